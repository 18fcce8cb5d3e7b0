#pragma once
// What a person must do in each period and how far they are, counted from the records (domain §4).
//
// A duty is done when records prove it: rounds, visits, or an entry of the duty log where nothing else
// could. Nothing is ticked, and what is proven stays proven however many records are added. Asked of
// another person with a lead's state it answers for that person. Pure; walks the rounds of the period
// and the visits: about 0.1 µs each and duty. The caller keeps the answer and asks again when the
// state or the minute changed.

#include "core/policy/duties.hpp"

#include <vector>

namespace core {

struct DutyEvidence {
    EntityId record;
    UtcMs at;
    Actor by;
    bool operator==(const DutyEvidence&) const = default;
};

struct DutyState {
    const DutyRow* row = nullptr;
    DaySpan span;
    Day due;
    std::uint32_t done = 0, needed = 0;  // done is never more than needed, unless nothing is asked
    std::uint32_t not_counted = 0;       // cleaned in the rush hours
    std::vector<DutyEvidence> proofs;    // by time
    std::vector<EntityId> lacking;       // routes, households, units that are still to be done
    std::uint32_t left() const { return needed > done ? needed - done : 0; }
    bool kept() const { return left() == 0; }
    bool asked() const { return needed > 0; }
};

// Every duty of the person's role in the period that holds `day`, in the order of the table; without
// those that have nothing to do here (no route to walk, no unit under decoration).
std::vector<DutyState> duties_on(const State& state, Actor who, const Policy& policy, Day day);
DutyState duty_on(const State& state, Actor who, const DutyRow& row, const Policy& policy, Day day);

// The day on which the duty of the period that holds `day` is due.
Day duty_due(const State& state, const DutyRow& row, const Policy& policy, Day day);

inline std::vector<DutyState> duties(const State& state, Actor who, const Policy& policy,
                                     UtcMs now) {
    return duties_on(state, who, policy, day_of(now, policy.zone));
}

// May this person write down this duty?
bool may_log(const State& state, Actor who, const DutyRow& row);

// Households whose butler this is; all of them for the desk.
bool cares_for(const State& state, Actor who, const Unit& unit);

}  // namespace core
