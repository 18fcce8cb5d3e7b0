// What work costs and which tickets belong together, as a butler, a technician and a manager meet it.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::only;
using ui_test::Town;

BOOST_AUTO_TEST_SUITE(charges)

BOOST_AUTO_TEST_CASE(a_quote_is_made_agreed_to_and_charged) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    app.go("tariff");
    BOOST_TEST(app.says("还没有收费标准"));
    app.press("新增项目");
    app.fill("编号", "SD-01");
    app.press("确定");
    BOOST_TEST(app.says("请填写名称"));
    app.fill("名称", "更换角阀");
    app.fill("单价", "35");
    app.fill("单位", "个");
    app.fill("依据", "业委会核准");
    app.send();
    BOOST_REQUIRE(town.state.tariff());
    BOOST_TEST(town.state.tariff()->items.size() == 1u);
    BOOST_TEST(app.says("35 元/个"));
    app.open("更换角阀");
    BOOST_TEST(app.find(Role::textbox, "单价")->value == "35");
    app.fill("单价", "40.5");
    app.send();
    BOOST_TEST(town.state.tariff()->items[0].price_fen == 4'050);

    app.take_in("报修", "角阀漏水", "32501");
    app.move("报价");
    app.select("收费项目", "更换角阀");
    app.fill("数量", "2");
    app.press("加入");
    BOOST_TEST(app.says("81 元"));
    BOOST_TEST(!app.has(Role::textbox, "例外原因"));
    app.select("收费项目", "价目表以外");
    app.fill("名称", "搭架");
    app.press("加入");
    BOOST_TEST(app.says("请填写金额"));
    app.fill("单价", "200");
    app.press("加入");
    app.press("确定");
    BOOST_TEST(app.says("请填写例外原因"));
    app.fill("例外原因", "外墙须搭架");
    app.send();
    BOOST_TEST(only<core::Ticket>(town.state).quote.total_fen() == 28'100);
    BOOST_TEST(app.says("费用待业主同意"));
    BOOST_TEST(!app.has(Role::button, "开始"));

    app.press("同意报价");
    app.press("确定");
    BOOST_TEST(app.says("请签名，或写明怎样同意的"));
    app.fill("怎样同意的", "电话同意");
    app.send();
    BOOST_TEST(only<core::Ticket>(town.state).quote.agreed);
    BOOST_TEST(!app.says("费用待业主同意"));

    app.move("用料");
    app.fill("配件", "角阀");
    app.fill("数量", "2");
    app.press("加入");
    app.send();
    BOOST_TEST(app.says("角阀 2 个"));

    app.press("到场");
    app.press("开始");
    app.press("完成");
    BOOST_TEST(app.find(Role::textbox, "费用")->value == "281");
    app.fill("处理结果", "已更换");
    app.fill("收据号", "SJ-1");
    app.fill("费用", "300");
    app.press("确定");
    BOOST_TEST(app.says("请填写例外原因"));
    app.fill("费用", "281");
    app.send();
    BOOST_TEST(only<core::Ticket>(town.state).charge_fen == 28'100);
    BOOST_TEST(app.says("业主已同意"));
}

BOOST_AUTO_TEST_CASE(a_charge_without_a_quote_is_told_as_it_is) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.take_in("报修", "角阀漏水", "32501");
    app.press("到场");
    app.press("开始");
    app.press("完成");
    app.fill("处理结果", "已更换");
    app.fill("费用", "35");
    app.fill("收据号", "SJ-1");
    app.fill("例外原因", "急修，事后告知");
    app.send();
    BOOST_TEST(only<core::Ticket>(town.state).charge_fen == 3'500);
    BOOST_TEST(!only<core::Ticket>(town.state).contradicted);
    BOOST_TEST(app.says("未经业主事先同意"));
    BOOST_TEST(app.says("急修，事后告知"));
}

BOOST_AUTO_TEST_CASE(a_ticket_is_handed_on_followed_up_and_closed) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.take_in("报修", "外墙渗水", "32501");
    app.move("转出");
    app.press("确定");
    BOOST_TEST(app.says("请填写转给"));
    app.fill("转给", "开发商保修部");
    app.fill("原因", "保修期内");
    app.send();
    BOOST_TEST(app.says("已转出：开发商保修部"));
    BOOST_TEST(app.says("已转出"));
    app.press("回访");
    app.press("确定");
    app.press("关闭");
    app.choose("已转出");
    app.send();
    BOOST_TEST((only<core::Ticket>(town.state).status == core::TicketStatus::closed));
    app.move("重开");
    app.fill("原因", "又渗了");
    app.send();
    BOOST_TEST(app.says("已重开 1 次"));
}

BOOST_AUTO_TEST_CASE(the_same_matter_is_shown_while_it_is_entered_and_merged) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.take_in("报修", "卫生间漏水", "32501");
    const std::string first = core::ticket_number(only<core::Ticket>(town.state));
    app.go("new-ticket");
    BOOST_TEST(!app.says("可能是同一件事"));
    app.fill("房屋", "32501");
    BOOST_TEST(app.says("可能是同一件事"));
    // Nobody had time to write: the category says it.
    app.select("分类", "渗漏");
    app.press("提交");
    app.pass(core::minute_ms);
    BOOST_REQUIRE(town.state.all<core::Ticket>().size() == 2u);
    const core::TicketId second{town.state.all<core::Ticket>().rbegin()->first};
    BOOST_TEST(town.state.find(second)->words.value == "渗漏");

    app.move("合并");
    app.fill("工单号", "BX-20200101-0001");
    app.fill("原因", "同一处");
    app.press("确定");
    BOOST_TEST(app.says("没有这张工单"));
    app.fill("工单号", first);
    app.send();
    BOOST_TEST((town.state.find(second)->status == core::TicketStatus::merged));
    BOOST_TEST(app.says("已并入 " + first));
    app.press("查看");
    BOOST_TEST(app.heading().find(first) != std::string::npos);
    BOOST_TEST(app.says("已并入本单"));
    // Taken back within eight seconds or by reopening: here by reopening.
    app.open(core::ticket_number(*town.state.find(second)));
    app.move("重开");
    app.fill("原因", "不是同一处");
    app.send();
    BOOST_TEST((town.state.find(second)->status == core::TicketStatus::responded));
}

