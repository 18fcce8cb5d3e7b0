#pragma once
// The records behind the figures of 达标: each planned walk with its standing, and the rounds in which a
// checkpoint suffered. For whoever looks after those who walk.
//
// Pure views that walk the rounds of the asked days, as compliance() does; kept by the caller.

#include "core/policy/promises.hpp"
#include "core/query/compliance.hpp"

#include <optional>
#include <vector>

namespace core {

// The desk looks after every route, the guard lead after those of the guards.
inline constexpr Roles overseers = desk_roles | roles(Role::guard_lead);
bool oversees(const State& state, Actor viewer, const Route& route);

struct WalkList {
    std::vector<WalkRow> walks;      // the latest first
    std::vector<RoundId> unplanned;  // beyond the plan, the latest first
    Compliance figures;              // of all of these
};
WalkList walks_overseen(const State& state, Actor viewer, Day from, Day to, UtcMs now);

// Which of them.
struct WalkFilter {
    std::optional<Standing> standing = {};
    RouteId route = {};                  // 0: of any
    std::optional<StaffId> walker = {};  // 0: nobody walked it
    std::optional<Shift> shift = {};
    bool operator==(const WalkFilter&) const = default;
};
bool fits(const State& state, const WalkRow& row, const WalkFilter& filter);

// Finished rounds of those days in which the point was missed, skipped, or had a finding, the latest first:
// what a HeatRow counts.
std::vector<RoundId> rounds_suffering(const State& state, RouteId route, std::uint16_t checkpoint,
                                      Day from, Day to);

}  // namespace core
