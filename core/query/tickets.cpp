#include "core/query/tickets.hpp"

#include "core/audience.hpp"
#include "core/query/households.hpp"

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
    if (filter.group) {
        const Unit* unit = state.find(ticket.unit);
        if (unit == nullptr || unit->group != filter.group) return false;
    }
    return !filter.mine || concerns(state, viewer, ticket);
}

bool has(std::string_view text, std::string_view needle) {
    return text.find(needle) != std::string_view::npos;
}

// What was typed, ready to compare with many tickets.
struct Needle {
    std::string text;
    bool tail = false;  // digits enough to be the end of a phone number
};

Needle needle_of(std::string_view typed) {
    Needle needle{folded(typed)};
    const bool digits = std::all_of(needle.text.begin(), needle.text.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
    needle.tail = digits && needle.text.size() >= phone_tail_min;
    return needle;
}

bool is_tail(const Needle& needle, std::string_view phone) {
    return needle.tail && phone.size() >= needle.text.size() &&
           phone.substr(phone.size() - needle.text.size()) == needle.text;
}

bool finds(const State& state, TicketId id, const Ticket& ticket, const Needle& needle) {
    if (has(ticket_number(ticket), needle.text)) return true;
    if (const Unit* unit = state.find(ticket.unit)) {
        if (has(folded(unit->code.value), needle.text)) return true;
    }
    if (has(folded(ticket.words.value), needle.text)) return true;
    if (has(folded(ticket.place.value), needle.text)) return true;
    if (const auto* contact = state.find<TicketContact>(id.value)) {
        if (has(folded(contact->who.value), needle.text)) return true;
        if (is_tail(needle, contact->phone.value)) return true;
    }
    const Household* household = state.find(ticket.household);
    if (household == nullptr) return false;
    return std::any_of(household->members.begin(), household->members.end(), [&](const Member& m) {
        return has(folded(m.name.value), needle.text) || is_tail(needle, m.phone.value);
    });
}

bool before(const TicketRow& a, const TicketRow& b) {
    if (a.next.has_value() != b.next.has_value()) return a.next.has_value();
    if (a.next && a.next->due != b.next->due) return a.next->due < b.next->due;
    return a.id > b.id;  // keys are in order of time: newest first
}

}  // namespace

std::vector<TicketRow> list_tickets(const State& state, Actor viewer, const TicketFilter& filter,
                                    const Policy& policy, UtcMs now) {
    const Needle needle = needle_of(filter.text);
    std::vector<TicketRow> rows;
    for (const auto& [key, ticket] : state.all<Ticket>()) {
        const TicketId id{key};
        if (!matches(state, viewer, filter, ticket)) continue;
        if (!needle.text.empty() && !finds(state, id, ticket, needle)) continue;
        TicketRow row{id, std::nullopt};
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

}  // namespace core
