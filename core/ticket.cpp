#include "core/ticket.hpp"

#include <algorithm>
#include <string>

namespace core {

namespace {

using S = TicketStatus;
using Statuses = std::uint32_t;
constexpr Statuses from(auto... each) {
    return (Statuses{0} | ... | (Statuses{1} << static_cast<unsigned>(each)));
}
constexpr bool contains(Statuses set, S status) {
    return (set >> static_cast<unsigned>(status) & 1u) != 0;
}

constexpr Statuses before_work = from(S::reported, S::responded, S::assigned);
constexpr Statuses under_way = from(S::on_site, S::working, S::waiting, S::rework);
constexpr Statuses unfinished = before_work | under_way;
constexpr Statuses any = (Statuses{1} << (ticket_status_last + 1)) - 1;
constexpr Statuses ended = from(S::closed, S::cancelled, S::merged);

// From which statuses a move holds. Steps may be skipped in the field (a butler answers on the
// spot, a technician fixes what nobody dispatched): what was not recorded is not invented; the
// clocks take the next recorded step as proof that it had been done by then.
constexpr Statuses guard(TicketMove move) {
    switch (move) {
        case TicketMove::reported: return 0;
        case TicketMove::responded: return from(S::reported);
        case TicketMove::assigned: return unfinished | from(S::transferred);
        case TicketMove::arrived: return before_work | from(S::rework, S::waiting);
        case TicketMove::started: return before_work | from(S::on_site, S::rework);
        case TicketMove::waiting: return before_work | from(S::on_site, S::working, S::rework);
        case TicketMove::resumed: return from(S::waiting, S::transferred);
        case TicketMove::completed: return unfinished | from(S::transferred);
        case TicketMove::confirmed: return from(S::completed);
        case TicketMove::revisited:
            return from(S::completed, S::confirmed, S::revisited, S::transferred);
        case TicketMove::closed: return from(S::revisited);
        case TicketMove::cancelled: return unfinished | from(S::transferred);
        case TicketMove::remarked: return any;
        case TicketMove::escalated: return any & ~ended;
        case TicketMove::settled: return any;
        case TicketMove::appointed: return unfinished;
        case TicketMove::unappointed: return unfinished;
        case TicketMove::verified: return unfinished;
        case TicketMove::told: return any & ~ended;
        case TicketMove::answered: return unfinished;
        case TicketMove::reclassed: return any & ~ended;
        case TicketMove::quoted: return unfinished;
        case TicketMove::agreed: return unfinished;
        case TicketMove::parts_used: return any & ~ended;
        case TicketMove::transferred: return unfinished;
        case TicketMove::merged: return unfinished;
        case TicketMove::reopened: return ended | from(S::confirmed, S::revisited);
        case TicketMove::grabbed: return before_work;
    }
    return 0;
}

// Which kinds know a move; most are of every ticket.
bool is_of(TicketKind kind, TicketMove move) {
    switch (move) {
        case TicketMove::verified: return kind == TicketKind::complaint;
        case TicketMove::told: return kind == TicketKind::complaint || kind == TicketKind::enquiry;
        case TicketMove::answered: return kind == TicketKind::enquiry;
        default: return true;
    }
}

TicketEvent event(const OpHead& head, const Stamp& stamp, TicketMove move) {
    TicketEvent e;
    e.move = move;
    e.actor = head.actor;
    e.stamp = stamp;
    e.op = head.id;
    return e;
}

// Puts the event on the timeline and says whether its guard held. When not, it stays there as a
// fact that changes nothing.
bool move_on(Ticket& ticket, TicketEvent e, bool as_seen = true) {
    e.contradicts = !as_seen || !can_move(ticket, e.move);
    const bool holds = !e.contradicts;
    if (!holds) ticket.contradicted = true;
    ticket.timeline.push_back(std::move(e));
    return holds;
}

const char* prefix(TicketKind kind) {
    switch (kind) {
        case TicketKind::repair: return "BX";
        case TicketKind::complaint: return "TS";
        case TicketKind::enquiry: return "ZX";
        case TicketKind::suggestion: return "JY";
        case TicketKind::report: return "BS";
        case TicketKind::butler_service: return "TY";
        case TicketKind::public_area: return "GQ";
        case TicketKind::legacy: return "YL";
    }
    return "GD";
}

std::string padded(std::uint64_t value, std::size_t width) {
    std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

// A serial says how it is printed by its size: four digits (device, one of count), six (device, two of
// count) or eight (device, four of count), so that no two layouts read the same.
constexpr std::uint32_t six_digits = 1'000'000, eight_digits = 100'000'000;

}  // namespace

bool can_move(TicketStatus status, TicketMove move) { return contains(guard(move), status); }

bool can_move(const Ticket& ticket, TicketMove move) {
    if (move == TicketMove::grabbed && ticket.assignee) return false;
    if (move == TicketMove::agreed && !ticket.quote.awaits_agreement()) return false;
    return can_move(ticket.status, move) && is_of(ticket.kind, move);
}

bool is_open(TicketStatus status) { return !contains(ended, status); }

std::uint32_t serial_for(DeviceNo device, std::uint32_t count_today) {
    const std::uint32_t number = device.value % 10'000;
    if (number < 1'000 && count_today < 10) return number * 10 + count_today;
    if (count_today < 100) return six_digits + number * 100 + count_today;
    return eight_digits + number * 10'000 + count_today % 10'000;
}

// A number was said aloud long before anybody changed the kind.
TicketKind first_kind(const Ticket& ticket) {
    for (const TicketEvent& event : ticket.timeline) {
        if (event.move == TicketMove::reclassed && event.more) return event.more->was.kind;
    }
    return ticket.kind;
}

std::string ticket_number(const Ticket& ticket) {
    const CivilDate date = date_of(ticket.day);
    const std::string day = padded(static_cast<std::uint64_t>(date.year), 4) +
                            padded(date.month, 2) + padded(date.day, 2);
    const std::uint32_t n = ticket.serial;
    const std::string serial = n < six_digits     ? padded(n, 4)
                               : n < eight_digits ? padded(n - six_digits, 6)
                                                  : padded(n - eight_digits, 8);
    return std::string(prefix(first_kind(ticket))) + "-" + day + "-" + serial;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const ReportTicket& op) {
    ticket.kind = op.kind;
    ticket.category = op.category;
    ticket.severity = op.severity;
    ticket.channel = op.channel;
    ticket.unit = op.unit;
    ticket.household = op.household;
    ticket.place = op.place;
    ticket.words = op.words;
    ticket.serial = op.serial;
    ticket.day = op.day;
    ticket.round = op.round;
    ticket.reporter = head.actor;
    ticket.timeline.push_back(event(head, stamp, TicketMove::reported));
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const RespondTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::responded);
    e.text = op.text;
    if (move_on(ticket, std::move(e))) ticket.status = S::responded;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const AssignTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::assigned);
    e.staff = op.staff;
    if (!move_on(ticket, std::move(e))) return;
    ticket.assignee = op.staff;
    ticket.status = S::assigned;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const ArriveTicket&) {
    if (move_on(ticket, event(head, stamp, TicketMove::arrived))) ticket.status = S::on_site;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const StartTicket&) {
    if (move_on(ticket, event(head, stamp, TicketMove::started))) ticket.status = S::working;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const WaitTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::waiting);
    e.text = op.text;
    e.detail = static_cast<std::uint8_t>(op.reason);
    if (move_on(ticket, std::move(e))) ticket.status = S::waiting;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const ResumeTicket&) {
    if (move_on(ticket, event(head, stamp, TicketMove::resumed))) ticket.status = S::working;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const CompleteTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::completed);
    e.text = op.result;
    if (!move_on(ticket, std::move(e))) return;
    ticket.status = S::completed;
    ticket.charge_fen = op.charge_fen;
    ticket.receipt = op.receipt;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const ConfirmTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::confirmed);
    e.text = op.reason;
    e.detail = op.satisfied ? 1 : 0;
    e.stars = op.stars;
    if (!move_on(ticket, std::move(e))) return;
    ticket.status = op.satisfied ? S::confirmed : S::rework;
    ticket.signature = op.signature;
    ticket.signed_by = op.signed_by;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const RevisitTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::revisited);
    e.text = op.remark;
    e.detail = static_cast<std::uint8_t>(op.means);
    e.stars = op.stars;
    if (move_on(ticket, std::move(e))) ticket.status = S::revisited;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const CloseTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::closed);
    e.detail = static_cast<std::uint8_t>(op.outcome);
    if (move_on(ticket, std::move(e))) ticket.status = S::closed;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const CancelTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::cancelled);
    e.text = op.reason;
    if (move_on(ticket, std::move(e))) ticket.status = S::cancelled;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const RemarkTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::remarked);
    e.text = op.text;
    move_on(ticket, std::move(e));
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const EscalateTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::escalated);
    e.text = op.reason;
    e.detail = op.level;
    if (move_on(ticket, std::move(e))) ticket.escalation = std::max(ticket.escalation, op.level);
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const SettleTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::settled);
    e.text = op.reason;
    e.detail = static_cast<std::uint8_t>(op.status);
    move_on(ticket, std::move(e));
    ticket.status = op.status;
    ticket.contradicted = false;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const AppointTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::appointed);
    e.text = op.text;
    e.more.emplace().window = op.window;
    if (move_on(ticket, std::move(e))) ticket.appointment = op.window;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const UnappointTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::unappointed);
    e.text = op.reason;
    if (move_on(ticket, std::move(e))) ticket.appointment = {};
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const VerifyTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::verified);
    e.text = op.facts;
    e.detail = op.upheld ? 1 : 0;
    e.more.emplace().plan = op.plan;
    if (move_on(ticket, std::move(e))) ticket.verified = true;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const TellTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::told);
    e.text = op.text;
    move_on(ticket, std::move(e));
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const AnswerTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::answered);
    e.text = op.text;
    move_on(ticket, std::move(e));
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const ReclassTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::reclassed);
    e.text = op.reason;
    EventMore& more = e.more.emplace();
    more.was = {ticket.kind, ticket.category, ticket.severity};
    more.became = op.became;
    if (!move_on(ticket, std::move(e))) return;
    ticket.kind = op.became.kind;
    ticket.category = op.became.category;
    ticket.severity = op.became.severity;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const QuoteTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::quoted);
    e.text = op.exception;
    e.more.emplace().fen = total_of(op.lines);
    if (move_on(ticket, std::move(e))) ticket.quote = {op.lines, op.exception, false};
}

