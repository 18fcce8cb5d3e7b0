// The visit planner: its arithmetic against counting weeks one by one, who is due, and a visit's life.

#include "core/query/coverage.hpp"
#include "core/query/summary.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using fixtures::day;
using fixtures::World;

namespace {

struct Site {
    World w;
    Policy policy = policy_of(w.state);
    Actor butler = w.who(Role::butler);

    HomeVisitId visit(Actor who, UnitId unit, std::string_view when, RecordHomeVisit body = {}) {
        w.now = at(when);
        body.unit = unit;
        body.household = w.state.find(unit)->household;
        const HomeVisitId id{w.fresh_key()};
        w.must(who, entity(id), body);
        return id;
    }
    std::vector<DueHome> due(Actor who) const { return homes_due(w.state, who, policy, w.now); }
    Decision ask(Actor who, RecordHomeVisit body) {
        return w.tell(who, entity(HomeVisitId{w.fresh_key()}), std::move(body));
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(coverage_suite)

BOOST_AUTO_TEST_CASE(the_planner_s_figures) {
    struct Row {
        std::uint32_t households;
        VisitRhythm rhythm;
        std::uint32_t a_week, week_tenths, coverable;
        bool feasible;
    };
    // clang-format off
    constexpr Row rows[] = {
        //  homes  rhythm                  a week  needed  cover  feasible
        {   150, VisitRhythm::two_months,     2,     173,    17, false},  // 1:150 every two months
        {   150, VisitRhythm::two_months,    18,     173,   156, true},
        {   150, VisitRhythm::two_months,    17,     173,   147, false},
        {   100, VisitRhythm::two_months,     2,     115,    17, false},
        {   200, VisitRhythm::two_months,     2,     231,    17, false},
        {    17, VisitRhythm::two_months,     2,      20,    17, true},
        {    52, VisitRhythm::half_year,      2,      20,    52, true},   // two a week, twice a year
        {    53, VisitRhythm::half_year,      2,      20,    52, false},
        {   150, VisitRhythm::half_year,      2,      58,    52, false},
        {   150, VisitRhythm::half_year,      6,      58,   156, true},
        {   150, VisitRhythm::sample,         2,      46,     8, false},  // 20 a month
        {   150, VisitRhythm::sample,         5,      46,    21, true},
        {     3, VisitRhythm::sample,         2,       7,     8, true},
        {     0, VisitRhythm::two_months,     2,       0,    17, true},
    };
    // clang-format on
    for (const Row& row : rows) {
        const VisitNeed need = visit_need(row.households, row.rhythm, row.a_week);
        BOOST_TEST_CONTEXT(row.households << " at " << row.a_week) {
            BOOST_TEST(need.week_tenths == row.week_tenths);
            BOOST_TEST(need.coverable == row.coverable);
            BOOST_TEST(need.feasible() == row.feasible);
        }
    }
}

BOOST_AUTO_TEST_CASE(feasible_is_what_a_year_of_weeks_can_do) {
    for (const VisitRhythm rhythm : {VisitRhythm::two_months, VisitRhythm::half_year}) {
        for (std::uint32_t homes = 0; homes <= 220; ++homes) {
            for (std::uint32_t a_week = 1; a_week <= 30; ++a_week) {
                std::uint32_t made = 0;
                for (std::uint32_t week = 0; week < 52; ++week) made += a_week;
                std::uint32_t asked = 0;
                for (std::uint32_t round = 0; round < rounds_a_year(rhythm); ++round)
                    asked += homes;
                const VisitNeed need = visit_need(homes, rhythm, a_week);
                BOOST_REQUIRE(need.feasible() == (made >= asked));
                // In tenths to the nearest: never half a tenth off.
                const std::int64_t off =
                    std::int64_t{need.week_tenths} * 52 - std::int64_t{asked} * 10;
                BOOST_REQUIRE((off <= 26 && off >= -26));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(never_visited_first_then_who_waits_longest) {
    Site site;
    World& w = site.w;
    const Actor lead = w.who(Role::lead);
    w.must(w.who(Role::lead), entity(w.home101), SetHouseholdCare{Care::elderly, false});
    w.now = at("2026-09-01 10:00");
    BOOST_TEST((site.due(lead)[0].household == w.home101));  // special care first among equals
    site.visit(site.butler, w.unit501, "2026-09-01 10:00");
    site.visit(site.butler, w.unit502, "2026-09-03 10:00");
    w.now = at("2026-11-03 09:00");
    auto due = site.due(lead);
    BOOST_REQUIRE(due.size() == 3u);
    BOOST_TEST((due[0].household == w.home101 && due[0].never()));
    BOOST_TEST((due[1].household == w.home501 && due[1].due == day("2026-10-31")));
    BOOST_TEST((due[2].household == w.home502 && due[2].due == day("2026-11-02")));
    // A key customer's week is shorter than a household's two months.
    site.visit(site.butler, w.unit502, "2026-10-30 10:00");
    w.must(site.butler, entity(w.home502), SetHouseholdCare{Care::none, true});
    site.visit(site.butler, w.unit501, "2026-09-20 10:00");
    w.now = at("2026-11-10 09:00");
    due = site.due(site.butler);
    BOOST_REQUIRE(due.size() == 2u);
    BOOST_TEST((due[0].household == w.home502 && due[0].due == day("2026-11-06")));
    BOOST_TEST((due[1].due == day("2026-11-19")));
    BOOST_TEST(due[0].is_due(day("2026-11-10")));
    BOOST_TEST(!due[1].is_due(day("2026-11-10")));
    BOOST_TEST(site.due(w.who(Role::guard)).empty());
}

BOOST_AUTO_TEST_CASE(a_door_that_stays_shut_is_no_visit_to_the_planner) {
    Site site;
    RecordHomeVisit away;
    away.outcome = VisitOutcome::nobody_home;
    site.visit(site.butler, site.w.unit501, "2026-11-03 10:00", away);
    BOOST_TEST(site.due(site.butler)[0].never());
    BOOST_TEST(visits_of(site.w.state, site.w.home501).size() == 1u);  // but it is on the file
}

BOOST_AUTO_TEST_CASE(each_butler_s_load) {
    Site site;
    World& w = site.w;
    site.visit(site.butler, w.unit501, "2026-11-03 10:00");
    site.visit(w.who(Role::lead), w.unit502, "2026-11-03 11:00");
    const auto all = coverage(w.state, w.who(Role::manager), site.policy, w.now);
    BOOST_REQUIRE(all.size() == 2u);
    BOOST_TEST((all[0].load.butler == w.id_of(Role::butler)));
    BOOST_TEST(all[0].load.households == 2u);
    BOOST_TEST(all[0].this_week == 1u);  // their own
    BOOST_TEST(all[0].met == 2u);        // whoever came
    BOOST_TEST(all[0].need.feasible());
    BOOST_TEST(all[1].met == 0u);
    const auto own = coverage(w.state, entity(w.butler2), site.policy, w.now);
    BOOST_REQUIRE(own.size() == 1u);
    BOOST_TEST((own[0].load.butler == w.butler2));
}

BOOST_AUTO_TEST_CASE(a_promise_is_open_until_somebody_says_it_is_kept) {
    Site site;
    World& w = site.w;
    RecordHomeVisit body;
    body.promise = "周五前答复充电桩";
    body.promise_by = day("2026-11-06");
    const HomeVisitId id = site.visit(site.butler, w.unit501, "2026-11-03 10:00", body);
    body.promise_by = day("2026-11-05");
    const HomeVisitId sooner = site.visit(site.butler, w.unit502, "2026-11-03 10:30", body);
    body.promise_by = {};
    const HomeVisitId whenever = site.visit(site.butler, w.unit502, "2026-11-03 10:40", body);
    const std::vector<HomeVisitId> open{sooner, id, whenever};
    BOOST_TEST((promises_open(w.state, site.butler) == open));
    BOOST_TEST(promises_open(w.state, entity(w.butler2)).empty());
    w.must(site.butler, entity(id), FollowUpVisit{"已询供电", false, {}});
    BOOST_TEST(w.state.find(id)->owes_promise());
    BOOST_TEST((w.tell(site.butler, entity(id), FollowUpVisit{"", true, {}}).verdict ==
                Verdict::missing_reason));
    w.must(w.who(Role::front_desk), entity(id), FollowUpVisit{"已答复", true, {}});
    BOOST_TEST(!w.state.find(id)->owes_promise());
    BOOST_TEST(w.state.find(id)->entries.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_visit_happened_when_it_is_said_but_not_in_the_future) {
    Site site;
    World& w = site.w;
    RecordHomeVisit body;
    body.at = at("2026-11-02 17:00");
    const HomeVisitId id = site.visit(site.butler, w.unit501, "2026-11-03 10:00", body);
    BOOST_TEST((w.state.find(id)->at == at("2026-11-02 17:00")));
    BOOST_TEST((w.state.find(id)->stamp.effective_at == at("2026-11-03 10:00")));
    body.at = at("2026-11-04 17:00");
    const HomeVisitId later = site.visit(site.butler, w.unit501, "2026-11-03 10:00", body);
    BOOST_TEST((w.state.find(later)->at == at("2026-11-03 10:00")));
}

BOOST_AUTO_TEST_CASE(what_is_refused) {
    Site site;
    World& w = site.w;
    RecordHomeVisit body;
    body.unit = w.unit501;
    body.household = w.home501;
    BOOST_TEST((site.ask(entity(w.butler2), body).verdict == Verdict::not_yours));
    BOOST_TEST((site.ask(w.who(Role::guard), body).verdict == Verdict::not_allowed));
    BOOST_TEST((site.ask(w.owner501(), body).verdict == Verdict::not_allowed));
    RecordHomeVisit wrong = body;
    wrong.household = w.home502;  // lives next door
    BOOST_TEST((site.ask(site.butler, wrong).verdict == Verdict::unknown_reference));
    wrong = body;
    wrong.ticket = TicketId{77};
    BOOST_TEST((site.ask(site.butler, wrong).verdict == Verdict::unknown_reference));
    wrong = body;
    wrong.mood = 6;
    BOOST_TEST((site.ask(site.butler, wrong).verdict == Verdict::bad_value));
    BOOST_TEST((site.ask(site.butler, body) == Decision{}));
}

BOOST_AUTO_TEST_CASE(a_summary_counts_its_span_and_its_author) {
    Site site;
    World& w = site.w;
    fixtures::report_in(w, "2026-11-02 10:00", TicketKind::repair, Severity::small, w.unit501,
                        "漏");
    fixtures::report_in(w, "2026-11-09 10:00", TicketKind::complaint, Severity::ordinary, w.unit501,
                        "吵");
    RecordHomeVisit happy;
    happy.mood = 5;
    site.visit(site.butler, w.unit501, "2026-11-04 10:00", happy);
    site.visit(w.who(Role::lead), w.unit502, "2026-11-04 11:00");
    w.now = at("2026-11-08 18:00");
    const DaySpan week = span_of(Period::week, day("2026-11-03"));
    const auto rows = summary(w.state, site.butler, site.policy, week, w.now);
    const auto value = [&](std::string_view name) -> int {
        for (const SummaryRow& row : rows) {
            if (row.name.zh == name) return static_cast<int>(row.value);
        }
        return -1;
    };
    BOOST_TEST(value("受理工单") == 1);
    BOOST_TEST(value("报修") == 1);
    BOOST_TEST(value("投诉") == -1);
    BOOST_TEST(value("按时响应") == 0);
    BOOST_TEST(value("拜访次数") == 1);
    BOOST_TEST(value("见到的住户") == 1);
    BOOST_TEST(value("心情满意") == 1);
    BOOST_TEST(as_text(rows, false).substr(0, 14) == "受理工单 1");
    // Five working days without the register review, the plan; a week with one visit of two.
    const auto lacks = duties_lacking(w.state, site.butler, site.policy, week, w.now);
    const auto lack = [&](DutyId id) -> const DutyLack* {
        for (const DutyLack& each : lacks) {
            if (each.row->id == id) return &each;
        }
        return nullptr;
    };
    BOOST_REQUIRE(lack(DutyId::register_review) != nullptr);
    BOOST_TEST(lack(DutyId::register_review)->due == 5u);
    BOOST_TEST(lack(DutyId::register_review)->lacked == 5u);
    BOOST_TEST(lack(DutyId::home_visits)->lacked == 1u);
    BOOST_TEST((lack(DutyId::month_summary) == nullptr));  // not due this week
}

BOOST_AUTO_TEST_SUITE_END()
