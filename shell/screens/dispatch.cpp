#include "shell/screens/dispatch.hpp"

#include "shell/screens/page.hpp"
#include "shell/screens/ticket_row.hpp"

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
    X(hand_over, "批量转交", "Hand over all") \
    X(hand_over_text, "休假、离岗时，把一个人手上未完成的工单全部转给另一个人", "For leave: everything unfinished that one person has goes to another") \
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

Intent hand_over(const View& view, core::StaffId from, core::StaffId to) {
    Submit submit;
    for (const auto& [key, ticket] : view.state.all<core::Ticket>()) {
        if (ticket.assignee != from || submit.act.size() == handed_over_max) continue;
        if (core::can_move(ticket.status, core::TicketMove::assigned))
            submit.act.push_back({core::entity(core::TicketId{key}), core::AssignTicket{to}});
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
    const bool ready = from && to && from != to;
    if (state.missing && !ready)
        ui::text(c, tr(Text::same_person), {.type = ui::Type::second, .tone = ui::Tone::late});
    for (const core::InHand& each : view.queries.hands(view)) {
        if (each.staff == from && each.tickets > handed_over_max)
            ui::text(c, tr(Text::most, handed_over_max), {.type = ui::Type::second});
    }
    ui::gap(c, ui::space::half);
    const bool confirmed = ui::button(
        c, tr(Word::ok), {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
    state.missing = confirmed ? !ready : state.missing;
    if (overlay.dismissed() || (confirmed && ready)) state.handing_over = false;
    return confirmed && ready ? hand_over(view, from, to) : Intent{};
}

Intent people_card(ui::Context& c, const View& view, DispatchState& state) {
    Intent intent;
    view.presence.wish();
    ui::Card card(c, {.title = tr(Text::people), .button = tr(Text::hand_over)});
    if (card.button_tapped()) state = {true, false};
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
