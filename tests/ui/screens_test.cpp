// The screens as a person meets them, by the names they hear: signing in, a ticket from the door, a round with a kill in the middle.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

#include <array>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

namespace {

const core::Ticket* only_ticket(const core::State& state) {
    const auto& tickets = state.all<core::Ticket>();
    return tickets.size() == 1 ? &tickets.begin()->second : nullptr;
}

const core::Round* only_round(const core::State& state) {
    const auto& rounds = state.all<core::Round>();
    return rounds.size() == 1 ? &rounds.begin()->second : nullptr;
}

struct Size {
    float width, height;
};
constexpr std::array sizes{Size{1280, 800}, Size{800, 1280}, Size{390, 844}, Size{1440, 900}};

void report_leak(Headless& app) {
    app.tab("工单");
    app.press("新建工单");
    BOOST_TEST(app.heading() == "新建工单");
    app.fill("房屋", "3-2-501");
    app.select("分类", "渗漏");
    app.fill("内容", "天花板渗水，主卧靠外墙一侧");
    app.press("提交");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(screens)

BOOST_AUTO_TEST_CASE(sign_in_says_why_it_failed) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    BOOST_TEST(app.heading() == "巡楼");

    app.press("登录");
    BOOST_TEST(app.says("请填写账号和密码"));

    app.fill("账号", "wangmin");
    app.fill("密码", "wrong");
    app.press("登录");
    BOOST_TEST(app.says("账号或密码不对"));

    town.reachable = false;
    app.press("登录");
    BOOST_TEST(app.says("连不上服务器"));

    town.reachable = true;
    app.sign_in();
    BOOST_TEST(app.heading() == "今日");
    BOOST_TEST(app.has(Role::status, "已同步"));
}

BOOST_AUTO_TEST_CASE(every_screen_has_one_heading_at_every_size) {
    struct Stop {
        std::string_view route, heading;
    };
    constexpr std::array stops{
        Stop{"today", "今日"},  Stop{"tickets", "工单"},    Stop{"new-ticket", "新建工单"},
        Stop{"rounds", "巡查"}, Stop{"households", "房屋"}, Stop{"sync", "同步"},
        Stop{"more", "更多"},   Stop{"nonsense/7", "今日"},
    };
    for (const Size size : sizes) {
        Town town;
        Disk disk;
        Headless app(town, disk, size.width, size.height);
        app.sign_in();
        for (const Stop& stop : stops) {
            app.go(stop.route);
            BOOST_TEST(app.heading() == stop.heading);
            BOOST_TEST(app.has(Role::status, "已同步"));
        }
        app.go("household/" + std::to_string(town.unit.value));
        BOOST_TEST(app.heading() == "3-2-501");
    }
}

BOOST_AUTO_TEST_CASE(a_tip_is_shown_until_it_is_put_away) {
    Town town;
    Disk disk;
    {
        Headless app(town, disk);
        app.sign_in();
        BOOST_TEST(app.says("最急的排在最上面"));
        app.press("知道了");
        BOOST_TEST(!app.has(Role::button, "知道了"));
        app.tab("巡查");
        BOOST_TEST(app.says("到点扫码打卡"));
        app.tab("今日");
        BOOST_TEST(!app.has(Role::button, "知道了"));
        app.settle();
    }
    Headless app(town, disk);
    app.unlock();
    BOOST_TEST(app.heading() == "今日");
    BOOST_TEST(!app.has(Role::button, "知道了"));
    app.tab("巡查");
    BOOST_TEST(app.has(Role::button, "知道了"));
}

BOOST_AUTO_TEST_CASE(nothing_is_cut_at_the_largest_text) {
    struct Who {
        std::string_view account;
        std::vector<std::string_view> routes;
    };
    const std::array people{
        Who{"wangmin", {"today", "tickets", "new-ticket", "rounds", "households", "sync", "more"}},
        Who{"qiantai", {"today", "dispatch", "revisits", "statistics"}},
        Who{"jingli", {"today", "tickets", "statistics"}},
    };
    for (const Size size : sizes) {
        for (const Who& who : people) {
            Town town;
            town.live(1, 40);
            Disk disk;
            Headless app(town, disk, size.width, size.height);
            const auto nothing_cut = [&](std::string_view where) {
                for (const std::string& text : app.cut())
                    BOOST_ERROR(size.width << " x " << size.height << ", " << who.account << ", "
                                           << where << ": " << text);
            };
            app.sign_in(who.account);
            app.go("more");
            for (int i = 0; i < 6; ++i) app.press("放大文字");
            report_leak(app);
            nothing_cut("ticket");
            for (const std::string_view route : who.routes) {
                app.go(route);
                nothing_cut(route);
            }
            app.go("household/" + std::to_string(town.unit.value));
            nothing_cut("household");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_ticket_is_reported_offline_and_goes_up_by_itself) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    town.reachable = false;
    report_leak(app);

    const core::Ticket* ticket = only_ticket(app.app().device().state());
    BOOST_REQUIRE(ticket);
    const std::string number = core::ticket_number(*ticket);
    BOOST_TEST(app.heading() == "工单 " + number);
    BOOST_TEST((ticket->category == core::Category::leak));
    BOOST_TEST((ticket->household == town.household));
    BOOST_TEST(app.says("已存本机"));
    BOOST_TEST(app.has(Role::list, "时间线"));
    BOOST_TEST(app.has(Role::list, "时限"));

    app.tab("工单");
    BOOST_TEST(app.has(Role::listitem, number + " 已报"));

    town.reachable = true;
    app.pass(core::minute_ms * 5);
    BOOST_TEST(app.has(Role::status, "已同步"));
    BOOST_REQUIRE(only_ticket(town.state));
    BOOST_TEST(core::ticket_number(*only_ticket(town.state)) == number);
    // Who to ring came along, in the record that only those who must ring can see.
    BOOST_TEST(town.state.all<core::TicketContact>().begin()->second.phone.value == "13812345678");
}

BOOST_AUTO_TEST_CASE(an_incomplete_ticket_says_what_is_missing) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go("new-ticket");
    app.fill("房屋", "9-9-999");
    app.press("提交");
    BOOST_TEST(app.says("没有这套房屋"));
    BOOST_TEST(app.says("请填写内容"));
    BOOST_TEST(app.app().device().state().all<core::Ticket>().empty());
}

BOOST_AUTO_TEST_CASE(a_complaint_shows_its_promise_before_it_is_submitted) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go("new-ticket");
    app.choose("投诉");
    BOOST_TEST(app.has(Role::radio, "一般"));
    BOOST_TEST(app.has(Role::radio, "复杂"));
    BOOST_TEST(!app.has(Role::radio, "小问题"));
    BOOST_TEST(app.says("30 分钟内"));
}

