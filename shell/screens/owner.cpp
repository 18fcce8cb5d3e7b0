#include "shell/screens/owner.hpp"

#include "shell/screens/page.hpp"
#include "shell/screens/ticket_row.hpp"
#include "shell/screens/trust_cards.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define OWNER_TEXTS(X) \
    X(title, "我的工单", "My requests") \
    X(list, "我的工单", "My requests") \
    X(reported_by, "{} 由{}登记", "{}, reported by {}") \
    X(by_me, "{} 您登记", "{}, reported by you") \
    X(progress, "进展 {}", "Progress of {}") \
    X(latest, "{} 已{}", "{} {}") \
    X(promise, "承诺{}{}", "Promised {} {}") \
    X(actual, "实际 {}", "took {}") \
    X(planned, "预计 {} 前", "by {}") \
    X(satisfied, "满意，签字", "Satisfied, sign") \
    X(not_satisfied, "不满意", "Not satisfied") \
    X(earlier, "以往工单", "Earlier requests") \
    X(none, "还没有工单", "No requests yet") \
    X(none_text, "家里或楼里有事，随时告诉我们。", "Tell us whenever something is the matter at home or in the building.") \
    X(make, "新建", "New")
// clang-format on
UI_TEXT_TABLE(Text, OWNER_TEXTS)

constexpr std::size_t events_shown = 5, earlier_shown = 20;

struct CardTexts {
    std::string name, second;
    ui::Row row;
};

void header(CardTexts& texts, const View& view, const core::Ticket& ticket) {
    const std::string when = ui::moment(core::reported_at(ticket).ms, view.now.ms);
    const bool mine = ticket.reporter == view.actor;
    const std::string by =
        mine ? tr(Text::by_me, when) : tr(Text::reported_by, when, who(view, ticket.reporter));
    const bool to_confirm = ticket.status == core::TicketStatus::completed;
    texts.second = joined({by, ticket.charge_fen > 0 ? money(ticket.charge_fen)
                               : to_confirm          ? std::string(tr(Word::free_of_charge))
                                                     : std::string()});
    texts.name = core::ticket_number(ticket) + " " + std::string(word_of(ticket.status)) + " " +
                 std::string(first_line(ticket.words.value)) + ", " + texts.second;
    texts.row.name = texts.name;
    texts.row.title = first_line(ticket.words.value);
    texts.row.second = texts.second;
    texts.row.chip = to_confirm ? tr(Word::to_confirm) : word_of(ticket.status);
    texts.row.chip_tone = tone_of(ticket.status);
}

// "李师傅 已到场 — 承诺派单后 30 分钟内到场，实际 24 分钟": the newest promise that was kept or missed, else the next one.
void promise_box(ui::Context& c, const View& view, const core::Ticket& ticket) {
    const core::Milestone* newest = nullptr;
    const std::vector<core::Milestone> milestones = core::milestones(ticket, view.policy, view.now);
    for (const core::Milestone& milestone : milestones) {
        if (milestone.done() && (!newest || newest->done_at < milestone.done_at))
            newest = &milestone;
    }
    const core::TicketEvent& last = ticket.timeline.back();
    const std::string title = tr(Text::latest, who(view, last.actor), word(core::said(last)));
    std::string text;
    bool kept = true;
    if (newest) {
        kept = newest->state != core::MilestoneState::late;
        text = tr(Text::promise, word(core::promise_words(newest->promise, newest->set)),
                  word_of(newest->name));
        if (newest->started_at) text += ui::language() == ui::Language::en ? ", " : "，";
        if (newest->started_at)
            text += tr(Text::actual, ui::duration(newest->done_at - newest->started_at));
    }
    ui::banner(c, {.tone = kept ? ui::Tone::accent : ui::Tone::late, .title = title, .text = text});
}

