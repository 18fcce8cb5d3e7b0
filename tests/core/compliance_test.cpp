// Planned walks against what was walked: a table of single walks, silence, night shifts, and that every
// planned walk has exactly one standing whatever happens.

#include "core/query/compliance.hpp"
#include "random_ops.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace core;
using fixtures::at;
using fixtures::day;
using fixtures::Random;
using fixtures::World;

namespace {

constexpr std::uint16_t minute(int hour) { return static_cast<std::uint16_t>(hour * 60); }

RouteId lay(World& w, Role role, GroupId group, RoutePlan plan, RouteOrder order = {}) {
    LayRoute body;
    body.name = "路线";
    body.role = role;
    body.group = group;
    body.order = order;
    body.plan = std::move(plan);
    for (const char* code : {"A", "B"}) {
        Checkpoint point;
        point.code = code;
        point.place = code;
        point.items.resize(1);
        body.checkpoints.push_back(point);
    }
    const RouteId id{w.fresh_key()};
    w.must(w.who(Role::administrator), entity(id), std::move(body));
    return id;
}

RoutePlan plan_of(std::vector<PlanWindow> windows) {
    RoutePlan plan;
    plan.windows = std::move(windows);
    return plan;
}

// One butler's route with a walk from eight to noon, laid before 3 November.
struct Desk {
    World w;
    RouteId route;
    explicit Desk(RoutePlan plan = plan_of({{minute(8), minute(12), 1}})) {
        w.now = at("2026-11-02 18:00");
        route = lay(w, Role::butler, w.group1, std::move(plan));
    }
    RoundId walk(const char* from, const char* until, PlannedFor planned = {}, bool whole = true) {
        const Actor walker = w.who(Role::butler);
        w.now = at(from);
        const RoundId id{w.fresh_key()};
        w.must(walker, entity(id), BeginRound{route, {}, planned, 0, {}});
        w.must(walker, entity(id), LinkedCheckIn{0, Proof::qr, {}, {}, {}});
        if (whole) w.must(walker, entity(id), SkipCheckpoint{1, "施工"});
        if (until == nullptr) return id;
        w.now = at(until);
        w.must(walker, entity(id), FinishRound{});
        return id;
    }
    WalkedRoute asked(const char* now, const char* from = "2026-11-03",
                      const char* to = "2026-11-03") const {
        return walks_of(w.state, route, day(from), day(to), at(now),
                        last_heard(w.state, at("2026-11-01 00:00")));
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(compliance_suite)

BOOST_AUTO_TEST_CASE(one_walk_each) {
    struct Row {
        const char *from, *until, *now;
        Standing standing;
    };
    const Row rows[] = {
        {nullptr, nullptr, "2026-11-03 11:59", Standing::open},
        {"2026-11-03 09:00", nullptr, "2026-11-03 13:00", Standing::open},
        {"2026-11-03 08:00", "2026-11-03 08:40", "2026-11-03 13:00", Standing::on_time},
        {"2026-11-03 11:30", "2026-11-03 12:00", "2026-11-03 13:00", Standing::on_time},
        {"2026-11-03 11:30", "2026-11-03 12:01", "2026-11-03 13:00", Standing::late},
        {"2026-11-03 07:00", "2026-11-03 07:40", "2026-11-03 13:00", Standing::early},
        {"2026-11-03 13:00", "2026-11-03 13:30", "2026-11-03 14:00", Standing::late},
        {"2026-11-03 13:01", "2026-11-03 13:30", "2026-11-03 14:00", Standing::made_up},
        {"2026-11-03 06:59", "2026-11-03 07:40", "2026-11-03 12:30", Standing::awaited},
        {nullptr, nullptr, "2026-11-03 12:00", Standing::awaited},
        {nullptr, nullptr, "2026-11-05 11:59", Standing::awaited},
        {nullptr, nullptr, "2026-11-05 12:00", Standing::missed},
    };
    for (const Row& row : rows) {
        Desk desk;
        RoundId round;
        if (row.from != nullptr) round = desk.walk(row.from, row.until);
        const WalkedRoute walked = desk.asked(row.now);
        BOOST_TEST_REQUIRE(walked.walks.size() == 1u);
        const std::string what = std::string(row.from ? row.from : "-") + " at " + row.now;
        BOOST_TEST((walked.walks[0].standing == row.standing), what);
        const bool counted = row.standing != Standing::awaited && row.standing != Standing::missed;
        BOOST_TEST((walked.walks[0].round == (counted ? round : RoundId{})), what);
    }
}

BOOST_AUTO_TEST_CASE(an_unfinished_walk_is_incomplete_and_one_left_lying_is_none) {
    Desk desk;
    desk.walk("2026-11-03 09:00", "2026-11-03 09:30", {}, false);
    BOOST_TEST((desk.asked("2026-11-03 13:00").walks[0].standing == Standing::incomplete));
    Desk other;
    other.walk("2026-11-03 09:00", nullptr);
    BOOST_TEST((other.asked("2026-11-05 12:00").walks[0].standing == Standing::missed));
}

BOOST_AUTO_TEST_CASE(nothing_is_missed_before_its_device_has_been_heard) {
    Desk desk;
    BOOST_TEST((desk.asked("2026-11-03 20:00").walks[0].standing == Standing::awaited));
    // The butler reports something else: the tablet has handed in what it has.
    desk.w.now = at("2026-11-03 15:00");
    desk.w.report_leak();
    BOOST_TEST((desk.asked("2026-11-03 20:00").walks[0].standing == Standing::missed));
    // Late arrival corrects it: walked at nine, received in the evening.
    Op begin = desk.w.op(desk.w.who(Role::butler), entity(RoundId{desk.w.fresh_key()}),
                         BeginRound{desk.route, {}, {}, 0, {}});
    begin.head.made_at = at("2026-11-03 09:00");
    desk.w.now = at("2026-11-03 19:00");
    desk.w.happen(begin);
    for (OpBody body : {OpBody{LinkedCheckIn{0, Proof::qr, {}, {}, {}}},
                        OpBody{LinkedCheckIn{1, Proof::qr, {}, {}, {}}}, OpBody{FinishRound{}}}) {
        Op op = desk.w.op(desk.w.who(Role::butler), begin.head.entity, body);
        op.head.made_at = at("2026-11-03 09:30");
        desk.w.happen(op);
    }
    BOOST_TEST((desk.asked("2026-11-03 20:00").walks[0].standing == Standing::on_time));
}

BOOST_AUTO_TEST_CASE(a_night_belongs_to_the_day_it_begins) {
    Desk desk(plan_of({{minute(22), minute(2), 2}}));
    desk.walk("2026-11-04 00:30", "2026-11-04 01:10");
    const WalkedRoute walked = desk.asked("2026-11-06 12:00");
    BOOST_TEST_REQUIRE(walked.walks.size() == 2u);
    BOOST_TEST((walked.walks[0].standing == Standing::missed));
    BOOST_TEST((walked.walks[1].standing == Standing::on_time));
    BOOST_TEST(desk.asked("2026-11-04 12:00", "2026-11-04", "2026-11-04").extra == 0u);
    const Compliance all =
        compliance(desk.w.state, day("2026-11-03"), day("2026-11-03"), at("2026-11-06 12:00"));
    BOOST_TEST(all.shifts[2].planned() + all.shifts[1].planned() == 2u);
    BOOST_TEST(all.shifts[2][Standing::on_time] == 1u);
    BOOST_TEST(all.people.at(desk.w.id_of(Role::butler)).walked() == 1u);
    BOOST_TEST(all.people.at(StaffId{}).due() == 1u);
    BOOST_TEST(all.all.permille() == 500);
}

BOOST_AUTO_TEST_CASE(who_names_the_walk_makes_up_for_it_and_more_is_extra) {
    Desk desk;
    const RoundId named = desk.walk("2026-11-05 09:00", "2026-11-05 09:30", {day("2026-11-03"), 0});
    desk.walk("2026-11-05 10:00", "2026-11-05 10:30");
    desk.walk("2026-11-05 10:40", "2026-11-05 10:50");
    const WalkedRoute walked = desk.asked("2026-11-06 12:00", "2026-11-03", "2026-11-05");
    BOOST_TEST_REQUIRE(walked.walks.size() == 3u);
    BOOST_TEST((walked.walks[0].standing == Standing::made_up));
    BOOST_TEST((walked.walks[0].round == named));
    BOOST_TEST((walked.walks[2].standing == Standing::on_time));
    // The second of the fifth makes up for the fourth, which ended less than a day before.
    BOOST_TEST((walked.walks[1].standing == Standing::made_up));
    BOOST_TEST(walked.extra == 0u);
    desk.walk("2026-11-05 11:00", "2026-11-05 11:20");
    BOOST_TEST(desk.asked("2026-11-06 12:00", "2026-11-03", "2026-11-05").extra == 1u);
}

BOOST_AUTO_TEST_CASE(night_checks_are_counted_by_the_week) {
    RoutePlan plan = plan_of({{minute(22), minute(5), 1}});
    plan.times_a_week = 2;
    Desk desk(std::move(plan));
    desk.w.now = at("2026-11-08 09:00");
    desk.walk("2026-11-11 23:00", "2026-11-11 23:40");
    desk.walk("2026-11-12 14:00", "2026-11-12 14:40");  // not at night
    const WalkedRoute walked = desk.asked("2026-11-20 12:00", "2026-11-09", "2026-11-15");
    BOOST_TEST_REQUIRE(walked.walks.size() == 2u);
    BOOST_TEST((walked.walks[0].standing == Standing::on_time));
    BOOST_TEST((walked.walks[1].standing == Standing::missed));
    BOOST_TEST(walked.extra == 1u);
}

BOOST_AUTO_TEST_CASE(points_that_suffer) {
    Desk desk;
    desk.walk("2026-11-03 09:00", "2026-11-03 09:30");
    desk.walk("2026-11-04 09:00", "2026-11-04 09:30", {}, false);
    const auto heat = heat_of(desk.w.state, day("2026-11-03"), day("2026-11-04"));
    const std::vector<HeatRow> expected{{desk.route, 1, 2, 0, 1, 0}};
    BOOST_TEST((heat == expected));
    BOOST_TEST(heat[0].missed() == 1u);
}

// Whatever was planned and walked: each planned walk once, no round twice, the sums agree.
BOOST_AUTO_TEST_CASE(standings_partition) {
    Random random(3);
    for (int i = 0; i < 40; ++i) {
        World w;
        w.now = at("2026-11-02 00:00");
        std::vector<RouteId> routes;
        for (int n = 0; n < 3; ++n)
            routes.push_back(lay(w, Role::butler, w.group1, fixtures::any_plan(random)));
        for (int n = 0; n < 40; ++n) {
            w.now = at("2026-11-03 00:00") + random.below(8 * 24 * 60) * minute_ms;
            const RoundId id{w.fresh_key()};
            BeginRound begin;
            begin.route = routes[random.below(3)];
            if (random.chance(30))
                begin.planned = {Day{day("2026-11-03").value + static_cast<int>(random.below(8))},
                                 static_cast<std::uint8_t>(random.below(3))};
            w.must(w.who(Role::butler), entity(id), begin);
            if (random.chance(80)) w.must(w.who(Role::butler), entity(id), RecordAllOk{0, 1});
            if (random.chance(80))
                w.must(w.who(Role::butler), entity(id), LinkedCheckIn{0, Proof::qr, {}, {}, {}});
            if (random.chance(80)) w.must(w.who(Role::butler), entity(id), SkipCheckpoint{1, "锁"});
            w.now = w.now + random.below(90) * minute_ms;
            if (random.chance(90)) w.must(w.who(Role::butler), entity(id), FinishRound{});
        }
        const Day from = day("2026-11-03"), to = day("2026-11-09");
        const UtcMs now = at("2026-11-03 00:00") + random.below(12 * 24) * hour_ms;
        const Compliance all = compliance(w.state, from, to, now);
        std::uint32_t planned = 0, by_route = 0, by_person = 0, by_shift = 0;
        std::set<RoundId> used;
        for (const RouteId route : routes) {
            const auto heard = last_heard(w.state, start_of(from, Zone{}));
            const WalkedRoute walked = walks_of(w.state, route, from, to, now, heard);
            planned += static_cast<std::uint32_t>(walked.walks.size());
            for (const WalkRow& row : walked.walks) {
                if (row.round) BOOST_TEST(used.insert(row.round).second);
                const bool over = row.standing >= Standing::awaited;
                BOOST_TEST(over == (!row.round && now >= row.walk.until));
            }
        }
        for (const auto& [id, counts] : all.routes) by_route += counts.planned();
        for (const auto& [id, counts] : all.people) by_person += counts.planned();
        for (const StandingCounts& counts : all.shifts) by_shift += counts.planned();
        BOOST_TEST(planned == all.all.planned());
        BOOST_TEST(planned == by_route);
        BOOST_TEST(planned == by_person);
        BOOST_TEST(planned == by_shift);
        BOOST_TEST(all.all.walked() <= all.all.due());
    }
}

BOOST_AUTO_TEST_SUITE_END()
