#pragma once
// The visit planner: whether the promise to visit every household can be kept, who is due, and how
// much each butler carries.
//
// A year counts 52 weeks: 150 households every two months are 900 visits, 17.3 a week; two a week
// cover two rounds a year up to 52 households. Pure views that walk units and visits once.

#include "core/policy/promises.hpp"
#include "core/query/households.hpp"

#include <vector>

namespace core {

inline constexpr std::uint32_t weeks_a_year = 52;
// A key customer is contacted every week (domain §4); special care halves the others' interval.
inline constexpr std::int32_t key_interval_days = 7, sample_care_interval_days = 30;

// How often a year the rhythm visits the households it speaks of, and how many these are.
std::uint32_t rounds_a_year(VisitRhythm rhythm);

struct VisitNeed {
    std::uint32_t households = 0;  // that the rhythm speaks of: of a sample 20 at most
    std::uint32_t visits_a_year = 0;
    std::uint32_t week_tenths = 0;  // visits needed a week, in tenths, rounded: 173
    std::uint32_t a_week = 0;       // that are made
    std::uint32_t coverable = 0;    // households that so many a week reach
    bool feasible() const { return households <= coverable; }
};
VisitNeed visit_need(std::uint32_t households, VisitRhythm rhythm, std::uint32_t visits_a_week);

struct DueHome {
    HouseholdId household;
    UnitId unit;
    UtcMs last;  // somebody was talked with; 0: never
    Day due;     // of no meaning when never
    bool key_customer = false;
    Care care = Care::none;
    bool never() const { return !last; }
    bool is_due(Day today) const { return never() || due <= today; }
};
// The households of the viewer's groups (the desk's: all): never visited first, then by the day they
// are due. A key customer or special care comes earlier by its shorter interval, and first among
// equals. With the rhythm `sample` only these two are planned.
std::vector<DueHome> homes_due(const State& state, Actor viewer, const Policy& policy, UtcMs now);

// A key customer, or somebody who needs looking after: of homes_due(), those two, in the same order.
struct CareHome {
    DueHome home;
    HomeVisitId last;  // the newest visit in which somebody was talked with, 0: none
};
std::vector<CareHome> care_homes(const State& state, Actor viewer, const Policy& policy, UtcMs now);

struct ButlerCoverage {
    ButlerLoad load;
    VisitNeed need;
    std::uint32_t this_week = 0;  // households this butler has talked with since Monday
    std::uint32_t met = 0;        // of their households, in this round of the rhythm
};
// Of every butler for the desk, of oneself for a butler.
std::vector<ButlerCoverage> coverage(const State& state, Actor viewer, const Policy& policy,
                                     UtcMs now);

// Visits of a household, newest first.
std::vector<HomeVisitId> visits_of(const State& state, HouseholdId household);

// Visits whose promise is still open, the earliest day first.
std::vector<HomeVisitId> promises_open(const State& state, Actor viewer);

}  // namespace core
