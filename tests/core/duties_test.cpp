// Duties: periods that partition the calendar, and what proves each duty.

#include "core/query/duties.hpp"
#include "fixtures.hpp"
#include "random_ops.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace core;
using fixtures::at;
using fixtures::day;
using fixtures::Random;
using fixtures::World;

namespace {

struct Site {
    World w;
    Policy policy = policy_of(w.state);
    Actor butler = w.who(Role::butler);

    DutyState duty(Actor who, DutyId id) const {
        return duty_on(w.state, who, *duty_row(id), policy, day_of(w.now, policy.zone));
    }
    std::uint32_t left(Actor who, DutyId id) const { return duty(who, id).left(); }
    bool has_duty(Actor who, DutyId id) const {
        const auto all = duties(w.state, who, policy, w.now);
        return std::any_of(all.begin(), all.end(),
                           [&](const DutyState& each) { return each.row->id == id; });
    }
    HomeVisitId visit(Actor who, UnitId unit, VisitOutcome outcome = VisitOutcome::met,
                      VisitPurpose purpose = VisitPurpose::routine) {
        RecordHomeVisit body;
        body.unit = unit;
        body.household = w.state.find(unit)->household;
        body.outcome = outcome;
        body.purpose = purpose;
        const HomeVisitId id{w.fresh_key()};
        w.must(who, entity(id), body);
        return id;
    }
    void log(Actor who, DutyId id, std::string_view on, RecordDuty body = {}) {
        body.duty = id;
        body.day = day(on);
        body.text = "已做";
        w.must(who, entity(DutyRecordId{w.fresh_key()}), body);
    }
    // A walk of a route, all but `less` of its points; it ends ten minutes after `start`.
    void walk(Actor who, RouteId route, std::string_view start, std::uint16_t less = 0) {
        w.now = at(start);
        const RoundId id = w.start_round(who, route);
        const auto points = w.state.find(route)->checkpoints.size() - less;
        for (std::uint16_t i = 0; i < points; ++i)
            w.must(who, entity(id), CheckIn{i, Proof::qr, {}});
        w.now = w.now + 10 * minute_ms;
        w.must(who, entity(id), FinishRound{});
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(duties_suite)

BOOST_AUTO_TEST_CASE(periods_end_where_people_say) {
    struct Row {
        Period period;
        const char *day, *first, *last, *due;
    };
    // clang-format off
    const Row rows[] = {
        {Period::day,              "2026-11-03", "2026-11-03", "2026-11-03", "2026-11-03"},
        {Period::week,             "2026-11-03", "2026-11-02", "2026-11-08", "2026-11-08"},  // from Monday
        {Period::week,             "2026-11-02", "2026-11-02", "2026-11-08", "2026-11-08"},
        {Period::week,             "2026-11-08", "2026-11-02", "2026-11-08", "2026-11-08"},
        {Period::week,             "2027-01-01", "2026-12-28", "2027-01-03", "2027-01-03"},
        {Period::month,            "2026-02-10", "2026-02-01", "2026-02-28", "2026-02-28"},
        {Period::last_working_day, "2026-10-03", "2026-10-01", "2026-10-31", "2026-10-30"},  // a Friday
        {Period::last_working_day, "2026-11-03", "2026-11-01", "2026-11-30", "2026-11-30"},
        {Period::two_months,       "2026-11-03", "2026-11-01", "2026-12-31", "2026-12-31"},
        {Period::two_months,       "2026-02-28", "2026-01-01", "2026-02-28", "2026-02-28"},
        {Period::quarter,          "2026-11-03", "2026-10-01", "2026-12-31", "2026-12-31"},
        {Period::half_year,        "2026-11-03", "2026-07-01", "2026-12-31", "2026-12-31"},
        {Period::half_year,        "2026-06-30", "2026-01-01", "2026-06-30", "2026-06-30"},
        {Period::year,             "2026-11-03", "2026-01-01", "2026-12-31", "2026-12-31"},
    };
    // clang-format on
    for (const Row& row : rows) {
        const DaySpan span = span_of(row.period, day(row.day));
        BOOST_TEST((span == DaySpan{day(row.first), day(row.last)}), row.day);
        BOOST_TEST((due_in(row.period, span, shipped_calendar()) == day(row.due)), row.day);
    }
    BOOST_TEST((resolved(Period::rhythm, VisitRhythm::two_months) == Period::two_months));
    BOOST_TEST((resolved(Period::rhythm, VisitRhythm::half_year) == Period::half_year));
    BOOST_TEST((resolved(Period::week, VisitRhythm::half_year) == Period::week));
}

BOOST_AUTO_TEST_CASE(periods_partition_the_calendar) {
    const Calendar calendar = shipped_calendar();
    for (std::uint8_t p = 0; p <= period_last; ++p) {
        const auto period = static_cast<Period>(p);
        DaySpan span = span_of(period, day("2023-12-20"));
        for (Day d = span.first; d <= day("2028-03-05"); ++d.value) {
            if (d > span.last) {
                const DaySpan next = span_of(period, d);
                BOOST_TEST(next.first.value == span.last.value + 1);
                span = next;
            }
            BOOST_TEST((span_of(period, d) == span));
            BOOST_TEST(span.holds(d));
        }
        const Day due = due_in(period, span, calendar);
        BOOST_TEST(span.holds(due));
        if (period == Period::week) BOOST_TEST(weekday(span.first) == 0);
    }
}

BOOST_AUTO_TEST_CASE(the_last_working_day_is_worked_and_none_follows_in_its_month) {
    const Calendar calendar = shipped_calendar();
    for (Day d = day("2026-01-01"); d <= day("2027-12-31"); ++d.value) {
        const DaySpan span = span_of(Period::last_working_day, d);
        const Day due = due_in(Period::last_working_day, span, calendar);
        BOOST_TEST(calendar.works(due));
        BOOST_TEST(calendar.working_between(due, span.last) == 1);
    }
}

BOOST_AUTO_TEST_CASE(the_table_is_whole) {
    std::set<DutyId> seen;
    for (const DutyRow& row : duty_rows()) {
        BOOST_TEST(seen.insert(row.id).second);
        BOOST_TEST(!row.name.zh.empty());
        BOOST_TEST(!row.name.en.empty());
        BOOST_TEST((row.proof == DutyProof::log) == is_logged(row.id), row.name.zh);
        BOOST_TEST((row.roles & ~staff_roles) == 0u);
        BOOST_TEST((duty_row(row.id) == &row));
    }
    for (std::uint8_t id = 0; id <= duty_last; ++id) {
        const auto duty = static_cast<DutyId>(id);
        BOOST_TEST((duty_row(duty) != nullptr) == ((id >= 1 && id <= 12) || is_logged(duty)));
    }
    for (const Role role : {Role::butler, Role::lead, Role::guard, Role::technician, Role::cleaner,
                            Role::gardener, Role::lift_technician, Role::manager}) {
        const bool any = std::any_of(duty_rows().begin(), duty_rows().end(), [&](const DutyRow& r) {
            return contains(r.roles, role) && r.period == Period::day;
        });
        BOOST_TEST(any, static_cast<int>(role));
    }
}

BOOST_AUTO_TEST_CASE(a_full_round_is_a_whole_one_of_one_s_own) {
    Site site;
    BOOST_TEST(!site.has_duty(site.butler, DutyId::full_round));  // there is no route to walk
    const RouteId route = site.w.add_route("每日巡楼", Role::butler, site.w.group1, 3);
    const RouteId foreign = site.w.add_route("二组团", Role::butler, site.w.group2, 2);
    BOOST_TEST(site.left(site.butler, DutyId::full_round) == 1u);
    site.walk(site.butler, route, "2026-11-03 09:00", 1);  // a point missed
    BOOST_TEST(site.left(site.butler, DutyId::full_round) == 1u);
    site.walk(entity(site.w.butler2), route, "2026-11-03 10:00");  // somebody else's
    site.walk(site.butler, foreign, "2026-11-03 10:30");           // not one's own work
    BOOST_TEST(site.left(site.butler, DutyId::full_round) == 1u);
    site.walk(site.butler, route, "2026-11-03 11:00");
    const DutyState done = site.duty(site.butler, DutyId::full_round);
    BOOST_TEST(done.kept());
    BOOST_TEST(done.proofs.size() == 1u);
    BOOST_TEST((done.proofs[0].at == at("2026-11-03 11:10")));
    site.w.now = at("2026-11-04 08:00");
    BOOST_TEST(site.left(site.butler, DutyId::full_round) == 1u);  // another day
}

BOOST_AUTO_TEST_CASE(a_point_skipped_with_its_reason_is_answered_for) {
    Site site;
    const RouteId route = site.w.add_route("每日巡楼", Role::butler, site.w.group1, 2);
    const RoundId id = site.w.start_round(site.butler, route);
    site.w.must(site.butler, entity(id), CheckIn{0, Proof::qr, {}});
    site.w.must(site.butler, entity(id), SkipCheckpoint{1, "施工封闭"});
    BOOST_TEST(site.left(site.butler, DutyId::full_round) == 1u);  // under way
    site.w.must(site.butler, entity(id), FinishRound{});
    BOOST_TEST(site.left(site.butler, DutyId::full_round) == 0u);
}

BOOST_AUTO_TEST_CASE(equipment_rounds_are_counted_as_planned) {
    Site site;
    const Actor technician = site.w.who(Role::technician);
    const RouteId power = site.w.add_route("配电房", Role::technician, {}, 2);
    const RouteId generator = site.w.add_route("发电机房", Role::technician, {}, 1);
    site.walk(technician, power, "2026-11-03 09:00");
    site.walk(technician, power, "2026-11-03 10:00");  // once is planned
    const DutyState duty = site.duty(technician, DutyId::equipment_round);
    BOOST_TEST(duty.needed == 2u);
    BOOST_TEST(duty.done == 1u);
    BOOST_REQUIRE(duty.lacking.size() == 1u);
    BOOST_TEST((duty.lacking[0] == entity(generator)));
}

// What a guard's own device holds: their rounds and those of the plan they share.
BOOST_AUTO_TEST_CASE(a_patrol_that_several_guards_share_is_counted_alike_for_each_of_them) {
    Site site;
    World& w = site.w;
    const Actor guard = w.who(Role::guard);
    const StaffId second{w.fresh_key()};
    w.must(w.who(Role::administrator), entity(second), AddStaff{"赵强", Role::guard, {}});
    LayRoute lay;
    lay.name = "园区巡逻";
    lay.role = Role::guard;
    for (const char* code : {"BA-1", "BA-2"}) lay.checkpoints.push_back({code, code, 30, {}});
    lay.plan.windows = {{20 * 60, 22 * 60, 2}, {23 * 60, 3 * 60, 1}};
    lay.plan.day_begins_minute = 7 * 60;
    w.now = at("2026-11-02 06:00");
    const RouteId patrol{w.fresh_key()};
    w.must(w.who(Role::manager), entity(patrol), lay);
    const auto seen_by = [&](Actor viewer) {
        Site theirs = site;
        auto& rounds = theirs.w.state.all<Round>();
        for (auto it = rounds.begin(); it != rounds.end();)
            it = may_see(site.w.state, viewer, entity(RoundId{it->first})) ? std::next(it)
                                                                           : rounds.erase(it);
        return theirs;
    };
    const auto duty = [&](Actor viewer) {
        const Site theirs = seen_by(viewer);
        return duty_on(theirs.w.state, viewer, *duty_row(DutyId::patrol), theirs.policy,
                       day("2026-11-03"));
    };
    BOOST_TEST(duty(guard).needed == 3u);
    site.walk(guard, patrol, "2026-11-03 20:05");
    site.walk(entity(second), patrol, "2026-11-03 21:30");
    BOOST_TEST(duty(guard).done == 2u);
    BOOST_TEST(duty(entity(second)).done == 2u);
    BOOST_TEST((duty(guard).lacking == std::vector{entity(patrol)}));
    // Past midnight it is still that night's.
    site.walk(entity(second), patrol, "2026-11-04 00:40");
    BOOST_TEST(duty(guard).kept());
    BOOST_TEST(duty(entity(second)).kept());
    // Others' work stays theirs; what a supervisor walks again is no colleague's business.
    BOOST_TEST(seen_by(w.who(Role::cleaner)).w.state.all<Round>().empty());
    BOOST_TEST(seen_by(w.who(Role::guard_lead)).w.state.all<Round>().size() == 3u);
    const RoundId first{site.w.state.all<Round>().begin()->first}, again{w.fresh_key()};
    BeginRound check;
    check.route = patrol;
    check.rewalk_of = first;
    w.must(w.who(Role::manager), entity(again), check);
    BOOST_TEST(!may_see(w.state, entity(second), entity(again)));
    BOOST_TEST(may_see(w.state, w.who(Role::manager), entity(again)));
}

// Twice a week on whichever nights: asked for once there are no more days than walks.
BOOST_AUTO_TEST_CASE(a_plan_by_the_week_is_asked_for_when_its_days_run_out) {
    Site site;
    World& w = site.w;
    const Actor guard = w.who(Role::guard);
    LayRoute lay;
    lay.name = "夜间巡逻";
    lay.role = Role::guard;
    lay.checkpoints.push_back({"YJ-1", "大门", 30, {}});
    lay.plan.windows = {{22 * 60, 5 * 60, 1}};
    lay.plan.times_a_week = 2;
    lay.plan.day_begins_minute = 7 * 60;
    w.now = at("2026-11-01 06:00");
    const RouteId patrol{w.fresh_key()};
    w.must(w.who(Role::manager), entity(patrol), lay);
    const auto on = [&](const char* date) {
        return duty_on(w.state, guard, *duty_row(DutyId::patrol), site.policy, day(date));
    };
    BOOST_TEST(on("2026-11-02").needed == 0u);  // a Monday
    BOOST_TEST(on("2026-11-06").needed == 0u);
    BOOST_TEST(on("2026-11-07").needed == 1u);
    BOOST_TEST(on("2026-11-07").lacking.size() == 1u);
    BOOST_TEST(on("2026-11-08").needed == 2u);
    site.walk(guard, patrol, "2026-11-07 22:10");
    BOOST_TEST(on("2026-11-07").done == 1u);
    BOOST_TEST(on("2026-11-07").kept());
    BOOST_TEST(on("2026-11-08").needed == 1u);
    BOOST_TEST(on("2026-11-08").done == 0u);
    BOOST_TEST(on("2026-11-09").needed == 0u);  // another week
}

BOOST_AUTO_TEST_CASE(a_route_that_was_retired_is_asked_of_nobody) {
    Site site;
    const Actor technician = site.w.who(Role::technician);
    const RouteId power = site.w.add_route("配电房", Role::technician, {}, 2);
    BOOST_TEST(site.left(technician, DutyId::equipment_round) == 1u);
    site.w.must(site.w.who(Role::manager), entity(power), RetireRoute{});
    BOOST_TEST(!site.has_duty(technician, DutyId::equipment_round));
}

BOOST_AUTO_TEST_CASE(cleaning_in_the_rush_hours_does_not_count) {
    Site site;
    const Actor cleaner = site.w.who(Role::cleaner);
    const RouteId areas = site.w.add_route("保洁", Role::cleaner, {}, 3);
    struct Row {
        const char* start;
        std::uint32_t done, not_counted;
    };
    const Row rows[] = {
        {"2026-11-03 07:00", 0, 3},                              // the rush hours begin
        {"2026-11-03 08:59", 0, 3}, {"2026-11-03 09:00", 3, 0},  // and are over
        {"2026-11-03 17:30", 0, 3}, {"2026-11-03 19:30", 3, 0},
    };
    for (const Row& row : rows) {
        Site one = site;
        one.walk(cleaner, areas, row.start);
        const DutyState duty = one.duty(cleaner, DutyId::cleaning);
        BOOST_TEST(duty.needed == 3u);
        BOOST_TEST(duty.done == row.done, row.start);
        BOOST_TEST(duty.not_counted == row.not_counted, row.start);
    }
    site.walk(cleaner, areas, "2026-11-03 09:30", 1);
    site.walk(cleaner, areas, "2026-11-03 10:30", 2);  // an area cleaned twice counts as planned
    BOOST_TEST(site.duty(cleaner, DutyId::cleaning).done == 2u);
    BOOST_TEST((site.duty(cleaner, DutyId::cleaning).lacking.front() == entity(areas)));
}

BOOST_AUTO_TEST_CASE(a_lead_checks_people_and_goes_out_at_night) {
    Site site;
    const Actor lead = site.w.who(Role::lead);
    const RouteId check = site.w.add_route("检查下属", Role::lead, {}, 2);
    const RouteId patrol = site.w.add_route("巡逻", Role::guard, {}, 2);
    site.walk(lead, check, "2026-11-03 15:00");
    BOOST_TEST(site.left(lead, DutyId::subordinate_check) == 0u);
    BOOST_TEST(site.left(lead, DutyId::night_check) == 2u);
    site.walk(lead, patrol, "2026-11-03 21:59");
    BOOST_TEST(site.left(lead, DutyId::night_check) == 2u);
    site.walk(lead, patrol, "2026-11-04 22:00");
    site.walk(lead, patrol, "2026-11-06 05:59");
    site.walk(site.w.who(Role::guard), patrol, "2026-11-06 23:00");
    BOOST_TEST(site.left(lead, DutyId::night_check) == 0u);
    BOOST_TEST(site.left(lead, DutyId::subordinate_check) == 1u);  // on the 6th nobody was checked
    site.w.now = at("2026-11-09 00:10");                           // Monday: another week
    BOOST_TEST(site.left(lead, DutyId::night_check) == 2u);
}

BOOST_AUTO_TEST_CASE(visits_count_by_household_and_only_when_somebody_was_met) {
    Site site;
    World& w = site.w;
    site.visit(site.butler, w.unit501, VisitOutcome::nobody_home);
    BOOST_TEST(site.left(site.butler, DutyId::home_visits) == 2u);
    site.visit(site.butler, w.unit501);
    site.visit(site.butler, w.unit501);
    BOOST_TEST(site.left(site.butler, DutyId::home_visits) == 1u);
    site.visit(w.who(Role::lead), w.unit502);  // the lead's own
    BOOST_TEST(site.left(site.butler, DutyId::home_visits) == 1u);
    site.visit(site.butler, w.unit502);
    BOOST_TEST(site.duty(site.butler, DutyId::home_visits).kept());
    const DutyState all = site.duty(site.butler, DutyId::every_household);
    BOOST_TEST(all.needed == 2u);  // of group 1
    BOOST_TEST(all.kept());
    BOOST_TEST(site.left(entity(w.butler2), DutyId::every_household) == 1u);
    w.now = at("2026-11-10 09:00");
    BOOST_TEST(site.left(site.butler, DutyId::home_visits) == 2u);
    BOOST_TEST(site.duty(site.butler, DutyId::every_household).kept());
    w.now = at("2027-01-01 09:00");
    BOOST_TEST(site.left(site.butler, DutyId::every_household) == 2u);
}

BOOST_AUTO_TEST_CASE(the_rhythm_is_the_community_s) {
    Site site;
    World& w = site.w;
    const EntityId community{EntityKind::community, w.state.all<Community>().begin()->first};
    site.visit(site.butler, w.unit501);
    w.now = at("2027-01-05 09:00");
    BOOST_TEST(site.left(site.butler, DutyId::every_household) == 2u);
    w.must(w.who(Role::manager), community, SetVisitPlan{VisitRhythm::half_year, 2});
    w.now = at("2026-12-31 09:00");
    BOOST_TEST(site.left(site.butler, DutyId::every_household) == 1u);  // since July
    w.must(w.who(Role::manager), community, SetVisitPlan{VisitRhythm::sample, 2});
    BOOST_TEST(!site.has_duty(site.butler, DutyId::every_household));
    BOOST_TEST((w.tell(site.butler, community, SetVisitPlan{VisitRhythm::half_year, 2}).verdict ==
                Verdict::not_allowed));
    BOOST_TEST(
        (w.tell(w.who(Role::manager), community, SetVisitPlan{VisitRhythm::sample, 0}).verdict ==
         Verdict::bad_value));
}

BOOST_AUTO_TEST_CASE(every_key_customer_is_contacted_each_week) {
    Site site;
    World& w = site.w;
    BOOST_TEST(!site.has_duty(site.butler, DutyId::key_customers));
    w.must(site.butler, entity(w.home502), SetHouseholdCare{Care::alone, true});
    const DutyState lacks = site.duty(site.butler, DutyId::key_customers);
    BOOST_TEST(lacks.left() == 1u);
    BOOST_REQUIRE(lacks.lacking.size() == 1u);
    BOOST_TEST((lacks.lacking[0] == entity(w.home502)));
    site.visit(w.who(Role::lead), w.unit502);  // whoever talked with them
    BOOST_TEST(site.left(site.butler, DutyId::key_customers) == 0u);
    BOOST_TEST(!site.has_duty(entity(w.butler2), DutyId::key_customers));
}

BOOST_AUTO_TEST_CASE(the_log_proves_what_nothing_else_does) {
    Site site;
    World& w = site.w;
    const Actor lead = w.who(Role::lead);
    RecordDuty talk;
    talk.people = {w.id_of(Role::guard)};
    site.log(lead, DutyId::talk_cleaner, "2026-11-03", talk);  // with a guard, not with a cleaner
    BOOST_TEST(site.left(lead, DutyId::talk_cleaner) == 1u);
    talk.people = {w.id_of(Role::cleaner)};
    site.log(lead, DutyId::talk_cleaner, "2026-11-03", talk);
    BOOST_TEST(site.left(lead, DutyId::talk_cleaner) == 0u);
    // A meeting of the whole site serves every lead, a summary only its author.
    site.log(w.who(Role::manager), DutyId::client_meeting, "2026-10-09");
    BOOST_TEST(site.left(lead, DutyId::client_meeting) == 0u);
    site.log(w.who(Role::manager), DutyId::month_summary, "2026-11-03");
    BOOST_TEST(site.left(lead, DutyId::month_summary) == 1u);
    site.log(lead, DutyId::month_summary, "2026-10-31");  // of another month
    BOOST_TEST(site.left(lead, DutyId::month_summary) == 1u);
    BOOST_TEST((site.duty(lead, DutyId::evaluation).due == day("2026-11-30")));
}

BOOST_AUTO_TEST_CASE(units_under_decoration_are_inspected_one_by_one) {
    Site site;
    World& w = site.w;
    BOOST_TEST(!site.has_duty(site.butler, DutyId::decoration_check));
    for (const UnitId unit : {w.unit501, w.unit502}) {
        w.must(site.butler, entity(unit),
               OccupyUnit{w.state.find(unit)->household, UnitState::decoration});
    }
    RecordDuty one;
    one.counts = {1, 0};
    site.log(site.butler, DutyId::decoration_check, "2026-11-03", one);
    BOOST_TEST(site.left(site.butler, DutyId::decoration_check) == 1u);
    site.log(site.butler, DutyId::decoration_check, "2026-11-03", one);
    BOOST_TEST(site.left(site.butler, DutyId::decoration_check) == 0u);
}

BOOST_AUTO_TEST_CASE(what_a_record_proves_is_not_written_down_by_hand) {
    Site site;
    World& w = site.w;
    const auto told = [&](Actor who, RecordDuty body) {
        return w.tell(who, entity(DutyRecordId{w.fresh_key()}), std::move(body)).verdict;
    };
    const Day today = day("2026-11-03");
    for (const DutyRow& row : duty_rows()) {
        if (row.proof == DutyProof::log) continue;
        for (std::uint8_t r = 2; r <= role_last; ++r) {
            if (static_cast<Role>(r) == Role::inspector) continue;
            BOOST_TEST((told(w.who(static_cast<Role>(r)), {row.id, today, "做了", {}, {}, {}}) ==
                        Verdict::bad_value));
        }
    }
    BOOST_TEST(
        (told(site.butler, {DutyId::evaluation, today, "优", {}, {}, {}}) == Verdict::not_allowed));
    BOOST_TEST((told(site.butler, {DutyId::tomorrow_plan, today, "", {}, {}, {}}) ==
                Verdict::missing_reason));
    BOOST_TEST((told(w.who(Role::lead), {DutyId::talk_guard, today, "谈", {}, {StaffId{5}}, {}}) ==
                Verdict::unknown_reference));
    BOOST_TEST((told(w.owner501(), {DutyId::tomorrow_plan, today, "?", {}, {}, {}}) ==
                Verdict::not_allowed));
}

BOOST_AUTO_TEST_CASE(what_is_proven_stays_proven_when_records_are_added) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            Random random(seed);
            Site site;
            World& w = site.w;
            std::vector<RouteId> routes;
            for (const Role role : {Role::butler, Role::guard, Role::cleaner, Role::lead})
                routes.push_back(w.add_route("路线", role, {}, 2));
            w.must(site.butler, entity(w.home501), SetHouseholdCare{Care::none, true});
            std::map<std::pair<Actor, DutyId>, std::uint32_t> before;
            const Day today = day("2026-11-05");
            for (int step = 0; step < 120; ++step) {
                w.now = at("2026-11-02 00:00") +
                        static_cast<std::int64_t>(random.below(7 * 24 * 60)) * minute_ms;
                const Actor who = entity(fixtures::any_staff(w, random));
                OpBody body;
                EntityId id;
                if (random.chance(40)) {
                    RecordHomeVisit visit;
                    fixtures::fill(visit, w, random);
                    id = entity(HomeVisitId{w.fresh_key()});
                    body = visit;
                } else if (random.chance(60)) {
                    RecordDuty record;
                    fixtures::fill(record, w, random);
                    id = entity(DutyRecordId{w.fresh_key()});
                    body = record;
                } else {
                    const RoundId round{w.fresh_key()};
                    const RouteId route = routes[random.below(4)];
                    w.tell(who, entity(round), StartRound{route});
                    for (std::uint16_t i = 0; i < 2; ++i)
                        w.tell(who, entity(round), CheckIn{i, Proof::qr, {}});
                    id = entity(round);
                    body = FinishRound{};
                }
                w.tell(who, id, std::move(body));
                for (const auto& [key, staff] : w.state.all<Staff>()) {
                    const Actor actor = entity(StaffId{key});
                    for (const DutyState& duty : duties_on(w.state, actor, site.policy, today)) {
                        std::uint32_t& done = before[{actor, duty.row->id}];
                        BOOST_TEST(duty.done >= done, duty.row->name.zh);
                        BOOST_TEST((duty.kept() || duty.done < duty.needed));
                        done = duty.done;
                    }
                }
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
