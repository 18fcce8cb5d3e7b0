#pragma once
// Words that several screens share, and how the shell says things of the domain: a term in the person's language, who did something,
// where a ticket is, how a status looks.

#include "core/names.hpp"
#include "shell/ui/layout.hpp"
#include "shell/view.hpp"

#include <string>
#include <string_view>

namespace shell {

// clang-format off
#define SHELL_WORDS(X) \
    X(tab_today, "今日", "Today") \
    X(tab_my_tickets, "我的工单", "My requests") \
    X(tab_new, "新建", "New") \
    X(tab_tickets, "工单", "Tickets") \
    X(tab_rounds, "巡查", "Rounds") \
    X(tab_households, "房屋", "Homes") \
    X(tab_dispatch, "调度", "Dispatch") \
    X(tab_revisits, "回访", "Revisits") \
    X(tab_statistics, "统计", "Statistics") \
    X(tab_my_home, "我的家", "My home") \
    X(tab_more, "更多", "More") \
    X(new_ticket, "新建工单", "New ticket") \
    X(ok, "确定", "OK") \
    X(cancel, "取消", "Cancel") \
    X(submit, "提交", "Submit") \
    X(reason, "原因", "Reason") \
    X(category, "分类", "Category") \
    X(unit, "房屋", "Home") \
    X(saved_here, "已存本机", "Saved on this device") \
    X(saving, "正在保存", "Saving") \
    X(not_saved, "未能存入本机", "Not saved yet") \
    X(received, "已上传 {}", "Uploaded {}") \
    X(refused, "未被接受", "Not accepted") \
    X(offline, "离线", "Offline") \
    X(offline_pending, "离线 · {} 条待传", "Offline · {} to send") \
    X(offline_sign_in, "离线 · 请重新登录", "Offline · sign in again") \
    X(offline_update, "离线 · 需要更新", "Offline · update needed") \
    X(offline_revoked, "离线 · 本机已停用", "Offline · device withdrawn") \
    X(syncing, "同步中", "Syncing") \
    X(syncing_of, "同步中 {}/{}", "Syncing {}/{}") \
    X(synced, "已同步 {}", "Synced {}") \
    X(with_refused, "{} · {} 条未被接受", "{} · {} not accepted") \
    X(server, "系统", "System") \
    X(owner, "业主", "Owner") \
    X(me, "我", "Me") \
    X(staff, "员工", "Staff") \
    X(public_place, "公共区域", "Public area") \
    X(revisit, "回访", "Revisit") \
    X(late, "已超时", "Overdue") \
    X(soon, "将超时", "Due soon") \
    X(to_confirm, "待您确认", "Please confirm") \
    X(missing, "请填写{}", "Please fill in: {}") \
    X(choose, "请选择{}", "Please choose: {}") \
    X(too_long, "最多 {} 字", "At most {} characters") \
    X(no_such_unit, "没有这套房屋", "There is no such home") \
    X(dot, " · ", " · ") \
    X(yuan, "{} 元", "¥{}") \
    X(free_of_charge, "免费", "Free") \
    X(show, "显示", "Show") \
    X(hide, "隐藏", "Hide") \
    X(stars, "{}分", "{} of 5") \
    X(search, "搜索", "Search") \
    X(duties, "必做事项", "Duties") \
    X(visits, "上门拜访", "Home visits") \
    X(policy, "政策", "Policy")
// clang-format on
UI_TEXT_TABLE(Word, SHELL_WORDS)

inline std::string_view word(core::Term term) { return ui::pick(term.zh, term.en); }
template <class Value>
std::string_view word_of(Value value) {
    return word(core::term(value));
}

// Joins what is not empty with " · ".
std::string joined(std::initializer_list<std::string_view> parts);

std::string who(const View& view, core::Actor actor);
std::string_view staff_name(const View& view, core::StaffId id);
// One character for an avatar.
std::string_view initial(std::string_view name);
// 3-2-501, or the place in words.
std::string_view where(const View& view, const core::Ticket& ticket);
// 09:42 today, 昨天 18:20 and so on for other days.
std::string when(const View& view, core::UtcMs at);
// First line of the words, for a list.
std::string_view first_line(std::string_view text);
std::string money(std::int64_t fen);
// As it stands in a field: 25.50.
std::string plain_money(std::int64_t fen);
// Money as a person types it ("25", "25.5", "25,50"); −1 when it is none.
std::int64_t parse_money(std::string_view text);
// Thousandths of a reading as typed; false when it is no number.
bool parse_milli(std::string_view text, std::int32_t& milli);
std::string milli_text(std::int32_t milli);

ui::Tone tone_of(core::TicketStatus status);

// How much time a promise leaves, for a ring and for a chip.
struct TimeLeft {
    float fraction = 0;
    std::string figure;  // 6分
    ui::Tone tone = ui::Tone::ink;
    bool late = false, soon = false;
};
TimeLeft time_left(const core::Milestone& next, core::UtcMs now);

// Where an own act stands: 已存本机, 已上传 14:02 …; empty when there is nothing to say.
std::string delivery_words(const xsync::Delivery& delivery);
ui::Tone delivery_tone(const xsync::Delivery& delivery);

// What the sync chip says.
struct SyncLine {
    std::string text;
    ui::Tone tone = ui::Tone::kept;
    bool turning = false;
};
SyncLine sync_line(const View& view);

}  // namespace shell
