#include "core/query/today.hpp"

#include "core/audience.hpp"
#include "core/op.hpp"

#include <algorithm>

namespace core {

namespace {

void add_tickets(Today& out, const State& state, Actor viewer, const Policy& policy, UtcMs now) {
    TicketFilter filter;
    filter.scope = TicketScope::unfinished;
    filter.mine = true;
    out.tickets = list_tickets(state, viewer, filter, policy, now);
    const TicketCounts counts = count(out.tickets);
    out.late += counts.late;
    out.soon += counts.soon;
    filter.scope = TicketScope::to_confirm;
    for (const TicketRow& row : list_tickets(state, viewer, filter, policy, now))
        out.to_confirm.push_back(row.id);
}

void add_revisits(Today& out, const State& state, Actor viewer, const Policy& policy, UtcMs now) {
    if (!contains(Catalogue::RowOf<RevisitTicket>::may, role_of(state, viewer))) return;
    TicketFilter filter;
    filter.scope = TicketScope::to_revisit;
    filter.mine = true;
    for (const TicketRow& row : list_tickets(state, viewer, filter, policy, now)) {
        for (const Milestone& m : milestones(*state.find(row.id), policy, now)) {
            if (m.name != MilestoneName::revisited || !m.owed() || !m.due) continue;
            (is_due(m, DueState::today, policy, now) ? out.revisits : out.later)
                .push_back({row.id, m});
            out.late += m.state == MilestoneState::late ? 1 : 0;
            out.soon += m.due_soon() ? 1 : 0;
        }
    }
    const auto sooner = [](const Revisit& a, const Revisit& b) {
        return a.due.due != b.due.due ? a.due.due < b.due.due : a.ticket < b.ticket;
    };
    std::sort(out.revisits.begin(), out.revisits.end(), sooner);
    std::sort(out.later.begin(), out.later.end(), sooner);
}

void add_rounds(Today& out, const State& state, Actor viewer, const Policy& policy, UtcMs now) {
    for (const RouteRow& row : routes_for(state, viewer, policy, now)) {
        if (row.mine || (row.duty && row.due())) out.rounds.push_back(row);
    }
}

}  // namespace

Today today(const State& state, Actor viewer, const Policy& policy, UtcMs now) {
    Today out;
    add_tickets(out, state, viewer, policy, now);
    add_revisits(out, state, viewer, policy, now);
    add_rounds(out, state, viewer, policy, now);
    out.month = promise_figures(state, viewer, policy, now);
    return out;
}

}  // namespace core
