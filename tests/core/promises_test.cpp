// Every promise on its own clock, at its limit to the millisecond; then what bends a clock.

#include "core/policy/promises.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;

namespace {

using P = PromiseId;
using M = MilestoneName;
using K = TicketKind;
using C = Category;
using V = Severity;

constexpr PolicySet butler = PolicySet::butler;
constexpr PolicySet standard = PolicySet::standard;
constexpr PolicySet rapid = PolicySet::rapid;

Policy policy_with(PolicySet set) {
    Policy policy;
    policy.set = set;
    return policy;
}

ClockFacts facts(K kind, C category, V severity, const char* reported) {
    ClockFacts f;
    f.kind = kind;
    f.category = category;
    f.severity = severity;
    f.reported = {at(reported), TimeGrade::proven};
    return f;
}

const Milestone* find(const std::vector<Milestone>& all, M name) {
    for (const Milestone& m : all) {
        if (m.name == name) return &m;
    }
    return nullptr;
}

Milestone get(const ClockFacts& f, M name, UtcMs now, const Policy& policy = {}) {
    const auto all = milestones(f, policy, now);
    const Milestone* m = find(all, name);
    BOOST_REQUIRE(m != nullptr);
    return *m;
}

std::string shown(UtcMs at) { return rfc3339(at, Zone{}); }

}  // namespace

BOOST_AUTO_TEST_SUITE(promises_suite)