void progress(ui::Context& c, const View& view, const core::Ticket& ticket) {
    std::vector<std::string> titles, metas;
    std::vector<ui::Event> events;
    titles.reserve(events_shown + 1);
    metas.reserve(events_shown + 1);
    const auto add = [&](std::string title, std::string meta, bool open) {
        titles.push_back(std::move(title));
        metas.push_back(std::move(meta));
        events.push_back({.title = titles.back(), .meta = metas.back(), .open = open});
    };
    core::Milestone next;
    if (core::next_milestone(ticket, view.policy, view.now, next) && next.due)
        add(std::string(word_of(next.name)), tr(Text::planned, when(view, next.due)), true);
    for (auto event = ticket.timeline.rbegin(); event != ticket.timeline.rend(); ++event) {
        if (titles.size() > events_shown) break;
        std::string what(word(core::said(*event)));
        if (event->move == core::TicketMove::assigned)
            what += " " + std::string(staff_name(view, event->staff));
        add(std::move(what), when(view, event->stamp.effective_at), false);
    }
    ui::timeline(c, tr(Text::progress, core::ticket_number(ticket)), events);
}

Intent ticket_card(ui::Context& c, const View& view, OwnerState& state, core::TicketId id,
                   const core::Ticket& ticket) {
    Intent intent;
    CardTexts texts;
    header(texts, view, ticket);
    ui::Scope scope(id.value);
    ui::Card card(c, {.gap = ui::space::row});
    if (ui::row(c, id.value, texts.row) != ui::RowHit::none) intent = Go{ticket_route(id)};
    if (ticket.status != core::TicketStatus::completed) {
        promise_box(c, view, ticket);
        progress(c, view, ticket);
        return intent;
    }
    const auto open = [&](core::Offer offer) {
        state.ticket.ticket = id;
        static_cast<void>(begin_move(state.ticket, offer));
    };
    ui::Cells cells(c, {ui::part(1), ui::part(1)});
    if (ui::button(c, tr(Text::not_satisfied), {.kind = ui::Button::danger, .fill = true}))
        open(core::Offer::rework);
    if (ui::button(c, tr(Text::satisfied), {.kind = ui::Button::primary, .fill = true}))
        open(core::Offer::confirm);
    return intent;
}

}  // namespace

Intent draw_my_tickets(ui::Context& c, const View& view, OwnerState& state) {
    core::TicketFilter all;
    all.scope = core::TicketScope::all;
    const std::vector<core::TicketRow>& rows = view.queries.tickets(view, all);
    Intent intent;
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    {
        Page page(c, view, Place::my_tickets,
                  {.key = "mine", .title = tr(Text::title), .pull = true, .width_max = 820});
        intent = page.intent();
        take(lost_cards(c, view));
        if (rows.empty() && ui::empty_state(c, {.icon = ui::Icon::ticket,
                                                .title = tr(Text::none),
                                                .text = tr(Text::none_text),
                                                .button = tr(Text::make)}))
            intent = Go{new_ticket_route()};
        std::vector<core::TicketRow> earlier;
        {
            ui::List list(c, tr(Text::list));
            for (const core::TicketRow& row : rows) {
                const core::Ticket* ticket = view.state.find(row.id);
                if (!ticket || ticket->timeline.empty()) continue;
                const bool shown = ticket->status != core::TicketStatus::confirmed &&
                                   ticket->status != core::TicketStatus::revisited &&
                                   core::is_open(ticket->status);
                if (shown) {
                    take(ticket_card(c, view, state, row.id, *ticket));
                } else if (earlier.size() < earlier_shown) {
                    earlier.push_back(row);
                }
            }
        }
        if (!earlier.empty()) {
            ui::Card card(c, {.title = tr(Text::earlier)});
            ui::List list(c, tr(Text::earlier));
            for (const core::TicketRow& row : earlier)
                take(ticket_row(c, view, row, {.place = false}));
        }
    }
    if (state.ticket.dialog) take(draw_ticket_dialog(c, view, state.ticket));
    return intent;
}

}  // namespace shell