BOOST_AUTO_TEST_CASE(what_was_typed_is_there_after_a_kill) {
    Town town;
    Disk disk;
    {
        Headless app(town, disk);
        app.sign_in();
        app.go("new-ticket");
        app.fill("内容", "楼上夜间噪声");
        app.choose("投诉");
    }
    town.reachable = false;
    Headless app(town, disk);
    app.unlock();
    app.go("new-ticket");
    const ui::a11y::Node* words = app.find(Role::textbox, "内容");
    BOOST_REQUIRE(words);
    BOOST_TEST(words->value == "楼上夜间噪声");
    const ui::a11y::Node* kind = app.find(Role::radio, "投诉");
    BOOST_REQUIRE(kind);
    BOOST_TEST(ui::a11y::has(kind->state, ui::a11y::State::checked));
}

BOOST_AUTO_TEST_CASE(a_ticket_lives_through_its_moves) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    report_leak(app);
    app.press("响应");
    app.press("派单");
    BOOST_TEST(app.has(Role::dialog, "派单"));
    app.press("确定");
    BOOST_TEST(app.says("请选择维修人员"));
    app.select("维修人员", "李师傅");
    app.press("确定");
    BOOST_TEST(!app.has(Role::dialog, ""));
    app.press("到场");
    app.press("完成");
    app.fill("处理结果", "更换弯头，试水不漏");
    app.press("确定");
    app.press("业主确认");
    BOOST_TEST(app.has(Role::img, "签名板"));
    app.press("不满意");
    app.press("确定");
    BOOST_TEST(app.says("请填写原因"));
    app.press("满意");
    app.choose("5分");
    app.press("确定");
    app.press("回访");
    app.choose("4分");
    app.press("确定");
    app.press("关闭");
    app.press("确定");

    const core::Ticket* ticket = only_ticket(town.state);
    BOOST_REQUIRE(ticket);
    BOOST_TEST((ticket->status == core::TicketStatus::closed));
    BOOST_TEST(!ticket->contradicted);
    BOOST_TEST((ticket->assignee == town.li));
    BOOST_TEST(ticket->timeline.size() == 8u);
}

