// The clocks against a second reckoning that walks minute by minute and day by day, and laws that
// hold for every ticket: midnight, time zones, holidays, pauses, a changed class, appointments.

#include "core/policy/promises.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

using namespace core;
using fixtures::at;
using fixtures::Random;

namespace {

using M = MilestoneName;
using C = PromiseClock;

std::string shown(UtcMs at, Zone zone = {}) { return rfc3339(at, zone); }

bool in_pause(const ClockFacts& f, UtcMs t) {
    return std::any_of(f.pauses.begin(), f.pauses.end(),
                       [&](const Pause& p) { return p.from <= t && t < p.until; });
}

// Runs the limit down, a minute at a time; waiting stands still.
UtcMs walk_minutes(const ClockFacts& f, UtcMs start, std::int64_t limit) {
    UtcMs t = start;
    for (std::int64_t left = limit; left > 0 || in_pause(f, t); t = t + minute_ms) {
        if (!in_pause(f, t)) left -= minute_ms;
    }
    return t;
}

struct DayWalk {
    const Policy& policy;
    bool working;
    bool counts(Day day) const { return !working || policy.calendar.works(day); }
    UtcMs closing(Day day) const {
        return start_of(day, policy.zone) + policy.closes_minute * minute_ms;
    }
    // The closing that is `days` counted days after day 0.
    UtcMs end(UtcMs start, int days) const {
        Day day = day_of(start, policy.zone);
        while (!counts(day) || closing(day) <= start) {
            ++day.value;
            start = std::min(start, start_of(day, policy.zone));
        }
        while (days > 0) {
            ++day.value;
            if (counts(day)) --days;
        }
        return closing(day);
    }
};

// Every counted day that some minute of a pause lies in, as far as the pause began in time.
int touched_days(const ClockFacts& f, UtcMs start, const DayWalk& walk, auto end_after) {
    std::set<std::int32_t> days;
    for (const Pause& p : f.pauses) {
        const UtcMs from = std::max(p.from, start);
        if (from > end_after(static_cast<int>(days.size()))) continue;
        for (UtcMs t = from; t < p.until; t = t + minute_ms) {
            const Day day = day_of(t, walk.policy.zone);
            if (walk.counts(day)) days.insert(day.value);
        }
    }
    return static_cast<int>(days.size());
}

UtcMs second_reckoning(const PromiseRow& row, const ClockFacts& f, const Policy& policy) {
    const UtcMs start = f.reported.at;
    const int n = static_cast<int>(row.limit);
    switch (row.clock) {
        case C::round_the_clock: return walk_minutes(f, start, row.limit);
        case C::calendar_days: {
            const auto end = [&](int moved) { return start + (n + moved) * day_ms; };
            return end(touched_days(f, start, {policy, false}, end));
        }
        case C::working_days:
        case C::service_day_working:
        case C::service_day_every: {
            const DayWalk walk{policy, row.clock != C::service_day_every};
            const auto end = [&](int moved) { return walk.end(start, n + moved); };
            return end(touched_days(f, start, walk, end));
        }
        case C::before_work: break;
    }
    return {};
}

// A ticket of September 2026 to February 2027: autumn's and spring's holidays and their make-up days.
ClockFacts random_ticket(Random& random, int pauses_max) {
    ClockFacts f;
    f.kind = random.pick<TicketKind>(ticket_kind_last);
    f.category = random.pick<Category>(category_last);
    f.severity = random.pick<Severity>(severity_last);
    f.reported.at = at("2026-09-15 00:00") + random.below(150u * 24 * 60) * minute_ms;
    UtcMs cursor = f.reported.at;
    for (std::uint32_t p = random.below(pauses_max + 1u); p > 0; --p) {
        const UtcMs from = cursor + random.below(1500) * minute_ms;
        cursor = from + (1 + random.below(2500)) * minute_ms;
        f.pauses.push_back({from, cursor});
        cursor = cursor + minute_ms;
    }
    return f;
}

Policy random_policy(Random& random) {
    Policy policy;
    policy.set = random.pick<PolicySet>(policy_set_last);
    policy.closes_minute = static_cast<std::uint16_t>(15 * 60 + 30 * random.below(19));
    policy.zone = {static_cast<std::int16_t>(30 * static_cast<int>(random.below(49)) - 720)};
    return policy;
}

constexpr UtcMs far_away{4'000'000'000'000};

}  // namespace

BOOST_AUTO_TEST_SUITE(clock_properties)

BOOST_AUTO_TEST_CASE(a_second_reckoning_agrees) {
    Random random(3);
    int wrong = 0, compared = 0;
    for (int i = 0; i < 1500; ++i) {
        const ClockFacts f = random_ticket(random, 3);
        const Policy policy = random_policy(random);
        for (const PromiseRow& row : promise_rows()) {
            if (row.start != ClockStart::report || row.clock == C::before_work) continue;
            const UtcMs want = second_reckoning(row, f, policy);
            const UtcMs have = run_clock(row, f, policy, far_away).end;
            ++compared;
            if (have == want) continue;
            if (++wrong < 4)
                BOOST_ERROR("P" << int(row.id) << " from " << shown(f.reported.at, policy.zone)
                                << ": " << shown(have, policy.zone) << ", not "
                                << shown(want, policy.zone));
        }
    }
    BOOST_TEST(wrong == 0);
    BOOST_TEST(compared > 15000);
}

