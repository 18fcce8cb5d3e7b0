// A route's plan made into walks: tables for what people plan, properties for any plan.

#include "core/policy/schedule.hpp"
#include "random_ops.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace core;
using fixtures::at;
using fixtures::day;
using fixtures::Random;

namespace {

constexpr RouteId id{7};

Route planned(RoutePlan plan, std::uint8_t times_a_day = 1) {
    Route route;
    route.plan = std::move(plan);
    route.times_a_day = times_a_day;
    return route;
}

std::vector<PlannedWalk> on(const Route& route, std::string_view from, std::string_view to) {
    return planned_walks(route, id, day(from), day(to), Zone{});
}

constexpr std::uint16_t minute(int hour, int minutes = 0) {
    return static_cast<std::uint16_t>(hour * 60 + minutes);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(schedule_suite)

BOOST_AUTO_TEST_CASE(windows_by_the_clock) {
    struct Row {
        PlanWindow window;
        std::uint16_t day_begins;
        const char *from, *until;  // of the last of its walks on 3 November
    };
    const Row rows[] = {
        {{minute(8), minute(12), 1}, 0, "2026-11-03 08:00", "2026-11-03 12:00"},
        {{minute(8), minute(12), 2}, 0, "2026-11-03 10:00", "2026-11-03 12:00"},
        {{minute(22), minute(6), 1}, 0, "2026-11-03 22:00", "2026-11-04 06:00"},
        {{minute(22), minute(6), 4}, 0, "2026-11-04 04:00", "2026-11-04 06:00"},
        // 02:00 belongs to the night that began the day before.
        {{minute(2), minute(4), 1}, minute(7), "2026-11-04 02:00", "2026-11-04 04:00"},
        {{minute(7), minute(8), 1}, minute(7), "2026-11-03 07:00", "2026-11-03 08:00"},
        {{minute(0), minute(0), 1}, 0, "2026-11-03 00:00", "2026-11-04 00:00"},
    };
    for (const Row& row : rows) {
        RoutePlan plan;
        plan.windows = {row.window};
        plan.day_begins_minute = row.day_begins;
        const auto walks = on(planned(plan), "2026-11-03", "2026-11-03");
        BOOST_TEST_REQUIRE(walks.size() == row.window.times);
        BOOST_TEST((walks.back().from == at(row.from)), row.from);
        BOOST_TEST((walks.back().until == at(row.until)), row.until);
        BOOST_TEST((walks.back().day == day("2026-11-03")));
        BOOST_TEST((service_day(plan, walks.front().from, Zone{}) == day("2026-11-03")));
    }
}

BOOST_AUTO_TEST_CASE(without_windows_so_many_a_day) {
    const auto walks = on(planned({}, 3), "2026-11-03", "2026-11-04");
    BOOST_TEST_REQUIRE(walks.size() == 6u);
    for (std::size_t i = 0; i < walks.size(); ++i) BOOST_TEST(walks[i].nth == i % 3);
    BOOST_TEST((walks[2].until == at("2026-11-04 00:00")));
}

BOOST_AUTO_TEST_CASE(weekdays_and_weeks) {
    RoutePlan plan;
    plan.windows = {{minute(9), minute(10), 1}};
    plan.weekdays = 0b0010001;  // Monday and Friday
    std::vector<Day> days;
    for (const PlannedWalk& walk : on(planned(plan), "2026-11-02", "2026-11-15"))
        days.push_back(walk.day);
    BOOST_TEST((days == std::vector{day("2026-11-02"), day("2026-11-06"), day("2026-11-09"),
                                    day("2026-11-13")}));

    RoutePlan nights;  // 夜查 twice a week
    nights.windows = {{minute(22), minute(5), 1}};
    nights.times_a_week = 2;
    const auto checks = on(planned(nights), "2026-11-02", "2026-11-15");
    BOOST_TEST_REQUIRE(checks.size() == 4u);
    BOOST_TEST((checks[0].from == at("2026-11-02 00:00")));
    BOOST_TEST((checks[1].until == at("2026-11-09 00:00")));
    BOOST_TEST(within_windows(nights, at("2026-11-04 23:10"), Zone{}));
    BOOST_TEST(within_windows(nights, at("2026-11-05 04:59"), Zone{}));
    BOOST_TEST(!within_windows(nights, at("2026-11-05 05:00"), Zone{}));
    BOOST_TEST(!within_windows(nights, at("2026-11-04 15:00"), Zone{}));
}

BOOST_AUTO_TEST_CASE(a_route_is_planned_from_its_beginning_to_its_end) {
    RoutePlan plan;
    plan.windows = {{minute(8), minute(9), 1}, {minute(14), minute(15), 1}};
    Route route = planned(plan);
    route.planned_from = at("2026-11-03 10:00");
    route.retired_at = at("2026-11-05 14:00");
    const auto walks = on(route, "2026-11-01", "2026-11-09");
    BOOST_TEST_REQUIRE(walks.size() == 4u);
    BOOST_TEST((walks.front().from == at("2026-11-03 14:00")));
    BOOST_TEST((walks.back().from == at("2026-11-05 08:00")));
}

BOOST_AUTO_TEST_CASE(what_is_due_now) {
    RoutePlan plan;
    plan.windows = {{minute(23), minute(3), 1}, {minute(8), minute(10), 1}};
    const Route route = planned(plan);
    const auto night = walk_at(route, id, at("2026-11-04 01:00"), Zone{});
    BOOST_TEST_REQUIRE(night.has_value());
    BOOST_TEST((night->from == at("2026-11-03 23:00") && night->day == day("2026-11-03")));
    const auto next = walk_at(route, id, at("2026-11-04 10:00"), Zone{});
    BOOST_TEST((next && next->from == at("2026-11-04 23:00")));
}

BOOST_AUTO_TEST_CASE(shifts) {
    struct Row {
        const char *at, *day;
        Shift shift;
    };
    for (const Row& row : {Row{"2026-11-03 06:59", "2026-11-02", Shift::night},
                           Row{"2026-11-03 07:00", "2026-11-03", Shift::early},
                           Row{"2026-11-03 15:00", "2026-11-03", Shift::late},
                           Row{"2026-11-03 23:00", "2026-11-03", Shift::night},
                           Row{"2026-11-04 00:00", "2026-11-03", Shift::night}}) {
        const ShiftOf expected{day(row.day), row.shift};
        BOOST_TEST((shift_of(at(row.at), Zone{}) == expected), row.at);
    }
}

// Whatever is planned: asking day by day gives what asking for all days gives, the parts of a window cover
// it without a gap or an overlap, and turns count on.
BOOST_AUTO_TEST_CASE(schedules_cover_exactly) {
    Random random(20261122);
    for (int round = 0; round < 300; ++round) {
        Route route =
            planned(fixtures::any_plan(random), static_cast<std::uint8_t>(random.below(4)));
        const auto whole = on(route, "2026-11-02", "2026-11-22");
        std::vector<PlannedWalk> pieces;
        for (Day d = day("2026-11-02"); d <= day("2026-11-22"); ++d.value) {
            for (const PlannedWalk& walk : planned_walks(route, id, d, d, Zone{}))
                pieces.push_back(walk);
        }
        BOOST_TEST((whole == pieces));
        std::map<std::pair<std::int32_t, std::uint8_t>, std::int64_t> covered;
        std::set<std::uint32_t> turns;
        for (const PlannedWalk& walk : whole) {
            BOOST_TEST((walk.from < walk.until));
            BOOST_TEST(turns.insert(walk.turn).second);
            if (walk.window != any_window)
                covered[{walk.day.value, walk.window}] += walk.until - walk.from;
        }
        for (const auto& [window, length] : covered)
            BOOST_TEST(length == route.plan.windows[window.second].length_minutes() * minute_ms);
        if (!turns.empty() && route.plan.times_a_week == 0)
            BOOST_TEST(*turns.rbegin() - *turns.begin() + 1 == turns.size());
    }
}

BOOST_AUTO_TEST_CASE(no_two_consecutive_shifts_walk_the_same_order) {
    Random random(5);
    for (std::size_t points = 0; points <= 9; ++points) {
        Route route;
        route.order = RouteOrder::shuffled;
        route.seed = static_cast<std::uint32_t>(random.next());
        route.checkpoints.resize(points);
        std::set<std::vector<std::uint16_t>> orders;
        for (std::uint32_t turn = 0; turn < 60; ++turn) {
            std::vector<std::uint16_t> order = order_of(route, turn);
            BOOST_TEST((order == order_of(route, turn)));
            orders.insert(order);
            if (points >= 2) BOOST_TEST((order != order_of(route, turn + 1)));
            std::sort(order.begin(), order.end());
            for (std::size_t i = 0; i < order.size(); ++i) BOOST_TEST(order[i] == i);
        }
        if (points >= 5) BOOST_TEST(orders.size() > 30u);
        route.order = RouteOrder::in_order;
        const auto straight = order_of(route, 41);
        BOOST_TEST(std::is_sorted(straight.begin(), straight.end()));
    }
}

BOOST_AUTO_TEST_SUITE_END()
