// What each role finds under the names that stay put, at every size.

#include "core/query/ticket_page.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

#include <array>

using core::Offer;
using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::only;
using ui_test::Town;

namespace {

struct Size {
    float width, height;
};
constexpr std::array sizes{Size{1280, 800}, Size{800, 1280}, Size{390, 844}, Size{1440, 900}};

// Moves of a ticket whose buttons others know by name.
struct Move {
    Offer offer;
    std::string_view button;
};
constexpr std::array moves{
    Move{Offer::respond, "响应"},  Move{Offer::assign, "派单"},      Move{Offer::arrive, "到场"},
    Move{Offer::start, "开始"},    Move{Offer::wait, "等待"},        Move{Offer::resume, "恢复"},
    Move{Offer::complete, "完成"}, Move{Offer::confirm, "业主确认"}, Move{Offer::rework, "返工"},
    Move{Offer::revisit, "回访"},  Move{Offer::close, "关闭"},       Move{Offer::hand_over, "转派"},
    Move{Offer::escalate, "升级"}, Move{Offer::note, "备注"},        Move{Offer::remark, "更正"},
};

int check_moves(Headless& app, core::StaffId who, std::string_view where) {
    const core::State& state = app.app().device().state();
    const core::TicketId id{state.all<core::Ticket>().begin()->first};
    int offered = 0;
    for (const Offer offer : core::offered_moves(state, core::entity(who), id))
        for (const Move& move : moves) {
            if (move.offer != offer) continue;
            ++offered;
            BOOST_TEST(app.has(Role::button, move.button), where << ": no " << move.button);
        }
    return offered;
}

// The screen of every tab, by its heading.
void walk_tabs(Headless& app, std::span<const std::string_view> tabs) {
    for (const std::string_view tab : tabs) {
        app.tab(tab);
        BOOST_TEST(app.heading() == tab);
        BOOST_TEST(app.has(Role::status, "已同步"));
    }
}

core::PhotoFile photo(std::uint8_t sign) {
    core::PhotoFile file;
    file.sha256.fill(sign);
    file.bytes = 1000;
    file.width = file.height = 100;
    return file;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(roles)

BOOST_AUTO_TEST_CASE(every_offered_move_has_its_button_on_the_ticket) {
    for (const Size size : sizes)
        for (const std::string_view account : {"wangmin", "qiantai", "jingli", "weixiu"}) {
            Town town;
            Disk disk;
            const core::TicketId id = town.report("天花板渗水");
            Headless app(town, disk, size.width, size.height);
            app.sign_in(account);
            app.go("ticket/" + std::to_string(id.value));
            const core::StaffId who = account == "wangmin"   ? town.wang
                                      : account == "qiantai" ? town.chen
                                      : account == "jingli"  ? town.guo
                                                             : town.li;
            const std::string where =
                std::string(account) + " at " + std::to_string(static_cast<int>(size.width));
            const auto check = [&] { return check_moves(app, who, where); };
            const auto step = [&](std::string_view button) {
                if (!app.has(Role::button, button)) return;
                app.press(button);
                if (app.has(Role::combobox, "维修人员")) app.select("维修人员", "李师傅");
                if (app.has(Role::textbox, "处理结果")) app.fill("处理结果", "好了");
                if (app.has(Role::textbox, "原因")) app.fill("原因", "等配件");
                if (app.has(Role::dialog, "")) app.press("确定");
                app.browser_back();
                app.go("ticket/" + std::to_string(id.value));
                app.pass(core::minute_ms);
            };
            BOOST_TEST(check() > 0, where);
            for (const std::string_view button :
                 {"响应", "派单", "到场", "开始", "等待", "恢复", "完成", "返工"}) {
                step(button);
                check();
            }
        }
}

BOOST_AUTO_TEST_CASE(an_owner_has_their_tabs) {
    for (const Size size : sizes) {
        Town town;
        Disk disk;
        Headless app(town, disk, size.width, size.height);
        app.sign_in_as_owner();
        constexpr std::string_view tabs[] = {"我的工单", "新建", "通知", "账单", "更多"};
        walk_tabs(app, tabs);
        app.tab("我的家");
        BOOST_TEST(!app.heading().empty());
        app.go("dispatch");
        BOOST_TEST(app.heading() == "我的工单");
    }
}

BOOST_AUTO_TEST_CASE(an_owner_reports_for_their_own_home) {
    Town town;
    Disk disk;
    Headless app(town, disk, 390, 844);
    app.sign_in_as_owner();
    app.tab("新建");
    BOOST_REQUIRE(app.has(Role::textbox, "房屋"));
    BOOST_TEST(app.find(Role::textbox, "房屋")->value == "3-2-501");
    BOOST_TEST(app.has(Role::textbox, "地点"));
    BOOST_TEST(!app.has(Role::button, "清空重填"));  // nothing was typed yet
    app.fill("内容", "厨房漏水");
    app.fill("地点", "厨房");
    app.fill("房屋", "3-2-502");
    app.press("提交");
    BOOST_TEST(app.says("只能为自己的房屋 3-2-501 报事"));
    BOOST_TEST(town.state.all<core::Ticket>().empty());
    app.fill("房屋", "3-2-501");
    app.send("提交");
    BOOST_TEST((only<core::Ticket>(town.state).unit == town.unit));
    BOOST_TEST(only<core::Ticket>(town.state).place.value == "厨房");
}

BOOST_AUTO_TEST_CASE(what_an_owner_pays_stands_under_their_bills) {
    Town town;
    const core::TicketId id = town.report("更换龙头");
    core::Ticket ticket = *town.state.find(id);
    ticket.charge_fen = 8000;
    core::put(town.state, core::entity(id), ticket);
    Disk disk;
    Headless app(town, disk, 390, 844);
    app.sign_in_as_owner();
    app.tab("账单");
    BOOST_TEST(app.says("80"));
    app.open("更换龙头");
    BOOST_TEST(app.heading() == "工单 " + core::ticket_number(ticket));
}

BOOST_AUTO_TEST_CASE(a_manager_finds_what_waits_for_them) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in("jingli");
    constexpr std::string_view tabs[] = {"今日", "工单", "巡查", "房屋", "回访",
                                         "统计", "审批", "报表", "更多"};
    walk_tabs(app, tabs);
    for (const std::string_view report : {"统计", "巡查", "必做事项", "回访"}) {
        app.tab("报表");
        app.open(report);
        BOOST_TEST(app.heading() == report);
    }
    Disk other;
    Headless butler(town, other);
    butler.sign_in();
    BOOST_TEST(!butler.has(Role::tab, "审批"));
    butler.go("approvals");
    BOOST_TEST(butler.heading() == "今日");
}

BOOST_AUTO_TEST_CASE(an_emptied_form_comes_back) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.go("new-ticket");
    app.fill("内容", "楼上漏水");
    app.press("清空重填");
    BOOST_TEST(app.find(Role::textbox, "内容")->value.empty());
    app.press("撤销");
    BOOST_TEST(app.find(Role::textbox, "内容")->value == "楼上漏水");
    // Left alone it is final.
    app.press("清空重填");
    app.pass(10'000);
    BOOST_TEST(!app.has(Role::button, "撤销"));
    BOOST_TEST(app.find(Role::textbox, "内容")->value.empty());
}

BOOST_AUTO_TEST_CASE(high_contrast_is_to_be_had_in_the_dark_too) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    app.tab("更多");
    app.choose("深色高对比");
    BOOST_TEST(disk.look.theme == 4);
    BOOST_TEST(app.shown_dark());
    BOOST_TEST(app.shown_in_high_contrast());
}

BOOST_AUTO_TEST_SUITE_END()
