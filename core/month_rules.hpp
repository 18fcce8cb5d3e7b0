#pragma once
// What stands against the ops of a month's end and of a community's own terms, after everything that
// apply.cpp asks of every op: the role, the record, the limits of its fields. Pure.

#include "core/state.hpp"

namespace core {

Decision month_rule(const State& state, const OpHead& head, const DrawSample& op);
Decision month_rule(const State& state, const OpHead& head, const RevisitSample& op);
Decision month_rule(const State& state, const OpHead& head, const HandInSample& op);
Decision month_rule(const State& state, const OpHead& head, const WriteAnalysis& op);
Decision month_rule(const State& state, const OpHead& head, const AmendAnalysis& op);
Decision month_rule(const State& state, const OpHead& head, const SignAnalysis& op);
Decision month_rule(const State& state, const OpHead& head, const SetCalendarYear& op);

}  // namespace core
