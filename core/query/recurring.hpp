#pragma once
// Problems that recur: categories of which a month has so many tickets that their cause is to be
// analysed (统计分析报告), and how far each analysis has come.
//
// A pure view that walks all tickets, a fraction of a microsecond each: the caller keeps it.

#include "core/query/statistics.hpp"

#include <vector>

namespace core {

struct Recurring {
    Month month;
    CategoryCount count;
    AnalysisState state = AnalysisState::none;  // none: nobody has begun
};

// The month's categories at or past a threshold, most tickets first; and analyses that were written
// although a ticket has since been reclassed away. Cancelled and merged tickets count nowhere.
std::vector<Recurring> recurring_in(const State& state, Month month);

// What the desk has before it: this month's, and what of the month before is not signed off.
std::vector<Recurring> recurring_due(const State& state, UtcMs now);

}  // namespace core
