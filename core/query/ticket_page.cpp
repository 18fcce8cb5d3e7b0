#include "core/query/ticket_page.hpp"

#include "core/apply.hpp"
#include "core/order.hpp"

#include <algorithm>
#include <map>

namespace core {

namespace {

// Words that stand for what the person will still write: the offer is about rights and guards.
constexpr std::string_view filled = "…";

// An op as the form would make it, for decide() to judge.
class Asker {
public:
    Asker(const State& state, Actor actor, TicketId ticket)
        : state_(state), actor_(actor), ticket_(ticket) {}

    bool holds(OpBody body) const { return holds_for(entity(ticket_), std::move(body)); }
    bool holds_for(EntityId id, OpBody body) const {
        Op op;
        op.head.id = {DeviceNo{1}, OpSeq{1}};
        op.head.actor = actor_;
        op.head.entity = id;
        op.head.base = through(state_, id);
        op.body = std::move(body);
        return decide(state_, op, Sight::visible) == Decision{};
    }

private:
    const State& state_;
    Actor actor_;
    TicketId ticket_;
};

StaffId any_active_staff(const State& state) {
    for (const auto& [key, staff] : state.all<Staff>()) {
        if (staff.active) return StaffId{key};
    }
    return {};
}

TicketClass another_class(const Ticket& ticket) {
    const bool big = ticket.severity == Severity::big;
    return {ticket.kind, ticket.category, big ? Severity::small : Severity::big};
}

// Work that can cost the owner something, and uses parts.
bool is_charged(const Ticket& ticket) {
    return is_trade_work(ticket) || ticket.kind == TicketKind::legacy ||
           ticket.kind == TicketKind::report;
}

AgreeTicket agreement_to(const Quote& quote) { return {quote.total_fen(), filled, {}, {}}; }

TicketId another_ticket(const State& state, TicketId id) {
    for (const auto& [key, ticket] : state.all<Ticket>()) {
        if (key != id.value) return {key};
    }
    return {};
}

ConfirmTicket word_of_owner(bool satisfied) {
    ConfirmTicket op;
    op.satisfied = satisfied;
    op.reason = filled;
    return op;
}

// Whose trade is it? Complaints and questions are for those who speak with the owner.
Roles trade_of(const Ticket& ticket) {
    switch (ticket.kind) {
        case TicketKind::complaint:
        case TicketKind::enquiry:
        case TicketKind::suggestion: return roles(Role::butler, Role::front_desk, Role::lead);
        default: break;
    }
    switch (ticket.category) {
        case Category::lift: return roles(Role::lift_technician);
        case Category::cleaning: return roles(Role::cleaner);
        case Category::greening: return roles(Role::gardener);
        case Category::security:
        case Category::parking: return roles(Role::guard, Role::guard_lead);
        case Category::fees: return roles(Role::front_desk, Role::lead);
        default: return roles(Role::technician);
    }
}

constexpr Roles sendable = staff_roles & ~roles(Role::inspector, Role::administrator);

bool unfinished(TicketStatus status) { return can_move(status, TicketMove::completed); }

void add(Workload& load, std::uint64_t key, const Ticket& ticket) {
    ++load.open_load;
    if (ticket.status == TicketStatus::on_site || ticket.status == TicketStatus::working)
        load.at = {key};
}

BuildingId building_of(const State& state, const Ticket& ticket) {
    const Unit* unit = state.find(ticket.unit);
    return unit ? unit->building : BuildingId{};
}

}  // namespace

std::vector<Offer> offered_moves(const State& state, Actor actor, TicketId id) {
    const Ticket* ticket = state.find(id);
    if (ticket == nullptr) return {};
    const Asker ask(state, actor, id);
    std::vector<Offer> offers;
    const auto offer = [&](Offer move, bool holds) {
        if (holds) offers.push_back(move);
    };
    // Far enough ahead for any clock.
    const AppointTicket window{{{window_latest_ms - hour_ms}, {window_latest_ms}}, {}};
    const bool complaint = ticket->kind == TicketKind::complaint;
    const bool answered = static_cast<bool>(facts_of(*ticket).when(MilestoneName::answered));
    const Offer assigning = ticket->assignee ? Offer::hand_over : Offer::assign;
    offer(Offer::settle, ask.holds(SettleTicket{ticket->status, filled}));
    offer(Offer::respond, ask.holds(RespondTicket{filled}));
    // Whatever is complained of is looked into before anybody works on it.
    offer(Offer::verify, !ticket->verified && ask.holds(VerifyTicket{true, filled, filled}));
    offer(Offer::answer, !answered && ask.holds(AnswerTicket{filled}));
    const bool agreed = !ticket->quote.awaits_agreement();
    const bool owner = actor.kind == EntityKind::household;
    offer(Offer::grab, is_trade_work(*ticket) && ask.holds(GrabTicket{}));
    offer(Offer::agree, ask.holds(agreement_to(ticket->quote)));
    offer(assigning, ask.holds(AssignTicket{any_active_staff(state)}));
    offer(Offer::resume, ask.holds(ResumeTicket{}));
    offer(Offer::arrive, ask.holds(ArriveTicket{}));
    offer(Offer::start, (!complaint || ticket->verified) && agreed && ask.holds(StartTicket{}));
    offer(Offer::wait, ask.holds(WaitTicket{WaitReason::parts, filled}));
    offer(Offer::complete, agreed && ask.holds(CompleteTicket{filled, 0, {}}));
    offer(Offer::confirm, ask.holds(word_of_owner(true)));
    offer(Offer::rework, ask.holds(word_of_owner(false)));
    offer(Offer::revisit, ask.holds(RevisitTicket{}));
    offer(Offer::close, ask.holds(CloseTicket{}));
    offer(ticket->quote.lines.empty() ? Offer::quote : Offer::requote,
          is_charged(*ticket) && ask.holds(QuoteTicket{{}, filled}));
    offer(Offer::use_parts, is_charged(*ticket) && ask.holds(UseParts{{{filled, {}, 1000}}}));
    offer(Offer::tell, ask.holds(TellTicket{filled}));
    offer(ticket->appointment ? Offer::reappoint : Offer::appoint, ask.holds(window));
    offer(Offer::unappoint, ticket->appointment && ask.holds(UnappointTicket{filled}));
    offer(Offer::reclass, ask.holds(ReclassTicket{another_class(*ticket), filled}));
    offer(Offer::escalate, ask.holds(EscalateTicket{1, filled}));
    offer(Offer::remark, ask.holds(RemarkTicket{filled}));
    offer(Offer::note, ask.holds_for(note_of(id), NoteTicket{filled}));
    offer(Offer::transfer, ask.holds(TransferTicket{filled, filled}));
    offer(Offer::merge, !owner && ask.holds(MergeTicket{another_ticket(state, id), filled}));
    offer(Offer::reopen, ask.holds(ReopenTicket{filled}));
    offer(Offer::cancel, ask.holds(CancelTicket{filled}));
    return offers;
}

bool primary_offer(const std::vector<Offer>& offers, Offer& primary) {
    // The ticket's life in order; what interrupts it (waiting, handing over) is never the main button.
    // Closing stands before a revisit, because only a second revisit can be offered beside it.
    constexpr Offer life[] = {Offer::settle, Offer::agree,  Offer::grab,     Offer::respond,
                              Offer::verify, Offer::answer, Offer::assign,   Offer::resume,
                              Offer::arrive, Offer::start,  Offer::complete, Offer::confirm,
                              Offer::close,  Offer::revisit};
    for (const Offer step : life) {
        if (std::find(offers.begin(), offers.end(), step) == offers.end()) continue;
        primary = step;
        return true;
    }
    return false;
}

std::vector<Candidate> candidates(const State& state, TicketId id) {
    const Ticket* ticket = state.find(id);
    if (ticket == nullptr) return {};
    std::map<std::uint64_t, Workload> load;
    for (const auto& [key, other] : state.all<Ticket>()) {
        if (other.assignee && unfinished(other.status)) add(load[other.assignee.value], key, other);
    }
    const BuildingId building = building_of(state, *ticket);
    const Roles trade = trade_of(*ticket);
    std::vector<Candidate> found;
    for (const auto& [key, staff] : state.all<Staff>()) {
        if (!staff.active || !contains(sendable, staff.role)) continue;
        const Workload& has = load[key];
        const Ticket* at = state.find(has.at);
        found.push_back({StaffId{key}, has.open_load, has.at, contains(trade, staff.role),
                         at && building && building_of(state, *at) == building,
                         ticket->assignee.value == key});
    }
    std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
        if (a.in_trade != b.in_trade) return a.in_trade;
        if (!a.at != !b.at) return !a.at;
        if (a.near != b.near) return a.near;
        if (a.open_load != b.open_load) return a.open_load < b.open_load;
        return a.staff < b.staff;
    });
    return found;
}

