// At the largest text nothing is cut off: every role's screens, a round under way, and the dialogs.

#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

#include <array>

using ui::a11y::Role;
using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

namespace {

struct Size {
    float width, height;
};
constexpr std::array sizes{Size{1280, 800}, Size{800, 1280}, Size{390, 844}, Size{1440, 900}};

// One person's device with everything as large as it gets.
class Large {
public:
    Large(Town& town, Size size, std::string_view account)
        : app(town, disk_, size.width, size.height), size_(size), account_(account) {
        if (account == "owner-3-2-501")
            app.sign_in_as_owner();
        else
            app.sign_in(account);
        app.go("more");
        for (int i = 0; i < 6; ++i) app.press("放大文字");
        nothing_cut("more");
    }
    void walk(std::span<const std::string_view> routes) {
        for (const std::string_view route : routes) {
            app.go(route);
            nothing_cut(route);
        }
    }
    // Opens it, looks, and closes it again.
    void look_into(std::string_view button) {
        if (!app.has(Role::button, button)) return;
        app.press(button);
        nothing_cut(button);
        if (app.has(Role::dialog, "")) app.browser_back();
    }
    void nothing_cut(std::string_view where) {
        for (const std::string& text : app.cut())
            BOOST_ERROR(size_.width << " x " << size_.height << ", " << account_ << ", " << where
                                    << ": " << text);
    }

private:
    Disk disk_;

public:
    Headless app;

private:
    Size size_;
    std::string account_;
};

constexpr std::array dialogs{"派单", "转派", "等待", "完成", "业主确认", "返工",   "回访",
                             "关闭", "升级", "备注", "更正", "更多操作", "不满意", "满意，签字"};

std::string ticket_route(const Town& town) {
    return "ticket/" + std::to_string(town.state.all<core::Ticket>().begin()->first);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(large_text)

BOOST_AUTO_TEST_CASE(no_screen_of_any_role_is_cut) {
    struct Who {
        std::string_view account;
        std::vector<std::string_view> routes;
    };
    const std::array people{
        Who{"wangmin",
            {"today", "tickets", "new-ticket", "rounds", "households", "sync", "more", "duties",
             "visits", "policy", "tariff"}},
        Who{"qiantai", {"today", "dispatch", "revisits", "statistics", "duties", "policy"}},
        Who{"jingli", {"today", "tickets", "statistics", "approvals", "reports", "rounds"}},
        Who{"weixiu", {"today", "tickets", "rounds", "households"}},
        Who{"赵强", {"today", "tickets", "rounds"}},
        Who{"owner-3-2-501", {"mine", "new-ticket", "notices", "bills", "home", "sync", "tariff"}},
    };
    for (const Size size : sizes)
        for (const Who& who : people) {
            Town town;
            town.live(1, 40);
            town.hire("赵强", core::Role::guard);
            Large large(town, size, who.account);
            large.walk(who.routes);
            large.app.go("new-ticket");
            large.app.fill("内容", "天花板渗水，主卧靠外墙一侧");
            if (large.app.has(Role::textbox, "房屋")) large.app.fill("房屋", "3-2-501");
            large.app.press("提交");
            large.nothing_cut("ticket");
            const std::string home = "household/" + std::to_string(town.unit.value);
            if (who.account == "owner-3-2-501") continue;
            large.app.go(home);
            large.nothing_cut("household");
        }
}

BOOST_AUTO_TEST_CASE(no_dialog_of_a_ticket_is_cut) {
    for (const Size size : sizes)
        for (const std::string_view account : {"qiantai", "owner-3-2-501"}) {
            Town town;
            const core::TicketId id = town.report("天花板渗水", town.li);
            core::Ticket ticket = *town.state.find(id);
            if (account == "owner-3-2-501") {
                ticket.status = core::TicketStatus::completed;
                core::put(town.state, core::entity(id), ticket);
            }
            Large large(town, size, account);
            large.app.go(account == "qiantai" ? ticket_route(town) : "mine");
            for (const std::string_view button : dialogs) large.look_into(button);
            if (account != "qiantai") continue;
            ticket.status = core::TicketStatus::completed;
            Town later;
            const core::TicketId done = later.report("天花板渗水", later.li);
            core::put(later.state, core::entity(done), ticket);
            Large desk(later, size, account);
            desk.app.go(ticket_route(later));
            for (const std::string_view button : dialogs) desk.look_into(button);
        }
}

BOOST_AUTO_TEST_CASE(no_step_of_a_round_is_cut) {
    for (const Size size : sizes) {
        Town town;
        Large large(town, size, "wangmin");
        Headless& app = large.app;
        app.go("rounds");
        app.press("开始巡查");
        large.nothing_cut("round");
        large.look_into("手动输入");
        large.look_into("跳过");
        app.next_scan = {platform::ScanResult::Outcome::read, "X3-01"};
        app.press("打卡");
        large.nothing_cut("checked in");
        app.press_in("乱堆乱放", "发现问题");
        large.nothing_cut("finding");
        app.browser_back();
        app.press("全部正常");
        large.nothing_cut("all well");
        large.look_into("结束巡查");
    }
}

BOOST_AUTO_TEST_SUITE_END()
