// Whether what is stored can be trusted to stay: the browser's promise, room that runs short, a store that
// is gone, a PIN that is changed.

#include "shell/trust.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

namespace {

constexpr std::uint64_t mega = 1 << 20;

void report(Headless& app) {
    app.report("报修", "龙头滴水");
    app.go("today");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(trust)

BOOST_AUTO_TEST_CASE(room_is_short_before_it_is_gone) {
    const auto is_short = [](std::uint64_t used, std::uint64_t quota) {
        return shell::is_short({used, quota, false});
    };
    BOOST_TEST(!is_short(0, 0), "a browser that tells nothing");
    BOOST_TEST(!is_short(700 * mega, 1000 * mega));
    BOOST_TEST(is_short(801 * mega, 1000 * mega));
    BOOST_TEST(is_short(20 * mega, 60 * mega));
    BOOST_TEST(is_short(70 * mega, 60 * mega));
    BOOST_TEST(shell::free_bytes({70, 60, false}) == 0u);
    BOOST_TEST(shell::size_text(1500) == "2 kB");
    BOOST_TEST(shell::size_text(3 * mega + mega / 2) == "3.5 MB");
    BOOST_TEST(shell::size_text(2048 * mega) == "2.0 GB");
}

BOOST_AUTO_TEST_CASE(short_room_is_told_once_with_numbers_and_sent_pictures_make_room) {
    Town town;
    Disk disk;
    disk.usage = {300 * mega, 1024 * mega, true};
    Headless app(town, disk);
    app.sign_in();
    BOOST_TEST(!app.says("本机存储快满了"));
    BOOST_TEST(app.made_room == 0);
    disk.usage.used_bytes = 1000 * mega;
    app.pass(6 * 60'000);
    app.settle();
    BOOST_TEST(app.says("已用 1000.0 MB，共 1.0 GB，还剩 24.0 MB"));
    BOOST_TEST(app.made_room == 1);
    app.pass(6 * 60'000);
    app.settle();
    BOOST_TEST(!app.says("还剩 24.0 MB"), "not again and again");
    BOOST_TEST(app.made_room == 2);
    app.go("sync");
    BOOST_TEST(app.says("已用 1000.0 MB，共 1.0 GB，还剩 24.0 MB"));
    BOOST_TEST(app.says("旧照片会先从本机移走"));
}

BOOST_AUTO_TEST_CASE(the_promise_is_asked_for_when_there_is_work_and_once) {
    Town town;
    Disk disk;
    disk.usage.persistent = false;
    {
        Headless app(town, disk);
        app.sign_in();
        BOOST_TEST(!app.has(Role::button, "保留本机数据"));
        report(app);
        BOOST_TEST(app.says("设备空间不足时，浏览器可能清掉它们"));
        app.press("以后再说");
        BOOST_TEST(!app.has(Role::button, "保留本机数据"));
        report(app);
        BOOST_TEST(!app.has(Role::button, "保留本机数据"));
    }
    Headless app(town, disk);
    app.unlock();
    report(app);
    BOOST_TEST(!app.has(Role::button, "保留本机数据"));
    app.go("sync");
    BOOST_TEST(app.says("没有承诺"));
    BOOST_TEST(app.says("没有上传的会丢"));
    app.grants_storage = false;
    app.press("保留本机数据");
    BOOST_TEST(app.says("浏览器这次没有答应。把巡楼安装到桌面后再试"));
    app.grants_storage = true;
    app.press("保留本机数据");
    BOOST_TEST(app.says("浏览器承诺保留本机数据"));
    BOOST_TEST(!app.has(Role::button, "保留本机数据"));
}

BOOST_AUTO_TEST_CASE(a_store_that_is_gone_is_told_and_held_against_the_server) {
    Town town;
    Disk disk;
    std::string trace;
    {
        Headless app(town, disk);
        app.sign_in();
        report(app);
        trace = disk.traces;
        BOOST_TEST(trace.starts_with("one 7 "), trace);
    }
    const auto kept = shell::read_traces(trace);
    BOOST_REQUIRE(kept.size() == 1u);
    const std::uint32_t last = kept[0].trace.last.value;
    BOOST_TEST(last > 0u);
    BOOST_TEST(kept[0].trace.unsent.empty());

    // Another store of the same person that the browser has erased: five more than the server received.
    const std::string lines =
        "gone 7 " + std::to_string(last + 5) + " " + std::to_string(last + 1) + ":1793660000000\n";
    disk.traces = lines + trace;
    {
        Headless app(town, disk);
        app.unlock();
        BOOST_TEST(app.says("缺 5 条，没有上传就被清掉了，最早记于今天"));
        app.go("sync");
        BOOST_TEST(app.says("缺 5 条"));
        app.press("不再提示");
        BOOST_TEST(!app.says("缺 5 条"));
        BOOST_TEST(disk.traces == trace);
    }
    disk.traces = "gone 7 " + std::to_string(last) + "\n" + trace;
    Headless app(town, disk);
    app.unlock();
    BOOST_TEST(app.says("没有缺，您的记录都已上传"));
}

BOOST_AUTO_TEST_CASE(before_anybody_signs_in_it_says_what_may_be_missing) {
    Town town;
    Disk disk;
    disk.traces = "gone 7 9 8:1793660000000 9:1793660060000\n";
    {
        Headless app(town, disk);
        BOOST_TEST(app.says("可能有 2 条没有上传，最早记于今天"));
    }
    disk.traces = "gone 7 9\n";
    Headless app(town, disk);
    BOOST_TEST(app.says("清掉之前记录都已上传"));
}

BOOST_AUTO_TEST_CASE(a_colleagues_lost_store_is_put_away_at_sign_in_when_that_is_confirmed) {
    Town town;
    Disk disk;
    const std::string first = "gone 7 9 8:1793660000000 9:1793660060000\n";
    const std::string second = "away 8 4\n";
    disk.traces = first + second;
    Headless app(town, disk);
    const auto put_away = [&](std::string_view told, std::string_view answer) {
        app.press_in(told, "不再提示");
        app.press_in("不再提示这次丢失？", answer);
    };
    BOOST_TEST(app.says("可能有 2 条没有上传"));
    BOOST_TEST(app.says("清掉之前记录都已上传"));
    put_away("本机丢失的资料 1", "继续提示");
    BOOST_TEST(disk.traces == first + second, "kept until it is confirmed");
    BOOST_TEST(app.says("可能有 2 条没有上传"));
    put_away("本机丢失的资料 1", "不再提示");
    BOOST_TEST(disk.traces == second, "only this one");
    BOOST_TEST(!app.says("可能有 2 条没有上传"));
    put_away("本机丢失的资料 1", "不再提示");
    BOOST_TEST(disk.traces.empty());
    BOOST_TEST(!app.says("浏览器清掉了本机的资料"));
}

BOOST_AUTO_TEST_CASE(what_waits_under_an_older_number_keeps_the_loss_from_being_called_none) {
    Town town;
    Disk disk;
    std::string trace;
    {
        Headless app(town, disk);
        app.sign_in();
        report(app);
        trace = disk.traces;
    }
    const std::uint32_t last = shell::read_traces(trace).at(0).trace.last.value;
    // Its own number was received; of what came in a file from another device one op was not.
    const std::string own = "gone 7 " + std::to_string(last), older = " 6.1:1793660000000\n";
    disk.traces = own + older + trace;
    {
        Headless app(town, disk);
        app.unlock();
        BOOST_TEST(app.says("缺 1 条，没有上传就被清掉了，最早记于今天"));
        BOOST_TEST(!app.says("没有缺"));
    }
    disk.traces = own + " 7.1:1793660000000\n" + trace;
    Headless app(town, disk);
    app.unlock();
    BOOST_TEST(app.says("没有缺，您的记录都已上传"));
}

BOOST_AUTO_TEST_CASE(a_store_that_was_emptied_behind_its_door_is_noticed) {
    Town town;
    Disk disk;
    {
        Headless app(town, disk);
        app.sign_in();
        report(app);
    }
    disk.areas[0].clear();
    disk.areas[1].clear();
    Headless app(town, disk);
    app.fill("输入PIN", disk.pin);
    app.press("解锁");
    BOOST_TEST(app.says("浏览器清掉了本机的资料"));
    BOOST_TEST(disk.traces.starts_with("one.7 7 "), disk.traces);
}

BOOST_AUTO_TEST_CASE(signing_out_leaves_no_trace) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    report(app);
    BOOST_TEST(!disk.traces.empty());
    app.go("more");
    app.press("退出登录");
    app.press_in("退出登录？", "退出登录");
    BOOST_TEST(disk.traces.empty());
}

BOOST_AUTO_TEST_CASE(the_pin_is_changed_with_the_present_one) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    const std::string before = disk.pin;
    app.go("more");
    app.press("更改 PIN");
    const auto attempt = [&](std::string_view present, std::string_view pin,
                             std::string_view again) {
        app.fill("现在的PIN", present);
        app.fill("新PIN", pin);
        app.fill("再次输入新PIN", again);
        app.press_in("更改 PIN", "更改");
    };
    attempt(before, "123456", "123456");
    BOOST_TEST(app.says("太容易猜到"));
    attempt(before, "471193", "471194");
    BOOST_TEST(app.says("不一样"));
    attempt("111222", "471193", "471193");
    BOOST_TEST(app.says("现在的 PIN 不对"));
    BOOST_TEST(disk.pin == before);
    attempt(before, "471193", "471193");
    BOOST_TEST(app.says("PIN 已更改"));
    BOOST_TEST(disk.pin == "471193");
    BOOST_TEST(!app.has(Role::textbox, "现在的PIN"));
}

BOOST_AUTO_TEST_CASE(the_sync_page_shows_when_the_time_was_checked) {
    Town town;
    Disk disk;
    {
        Headless app(town, disk);
        app.sign_in();
        app.go("sync");
        BOOST_TEST(app.says("刚刚"));
    }
    town.reachable = false;
    Headless app(town, disk);
    app.unlock();
    app.go("sync");
    BOOST_TEST(app.says("重新打开后还没有"));
}

BOOST_AUTO_TEST_SUITE_END()
