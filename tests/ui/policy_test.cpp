// Working days and terms of service as whoever may change them meets them.

#include "core/policy/promises.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

BOOST_AUTO_TEST_SUITE(policy_on_screen)

BOOST_AUTO_TEST_CASE(the_manager_enters_what_was_announced_for_the_next_year) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.go("policy");
    BOOST_TEST(app.heading() == "政策");
    BOOST_TEST(app.says("已公布"));
    BOOST_TEST(app.has(Role::listitem, "10月1日"));
    app.choose("2027 年");
    BOOST_TEST(app.says("暂定"));
    app.press("修改日子");
    app.send("确定");
    BOOST_TEST(app.says("请填写依据"));
    app.choose("调休上班");
    app.fill("日期", "2026-12-05");
    app.fill("依据", "国务院办公厅通知");
    app.send("确定");
    BOOST_TEST(app.says("请选择 2027 年今天以后的日子"));
    app.fill("日期", "2027-01-09");
    app.tick("仍为暂定");
    app.send("确定");
    const core::Calendar calendar = core::policy_of(town.state).calendar;
    BOOST_TEST(calendar.works(core::day_of(core::CivilDate{2027, 1, 9})));
    BOOST_TEST(!calendar.works(core::day_of(core::CivilDate{2027, 10, 1})));
    BOOST_TEST(!calendar.provisional_year(2027));
    BOOST_TEST(app.says("国务院办公厅通知"));
    BOOST_TEST(app.has(Role::listitem, "1月9日"));
}

BOOST_AUTO_TEST_CASE(terms_are_for_tickets_to_come) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.go("policy");
    app.fill("结束", "07:00");
    BOOST_TEST(app.says("结束要晚于开始"));
    app.fill("结束", "20:00");
    app.send("保存");
    const core::Policy policy = core::policy_of(town.state);
    BOOST_TEST(policy.at(town.now).closes_minute == 20 * 60);
    BOOST_TEST(policy.at(town.now + (-core::day_ms)).closes_minute == 18 * 60);
}

BOOST_AUTO_TEST_CASE(others_read_it) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go("policy");
    BOOST_TEST(app.heading() == "政策");
    BOOST_TEST(app.says("08:30–18:00"));
    BOOST_TEST(!app.has(Role::button, "修改日子"));
    BOOST_TEST(!app.has(Role::button, "保存"));
}

BOOST_AUTO_TEST_CASE(nothing_is_cut_off_on_a_tablet_or_a_phone) {
    struct Size {
        float width, height;
    };
    for (const Size size : {Size{1280, 800}, Size{800, 1280}, Size{390, 844}}) {
        Town town;
        town.live(4, 90);
        Disk disk;
        Headless app(town, disk, size.width, size.height);
        app.sign_in("jingli");
        const auto whole = [&](std::string_view where) {
            BOOST_TEST_CONTEXT(where << " at " << size.width) {
                for (const std::string& text : app.cut()) BOOST_TEST(text == "");
            }
        };
        app.go("policy");
        whole("policy");
        app.press("修改日子");
        whole("days");
        app.browser_back();
        app.go("revisits");
        app.press("抽取样本");
        whole("draw");
        app.press("确定");
        whole("sample");
        app.open("3-2-501 陈先生");
        whole("result");
        app.browser_back();
        app.go("statistics");
        app.open("渗漏 · 10 月");
        whole("analysis");
    }
}

BOOST_AUTO_TEST_SUITE_END()
