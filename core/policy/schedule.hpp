#pragma once
// When a route is to be walked, and in which order: its plan made into walks.
//
// A service day is named by the civil day it begins on; a plan whose day begins at 07:00 counts 02:00 to
// the night before, and a window across midnight belongs to the day it opens. Windows are half-open
// [from, until). Pure integer arithmetic: the same on every device.

#include "core/round.hpp"
#include "core/time.hpp"

#include <array>
#include <optional>
#include <vector>

namespace core {

inline constexpr std::uint8_t any_window = 255;  // of walks that are counted by the week or the day

struct PlannedWalk {
    RouteId route;
    Day day;                           // service day; of a weekly walk the week's Monday
    std::uint8_t window = any_window;  // index in the plan
    std::uint8_t nth = 0;              // of the window's walks, each with an equal part of it
    UtcMs from, until;
    std::uint32_t turn = 0;  // counts the route's walks; decides the shuffled order
    bool operator==(const PlannedWalk&) const = default;
    bool holds(UtcMs at) const { return from <= at && at < until; }
    PlannedFor named() const { return {day, window}; }
};

Day service_day(const RoutePlan& plan, UtcMs at, Zone zone);

// The walks of the service days from … to, both included, by `from`. Nothing is planned before the
// route was added (a walk counts when it begins afterwards) nor after it was retired.
std::vector<PlannedWalk> planned_walks(const Route& route, RouteId id, Day from, Day to, Zone zone);

// The walk that is due now: whose window is open, else the next one of the coming day.
std::optional<PlannedWalk> walk_at(const Route& route, RouteId id, UtcMs now, Zone zone);

// Does a round that begins then fall into a window of the plan? Weekly walks ask this of each night.
bool within_windows(const RoutePlan& plan, UtcMs at, Zone zone);

// Checkpoints in the order they are to be walked. A shuffled route has another order every turn: no two
// consecutive turns have the same, where there are two points or more.
std::vector<std::uint16_t> order_of(const Route& route, std::uint32_t turn);

// The three shifts of a round-the-clock post: 07–15, 15–23 and 23–07, which belongs to the day it begins.
enum class Shift : std::uint8_t { early = 0, late = 1, night = 2 };
inline constexpr std::size_t shift_count = 3;
struct ShiftOf {
    Day day;
    Shift shift = Shift::early;
    bool operator==(const ShiftOf&) const = default;
};
ShiftOf shift_of(UtcMs at, Zone zone);

}  // namespace core
