#pragma once
// Which open tickets may be the same matter: shown while a new one is entered, and where one is merged.
//
// The same household's or unit's open ticket of the same category; in public space one of the same
// category in the same building or at the same place, reported within a week. Newest first. Walks the
// tickets of the last year, about 0.1 µs each: asked when the form changes, not every frame.

#include "core/state.hpp"

#include <vector>

namespace core {

struct Matter {
    UnitId unit;  // 0: a public place
    Line place;
    Category category = Category::other;
    TicketId itself;  // to be left out, or 0
};

inline constexpr std::size_t duplicates_max = 5;
inline constexpr std::int64_t duplicate_age_ms = 7 * day_ms;

std::vector<TicketId> possible_duplicates(const State& state, const Matter& matter, UtcMs now);

// Those that were merged into it, oldest first.
std::vector<TicketId> merged_into(const State& state, TicketId ticket);

}  // namespace core
