// What is agreed with the owner and what a ticket is, as a butler meets it on the page.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::only;
using ui_test::Town;

BOOST_AUTO_TEST_SUITE(agreements)

BOOST_AUTO_TEST_CASE(an_appointment_is_made_changed_and_withdrawn) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.take_in("报修", "龙头滴水");
    app.move("预约");
    BOOST_TEST(app.has(Role::dialog, "预约"));
    app.fill("从", "16:00");
    app.fill("到", "15:00");
    app.press("确定");
    BOOST_TEST(app.says("结束要晚于开始"));
    app.fill("日期", "2026-11-02");
    app.fill("到", "18:00");
    BOOST_TEST(app.says("预约时段已经过去"));
    app.fill("日期", "2026-11-04");
    app.press("确定");
    BOOST_TEST(!app.has(Role::dialog, ""));
    BOOST_TEST(app.says("预约 明天 16:00 至 18:00"));
    app.pass(core::minute_ms);
    const core::Window agreed = only<core::Ticket>(town.state).appointment;
    BOOST_TEST((agreed.until - agreed.from == 2 * core::hour_ms));
    app.open("到场");
    BOOST_TEST(app.says("以时段结束为限"));
    app.browser_back();

    app.move("改约");
    BOOST_TEST(app.find(Role::textbox, "从")->value == "16:00");
    app.fill("从", "17:00");
    app.send();
    BOOST_TEST((only<core::Ticket>(town.state).appointment.from - agreed.from == core::hour_ms));
    app.move("取消预约");
    app.press("确定");
    BOOST_TEST(app.says("请填写原因"));
    app.fill("原因", "业主临时外出");
    app.send();
    BOOST_TEST(!only<core::Ticket>(town.state).appointment);
}

BOOST_AUTO_TEST_CASE(a_complaint_is_verified_and_told) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.take_in("投诉", "楼上半夜装修");
    app.press("核实");
    app.fill("核实情况", "23 点仍在施工");
    app.press("确定");
    BOOST_TEST(app.says("请选择投诉是否属实"));
    BOOST_TEST(app.says("请填写处理方案"));
    app.choose("属实");
    app.fill("处理方案", "约谈装修队，晚八点后停工");
    app.press("确定");
    BOOST_TEST(app.says("方案：约谈装修队"));
    BOOST_TEST(!app.has(Role::button, "核实"));
    app.move("反馈");
    app.fill("反馈内容", "今晚起停工");
    app.send();
    const core::Ticket& ticket = only<core::Ticket>(town.state);
    BOOST_TEST(ticket.verified);
    BOOST_TEST(!ticket.contradicted);
    BOOST_TEST((ticket.timeline.back().move == core::TicketMove::told));
}

BOOST_AUTO_TEST_CASE(an_enquiry_is_answered) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.take_in("咨询", "月卡多少钱");
    app.press("答复");
    app.fill("答复内容", "每月 300 元");
    app.press("确定");
    BOOST_TEST(!app.has(Role::button, "答复"));
    BOOST_TEST(app.says("每月 300 元"));
}

BOOST_AUTO_TEST_CASE(a_change_of_class_says_from_what_to_what) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.take_in("报修", "整面墙渗水");
    const std::string heading = app.heading();
    app.move("改类");
    app.press("确定");
    BOOST_TEST(app.says("类别没有变化"));
    app.select("分类", "渗漏");
    app.choose("大问题");
    BOOST_TEST(app.says("改类后的时限"));
    app.fill("原因", "面积比报的大");
    app.press("确定");
    BOOST_TEST(!app.has(Role::dialog, ""));
    BOOST_TEST(app.says("→ 报修 · 渗漏 · 大问题"));
    BOOST_TEST(app.heading() == heading);
    app.pass(core::minute_ms);
    BOOST_TEST((only<core::Ticket>(town.state).severity == core::Severity::big));
}

BOOST_AUTO_TEST_CASE(an_act_that_can_be_taken_back_offers_it_for_a_while) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.take_in("报修", "整面墙渗水");
    BOOST_TEST(!app.has(Role::button, "撤销"));  // a report is a fact
    const core::Severity before = only<core::Ticket>(town.state).severity;
    const auto reclass = [&] {
        app.move("改类");
        app.choose("大问题");
        app.fill("原因", "面积比报的大");
        app.press("确定");
    };
    reclass();
    app.pass(core::minute_ms);
    BOOST_TEST((only<core::Ticket>(town.state).severity == core::Severity::big));
    BOOST_TEST(!app.has(Role::button, "撤销"));  // that was too long

    app.move("改类");
    app.choose("疑难");
    app.fill("原因", "点错了");
    app.press("确定");
    app.press("撤销");
    BOOST_TEST(app.says("已撤销"));
    BOOST_TEST(!app.has(Role::button, "撤销"));
    app.pass(core::minute_ms);
    BOOST_TEST((only<core::Ticket>(town.state).severity == core::Severity::big));
    BOOST_TEST((before != core::Severity::big));
    BOOST_TEST(only<core::Ticket>(town.state).timeline.size() == 5u);
}

BOOST_AUTO_TEST_SUITE_END()
