// Rounds beyond the daily walk: choices and words, a lift that is stopped, another order each shift, two people, and what a lead sees of
// the plan.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

namespace {

core::ChecklistItem item(const char* text, core::ItemKind kind) {
    core::ChecklistItem made;
    made.text = text;
    made.kind = kind;
    return made;
}

// First in the list by its name; one point with a door to judge, words to write and a lift to stop.
core::LayRoute machine_room() {
    core::LayRoute route;
    route.name = "A 电梯机房";
    core::Checkpoint point;
    point.code = "DT-01";
    point.place = "机房";
    core::ChecklistItem door = item("机房门", core::ItemKind::choice);
    door.choices = {"完好", "松动"};
    door.fine_choices = 1;
    core::ChecklistItem runs = item("运行平稳", core::ItemKind::judgement);
    runs.stops = true;
    point.items = {door, item("备注情况", core::ItemKind::text), runs};
    route.checkpoints = {point};
    return route;
}

core::LayRoute patrol(core::RouteOrder order, bool two_person) {
    core::LayRoute route;
    route.name = "A 交叉巡逻";
    route.order = order;
    route.two_person = two_person;
    route.seed = 7;
    for (const char* code : {"P-1", "P-2", "P-3", "P-4"}) {
        core::Checkpoint point;
        point.code = code;
        point.place = code;
        route.checkpoints.push_back(point);
    }
    return route;
}

const core::Round& only_round(const core::State& state) {
    BOOST_REQUIRE(state.all<core::Round>().size() == 1u);
    return state.all<core::Round>().begin()->second;
}

void scan(Headless& app, const char* code) {
    app.next_scan = {platform::ScanResult::Outcome::read, code};
    app.press("打卡");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rounds)

BOOST_AUTO_TEST_CASE(choices_words_and_a_lift_that_is_stopped) {
    Town town;
    town.lay(machine_room());
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    town.reachable = false;
    app.tab("巡查");
    app.press_in("A ", "开始巡查");
    BOOST_TEST(app.heading() == "1/1 机房");
    scan(app, "DT-01");
    app.press_in("机房门", "完好");
    app.fill("备注情况", "温度正常");
    app.press("记录");
    {
        const core::Visit& visit = *only_round(app.app().device().state()).visit(0);
        BOOST_TEST((visit.items[0].result == core::ItemResult::ok));
        BOOST_TEST((visit.items[1].text == core::Note("温度正常")));
        BOOST_TEST(visit.link.number == 1u);
    }
    // Not as it should be: asks for a finding, and says what was chosen.
    app.press_in("机房门", "松动");
    BOOST_TEST(app.has(Role::dialog, "发现问题"));
    const ui::a11y::Node* words = app.find(Role::textbox, "说明");
    BOOST_REQUIRE(words);
    BOOST_TEST(words->value == "机房门：松动");
    BOOST_TEST(!app.has(Role::button, "停用并报突发"));
    app.press("仅记录");

    app.press_in("运行平稳", "发现问题");
    app.fill("说明", "运行时剧烈抖动");
    app.press("停用并报突发");
    const core::State& state = app.app().device().state();
    const core::ItemState& runs = only_round(state).visit(0)->items[2];
    BOOST_TEST((runs.handling == core::Handling::stopped));
    const core::Ticket* ticket = state.find(runs.ticket);
    BOOST_REQUIRE(ticket);
    BOOST_TEST((ticket->severity == core::Severity::emergency));
    BOOST_TEST((ticket->words == core::Note("已停用并张贴通知：运行时剧烈抖动")));
}

BOOST_AUTO_TEST_CASE(a_shuffled_route_leads_in_its_own_order) {
    Town town;
    const core::RouteId id = town.lay(patrol(core::RouteOrder::shuffled, false));
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.tab("巡查");
    app.press_in("A ", "开始巡查");
    const core::Round& round = only_round(app.app().device().state());
    const core::Route& route = *app.app().device().state().find(id);
    const std::vector<std::uint16_t> order = core::order_of(route, round.turn);
    BOOST_TEST((order != core::order_of(route, round.turn + 1)));
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::string& code = route.checkpoints[order[i]].code.value;
        BOOST_TEST(app.heading() == std::to_string(i + 1) + "/4 " + code);
        scan(app, code.c_str());
        app.pass(core::minute_ms);
        if (i + 1 < order.size()) app.press("下一点");
    }
    app.press("结束巡查");
    app.press("确定");
    BOOST_TEST(app.says("凭证"));
    BOOST_TEST(!app.says("没有按规定顺序走"));
    BOOST_TEST(app.says("不能证明"));
}

