#pragma once
// Rounds for a screen: routes to walk, how far a round has got, what colleagues have walked today.
//
// Pure views. progress_of() is cheap (one pass over a route's checkpoints) and may be asked every
// frame; what looks through the rounds of the last two months (keys are in order of time) costs about
// 0.1 µs a round and is kept by the caller. Days are civil days of the community.

#include "core/policy/promises.hpp"

#include <optional>
#include <vector>

namespace core {

struct RoundProgress {
    std::uint32_t total = 0;    // checkpoints of the route
    std::uint32_t visited = 0;  // checked in
    std::uint32_t skipped = 0;
    std::uint32_t findings = 0;         // items with a finding
    std::uint32_t corrected = 0;        // of these, put right on the spot
    std::uint32_t tickets = 0;          // of these, turned into a ticket
    std::uint32_t unanswered = 0;       // items of visited checkpoints without a result
    std::optional<std::uint16_t> next;  // first checkpoint neither visited nor skipped
    std::uint32_t done() const { return visited + skipped; }
};
RoundProgress progress_of(const Route& route, const Round& round);

enum class RoundOutcome : std::uint8_t {
    under_way = 0,
    all_ok = 1,         // every checkpoint visited, nothing found
    with_findings = 2,  // every checkpoint visited
    incomplete = 3,     // finished with checkpoints skipped or missed
};
RoundOutcome outcome_of(const Route& route, const Round& round);

// Since the start, or from start to end. Never negative.
std::int64_t elapsed_ms(const Round& round, UtcMs now);

// Time since the last check-in or skip (since the start when there is none).
std::int64_t since_last_point_ms(const Round& round, UtcMs now);

// May this person walk the route? Its role's, and of a group they look after; a guard lead walks with
// guards, leads and managers walk any.
bool walks(const State& state, Actor viewer, const Route& route);

struct RouteRow {
    RouteId route;
    bool duty = false;                 // the viewer's own daily work, not only open to them
    std::uint32_t finished_today = 0;  // by anybody
    std::uint32_t times_a_day = 1;
    RoundId mine;            // the viewer's own round under way, or 0
    RoundProgress progress;  // of that round; of none: the route's total alone
    UtcMs last_finished;     // in the last two months, 0: never
    bool due() const { return finished_today < times_a_day; }
};

// Routes the viewer walks: those under way first, then those due, then by name.
std::vector<RouteRow> routes_for(const State& state, Actor viewer, const Policy& policy, UtcMs now);

struct RoundRow {
    RoundId id;
    RouteId route;
    StaffId walker;
    RoundProgress progress;
    RoundOutcome outcome = RoundOutcome::under_way;
};

// Rounds that started on that day, newest first; of one route, or of all when it is 0. The state of a
// lead holds colleagues' rounds, that of a guard their own.
std::vector<RoundRow> rounds_on(const State& state, Day day, RouteId route, Zone zone);

// The viewer's own round under way on this route, or 0 (the newest when there are several).
RoundId own_round_under_way(const State& state, Actor viewer, RouteId route);

// The checkpoint with this code, as typed or scanned: spaces and letter case do not matter.
std::optional<std::uint16_t> checkpoint_by_code(const Route& route, std::string_view code);

// Is a reading inside the item's range?
bool in_range(const ChecklistItem& item, std::int32_t reading_milli);

}  // namespace core
