#include "shell/screens/ticket.hpp"

#include "shell/screens/link_row.hpp"
#include "shell/screens/page.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define TICKET_TEXTS(X) \
    X(title, "工单 {}", "Ticket {}") \
    X(gone, "没有这张工单", "There is no such ticket") \
    X(gone_text, "它可能已不归您查看，或还没有同步到本机。", "You may no longer see it, or it has not reached this device yet.") \
    X(back_to_list, "回到工单", "Back to the tickets") \
    X(more_moves, "更多操作", "More") \
    X(moves, "操作", "Moves") \
    X(contradicted, "记录互相矛盾", "The records contradict each other") \
    X(contradicted_text, "两处离线时各记了一笔，时间线上都保留着。主管裁定以哪一个为准之前，请不要继续处理。", "Two people recorded different things while offline; both stay on the timeline. Do not go on before a lead has settled which one stands.") \
    X(settle, "裁定", "Settle") \
    X(escalated, "已升级", "Escalated") \
    X(escalated_lead, "主管正在跟进", "The lead follows it up") \
    X(escalated_manager, "项目经理正在跟进", "The manager follows it up") \
    X(to_agree, "费用待业主同意", "The charge awaits the owner's agreement") \
    X(to_agree_owner, "同意后才会开工", "Work begins once you agree") \
    X(to_agree_staff, "同意前不要开工", "Do not begin before they agree") \
    X(held_back, "{}：{}", "{}: {}") \
    X(reopened, "已重开 {} 次", "Reopened {} times") \
    X(cancel_ticket, "取消工单", "Cancel ticket")
// clang-format on
UI_TEXT_TABLE(Text, TICKET_TEXTS)

using core::Offer;

