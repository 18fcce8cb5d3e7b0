// The end of a month as the desk meets it: the sample is drawn, asked and handed in; what recurs is
// analysed and signed.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::only;
using ui_test::Town;

BOOST_AUTO_TEST_SUITE(month_review_on_screen)

BOOST_AUTO_TEST_CASE(the_manager_draws_the_sample_asks_and_hands_it_in) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.go("revisits");
    BOOST_TEST(app.says("11 月抽样回访"));
    app.press("抽取样本");
    app.fill("户数", "12");
    app.send();
    BOOST_TEST(app.says("20 至 25 户"));
    app.fill("户数", "20");
    app.press("确定");
    BOOST_TEST(app.says("只有 1 户住户，全部回访"));
    app.pass(core::minute_ms);
    BOOST_TEST(only<core::MonthSample>(town.state).seed == 202611u);
    BOOST_TEST(app.has(Role::listitem, "3-2-501"));
    BOOST_TEST(app.says("0 / 1"));

    app.open("3-2-501");
    app.send();
    BOOST_TEST(app.says("请选择满意度"));
    app.choose("4分");
    app.fill("住户意见和处理", "希望路灯早些修好");
    app.send();
    BOOST_TEST(app.says("1 / 1"));
    BOOST_REQUIRE(only<core::MonthSample>(town.state).results.size() == 1u);
    BOOST_TEST(only<core::MonthSample>(town.state).results[0].stars == 4);

    app.press("交项目经理");
    app.send();
    BOOST_TEST(only<core::MonthSample>(town.state).handed_in());
    BOOST_TEST(app.says("已交项目经理"));
    BOOST_TEST(!app.has(Role::button, "交项目经理"));
}

BOOST_AUTO_TEST_CASE(a_sample_that_cannot_be_drawn_again_says_so) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("qiantai");
    app.go("revisits");
    app.press("抽取样本");
    app.send();
    BOOST_TEST(!app.says("种子重抽不出这些住户"));
    // Elsewhere a home was registered before the draw; this device had not heard of it.
    town.move_in("3-2-502", town.now + -core::day_ms);
    app.pass(2 * core::minute_ms);
    BOOST_TEST(app.says("种子重抽不出这些住户"));
}

BOOST_AUTO_TEST_CASE(a_household_not_reached_needs_words_and_a_wish_becomes_a_ticket) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("qiantai");
    app.go("revisits");
    app.press("抽取样本");
    app.send();
    const std::size_t tickets = town.state.all<core::Ticket>().size();
    // Nothing was asked yet: handing in needs a word.
    app.press("交项目经理");
    app.send();
    BOOST_TEST(app.says("请填写说明"));
    BOOST_TEST(!only<core::MonthSample>(town.state).handed_in());
    app.browser_back();
    app.go("revisits");
    app.open("3-2-501");
    app.choose("没联系上");
    app.send();
    BOOST_TEST(only<core::MonthSample>(town.state).results.empty());
    app.choose("联系上了");
    app.choose("3分");
    app.fill("住户意见和处理", "说管家回得慢");
    app.tick("同时建咨询工单");
    app.send();
    BOOST_TEST(
        only<core::MonthSample>(town.state).results.empty());  // the ticket has words of its own
    app.fill("工单内容（住户和管家看得到）", "门禁不灵");
    app.send();
    BOOST_REQUIRE(only<core::MonthSample>(town.state).results.size() == 1u);
    BOOST_TEST(town.state.all<core::Ticket>().size() == tickets + 1);
    const core::Ticket* made =
        town.state.find(only<core::MonthSample>(town.state).results[0].ticket);
    BOOST_REQUIRE(made != nullptr);
    BOOST_TEST(made->words.value == "门禁不灵");
    BOOST_TEST((made->unit == town.unit));
}

BOOST_AUTO_TEST_CASE(what_recurs_opens_itself_and_the_manager_signs) {
    Town town;
    town.live(4, 90);
    town.report("十一月的漏水");
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.go("statistics");
    BOOST_REQUIRE(app.has(Role::listitem, "渗漏 · 10 月"));
    // Its tickets are those of that month, not what was reported since.
    app.open("渗漏 · 10 月");
    app.press("查看工单");
    BOOST_TEST(app.says("10月1日 至 10月31日"));
    BOOST_TEST(!app.says("十一月的漏水"));
    app.go("statistics");
    app.open("渗漏 · 10 月");
    app.send("提交签字");
    BOOST_TEST(app.says("请填写原因"));
    app.fill("原因", "外墙接口老化");
    app.fill("措施", "逐栋更换接口");
    app.send("提交签字");
    BOOST_TEST((only<core::Analysis>(town.state).state == core::AnalysisState::written));
    BOOST_TEST(app.says("待签字"));

    app.open("渗漏 · 10 月");
    BOOST_TEST(app.says("外墙接口老化"));
    app.send("退回");
    BOOST_TEST(app.says("退回请写明原因"));
    app.fill("签字意见", "请补费用");
    app.send("退回");
    BOOST_TEST((only<core::Analysis>(town.state).state == core::AnalysisState::returned));

    app.open("渗漏 · 10 月");
    app.fill("措施", "逐栋更换接口，约 8 千元");
    app.send("提交签字");
    app.open("渗漏 · 10 月");
    app.send("签字同意");
    BOOST_TEST((only<core::Analysis>(town.state).state == core::AnalysisState::signed_off));
    // Of the month before, only what is not signed stands there.
    BOOST_TEST(!app.has(Role::listitem, "渗漏 · 10 月"));
}

BOOST_AUTO_TEST_SUITE_END()
