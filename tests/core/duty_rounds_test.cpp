// Duties that rounds prove: areas cleaned as often as the plan says, units under decoration, checks of
// people; and the plan for tomorrow, which begins with what is open.

#include "core/query/day_plan.hpp"
#include "core/query/summary.hpp"
#include "duty_site.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using fixtures::day;
using fixtures::Site;
using fixtures::World;

BOOST_AUTO_TEST_SUITE(duty_rounds_suite)

BOOST_AUTO_TEST_CASE(cleaning_indoors_in_the_rush_hours_does_not_count) {
    Site site;
    const Actor cleaner = site.w.who(Role::cleaner);
    const RouteId areas = site.lay_areas({});
    struct Row {
        const char* start;
        std::uint32_t done, not_counted;
    };
    const Row rows[] = {
        {"2026-11-03 07:00", 1, 1},                              // the rush hours begin
        {"2026-11-03 08:59", 1, 1}, {"2026-11-03 09:00", 2, 0},  // and are over
        {"2026-11-03 17:30", 1, 1}, {"2026-11-03 19:30", 2, 0},
    };
    for (const Row& row : rows) {
        Site one = site;
        one.walk(cleaner, areas, row.start);
        const DutyState duty = one.duty(cleaner, DutyId::cleaning);
        BOOST_TEST(duty.needed == 2u);
        BOOST_TEST(duty.done == row.done, row.start);
        BOOST_TEST(duty.not_counted == row.not_counted, row.start);
    }
    site.walk(cleaner, areas, "2026-11-03 09:30", 1);
    site.walk(cleaner, areas, "2026-11-03 10:30", 1);  // an area cleaned twice counts as planned
    BOOST_TEST(site.duty(cleaner, DutyId::cleaning).done == 1u);
    BOOST_TEST((site.duty(cleaner, DutyId::cleaning).lacking.front() == entity(areas)));
}

BOOST_AUTO_TEST_CASE(areas_are_cleaned_as_often_as_the_plan_says) {
    constexpr std::uint16_t hour = 60;
    RoutePlan windows, monday_friday, weekly;
    windows.windows = {{10 * hour, 12 * hour, 1}, {14 * hour, 16 * hour, 2}};
    monday_friday.weekdays = 0b0010001;
    weekly.times_a_week = 1;
    struct Row {
        RoutePlan plan;
        std::vector<const char*> walks;
        const char* date;
        std::uint32_t needed, done;
    };
    const Row rows[] = {
        {windows, {}, "2026-11-03", 6, 0},
        {windows, {"2026-11-03 10:00", "2026-11-03 11:00"}, "2026-11-03", 6, 2},
        {windows, {"2026-11-03 10:00", "2026-11-03 14:10", "2026-11-03 15:10"}, "2026-11-03", 6, 6},
        {windows, {"2026-11-03 13:00"}, "2026-11-03", 6, 2},  // late, the same day
        {windows, {"2026-11-03 08:00"}, "2026-11-03", 6, 0},
        {windows, {"2026-11-03 10:00"}, "2026-11-04", 6, 0},
        {monday_friday, {}, "2026-11-03", 0, 0},
        {monday_friday, {"2026-11-06 10:00"}, "2026-11-06", 2, 2},
        {weekly, {}, "2026-11-07", 0, 0},
        {weekly, {}, "2026-11-08", 2, 0},
        {weekly, {"2026-11-03 10:00"}, "2026-11-08", 0, 0},
        {weekly, {"2026-11-08 10:00"}, "2026-11-08", 2, 2},
    };
    int number = 0;
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT("row " << number++) {
            Site site;
            site.w.now = at("2026-11-01 20:00");
            const RouteId areas = site.lay_areas(row.plan);
            for (const char* start : row.walks) site.walk(site.w.who(Role::cleaner), areas, start);
            const DutyState duty = site.cleaning_on(row.date);
            BOOST_TEST(duty.needed == row.needed);
            BOOST_TEST(duty.done == row.done);
        }
    }
}

BOOST_AUTO_TEST_CASE(areas_of_a_changed_route_stay_cleaned) {
    Site site;
    site.w.now = at("2026-11-01 20:00");
    const RouteId old = site.lay_areas({});
    site.walk(site.w.who(Role::cleaner), old, "2026-11-03 10:00");
    const RouteId next = site.lay_areas({});
    site.w.must(site.w.who(Role::manager), entity(old), RetireRoute{next});
    BOOST_TEST(site.cleaning_on("2026-11-03").needed == 2u);
    BOOST_TEST(site.cleaning_on("2026-11-03").kept());
}

// Begun and finished, with nothing seen: no check of anybody, by day or by night.
BOOST_AUTO_TEST_CASE(empty_rounds_prove_nothing) {
    Site site;
    const Actor lead = site.w.who(Role::lead);
    const RouteId check = site.w.add_route("检查下属", Role::lead, {}, 2);
    site.walk(lead, check, "2026-11-03 22:30", 2);
    BOOST_TEST(site.left(lead, DutyId::subordinate_check) == 1u);
    BOOST_TEST(site.left(lead, DutyId::night_check) == 2u);
    site.walk(lead, check, "2026-11-03 22:50");
    BOOST_TEST(site.left(lead, DutyId::subordinate_check) == 0u);
    BOOST_TEST(site.left(lead, DutyId::night_check) == 1u);
}