// Agreed is what was put to the owner: a quote that changed meanwhile waits for its own word.
void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const AgreeTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::agreed);
    e.text = op.how;
    e.more.emplace().fen = op.total_fen;
    if (move_on(ticket, std::move(e), op.total_fen == ticket.quote.total_fen()))
        ticket.quote.agreed = true;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const UseParts& op) {
    TicketEvent e = event(head, stamp, TicketMove::parts_used);
    e.more.emplace().parts = op.parts;
    if (move_on(ticket, std::move(e)))
        ticket.parts.insert(ticket.parts.end(), op.parts.begin(), op.parts.end());
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const TransferTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::transferred);
    e.text = op.reason;
    e.more.emplace().to = op.to;
    if (!move_on(ticket, std::move(e))) return;
    ticket.status = S::transferred;
    ticket.transferred_to = op.to;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const MergeTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::merged);
    e.text = op.reason;
    e.more.emplace().into = op.into;
    if (!move_on(ticket, std::move(e))) return;
    ticket.status = S::merged;
    ticket.merged_into = op.into;
}

// Back to work that had been done, or to what nobody had begun.
void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const ReopenTicket& op) {
    TicketEvent e = event(head, stamp, TicketMove::reopened);
    e.text = op.reason;
    const bool had_been_done = contains(from(S::closed, S::confirmed, S::revisited), ticket.status);
    if (!move_on(ticket, std::move(e))) return;
    ticket.status = had_been_done ? S::rework : S::responded;
    ticket.merged_into = {};
    ticket.transferred_to = {};
    ++ticket.reopened;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const GrabTicket&) {
    TicketEvent e = event(head, stamp, TicketMove::grabbed);
    e.staff = StaffId{head.actor.key};
    if (!move_on(ticket, std::move(e))) return;
    ticket.assignee = StaffId{head.actor.key};
    ticket.status = S::assigned;
}

void evolve(Ticket& ticket, const OpHead& head, const Stamp& stamp, const AttachPhoto& op) {
    ticket.photos.push_back({op.photo, head.actor, stamp});
}

void evolve(TicketNotes& notes, const OpHead& head, const Stamp& stamp, const AttachNotePhoto& op) {
    notes.photos.push_back({op.photo, head.actor, stamp});
}

void evolve(TicketNotes& notes, const OpHead& head, const Stamp& stamp, const NoteTicket& op) {
    notes.notes.push_back({head.actor, stamp, op.text});
}

void evolve(TicketContact& contact, const OpHead&, const Stamp&, const SetTicketContact& op) {
    contact.who = op.who;
    contact.phone = op.phone;
}

}  // namespace core
