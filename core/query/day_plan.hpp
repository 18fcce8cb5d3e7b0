#pragma once
// Tomorrow's plan 次日计划: what was written yesterday for today, and what the next one begins with.
//
// A plan written before days off is that of the next working day too. Pure views, kept by the caller.

#include "core/policy/promises.hpp"
#include "core/state.hpp"

#include <string>

namespace core {

// The newest plan this person wrote for today: on the last working day before it or since. 0: none.
DutyRecordId plan_for_today(const State& state, Actor who, const Policy& policy, UtcMs now);

// What is still open now, to begin tomorrow's plan with: rounds of one's own work that nobody has
// walked, then households that are due. Empty when nothing is.
std::string plan_draft(const State& state, Actor who, const Policy& policy, UtcMs now,
                       bool english);

}  // namespace core
