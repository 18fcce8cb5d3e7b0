// The PIN: what is refused, how a locked device opens, and what a forgotten one costs.

#include "shell/screens/pin.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using shell::fault_of;
using shell::PinFault;
using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

BOOST_AUTO_TEST_SUITE(pin)

BOOST_AUTO_TEST_CASE(what_is_easy_to_guess_is_refused) {
    for (const char* simple : {"000000", "123456", "654321", "121212", "123123", "99999999"})
        BOOST_TEST((fault_of(simple) == PinFault::too_simple), simple);
    BOOST_TEST((fault_of("") == PinFault::too_short));
    BOOST_TEST((fault_of("28051") == PinFault::too_short));
    BOOST_TEST((fault_of("28051a") == PinFault::not_digits));
    for (const char* fine : {"280519", "112233", "123457", "2805190"})
        BOOST_TEST((fault_of(fine) == PinFault::none), fine);
}

BOOST_AUTO_TEST_CASE(the_first_sign_in_asks_for_a_pin_twice) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.fill("账号", "wangmin");
    app.fill("密码", "xunlou-demo");
    app.press("登录");
    BOOST_TEST(app.heading() == "设置解锁PIN");
    const auto attempt = [&](std::string_view first, std::string_view second) {
        app.fill("设置PIN", first);
        app.fill("再次输入PIN", second);
        app.press("确定");
    };
    attempt("123456", "123456");
    BOOST_TEST(app.says("太容易猜到"));
    attempt("2805", "2805");
    BOOST_TEST(app.says("至少要 6 位"));
    attempt("280519", "280518");
    BOOST_TEST(app.says("不一样"));
    BOOST_TEST(disk.pin.empty());
    attempt("280519", "280519");
    BOOST_TEST(app.heading() == "今日");
    BOOST_TEST(disk.pin == "280519");
}

BOOST_AUTO_TEST_CASE(a_locked_device_shows_nothing_until_the_pin_opens_it) {
    Town town;
    Disk disk;
    {
        Headless app(town, disk);
        app.sign_in();
    }
    town.reachable = false;
    Headless app(town, disk);
    BOOST_TEST(app.heading() == "巡楼");
    BOOST_TEST(!app.has(Role::tab, "今日"));
    app.go("tickets");
    BOOST_TEST(!app.has(Role::tab, "工单"));
    app.fill("输入PIN", "111222");
    app.press("解锁");
    BOOST_TEST(app.says("PIN 不对"));
    app.unlock();
    BOOST_TEST(app.heading() == "工单");
}

BOOST_AUTO_TEST_CASE(after_too_many_wrong_pins_only_the_password_helps_and_work_stays) {
    Town town;
    Disk disk;
    {
        Headless app(town, disk);
        app.sign_in();
        app.go("new-ticket");
        app.fill("内容", "楼上夜间噪声");
    }
    Headless app(town, disk);
    for (int i = 0; i < 10; ++i) {
        app.fill("输入PIN", "111222");
        app.press("解锁");
    }
    BOOST_TEST(app.says("PIN 已停用"));
    app.press("用密码登录");
    town.reachable = false;
    app.fill("密码", "xunlou-demo");
    app.press("登录");
    BOOST_TEST(app.says("连不上服务器"));
    town.reachable = true;
    app.press("登录");
    BOOST_TEST(app.heading() == "设置解锁PIN");
    app.fill("设置PIN", "739105");
    app.fill("再次输入PIN", "739105");
    app.press("确定");
    app.go("new-ticket");
    const ui::a11y::Node* words = app.find(Role::textbox, "内容");
    BOOST_REQUIRE(words);
    BOOST_TEST(words->value == "楼上夜间噪声");
    BOOST_TEST(disk.pin == "739105");
}

BOOST_AUTO_TEST_CASE(locking_waits_until_what_was_typed_is_written) {
    Town town;
    Disk disk;
    {
        Headless app(town, disk);
        app.sign_in();
        app.go("new-ticket");
        app.fill("内容", "楼上夜间噪声");
        BOOST_TEST(app.app().leave());
        BOOST_TEST(!app.locked_by_app());
        app.settle();
        BOOST_TEST(app.locked_by_app());
    }
    Headless app(town, disk);
    app.unlock();
    app.go("new-ticket");
    const ui::a11y::Node* words = app.find(Role::textbox, "内容");
    BOOST_REQUIRE(words);
    BOOST_TEST(words->value == "楼上夜间噪声");
}

BOOST_AUTO_TEST_CASE(keys_on_the_screen_type_the_pin) {
    Town town;
    Disk disk;
    {
        Headless app(town, disk);
        app.sign_in();
    }
    Headless app(town, disk);
    for (const char* digit : {"2", "8", "0", "5", "1", "8"}) app.press(digit);
    app.press("解锁");
    BOOST_TEST(app.says("PIN 不对"));
    for (const char* digit : {"2", "8", "0", "5", "1", "9"}) app.press(digit);
    BOOST_TEST(!app.says("PIN 不对"));
    app.press("解锁");
    BOOST_TEST(app.heading() == "今日");
}

BOOST_AUTO_TEST_CASE(how_long_nobody_may_be_there_is_kept) {
    Town town;
    Disk disk;
    {
        Headless app(town, disk);
        app.sign_in();
        BOOST_TEST(app.lock_after_min() == 10);
        app.go("more");
        app.choose("2 分钟");
        BOOST_TEST(app.lock_after_min() == 2);
        app.settle();
    }
    Headless app(town, disk);
    app.unlock();
    BOOST_TEST(app.lock_after_min() == 2);
}

BOOST_AUTO_TEST_CASE(the_lock_looks_as_the_last_person_had_it) {
    Town town;
    Disk disk;
    {
        Headless app(town, disk);
        app.sign_in();
        app.go("more");
        app.press("放大文字");
        app.choose("English");
        app.settle();
    }
    BOOST_TEST(disk.look.text_percent == 110);
    Headless app(town, disk);
    BOOST_TEST(app.has(Role::button, "Unlock"));
    ui::set_language(ui::Language::zh);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_keeps_it_open) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go("new-ticket");
    disk.full = true;
    app.fill("内容", "楼上夜间噪声");
    BOOST_TEST(app.app().leave());
    app.settle();
    BOOST_TEST(!app.locked_by_app());
    BOOST_TEST(app.says("没有锁定"));
}

BOOST_AUTO_TEST_SUITE_END()