// The start is the report, the dispatch or the completion, as the promise's row says.
BOOST_AUTO_TEST_CASE(every_promise_is_due_to_the_millisecond) {
    struct Row {
        P id;
        PolicySet set;
        K kind;
        C category;
        V severity;
        M milestone;
        const char* start;
        const char* due;
    };
    // clang-format off
    constexpr Row rows[] = {
        // round the clock: nights and holidays count
        {P::p01, butler,   K::repair,     C::utilities, V::big,       M::responded, "2026-11-03 09:00", "2026-11-03 09:10"},
        {P::p01, butler,   K::enquiry,    C::fees,      V::ordinary,  M::responded, "2026-10-01 23:55", "2026-10-02 00:05"},
        {P::p01, rapid,    K::report,     C::other,     V::small,     M::responded, "2026-11-03 09:00", "2026-11-03 09:10"},
        {P::p01, standard, K::legacy,     C::other,     V::ordinary,  M::responded, "2026-11-03 09:00", "2026-11-03 09:15"},
        {P::p02, butler,   K::complaint,  C::noise,     V::ordinary,  M::responded, "2026-12-31 23:45", "2027-01-01 00:15"},
        {P::p03, butler,   K::complaint,  C::noise,     V::complex,   M::feedback,  "2026-10-01 08:00", "2026-10-02 08:00"},
        {P::p08, butler,   K::repair,     C::utilities, V::ordinary,  M::arrived,   "2026-11-03 23:40", "2026-11-04 00:10"},
        {P::p08, standard, K::repair,     C::leak,      V::complex,   M::arrived,   "2026-11-03 09:00", "2026-11-03 09:30"},
        {P::p08, rapid,    K::repair,     C::utilities, V::ordinary,  M::arrived,   "2026-11-03 09:00", "2026-11-03 09:15"},
        {P::p10, butler,   K::report,     C::fire_safety, V::emergency, M::arrived, "2026-11-03 03:00", "2026-11-03 03:03"},
        {P::p11, butler,   K::repair,     C::leak,      V::small,     M::completed, "2026-10-01 16:50", "2026-10-01 17:20"},
        {P::p11, butler,   K::repair,     C::drain,     V::ordinary,  M::completed, "2026-11-03 09:00", "2026-11-03 09:30"},
        {P::p12, butler,   K::public_area, C::lift,     V::big,       M::completed, "2026-11-03 22:30", "2026-11-04 01:30"},
        // calendar days: the same time of day
        {P::p13, butler,   K::repair,     C::leak,      V::difficult, M::completed, "2026-10-01 10:11", "2026-10-04 10:11"},
        {P::p15, butler,   K::repair,     C::leak,      V::small,     M::revisited, "2026-11-03 15:20", "2026-11-06 15:20"},
        {P::p16, butler,   K::repair,     C::utilities, V::small,     M::revisited, "2026-11-03 15:20", "2026-11-10 15:20"},
        {P::p16, butler,   K::complaint,  C::leak,      V::ordinary,  M::revisited, "2026-11-03 15:20", "2026-11-10 15:20"},
        // working days: closing time of the n-th after day 0
        {P::p04, butler,   K::complaint,  C::noise,     V::ordinary,  M::verified,  "2026-11-03 09:00", "2026-11-04 18:00"},
        {P::p04, butler,   K::complaint,  C::noise,     V::ordinary,  M::verified,  "2026-11-03 17:59:59.999", "2026-11-04 18:00"},
        {P::p04, butler,   K::complaint,  C::noise,     V::ordinary,  M::verified,  "2026-11-03 18:00", "2026-11-05 18:00"},
        {P::p04, butler,   K::complaint,  C::noise,     V::ordinary,  M::verified,  "2026-11-06 10:00", "2026-11-09 18:00"},
        {P::p04, butler,   K::complaint,  C::noise,     V::ordinary,  M::verified,  "2026-11-07 10:00", "2026-11-10 18:00"},
        {P::p04, butler,   K::complaint,  C::noise,     V::ordinary,  M::verified,  "2026-10-01 16:50", "2026-10-09 18:00"},
        {P::p04, butler,   K::complaint,  C::noise,     V::ordinary,  M::verified,  "2026-10-09 10:00", "2026-10-10 18:00"},
        {P::p05, butler,   K::complaint,  C::fees,      V::complex,   M::verified,  "2026-02-13 10:00", "2026-02-25 18:00"},
        {P::p07, butler,   K::enquiry,    C::fees,      V::complex,   M::feedback,  "2026-11-05 10:00", "2026-11-09 18:00"},
        // service day: closing of day 0
        {P::p06, butler,   K::enquiry,    C::fees,      V::ordinary,  M::answered,  "2026-11-03 00:00", "2026-11-03 18:00"},
        {P::p06, butler,   K::enquiry,    C::fees,      V::ordinary,  M::answered,  "2026-11-03 18:00", "2026-11-04 18:00"},
        {P::p06, butler,   K::enquiry,    C::fees,      V::ordinary,  M::answered,  "2026-11-06 19:00", "2026-11-09 18:00"},
        {P::p06, butler,   K::enquiry,    C::fees,      V::ordinary,  M::answered,  "2026-10-03 10:00", "2026-10-08 18:00"},
    };
    // clang-format on
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT("P" << int(row.id) << " from " << row.start) {
            const Policy policy = policy_with(row.set);
            const PromiseRow* promise = promise_row(row.id, row.set);
            BOOST_REQUIRE(promise != nullptr);
            ClockFacts f = facts(row.kind, row.category, row.severity, row.start);
            if (promise->start != ClockStart::report) f.reported.at = at("2026-09-01 09:00");
            if (promise->start == ClockStart::dispatch) f.dispatched = {at(row.start), {}};
            if (promise->start == ClockStart::completion)
                f.when(M::completed) = {at(row.start), {}};
            const UtcMs due = at(row.due);

            const Milestone before = get(f, row.milestone, due, policy);
            BOOST_TEST((before.promise == row.id));
            BOOST_TEST(shown(before.due) == shown(due));
            BOOST_TEST((before.due == due));
            BOOST_TEST((before.state == MilestoneState::open));
            BOOST_TEST(before.left_ms == 0);
            BOOST_TEST((before.started_at == at(row.start)));
            BOOST_TEST(before.limit_ms == due - at(row.start));
            const Milestone after = get(f, row.milestone, due + 1, policy);
            BOOST_TEST((after.state == MilestoneState::late));
            BOOST_TEST((after.owed() && after.left_ms == -1));

            f.when(row.milestone) = {due, TimeGrade::proven};
            BOOST_TEST((get(f, row.milestone, due + day_ms, policy).state == MilestoneState::kept));
            f.when(row.milestone) = {due + 1, TimeGrade::proven};
            const Milestone late = get(f, row.milestone, due + day_ms, policy);
            BOOST_TEST((late.state == MilestoneState::late && late.done() && late.left_ms == -1));
        }
    }
}

