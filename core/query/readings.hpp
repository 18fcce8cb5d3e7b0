#pragma once
// The log of meters and gauges 运行记录: what was read at a route's points, the newest first.
//
// Power room, generator, lift: each round that recorded a reading is a line of the log. A reading outside its
// range stands in it like any other; that somebody was asked for a finding is the round's. Pure view over the
// rounds of the last two months; kept by the caller.

#include "core/query/rounds.hpp"

#include <vector>

namespace core {

// In ItemState::choice of an item that is read, chosen or written: there is a finding and no answer, as of
// a gauge that cannot be read. Items are written with a choice less than may be stored, so none is meant.
inline constexpr std::uint8_t no_answer = choices_max - 1;

// Was the item read off, or one of its choices taken?
constexpr bool was_answered(const ItemState& item) {
    return (item.result == ItemResult::ok || item.result == ItemResult::finding) &&
           item.choice != no_answer;
}

struct Reading {
    RoundId round;
    UtcMs at;  // of the check-in at the point
    std::int32_t milli = 0;
    bool in_range = true;
    bool operator==(const Reading&) const = default;
};

struct ReadingLog {
    std::uint16_t checkpoint = 0, item = 0;
    std::vector<Reading> readings;  // newest first; empty: never read
    bool operator==(const ReadingLog&) const = default;
};

// A log for every item of the route that is read off, in the route's order, with at most so many readings.
std::vector<ReadingLog> reading_logs(const State& state, RouteId route, std::size_t most,
                                     UtcMs now);

// A line of the log of one piece of equipment: a round that checked in there.
struct LogLine {
    RoundId round;
    std::uint16_t checkpoint = 0;  // in that round's own route
    UtcMs at;
    bool operator==(const LogLine&) const = default;
};

// The point's log since then, the newest first. It goes on where a changed route took the place of another:
// the point there is the one with the same code.
std::vector<LogLine> point_log(const State& state, RouteId route, std::uint16_t checkpoint,
                               UtcMs since);

}  // namespace core
