#include "core/query/tickets.hpp"

#include "core/audience.hpp"

#include <algorithm>

namespace core {

namespace {

bool in_scope(const Ticket& ticket, TicketScope scope) {
    const TicketStatus status = ticket.status;
    const bool done = status == TicketStatus::completed || status == TicketStatus::confirmed;
    switch (scope) {
        case TicketScope::open: return is_open(status);
        case TicketScope::unfinished:
            return is_open(status) && !done && status != TicketStatus::revisited;
        case TicketScope::to_confirm: return status == TicketStatus::completed;
        case TicketScope::to_revisit: return done;
        case TicketScope::ended: return !is_open(status);
        case TicketScope::contradicted: return ticket.contradicted;
        case TicketScope::all: return true;
    }
    return true;
}

bool matches(const State& state, Actor viewer, const TicketFilter& filter, const Ticket& ticket) {
    if (!in_scope(ticket, filter.scope)) return false;
    if (filter.status && ticket.status != *filter.status) return false;
    if (filter.kind && ticket.kind != *filter.kind) return false;
    if (filter.category && ticket.category != *filter.category) return false;
    if (filter.unit && ticket.unit != filter.unit) return false;
    if (filter.assignee && ticket.assignee != filter.assignee) return false;
    if (filter.unassigned && ticket.assignee) return false;
    if (filter.since && reported_at(ticket) < filter.since) return false;
    if (filter.until && reported_at(ticket) >= filter.until) return false;
    if (filter.group) {
        const Unit* unit = state.find(ticket.unit);
        if (unit == nullptr || unit->group != filter.group) return false;
    }
    return !filter.mine || concerns(state, viewer, ticket);
}

bool before(const TicketRow& a, const TicketRow& b) {
    if (a.next.has_value() != b.next.has_value()) return a.next.has_value();
    if (a.next && a.next->due != b.next->due) return a.next->due < b.next->due;
    return a.id > b.id;  // keys are in order of time: newest first
}

}  // namespace

std::vector<TicketRow> list_tickets(const State& state, Actor viewer, const TicketFilter& filter,
                                    const Policy& policy, UtcMs now, SearchIndex* index) {
    SearchIndex made_here;
    SearchIndex& search = index != nullptr ? *index : made_here;
    const Needle needle = needle_of(filter.text, search.table());
    const bool all = needle.empty();
    static const SearchIndex::Entries none;
    const SearchIndex::Entries& entries = all ? none : search.tickets(state);
    auto entry = entries.begin();  // walks along with the tickets
    std::vector<TicketRow> rows;
    for (const auto& [key, ticket] : state.all<Ticket>()) {
        if (!all) {
            while (entry != entries.end() && entry->first < key) ++entry;
            if (entry == entries.end()) break;
            if (entry->first != key || !search.finds(entry->second, needle)) continue;
        }
        if (!matches(state, viewer, filter, ticket)) continue;
        TicketRow row{TicketId{key}, std::nullopt};
        Milestone next;
        if (next_milestone(ticket, policy, now, next)) row.next = next;
        if (filter.due && !is_due(row.next, *filter.due, policy, now)) continue;
        rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end(), before);
    return rows;
}

bool is_due(const std::optional<Milestone>& next, DueState due, const Policy& policy, UtcMs now) {
    if (!next) return false;
    switch (due) {
        case DueState::late: return next->state == MilestoneState::late;
        case DueState::soon: return next->due_soon();
        case DueState::today: break;
    }
    const UtcMs tomorrow = start_of({day_of(now, policy.zone).value + 1}, policy.zone);
    return next->due < tomorrow || next->due_soon();
}

UtcMs month_start(UtcMs now, Zone zone) {
    CivilDate date = date_of(day_of(now, zone));
    date.day = 1;
    return start_of(day_of(date), zone);
}

bool concerns(const State& state, Actor viewer, const Ticket& ticket) {
    if (viewer.kind == EntityKind::household) return ticket.household.value == viewer.key;
    const Role role = role_of(state, viewer);
    if (role == Role::none) return false;
    if (ticket.assignee.value == viewer.key || ticket.reporter == viewer) return true;
    if (contains(desk_roles, role)) return true;
    if (contains(repair_roles, role)) return is_trade_work(ticket) && !ticket.assignee;
    if (role != Role::butler) return false;
    const Unit* unit = state.find(ticket.unit);
    return unit != nullptr && state.find(StaffId{viewer.key})->looks_after(unit->group);
}

std::string_view where(const State& state, const Ticket& ticket) {
    const Unit* unit = state.find(ticket.unit);
    return unit != nullptr ? unit->code.value : ticket.place.value;
}

UtcMs reported_at(const Ticket& ticket) {
    return ticket.timeline.empty() ? UtcMs{} : ticket.timeline.front().stamp.effective_at;
}

TicketCounts count(const std::vector<TicketRow>& rows) {
    TicketCounts counts;
    counts.open = static_cast<std::uint32_t>(rows.size());
    for (const TicketRow& row : rows) {
        if (!row.next) continue;
        counts.late += row.next->state == MilestoneState::late ? 1 : 0;
        counts.soon += row.next->due_soon() ? 1 : 0;
    }
    return counts;
}

TicketId ticket_by_number(const State& state, std::string_view typed) {
    const std::string wanted = folded(typed);
    if (wanted.empty()) return {};
    const auto& tickets = state.all<Ticket>();
    for (auto it = tickets.rbegin(); it != tickets.rend(); ++it) {
        if (folded(ticket_number(it->second)) == wanted) return {it->first};
    }
    return {};
}

}  // namespace core