BOOST_AUTO_TEST_CASE(of_several_promises_the_strictest_binds) {
    // An ordinary repair owes P09 (the same day) and P11 (30 minutes): near closing the day is stricter.
    const auto binding = [](const ClockFacts& f, M name) { return get(f, name, f.reported.at); };
    const ClockFacts morning = facts(K::repair, C::drain, V::ordinary, "2026-11-03 09:00");
    BOOST_TEST((binding(morning, M::completed).promise == P::p11));
    const ClockFacts evening = facts(K::repair, C::drain, V::ordinary, "2026-11-03 17:45");
    BOOST_TEST((binding(evening, M::completed).promise == P::p09));
    BOOST_TEST(shown(binding(evening, M::completed).due) == "2026-11-03T18:00:00+08:00");
    const ClockFacts night = facts(K::repair, C::drain, V::ordinary, "2026-11-03 18:00");
    BOOST_TEST((binding(night, M::completed).promise == P::p11));
    // A small one is promised half an hour and nothing else.
    const ClockFacts small = facts(K::repair, C::drain, V::small, "2026-11-03 17:45");
    BOOST_TEST((binding(small, M::completed).promise == P::p11));
    // A lift emergency owes P10 (3 minutes) and P14 (10 minutes).
    const ClockFacts lift = facts(K::repair, C::lift, V::emergency, "2026-11-03 09:00");
    BOOST_TEST((binding(lift, M::arrived).promise == P::p10));
    // P08 runs only from dispatch; once it runs it may still be the laxer one.
    ClockFacts sent = lift;
    sent.dispatched = {at("2026-11-03 09:01"), {}};
    BOOST_TEST((binding(sent, M::arrived).promise == P::p10));
    // A leak's revisit: 3 days before 7.
    ClockFacts leak = facts(K::repair, C::leak, V::small, "2026-11-03 09:00");
    BOOST_TEST((binding(leak, M::revisited).state == MilestoneState::not_started));
    leak.when(M::completed) = {at("2026-11-03 10:00"), {}};
    BOOST_TEST((binding(leak, M::revisited).promise == P::p15));
}

BOOST_AUTO_TEST_CASE(lift_emergencies_are_owed_ten_minutes_by_their_own_row) {
    const PromiseRow* row = promise_row(P::p14, butler);
    BOOST_REQUIRE(row != nullptr);
    BOOST_TEST(shown(end_of_clock(*row, at("2026-11-03 23:55"), Policy{})) ==
               "2026-11-04T00:05:00+08:00");
    const PromiseRow* day = promise_row(P::p09, butler);
    BOOST_TEST(shown(end_of_clock(*day, at("2026-10-03 10:00"), Policy{})) ==
               "2026-10-03T18:00:00+08:00");  // every day, holidays too
    BOOST_TEST(shown(end_of_clock(*day, at("2026-10-03 18:00"), Policy{})) ==
               "2026-10-04T18:00:00+08:00");
}

