// 达标 and 运行记录: every figure opens the records behind it, for whoever looks after those who walk.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

namespace {

void scan(Headless& app, const char* code) {
    app.next_scan = {platform::ScanResult::Outcome::read, code};
    app.press("打卡");
}

void finish(Headless& app) {
    app.press("结束巡查");
    app.press("确定");
    app.pass(core::minute_ms * 2);
}

core::LayRoute patrol() {
    core::LayRoute route;
    route.name = "A 巡逻";
    route.role = core::Role::guard;
    core::Checkpoint point;
    point.code = "P-1";
    point.place = "东门";
    route.checkpoints = {point};
    return route;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(walk_records)

BOOST_AUTO_TEST_CASE(every_figure_opens_the_walks_behind_it) {
    Town town;
    town.now = town.now + core::day_ms;  // the route was added yesterday: today it is planned
    Disk butlers, managers;
    {
        Headless app(town, butlers);
        app.sign_in();
        app.tab("巡查");
        app.press("开始巡查");
        scan(app, "X3-01");
        app.press("下一点");
        app.press("跳过");
        app.fill("原因", "门锁着");
        app.press("确定");
        finish(app);
    }
    Headless app(town, managers, 390, 844);
    app.sign_in("jingli");
    app.tab("巡查");
    app.tab("达标");
    const auto opens = [&](const char* row) {
        app.open(row);
        BOOST_TEST(app.has(Role::listitem, "每日巡楼 · 3 栋 今天"), row);
        BOOST_TEST(app.cut().empty());
    };
    opens("每日巡楼 · 3 栋 应走 1，已走 1");
    BOOST_TEST(app.says("王敏 今天 09:12开始 准时"));
    app.press("关闭窗口");
    opens("王敏 应走 1，已走 1");
    app.press("关闭窗口");
    opens("早班 07–15");
    app.press("关闭窗口");
    app.press("准时 1");
    BOOST_TEST(app.has(Role::dialog, "准时"));
    BOOST_TEST(app.says("1 条记录"));
    app.press("关闭窗口");
    app.press("漏检 0");
    BOOST_TEST(app.says("没有记录"));
    app.press("关闭窗口");
    app.open("配电房 每日巡楼");  // the point that was skipped
    app.open("每日巡楼 · 3 栋 王敏");
    BOOST_TEST(app.heading() == "每日巡楼 · 3 栋");
    BOOST_TEST(app.says("已跳过"));
}

BOOST_AUTO_TEST_CASE(statistics_say_how_many_rounds_were_walked_and_lead_to_them) {
    Town town;
    town.now = town.now + core::day_ms;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.tab("统计");
    app.press("近 30 天应走 0，已走 0 –");
    BOOST_TEST(app.heading() == "巡查");
    BOOST_TEST(app.says("薄弱巡查点"));
}

BOOST_AUTO_TEST_CASE(a_guard_lead_sees_the_guards_and_walks_after_them) {
    Town town;
    town.hire("马国栋", core::Role::guard_lead);
    town.hire("张勇", core::Role::guard);
    town.lay(patrol());
    town.now = town.now + core::day_ms;
    Disk guards, leads;
    std::string round;
    {
        Headless app(town, guards);
        app.sign_in("张勇");
        app.tab("巡查");
        BOOST_TEST(!app.has(Role::tab, "达标"));
        app.press_in("A ", "开始巡查");
        round = app.route();
        scan(app, "P-1");
        finish(app);
    }
    Headless app(town, leads);
    app.sign_in("马国栋");
    app.tab("巡查");
    app.tab("达标");
    BOOST_TEST(app.has(Role::listitem, "A 巡逻 应走 1，已走 1"));
    BOOST_TEST(!app.has(Role::listitem, "每日巡楼"));  // not theirs to look after
    app.open("张勇 应走 1，已走 1");
    app.open("A 巡逻 今天");
    BOOST_TEST(app.route() == round);
    app.press("开始复走");
    BOOST_TEST(app.heading() == "1/1 东门");
}

BOOST_AUTO_TEST_CASE(the_log_of_a_machine_is_a_table_of_what_was_read_when_and_by_whom) {
    Town town;
    core::LayRoute rooms = patrol();
    rooms.name = "A 机房";
    rooms.role = core::Role::butler;
    core::ChecklistItem volts;
    volts.text = "电压";
    volts.kind = core::ItemKind::reading;
    volts.unit = "V";
    volts.low_milli = 380'000;
    volts.high_milli = 420'000;
    rooms.checkpoints[0].items = {volts};
    town.lay(rooms);
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    for (const char* reading : {"398.5", "431.5"}) {
        app.tab("巡查");
        app.press_in("A ", "开始巡查");
        scan(app, "P-1");
        app.fill("电压", reading);
        app.press("记录");
        if (app.has(Role::dialog, "发现问题")) app.press("仅记录");
        finish(app);
        app.pass(core::day_ms);
    }
    app.tab("巡查");
    app.press("运行记录");
    BOOST_TEST(app.heading() == "运行记录");
    BOOST_TEST(app.says("电压：380 – 420 V"));
    BOOST_TEST(app.has(Role::columnheader, "电压 V"));
    BOOST_TEST(app.says("398.5"));
    BOOST_TEST(app.says("1 处问题"));
    BOOST_TEST(app.cut().empty());
    app.pass(core::day_ms * 8);
    BOOST_TEST(app.says("这段时间没有记录"));
    app.choose("近 30 天");
    app.open_row("11月4日");
    BOOST_TEST(app.heading() == "A 机房");
}

BOOST_AUTO_TEST_SUITE_END()
