#include "core/query/work_day.hpp"

#include "core/audience.hpp"
#include "core/order.hpp"

#include <algorithm>

namespace core {

namespace {

// When it was completed as it stands now; 0 while it is not.
UtcMs completed_at(const Ticket& ticket) {
    if (can_move(ticket.status, TicketMove::completed)) return {};
    for (auto event = ticket.timeline.rbegin(); event != ticket.timeline.rend(); ++event)
        if (event->move == TicketMove::completed && !event->contradicts)
            return event->stamp.effective_at;
    return {};
}

// Those of this day that stand.
void add_done(WorkDay& out, const State& state, Actor viewer, const Policy& policy, UtcMs now) {
    const UtcMs since = start_of(day_of(now, policy.zone), policy.zone);
    std::vector<std::pair<UtcMs, TicketId>> done;
    for (const auto& [key, ticket] : state.all<Ticket>()) {
        if (ticket.assignee.value != viewer.key || ticket.status == TicketStatus::cancelled)
            continue;
        const UtcMs at = completed_at(ticket);
        if (at >= since) done.push_back({at, TicketId{key}});
    }
    std::sort(done.rbegin(), done.rend());
    for (const auto& [at, id] : done) out.done.push_back({id, {}});
}

}  // namespace

WorkDay work_day(const State& state, Actor viewer, const Policy& policy, UtcMs now) {
    WorkDay out;
    const Day today = day_of(now, policy.zone);
    const UtcMs tomorrow = start_of({today.value + 1}, policy.zone);
    TicketFilter filter;
    filter.scope = TicketScope::unfinished;
    filter.mine = true;
    for (const TicketRow& row : list_tickets(state, viewer, filter, policy, now)) {
        const Ticket& ticket = *state.find(row.id);
        if (ticket.assignee.value == viewer.key) {
            const bool expected = ticket.appointment && ticket.appointment.from < tomorrow;
            (expected ? out.appointments : out.assigned).push_back(row);
            if (!row.next) continue;
            out.late += row.next->state == MilestoneState::late ? 1 : 0;
            out.soon += row.next->due_soon() ? 1 : 0;
        } else if (!ticket.assignee && is_trade_work(ticket)) {
            out.queue.push_back(row);
        }
    }
    order_short(out.appointments, [&](const TicketRow& a, const TicketRow& b) {
        return state.find(a.id)->appointment.from < state.find(b.id)->appointment.from;
    });
    add_done(out, state, viewer, policy, now);
    return out;
}

}  // namespace core
