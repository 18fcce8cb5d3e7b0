#include "shell/screens/sync_page.hpp"

#include "shell/screens/page.hpp"
#include "shell/screens/trust_cards.hpp"
#include "shell/screens/work_card.hpp"
#include "shell/time_words.hpp"

namespace shell {

namespace {

// clang-format off
#define SYNC_TEXTS(X) \
    X(title, "同步", "Sync") \
    X(now, "立即同步", "Sync now") \
    X(synced, "已全部同步", "Everything is in sync") \
    X(synced_text, "本机的记录都已到达服务器。", "All records of this device have reached the server.") \
    X(offline, "离线，照常工作", "Offline: go on working") \
    X(offline_text, "记录都存在本机，联网后自动上传。", "Records are kept on this device and go up by themselves once there is a network.") \
    X(syncing, "正在同步", "Syncing") \
    X(syncing_text, "可以继续工作，不必等待。", "Go on working; there is no need to wait.") \
    X(session, "登录已过期", "Your sign-in has ended") \
    X(session_text, "本机的记录都在。重新登录后自动上传。", "Your records are safe here. They go up after you sign in again.") \
    X(sign_in, "重新登录", "Sign in again") \
    X(update, "应用需要更新", "The app needs an update") \
    X(update_text, "更新之前仍可记录，记录会照常上传。", "You can go on recording, and records still go up.") \
    X(update_now, "更新并重新打开", "Update and reopen") \
    X(revoked, "本机已被停用", "This device was withdrawn") \
    X(revoked_text, "请联系管理员。", "Ask the administrator.") \
    X(refused_link, "服务器不认识本机的消息", "The server does not understand this device") \
    X(refused_text, "记录都在本机。请更新应用，仍不行请联系管理员。", "Your records are safe here. Update the app; if that does not help, ask the administrator.") \
    X(state, "状态", "State") \
    X(last_contact, "最近联系服务器", "Last contact") \
    X(last_sync, "最近全部同步", "Last in sync") \
    X(never, "还没有", "never") \
    X(clock, "本机时间", "This device's clock") \
    X(clock_text, "计时已按服务器时间校正。请在系统设置里打开自动对时。", "Times are corrected. Turn on automatic time in the system settings.") \
    X(proven, "最近对时", "Time last checked") \
    X(just_now, "刚刚", "just now") \
    X(ago, "{}前", "{} ago") \
    X(before_start, "{}，重新打开后还没有", "{}, not since the app was reopened") \
    X(jumped, "对时以后，本机的钟{}", "Since then this device's clock {}") \
    X(forward, "快了 {}", "went {} ahead") \
    X(backward, "慢了 {}", "went {} back") \
    X(jump_text, "可能有人改过时间，或设备休眠过。记录的时间仍按对时推算，联网后会重新对时。", "Somebody set it, or the device slept. Times still follow the last check; it is made anew online.") \
    X(waiting, "待传", "To send") \
    X(nothing_waiting, "没有待传的记录", "Nothing is waiting") \
    X(entries, "{} 条", "{}") \
    X(tray, "未被接受", "Not accepted") \
    X(tray_text, "这些记录没有丢，只是服务器没有接受。请看原因，改正后重新提交，或导出留存。", "These records are not lost; the server did not accept them. See why, then resend or export them.") \
    X(resend, "重新提交", "Resend") \
    X(export_text, "导出文本", "Export as text") \
    X(put_away, "收起", "Put away") \
    X(exported, "已复制，可粘贴到备忘录", "Copied: paste it into a note") \
    X(show_archive, "查看已收起的 {} 条", "Show {} put away") \
    X(export_line, "{} | {} | {} | {}", "{} | {} | {} | {}")
// clang-format on
UI_TEXT_TABLE(Text, SYNC_TEXTS)

struct Standing {
    Text title, text;
    ui::Tone tone;
    ui::Icon icon;
};
Standing standing(const xsync::SyncStatus& status) {
    using L = xsync::Link;
    switch (status.link) {
        case L::synced:
            return {Text::synced, Text::synced_text, ui::Tone::kept, ui::Icon::cloud_done};
        case L::syncing:
        case L::waiting:
            return {Text::syncing, Text::syncing_text, ui::Tone::under_way, ui::Icon::sync};
        case L::session_ended:
            return {Text::session, Text::session_text, ui::Tone::soon, ui::Icon::lock};
        case L::update_required:
            return {Text::update, Text::update_text, ui::Tone::soon, ui::Icon::download};
        case L::revoked: return {Text::revoked, Text::revoked_text, ui::Tone::late, ui::Icon::lock};
        case L::refused:
            return {Text::refused_link, Text::refused_text, ui::Tone::late, ui::Icon::warning};
        case L::offline: break;
    }
    return {Text::offline, Text::offline_text, ui::Tone::soon, ui::Icon::offline};
}

void value_row(ui::Context& c, Text label, std::string_view value) {
    ui::row(
        c, tr(label),
        {.title = tr(label), .title_bold = false, .value = value, .tappable = false, .height = 52});
}

std::string moment_or_never(const View& view, core::UtcMs at) {
    return at ? ui::moment(at.ms, view.now.ms) : std::string(tr(Text::never));
}

// When the server's time was known last, and whether a clock that nobody can set has run since.
std::string proven_words(const View& view) {
    const std::int64_t since = view.status.time_proven_ms;
    if (since < 0) return tr(Text::before_start, moment_or_never(view, view.status.last_contact));
    if (since < core::minute_ms) return std::string(tr(Text::just_now));
    return tr(Text::ago, ui::duration(since));
}

Intent state_card(ui::Context& c, const View& view) {
    const xsync::SyncStatus& status = view.status;
    const Standing now = standing(status);
    Intent intent;
    ui::Card card(c, {.title = tr(Text::state), .gap = ui::space::row});
    ui::banner(c,
               {.tone = now.tone, .icon = now.icon, .title = tr(now.title), .text = tr(now.text)});
    if (status.to_send > 0) {
        const std::string figure =
            std::to_string(status.sent) + " / " + std::to_string(status.to_send);
        ui::progress_row(c, tr(Text::waiting), figure,
                         static_cast<float>(status.sent) / static_cast<float>(status.to_send));
    }
    {
        ui::List list(c, tr(Text::state));
        value_row(c, Text::last_contact, moment_or_never(view, status.last_contact));
        value_row(c, Text::last_sync, moment_or_never(view, status.synced_at));
        // Compared with whom, before the first contact?
        if (status.last_contact) {
            value_row(c, Text::clock, clock_words(status.clock_off_ms));
            value_row(c, Text::proven, proven_words(view));
        }
    }
    if (clock_is_off(status.clock_jump_ms)) {
        const std::int64_t jump = status.clock_jump_ms;
        const std::string by =
            tr(jump > 0 ? Text::forward : Text::backward, ui::duration(jump < 0 ? -jump : jump));
        ui::banner(c, {.tone = ui::Tone::soon,
                       .icon = ui::Icon::clock,
                       .title = tr(Text::jumped, by),
                       .text = tr(Text::jump_text)});
    }
    if (clock_is_off(status.clock_off_ms)) {
        const std::string by = clock_words(status.clock_off_ms);
        ui::banner(c, {.tone = ui::Tone::soon,
                       .icon = ui::Icon::clock,
                       .title = by,
                       .text = tr(Text::clock_text)});
    }
    if (status.link == xsync::Link::update_required || view.page.update_waiting) {
        if (ui::button(c, tr(Text::update_now), {.icon = ui::Icon::download, .fill = true}))
            intent = Restart{};
    }
    if (status.link == xsync::Link::session_ended &&
        ui::button(c, tr(Text::sign_in),
                   {.kind = ui::Button::primary, .icon = ui::Icon::lock, .fill = true}))
        intent = SignInAgain{};
    if (!status.trouble.empty())
        ui::text(c, status.trouble,
                 {.type = ui::Type::caption, .tone = ui::Tone::third, .lines_max = 3});
    return intent;
}

void waiting_card(ui::Context& c, const View& view) {
    const xsync::SyncStatus& status = view.status;
    const std::string total =
        status.pending_total > 0 ? tr(Text::entries, status.pending_total) : std::string();
    ui::Card card(c,
                  {.title = tr(Text::waiting), .title_chip = total, .title_tone = ui::Tone::soon});
    if (status.pending.empty()) {
        ui::text(c, tr(Text::nothing_waiting),
                 {.type = ui::Type::second, .tone = ui::Tone::second});
        return;
    }
    ui::List list(c, tr(Text::waiting));
    for (const auto& [kind, count] : status.pending) {
        const std::string value = tr(Text::entries, count);
        ui::row(c, static_cast<std::uint64_t>(kind),
                {.title = word_of(kind),
                 .title_bold = false,
                 .value = value,
                 .tappable = false,
                 .height = 52});
    }
}

// What an op is about, for a person: 工单派单 BX-…, 打卡 每日巡楼.
std::string subject_of(const View& view, core::EntityId id) {
    using K = core::EntityKind;
    if (id.kind == K::ticket || id.kind == K::ticket_note || id.kind == K::ticket_contact) {
        const core::Ticket* ticket = view.state.find(core::TicketId{id.key});
        return ticket ? core::ticket_number(*ticket) : std::string();
    }
    if (id.kind == K::round) {
        const core::Round* round = view.state.find(core::RoundId{id.key});
        const core::Route* route = round ? view.state.find(round->route) : nullptr;
        return route ? route->name.value : std::string();
    }
    if (id.kind == K::household) {
        const core::Household* household = view.state.find(core::HouseholdId{id.key});
        const core::Unit* unit = household ? view.state.find(household->unit) : nullptr;
        return unit ? unit->code.value : std::string();
    }
    return {};
}

struct Words {
    template <class Op>
    std::string operator()(const Op& op) const {
        if constexpr (requires { op.words.value; })
            return op.words.value;
        else if constexpr (requires { op.result.value; })
            return op.result.value;
        else if constexpr (requires { op.reason.value; })
            return op.reason.value;
        else if constexpr (requires { op.remark.value; })
            return op.remark.value;
        else if constexpr (requires { op.text.value; })
            return op.text.value;
        else if constexpr (requires { op.value.value; })
            return op.value.value;
        else
            return {};
    }
};
// The words a person wrote, so that an export carries their work and not only its name.
std::string words_of(const core::OpBody& body) { return std::visit(Words{}, body); }

Intent tray_item(ui::Context& c, const View& view, const xsync::TrayItem& item) {
    Intent intent;
    const std::string title = joined(
        {word(core::op_term(core::tag_of(item.op.body))), subject_of(view, item.op.head.entity)});
    const core::Sentence why = core::sentence(item.decision.verdict);
    const std::string words = words_of(item.op.body);
    const std::string when = ui::moment(item.op.head.made_at.ms, view.now.ms);
    ui::Scope scope(static_cast<std::uint64_t>(item.op.head.id.device.value) << 32 |
                    item.op.head.id.n.value);
    ui::row(c, "item",
            {.title = title,
             .second = joined({word(why), when}),
             .second_tone = ui::Tone::late,
             .icon = ui::Icon::warning,
             .icon_tone = ui::Tone::late,
             .tappable = false});
    if (!words.empty()) ui::text(c, words, {.tone = ui::Tone::second, .lines_max = 4});
    ui::Wrap wrap(c);
    if (ui::button(c, tr(Text::resend), {.height = 48, .icon = ui::Icon::upload}))
        intent = Resend{item.op.head.id};
    if (ui::button(c, tr(Text::export_text), {.height = 48, .icon = ui::Icon::copy}))
        intent = CopyText{tr(Text::export_line, when, title, word(why), words),
                          std::string(tr(Text::exported))};
    if (!item.archived &&
        ui::button(c, tr(Text::put_away), {.kind = ui::Button::text, .height = 48}))
        intent = PutAway{item.op.head.id};
    return intent;
}

Intent tray_card(ui::Context& c, const View& view, SyncState& state) {
    Intent intent;
    const std::vector<xsync::TrayItem> tray = view.device.tray();
    if (tray.empty()) return intent;
    const auto archived = static_cast<std::size_t>(view.refused) < tray.size()
                              ? tray.size() - static_cast<std::size_t>(view.refused)
                              : 0;
    const std::string total = view.refused > 0 ? tr(Text::entries, view.refused) : std::string();
    ui::Card card(c, {.title = tr(Text::tray), .title_chip = total, .title_tone = ui::Tone::late});
    ui::text(c, tr(Text::tray_text), {.type = ui::Type::second, .tone = ui::Tone::second});
    {
        ui::List list(c, tr(Text::tray));
        for (const xsync::TrayItem& item : tray) {
            if (item.archived && !state.show_archive) continue;
            Intent hit = tray_item(c, view, item);
            if (asks(hit)) intent = std::move(hit);
        }
    }
    if (archived > 0 && !state.show_archive &&
        ui::button(c, tr(Text::show_archive, archived), {.kind = ui::Button::text, .height = 48}))
        state.show_archive = true;
    return intent;
}

}  // namespace

Intent draw_sync(ui::Context& c, const View& view, SyncState& state) {
    Page page(c, view, Place::sync,
              {.key = "sync",
               .title = tr(Text::title),
               .back = true,
               .bottom = ui::Bottom::actions,
               .pull = true},
              true);
    Intent intent = page.intent();
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    take(lost_cards(c, view));
    {
        ui::TwoColumns columns(c, 1.35f);
        take(state_card(c, view));
        take(tray_card(c, view, state));
        columns.next();
        waiting_card(c, view);
        take(work_card(c, view, state));
        take(storage_card(c, view));
    }
    const ui::Button now{.kind = ui::Button::primary,
                         .height = ui::size::primary,
                         .icon = ui::Icon::sync,
                         .fill = true,
                         .busy = view.status.link == xsync::Link::syncing};
    if (c.phone()) {
        if (auto bar = page->actions({ui::part(1)}); bar && ui::button(c, tr(Text::now), now))
            intent = SyncNow{};
    } else if (auto bar = page->actions({ui::part(1), ui::fixed(260)})) {
        ui::skip(c);
        if (ui::button(c, tr(Text::now), now)) intent = SyncNow{};
    }
    return intent;
}

}  // namespace shell
