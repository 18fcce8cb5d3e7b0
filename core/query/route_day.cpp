#include "core/query/route_day.hpp"

#include "core/query/compliance.hpp"
#include "core/query/rounds.hpp"

#include <algorithm>

namespace core {

namespace {

constexpr std::int32_t days_a_week = 7;

Day monday_of(Day day) { return {day.value - weekday(day)}; }

// The service day that is under way: yesterday's while one of its walks is still to be over.
Day day_under_way(const Route& route, RouteId id, UtcMs now, Zone zone) {
    const Day today = service_day(route.plan, now, zone), yesterday{today.value - 1};
    if (route.plan.times_a_week > 0) return today;
    const auto walks = planned_walks(route, id, yesterday, yesterday, zone);
    const bool lasts = std::any_of(walks.begin(), walks.end(),
                                   [&](const PlannedWalk& walk) { return walk.until > now; });
    return lasts ? yesterday : today;
}

// A route without windows on the day it was laid: as if it had been there in the morning.
std::vector<PlannedWalk> first_day(const Route& route, RouteId id, Day day, Zone zone) {
    const RoutePlan& plan = route.plan;
    if (!plan.windows.empty() || plan.times_a_week > 0 ||
        service_day(plan, route.planned_from, zone) != day)
        return {};
    Route earlier = route;
    earlier.planned_from = {};
    return planned_walks(earlier, id, day, day, zone);
}

// Whole rounds of that service day.
std::uint32_t whole_rounds(const State& state, RouteId id, const Route& route, Day day, Zone zone) {
    std::uint32_t count = 0;
    const UtcMs since = start_of({day.value - days_a_week}, zone);
    const auto& rounds = state.all<Round>();
    for (auto it = rounds.lower_bound(make_key(since.ms, 0)); it != rounds.end(); ++it) {
        const Round& round = it->second;
        if (round.route == id && !round.rewalk_of && is_whole(route, round) &&
            service_day(route.plan, round.started.effective_at, zone) == day)
            ++count;
    }
    return count;
}

// Nobody has walked it whole, and nobody is walking it.
bool is_free(const WalkRow& row) { return !row.round || row.standing == Standing::incomplete; }

RouteDay count(const State& state, RouteId id, Day day, UtcMs now) {
    RouteDay out;
    const Route* route = state.find(id);
    if (!route) return out;
    const Zone zone = state.zone();
    const bool by_week = route->plan.times_a_week > 0;
    const Day from = by_week ? monday_of(day) : day;
    std::uint32_t before = 0, that_day = 0;
    for (const WalkRow& row : walks_of(state, id, from, from, now, {}).walks) {
        if (by_week != (state.find(row.walk.route)->plan.times_a_week > 0)) continue;
        ++out.planned;
        if (is_free(row) && row.walk.until > now && !out.coming) out.coming = row.walk;
        StandingCounts one;
        one.add(row.standing);
        if (one.walked() == 0) continue;
        ++out.walked;
        const Day on = service_day(route->plan, state.find(row.round)->started.effective_at, zone);
        before += on < day ? 1 : 0;
        that_day += on == day ? 1 : 0;
    }
    if (by_week) {
        RouteDay week = asked_of_week(route->plan, day, out.planned, before, that_day);
        week.walked = out.walked;
        week.coming = out.coming;
        return week;
    }
    if (out.planned == 0) {
        const auto walks = first_day(*route, id, day, zone);
        out.planned = static_cast<std::uint32_t>(walks.size());
        out.walked = std::min(out.planned, whole_rounds(state, id, *route, day, zone));
        if (out.walked < out.planned && walks.front().until > now) out.coming = walks.front();
    }
    out.asked = out.planned;
    out.done = out.walked;
    return out;
}

// The turn of the round that was begun last on this very route: another has an order of its own.
std::optional<std::uint32_t> last_turn(const State& state, RouteId id) {
    const Round* last = nullptr;
    for (const auto& [key, round] : state.all<Round>()) {
        const bool counts = round.route == id && !round.rewalk_of;
        if (counts && (!last || last->started.effective_at <= round.started.effective_at))
            last = &round;
    }
    return last ? std::optional(last->turn) : std::nullopt;
}

}  // namespace

RouteDay route_day(const State& state, RouteId id, UtcMs now) {
    const Route* route = state.find(id);
    return route ? count(state, id, day_under_way(*route, id, now, state.zone()), now) : RouteDay{};
}

RouteDay route_day_on(const State& state, RouteId id, Day day) {
    return count(state, id, day, start_of({day.value + 2}, state.zone()));
}

std::vector<PlannedWalk> walks_asked(const State& state, RouteId id, Day day) {
    const Route* route = state.find(id);
    if (!route) return {};
    const bool by_week = route->plan.times_a_week > 0;
    const Day from = by_week ? monday_of(day) : day;
    std::vector<PlannedWalk> walks;
    for (const WalkRow& row :
         walks_of(state, id, from, from, start_of(from, state.zone()), {}).walks) {
        if (by_week == (state.find(row.walk.route)->plan.times_a_week > 0))
            walks.push_back(row.walk);
    }
    return walks.empty() ? first_day(*route, id, day, state.zone()) : walks;
}

RouteDay asked_of_week(const RoutePlan& plan, Day day, std::uint32_t planned, std::uint32_t before,
                       std::uint32_t that_day) {
    RouteDay out;
    out.by_week = true;
    out.planned = planned;
    out.walked = std::min(planned, before + that_day);
    if (!on_weekday(plan, day)) return out;
    std::uint32_t days_after = 0;
    for (Day d{day.value + 1}; weekday(d) != 0; ++d.value)
        days_after += on_weekday(plan, d) ? 1 : 0;
    const std::uint32_t left = planned - std::min(planned, before);
    out.asked = left > days_after ? left - days_after : 0;
    out.done = std::min(that_day, out.asked);
    return out;
}

RoundStart round_start(const State& state, RouteId id, UtcMs now) {
    RoundStart start;
    const Route* route = state.find(id);
    if (!route) return start;
    const Zone zone = state.zone();
    const Day today = service_day(route->plan, now, zone);
    // A week's walk that may be made up for within another week began two weeks ago.
    const std::vector<WalkRow> walks =
        walks_of(state, id, {today.value - 2 * days_a_week - 1}, {today.value + 1}, now, {}).walks;
    const PlannedWalk *open = nullptr, *coming = nullptr, *missed = nullptr;
    for (const WalkRow& row : walks) {
        const PlannedWalk& walk = row.walk;
        if (!is_free(row)) continue;
        if (walk.holds(now))
            open = open ? open : &walk;
        else if (now < walk.from)
            coming = coming ? coming : &walk;
        else if (now - walk.until <= named_make_up_max_ms)
            missed = &walk;
    }
    const bool soon = coming && opens_soon(*coming, now);
    const PlannedWalk* walk = open ? open : soon ? coming : missed;
    if (route->plan.times_a_week > 0 && !within_windows(route->plan, now, zone)) walk = nullptr;
    std::optional<std::uint32_t> own, next;
    if (walk) {
        start.planned = walk->named();
        if (walk->route == id && walk != missed) own = walk->turn;
    }
    if (coming && coming != walk && coming->route == id) next = coming->turn;
    start.turn = turn_for(*route, own, last_turn(state, id), next);
    return start;
}

}  // namespace core
