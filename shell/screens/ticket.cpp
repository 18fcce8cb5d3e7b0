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
    X(more, "更多", "More") \
    X(contradicted, "记录互相矛盾", "The records contradict each other") \
    X(contradicted_text, "两处离线时各记了一笔，时间线上都保留着。主管裁定以哪一个为准之前，请不要继续处理。", "Two people recorded different things while offline; both stay on the timeline. Do not go on before a lead has settled which one stands.") \
    X(settle, "裁定", "Settle") \
    X(escalated, "已升级", "Escalated") \
    X(escalated_lead, "主管正在跟进", "The lead follows it up") \
    X(escalated_manager, "项目经理正在跟进", "The manager follows it up") \
    X(to_agree, "费用待业主同意", "The charge awaits the owner's agreement") \
    X(to_agree_owner, "同意后才会开工", "Work begins once you agree") \
    X(to_agree_staff, "同意前不要开工", "Do not begin before they agree") \
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

constexpr float primary_width = 232;
constexpr std::size_t buttons_max = 8;  // besides 更多操作 and the primary one

// The action bar: the step forward on the right, as many others as fit, the rest behind 更多操作.
Intent action_bar(ui::Context& c, Page& page, TicketState& state, const std::vector<Offer>& all) {
    Offer primary{};
    const bool has_primary = core::primary_offer(all, primary) && primary != Offer::settle;
    std::vector<Offer> others;
    for (const Offer offer : all) {
        if (!stands_in_card(offer) && !(has_primary && offer == primary)) others.push_back(offer);
    }
    const float edge = c.edge() * 2 + (c.narrow() ? 0 : ui::size::rail);
    const float least_primary = c.phone() ? 150 : primary_width;
    float room = c.input.width - edge - (has_primary ? least_primary + ui::space::row : 0);
    const std::string_view more = c.phone() ? tr(Text::more) : tr(Text::more_moves);
    const float more_width = ui::button_width(c, more) + ui::space::row;
    std::size_t shown = 0;
    for (; shown < others.size() && shown < buttons_max; ++shown) {
        const float width = ui::button_width(c, offer_label(others[shown])) + ui::space::row;
        const bool last = shown + 1 == others.size();
        if (room < width + (last ? 0 : more_width)) break;
        room -= width;
    }

    Intent intent;
    auto bar = page->actions(
        {ui::part(1),
         has_primary ? ui::fixed(c.phone() ? least_primary : primary_width) : ui::fixed(0)});
    if (!bar) return intent;
    {
        // The buttons stand in the middle of the bar, one after another.
        ui::Stack column(c, 0);
        ui::gap(c, (ui::size::action_bar - ui::size::button) / 2);
        ui::Wrap wrap(c, ui::space::row);
        for (std::size_t i = 0; i < shown; ++i) {
            const ui::Button::Kind kind =
                others[i] == Offer::cancel ? ui::Button::danger : ui::Button::secondary;
            if (ui::button(c, offer_label(others[i]), {.kind = kind}))
                intent = begin_move(state, others[i]);
        }
        if (shown < others.size() && ui::button(c, more, {.name = tr(Text::more_moves)}))
            state.menu = true;
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
