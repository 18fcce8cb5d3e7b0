#include "core/month_review.hpp"

#include <algorithm>
#include <set>

namespace core {

namespace {

// A key of its own for every month, whatever the community's zone.
std::uint64_t key_of(Month month, std::uint32_t low) {
    return make_key(day_of(CivilDate{month.year, month.month, 1}).value * day_ms, low);
}

}  // namespace

Month month_of(UtcMs at, Zone zone) {
    const CivilDate date = civil(at, zone).date;
    return {date.year, date.month};
}

Month month_before(Month month) {
    return month.month == 1 ? Month{month.year - 1, 12}
                            : Month{month.year, static_cast<std::uint8_t>(month.month - 1)};
}

UtcMs begin_of(Month month, Zone zone) {
    return start_of(day_of(CivilDate{month.year, month.month, 1}), zone);
}

MonthSampleId sample_of(Month month) { return {key_of(month, 1)}; }

AnalysisId analysis_of(Month month, Category category) {
    return {key_of(month, 1u + static_cast<std::uint32_t>(category))};
}

const SampleResult* MonthSample::result_of(HouseholdId household) const {
    const auto found =
        std::find_if(results.rbegin(), results.rend(),
                     [&](const SampleResult& each) { return each.household == household; });
    return found == results.rend() ? nullptr : &*found;
}

std::size_t MonthSample::revisited() const {
    return static_cast<std::size_t>(
        std::count_if(households.begin(), households.end(),
                      [&](HouseholdId each) { return result_of(each) != nullptr; }));
}

bool within_limits(const DrawSample& op) {
    const std::set<HouseholdId> once(op.households.begin(), op.households.end());
    return valid(op.month) && !op.households.empty() && op.households.size() <= sample_size_max &&
           once.size() == op.households.size();
}

bool within_limits(const RevisitSample& op) {
    return op.remark.valid() && op.stars <= 5 && op.reached == (op.stars > 0);
}

void evolve(MonthSample& sample, const OpHead& head, const Stamp& stamp, const DrawSample& op) {
    sample.month = op.month;
    sample.seed = op.seed;
    sample.households = op.households;
    sample.drawn_by = head.actor;
    sample.drawn = stamp;
}

void evolve(MonthSample& sample, const OpHead& head, const Stamp& stamp, const RevisitSample& op) {
    sample.results.push_back(
        {op.household, op.means, op.reached, op.stars, op.remark, op.ticket, head.actor, stamp});
}

void evolve(MonthSample& sample, const OpHead& head, const Stamp& stamp, const HandInSample& op) {
    sample.handed_by = head.actor;
    sample.handed = stamp;
    sample.handed_text = op.text;
}

void evolve(Analysis& analysis, const OpHead& head, const Stamp& stamp, const WriteAnalysis& op) {
    analysis.month = op.month;
    analysis.category = op.category;
    evolve(analysis, head, stamp, AmendAnalysis{op.reported, op.cause, op.measures});
}

void evolve(Analysis& analysis, const OpHead& head, const Stamp& stamp, const AmendAnalysis& op) {
    analysis.reported = op.reported;
    analysis.cause = op.cause;
    analysis.measures = op.measures;
    analysis.author = head.actor;
    analysis.written = stamp;
    analysis.state = AnalysisState::written;
}

void evolve(Analysis& analysis, const OpHead& head, const Stamp& stamp, const SignAnalysis& op) {
    analysis.manager = head.actor;
    analysis.judged = stamp;
    analysis.word = op.text;
    analysis.state = op.agreed ? AnalysisState::signed_off : AnalysisState::returned;
}

}  // namespace core
