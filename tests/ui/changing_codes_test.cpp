// Changing codes on screen: a manager marks the points, the desk shows a point's screen, and a walker scans or types what it shows.

#include "core/policy/changing_code.hpp"
#include "core/policy/evidence.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::only;
using ui_test::Town;

namespace {

core::LayRoute two_points() {
    core::LayRoute route;
    route.name = "A 夜间路线";
    for (const char* code : {"N-1", "N-2"}) {
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

const core::Visit* visit(Headless& app, std::uint16_t point) {
    return only<core::Round>(app.app().device().state()).visit(point);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(changing_codes)

BOOST_AUTO_TEST_CASE(what_the_screen_shows_goes_with_the_check_in) {
    Town town;
    town.lay_coded(two_points(), {0, 1});
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.tab("巡查");
    app.press_in("A ", "开始巡查");
    // The label that may be photographed checks nobody in.
    scan(app, "N-1");
    BOOST_TEST(app.says("请扫屏幕上的动态码"));
    BOOST_TEST(!visit(app, 0));
    scan(app, "N-1#042137");
    BOOST_REQUIRE(visit(app, 0));
    BOOST_TEST(visit(app, 0)->checked_in);
    BOOST_TEST(visit(app, 0)->code.there);
    BOOST_TEST(visit(app, 0)->code.digits == 42'137u);

    app.press("下一点");
    app.press("手动输入");
    app.fill("巡查点编码", "N-2");
    app.fill("动态码", "42 13");
    app.fill("原因", "光线太暗");
    app.press("确定");
    BOOST_TEST(app.says("应为 6 位数字"));
    BOOST_TEST(!visit(app, 1));
    app.fill("动态码", "000007");
    app.press("确定");
    BOOST_REQUIRE(visit(app, 1));
    BOOST_TEST(visit(app, 1)->code.digits == 7u);

    app.press("结束巡查");
    app.press("确定");
    app.go("round/" + std::to_string(app.app().device().state().all<core::Round>().begin()->first));
    BOOST_TEST(app.says("动态码还没有核对"));
}

BOOST_AUTO_TEST_CASE(a_dark_screen_keeps_nobody_from_checking_in_and_is_said) {
    Town town;
    const core::RouteId route = town.lay_coded(two_points(), {0});
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.tab("巡查");
    app.press_in("A ", "开始巡查");
    app.press("手动输入");
    app.fill("巡查点编码", "N-1");
    app.fill("原因", "屏幕不亮");
    app.press("确定");
    BOOST_REQUIRE(visit(app, 0));
    BOOST_TEST(!visit(app, 0)->code.there);
    // Where no code is shown none is asked for, and one that stands there all the same is none.
    app.press("下一点");
    app.press("手动输入");
    BOOST_TEST(!app.has(Role::textbox, "动态码"));
    app.browser_back();
    scan(app, "N-2#123456");
    BOOST_TEST(visit(app, 1)->checked_in);
    BOOST_TEST(!visit(app, 1)->code.there);
    const core::State& state = app.app().device().state();
    const core::Evidence evidence = core::evidence_of(*state.find(route), only<core::Round>(state));
    BOOST_TEST(evidence.has(core::Doubt::no_code));
    BOOST_TEST(!evidence.has(core::Doubt::code_unjudged));
}

BOOST_AUTO_TEST_CASE(a_manager_marks_the_points_and_shows_their_screens) {
    Town town;
    town.lay(two_points());
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.tab("巡查");
    app.open("A ");
    BOOST_TEST(!app.has(Role::heading, "动态码"));
    app.press("修改");
    app.tick("N-2 用动态码");
    app.press("保存");
    const core::State& state = app.app().device().state();
    const auto laid = std::prev(state.all<core::Route>().end());
    BOOST_TEST((laid->second.coded == std::vector<std::uint16_t>{1}));
    const core::RouteSecret* secret = state.secret_of({laid->first});
    BOOST_REQUIRE(secret);
    const core::SecretKey key = secret->key;
    BOOST_TEST((key != core::SecretKey{}));

    app.open("A ");
    app.press("显示");
    BOOST_TEST(app.shown_code.starts_with("N-2\x1fN-2\x1f" + platform::hex(key) + "\x1f"));

    // The screens that hang there stay right when the route changes; without any the secret is gone.
    app.press("修改");
    app.tick("N-1 用动态码");
    app.press("保存");
    const auto again = std::prev(state.all<core::Route>().end());
    BOOST_TEST((again->second.coded == std::vector<std::uint16_t>{0, 1}));
    BOOST_TEST((state.secret_of({again->first})->key == key));
    app.open("A ");
    app.press("修改");
    app.tick("N-1 用动态码");
    app.tick("N-2 用动态码");
    app.press("保存");
    const auto last = std::prev(state.all<core::Route>().end());
    BOOST_TEST(last->second.coded.empty());
    BOOST_TEST(!state.secret_of({last->first}));
}

BOOST_AUTO_TEST_SUITE_END()