BOOST_AUTO_TEST_CASE(which_milestones_a_ticket_has) {
    struct Row {
        K kind;
        C category;
        V severity;
        std::vector<M> names;
    };
    const Row rows[] = {
        {K::repair, C::leak, V::small, {M::responded, M::arrived, M::completed, M::revisited}},
        {K::repair, C::leak, V::complex, {M::responded, M::arrived, M::revisited}},
        {K::complaint,
         C::noise,
         V::ordinary,
         {M::responded, M::feedback, M::verified, M::revisited}},
        {K::complaint,
         C::noise,
         V::complex,
         {M::responded, M::feedback, M::verified, M::revisited}},
        {K::enquiry, C::fees, V::ordinary, {M::responded, M::answered, M::revisited}},
        {K::enquiry, C::fees, V::complex, {M::responded, M::feedback, M::revisited}},
        {K::suggestion, C::other, V::ordinary, {M::revisited}},
        {K::report, C::other, V::big, {M::responded, M::completed, M::revisited}},
        {K::butler_service, C::cleaning, V::ordinary, {M::responded, M::revisited}},
    };
    for (const Row& row : rows) {
        const auto all = milestones(facts(row.kind, row.category, row.severity, "2026-11-03 09:00"),
                                    Policy{}, at("2026-11-03 09:00"));
        std::vector<M> names;
        for (const Milestone& m : all) names.push_back(m.name);
        BOOST_TEST((names == row.names), "kind " << int(row.kind) << " " << int(row.severity));
    }
}

BOOST_AUTO_TEST_CASE(an_outside_contractor_is_told_before_the_work) {
    ClockFacts f = facts(K::repair, C::lift, V::big, "2026-11-03 09:00");
    BOOST_TEST((find(milestones(f, Policy{}, at("2026-11-03 09:00")), M::notified) == nullptr));
    f.outside_contract = true;
    const UtcMs now = at("2026-11-03 12:00");
    BOOST_TEST((get(f, M::notified, now).state == MilestoneState::open));
    BOOST_TEST(!get(f, M::notified, now).due);
    f.when(M::arrived) = {at("2026-11-03 10:00"), {}};
    BOOST_TEST((get(f, M::notified, now).state == MilestoneState::late));
    f.when(M::notified) = {at("2026-11-03 10:00"), {}};
    BOOST_TEST((get(f, M::notified, now).state == MilestoneState::kept));
    f.when(M::notified) = {at("2026-11-03 10:00:00.001"), {}};
    BOOST_TEST((get(f, M::notified, now).state == MilestoneState::late));
}

BOOST_AUTO_TEST_CASE(waiting_adds_its_length_to_a_round_the_clock_limit) {
    ClockFacts f = facts(K::repair, C::drain, V::small, "2026-11-03 09:00");  // due 09:30
    f.pauses = {{at("2026-11-03 09:10"), at("2026-11-03 09:25")},
                {at("2026-11-03 09:40"), at("2026-11-03 09:41")}};
    const auto due = [&](const char* now) { return shown(get(f, M::completed, at(now)).due); };
    BOOST_TEST(due("2026-11-03 09:05") == "2026-11-03T09:30:00+08:00");  // not yet
    BOOST_TEST(due("2026-11-03 09:15") == "2026-11-03T09:35:00+08:00");  // five minutes so far
    BOOST_TEST(due("2026-11-03 09:30") == "2026-11-03T09:45:00+08:00");
    BOOST_TEST(due("2026-11-03 12:00") == "2026-11-03T09:46:00+08:00");
    const Milestone waiting = get(f, M::completed, at("2026-11-03 09:15"));
    BOOST_TEST(waiting.left_ms == 20 * minute_ms);
    BOOST_TEST(waiting.limit_ms == 30 * minute_ms);

    // Still waiting: time left stands still.
    f.pauses.back().until = {};
    BOOST_TEST(get(f, M::completed, at("2026-11-03 09:40")).left_ms == 5 * minute_ms);
    const Milestone stopped = get(f, M::completed, at("2026-11-03 15:00"));
    BOOST_TEST(stopped.left_ms == 5 * minute_ms);
    BOOST_TEST(stopped.stopped);
    BOOST_TEST((stopped.state == MilestoneState::open));
    // Done while waiting: waiting counts up to then.
    f.when(M::completed) = {at("2026-11-03 15:00"), {}};
    BOOST_TEST((get(f, M::completed, at("2026-11-05 09:00")).state == MilestoneState::kept));
    BOOST_TEST(get(f, M::completed, at("2026-11-05 09:00")).left_ms == 5 * minute_ms);
}