bool offers(const std::vector<Offer>& all, Offer one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

// Moves that have their button in a card: beside what they are about.
bool stands_in_card(Offer offer) {
    return offer == Offer::remark || offer == Offer::note || offer == Offer::escalate ||
           offer == Offer::settle;
}

// A move of a ticket's life is always at hand; the others stand in the bar where there is room.
bool is_step(Offer offer) {
    constexpr Offer steps[] = {Offer::respond, Offer::assign, Offer::hand_over, Offer::arrive,
                               Offer::start,   Offer::wait,   Offer::resume,    Offer::complete,
                               Offer::confirm, Offer::rework, Offer::revisit,   Offer::close};
    return std::find(std::begin(steps), std::end(steps), offer) != std::end(steps);
}

constexpr float primary_width = 232;

// The action bar: the step forward on the right, the other steps before it in a line that scrolls when it
// must, then as many other moves as fit; the rest stands behind 更多操作.
Intent action_bar(ui::Context& c, Page& page, TicketState& state, const std::vector<Offer>& all) {
    Offer primary{};
    const bool has_primary = core::primary_offer(all, primary) && primary != Offer::settle;
    std::vector<Offer> shown, extras;
    for (const Offer offer : all) {
        if (stands_in_card(offer) || (has_primary && offer == primary)) continue;
        (is_step(offer) ? shown : extras).push_back(offer);
    }
    const float main_width = !has_primary ? 0
                             : c.phone()
                                 ? std::max(ui::button_width(c, offer_label(primary)), 112.0f)
                                 : primary_width;
    const float edge = c.edge() * 2 + (c.narrow() ? 0 : ui::size::rail);
    const float room =
        c.input.width - edge - c.input.safe.left - c.input.safe.right - main_width - ui::space::row;
    const auto width_of = [&](Offer offer) {
        return ui::button_width(c, offer_label(offer)) + ui::space::row;
    };
    float used = 0;
    for (const Offer offer : shown) used += width_of(offer);
    float all_used = used;
    for (const Offer offer : extras) all_used += width_of(offer);
    const float more_width =
        c.phone() ? ui::size::touch : ui::button_width(c, tr(Text::more_moves));
    const bool has_more = all_used > room && !extras.empty();
    const float line_max = room - (has_more ? more_width + ui::space::row : 0);
    for (const Offer offer : extras) {
        if (used + width_of(offer) > line_max) break;
        used += width_of(offer);
        shown.push_back(offer);
    }

    Intent intent;
    auto bar = page->actions({ui::part(1), ui::fixed(main_width)});
    if (!bar) return intent;
    {
        ui::Cells cells(c, {ui::fixed(std::min(used, line_max)), ui::fixed(more_width)});
        if (shown.empty()) {
            ui::skip(c);
        } else {
            const ui::Strip line(c, tr(Text::moves), ui::size::button, ui::space::row);
            for (const Offer offer : shown) {
                const ui::Button::Kind kind =
                    offer == Offer::cancel ? ui::Button::danger : ui::Button::secondary;
                if (ui::button(c, offer_label(offer), {.kind = kind}))
                    intent = begin_move(state, offer);
            }
        }
        if (has_more && c.phone()) {
            if (ui::icon_button(c, ui::Icon::more, tr(Text::more_moves), true, true))
                state.menu = true;
        } else if (has_more && ui::button(c, tr(Text::more_moves))) {
            state.menu = true;
        }
    }
    if (has_primary &&
        ui::button(c, offer_label(primary),
                   {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true}))
        intent = begin_move(state, primary);
    return intent;
}

Intent more_sheet(ui::Context& c, TicketState& state, const std::vector<Offer>& all) {
    std::vector<Offer> listed;
    std::vector<ui::MenuItem> items;
    for (const Offer offer : all) {
        if (offer == Offer::settle) continue;
        listed.push_back(offer);
        items.push_back({offer_label(offer), ui::Icon::none,
                         offer == Offer::cancel ? ui::Tone::late : ui::Tone::ink});
    }
    const int chosen = ui::menu(c, {.key = "moves", .title = tr(Text::more_moves)}, items);
    if (chosen == ui::menu_open) return Nothing{};
    state.menu = false;
    if (chosen == ui::menu_dismissed) return Nothing{};
    return begin_move(state, listed[static_cast<std::size_t>(chosen)]);
}

Intent draw_missing(ui::Context& c, const View& view) {
    Page page(c, view, Place::ticket, {.key = "ticket", .title = tr(Text::gone), .back = true},
              true);
    Intent intent = page.intent();
    if (ui::empty_state(c, {.icon = ui::Icon::ticket,
                            .title = tr(Text::gone),
                            .text = tr(Text::gone_text),
                            .button = tr(Text::back_to_list)}))
        intent = Go{{view.owner() ? Place::my_tickets : Place::tickets, 0}, true};
    return intent;
}

bool banners(ui::Context& c, const View& view, const core::Ticket& ticket, bool can_settle) {
    bool settle = false;
    if (ticket.contradicted && !view.owner()) {
        settle = ui::banner(c, {.tone = ui::Tone::late,
                                .icon = ui::Icon::warning,
                                .title = tr(Text::contradicted),
                                .text = tr(Text::contradicted_text),
                                .button = can_settle ? tr(Text::settle) : std::string_view{}});
    }
    if (ticket.quote.awaits_agreement() && core::can_move(ticket, core::TicketMove::agreed)) {
        ui::banner(c, {.tone = ui::Tone::soon,
                       .icon = ui::Icon::edit,
                       .title = tr(Text::to_agree),
                       .text = tr(view.owner() ? Text::to_agree_owner : Text::to_agree_staff)});
    }
    if (ticket.reopened > 0 && core::is_open(ticket.status)) {
        const std::string times = tr(Text::reopened, ticket.reopened);
        ui::banner(c, {.tone = ui::Tone::soon, .icon = ui::Icon::undo, .title = times});
    }
    if (ticket.escalation > 0 && core::is_open(ticket.status) && !view.owner()) {
        ui::banner(c, {.tone = ui::Tone::soon,
                       .icon = ui::Icon::flag,
                       .title = tr(Text::escalated),
                       .text = tr(ticket.escalation == 2 ? Text::escalated_manager
                                                         : Text::escalated_lead)});
    }
    return settle;
}

// Why the next step cannot be made yet, one line a reason.
void guards(ui::Context& c, const View& view, core::TicketId id) {
    const std::vector<core::HeldBack> held = core::held_back(view.state, view.actor, id);
    for (std::size_t i = 0; i < held.size();) {
        const core::WhyNot why = held[i].why;
        std::string steps;
        for (; i < held.size() && held[i].why == why; ++i)
            steps += (steps.empty() ? "" : " · ") + std::string(offer_label(held[i].offer));
        ui::text(c, tr(Text::held_back, steps, word(core::term(why))),
                 {.type = ui::Type::second, .tone = ui::Tone::soon});
    }
}

Intent link_card(ui::Context& c, const View& view, core::TicketId ticket) {
    if (!may_send_link(view)) return Nothing{};
    ui::Card card(c);
    return link_row(c, ticket);
}

}  // namespace

