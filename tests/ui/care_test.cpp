// Who is looked after more closely, what a half-year's questionnaire says in figures, and what came of a meeting.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

namespace {

const core::DutyRecord& only_record(const Town& town) {
    BOOST_REQUIRE(town.state.all<core::DutyRecord>().size() == 1u);
    return town.state.all<core::DutyRecord>().begin()->second;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(care)

BOOST_AUTO_TEST_CASE(a_home_is_listed_with_why_what_it_needs_and_when_to_be_in_touch) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    town.reachable = false;
    app.go("visits");
    app.tab("重点与关怀");
    BOOST_TEST(app.says("还没有重点客户或需要关怀的住户"));
    app.fill("房屋", "9-9-999");
    app.press("填写情况");
    BOOST_TEST(app.says("没有这套房屋"));
    app.fill("房屋", "3-2-501");
    app.press("填写情况");
    BOOST_TEST(app.has(Role::dialog, "3-2-501"));
    app.tick("重点客户");
    app.press("独居");
    app.fill("需要注意什么", "每天下午在家，代取快递");
    app.press("确定");
    const auto row = [&] { return app.find(Role::listitem, "3-2-501"); };
    BOOST_REQUIRE(row() != nullptr);
    BOOST_TEST(row()->name.find("重点客户") != std::string::npos, row()->name);
    BOOST_TEST(row()->name.find("代取快递") != std::string::npos, row()->name);
    BOOST_TEST(row()->name.find("还没联系过") != std::string::npos, row()->name);
    BOOST_TEST(app.says("1 户该联系"));
    // Being in touch settles it until next week.
    app.open("3-2-501");
    app.press("去拜访");
    BOOST_TEST(app.heading() == "拜访 3-2-501");
    app.choose("满意");
    app.fill("需求和意见", "想换楼道灯");
    app.press("提交");
    app.go("visits");
    app.tab("重点与关怀");
    BOOST_TEST(row()->name.find("想换楼道灯") != std::string::npos, row()->name);
    BOOST_TEST(!app.says("户该联系"));
    // What was begun is there again after a look at something else.
    app.open("3-2-501");
    app.fill("需要注意什么", "写到一半");
    BOOST_TEST(app.says("住户自己的设备也会收到"));
    app.press("去拜访");
    app.go("visits");
    app.tab("重点与关怀");
    app.open("3-2-501");
    BOOST_TEST(app.find(Role::textbox, "需要注意什么")->value == "写到一半");
    app.fill("需要注意什么", "每天下午在家，代取快递");
    // It is no longer needed: it leaves the list.
    app.tick("重点客户");
    app.press("独居");
    app.press("确定");
    BOOST_TEST(app.says("还没有重点客户或需要关怀的住户"));
    town.reachable = true;
    app.pass(core::minute_ms * 6);
    const core::Household& home = *town.state.find(town.household);
    BOOST_TEST((home.care == core::Care::none));
    BOOST_TEST(home.field(core::HouseholdField::care).value.value == "每天下午在家，代取快递");
}

BOOST_AUTO_TEST_CASE(a_butler_does_not_see_what_the_desk_was_told) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go("visits");
    BOOST_TEST(app.has(Role::tab, "重点与关怀"));
    BOOST_TEST(!app.has(Role::tab, "问卷与恳谈"));
}

BOOST_AUTO_TEST_CASE(a_questionnaire_adds_up_and_shows_as_figures) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.go("visits");
    app.tab("问卷与恳谈");
    BOOST_TEST(app.says("2026 年下半年"));
    BOOST_TEST(app.says("这半年还没有问卷结果"));
    app.press("录入问卷结果");
    app.press("确定");
    BOOST_TEST(app.says("请填写回收份数"));
    app.fill("发放份数", "50");
    app.fill("回收份数", "40");
    app.press("确定");
    BOOST_TEST(app.says("请至少填写一题"));
    app.fill("服务态度 满意", "41");
    app.press("确定");
    BOOST_TEST(app.says("合计 41 份，多于回收的 40 份"));
    BOOST_TEST(town.state.all<core::DutyRecord>().empty());
    app.fill("服务态度 满意", "36");
    app.fill("服务态度 一般", "3");
    app.fill("服务态度 不满意", "1");
    app.press("确定");
    BOOST_TEST(!app.has(Role::dialog, ""));
    BOOST_TEST(app.says("发放 50 · 回收 40（80%）"));
    BOOST_TEST(app.says("90% · 满意 36 一般 3 不满意 1"));
    BOOST_TEST(app.says("没有人回答"));  // the other questions
    app.pass(core::minute_ms);
    const core::DutyRecord& sheet = only_record(town);
    BOOST_TEST((sheet.duty == core::DutyId::questionnaire));
    BOOST_TEST(sheet.text.value == "问卷：发放 50 份，回收 40 份");
    BOOST_TEST((sheet.answers.front().counts == std::vector<std::uint32_t>{36, 3, 1}));
}

BOOST_AUTO_TEST_CASE(a_meeting_is_recorded_with_its_results_and_what_came_of_them) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.go("visits");
    app.tab("问卷与恳谈");
    app.press("记录恳谈会");
    app.fill("到会人数", "18");
    app.fill("议题和意见", "停车位不足");
    app.press("确定");
    BOOST_TEST(app.says("请填写答复和结果"));
    app.fill("答复和结果", "十二月前划出二十个车位");
    app.press("确定");
    BOOST_TEST(app.says("18 人到会"));
    BOOST_TEST(app.says("结果：十二月前划出二十个车位"));
    app.open("11月3日");
    app.fill("后来的结果", "已划出二十二个");
    app.press("确定");
    BOOST_TEST(app.says("已划出二十二个"));
    app.pass(core::minute_ms);
    const core::DutyRecord& meeting = only_record(town);
    BOOST_TEST((meeting.duty == core::DutyId::client_meeting));
    BOOST_TEST(meeting.counts.front() == 18u);
    BOOST_TEST(meeting.entries.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