BOOST_AUTO_TEST_CASE(a_partner_is_named_and_confirms_on_a_device_of_their_own) {
    Town town;
    town.lay(patrol(core::RouteOrder::in_order, true));
    Disk butlers, managers;
    std::string round;
    {
        Headless app(town, butlers);
        app.sign_in();
        app.tab("巡查");
        app.press_in("A ", "开始巡查");
        BOOST_TEST(app.has(Role::dialog, "选择搭档"));
        app.select("搭档", "郭建军");
        app.press_in("选择搭档", "开始巡查");
        BOOST_TEST(app.heading() == "1/4 P-1");
        BOOST_TEST(app.says("搭档还没有在自己的设备上确认"));
        app.pass(core::minute_ms * 2);
        round = app.route();
    }
    {
        Headless app(town, managers);
        app.sign_in("jingli");
        app.go(round);
        app.press("确认同行");
        app.pass(core::minute_ms * 2);
        BOOST_TEST((only_round(town.state).partner_proof == core::PartnerProof::own_device));
        BOOST_TEST(!app.has(Role::button, "确认同行"));
    }
    Headless app(town, butlers);
    app.unlock();
    app.pass(core::minute_ms * 2);
    app.go(round);
    BOOST_TEST(app.says("本人设备确认"));
}

BOOST_AUTO_TEST_CASE(forty_points_offline_with_a_kill_in_the_middle_arrive_whole) {
    Town town;
    core::LayRoute walk;
    walk.name = "A 四十点";
    for (int i = 1; i <= 40; ++i) {
        core::Checkpoint point;
        point.code = "Q-" + std::to_string(i);
        point.place = "点位" + std::to_string(i);
        point.items = {item("照明", core::ItemKind::judgement)};
        walk.checkpoints.push_back(point);
    }
    town.lay(walk);
    Disk disk;
    std::string round;
    const auto walk_on = [&](Headless& app, int from, int to) {
        for (int i = from; i <= to; ++i) {
            const std::string number = std::to_string(i);
            BOOST_TEST_REQUIRE(app.heading() == number + "/40 点位" + number);
            scan(app, ("Q-" + number).c_str());
            app.press("全部正常");
            app.pass(core::minute_ms);
            if (i < 40) app.press("下一点");
        }
    };
    {
        Headless app(town, disk);
        app.sign_in();
        town.reachable = false;
        app.tab("巡查");
        app.press_in("A ", "开始巡查");
        walk_on(app, 1, 20);
        round = app.route();
    }
    Headless app(town, disk);
    app.unlock();
    app.go(round);
    walk_on(app, 21, 40);
    app.press("结束巡查");
    app.press("确定");
    BOOST_TEST(town.state.all<core::Round>().empty());
    town.reachable = true;
    app.pass(core::minute_ms * 6);
    const core::Round& there = only_round(town.state);
    BOOST_TEST(!there.under_way());
    BOOST_TEST_REQUIRE(there.visits.size() == 40u);
    for (std::uint32_t i = 0; i < 40; ++i) {
        const core::Visit& visit = there.visits[i];
        BOOST_TEST(visit.checked_in);
        BOOST_TEST((visit.items[0].result == core::ItemResult::ok));
        BOOST_TEST(visit.link.number == i + 1);
        BOOST_TEST((visit.link.steady_ms == -1) == (i == 0 || i == 20));
    }
}

