#include "core/month_rules.hpp"

#include "core/query/sample.hpp"

#include <algorithm>

namespace core {

namespace {

Decision refuse(Verdict verdict) { return {verdict, Flags::none}; }

}  // namespace

// Nobody picks the households: a draw that cannot be repeated is marked. It is not refused, for who
// drew without a network has talked to these people, and a home may have been registered meanwhile.
Decision month_rule(const State& state, const OpHead& head, const DrawSample& op) {
    if (head.entity != entity(sample_of(op.month))) return refuse(Verdict::wrong_entity);
    for (const HouseholdId home : op.households) {
        if (!state.find(home)) return refuse(Verdict::unknown_reference);
    }
    const std::vector<SampleHome> homes = sample_homes(state);
    const SampleDraw again =
        draw_sample(homes, drawn_before(state, op.month), op.households.size(), op.seed, op.month);
    const bool same = std::equal(
        op.households.begin(), op.households.end(), again.drawn.begin(), again.drawn.end(),
        [](HouseholdId home, const SampleHome& drawn) { return home == drawn.household; });
    const bool enough = op.households.size() >= std::min(homes.size(), sample_size_min);
    const bool ended = op.month <= month_of(head.made_at, state.zone());
    return {Verdict::accepted, same && enough && ended ? Flags::none : Flags::contradicts};
}

Decision month_rule(const State& state, const OpHead& head, const RevisitSample& op) {
    const MonthSample* sample = state.find(MonthSampleId{head.entity.key});
    if (!state.find(op.household)) return refuse(Verdict::unknown_reference);
    if (op.ticket && !state.find(op.ticket)) return refuse(Verdict::unknown_reference);
    if (!op.reached && op.remark.empty()) return refuse(Verdict::missing_reason);
    // Two may have drawn the month without a network; the first sample stands.
    const bool drawn = std::find(sample->households.begin(), sample->households.end(),
                                 op.household) != sample->households.end();
    return {Verdict::accepted, (sample->handed_in() ? Flags::late : Flags::none) |
                                   (drawn ? Flags::none : Flags::contradicts)};
}

Decision month_rule(const State& state, const OpHead& head, const HandInSample& op) {
    const MonthSample* sample = state.find(MonthSampleId{head.entity.key});
    if (sample->revisited() < sample->households.size() && op.text.empty())
        return refuse(Verdict::missing_reason);
    return sample->handed_in() ? refuse(Verdict::bad_state) : Decision{};
}

Decision month_rule(const State&, const OpHead& head, const WriteAnalysis& op) {
    if (head.entity != entity(analysis_of(op.month, op.category)))
        return refuse(Verdict::wrong_entity);
    return op.cause.empty() || op.measures.empty() ? refuse(Verdict::missing_reason) : Decision{};
}

Decision month_rule(const State& state, const OpHead& head, const AmendAnalysis& op) {
    if (op.cause.empty() || op.measures.empty()) return refuse(Verdict::missing_reason);
    const Analysis* analysis = state.find(AnalysisId{head.entity.key});
    // What waits for the manager stays as it is: a signature is under what was read.
    return analysis->state == AnalysisState::returned ? Decision{} : refuse(Verdict::bad_state);
}

Decision month_rule(const State& state, const OpHead& head, const SignAnalysis& op) {
    if (!op.agreed && op.text.empty()) return refuse(Verdict::missing_reason);
    const Analysis* analysis = state.find(AnalysisId{head.entity.key});
    return analysis->state == AnalysisState::written ? Decision{} : refuse(Verdict::bad_state);
}

Decision month_rule(const State&, const OpHead&, const SetCalendarYear& op) {
    return op.source.empty() ? refuse(Verdict::missing_reason) : Decision{};
}

}  // namespace core