BOOST_AUTO_TEST_CASE(a_technician_takes_a_ticket_from_the_queue) {
    Town town;
    Disk disk;
    {
        Headless app(town, disk);
        app.sign_in();
        app.take_in("报修", "卫生间漏水", "32501");
    }
    Disk other;
    Headless app(town, other);
    app.sign_in("weixiu");
    app.go("ticket/" + std::to_string(town.state.all<core::Ticket>().begin()->first));
    app.press("接单");
    app.pass(core::minute_ms);
    BOOST_TEST((only<core::Ticket>(town.state).assignee == town.li));
    BOOST_TEST(!app.has(Role::button, "接单"));
}

BOOST_AUTO_TEST_CASE(all_that_one_person_has_goes_to_another) {
    Town town;
    town.live(7, 40);
    Disk disk;
    Headless app(town, disk);
    app.sign_in("qiantai");
    const auto in_hand = [&](core::StaffId staff) {
        int count = 0;
        for (const auto& [key, ticket] : town.state.all<core::Ticket>())
            count += ticket.assignee == staff &&
                     core::can_move(ticket.status, core::TicketMove::assigned);
        return count;
    };
    const int had = in_hand(town.li), wang_had = in_hand(town.wang);
    BOOST_REQUIRE(had > 0);
    app.go("dispatch");
    app.press("批量转交");
    app.press("确定");
    BOOST_TEST(app.says("请选两个不同的人"));
    app.select("从", "李师傅");
    app.select("转给", "王敏");
    app.send();
    BOOST_TEST(in_hand(town.li) == 0);
    BOOST_TEST(in_hand(town.wang) == had + wang_had);
}

BOOST_AUTO_TEST_SUITE_END()
