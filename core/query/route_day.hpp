#pragma once
// What a route's plan asks for on a day, how much of it was walked, and what a round that begins is for.
//
// One answer for the list of routes and for the duties. A route without windows is asked for on the day
// it was laid too, though compliance counts it from the next one. Pure; walks the rounds of some weeks,
// about 0.1 µs each.

#include "core/policy/schedule.hpp"
#include "core/state.hpp"

#include <optional>
#include <vector>

namespace core {

struct RouteDay {
    // Walks of the service day; of a plan by the week, of that week.
    std::uint32_t planned = 0, walked = 0;
    bool by_week = false;
    // Of these, what must be walked on this very day, and how many of that were. A plan by the week asks
    // for a walk when as many are left as days, today's among them.
    std::uint32_t asked = 0, done = 0;
    std::optional<PlannedWalk> coming;  // the first one, open or to come, that nobody has walked
    std::uint32_t left() const { return asked - done; }
};
// The service day that is under way; `coming` is as of now.
RouteDay route_day(const State& state, RouteId route, UtcMs now);
// A service day as a whole.
RouteDay route_day_on(const State& state, RouteId route, Day day);

// The walks a service day asks for, of a plan by the week those of its week.
std::vector<PlannedWalk> walks_asked(const State& state, RouteId route, Day day);

// Of a plan by the week: what is asked for on the day when so many of the week's walks were walked on the
// days before it and on it.
RouteDay asked_of_week(const RoutePlan& plan, Day day, std::uint32_t planned, std::uint32_t before,
                       std::uint32_t that_day);

// What a round that begins now is for, and in which order it goes.
struct RoundStart {
    PlannedFor planned;  // the open walk, else the one about to begin, else the newest one missed
    std::uint32_t turn = 0;
};
RoundStart round_start(const State& state, RouteId route, UtcMs now);

}  // namespace core