std::vector<Workload> workloads(const State& state) {
    std::map<std::uint64_t, Workload> found;
    for (const auto& [key, staff] : state.all<Staff>()) {
        if (staff.active && contains(repair_roles, staff.role)) found[key] = {StaffId{key}, 0, {}};
    }
    for (const auto& [key, ticket] : state.all<Ticket>()) {
        const auto it = found.find(ticket.assignee.value);
        if (it == found.end() || !unfinished(ticket.status)) continue;
        add(it->second, key, ticket);
    }
    std::vector<Workload> out;
    for (const auto& [key, load] : found) out.push_back(load);
    order_short(out, [](const Workload& a, const Workload& b) {
        if (!a.at != !b.at) return !a.at;
        return a.open_load < b.open_load;
    });
    return out;
}

std::vector<InHand> in_hand(const State& state) {
    std::map<std::uint64_t, std::uint32_t> load;
    for (const auto& [key, ticket] : state.all<Ticket>()) {
        if (ticket.assignee && can_move(ticket.status, TicketMove::assigned))
            ++load[ticket.assignee.value];
    }
    std::vector<InHand> out;
    for (const auto& [key, staff] : state.all<Staff>()) {
        const bool works =
            staff.active && staff.role != Role::administrator && staff.role != Role::inspector;
        const auto found = load.find(key);
        const std::uint32_t tickets = found == load.end() ? 0 : found->second;
        if (works || tickets > 0) out.push_back({StaffId{key}, tickets});
    }
    return out;
}

}  // namespace core
