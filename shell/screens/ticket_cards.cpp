#include "core/policy/due_reason.hpp"
#include "shell/screens/photos.hpp"
#include "shell/screens/ticket.hpp"
#include "shell/words.hpp"

#include <array>

namespace shell {

namespace {

// clang-format off
#define TICKET_CARD_TEXTS(X) \
    X(steps, "进度", "Progress") \
    X(step_reported, "已报", "Reported") \
    X(step_responded, "响应", "Response") \
    X(step_assigned, "派单", "Assigned") \
    X(step_on_site, "到场", "On site") \
    X(step_completed, "完成", "Done") \
    X(step_confirmed, "业主确认", "Confirmed") \
    X(step_revisited, "回访", "Revisit") \
    X(step_closed, "关闭", "Closed") \
    X(found_on, "巡查发现({})", "found on a round ({})") \
    X(from_round, "巡查发现", "found on a round") \
    X(timeline, "时间线", "Timeline") \
    X(amend, "更正", "Correct") \
    X(add_words, "补充", "Add") \
    X(event, "{} {}", "{} {}") \
    X(assigned_to, "{} 派单给 {}", "{} assigned it to {}") \
    X(delivered, "{} 送达", "received {}") \
    X(no_effect, "未生效：与当时的状态矛盾", "Without effect: it contradicted the state of the ticket") \
    X(with_stars, "{} 分", "{} of 5") \
    X(settled_as, "以{}为准", "{} stands") \
    X(to_lead, "升级给主管", "to the lead") \
    X(upheld, "属实", "upheld") \
    X(not_upheld, "不属实", "not upheld") \
    X(plan, "方案：{}", "plan: {}") \
    X(from_to, "{} → {}", "{} → {}") \
    X(appointment, "预约 {}", "Appointment {}") \
    X(window, "{} 至 {}", "{} to {}") \
    X(to_manager, "升级给经理", "to the manager") \
    X(promises, "时限", "Promises") \
    X(why, "为什么是这个时限", "Why this due time") \
    X(escalate, "升级", "Escalate") \
    X(took, "用时 {}", "took {}") \
    X(due_at, "{} 到期", "due {}") \
    X(was_due, "应于 {}", "was due {}") \
    X(kept, "做到", "Kept") \
    X(late, "超时", "Late") \
    X(not_started, "未开始", "Not started") \
    X(lapsed, "已取消", "Lapsed") \
    X(before_work, "开工前", "Before work") \
    X(paused, "暂停中", "Stopped") \
    X(no_promises, "没有时限", "No promise applies") \
    X(photos, "照片", "Photos") \
    X(take_photo, "拍照", "Take photo") \
    X(inner_photos, "内部照片", "Internal photos") \
    X(take_inner_photo, "内部拍照", "Internal photo") \
    X(notes, "内部备注", "Internal notes") \
    X(notes_hint, "只有员工看得到", "Staff only") \
    X(note, "备注", "Note") \
    X(no_notes, "还没有备注", "No notes yet") \
    X(household, "住户", "Household") \
    X(place, "地点", "Place") \
    X(contact, "联系 {} {}", "Contact {} {}") \
    X(reporter, "报单人", "Reported by") \
    X(hours, "可联系 {}", "Reach at {}") \
    X(recent, "近 12 个月工单 {} 张，未结 {} 张", "{} tickets in 12 months, {} open") \
    X(not_visible, "住户资料不在您的查看范围", "The household's file is not yours to see") \
    X(open_page, "查看房屋", "Open home") \
    X(show_phone, "显示号码", "Show number")
// clang-format on
UI_TEXT_TABLE(Text, TICKET_CARD_TEXTS)

// How far the ticket has come, as an index into the steps. Rework goes back to the site.
int reached(core::TicketStatus status) {
    using S = core::TicketStatus;
    switch (status) {
        case S::reported: return 0;
        case S::responded: return 1;
        case S::assigned: return 2;
        case S::on_site:
        case S::working:
        case S::waiting:
        case S::rework: return 3;
        case S::completed: return 4;
        case S::confirmed: return 5;
        case S::revisited: return 6;
        case S::closed: return 7;
        case S::transferred: return 2;
        case S::cancelled:
        case S::merged: return 0;
    }
    return 0;
}

std::string origin(const View& view, const core::Ticket& ticket) {
    if (!ticket.round) return std::string(word_of(ticket.channel));
    const core::Round* round = view.state.find(ticket.round);
    const core::Route* route = round ? view.state.find(round->route) : nullptr;
    return route ? tr(Text::found_on, route->name.value) : std::string(tr(Text::from_round));
}

// 今天 14:00 至 16:00; the day again when it ends on another.
std::string window_words(const View& view, const core::Window& window) {
    const bool one_day =
        core::day_of(window.from, view.policy.zone) == core::day_of(window.until, view.policy.zone);
    return tr(Text::window, when(view, window.from),
              one_day ? ui::clock(window.until.ms) : when(view, window.until));
}

struct EventLine {
    std::string title, meta, text;
};

std::string detail_words(const core::TicketEvent& event) {
    using M = core::TicketMove;
    switch (event.move) {
        case M::waiting: return std::string(word_of(static_cast<core::WaitReason>(event.detail)));
        case M::revisited:
            return std::string(word_of(static_cast<core::RevisitMeans>(event.detail)));
        case M::closed: return std::string(word_of(static_cast<core::Outcome>(event.detail)));
        case M::escalated:
            return std::string(tr(event.detail == 2 ? Text::to_manager : Text::to_lead));
        case M::settled:
            return tr(Text::settled_as, word_of(static_cast<core::TicketStatus>(event.detail)));
        case M::verified:
            return std::string(tr(event.detail == 1 ? Text::upheld : Text::not_upheld));
        default: return {};
    }
}

std::string class_words(const core::TicketClass& of) {
    return joined({word_of(of.kind), word_of(of.category), word_of(of.severity)});
}

// What only few moves say.
std::string more_words(const View& view, const core::TicketEvent& event) {
    if (!event.more) return {};
    using M = core::TicketMove;
    switch (event.move) {
        case M::appointed: return window_words(view, event.more->window);
        case M::verified: return tr(Text::plan, event.more->plan.value);
        case M::reclassed:
            return tr(Text::from_to, class_words(event.more->was), class_words(event.more->became));
        case M::quoted:
        case M::agreed:
            return event.more->fen > 0 ? money(event.more->fen)
                                       : std::string(tr(Word::free_of_charge));
        case M::parts_used: return parts_words(event.more->parts);
        case M::transferred: return event.more->to.value;
        case M::merged: {
            const core::Ticket* into = view.state.find(event.more->into);
            return into ? core::ticket_number(*into) : std::string();
        }
        default: return {};
    }
}

EventLine event_line(const View& view, const core::TicketEvent& event, core::TicketId ticket) {
    EventLine line;
    const std::string person = who(view, event.actor);
    line.title = event.move == core::TicketMove::assigned
                     ? tr(Text::assigned_to, person, staff_name(view, event.staff))
                     : tr(Text::event, person, word(core::said(event)));
    const bool pending = event.stamp.pos.value == 0;
    // A record that came more than a minute after it was made was made offline: say when it arrived.
    const bool came_later =
        !pending && event.stamp.received_at - event.stamp.effective_at > core::minute_ms;
    const bool own = event.actor == view.actor;
    line.meta = joined(
        {when(view, event.stamp.effective_at),
         pending ? delivery_words(view.device.delivery(core::entity(ticket)))
                 : std::string(view.owner() ? std::string_view{} : word_of(event.stamp.grade)),
         !came_later ? ""
         : own       ? tr(Word::received, ui::clock(event.stamp.received_at.ms))
                     : tr(Text::delivered, ui::clock(event.stamp.received_at.ms))});
    const std::string more = more_words(view, event);
    // A plan follows from the facts; a window or a change of class comes before the words about it.
    const bool before = event.move != core::TicketMove::verified;
    line.text =
        joined({detail_words(event), event.stars > 0 ? tr(Text::with_stars, event.stars) : "",
                before ? more : "", event.text.value, before ? "" : more,
                event.contradicts ? tr(Text::no_effect) : ""});
    return line;
}

// "用时 24 分钟", "09:42 到期"
std::string promise_second(const View& view, const core::Milestone& milestone) {
    if (milestone.done() && milestone.started_at)
        return tr(Text::took, ui::duration(milestone.done_at - milestone.started_at));
    if (!milestone.due) return {};
    const bool past = milestone.due < view.now;
    return tr(past ? Text::was_due : Text::due_at, when(view, milestone.due));
}

struct Verdict {
    std::string text;
    ui::Tone tone = ui::Tone::muted;
};
Verdict promise_verdict(const View& view, const core::Milestone& milestone) {
    using S = core::MilestoneState;
    switch (milestone.state) {
        case S::kept: return {std::string(tr(Text::kept)), ui::Tone::kept};
        case S::lapsed: return {std::string(tr(Text::lapsed)), ui::Tone::muted};
        case S::not_started: return {std::string(tr(Text::not_started)), ui::Tone::muted};
        case S::late:
            if (milestone.done()) return {std::string(tr(Text::late)), ui::Tone::late};
            return {ui::left(milestone.due.ms, view.now.ms), ui::Tone::late};
        case S::open: break;
    }
    if (milestone.stopped) return {std::string(tr(Text::paused)), ui::Tone::soon};
    if (!milestone.due) return {std::string(tr(Text::before_work)), ui::Tone::muted};
    return {ui::left(milestone.due.ms, view.now.ms),
            milestone.due_soon() ? ui::Tone::soon : ui::Tone::under_way};
}

void explain(const View& view, const core::Ticket& ticket, const core::Milestone& milestone,
             TicketState& state) {
    core::DueReason reason;
    if (!core::reason_of(core::facts_of(ticket), view.policy, view.now, milestone.name, reason))
        return;
    state.why_title = joined({word_of(milestone.name), promise_second(view, milestone)});
    state.why.clear();
    for (core::ReasonLine& line : core::lines_of(reason, view.policy.zone))
        state.why.push_back(ui::language() == ui::Language::en ? line.en : line.zh);
}

}  // namespace

Intent ticket_subject(ui::Context& c, const View& view, const core::Ticket& ticket,
                      core::TicketId id, bool can_add) {
    ui::Card card(c, {.gap = ui::space::row});
    const std::array<std::string_view, 8> steps{tr(Text::step_reported),  tr(Text::step_responded),
                                                tr(Text::step_assigned),  tr(Text::step_on_site),
                                                tr(Text::step_completed), tr(Text::step_confirmed),
                                                tr(Text::step_revisited), tr(Text::step_closed)};
    const bool left_the_road = ticket.status == core::TicketStatus::cancelled ||
                               ticket.status == core::TicketStatus::merged;
    if (!left_the_road) ui::stepper(c, tr(Text::steps), steps, reached(ticket.status));
    ui::heading(c, ticket.words.value, 2);
    ui::text(c,
             joined({where(view, ticket), word_of(ticket.kind), word_of(ticket.category),
                     word_of(ticket.severity), origin(view, ticket)}),
             {.type = ui::Type::second, .tone = ui::Tone::second});
    if (ticket.appointment && core::can_move(ticket.status, core::TicketMove::appointed)) {
        const std::string window = tr(Text::appointment, window_words(view, ticket.appointment));
        const bool over = ticket.appointment.until < view.now;
        ui::chip(c, window, over ? ui::Tone::late : ui::Tone::accent);
    }
    Intent intent = photo_strip(c, view,
                                {.name = tr(Text::photos),
                                 .add = can_add ? tr(Text::take_photo) : std::string_view{},
                                 .purpose = photo_purpose(core::entity(id))},
                                ticket.photos);
    const xsync::Delivery delivery = view.device.delivery(core::entity(id));
    const std::string saved = delivery_words(delivery);
    if (!saved.empty()) ui::chip(c, saved, delivery_tone(delivery), {.small = true, .dot = true});
    return intent;
}

bool ticket_timeline(ui::Context& c, const View& view, const core::Ticket& ticket,
                     core::TicketId id, bool can_remark) {
    std::vector<EventLine> lines;
    std::vector<ui::Event> events;
    lines.reserve(ticket.timeline.size());
    for (auto event = ticket.timeline.rbegin(); event != ticket.timeline.rend(); ++event) {
        lines.push_back(event_line(view, *event, id));
        const EventLine& line = lines.back();
        const bool pending = event->stamp.pos.value == 0;
        events.push_back({.title = line.title,
                          .meta = line.meta,
                          .text = line.text,
                          .tone = event->contradicts ? ui::Tone::late
                                  : pending          ? ui::Tone::soon
                                                     : ui::Tone::accent});
    }
    const std::string_view button = view.owner() ? tr(Text::add_words) : tr(Text::amend);
    ui::Card card(
        c, {.title = tr(Text::timeline), .button = can_remark ? button : std::string_view{}});
    ui::timeline(c, tr(Text::timeline), events);
    return card.button_tapped();
}

bool ticket_promises(ui::Context& c, const View& view, const core::Ticket& ticket,
                     TicketState& state, bool can_escalate) {
    ui::Card card(c, {.title = tr(Text::promises),
                      .button = can_escalate ? tr(Text::escalate) : std::string_view{}});
    const std::vector<core::Milestone> milestones = core::milestones(ticket, view.policy, view.now);
    ui::List list(c, tr(Text::promises));
    for (const core::Milestone& milestone : milestones) {
        if (milestone.due && milestone.owed() && !milestone.stopped)
            ui::count_down(c, milestone.due.ms, ui::left_step(milestone.due.ms, view.now.ms));
        const std::string second = promise_second(view, milestone);
        const Verdict verdict = promise_verdict(view, milestone);
        const ui::RowHit hit =
            ui::row(c, static_cast<std::uint64_t>(milestone.name),
                    {.title = word_of(milestone.name),
                     .title_quiet = word(core::promise_words(milestone.promise, milestone.set)),
                     .second = second,
                     .title_bold = false,
                     .chip = verdict.text,
                     .chip_tone = verdict.tone,
                     .chevron = true,
                     .height = 60});
        if (hit != ui::RowHit::none) explain(view, ticket, milestone, state);
    }
    if (milestones.empty())
        ui::text(c, tr(Text::no_promises), {.type = ui::Type::second, .tone = ui::Tone::second});
    return card.button_tapped();
}

void ticket_why(ui::Context& c, TicketState& state) {
    if (state.why_title.empty()) return;
    ui::Overlay sheet(
        c, {.key = "why", .title = state.why_title, .text = tr(Text::why), .cross = true});
    for (const std::string& line : state.why) ui::text(c, line);
    if (sheet.dismissed()) state.why_title.clear();
}

Intent ticket_notes(ui::Context& c, const View& view, TicketState& state, bool can_note) {
    const core::TicketNotes* notes = view.state.find<core::TicketNotes>(state.ticket.value);
    if (!notes && !can_note) return Nothing{};
    ui::Card card(c, {.title = tr(Text::notes),
                      .title_chip = tr(Text::notes_hint),
                      .button = can_note ? tr(Text::note) : std::string_view{}});
    static const core::TicketNotes none;
    if (!notes) notes = &none;
    if (notes->notes.empty())
        ui::text(c, tr(Text::no_notes), {.type = ui::Type::second, .tone = ui::Tone::second});
    Intent intent = photo_strip(c, view,
                                {.name = tr(Text::inner_photos),
                                 .add = can_note ? tr(Text::take_inner_photo) : std::string_view{},
                                 .purpose = photo_purpose(core::note_of(state.ticket))},
                                notes->photos);
    if (card.button_tapped()) intent = begin_move(state, core::Offer::note);
    if (notes->notes.empty()) return intent;
    std::vector<std::string> names, times;
    std::vector<ui::Event> events;
    names.reserve(notes->notes.size());
    times.reserve(notes->notes.size());
    for (auto note = notes->notes.rbegin(); note != notes->notes.rend(); ++note) {
        names.push_back(who(view, note->actor));
        times.push_back(when(view, note->stamp.effective_at));
        events.push_back({.title = names.back(),
                          .meta = times.back(),
                          .text = note->text.value,
                          .tone = ui::Tone::muted});
    }
    ui::timeline(c, tr(Text::notes), events);
    return intent;
}

Intent ticket_household(ui::Context& c, const View& view, const core::Ticket& ticket,
                        TicketState& state) {
    Intent intent;
    const core::Unit* unit = view.state.find(ticket.unit);
    const core::TicketContact* contact = view.state.find<core::TicketContact>(state.ticket.value);
    if (!unit && !contact && ticket.place.empty()) return intent;
    const core::Household* household = unit ? view.state.find(unit->household) : nullptr;
    const core::Member* owner = household ? core::owner_of(*household) : nullptr;

    ui::Card card(c, {.title = unit ? tr(Text::household) : tr(Text::place),
                      .button = unit ? tr(Text::open_page) : std::string_view{},
                      .gap = ui::space::half});
    std::string title = unit ? unit->code.value : ticket.place.value;
    if (owner) title += " " + owner->name.value;
    ui::text(c, title, {.type = ui::Type::row});
    if (unit && !ticket.place.empty())
        ui::text(c, ticket.place.value, {.type = ui::Type::second, .tone = ui::Tone::second});

    const std::string phone = owner ? owner->phone.value : std::string();
    const std::string contact_phone = contact ? contact->phone.value : std::string();
    const auto shown = [&](const std::string& number) {
        return state.show_phone || number.empty() ? number : core::masked_phone(number);
    };
    if (household) {
        const std::string& hours =
            household->field(core::HouseholdField::contact_hours).value.value;
        ui::text(c,
                 joined({shown(phone), hours.empty() ? "" : tr(Text::hours, hours),
                         household->field(core::HouseholdField::care).value.value}),
                 {.type = ui::Type::second, .tone = ui::Tone::second});
    } else if (unit && unit->household) {
        ui::text(c, tr(Text::not_visible), {.type = ui::Type::second, .tone = ui::Tone::third});
    }
    if (contact && !(contact->who.empty() && contact_phone.empty()) && contact_phone != phone) {
        const std::string_view name =
            contact->who.empty() ? tr(Text::reporter) : std::string_view(contact->who.value);
        ui::text(c, tr(Text::contact, name, shown(contact_phone)),
                 {.type = ui::Type::second, .tone = ui::Tone::second});
    }
    if (unit && household) {
        const core::UnitTickets& tickets = view.queries.tickets_of(view, ticket.unit);
        ui::text(c, tr(Text::recent, tickets.last_year, tickets.open),
                 {.type = ui::Type::second, .tone = ui::Tone::second});
    }
    if (state.show_phone) {
        const ui::Wrap numbers(c, ui::space::row);
        for (const std::string& number : {phone, contact_phone == phone ? "" : contact_phone}) {
            if (!number.empty()) ui::link(c, number, ui::phone_address(number), ui::Icon::phone);
        }
    } else if (!(phone.empty() && contact_phone.empty())) {
        ui::gap(c, ui::space::half);
        if (ui::button(c, tr(Text::show_phone), {.height = 48, .icon = ui::Icon::phone}))
            state.show_phone = true;
    }
    if (card.button_tapped()) intent = Go{unit_route(ticket.unit)};
    return intent;
}

}  // namespace shell