BOOST_AUTO_TEST_CASE(a_lead_sees_what_was_planned_and_what_was_walked) {
    Town town;
    town.now = town.now + core::day_ms;  // the route was added yesterday: today it is planned
    Disk butlers, managers;
    {
        Headless app(town, butlers);
        app.sign_in();
        app.tab("巡查");
        BOOST_TEST(!app.has(Role::tab, "达标"));
        app.press("开始巡查");
        scan(app, "X3-01");
        app.press("下一点");
        app.press("跳过");
        app.fill("原因", "门锁着");
        app.press("确定");
        app.press("结束巡查");
        app.press("确定");
        app.pass(core::minute_ms * 2);
    }
    Headless app(town, managers, 390, 844);
    app.sign_in("jingli");
    app.tab("巡查");
    app.tab("达标");
    BOOST_TEST(app.heading() == "巡查");
    BOOST_TEST(app.says("应走 1，已走 1"));
    BOOST_TEST(app.says("薄弱巡查点"));
    BOOST_TEST(app.says("漏 0 · 跳过 1 · 问题 0"));
    BOOST_TEST(app.says("早班 07–15"));
    BOOST_TEST(app.cut().empty());
}

BOOST_AUTO_TEST_CASE(a_manager_lays_a_route_and_changes_it) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.tab("巡查");
    app.press("新建路线");
    app.press("保存");
    BOOST_TEST(app.says("请填写路线名称"));
    app.fill("路线名称", "A 夜查");
    app.fill("时段", "22:00-06:00 x2\n晚上");
    app.fill("巡查点", "Y-1 东门\nY-1 西门");
    app.press("保存");
    BOOST_TEST(app.says("看不懂第 2 行"));
    BOOST_TEST(app.says("第 2 行缺少编码或地点，或编码重复"));
    app.fill("时段", "22:00-06:00 x2");
    app.fill("每周次数", "3");
    app.fill("巡查点", "Y-1 东门\nY-2 西门");
    app.choose("每班打乱");
    app.press("保存");
    BOOST_TEST(!app.has(Role::dialog, ""));
    app.pass(core::minute_ms * 2);
    const core::RouteId old{town.state.all<core::Route>().rbegin()->first};
    {
        const core::Route& route = *town.state.find(old);
        BOOST_TEST(route.name.value == "A 夜查");
        const core::PlanWindow night{22 * 60, 6 * 60, 2};
        BOOST_TEST((route.plan.windows == std::vector{night}));
        BOOST_TEST(static_cast<int>(route.plan.times_a_week) == 3);
        BOOST_TEST((route.order == core::RouteOrder::shuffled));
        BOOST_TEST_REQUIRE(route.checkpoints.size() == 2u);
        BOOST_TEST(route.checkpoints[1].place.value == "西门");
        BOOST_TEST(!route.checkpoints[1].items.empty());
    }
    app.press("修改");
    const ui::a11y::Node* when = app.find(Role::textbox, "时段");
    BOOST_REQUIRE(when);
    BOOST_TEST(when->value == "22:00-06:00 x2\n");
    app.fill("巡查点", "Y-2 西门\nY-3 车库");
    app.press("保存");
    app.pass(core::minute_ms * 2);
    const core::RouteId next{town.state.all<core::Route>().rbegin()->first};
    BOOST_TEST((next != old));
    BOOST_TEST(!town.state.find(old)->in_use());
    BOOST_TEST((town.state.find(old)->successor == next));
    const core::Route& changed = *town.state.find(next);
    BOOST_TEST(changed.checkpoints[0].items.size() ==
               town.state.find(old)->checkpoints[1].items.size());
    BOOST_TEST(changed.checkpoints[1].items.empty());  // nothing is made up for a new point
}

BOOST_AUTO_TEST_SUITE_END()
