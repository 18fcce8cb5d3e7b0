#include "core/policy/schedule.hpp"

#include "core/order.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace core {

namespace {

constexpr std::array<std::uint16_t, shift_count> shift_begins{7 * 60, 15 * 60, 23 * 60};

bool on_weekday(const RoutePlan& plan, Day day) { return (plan.weekdays >> weekday(day) & 1) != 0; }

// Days of the plan's weekdays since Monday, 29 December 1969.
std::uint32_t planned_days_before(const RoutePlan& plan, Day day) {
    const std::int32_t since = day.value + 3;  // 1970 began on a Thursday
    const std::int32_t weeks = since / 7;
    const std::uint32_t below = plan.weekdays & ((1u << (since % 7)) - 1u);
    return static_cast<std::uint32_t>(weeks * std::popcount(plan.weekdays) + std::popcount(below));
}

UtcMs opening(const RoutePlan& plan, const PlanWindow& window, Day day, Zone zone) {
    const int after =
        (window.from_minute - plan.day_begins_minute + minutes_of_day) % minutes_of_day;
    return start_of(day, zone) + (plan.day_begins_minute + after) * minute_ms;
}

// One service day's walks in order of time, without their turns.
std::vector<PlannedWalk> walks_of_day(const Route& route, RouteId id, Day day, Zone zone) {
    const RoutePlan& plan = route.plan;
    std::vector<PlannedWalk> walks;
    for (std::size_t w = 0; w < plan.windows.size(); ++w) {
        const PlanWindow& window = plan.windows[w];
        const UtcMs opens = opening(plan, window, day, zone);
        const std::int64_t length = window.length_minutes() * minute_ms;
        for (std::uint8_t nth = 0; nth < window.times; ++nth) {
            walks.push_back({id, day, static_cast<std::uint8_t>(w), nth,
                             opens + length * nth / window.times,
                             opens + length * (nth + 1) / window.times, 0});
        }
    }
    const UtcMs begins = start_of(day, zone) + plan.day_begins_minute * minute_ms;
    for (std::uint8_t nth = 0; plan.windows.empty() && nth < route.times_a_day; ++nth)
        walks.push_back({id, day, any_window, nth, begins, begins + day_ms, 0});
    order_short(walks, [](const PlannedWalk& a, const PlannedWalk& b) { return a.from < b.from; });
    return walks;
}

void add_day(std::vector<PlannedWalk>& out, const Route& route, RouteId id, Day day, Zone zone) {
    if (!on_weekday(route.plan, day)) return;
    std::vector<PlannedWalk> walks = walks_of_day(route, id, day, zone);
    const std::uint32_t before =
        planned_days_before(route.plan, day) * static_cast<std::uint32_t>(walks.size());
    for (std::size_t i = 0; i < walks.size(); ++i) {
        walks[i].turn = before + static_cast<std::uint32_t>(i);
        out.push_back(walks[i]);
    }
}

// So many in a week, whichever days: the week from its first service day's beginning to the last one's end.
void add_week(std::vector<PlannedWalk>& out, const Route& route, RouteId id, Day monday,
              Zone zone) {
    const UtcMs from = start_of(monday, zone) + route.plan.day_begins_minute * minute_ms;
    const auto week = static_cast<std::uint32_t>((monday.value + 3) / 7);
    for (std::uint8_t nth = 0; nth < route.plan.times_a_week; ++nth) {
        out.push_back({id, monday, any_window, nth, from, from + 7 * day_ms,
                       week * route.plan.times_a_week + nth});
    }
}

std::uint64_t mixed(std::uint64_t z) {  // splitmix64
    z += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

}  // namespace

Day service_day(const RoutePlan& plan, UtcMs at, Zone zone) {
    return day_of(at + -(plan.day_begins_minute * minute_ms), zone);
}

std::vector<PlannedWalk> planned_walks(const Route& route, RouteId id, Day from, Day to,
                                       Zone zone) {
    std::vector<PlannedWalk> walks;
    for (Day day = from; day <= to; ++day.value) {
        if (route.plan.times_a_week == 0)
            add_day(walks, route, id, day, zone);
        else if (weekday(day) == 0)
            add_week(walks, route, id, day, zone);
    }
    std::erase_if(walks, [&](const PlannedWalk& walk) {
        return walk.from < route.planned_from ||
               (route.retired_at && route.retired_at <= walk.from);
    });
    return walks;
}

std::optional<PlannedWalk> walk_at(const Route& route, RouteId id, UtcMs now, Zone zone) {
    const Day today = service_day(route.plan, now, zone);
    // A window may be open since yesterday, and a week since Monday.
    std::optional<PlannedWalk> next;
    for (const PlannedWalk& walk :
         planned_walks(route, id, {today.value - 7}, {today.value + 1}, zone)) {
        if (walk.holds(now)) return walk;
        if (!next && now < walk.from) next = walk;
    }
    return next;
}

bool within_windows(const RoutePlan& plan, UtcMs at, Zone zone) {
    const Day today = service_day(plan, at, zone);
    for (const Day day : {Day{today.value - 1}, today}) {
        if (!on_weekday(plan, day)) continue;
        if (plan.windows.empty() && day == today) return true;
        for (const PlanWindow& window : plan.windows) {
            const UtcMs opens = opening(plan, window, day, zone);
            if (opens <= at && at < opens + window.length_minutes() * minute_ms) return true;
        }
    }
    return false;
}

std::vector<std::uint16_t> order_of(const Route& route, std::uint32_t turn) {
    std::vector<std::uint16_t> order(route.checkpoints.size());
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    const std::size_t n = order.size();
    if (route.order != RouteOrder::shuffled || n < 2) return order;
    std::uint64_t random = mixed(mixed(route.seed) ^ turn);
    for (std::size_t i = n - 1; i > 0; --i) {
        random = mixed(random);
        std::swap(order[i], order[static_cast<std::size_t>(random % (i + 1))]);
    }
    // Two points of the route's own swap their places every turn, so the next order is another one.
    const auto first = static_cast<std::uint16_t>(mixed(route.seed + 1u) % n);
    const auto second =
        static_cast<std::uint16_t>((first + 1 + mixed(route.seed + 2u) % (n - 1)) % n);
    const auto a = std::find(order.begin(), order.end(), first);
    const auto b = std::find(order.begin(), order.end(), second);
    if ((a < b) != (turn % 2 == 0)) std::iter_swap(a, b);
    return order;
}

ShiftOf shift_of(UtcMs at, Zone zone) {
    const Day day = day_of(at + -(shift_begins[0] * minute_ms), zone);
    const std::int32_t minute = minute_of_day(at, zone);
    if (minute < shift_begins[0] || minute >= shift_begins[2]) return {day, Shift::night};
    return {day, minute < shift_begins[1] ? Shift::early : Shift::late};
}

}  // namespace core
