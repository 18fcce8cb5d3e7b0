// A ticket beside others: possible duplicates, merging into one of them, and handing on to somebody outside.

#include "core/query/duplicates.hpp"
#include "shell/screens/ticket_forms.hpp"
#include "shell/words.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define TICKET_LINK_TEXTS(X) \
    X(to, "转给", "To whom") \
    X(to_hint, "例如 开发商保修部、燃气公司", "e.g. the developer, the gas company") \
    X(transfer_text, "转出后由外单位处理，本单时限不再计算；仍由管家跟进并回访", "Somebody outside does the work and our clocks stop; the butler follows it up and revisits") \
    X(into_number, "工单号", "Ticket number") \
    X(into_hint, "例如 BX-20261103-0007", "e.g. BX-20261103-0007") \
    X(no_such_ticket, "没有这张工单，或您看不到", "There is no such ticket, or it is not yours to see") \
    X(itself, "不能并入自己", "A ticket cannot be merged into itself") \
    X(merge_text, "本单停止计时，由另一张继续；以后可以重开", "This one stops and the other goes on; it can be reopened") \
    X(merged_here, "已并入本单", "Merged into this one") \
    X(merged_to, "已并入 {}", "Merged into {}") \
    X(merged_unseen, "已与另一张工单合并处理", "Handled together with another ticket") \
    X(transferred_to, "已转出：{}", "Transferred to {}") \
    X(transferred_text, "外单位处理中，请跟进并在结束后回访", "Follow it up, and revisit when it is done") \
    X(look, "查看", "Open") \
    X(similar, "可能是同一件事", "Perhaps the same matter")
// clang-format on
UI_TEXT_TABLE(Text, TICKET_LINK_TEXTS)

// One of those that look alike, by a tap.
void candidates(ui::Context& c, const View& view, core::TicketId itself, const core::Ticket& ticket,
                std::string& number) {
    const core::Matter matter{ticket.unit, ticket.place, ticket.category, itself};
    const std::vector<core::TicketId> alike = view.queries.duplicates(view, matter);
    if (alike.empty()) return;
    ui::List list(c, tr(Text::similar));
    for (const core::TicketId id : alike) {
        const core::Ticket& other = *view.state.find(id);
        const std::string title = core::ticket_number(other);
        const std::string second =
            joined({word_of(other.status), where(view, other), first_line(other.words.value)});
        if (ui::row(c, id.value, {.title = title, .second = second, .selected = number == title}) !=
            ui::RowHit::none)
            number = title;
    }
}

Intent ticket_list(ui::Context& c, const View& view, std::string_view title,
                   const std::vector<core::TicketId>& tickets) {
    Intent intent;
    ui::Card card(c, {.title = title});
    ui::List list(c, title);
    for (const core::TicketId id : tickets) {
        const core::Ticket& ticket = *view.state.find(id);
        const std::string number = core::ticket_number(ticket);
        const std::string second = joined({when(view, core::reported_at(ticket)),
                                           where(view, ticket), first_line(ticket.words.value)});
        if (ui::row(c, id.value,
                    {.title = number,
                     .second = second,
                     .title_bold = false,
                     .chip = word_of(ticket.status),
                     .chip_tone = tone_of(ticket.status),
                     .chevron = true}) != ui::RowHit::none)
            intent = Go{ticket_route(id)};
    }
    return intent;
}

Intent merged_list(ui::Context& c, const View& view, core::TicketId id) {
    const std::vector<core::TicketId>& merged = view.queries.merged(view, id);
    return merged.empty() || view.owner() ? Intent{}
                                          : ticket_list(c, view, tr(Text::merged_here), merged);
}

}  // namespace

Made transfer_form(ui::Context& c, TicketState& state, Form& form) {
    ui::text(c, tr(Text::transfer_text), {.type = ui::Type::second, .tone = ui::Tone::second});
    const bool to =
        required(c, state, tr(Text::to), form.text("to"), {.placeholder = tr(Text::to_hint)});
    const bool reason = required(c, state, tr(Word::reason), form.text("reason"),
                                 {.kind = ui::TextField::multiline});
    if (!confirm_button(c)) return {};
    state.missing = !to || !reason;
    if (state.missing) return {};
    return core::TransferTicket{form.text("to"), form.text("reason")};
}

Made merge_form(ui::Context& c, const View& view, TicketState& state, Form& form) {
    const core::Ticket* ticket = view.state.find(state.ticket);
    if (!ticket) return {};
    ui::text(c, tr(Text::merge_text), {.type = ui::Type::second, .tone = ui::Tone::second});
    std::string& number = form.text("into");
    candidates(c, view, state.ticket, *ticket, number);
    const core::TicketId into = view.queries.ticket_numbered(view, number);
    const std::string_view wrong = !state.missing         ? std::string_view{}
                                   : into == state.ticket ? tr(Text::itself)
                                   : !into                ? tr(Text::no_such_ticket)
                                                          : std::string_view{};
    ui::text_field(c, tr(Text::into_number), number,
                   {.placeholder = tr(Text::into_hint), .error = wrong, .length_max = 40});
    const bool reason = required(c, state, tr(Word::reason), form.text("reason"),
                                 {.kind = ui::TextField::multiline, .lines = 2});
    if (!confirm_button(c)) return {};
    state.missing = !into || into == state.ticket || !reason;
    if (state.missing) return {};
    return core::MergeTicket{into, form.text("reason")};
}

Intent ticket_links(ui::Context& c, const View& view, const core::Ticket& ticket,
                    core::TicketId id) {
    using S = core::TicketStatus;
    if (ticket.status == S::transferred) {
        const std::string title = tr(Text::transferred_to, ticket.transferred_to.value);
        ui::banner(c, {.tone = ui::Tone::soon,
                       .icon = ui::Icon::share,
                       .title = title,
                       .text = view.owner() ? std::string_view{} : tr(Text::transferred_text)});
    }
    if (ticket.status == S::merged) {
        const core::Ticket* other = view.state.find(ticket.merged_into);
        const std::string title = other ? tr(Text::merged_to, core::ticket_number(*other))
                                        : std::string(tr(Text::merged_unseen));
        if (ui::banner(c, {.tone = ui::Tone::accent,
                           .icon = ui::Icon::ticket,
                           .title = title,
                           .button = other ? tr(Text::look) : std::string_view{}}))
            return Go{ticket_route(ticket.merged_into)};
    }
    return merged_list(c, view, id);
}

Intent similar_list(ui::Context& c, const View& view, const core::Matter& matter) {
    const std::vector<core::TicketId>& alike = view.queries.duplicates(view, matter);
    return alike.empty() ? Intent{} : ticket_list(c, view, tr(Text::similar), alike);
}

}  // namespace shell