BOOST_AUTO_TEST_CASE(the_strictest_of_all_that_apply_binds) {
    Random random(4);
    for (int i = 0; i < 2000; ++i) {
        ClockFacts f = random_ticket(random, 2);
        if (random.chance(50)) f.dispatched.at = f.reported.at + random.below(60) * minute_ms;
        if (random.chance(50)) f.when(M::completed).at = f.reported.at + random.below(9) * hour_ms;
        const Policy policy = random_policy(random);
        for (const Milestone& m : milestones(f, policy, far_away)) {
            const UtcMs until = m.done() ? m.done_at : far_away;
            bool bound = false;
            for (const PromiseRow& row : promise_rows()) {
                if (row.milestone != m.name || !applies(row, f, policy.set)) continue;
                const ClockRun run = run_clock(row, f, policy, until);
                bound = bound || (row.id == m.promise && run.end == m.due);
                BOOST_REQUIRE(!run.end || (m.due && m.due <= run.end));
            }
            BOOST_REQUIRE(bound || m.clock == C::before_work);
        }
    }
}

// Later reported is never sooner due, a millisecond before and after every edge of a day too.
BOOST_AUTO_TEST_CASE(a_later_report_is_never_due_sooner) {
    const Policy policy;
    for (const PromiseRow& row : promise_rows()) {
        if (row.clock == C::before_work) continue;
        UtcMs last;
        for (Day d = fixtures::day("2026-09-18"); d <= fixtures::day("2026-10-14"); ++d.value) {
            const UtcMs midnight = start_of(d, policy.zone);
            const UtcMs closing = midnight + policy.closes_minute * minute_ms;
            for (const UtcMs start : {midnight, midnight + 1, midnight + 9 * hour_ms,
                                      closing + (-1), closing, midnight + (day_ms - 1)}) {
                const UtcMs end = end_of_clock(row, start, policy);
                BOOST_TEST((end >= last && end >= start));
                last = end;
            }
        }
    }
}

// The same day in the community's own time gives the same answer in its own time, wherever it lies.
BOOST_AUTO_TEST_CASE(every_zone_reckons_in_its_own_day) {
    Random random(5);
    for (int i = 0; i < 1000; ++i) {
        const ClockFacts f = random_ticket(random, 2);
        const Policy here;
        Policy there;
        there.zone = {static_cast<std::int16_t>(15 * static_cast<int>(random.below(113)) - 840)};
        const std::int64_t shift =
            (here.zone.offset_minutes - there.zone.offset_minutes) * minute_ms;
        ClockFacts moved = f;
        moved.reported.at = f.reported.at + shift;
        for (Pause& p : moved.pauses) p = {p.from + shift, p.until + shift};
        for (const PromiseRow& row : promise_rows()) {
            if (row.start != ClockStart::report || row.clock == C::before_work) continue;
            const UtcMs end_here = run_clock(row, f, here, far_away).end;
            const UtcMs end_there = run_clock(row, moved, there, far_away).end;
            BOOST_REQUIRE((end_there == end_here + shift));
        }
    }
}

