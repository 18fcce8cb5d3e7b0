#pragma once
// The log of meters and gauges 运行记录: what was read at a route's points, the newest first.
//
// Power room, generator, lift: each round that recorded a reading is a line of the log. A reading outside its
// range stands in it like any other; that somebody was asked for a finding is the round's. Pure view over the
// rounds of the last two months; kept by the caller.

#include "core/query/rounds.hpp"

#include <vector>

namespace core {

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

}  // namespace core
