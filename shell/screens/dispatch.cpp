#include "shell/screens/dispatch.hpp"

#include "shell/screens/page.hpp"
#include "shell/screens/ticket_row.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace shell {

namespace {

// clang-format off
#define DISPATCH_TEXTS(X) \
    X(queue, "待派工单", "To be dispatched") \
    X(count, "{} 张待派", "{} waiting") \
    X(nothing, "没有待派的工单", "Nothing waits for dispatch") \
    X(nothing_text, "新报的工单会出现在这里，最急的在最上面。", "New tickets appear here, the most urgent on top.") \
    X(people, "维修人员", "Technicians") \
    X(free, "空闲", "Free") \
    X(busy, "在 {}", "at {}") \
    X(load, "手上 {} 张", "{} in hand") \
    X(nobody, "还没有维修人员", "No technicians yet") \
    X(hand_over, "批量转交", "Hand over") \
    X(hand_over_text, "休假、离岗时，把一个人手上未完成的工单转给另一个人；不转的去掉勾", "For leave: what one person has goes to another; take the tick off what stays") \
    X(all, "全部 {} 张", "All {}") \
    X(what, "要转交的工单", "Tickets to hand over") \
    X(from, "从", "From") \
    X(to, "转给", "To") \
    X(person, "{} · {} · 手上 {} 张", "{} · {} · {} in hand") \
    X(handed_over, "已转交 {} 张工单", "{} tickets handed over") \
    X(same_person, "请选两个不同的人", "Choose two different people") \
    X(most, "一次最多转交 {} 张，请分几次", "At most {} at a time: do it in several")
// clang-format on
UI_TEXT_TABLE(Text, DISPATCH_TEXTS)

Intent queue_list(ui::Context& c, const View& view, const std::vector<core::TicketRow>& rows) {
    Intent intent;
    ui::Card card(c, {.title = tr(Text::queue)});
    if (rows.empty()) {
        ui::empty_state(c, {.icon = ui::Icon::circle_check,
                            .title = tr(Text::nothing),
                            .text = tr(Text::nothing_text)});
        return intent;
    }
    ui::List list(c, tr(Text::queue));
    for (const core::TicketRow& row : rows) {
        Intent hit = ticket_row(c, view, row);
        if (asks(hit)) intent = std::move(hit);
    }
    return intent;
}

Intent person_row(ui::Context& c, const View& view, const core::Workload& load) {
    const core::Staff* staff = view.state.find(load.staff);
    if (!staff) return Nothing{};
    const core::Ticket* at = view.state.find(load.at);
    const std::string place = at ? tr(Text::busy, where(view, *at)) : std::string();
    const std::string online =
        view.presence.known() ? view.presence.words(load.staff, view.now) : std::string();
    const std::string second =
        joined({word_of(staff->role), tr(Text::load, load.open_load), online, place});
    const std::string_view face = initial(staff->name.value);
    const ui::RowHit hit = ui::row(c, load.staff.value,
                                   {.title = staff->name.value,
                                    .second = second,
                                    .avatar = face,
                                    .chip = at ? word_of(at->status) : tr(Text::free),
                                    .chip_tone = at ? ui::Tone::under_way : ui::Tone::kept,
                                    .chevron = at != nullptr,
                                    .tappable = at != nullptr});
    return hit == ui::RowHit::none ? Intent{} : Intent{Go{ticket_route(load.at)}};
}

constexpr std::size_t handed_over_max = 200;  // one act is saved at once, and must be

core::StaffId person_select(ui::Context& c, const View& view, std::string_view label,
                            bool with_load, std::string& chosen) {
    std::vector<std::string> labels;
    std::vector<core::StaffId> listed;
    int selected = -1;
    for (const core::InHand& each : view.queries.hands(view)) {
        const core::Staff* staff = view.state.find(each.staff);
        if ((with_load && each.tickets == 0) || (!with_load && !staff->active)) continue;
        if (std::to_string(each.staff.value) == chosen) selected = static_cast<int>(labels.size());
        labels.push_back(tr(Text::person, staff->name.value, word_of(staff->role), each.tickets));
        listed.push_back(each.staff);
    }
    const std::vector<std::string_view> options(labels.begin(), labels.end());
    if (ui::select(c, label, options, selected))
        chosen = std::to_string(listed[static_cast<std::size_t>(selected)].value);
    return selected < 0 ? core::StaffId{} : listed[static_cast<std::size_t>(selected)];
}

// What could go to a colleague, as much as one act may carry.
std::vector<core::TicketId> movable(const View& view, core::StaffId from) {
    std::vector<core::TicketId> tickets;
    for (const auto& [key, ticket] : view.state.all<core::Ticket>()) {
        if (tickets.size() == handed_over_max) break;
        if (ticket.assignee == from && core::can_move(ticket.status, core::TicketMove::assigned))
            tickets.push_back({key});
    }
    return tickets;
}

// All are ticked to begin with; whoever stays with the one who has it is taken off.
void tick_list(ui::Context& c, const View& view, const std::vector<core::TicketId>& tickets,
               std::set<core::TicketId>& kept_back) {
    bool all = kept_back.empty();
    if (ui::checkbox(c, tr(Text::all, tickets.size()), all)) {
        if (all)
            kept_back.clear();
        else
            kept_back.insert(tickets.begin(), tickets.end());
    }
    ui::List list(c, tr(Text::what));
    for (const core::TicketId id : tickets) {
        const core::Ticket& ticket = *view.state.find(id);
        const std::string label = joined({core::ticket_number(ticket), word_of(ticket.status),
                                          where(view, ticket), first_line(ticket.words.value)});
        bool goes = !kept_back.contains(id);
        if (!ui::checkbox(c, label, goes)) continue;
        if (goes)
            kept_back.erase(id);
        else
            kept_back.insert(id);
    }
}

Intent hand_over(const std::vector<core::TicketId>& tickets,
                 const std::set<core::TicketId>& kept_back, core::StaffId to) {
    Submit submit;
    for (const core::TicketId id : tickets) {
        if (!kept_back.contains(id))
            submit.act.push_back({core::entity(id), core::AssignTicket{to}});
    }
    submit.form = "hand-over";
    submit.said = tr(Text::handed_over, submit.act.size());
    return submit;
}

Intent hand_over_dialog(ui::Context& c, const View& view, DispatchState& state) {
    Form& form = view.forms.open("hand-over");
    ui::Overlay overlay(c, {.key = "hand-over",
                            .title = tr(Text::hand_over),
                            .text = tr(Text::hand_over_text),
                            .cross = true});
    const core::StaffId from = person_select(c, view, tr(Text::from), true, form.text("from"));
    const core::StaffId to = person_select(c, view, tr(Text::to), false, form.text("to"));
    const bool people = from && to && from != to;
    if (state.missing && !people)
        ui::text(c, tr(Text::same_person), {.type = ui::Type::second, .tone = ui::Tone::late});
    if (from != state.from) state.kept_back.clear();
    state.from = from;
    const std::vector<core::TicketId> tickets =
        from ? movable(view, from) : std::vector<core::TicketId>{};
    // Somebody else may have moved one meanwhile.
    std::erase_if(state.kept_back, [&](core::TicketId id) {
        return std::find(tickets.begin(), tickets.end(), id) == tickets.end();
    });
    const bool any = state.kept_back.size() < tickets.size();
    if (!tickets.empty()) tick_list(c, view, tickets, state.kept_back);
    if (state.missing && people && !any)
        ui::text(c, tr(Word::choose, tr(Text::what)),
                 {.type = ui::Type::second, .tone = ui::Tone::late});
    for (const core::InHand& each : view.queries.hands(view)) {
        if (each.staff == from && each.tickets > handed_over_max)
            ui::text(c, tr(Text::most, handed_over_max), {.type = ui::Type::second});
    }
    ui::gap(c, ui::space::half);
    const bool confirmed = ui::button(
        c, tr(Word::ok), {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
    const bool ready = people && any;
    state.missing = confirmed ? !ready : state.missing;
    Intent intent;
    if (confirmed && ready) intent = hand_over(tickets, state.kept_back, to);
    if (overlay.dismissed() || (confirmed && ready)) state = {};
    return intent;
}

Intent people_card(ui::Context& c, const View& view, DispatchState& state) {
    Intent intent;
    view.presence.wish();
    ui::Card card(c, {.title = tr(Text::people), .button = tr(Text::hand_over)});
    if (card.button_tapped()) state = {.handing_over = true};
    const std::vector<core::Workload>& loads = view.queries.workloads(view);
    if (loads.empty())
        ui::text(c, tr(Text::nobody), {.type = ui::Type::second, .tone = ui::Tone::second});
    ui::List list(c, tr(Text::people));
    for (const core::Workload& load : loads) {
        Intent hit = person_row(c, view, load);
        if (asks(hit)) intent = std::move(hit);
    }
    return intent;
}

}  // namespace

Intent draw_dispatch(ui::Context& c, const View& view, DispatchState& state) {
    const std::vector<core::TicketRow>& rows = view.queries.to_dispatch(view);
    const std::string count = tr(Text::count, rows.size());
    Page page(
        c, view, Place::dispatch,
        {.key = "dispatch", .title = tr(Word::tab_dispatch), .subtitle = count, .pull = true});
    Intent intent = page.intent();
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    {
        ui::TwoColumns columns(c, 1.55f);
        take(queue_list(c, view, rows));
        columns.next();
        take(people_card(c, view, state));
    }
    if (state.handing_over) take(hand_over_dialog(c, view, state));
    return intent;
}

}  // namespace shell
