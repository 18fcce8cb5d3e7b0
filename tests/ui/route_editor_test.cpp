// A route as a manager writes it: on which days and how often, what is looked at where and how long one stays, and its end.

#include "core/policy/checklists.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

namespace {

const core::Route& newest(const Town& town) {
    return town.state.all<core::Route>().rbegin()->second;
}

void save(Headless& app) {
    app.press("保存");
    BOOST_TEST(!app.has(Role::dialog, ""), app.everything());
    app.pass(core::minute_ms * 2);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(route_editor)

BOOST_AUTO_TEST_CASE(a_plan_has_its_days_its_hours_and_how_often) {
    for (const float width : {390.0f, 1280.0f}) {
        Town town;
        Disk disk;
        Headless app(town, disk, width, width < 600 ? 844 : 800);
        app.sign_in("jingli");
        app.tab("巡查");
        app.press("新建路线");
        app.fill("路线名称", "A 值班");
        app.fill("巡查点", "Z-1 前台");
        for (const char* day : {"周六", "周日"}) app.press_in("星期", day);
        app.fill("每天轮数", "3");
        app.fill("一天从", "07:00");
        BOOST_TEST(app.cut().empty());
        save(app);
        const core::RoutePlan& plan = newest(town).plan;
        BOOST_TEST(static_cast<int>(plan.weekdays) == 0x1F);
        BOOST_TEST(plan.day_begins_minute == 7 * 60);
        BOOST_TEST(static_cast<int>(newest(town).times_a_day) == 3);
        BOOST_TEST(newest(town).checkpoints[0].dwell_s == 60);

        app.open("A 值班");
        app.press("修改");
        app.press_in("星期", "周六");
        save(app);
        BOOST_TEST(static_cast<int>(newest(town).plan.weekdays) == 0x3F);
        BOOST_TEST(newest(town).plan.day_begins_minute == 7 * 60);
        BOOST_TEST(static_cast<int>(newest(town).times_a_day) == 3);
    }
}

BOOST_AUTO_TEST_CASE(the_last_day_of_a_week_stays) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.tab("巡查");
    app.press("新建路线");
    app.fill("路线名称", "A 周检");
    app.fill("巡查点", "Z-1 前台");
    for (const char* day : {"周一", "周二", "周三", "周四", "周五", "周六", "周日"})
        app.press_in("星期", day);
    save(app);
    BOOST_TEST(static_cast<int>(newest(town).plan.weekdays) == 0x40);
}

BOOST_AUTO_TEST_CASE(each_point_has_a_checklist_and_a_stay_of_its_own) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.tab("巡查");
    app.press("新建路线");
    app.fill("路线名称", "A 设备房");
    app.fill("巡查点", "S-1 配电房\nS-2 电梯机房\nS-3 水泵房");
    app.select("检查表", "配电房巡查");
    app.fill("停留秒数", "90");
    app.open("电梯机房");
    BOOST_TEST(app.has(Role::dialog, "电梯机房"));
    app.select("检查表", "电梯巡查");
    app.press("确定");
    app.open("水泵房");
    app.select("检查表", "自定义");
    app.fill("检查项", "压力 [0.2-0.6]MPa");
    app.fill("停留秒数", "120");
    app.press("确定");
    app.press("保存");
    BOOST_TEST(app.says("看不懂第 1 行"));
    app.open("水泵房");
    app.fill("检查项", "压力 [0.2-0.6 MPa]");
    app.press("确定");
    BOOST_TEST(app.has(Role::listitem, "水泵房 S-3 · 1 项检查 · 停留 120 秒"));
    save(app);
    const core::Route laid = newest(town);
    BOOST_TEST_REQUIRE(laid.checkpoints.size() == 3u);
    BOOST_TEST((laid.checkpoints[0].items == core::items_of(core::Checklist::power_room)));
    BOOST_TEST((laid.checkpoints[1].items == core::items_of(core::Checklist::lift)));
    BOOST_TEST_REQUIRE(laid.checkpoints[2].items.size() == 1u);
    BOOST_TEST(laid.checkpoints[2].items[0].unit.value == "MPa");
    BOOST_TEST(laid.checkpoints[0].dwell_s == 90);
    BOOST_TEST(laid.checkpoints[2].dwell_s == 120);

    // Changed: the others stay as they were, and writing begins with what was there.
    app.open("A 设备房");
    app.press("修改");
    app.open("电梯机房");
    app.select("检查表", "自定义");
    const ui::a11y::Node* items = app.find(Role::textbox, "检查项");
    BOOST_REQUIRE(items);
    BOOST_TEST(items->value.find("#停用") != std::string::npos);
    app.fill("检查项", "五方对讲畅通");
    app.press("确定");
    save(app);
    const core::Route& changed = newest(town);
    BOOST_TEST((changed.checkpoints[0] == laid.checkpoints[0]));
    BOOST_TEST((changed.checkpoints[2] == laid.checkpoints[2]));
    BOOST_TEST(changed.checkpoints[1].items.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_route_ends_without_another) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.tab("巡查");
    app.press("修改");
    app.press("停用路线");
    app.press("取消");
    BOOST_TEST(town.state.find(town.route)->in_use());
    app.press("停用路线");
    app.press_in("停用路线", "停用路线");
    BOOST_TEST(!app.has(Role::dialog, ""));
    app.pass(core::minute_ms * 2);
    BOOST_TEST(!town.state.find(town.route)->in_use());
    BOOST_TEST(!town.state.find(town.route)->successor);
    BOOST_TEST(!app.has(Role::listitem, "每日巡楼"));
}

BOOST_AUTO_TEST_SUITE_END()
