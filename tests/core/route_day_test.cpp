// What a plan asks for on a day and of a round that begins: one table for the lists of routes, and what is
// named, in which order, when a round is started.

#include "core/query/compliance.hpp"
#include "core/query/rounds.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using fixtures::day;
using fixtures::World;

namespace {

constexpr std::uint16_t minute(int hour) { return static_cast<std::uint16_t>(hour * 60); }

RoutePlan nights() {  // 夜查 twice a week
    RoutePlan plan;
    plan.windows = {{minute(22), minute(5), 1}};
    plan.times_a_week = 2;
    plan.day_begins_minute = minute(12);
    return plan;
}

struct Post {
    World w;
    RouteId route;
    Actor guard = w.who(Role::guard);

    explicit Post(RoutePlan plan, std::uint8_t times_a_day = 1, RouteOrder order = {}) {
        w.now = at("2026-10-20 09:00");
        route = lay(std::move(plan), times_a_day, order);
    }
    RouteId lay(RoutePlan plan, std::uint8_t times_a_day = 1, RouteOrder order = {}) {
        LayRoute body;
        body.name = "巡逻";
        body.role = Role::guard;
        body.order = order;
        body.times_a_day = times_a_day;
        body.seed = 77;
        body.plan = std::move(plan);
        for (const char* code : {"A", "B", "C", "D"})
            body.checkpoints.push_back({code, code, 0, {}});
        const RouteId id{w.fresh_key()};
        w.must(w.who(Role::manager), entity(id), std::move(body));
        return id;
    }
    RouteRow row(std::string_view now) const { return routes_for(w.state, guard, at(now)).front(); }
    RoundStart start(std::string_view now) const { return round_start(w.state, route, at(now)); }
    // Started as the app starts it; whole when every point was visited.
    RoundId walk(std::string_view from, bool whole = true, RoundId rewalk_of = {},
                 bool finished = true) {
        w.now = at(from);
        const RoundStart begun = start(from);
        const RoundId id{w.fresh_key()};
        const Actor walker = rewalk_of ? w.who(Role::manager) : guard;
        w.must(walker, entity(id), BeginRound{route, {}, begun.planned, begun.turn, rewalk_of});
        for (std::uint16_t i = 0; whole && i < 4; ++i)
            w.must(walker, entity(id), CheckIn{i, Proof::qr, {}});
        w.now = w.now + 10 * minute_ms;
        if (finished) w.must(walker, entity(id), FinishRound{});
        return id;
    }
    std::vector<std::uint16_t> order(RoundId id) const {
        return order_of(*w.state.find(w.round(id).route), w.round(id).turn);
    }
};

RoutePlan of(std::vector<PlanWindow> windows, std::uint8_t weekdays = 0x7F) {
    RoutePlan plan;
    plan.windows = std::move(windows);
    plan.weekdays = weekdays;
    return plan;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(route_day_suite)

BOOST_AUTO_TEST_CASE(the_list_follows_the_plan) {
    RoutePlan weekly;
    weekly.times_a_week = 1;
    RoutePlan workdays_weekly = weekly;
    workdays_weekly.weekdays = 0b0011111;
    constexpr std::uint8_t monday_friday = 0b0010001;
    struct Row {
        RoutePlan plan;
        std::vector<const char*> walked;
        const char* now;
        std::uint32_t walks, planned, left;
        const char* coming;  // begins; nullptr: none
    };
    // 3 November is a Tuesday.
    const Row rows[] = {
        {{}, {}, "2026-11-03 10:00", 0, 1, 1, "2026-11-03 00:00"},
        {{}, {"2026-11-03 09:00"}, "2026-11-03 10:00", 1, 1, 0, nullptr},
        // Begun before midnight it is the evening's, and the new day's is still to be walked.
        {{},
         {"2026-11-02 10:00", "2026-11-02 23:55"},
         "2026-11-03 00:30",
         0,
         1,
         1,
         "2026-11-03 00:00"},
        // Two a night: past midnight it is still that night.
        {of({{minute(22), minute(6), 2}}), {}, "2026-11-03 12:00", 0, 2, 2, "2026-11-03 22:00"},
        {of({{minute(22), minute(6), 2}}),
         {"2026-11-03 22:10"},
         "2026-11-04 00:40",
         1,
         2,
         1,
         "2026-11-04 02:00"},
        {of({{minute(22), minute(6), 2}}),
         {"2026-11-03 22:10", "2026-11-04 02:10"},
         "2026-11-04 05:00",
         2,
         2,
         0,
         nullptr},
        {of({{minute(22), minute(6), 2}}),
         {"2026-11-03 22:10", "2026-11-04 02:10"},
         "2026-11-04 06:00",
         0,
         2,
         2,
         "2026-11-04 22:00"},
        // Only on its weekdays.
        {of({{minute(9), minute(10), 1}}, monday_friday), {}, "2026-11-03 10:00", 0, 0, 0, nullptr},
        {of({{minute(9), minute(10), 1}}, monday_friday),
         {},
         "2026-11-06 08:00",
         0,
         1,
         1,
         "2026-11-06 09:00"},
        // By the week: asked for when its days run out.
        {weekly, {}, "2026-11-03 10:00", 0, 1, 0, "2026-11-02 00:00"},
        {weekly, {}, "2026-11-08 10:00", 0, 1, 1, "2026-11-02 00:00"},
        {weekly, {"2026-11-02 14:00"}, "2026-11-08 10:00", 1, 1, 0, nullptr},
        {workdays_weekly, {}, "2026-11-06 10:00", 0, 1, 1, "2026-11-02 00:00"},
        {workdays_weekly, {}, "2026-11-07 10:00", 0, 1, 0, "2026-11-02 00:00"},
        {nights(), {"2026-11-03 23:00"}, "2026-11-04 10:00", 1, 2, 0, "2026-11-02 12:00"},
        {nights(), {}, "2026-11-08 13:00", 0, 2, 2, "2026-11-02 12:00"},
    };
    int number = 0;
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT("row " << number++ << " at " << row.now) {
            Post post(row.plan);
            for (const char* from : row.walked) post.walk(from);
            const RouteRow shown = post.row(row.now);
            BOOST_TEST(shown.day.walked == row.walks);
            BOOST_TEST(shown.day.planned == row.planned);
            BOOST_TEST(shown.day.left() == row.left);
            BOOST_TEST(shown.due() == (row.left > 0));
            BOOST_TEST(shown.day.coming.has_value() == (row.coming != nullptr));
            if (row.coming && shown.day.coming)
                BOOST_TEST((shown.day.coming->from == at(row.coming)));
        }
    }
}

BOOST_AUTO_TEST_CASE(empty_rounds_and_walks_after_somebody_fulfil_nothing) {
    Post post({}, 2);
    const RoundId first = post.walk("2026-11-03 09:00");
    post.walk("2026-11-03 10:00", false);
    post.walk("2026-11-03 11:00", true, first);
    BOOST_TEST(post.row("2026-11-03 12:00").day.walked == 1u);
    BOOST_TEST((post.row("2026-11-03 12:00").last_finished == at("2026-11-03 10:10")));
    // The supervisor's own, still under way, is where they go on.
    const RoundId again = post.walk("2026-11-03 12:00", false, first, false);
    BOOST_TEST((routes_for(post.w.state, post.w.who(Role::manager), post.w.now)[0].mine == again));
}

BOOST_AUTO_TEST_CASE(a_route_is_asked_for_on_the_day_it_is_laid) {
    Post post({}, 2);
    post.w.now = at("2026-11-03 09:00");
    post.w.must(post.w.who(Role::manager), entity(post.route), RetireRoute{});
    post.route = post.lay({}, 2);
    post.walk("2026-11-03 09:30");
    const RouteRow row = post.row("2026-11-03 10:00");
    BOOST_TEST(row.day.planned == 2u);
    BOOST_TEST(row.day.walked == 1u);
    BOOST_TEST(row.due());
}

BOOST_AUTO_TEST_CASE(a_round_is_for_the_walk_that_can_be_walked) {
    struct Row {
        RoutePlan plan;
        std::vector<const char*> walked;
        const char* now;
        PlannedFor named;
    };
    const RoutePlan windows = of({{minute(8), minute(12), 1}, {minute(20), minute(22), 1}});
    const auto kept =
        std::vector{"2026-11-01 09:00", "2026-11-01 20:30", "2026-11-02 09:00", "2026-11-02 20:30"};
    auto morning = kept;
    morning.push_back("2026-11-03 09:00");
    const auto since = [](const char* first) {  // every walk of the days before, but that one
        std::vector<const char*> walks;
        for (const char* each :
             {"2026-10-27 09:00", "2026-10-27 20:30", "2026-10-28 09:00", "2026-10-28 20:30",
              "2026-10-29 09:00", "2026-10-29 20:30", "2026-10-30 09:00", "2026-10-30 20:30",
              "2026-10-31 09:00", "2026-10-31 20:30", "2026-11-01 09:00", "2026-11-01 20:30",
              "2026-11-02 09:00", "2026-11-02 20:30", "2026-11-03 09:00"}) {
            if (std::string_view(each) != first) walks.push_back(each);
        }
        return walks;
    };
    const Row rows[] = {
        {windows, kept, "2026-11-03 09:00", {day("2026-11-03"), 0}},
        // About to begin.
        {windows, morning, "2026-11-03 19:30", {day("2026-11-03"), 1}},
        // Nothing is open: the newest that was missed in the last seven days.
        {windows, since("2026-11-02 20:30"), "2026-11-03 12:30", {day("2026-11-02"), 1}},
        {windows, since("2026-10-29 09:00"), "2026-11-03 13:00", {day("2026-10-29"), 0}},
        // A night check is one at night alone.
        {nights(), {}, "2026-11-04 14:00", {}},
        {nights(), {}, "2026-11-04 23:00", {day("2026-11-02"), any_window}},
        {nights(), {}, "2026-11-05 01:00", {day("2026-11-02"), any_window}},
        {nights(),
         {"2026-10-28 23:00", "2026-11-02 23:00", "2026-11-03 23:00"},
         "2026-11-04 23:00",
         {day("2026-10-26"), any_window}},
    };
    int number = 0;
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT("row " << number++ << " at " << row.now) {
            Post post(row.plan);
            for (const char* from : row.walked) post.walk(from);
            const RoundStart start = post.start(row.now);
            BOOST_TEST((start.planned == row.named), start.planned.day.value);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_was_missed_days_ago_is_made_up_for_by_who_has_nothing_else_to_walk) {
    Post post(of({{minute(8), minute(12), 1}}));
    for (const char* from :
         {"2026-10-27 09:00", "2026-10-28 09:00", "2026-10-29 09:00", "2026-10-30 09:00",
          "2026-11-01 09:00", "2026-11-02 09:00", "2026-11-03 09:00"})
        post.walk(from);
    const RoundId made_up = post.walk("2026-11-03 14:00");  // for 31 October
    const WalkedRoute walked = walks_of(post.w.state, post.route, day("2026-10-31"),
                                        day("2026-10-31"), at("2026-11-04 12:00"), {});
    BOOST_TEST_REQUIRE(walked.walks.size() == 1u);
    BOOST_TEST((walked.walks[0].round == made_up));
    BOOST_TEST((walked.walks[0].standing == Standing::made_up));
}

BOOST_AUTO_TEST_CASE(a_second_try_is_for_the_same_walk) {
    Post post(of({{minute(8), minute(12), 1}}));
    post.walk("2026-11-03 09:00", false);
    const PlannedFor walk{day("2026-11-03"), 0};
    BOOST_TEST((post.start("2026-11-03 10:00").planned == walk));
    BOOST_TEST(post.row("2026-11-03 10:00").due());
}

// The parts of a window have one name: who comes in the second part walks the second.
BOOST_AUTO_TEST_CASE(the_second_part_of_a_window_is_not_spent_on_the_first) {
    Post post(of({{minute(22), minute(6), 2}}));
    const RoundId late = post.walk("2026-11-04 02:30");
    const WalkedRoute walked = walks_of(post.w.state, post.route, day("2026-11-03"),
                                        day("2026-11-03"), at("2026-11-06 12:00"), {});
    BOOST_TEST_REQUIRE(walked.walks.size() == 2u);
    BOOST_TEST(!walked.walks[0].round);
    BOOST_TEST((walked.walks[1].round == late));
    BOOST_TEST((walked.walks[1].standing == Standing::on_time));
}

// Further rounds in one window, several a day without windows, both of a week, unplanned and planned ones.
BOOST_AUTO_TEST_CASE(no_two_rounds_that_are_started_in_a_row_have_the_same_order) {
    const std::pair<RoutePlan, std::uint8_t> plans[] = {
        {of({{minute(20), minute(22), 1}, {minute(23), minute(3), 1}}), 1}, {{}, 3}, {nights(), 1}};
    const char* starts[] = {"2026-11-02 20:05", "2026-11-02 20:40", "2026-11-02 23:05",
                            "2026-11-03 00:30", "2026-11-03 13:00", "2026-11-03 20:05",
                            "2026-11-03 20:50", "2026-11-03 23:30", "2026-11-04 01:30",
                            "2026-11-04 20:30", "2026-11-04 23:40", "2026-11-05 12:00"};
    for (const auto& [plan, times] : plans) {
        Post post(plan, times, RouteOrder::shuffled);
        std::vector<std::uint16_t> before;
        for (const char* from : starts) {
            const std::vector<std::uint16_t> order = post.order(post.walk(from));
            BOOST_TEST((order != before), from);
            before = order;
        }
    }
}

BOOST_AUTO_TEST_CASE(the_next_point_is_the_next_of_the_round_s_order) {
    Post post({}, 1, RouteOrder::shuffled);
    const RoundId id = post.walk("2026-11-03 09:00", false, {}, false);
    for (const std::uint16_t point : post.order(id)) {
        const Round& round = post.w.round(id);
        BOOST_TEST((progress_of(*post.w.state.find(post.route), round).next == point));
        post.w.must(post.guard, entity(id), CheckIn{point, Proof::qr, {}});
    }
    BOOST_TEST(!progress_of(*post.w.state.find(post.route), post.w.round(id)).next);
}

BOOST_AUTO_TEST_CASE(a_changed_route_is_one_to_who_walks_it) {
    Post post(of({{minute(8), minute(12), 1}}));
    const RoundId begun = post.walk("2026-11-03 09:00", false, {}, false);
    const RouteId old = post.route;
    post.w.now = at("2026-11-03 09:20");
    post.route = post.lay(of({{minute(9), minute(13), 1}}));
    post.w.must(post.w.who(Role::manager), entity(old), RetireRoute{post.route});
    // The round under way is gone on with, and the open walk is still the day's.
    RouteRow row = post.row("2026-11-03 09:30");
    BOOST_TEST((row.route == post.route));
    BOOST_TEST((row.mine == begun));
    BOOST_TEST(row.day.planned == 1u);
    BOOST_TEST(row.due());
    for (std::uint16_t i = 0; i < 4; ++i)
        post.w.must(post.guard, entity(begun), CheckIn{i, Proof::qr, {}});
    post.w.must(post.guard, entity(begun), FinishRound{});
    row = post.row("2026-11-03 10:00");
    BOOST_TEST(!row.due());
    BOOST_TEST(row.day.walked == 1u);
    BOOST_TEST((row.last_finished == at("2026-11-03 09:20")));
}

BOOST_AUTO_TEST_SUITE_END()
