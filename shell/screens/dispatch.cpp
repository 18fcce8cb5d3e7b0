#include "shell/screens/dispatch.hpp"

#include "shell/screens/page.hpp"
#include "shell/screens/ticket_row.hpp"

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
    X(nobody, "还没有维修人员", "No technicians yet")
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
    const std::string second =
        joined({word_of(staff->role), tr(Text::load, load.open_load), place});
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

Intent people_card(ui::Context& c, const View& view) {
    Intent intent;
    ui::Card card(c, {.title = tr(Text::people)});
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

Intent draw_dispatch(ui::Context& c, const View& view) {
    const std::vector<core::TicketRow>& rows = view.queries.to_dispatch(view);
    const std::string count = tr(Text::count, rows.size());
    Page page(
        c, view, Place::dispatch,
        {.key = "dispatch", .title = tr(Word::tab_dispatch), .subtitle = count, .pull = true});
    Intent intent = page.intent();
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    ui::TwoColumns columns(c, 1.55f);
    take(queue_list(c, view, rows));
    columns.next();
    take(people_card(c, view));
    return intent;
}

}  // namespace shell
