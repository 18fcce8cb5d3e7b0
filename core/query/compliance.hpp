#pragma once
// Were the planned rounds walked? By route, person and shift, and which checkpoints suffer.
//
// Every planned walk has exactly one standing. Nothing is missed before everybody whose duty it is has
// been heard of since, or two days have passed: a tablet without a network has not been idle. What
// arrives later corrects it, since nothing here is stored. Pure views that walk the rounds of the asked
// days; about 0.1 ms a hundred rounds, kept by the caller. For those who see all rounds: leads and the
// desk.

#include "core/policy/schedule.hpp"
#include "core/state.hpp"

#include <array>
#include <map>
#include <vector>

namespace core {

enum class Standing : std::uint8_t {
    open = 0,        // its window has not closed, or somebody is walking it
    on_time = 1,     // begun and finished within the window
    early = 2,       // begun before it
    late = 3,        // begun in it and finished after it, or begun up to an hour after it
    made_up = 4,     // 补检: begun later still
    incomplete = 5,  // walked, but points were neither visited nor skipped
    awaited = 6,     // nothing known, and a device may still have it
    missed = 7,
};
inline constexpr std::size_t standing_count = 8;

// Begun so much before a window, a round still counts for it.
inline constexpr std::int64_t early_max_ms = hour_ms;
inline constexpr std::int64_t late_max_ms = hour_ms;
// Made up within a day, or within a week when the walker named the walk it makes up for.
inline constexpr std::int64_t make_up_max_ms = day_ms;
inline constexpr std::int64_t named_make_up_max_ms = 7 * day_ms;
// Nobody works two days without passing a network: then silence counts.
inline constexpr std::int64_t silence_max_ms = 2 * day_ms;
// A round nobody finished within this was left lying.
inline constexpr std::int64_t walking_max_ms = 12 * hour_ms;

struct StandingCounts {
    std::array<std::uint32_t, standing_count> of{};
    std::uint32_t operator[](Standing standing) const {
        return of[static_cast<std::size_t>(standing)];
    }
    void add(Standing standing) { ++of[static_cast<std::size_t>(standing)]; }
    std::uint32_t planned() const;
    std::uint32_t due() const;     // planned, less open and awaited
    std::uint32_t walked() const;  // on time, early, late, made up
    // Walked of those due, rounded down so that 1000 means all; −1 when nothing was due.
    int permille() const;
    bool operator==(const StandingCounts&) const = default;
};

struct WalkRow {
    PlannedWalk walk;
    Standing standing = Standing::open;
    RoundId round;   // what was walked, or 0
    StaffId walker;  // who walked it, or 0
    bool operator==(const WalkRow&) const = default;
};

// When the newest work of each person reached the server, as far as this state knows.
using LastHeard = std::map<StaffId, UtcMs>;
LastHeard last_heard(const State& state, UtcMs since);

struct WalkedRoute {
    std::vector<WalkRow> walks;  // by time
    std::uint32_t extra = 0;     // rounds beyond the plan
};
// The route's walks of the service days from … to, both included.
WalkedRoute walks_of(const State& state, RouteId route, Day from, Day to, UtcMs now,
                     const LastHeard& heard);

struct Compliance {
    StandingCounts all;
    std::map<RouteId, StandingCounts> routes;
    std::map<StaffId, StandingCounts> people;  // 0: nobody walked it
    std::array<StandingCounts, shift_count> shifts{};
    std::uint32_t extra = 0;
};
Compliance compliance(const State& state, Day from, Day to, UtcMs now);

// A checkpoint's fate on the finished rounds of those days.
struct HeatRow {
    RouteId route;
    std::uint16_t checkpoint = 0;
    std::uint32_t rounds = 0, visited = 0, skipped = 0, findings = 0;
    std::uint32_t missed() const { return rounds - visited - skipped; }
    bool operator==(const HeatRow&) const = default;
};
// Those with something to say, worst first: missed, then skipped, then findings.
std::vector<HeatRow> heat_of(const State& state, Day from, Day to);

// The number of the next turn of a route that is walked beyond its plan.
std::uint32_t next_turn(const State& state, RouteId route);

}  // namespace core
