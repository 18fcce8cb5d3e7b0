// Rounds of two people: the partner is named, and says on a device of their own or by their PIN on the walker's that they walk along.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::only;
using ui_test::Town;

namespace {

core::LayRoute patrol_in_pairs() {
    core::LayRoute route;
    route.name = "A 双人巡逻";
    route.two_person = true;
    for (const char* code : {"P-1", "P-2"}) {
        core::Checkpoint point;
        point.code = code;
        point.place = code;
        route.checkpoints.push_back(point);
    }
    return route;
}

// The manager's sealed store is on the butler's tablet.
Disk::Colleague guo_on(const Town& town) {
    platform::Keeper keeper;
    keeper.slot = "two";
    keeper.account = "jingli";
    keeper.name = "郭建军";
    keeper.staff = town.guo.value;
    keeper.has_pin = true;
    return {keeper, "739105", 0};
}

void start_with_guo(Headless& app) {
    app.sign_in();
    app.tab("巡查");
    app.press_in("A ", "开始巡查");
    app.select("搭档", "郭建军");
    app.press_in("选择搭档", "开始巡查");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(partners)

BOOST_AUTO_TEST_CASE(a_partner_is_named_and_confirms_on_a_device_of_their_own) {
    Town town;
    town.lay(patrol_in_pairs());
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
        BOOST_TEST(app.heading() == "1/2 P-1");
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
        BOOST_TEST((only<core::Round>(town.state).partner_proof == core::PartnerProof::own_device));
        BOOST_TEST(!app.has(Role::button, "确认同行"));
    }
    Headless app(town, butlers);
    app.unlock();
    app.pass(core::minute_ms * 2);
    app.go(round);
    BOOST_TEST(app.says("本人设备确认"));
}

BOOST_AUTO_TEST_CASE(a_partner_confirms_by_their_pin_on_the_walker_s_device) {
    Town town;
    town.lay(patrol_in_pairs());
    Disk disk;
    disk.colleagues = {guo_on(town)};
    Headless app(town, disk);
    start_with_guo(app);
    town.reachable = false;
    const auto proof = [&] { return only<core::Round>(app.app().device().state()).partner_proof; };
    app.press("搭档在本机确认");
    BOOST_TEST(app.has(Role::dialog, "搭档确认"));
    BOOST_TEST(app.says("请 郭建军 输入自己的 PIN"));
    app.fill("输入PIN", disk.pin);  // the walker's own says nothing about the partner
    app.press("确认同行");
    BOOST_TEST(app.says("PIN 不对"));
    BOOST_TEST((proof() == core::PartnerProof::none));
    for (int i = 0; i < 3; ++i) {
        app.fill("输入PIN", "111222");
        app.press("确认同行");
    }
    BOOST_TEST(app.says("请 30 秒后再试"));
    BOOST_TEST((proof() == core::PartnerProof::none));
    app.pass(31'000);
    app.fill("输入PIN", "739105");
    app.press("确认同行");
    BOOST_TEST((proof() == core::PartnerProof::pin_here));
    BOOST_TEST((only<core::Round>(app.app().device().state()).partner == town.guo));
    BOOST_TEST(!app.has(Role::dialog, "搭档确认"));
    BOOST_TEST(app.says("本机PIN确认"));
    BOOST_TEST(!app.has(Role::button, "搭档在本机确认"));
    // Nobody was switched.
    BOOST_TEST(app.app().device().identity()->account == "wangmin");
    app.press("结束巡查");
    app.press("确定");
    BOOST_TEST(app.says("搭档在同一台设备上确认"));
}

BOOST_AUTO_TEST_CASE(a_partner_who_is_not_at_home_on_this_device_confirms_on_their_own) {
    Town town;
    town.lay(patrol_in_pairs());
    Disk disk;
    Disk::Colleague other = guo_on(town);
    other.keeper.staff = town.chen.value;
    disk.colleagues = {other};
    Headless app(town, disk);
    start_with_guo(app);
    BOOST_TEST(app.says("还没有在自己的设备上确认"));
    BOOST_TEST(!app.has(Role::button, "搭档在本机确认"));
}

BOOST_AUTO_TEST_CASE(a_pin_that_was_tried_too_often_confirms_nothing_any_more) {
    Town town;
    town.lay(patrol_in_pairs());
    Disk disk;
    disk.colleagues = {guo_on(town)};
    disk.colleagues.front().wrong = 9;
    Headless app(town, disk);
    start_with_guo(app);
    app.press("搭档在本机确认");
    app.fill("输入PIN", "111222");
    app.press("确认同行");
    BOOST_TEST(app.says("这个 PIN 已停用"));
    BOOST_TEST(!app.has(Role::button, "确认同行"));
}

BOOST_AUTO_TEST_SUITE_END()
