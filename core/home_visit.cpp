#include "core/home_visit.hpp"

#include <algorithm>

namespace core {

bool HomeVisit::owes_promise() const {
    const bool kept = std::any_of(entries.begin(), entries.end(),
                                  [](const VisitEntry& entry) { return entry.done; });
    return !promise.empty() && !kept;
}

bool within_limits(const RecordHomeVisit& op) {
    const bool texts = op.met.valid() && op.needs.valid() && op.promise.valid();
    return texts && op.at.ms >= 0 && op.promise_by.value >= 0 && op.mood <= mood_last;
}

bool within_limits(const FollowUpVisit& op) { return op.text.valid(); }

void evolve(HomeVisit& visit, const OpHead& head, const Stamp& stamp, const RecordHomeVisit& op) {
    visit.unit = op.unit;
    visit.household = op.household;
    visit.means = op.means;
    visit.purpose = op.purpose;
    visit.outcome = op.outcome;
    visit.visitor = head.actor;
    visit.at = op.at ? std::min(op.at, stamp.effective_at) : stamp.effective_at;
    visit.stamp = stamp;
    visit.met = op.met;
    visit.needs = op.needs;
    visit.promise = op.promise;
    visit.promise_by = op.promise_by;
    visit.ticket = op.ticket;
    visit.mood = op.mood;
    visit.arrears_talk = op.arrears_talk;
}

void evolve(HomeVisit& visit, const OpHead& head, const Stamp& stamp, const FollowUpVisit& op) {
    visit.entries.push_back({head.actor, stamp, op.text, op.done, op.ticket});
}

}  // namespace core
