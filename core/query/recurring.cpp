#include "core/query/recurring.hpp"

#include "core/order.hpp"

#include <algorithm>
#include <map>

namespace core {

std::vector<Recurring> recurring_in(const State& state, Month month) {
    const UtcMs first = begin_of(month, state.zone());
    const Month next = month.month == 12
                           ? Month{month.year + 1, 1}
                           : Month{month.year, static_cast<std::uint8_t>(month.month + 1)};
    const UtcMs end = begin_of(next, state.zone());
    std::map<Category, std::map<BuildingId, std::uint32_t>> tallies;
    for (const auto& [key, ticket] : state.all<Ticket>()) {
        if (ticket.category == Category::other || ticket.status == TicketStatus::cancelled ||
            ticket.merged_into)
            continue;
        const UtcMs at = reported_at(ticket);
        if (at < first || at >= end) continue;
        const Unit* unit = state.find(ticket.unit);
        ++tallies[ticket.category][unit ? unit->building : BuildingId{}];
    }
    std::vector<Recurring> rows;
    for (std::uint8_t each = 0; each <= category_last; ++each) {
        const Category category = static_cast<Category>(each);
        Recurring row{month, {category, 0, {}, 0}, AnalysisState::none};
        for (const auto& [building, reported] : tallies[category]) {
            row.count.reported += reported;
            if (!building || reported <= row.count.in_worst) continue;
            row.count.worst = building;
            row.count.in_worst = reported;
        }
        if (const Analysis* analysis = state.find(analysis_of(month, category)))
            row.state = analysis->state;
        if (row.count.recurring() || row.state != AnalysisState::none) rows.push_back(row);
    }
    order_short(rows, [](const Recurring& a, const Recurring& b) {
        return a.count.reported > b.count.reported;
    });
    return rows;
}

std::vector<Recurring> recurring_due(const State& state, UtcMs now) {
    const Month month = month_of(now, state.zone());
    std::vector<Recurring> rows = recurring_in(state, month);
    for (Recurring& row : recurring_in(state, month_before(month))) {
        if (row.state != AnalysisState::signed_off) rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace core