BOOST_AUTO_TEST_CASE(what_is_walked_after_somebody_is_their_day_s_work_no_second_time) {
    Site site;
    World& w = site.w;
    const Actor technician = w.who(Role::technician);
    const RouteId power = w.add_route("配电房", Role::technician, {}, 2);
    const RoundId first{1}, again{w.fresh_key()};
    BeginRound begin;
    begin.route = power;
    begin.rewalk_of = first;
    w.must(w.who(Role::manager), entity(again), begin);
    for (std::uint16_t i = 0; i < 2; ++i)
        w.must(w.who(Role::manager), entity(again), CheckIn{i, Proof::qr, {}});
    w.must(w.who(Role::manager), entity(again), FinishRound{});
    BOOST_TEST(site.left(technician, DutyId::equipment_round) == 1u);
    BOOST_TEST(site.duty(technician, DutyId::equipment_round).proofs.empty());
    const Day today = day("2026-11-03");
    for (const SummaryRow& row :
         summary(w.state, w.who(Role::manager), site.policy, {today, today}, w.now))
        if (row.name.en == "Rounds finished") BOOST_TEST(row.value == 0u);
}

BOOST_AUTO_TEST_CASE(a_unit_that_has_a_checkpoint_is_inspected_on_a_round) {
    Site site;
    World& w = site.w;
    for (const UnitId unit : {w.unit501, w.unit502}) {
        w.must(site.butler, entity(unit),
               OccupyUnit{w.state.find(unit)->household, UnitState::decoration});
    }
    LayRoute lay;
    lay.name = "装修巡查";
    lay.group = w.group1;
    lay.checkpoints = {{"ZX-1", "装修户 3-2-501", 0, items_of(Checklist::decoration)},
                       {"ZX-2", "13-2-502 门口", 0, items_of(Checklist::decoration)},
                       {"ZX-3", "3-2-502 门口", 0, items_of(Checklist::building_walk)}};
    const RouteId route{w.fresh_key()};
    w.must(w.who(Role::manager), entity(route), lay);
    // The typed number is for the unit without a point of its own alone.
    RecordDuty two;
    two.counts = {2, 0};
    site.log(site.butler, DutyId::decoration_check, "2026-11-03", two);
    const DutyState before = site.duty(site.butler, DutyId::decoration_check);
    BOOST_TEST(before.needed == 2u);
    BOOST_TEST(before.done == 1u);
    BOOST_TEST((before.lacking == std::vector{entity(w.unit501)}));
    site.walk(site.butler, route, "2026-11-03 10:00");
    const DutyState after = site.duty(site.butler, DutyId::decoration_check);
    BOOST_TEST(after.kept());
    BOOST_TEST(after.lacking.empty());
    BOOST_TEST(after.proofs.size() == 2u);
    BOOST_TEST(site.cleaning_on("2026-11-03").proofs.empty());
}

BOOST_AUTO_TEST_CASE(what_was_planned_yesterday_is_today_s_plan) {
    Site site;
    World& w = site.w;
    const auto plan = [&](const char* now) {
        return plan_for_today(w.state, site.butler, site.policy, at(now));
    };
    BOOST_TEST(!plan("2026-11-06 09:00"));
    RecordDuty body{DutyId::tomorrow_plan, day("2026-11-06"), "周六巡查 3 栋", {}, {}, {}};
    const DutyRecordId first{w.fresh_key()}, second{w.fresh_key()}, other{w.fresh_key()};
    w.must(site.butler, entity(first), body);
    w.must(site.butler, entity(second), body);  // thought better of it
    w.must(entity(w.butler2), entity(other), body);
    BOOST_TEST(!plan("2026-11-06 18:00"));  // it is tomorrow's
    BOOST_TEST((plan("2026-11-07 09:00") == second));
    BOOST_TEST((plan("2026-11-09 09:00") == second));  // a Monday: no work in between
    BOOST_TEST(!plan("2026-11-10 09:00"));
}

BOOST_AUTO_TEST_CASE(tomorrow_s_plan_begins_with_what_is_open) {
    Site site;
    World& w = site.w;
    const auto draft = [&](bool english) {
        return plan_draft(w.state, site.butler, site.policy, w.now, english);
    };
    const RouteId route = w.add_route("每日巡楼", Role::butler, w.group1, 2);
    BOOST_TEST(draft(false) == "巡查：每日巡楼；拜访：3-2-501、3-2-502");
    BOOST_TEST(draft(true) == "Rounds: 每日巡楼; Visits: 3-2-501, 3-2-502");
    site.walk(site.butler, route, "2026-11-03 10:00");
    site.visit(site.butler, w.unit501);
    BOOST_TEST(draft(false) == "拜访：3-2-502");
    site.visit(site.butler, w.unit502);
    BOOST_TEST(draft(false).empty());
}

BOOST_AUTO_TEST_SUITE_END()