BOOST_AUTO_TEST_CASE(waiting_after_the_limit_saves_nothing) {
    ClockFacts f = facts(K::repair, C::drain, V::small, "2026-11-03 09:00");  // due 09:30
    f.pauses = {{at("2026-11-03 09:30:00.001"), at("2026-11-03 11:00")}};
    BOOST_TEST(shown(get(f, M::completed, at("2026-11-03 12:00")).due) ==
               "2026-11-03T09:30:00+08:00");
    f.pauses = {{at("2026-11-03 09:30"), at("2026-11-03 11:00")}};
    BOOST_TEST(shown(get(f, M::completed, at("2026-11-03 12:00")).due) ==
               "2026-11-03T11:00:00+08:00");
    // Waiting before a clock starts is not its own.
    f = facts(K::repair, C::leak, V::small, "2026-11-03 09:00");
    f.pauses = {{at("2026-11-03 09:10"), at("2026-11-03 12:00")}};
    f.when(M::completed) = {at("2026-11-03 13:00"), {}};
    BOOST_TEST(shown(get(f, M::revisited, at("2026-11-03 14:00")).due) ==
               "2026-11-06T13:00:00+08:00");
}

BOOST_AUTO_TEST_CASE(waiting_moves_a_day_clock_by_the_days_it_touched) {
    struct Row {
        K kind;
        C category;
        V severity;
        M milestone;
        const char *reported, *from, *until, *due;
    };
    // clang-format off
    constexpr Row rows[] = {
        // calendar days: 3 days, the same time of day
        {K::repair, C::leak, V::difficult, M::completed, "2026-11-03 10:00", "2026-11-04 23:59", "2026-11-05 00:01", "2026-11-08 10:00"},
        {K::repair, C::leak, V::difficult, M::completed, "2026-11-03 10:00", "2026-11-04 08:00", "2026-11-05 00:00", "2026-11-07 10:00"},
        {K::repair, C::leak, V::difficult, M::completed, "2026-11-03 10:00", "2026-11-04 08:00", "2026-11-04 08:01", "2026-11-07 10:00"},
        // working days: Friday evening to Monday morning touches two of them
        {K::complaint, C::noise, V::complex, M::verified, "2026-11-05 10:00", "2026-11-06 17:00", "2026-11-09 09:00", "2026-11-12 18:00"},
        {K::complaint, C::noise, V::complex, M::verified, "2026-11-05 10:00", "2026-11-07 09:00", "2026-11-08 20:00", "2026-11-10 18:00"},
        // service day, over working days
        {K::enquiry, C::fees, V::ordinary, M::answered, "2026-11-06 10:00", "2026-11-06 11:00", "2026-11-06 12:00", "2026-11-09 18:00"},
    };
    // clang-format on
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.reported << " waiting from " << row.from) {
            ClockFacts f = facts(row.kind, row.category, row.severity, row.reported);
            f.pauses = {{at(row.from), at(row.until)}};
            const Milestone m = get(f, row.milestone, at("2026-11-20 09:00"));
            BOOST_TEST(shown(m.due) == shown(at(row.due)));
        }
    }
    // Every day counts for P09, and a day touched twice counts once.
    ClockFacts f = facts(K::repair, C::drain, V::ordinary, "2026-11-06 17:45");
    f.pauses = {{at("2026-11-06 17:50"), at("2026-11-06 17:51")},
                {at("2026-11-06 17:52"), at("2026-11-07 09:00")}};
    const PromiseRow* row = promise_row(P::p09, butler);
    BOOST_REQUIRE(row != nullptr);
    const Milestone m = get(f, M::completed, at("2026-11-20 09:00"));
    BOOST_TEST((m.promise == P::p11));  // 30 min and 15 h 9 min of waiting
    BOOST_TEST(shown(m.due) == "2026-11-07T09:24:00+08:00");
    f.severity = V::difficult;
    f.reported.at = at("2026-11-06 10:00");
    BOOST_TEST(shown(get(f, M::completed, at("2026-11-20 09:00")).due) ==
               "2026-11-11T10:00:00+08:00");
}