std::string_view offer_label(core::Offer offer) {
    using M = core::TicketMove;
    switch (offer) {
        case Offer::respond: return word(core::action(M::responded));
        case Offer::assign: return word(core::action(M::assigned));
        case Offer::hand_over: return word(core::hand_over_action);
        case Offer::arrive: return word(core::action(M::arrived));
        case Offer::start: return word(core::action(M::started));
        case Offer::wait: return word(core::action(M::waiting));
        case Offer::resume: return word(core::action(M::resumed));
        case Offer::complete: return word(core::action(M::completed));
        case Offer::confirm: return word(core::action(M::confirmed));
        case Offer::rework: return word(core::rework_action);
        case Offer::revisit: return word(core::action(M::revisited));
        case Offer::close: return word(core::action(M::closed));
        case Offer::cancel: return tr(Text::cancel_ticket);
        case Offer::escalate: return word(core::action(M::escalated));
        case Offer::remark: return word(core::action(M::remarked));
        case Offer::note: return word(core::note_action);
        case Offer::settle: return tr(Text::settle);
        case Offer::appoint: return word(core::action(M::appointed));
        case Offer::reappoint: return word(core::reappoint_action);
        case Offer::unappoint: return word(core::action(M::unappointed));
        case Offer::verify: return word(core::action(M::verified));
        case Offer::tell: return word(core::action(M::told));
        case Offer::answer: return word(core::action(M::answered));
        case Offer::reclass: return word(core::action(M::reclassed));
        case Offer::grab: return word(core::action(M::grabbed));
        case Offer::quote: return word(core::action(M::quoted));
        case Offer::requote: return word(core::requote_action);
        case Offer::agree: return word(core::action(M::agreed));
        case Offer::use_parts: return word(core::action(M::parts_used));
        case Offer::transfer: return word(core::action(M::transferred));
        case Offer::merge: return word(core::action(M::merged));
        case Offer::reopen: return word(core::action(M::reopened));
    }
    return {};
}

Intent draw_ticket(ui::Context& c, const View& view, TicketState& state) {
    const core::Ticket* ticket = view.state.find(state.ticket);
    if (!ticket) return draw_missing(c, view);
    const std::vector<Offer> all = core::offered_moves(view.state, view.actor, state.ticket);
    const bool has_bar =
        std::any_of(all.begin(), all.end(), [](Offer o) { return !stands_in_card(o); });
    const std::string title = tr(Text::title, core::ticket_number(*ticket));
    const std::string scroll_key = "ticket/" + std::to_string(state.ticket.value);
    Intent intent;
    {
        Page page(c, view, Place::ticket,
                  {.key = scroll_key,
                   .title = title,
                   .title_chip = word_of(ticket->status),
                   .title_chip_tone = tone_of(ticket->status),
                   .back = true,
                   .bottom = has_bar ? ui::Bottom::actions : ui::Bottom::none},
                  true);
        intent = page.intent();
        const auto take = [&](Intent hit) {
            if (asks(hit)) intent = std::move(hit);
        };
        if (banners(c, view, *ticket, offers(all, Offer::settle)))
            take(begin_move(state, Offer::settle));
        if (!view.owner()) guards(c, view, state.ticket);
        take(ticket_links(c, view, *ticket, state.ticket));
        {
            ui::TwoColumns columns(c, 1.35f);
            take(ticket_subject(c, view, *ticket, state.ticket, offers(all, Offer::remark)));
            ticket_charges(c, *ticket);
            if (ticket_timeline(c, view, *ticket, state.ticket, offers(all, Offer::remark)))
                take(begin_move(state, Offer::remark));
            columns.next();
            if (ticket_promises(c, view, *ticket, state, offers(all, Offer::escalate)))
                take(begin_move(state, Offer::escalate));
            if (!view.owner()) {
                take(ticket_household(c, view, *ticket, state));
                take(ticket_notes(c, view, state, offers(all, Offer::note)));
            }
            take(link_card(c, view, state.ticket));
        }
        if (has_bar) take(action_bar(c, page, state, all));
    }
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    ticket_why(c, state);
    if (state.menu) take(more_sheet(c, state, all));
    if (state.dialog) take(draw_ticket_dialog(c, view, state));
    return intent;
}

}  // namespace shell
