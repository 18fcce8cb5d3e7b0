// The desk's day: an owner on the phone, work that waits, what two people recorded against each other,
// what is escalated, handed over and revisited.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>

using ui::a11y::Node;
using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::only;
using ui_test::Town;

namespace {

std::string page_of(core::TicketId id) { return "ticket/" + std::to_string(id.value); }

// One finger: counts its taps, and looks that each of them has its target on the screen.
class Finger {
public:
    Finger(Headless& app, float height) : app_(app), height_(height) {}
    void tap(Role role, std::string_view name) {
        const Node* target = nullptr;
        for (const Node& node : ui::a11y::tree().nodes)
            if (node.role == role && node.name == name) target = &node;
        BOOST_REQUIRE_MESSAGE(target, name << " is not there in:\n" << app_.everything());
        const float middle = target->rect.y + target->rect.h / 2;
        BOOST_TEST((middle > 0 && middle < height_), name << " is at " << middle);
        ++taps;
        if (role == Role::radio)
            app_.choose(name);
        else
            app_.press(name);
    }
    int taps = 0;

private:
    Headless& app_;
    float height_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(desk)

BOOST_AUTO_TEST_CASE(an_owner_on_the_phone_is_a_ticket_in_eight_taps_at_every_size) {
    struct Size {
        float width, height;
    };
    for (const Size size : {Size{1280, 800}, Size{800, 1280}, Size{390, 844}, Size{1440, 900}}) {
        BOOST_TEST_CONTEXT(size.width << " wide") {
            Town town;
            town.report("阳台漏水");
            Disk disk;
            Headless app(town, disk, size.width, size.height);
            app.sign_in("qiantai");
            app.tab("工单");
            Finger finger(app, size.height);
            finger.tap(Role::button, "新建工单");
            for (const char* digit : {"3", "2", "5", "0", "1"}) finger.tap(Role::button, digit);
            // Whose home it is, and what is open there.
            BOOST_TEST(app.says("陈先生"));
            BOOST_TEST(app.says("未结工单 1 张"));
            finger.tap(Role::radio, "渗漏");
            finger.tap(Role::button, "提交");
            BOOST_TEST(finger.taps <= 8);
            BOOST_TEST(app.heading().starts_with("工单 BX-"));
            app.pass(core::minute_ms);
            const core::Ticket& made = town.state.all<core::Ticket>().rbegin()->second;
            BOOST_TEST((made.unit == town.unit));
            BOOST_TEST((made.household == town.household));
            BOOST_TEST((made.category == core::Category::leak));

            // The same by name: one list of categories, one field for the home.
            app.go("new-ticket");
            const auto& nodes = ui::a11y::tree().nodes;
            BOOST_TEST(std::count_if(nodes.begin(), nodes.end(), [](const Node& node) {
                           return node.role == Role::combobox && node.name == "分类";
                       }) == 1);
            app.fill("房屋", "3-2-501");
            BOOST_TEST(app.says("陈先生"));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_complaint_says_what_is_asked_for) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go("new-ticket");
    BOOST_TEST(!app.has(Role::textbox, "诉求"));
    app.choose("投诉");
    app.fill("房屋", "3-2-501");
    app.fill("内容", "楼上半夜装修");
    app.fill("诉求", "晚八点后停工");
    app.press("提交");
    BOOST_TEST(app.says("王敏 诉求"));
    BOOST_TEST(app.says("晚八点后停工"));
    app.pass(core::minute_ms);
    const core::TicketEvent& last = only<core::Ticket>(town.state).timeline.back();
    BOOST_TEST((last.move == core::TicketMove::asked));
}

BOOST_AUTO_TEST_CASE(work_waits_with_a_reason_and_goes_on) {
    Town town;
    const core::TicketId id = town.report("厨房渗水", town.li);
    Disk disk;
    Headless app(town, disk);
    app.sign_in("weixiu");
    app.go(page_of(id));
    app.press("到场");
    app.press("开始");
    app.move("等待");
    app.press("确定");
    BOOST_TEST(app.says("请选择等待原因"));
    app.choose("等配件");
    app.fill("说明", "密封圈明天到");
    app.press("确定");
    BOOST_TEST(app.says("等待中"));
    BOOST_TEST(app.says("等配件 · 密封圈明天到"));
    BOOST_TEST(app.says("暂停中"));
    app.pass(core::hour_ms);
    app.press("恢复");
    BOOST_TEST(!app.says("暂停中"));
    app.pass(core::minute_ms);
    BOOST_TEST((town.state.find(id)->status == core::TicketStatus::working));
}

BOOST_AUTO_TEST_CASE(what_is_escalated_is_said_with_its_reason) {
    Town town;
    const core::TicketId id = town.report("厨房渗水", town.li);
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go(page_of(id));
    app.press("升级");
    app.choose("项目经理");
    app.press("确定");
    BOOST_TEST(app.says("请填写原因"));
    app.fill("原因", "业主要找媒体");
    app.send();
    BOOST_TEST(app.says("项目经理正在跟进"));
    BOOST_TEST(app.says("升级给经理 · 业主要找媒体"));
    BOOST_TEST(town.state.find(id)->escalation == 2);
}

BOOST_AUTO_TEST_CASE(what_two_recorded_against_each_other_is_shown_until_it_is_settled) {
    Town town;
    const core::TicketId id = town.report("厨房渗水", town.li);
    Disk butlers, technicians, managers;
    {
        Headless app(town, butlers);
        app.sign_in();
        town.reachable = false;
        app.go(page_of(id));
        app.move("取消工单");
        app.fill("原因", "业主说不用修了");
        app.press("确定");
    }
    town.reachable = true;
    {
        Headless app(town, technicians);
        app.sign_in("weixiu");
        app.go(page_of(id));
        app.move("完成");
        app.fill("处理结果", "换了密封圈");
        app.send();
    }
    {
        Headless app(town, butlers);
        app.unlock();
        app.pass(core::minute_ms);
        app.go(page_of(id));
        BOOST_TEST(app.says("记录互相矛盾"));
        BOOST_TEST(!app.has(Role::button, "裁定"));
    }
    Headless app(town, managers);
    app.sign_in("jingli");
    app.go(page_of(id));
    BOOST_TEST(app.says("未生效：与当时的状态矛盾"));
    app.press("裁定");
    app.select("以哪个状态为准", "已完成");
    app.press("确定");
    BOOST_TEST(app.says("请填写原因"));
    app.fill("原因", "现场已修好");
    app.send();
    BOOST_TEST(!app.says("记录互相矛盾"));
    BOOST_TEST(!town.state.find(id)->contradicted);
    BOOST_TEST((town.state.find(id)->status == core::TicketStatus::completed));
}

BOOST_AUTO_TEST_CASE(a_promise_says_by_how_much_it_was_missed_and_how_well_the_time_is_known) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.report("报修", "厨房渗水");
    app.pass(25 * core::minute_ms);
    app.press("响应");
    app.pass(core::minute_ms);
    BOOST_TEST(app.says("超时 15 分钟"));
    BOOST_TEST(app.says("用时 25 分钟 · 时间"));
    app.open("响应");
    BOOST_TEST(app.says("超时 15 分"));
    BOOST_TEST(app.says("，时间"));
}

BOOST_AUTO_TEST_CASE(a_revisit_follows_its_script_and_an_unanswered_call_is_none) {
    Town town;
    const core::TicketId id = town.report("卫生间渗水", town.li);
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go(page_of(id));
    app.move("完成");
    app.fill("处理结果", "重做防水");
    app.send();
    const auto& tickets = [&]() -> const auto& { return town.state.all<core::Ticket>(); };

    app.move("回访");
    BOOST_TEST(app.says("现在干了吗"));
    app.press("确定");
    BOOST_TEST(app.says("请评分或写下回访记录"));
    app.choose("未联系上");
    BOOST_TEST(!app.has(Role::radio, "5分"));
    app.send();
    BOOST_TEST(app.says("王敏 回访未成"));
    BOOST_TEST(app.says("电话回访 · 未联系上"));
    BOOST_TEST((town.state.find(id)->status == core::TicketStatus::completed));
    app.go("today");
    BOOST_TEST(app.says("卫生间渗水"));

    // Reached, and something remains: one tap makes the ticket that follows it up.
    app.go(page_of(id));
    app.move("回访");
    app.choose("上门回访");
    app.choose("问题仍在");
    app.choose("2分");
    app.press("确定");
    BOOST_TEST(app.says("请填写回访记录"));
    app.fill("回访记录", "墙角还湿");
    app.send();
    BOOST_REQUIRE(tickets().size() == 2u);
    const auto& [key, next] = *tickets().rbegin();
    BOOST_TEST(next.words.value.starts_with("墙角还湿（回访 BX-"));
    BOOST_TEST((next.category == core::Category::leak));
    BOOST_TEST((next.household == town.household));
    BOOST_TEST((next.channel == core::Channel::visit));
    BOOST_TEST(town.state.find<core::TicketContact>(key)->phone.value == "13812345678");
    const core::TicketEvent& revisit = town.state.find(id)->timeline.back();
    BOOST_REQUIRE(revisit.more);
    BOOST_TEST(revisit.more->into.value == key);
    BOOST_TEST(app.says("回访后的跟进工单"));
    app.open(core::ticket_number(next));
    BOOST_TEST(app.heading() == "工单 " + core::ticket_number(next));
}

BOOST_AUTO_TEST_CASE(a_satisfied_home_is_a_tap_and_its_stars) {
    Town town;
    const core::TicketId id = town.report("卫生间渗水", town.li);
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go(page_of(id));
    app.move("完成");
    app.fill("处理结果", "重做防水");
    app.send();
    app.move("回访");
    app.choose("5分");
    app.send();
    BOOST_TEST((town.state.find(id)->status == core::TicketStatus::revisited));
    BOOST_TEST(app.says("电话回访 · 满意 · 5 分"));
    BOOST_TEST(town.state.all<core::Ticket>().size() == 1u);
}

BOOST_AUTO_TEST_CASE(of_what_is_handed_over_some_is_kept_back) {
    Town town;
    const core::TicketId goes = town.report("厨房渗水", town.li);
    const core::TicketId stays = town.report("阳台渗水", town.li);
    Disk disk;
    Headless app(town, disk);
    app.sign_in("qiantai");
    app.go("dispatch");
    app.press("批量转交");
    app.select("从", "李师傅");
    app.select("转给", "王敏");
    BOOST_TEST(app.has(Role::checkbox, "全部 2 张"));
    app.tick("全部 2 张");
    app.press("确定");
    BOOST_TEST(app.says("请选择要转交的工单"));
    const Node* one = nullptr;
    for (const Node& node : ui::a11y::tree().nodes)
        if (node.role == Role::checkbox && node.name.find("厨房渗水") != std::string::npos)
            one = &node;
    BOOST_REQUIRE(one);
    app.tick(std::string(one->name));
    app.send();
    BOOST_TEST((town.state.find(goes)->assignee == town.wang));
    BOOST_TEST((town.state.find(stays)->assignee == town.li));
}

BOOST_AUTO_TEST_CASE(whoever_has_tickets_can_be_asked_for) {
    Town town;
    const core::StaffId gardener = town.hire("孙园丁", core::Role::gardener);
    town.report("草坪积水", gardener);
    town.report("厨房渗水", town.li);
    Disk disk;
    Headless app(town, disk);
    app.sign_in("qiantai");
    app.go("tickets");
    app.press("筛选");
    app.select("负责人", "孙园丁");
    app.fill("视图名称", "园丁");
    app.press("保存视图");
    BOOST_TEST(app.says("草坪积水"));
    BOOST_TEST(!app.says("厨房渗水"));
}

BOOST_AUTO_TEST_SUITE_END()
