#pragma once
// The month's sample revisit 抽样回访: which households are drawn.
//
// A month's draw is a pure function of the registered households, the size, the seed, the month and
// the samples recorded for months before it: every group gets its share of the seats by its number of
// households, and at least one; within a group chance decides, made from the seed. No household is
// drawn twice in three months while others remain, anywhere in the community. Who was drawn before
// is what the records say, whatever the size, the seed and the homes were then; a month without a
// record is replayed from first_sample_month on with this draw's. About 1 ms a year of replayed
// months for 2,000 households, none when the two months before are on record.

#include "core/state.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace core {

inline constexpr int sample_rest_months = 3;  // not twice in so many

struct SampleHome {
    HouseholdId household;
    UnitId unit;
    GroupId group;
};

// All registered households, in order of their keys.
std::vector<SampleHome> sample_homes(const State& state);

// Whom the recorded samples of the months before `month` drew.
using DrawnBefore = std::map<Month, std::vector<HouseholdId>>;
DrawnBefore drawn_before(const State& state, Month month);

struct SampleStratum {
    GroupId group;
    std::uint32_t households = 0, drawn = 0;
};

struct SampleDraw {
    std::vector<SampleHome> drawn;      // in order of the draw
    std::vector<SampleStratum> strata;  // by group
    std::uint32_t repeated = 0;  // drawn in the two months before, because no others remained
};

// `month` from first_sample_month on. Fewer than `size` are drawn only when there are fewer.
SampleDraw draw_sample(const std::vector<SampleHome>& homes, const DrawnBefore& before,
                       std::size_t size, std::uint64_t seed, Month month);

// Does its seed draw these homes in this order? Asked of who lived here when it was drawn, as far as
// the register tells: homes that registered later are left out, and one that has moved since stands
// for whoever lives there now. False for a sample drawn by a device that did not know everything.
bool repeatable(const State& state, const MonthSample& sample);

}  // namespace core