BOOST_AUTO_TEST_CASE(no_waiting_makes_anything_due_earlier) {
    // Whatever the pauses: never earlier than without; longer waiting never brings the end forward; done
    // within the limit without waiting stays kept.
    fixtures::Random random(11);
    const K kinds[] = {K::repair, K::complaint, K::enquiry};
    int wrong = 0;
    for (int i = 0; i < 4000; ++i) {
        ClockFacts f;
        f.kind = kinds[random.below(3)];
        f.category = random.pick<Category>(category_last);
        f.severity = random.pick<Severity>(severity_last);
        f.reported.at = at("2026-09-15 00:00") + random.below(40u * 24 * 60) * minute_ms;
        const UtcMs now = f.reported.at + random.below(20u * 24 * 60) * minute_ms;
        const auto plain = milestones(f, Policy{}, now);
        UtcMs cursor = f.reported.at;
        for (std::uint32_t p = random.below(4); p > 0; --p) {
            const UtcMs from = cursor + random.below(2000) * minute_ms;
            cursor = from + (1 + random.below(3000)) * minute_ms;
            f.pauses.push_back({from, cursor});
        }
        const auto paused = milestones(f, Policy{}, now);
        if (!f.pauses.empty()) f.pauses.back().until = f.pauses.back().until + hour_ms;
        const auto longer = milestones(f, Policy{}, now);
        for (std::size_t m = 0; m < plain.size(); ++m) {
            wrong += paused[m].due < plain[m].due || longer[m].due < paused[m].due ? 1 : 0;
        }
    }
    BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_CASE(a_quarter_left_is_soon) {
    const ClockFacts f = facts(K::repair, C::drain, V::small, "2026-11-03 09:00");
    const auto soon = [&](const char* now) { return get(f, M::completed, at(now)).due_soon(); };
    BOOST_TEST(!soon("2026-11-03 09:22:29.999"));
    BOOST_TEST(soon("2026-11-03 09:22:30"));
    BOOST_TEST(soon("2026-11-03 09:30"));
    BOOST_TEST(!soon("2026-11-03 09:30:00.001"));  // late, not soon
}

BOOST_AUTO_TEST_CASE(a_verdict_rests_on_the_weaker_of_its_times) {
    ClockFacts f = facts(K::repair, C::drain, V::small, "2026-11-03 09:00");
    f.when(M::responded) = {at("2026-11-03 09:05"), TimeGrade::unproven};
    const UtcMs now = at("2026-11-03 10:00");
    BOOST_TEST((get(f, M::responded, now).grade == TimeGrade::unproven));
    BOOST_TEST((get(f, M::completed, now).grade == TimeGrade::proven));
    f.reported.grade = TimeGrade::plausible;
    f.when(M::responded).grade = TimeGrade::proven;
    BOOST_TEST((get(f, M::responded, now).grade == TimeGrade::plausible));
}

BOOST_AUTO_TEST_CASE(other_hours_and_another_zone) {
    Policy policy;
    policy.closes_minute = 17 * 60 + 30;
    const ClockFacts f = facts(K::enquiry, C::fees, V::ordinary, "2026-11-03 17:30");
    BOOST_TEST(shown(get(f, M::answered, f.reported.at, policy).due) ==
               "2026-11-04T17:30:00+08:00");
    policy.zone = {0};
    const ClockFacts g = facts(K::enquiry, C::fees, V::ordinary, "2026-11-04 01:29");
    BOOST_TEST(shown(get(g, M::answered, g.reported.at, policy).due) ==
               "2026-11-04T01:30:00+08:00");
}

BOOST_AUTO_TEST_CASE(the_table_says_each_promise_once_a_set) {
    for (std::uint8_t set = 0; set <= policy_set_last; ++set) {
        for (std::uint8_t id = 1; id <= 17; ++id) {
            int found = 0;
            for (const PromiseRow& row : promise_rows()) {
                found += static_cast<std::uint8_t>(row.id) == id && (row.sets >> set & 1u) ? 1 : 0;
            }
            BOOST_TEST(found == 1, "P" << int(id) << " in set " << int(set));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
