#include "shell/screens/owner_papers.hpp"

#include "shell/screens/page.hpp"

namespace shell {

namespace {

// clang-format off
#define OWNER_PAPERS_TEXTS(X) \
    X(no_notices, "还没有通知", "No notices yet") \
    X(no_notices_text, "小区的通知会出现在这里。家里工单办到哪一步，看“我的工单”。", "Notices of the community appear here. How your requests go is under My requests.") \
    X(charges, "上门服务", "Services at home") \
    X(no_bills, "还没有账单", "No bills yet") \
    X(no_bills_text, "上门服务的费用会出现在这里，都先经您同意才开工。", "What services at home cost appears here; work begins only once you agree.") \
    X(tariff, "收费标准", "Tariff") \
    X(to_agree, "待您同意", "Awaits your agreement")
// clang-format on
UI_TEXT_TABLE(Text, OWNER_PAPERS_TEXTS)

constexpr float page_width = 820;

std::int64_t cost_of(const core::Ticket& ticket) {
    return ticket.charge_fen > 0 ? ticket.charge_fen : ticket.quote.total_fen();
}

Intent bill_row(ui::Context& c, const View& view, core::TicketId id, const core::Ticket& ticket) {
    const std::string cost = money(cost_of(ticket));
    const std::string second =
        joined({core::ticket_number(ticket), when(view, core::reported_at(ticket))});
    const bool to_agree = ticket.charge_fen == 0 && ticket.quote.awaits_agreement();
    const ui::RowHit hit = ui::row(c, id.value,
                                   {.title = first_line(ticket.words.value),
                                    .second = second,
                                    .value = cost,
                                    .chip = to_agree ? tr(Text::to_agree) : word_of(ticket.status),
                                    .chip_tone = to_agree ? ui::Tone::soon : tone_of(ticket.status),
                                    .chevron = true});
    return hit == ui::RowHit::none ? Intent{} : Intent{Go{ticket_route(id)}};
}

}  // namespace

Intent draw_notices(ui::Context& c, const View& view) {
    Page page(
        c, view, Place::notices,
        {.key = "notices", .title = tr(Word::tab_notices), .pull = true, .width_max = page_width});
    Intent intent = page.intent();
    if (ui::empty_state(c, {.icon = ui::Icon::bell,
                            .title = tr(Text::no_notices),
                            .text = tr(Text::no_notices_text),
                            .button = tr(Word::tab_my_tickets)}))
        intent = Go{{Place::my_tickets, 0}};
    return intent;
}

Intent draw_bills(ui::Context& c, const View& view) {
    Page page(
        c, view, Place::bills,
        {.key = "bills", .title = tr(Word::tab_bills), .pull = true, .width_max = page_width});
    Intent intent = page.intent();
    core::TicketFilter all;
    all.scope = core::TicketScope::all;
    std::vector<core::TicketId> charged;
    for (const core::TicketRow& row : view.queries.tickets(view, all)) {
        const core::Ticket* ticket = view.state.find(row.id);
        if (ticket && cost_of(*ticket) > 0) charged.push_back(row.id);
    }
    if (charged.empty()) {
        if (ui::empty_state(c, {.icon = ui::Icon::bill,
                                .title = tr(Text::no_bills),
                                .text = tr(Text::no_bills_text),
                                .button = tr(Text::tariff)}))
            intent = Go{{Place::tariff, 0}};
        return intent;
    }
    ui::Card card(c, {.title = tr(Text::charges)});
    ui::List list(c, tr(Text::charges));
    for (const core::TicketId id : charged) {
        Intent hit = bill_row(c, view, id, *view.state.find(id));
        if (asks(hit)) intent = std::move(hit);
    }
    return intent;
}

}  // namespace shell
