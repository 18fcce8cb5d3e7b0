// Positions: asked for on a round and nowhere else, with every check-in of who allows it, never waited for; and taken where a manager
// stands.

#include "core/policy/evidence.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::only;
using ui_test::Town;

namespace {

constexpr core::Spot by_the_door{31'230'100, 121'470'200, 12};

core::LayRoute two_points() {
    core::LayRoute route;
    route.name = "A 定位路线";
    for (const char* code : {"D-1", "D-2"}) {
        core::Checkpoint point;
        point.code = code;
        point.place = code;
        route.checkpoints.push_back(point);
    }
    return route;
}

void scan(Headless& app, const char* code) {
    app.next_scan = {platform::ScanResult::Outcome::read, code};
    app.press("打卡");
}

const core::Round& round_of(Headless& app) { return only<core::Round>(app.app().device().state()); }

void start(Headless& app) {
    app.tab("巡查");
    app.press_in("A ", "开始巡查");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(positions)

BOOST_AUTO_TEST_CASE(who_allows_it_has_every_check_in_say_where_it_was_made) {
    Town town;
    town.lay(two_points());
    Disk disk;
    Headless app(town, disk);
    app.locates = true;
    app.spot = by_the_door;
    app.sign_in();
    start(app);
    BOOST_TEST(app.has(Role::heading, "打卡时附上位置？"));
    BOOST_TEST(app.position_asked == 0);
    app.press("附上位置");
    BOOST_TEST(app.says("位置 ±12 米"));
    scan(app, "D-1");
    BOOST_TEST((round_of(app).visit(0)->where == by_the_door));

    // The typed road, too, from somewhere else.
    app.spot = {31'230'900, 121'470'200, 25};
    app.press("下一点");
    app.pass(20'000);
    app.press("手动输入");
    app.fill("巡查点编码", "D-2");
    app.fill("原因", "光线太暗");
    app.press("确定");
    BOOST_TEST((round_of(app).visit(1)->where == app.spot));
    const core::Route& route = *app.app().device().state().find(round_of(app).route);
    BOOST_TEST(!core::evidence_of(route, round_of(app)).has(core::Doubt::no_position));
}

// The battery: nobody is asked where they are but on their own round, while they look at it.
BOOST_AUTO_TEST_CASE(the_device_is_asked_only_while_its_walker_sees_the_round) {
    Town town;
    town.lay(two_points());
    Disk disk;
    Headless app(town, disk);
    app.locates = true;
    app.spot = by_the_door;
    app.sign_in();
    start(app);
    app.press("附上位置");
    BOOST_TEST(app.locating());
    app.show(false);
    BOOST_TEST(!app.locating());
    app.show(true);
    BOOST_TEST(app.locating());
    app.tab("工单");
    BOOST_TEST(!app.locating());
    app.browser_back();
    BOOST_TEST(app.locating());
    scan(app, "D-1");
    app.press("下一点");
    scan(app, "D-2");
    app.press("结束巡查");
    app.press("确定");
    BOOST_TEST(!app.locating());
}

BOOST_AUTO_TEST_CASE(an_old_fix_says_nothing_and_nothing_waits_for_a_new_one) {
    Town town;
    town.lay(two_points());
    Disk disk;
    Headless app(town, disk);
    app.locates = true;
    app.spot = by_the_door;
    app.sign_in();
    start(app);
    app.press("附上位置");
    app.spot = {};  // into the basement
    app.pass(31'000);
    BOOST_TEST(app.says("这里定不到位"));
    scan(app, "D-1");
    BOOST_TEST(round_of(app).visit(0)->checked_in);
    BOOST_TEST(!round_of(app).visit(0)->where.known());
}

BOOST_AUTO_TEST_CASE(no_is_no_until_it_is_changed_in_the_settings) {
    Town town;
    town.lay(two_points());
    Disk disk;
    {
        Headless app(town, disk);
        app.locates = true;
        app.spot = by_the_door;
        app.sign_in();
        start(app);
        app.press("不附");
        BOOST_TEST(!app.has(Role::heading, "打卡时附上位置？"));
        scan(app, "D-1");
        BOOST_TEST(!round_of(app).visit(0)->where.known());
    }
    Headless app(town, disk);
    app.locates = true;
    app.spot = by_the_door;
    app.unlock();
    BOOST_TEST(!app.has(Role::heading, "打卡时附上位置？"));
    BOOST_TEST(app.position_asked == 0);
    app.tab("更多");
    app.tick("打卡附上位置");
    BOOST_TEST(app.position_asked == 0);
    // On the round the browser asks, from a tap.
    app.go("round/" + std::to_string(app.app().device().state().all<core::Round>().begin()->first));
    BOOST_TEST(!app.says("位置 ±12 米"));
    app.press("开启定位");
    BOOST_TEST(app.says("位置 ±12 米"));
}

BOOST_AUTO_TEST_CASE(a_browser_that_refuses_is_said_to_and_a_device_without_is_not_asked) {
    Town town;
    town.lay(two_points());
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    start(app);
    BOOST_TEST(!app.has(Role::heading, "打卡时附上位置？"));
    app.locates = true;
    app.position_refused = true;
    app.pass(core::minute_ms);
    app.press("附上位置");
    BOOST_TEST(app.says("浏览器没有允许定位"));
    scan(app, "D-1");
    BOOST_TEST(round_of(app).visit(0)->checked_in);
}

BOOST_AUTO_TEST_CASE(a_manager_takes_the_positions_where_they_stand) {
    Town town;
    town.lay(two_points());
    Disk disk;
    Headless app(town, disk);
    app.locates = true;
    app.spot = by_the_door;
    app.sign_in("jingli");
    app.tab("巡查");
    app.open("A ");
    app.press("修改");
    app.tick("巡查点位置");
    BOOST_TEST(!app.locating());
    app.press("开启定位");
    BOOST_TEST(app.locating());
    app.press_in("D-1", "取此处");
    app.spot.accuracy_m = 450;
    app.pass(20'000);
    BOOST_TEST(app.says("误差 ±450 米，太大"));
    BOOST_TEST(!app.has(Role::button, "取此处"));
    app.press("保存");
    BOOST_TEST(!app.locating());
    const core::State& state = app.app().device().state();
    const auto laid = std::prev(state.all<core::Route>().end());
    BOOST_TEST(laid->second.in_use());
    BOOST_TEST((laid->second.checkpoints[0].where == by_the_door));
    BOOST_TEST(!laid->second.checkpoints[1].where.known());

    // A changed route keeps them, unless they are cleared.
    app.open("A ");
    app.press("修改");
    app.tick("巡查点位置");
    app.press("清除全部位置");
    app.press("保存");
    BOOST_TEST(!std::prev(state.all<core::Route>().end())->second.checkpoints[0].where.known());
}

BOOST_AUTO_TEST_CASE(figures_of_a_browser_become_a_spot_or_none) {
    using platform::spot_of;
    BOOST_TEST((spot_of(31.2301004, 121.4702, 11.2) == by_the_door));
    BOOST_TEST((spot_of(-31.5, -180, 0) == core::Spot{-31'500'000, -180'000'000, 1}));
    BOOST_TEST(spot_of(0, 0, 1e9).accuracy_m == 65'535u);
    for (const double bad : {std::nan(""), 1e9, -1e9, HUGE_VAL}) {
        BOOST_TEST(!spot_of(bad, 0, 5).known());
        BOOST_TEST(!spot_of(0, bad, 5).known());
    }
    BOOST_TEST(!spot_of(0, 0, -1).known());
    BOOST_TEST(!spot_of(0, 0, std::nan("")).known());
}

BOOST_AUTO_TEST_SUITE_END()
