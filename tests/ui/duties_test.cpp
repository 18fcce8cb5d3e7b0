// Duties and visits as a butler and a manager meet them: the count that rises by itself, the planner's
// sentence, the log's form.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::only;
using ui_test::Town;

namespace {

void visit(Headless& app, std::string_view needs) {
    app.press("记录拜访");
    app.choose("满意");
    app.fill("需求和意见", needs);
    app.press("提交");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(duties_on_screen)

BOOST_AUTO_TEST_CASE(a_visit_without_a_network_is_counted_and_goes_up_later) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    town.reachable = false;
    app.go("duties");
    BOOST_TEST(app.heading() == "必做事项");
    BOOST_TEST(app.has(Role::listitem, "上门拜访 还差 2"));
    app.go("household/" + std::to_string(town.unit.value));
    BOOST_TEST(app.says("还没有拜访记录"));
    visit(app, "想装充电桩");
    BOOST_TEST(app.heading() == "3-2-501");  // back where the form was opened
    BOOST_TEST(app.says("想装充电桩"));
    app.go("duties");
    BOOST_TEST(app.has(Role::listitem, "上门拜访 还差 1"));
    app.open("上门拜访");
    BOOST_TEST(app.has(Role::dialog, "上门拜访"));
    BOOST_TEST(app.says("3-2-501"));  // what proves it
    BOOST_TEST(town.state.all<core::HomeVisit>().empty());
    town.reachable = true;
    app.pass(core::minute_ms);
    BOOST_TEST(only<core::HomeVisit>(town.state).mood == 4);
    BOOST_TEST((only<core::HomeVisit>(town.state).household == town.household));
}

BOOST_AUTO_TEST_CASE(today_shows_what_still_lacks_and_leads_there) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    BOOST_TEST(app.says("必做事项"));
    BOOST_TEST(app.has(Role::listitem, "完整巡楼"));
    app.press("全部");
    BOOST_TEST(app.heading() == "必做事项");
    app.go("more");
    app.open("上门拜访");
    BOOST_TEST(app.heading() == "上门拜访");
}

BOOST_AUTO_TEST_CASE(the_planner_says_whether_it_can_be_kept) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go("visits");
    BOOST_TEST(app.says("1 户，每两月一轮：每周需拜访 0.1 户"));
    BOOST_TEST(app.says("每周 2 户可以做到，最多覆盖 17 户"));
    BOOST_TEST(app.has(Role::listitem, "3-2-501"));
    BOOST_TEST(app.says("还没拜访过"));
    BOOST_TEST(!app.has(Role::button, "每周多一户"));  // the plan is the manager's
    app.open("3-2-501");
    BOOST_TEST(app.heading() == "拜访 3-2-501");
}

BOOST_AUTO_TEST_CASE(a_manager_sets_the_rhythm) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.go("visits");
    app.choose("每半年一轮");
    BOOST_TEST(app.says("最多覆盖 52 户"));
    app.press("每周多一户");
    BOOST_TEST(app.says("每周 3 户可以做到"));
    app.pass(core::minute_ms);
    BOOST_TEST((town.state.community()->visit_rhythm == core::VisitRhythm::half_year));
    BOOST_TEST(town.state.community()->visits_a_week == 3);
}

BOOST_AUTO_TEST_CASE(a_visit_leads_to_a_ticket_and_its_promise_is_followed_up) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go("visit/" + std::to_string(town.unit.value));
    app.press("陈先生");
    app.fill("答应的事", "周五前答复");
    app.fill("答应的期限", "2026-11-06");
    app.tick("同时建咨询工单");
    app.press("提交");
    BOOST_TEST(app.says("请填写需求和意见"));
    app.fill("需求和意见", "车位能否续租");
    app.press("提交");
    app.pass(core::minute_ms);
    const core::HomeVisit& visit = only<core::HomeVisit>(town.state);
    BOOST_TEST(visit.met.value == "陈先生");
    BOOST_TEST(visit.promise_by.value == core::day_of(core::CivilDate{2026, 11, 6}).value);
    const core::Ticket* ticket = town.state.find(visit.ticket);
    BOOST_REQUIRE(ticket != nullptr);
    BOOST_TEST((ticket->kind == core::TicketKind::enquiry));
    BOOST_TEST(ticket->words.value == "车位能否续租");
    app.go("visits");
    app.open("周五前答复");
    app.fill("办理情况", "已电话答复");
    app.press("确定");
    BOOST_TEST(app.says("答应的都办了"));
    app.pass(core::minute_ms);
    BOOST_TEST(!only<core::HomeVisit>(town.state).owes_promise());
}

BOOST_AUTO_TEST_CASE(what_nothing_else_proves_is_written_down) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go("duties");
    app.open("次日计划");
    app.press("确定");
    BOOST_TEST(app.says("请填写内容"));
    app.fill("内容", "巡查 3 栋，上门两户");
    app.press("确定");
    BOOST_TEST(!app.has(Role::dialog, ""));
    BOOST_TEST(app.has(Role::listitem, "次日计划 已做到"));
    app.open("周总结");
    BOOST_TEST(app.find(Role::textbox, "内容")->value.starts_with("受理工单 0"));
    app.send();
    BOOST_TEST(town.state.all<core::DutyRecord>().size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
