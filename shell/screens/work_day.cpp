#include "shell/screens/work_day.hpp"

#include "core/people.hpp"
#include "shell/screens/ticket_row.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define WORK_DAY_TEXTS(X) \
    X(appointments, "今日预约", "Today's appointments") \
    X(assigned, "手上的活", "In hand") \
    X(queue, "可抢单", "To be taken") \
    X(done, "今日已完成", "Done today") \
    X(late, "{} 条已超时", "{} overdue") \
    X(soon, "{} 条将超时", "{} due soon") \
    X(window, "预约 {}", "Appointment {}") \
    X(missed, "已过预约 {}", "Past its appointment {}") \
    X(nothing, "手上没有活", "Nothing in hand") \
    X(nothing_text, "派给您的工单会出现在这里，也可以抢单。", "What you are sent to appears here; you can take work, too.") \
    X(more, "还有 {} 张工单", "{} more tickets")
// clang-format on
UI_TEXT_TABLE(Text, WORK_DAY_TEXTS)

constexpr std::size_t shown_max = 12;  // of one card; the list has the rest

// Whoever reported it, else whose home it is; empty when this person may know neither.
std::string_view phone_of(const View& view, core::TicketId id, const core::Ticket& ticket) {
    const auto* contact = view.state.find<core::TicketContact>(id.value);
    if (contact && !contact->phone.empty()) return contact->phone.value;
    const core::Household* home = view.state.find(ticket.household);
    const core::Member* owner = home ? core::owner_of(*home) : nullptr;
    return owner ? std::string_view(owner->phone.value) : std::string_view{};
}

Intent work_row(ui::Context& c, const View& view, const core::TicketRow& row) {
    const core::Ticket* ticket = view.state.find(row.id);
    if (!ticket) return Nothing{};
    TicketLine line;
    fill(line, view, row, {.due_first = c.phone()});
    const bool open = row.next.has_value();
    if (open && ticket->appointment) {
        const core::Window& agreed = ticket->appointment;
        const std::string window = when(view, agreed.from) + "–" + ui::clock(agreed.until.ms);
        const bool over = agreed.until < view.now;
        line.second = joined({tr(over ? Text::missed : Text::window, window), line.second});
        line.row.second = line.second;
        line.name += ", " + tr(over ? Text::missed : Text::window, window);
        line.row.name = line.name;
    }
    if (open) line.row.call = phone_of(view, row.id, *ticket);
    if (line.row.ring && !row.next->stopped) ui::count_down(c, row.next->due.ms, core::minute_ms);
    if (ui::row(c, row.id.value, line.row) == ui::RowHit::none) return Nothing{};
    return Go{ticket_route(row.id)};
}

Intent rows_of(ui::Context& c, const View& view, Text title,
               const std::vector<core::TicketRow>& rows) {
    Intent intent;
    ui::List list(c, tr(title));
    for (std::size_t i = 0; i < std::min(rows.size(), shown_max); ++i) {
        Intent hit = work_row(c, view, rows[i]);
        if (asks(hit)) intent = std::move(hit);
    }
    if (rows.size() > shown_max) {
        const std::string more = tr(Text::more, rows.size() - shown_max);
        if (ui::row(c, "more", {.title = more, .title_bold = false, .chevron = true}) !=
            ui::RowHit::none)
            intent = Go{{Place::tickets, 0}};
    }
    return intent;
}

Intent card_of(ui::Context& c, const View& view, Text title,
               const std::vector<core::TicketRow>& rows) {
    if (rows.empty()) return Nothing{};
    ui::Card card(c, {.title = tr(title)});
    return rows_of(c, view, title, rows);
}

Intent assigned_card(ui::Context& c, const View& view, const core::WorkDay& day) {
    std::string chip;
    if (day.late > 0)
        chip = tr(Text::late, day.late);
    else if (day.soon > 0)
        chip = tr(Text::soon, day.soon);
    ui::Card card(c, {.title = tr(Text::assigned),
                      .title_chip = chip,
                      .title_tone = day.late > 0 ? ui::Tone::late : ui::Tone::soon});
    if (!day.assigned.empty()) return rows_of(c, view, Text::assigned, day.assigned);
    ui::empty_state(c, {.icon = ui::Icon::circle_check,
                        .title = tr(Text::nothing),
                        .text = tr(Text::nothing_text)});
    return Nothing{};
}

}  // namespace

Intent work_day_cards(ui::Context& c, const View& view, WorkDayState& state) {
    const core::WorkDay& day = state.day.get(
        view.device.version(), view.minute(), std::to_string(view.actor.key),
        [&] { return core::work_day(view.state, view.actor, view.policy, view.now); });
    Intent intent;
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    take(card_of(c, view, Text::appointments, day.appointments));
    take(assigned_card(c, view, day));
    take(card_of(c, view, Text::queue, day.queue));
    take(card_of(c, view, Text::done, day.done));
    return intent;
}

}  // namespace shell