// A week without holidays is like the next.
BOOST_AUTO_TEST_CASE(a_week_later_is_due_a_week_later) {
    Random random(6);
    const Policy policy;
    const std::int64_t week = 7 * day_ms;
    for (int i = 0; i < 500; ++i) {
        const UtcMs start = at("2026-11-02 00:00") + random.below(7u * 24 * 60) * minute_ms;
        for (const PromiseRow& row : promise_rows()) {
            const UtcMs end = end_of_clock(row, start, policy);
            BOOST_REQUIRE((end_of_clock(row, start + week, policy) == end + week));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_changed_class_keeps_the_waiting) {
    ClockFacts f;
    f.kind = TicketKind::repair;
    f.category = Category::drain;
    f.severity = Severity::small;
    f.reported.at = at("2026-11-03 09:00");
    f.pauses = {{at("2026-11-03 09:10"), at("2026-11-03 09:30")}};
    const auto due = [&] {
        for (const Milestone& m : milestones(f, Policy{}, at("2026-11-03 09:40")))
            if (m.name == M::completed) return shown(m.due);
        return std::string();
    };
    BOOST_TEST(due() == "2026-11-03T09:50:00+08:00");
    f.severity = Severity::big;
    BOOST_TEST(due() == "2026-11-03T12:20:00+08:00");
    f.severity = Severity::difficult;
    BOOST_TEST(due() == "2026-11-07T09:00:00+08:00");  // three days, and the day that was touched
    f.severity = Severity::small;
    BOOST_TEST(due() == "2026-11-03T09:50:00+08:00");
}

BOOST_AUTO_TEST_CASE(an_appointment_puts_the_end_at_its_window_s) {
    struct Row {
        PromiseId id;
        TicketKind kind;
        Severity severity;
        M milestone;
        bool moves;
    };
    using P = PromiseId;
    constexpr TicketKind repair = TicketKind::repair;
    constexpr Row rows[] = {
        {P::p01, repair, Severity::big, M::responded, false},
        {P::p08, repair, Severity::big, M::arrived, true},
        {P::p09, repair, Severity::ordinary, M::completed, true},
        {P::p10, repair, Severity::emergency, M::arrived, false},
        {P::p11, repair, Severity::small, M::completed, true},
        {P::p12, repair, Severity::big, M::completed, true},
        {P::p13, repair, Severity::difficult, M::completed, false},
        {P::p04, TicketKind::complaint, Severity::ordinary, M::verified, false},
        {P::p06, TicketKind::enquiry, Severity::ordinary, M::answered, false},
    };
    const Window window{at("2026-11-05 14:00"), at("2026-11-05 16:00")};
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT("P" << int(row.id)) {
            ClockFacts f;
            f.kind = row.kind;
            f.severity = row.severity;
            f.reported.at = at("2026-11-03 09:00");
            f.dispatched.at = at("2026-11-03 09:05");
            const PromiseRow& promise = *promise_row(row.id, PolicySet::butler);
            const UtcMs plain = run_clock(promise, f, Policy{}, far_away).end;
            f.appointment = window;
            const ClockRun run = run_clock(promise, f, Policy{}, far_away);
            BOOST_TEST(run.by_appointment == row.moves);
            BOOST_TEST(shown(run.end) == shown(row.moves ? window.until : plain));
            // At the window's end it is kept, a millisecond later it is late.
            f.when(row.milestone).at = run.end;
            for (const Milestone& m : milestones(f, Policy{}, far_away)) {
                if (m.name != row.milestone) continue;
                BOOST_TEST((m.promise == row.id));
                BOOST_TEST((m.state == MilestoneState::kept));
            }
            f.when(row.milestone).at = run.end + 1;
            for (const Milestone& m : milestones(f, Policy{}, far_away))
                if (m.name == row.milestone) BOOST_TEST((m.state == MilestoneState::late));
        }
    }
}

BOOST_AUTO_TEST_CASE(waiting_and_an_appointment) {
    ClockFacts f;
    f.kind = TicketKind::repair;
    f.severity = Severity::small;
    f.reported.at = at("2026-11-03 09:00");
    f.appointment = {at("2026-11-05 14:00"), at("2026-11-05 16:00")};
    const auto due = [&](M name) {
        for (const Milestone& m : milestones(f, Policy{}, at("2026-11-09 09:00")))
            if (m.name == name) return shown(m.due);
        return std::string();
    };
    BOOST_TEST(due(M::arrived) == "2026-11-05T16:00:00+08:00");  // before anybody was sent
    // Waiting until the window is what was agreed; waiting from there on is waiting.
    f.pauses = {{at("2026-11-03 09:10"), at("2026-11-05 14:00")}};
    BOOST_TEST(due(M::completed) == "2026-11-05T16:00:00+08:00");
    f.pauses = {{at("2026-11-03 09:10"), at("2026-11-05 14:10")}};
    BOOST_TEST(due(M::completed) == "2026-11-05T16:10:00+08:00");
    f.pauses.push_back({at("2026-11-05 15:00"), at("2026-11-05 16:00")});
    BOOST_TEST(due(M::completed) == "2026-11-05T17:10:00+08:00");
    f.pauses = {{at("2026-11-05 16:00:00.001"), at("2026-11-05 18:00")}};
    BOOST_TEST(due(M::completed) == "2026-11-05T16:00:00+08:00");
    // An appointment sooner than the limit binds too.
    f.pauses.clear();
    f.appointment = {at("2026-11-03 09:05"), at("2026-11-03 09:20")};
    BOOST_TEST(due(M::completed) == "2026-11-03T09:20:00+08:00");
}

BOOST_AUTO_TEST_CASE(a_calendar_of_one_s_own) {
    constexpr SpecialDay own[] = {
        {{2026, 11, 4}, false, false},  // a Wednesday off
        {{2026, 11, 7}, true, false},   // a Saturday worked
    };
    Policy policy;
    policy.calendar.days = own;
    const PromiseRow& row = *promise_row(PromiseId::p05, PolicySet::butler);
    const auto end = [&](const char* start) { return shown(end_of_clock(row, at(start), policy)); };
    BOOST_TEST(end("2026-11-03 10:00") == "2026-11-07T18:00:00+08:00");
    BOOST_TEST(end("2026-11-04 10:00") == "2026-11-09T18:00:00+08:00");
    BOOST_TEST(end("2026-10-01 10:00") == "2026-10-06T18:00:00+08:00");  // it lists no holiday
}

BOOST_AUTO_TEST_SUITE_END()