BOOST_AUTO_TEST_CASE(a_round_goes_on_where_it_was_after_a_kill) {
    Town town;
    Disk disk;
    std::string route;
    {
        Headless app(town, disk);
        app.sign_in();
        town.reachable = false;
        app.tab("巡查");
        BOOST_TEST(app.has(Role::listitem, "每日巡楼 · 3 栋"));
        app.press("开始巡查");
        BOOST_TEST(app.heading() == "1/2 大堂");
        app.next_scan = {platform::ScanResult::Outcome::read, "X3-01"};
        app.press("打卡");
        BOOST_TEST(app.says("二维码 已打卡"));
        app.press_in("乱堆乱放", "正常");
        app.press_in("长明灯", "发现问题");
        app.fill("说明", "二楼灯常亮");
        app.press("当场纠正");
        app.press("下一点");
        BOOST_TEST(app.heading() == "2/2 配电房");

        app.press("手动输入");
        app.fill("巡查点编码", "nonsense");
        app.fill("原因", "二维码破损");
        app.press("确定");
        BOOST_TEST(app.says("编码不对"));
        app.fill("巡查点编码", "x3-02");
        app.press("确定");
        BOOST_TEST(!app.has(Role::dialog, ""));
        route = app.route();
    }
    Headless app(town, disk);
    app.unlock();
    app.go(route);
    BOOST_TEST(app.heading() == "2/2 配电房");
    const core::Round* round = only_round(app.app().device().state());
    BOOST_REQUIRE(round);
    BOOST_TEST(round->visits.size() == 2u);
    BOOST_TEST((round->visit(1)->proof == core::Proof::typed));
    BOOST_TEST((round->visit(0)->items[1].handling == core::Handling::corrected));

    app.fill("蓄电池电压", "28.3");
    app.press("记录");
    BOOST_TEST(app.has(Role::dialog, "发现问题"));
    app.select("分类", "水电");
    app.press("转工单");
    app.press("全部正常");
    app.press("结束巡查");
    app.press("确定");

    town.reachable = true;
    app.pass(core::minute_ms * 6);
    const core::Round* there = only_round(town.state);
    const core::Ticket* ticket = only_ticket(town.state);
    BOOST_REQUIRE(there);
    BOOST_REQUIRE(ticket);
    BOOST_TEST(!there->under_way());
    BOOST_TEST((there->visit(1)->items[1].ticket ==
                core::TicketId{town.state.all<core::Ticket>().begin()->first}));
    BOOST_TEST((ticket->category == core::Category::utilities));
    BOOST_TEST(ticket->words.value.find("28.3") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_a_camera_the_code_is_typed) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.camera = false;
    app.sign_in();
    app.tab("巡查");
    app.press("开始巡查");
    app.press("打卡");
    BOOST_TEST(app.says("用不了相机"));
    BOOST_TEST(app.has(Role::button, "手动输入"));
}

BOOST_AUTO_TEST_CASE(unsent_work_keeps_a_person_signed_in) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    town.reachable = false;
    report_leak(app);
    app.tab("更多");
    app.press("退出登录");
    BOOST_TEST(app.has(Role::dialog, "现在不能退出"));
    app.press("去同步");
    BOOST_TEST(app.heading() == "同步");
    BOOST_TEST(app.has(Role::status, "离线 · 2 条待传"));
}

BOOST_AUTO_TEST_CASE(back_closes_the_dialog_first) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    report_leak(app);
    const std::string heading = app.heading();
    app.press("派单");
    app.browser_back();
    BOOST_TEST(!app.has(Role::dialog, ""));
    BOOST_TEST(app.heading() == heading);
    app.press("返回");
    BOOST_TEST(app.heading() == "工单");
}

BOOST_AUTO_TEST_CASE(a_promise_says_why_it_is_due_then) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    report_leak(app);
    app.open("响应");
    BOOST_TEST(app.has(Role::dialog, "响应"));
    BOOST_TEST(app.says("为什么是这个时限"));
    BOOST_TEST(app.says("P01"));
    app.browser_back();
    BOOST_TEST(!app.has(Role::dialog, "响应"));
}

BOOST_AUTO_TEST_CASE(the_desk_steers_and_a_butler_does_not) {
    Town town;
    Disk disk;
    Headless butler(town, disk);
    butler.sign_in();
    BOOST_TEST(!butler.has(Role::tab, "调度"));
    butler.go("dispatch");
    BOOST_TEST(butler.heading() == "今日");
    report_leak(butler);
    butler.pass(core::minute_ms);

    Disk other;
    Headless desk(town, other);
    desk.sign_in("qiantai");
    desk.tab("调度");
    BOOST_TEST(desk.heading() == "调度");
    BOOST_TEST(desk.has(Role::list, "待派工单"));
    BOOST_TEST(desk.has(Role::listitem, core::ticket_number(*only_ticket(town.state))));
    desk.tab("回访");
    BOOST_TEST(desk.heading() == "回访");
    desk.tab("统计");
    BOOST_TEST(desk.heading() == "统计");
    desk.open("渗漏  1 张");
    BOOST_TEST(desk.heading() == "工单");
    BOOST_TEST(desk.has(Role::listitem, core::ticket_number(*only_ticket(town.state)) + " 已报"));
}

BOOST_AUTO_TEST_SUITE_END()
