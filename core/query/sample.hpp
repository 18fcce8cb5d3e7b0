#pragma once
// The month's sample revisit 抽样回访: which households are drawn.
//
// A month's draw is a pure function of the registered households, the size, the seed and the month:
// every group gets its share of the seats by its number of households, and at least one; within a
// group chance decides, made from the seed. No household is drawn twice in three months while others
// remain, anywhere in the community: to know who was drawn before, draw_sample() replays the months
// since first_sample_month with the same seed. About 1 ms a year of months for 2,000 households.

#include "core/state.hpp"

#include <cstdint>
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
SampleDraw draw_sample(const std::vector<SampleHome>& homes, std::size_t size, std::uint64_t seed,
                       Month month);

}  // namespace core
