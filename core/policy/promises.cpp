#include "core/policy/promises.hpp"

#include <algorithm>

namespace core {

namespace {

using M = MilestoneName;
using C = PromiseClock;

constexpr bool contains(std::uint32_t set, auto one) {
    return (set >> static_cast<unsigned>(one) & 1u) != 0;
}

const Moment& start_of_clock(const ClockFacts& facts, ClockStart start) {
    switch (start) {
        case ClockStart::report: return facts.reported;
        case ClockStart::dispatch: return facts.dispatched;
        case ClockStart::completion: return facts.when(M::completed);
    }
    return facts.reported;
}

// An ordinary repair counts as a small one where a row names small.
bool severity_matches(const PromiseRow& row, const ClockFacts& facts) {
    if (contains(row.severities, facts.severity)) return true;
    return row.severities == 1u << static_cast<unsigned>(Severity::small) &&
           facts.kind == TicketKind::repair && facts.severity == Severity::ordinary;
}

UtcMs closing(Day day, const Policy& policy) {
    return start_of(day, policy.zone) + policy.closes_minute * minute_ms;
}

// The end of a clock, `moved` of its days later.
UtcMs end_moved(const PromiseRow& row, UtcMs start, int moved, const Policy& policy) {
    switch (row.clock) {
        case C::round_the_clock: return start + row.limit;
        case C::calendar_days: return start + (row.limit + moved) * day_ms;
        case C::working_days:
        case C::service_day_working: {
            const Day zero = day_zero(start, policy, true);
            const int days = static_cast<int>(row.limit) + moved;
            return closing(policy.calendar.plus_working(zero, days), policy);
        }
        case C::service_day_every:
            return closing(day_zero(start, policy, false), policy) + moved * day_ms;
        case C::before_work: break;
    }
    return start;
}

int days_in(Day first, Day last, PromiseClock clock, const Policy& policy) {
    if (first > last) return 0;
    return counts_working_days(clock) ? policy.calendar.working_between(first, last)
                                      : last.value - first.value + 1;
}

// Moves the run's end by the waiting of [since, until]. A pause counts when it began no later than
// the end as it stood then.
void add_waiting(ClockRun& run, const PromiseRow& row, UtcMs since, UtcMs until,
                 const ClockFacts& facts, const Policy& policy) {
    Day counted_to{INT32_MIN};  // a day touched by two pauses counts once
    for (const Pause& pause : facts.pauses) {
        const UtcMs from = std::max(pause.from, since);
        const UtcMs to = pause.until ? std::min(pause.until, until) : until;
        if (to <= from || from > run.end) continue;
        if (row.clock == C::round_the_clock) {
            run.waited_ms += to - from;
            run.end = run.plain_end + run.waited_ms;
            continue;
        }
        const Day first = std::max(day_of(from, policy.zone), Day{counted_to.value + 1});
        const Day last = day_of(to + (-1), policy.zone);
        run.waited_days += days_in(first, last, row.clock, policy);
        counted_to = std::max(counted_to, last);
        run.end = run.by_appointment ? run.plain_end + run.waited_days * day_ms
                                     : end_moved(row, run.started_at, run.waited_days, policy);
    }
}

bool waits_at(const ClockFacts& facts, UtcMs now) {
    return !facts.pauses.empty() && facts.pauses.back().from <= now &&
           (!facts.pauses.back().until || facts.pauses.back().until > now);
}

TimeGrade weaker(TimeGrade a, TimeGrade b) { return std::max(a, b); }

// One promise of a milestone, judged alone.
Milestone judge(const PromiseRow& row, const ClockFacts& facts, const Policy& policy, UtcMs now) {
    Milestone m;
    m.name = row.milestone;
    m.promise = row.id;
    m.set = policy.set;
    m.clock = row.clock;
    const Moment& start = start_of_clock(facts, row.start);
    const Moment& done = facts.when(row.milestone);
    const bool ended = facts.ended && !done;
    const UtcMs until = done ? done.at : ended ? std::min(now, facts.ended.at) : now;
    const ClockRun run = run_clock(row, facts, policy, until);
    m.done_at = done.at;
    m.grade =
        weaker(start ? start.grade : TimeGrade::proven, done ? done.grade : TimeGrade::proven);
    if (row.clock == C::before_work) {
        // Kept when it happened before anybody worked; owed, without a limit, until then.
        const Moment& site = facts.when(M::arrived);
        const Moment& work = site ? site : facts.when(M::completed);
        const bool too_late = work && (!done || done.at > work.at);
        m.started_at = start.at;
        m.state = too_late ? MilestoneState::late
                  : done   ? MilestoneState::kept
                           : MilestoneState::open;
    } else if (!run.started_at) {
        // What was never started cannot be late; done all the same, it is kept.
        m.state = done ? MilestoneState::kept : MilestoneState::not_started;
        if (!done) m.grade = TimeGrade::plausible;
    } else {
        m.started_at = run.started_at;
        m.due = run.end;
        m.limit_ms = run.plain_end - run.started_at;
        m.left_ms = m.due - until;
        const MilestoneState in_time = done ? MilestoneState::kept : MilestoneState::open;
        m.state = until > m.due ? MilestoneState::late : in_time;
        m.stopped = !done && !ended && waits_at(facts, now);
    }
    const bool unfinished =
        m.state == MilestoneState::open || m.state == MilestoneState::not_started;
    if (facts.ended && unfinished) m.state = MilestoneState::lapsed;
    return m;
}

// The stricter of two promises on one milestone: the earlier end; one whose clock runs before one
// whose clock does not.
bool stricter(const Milestone& a, const Milestone& b) {
    const bool a_runs = static_cast<bool>(a.due), b_runs = static_cast<bool>(b.due);
    if (a_runs != b_runs) return a_runs;
    return a.due < b.due;
}

// Calls each(milestone) for every milestone of the ticket, in order, without allocating.
template <class Each>
void each_milestone(const ClockFacts& facts, const Policy& now_set, UtcMs now, Each each) {
    const Policy policy = now_set.at(facts.reported.at);
    Milestone binding[milestone_count];
    for (const PromiseRow& row : promise_rows()) {
        if (!applies(row, facts, policy.set)) continue;
        const Milestone judged = judge(row, facts, policy, now);
        Milestone& slot = binding[static_cast<std::size_t>(row.milestone)];
        if (slot.promise == PromiseId::none || stricter(judged, slot)) slot = judged;
    }
    for (const Milestone& m : binding) {
        if (m.promise != PromiseId::none) each(m);
    }
}

}  // namespace

Policy policy_of(const State& state) {
    Policy policy;
    if (const Community* community = state.community()) {
        policy.opens_minute = community->opens_minute;
        policy.closes_minute = community->closes_minute;
        policy.zone = community->zone;
        policy.calendar = shipped_calendar().with(community->calendar);
        policy.terms = community->terms;
    }
    return policy;
}

Policy Policy::at(UtcMs reported) const {
    Policy policy = *this;
    policy.terms = {};
    for (const ServiceTerms& each : terms) {
        if (each.from > reported) break;
        policy.set = each.set;
        policy.opens_minute = each.opens_minute;
        policy.closes_minute = each.closes_minute;
    }
    return policy;
}

bool stops_clock(WaitReason reason) {
    switch (reason) {
        // Every reason that can be given is outside the hands of whoever does the work.
        case WaitReason::parts:
        case WaitReason::appointment:
        case WaitReason::owner_away:
        case WaitReason::third_party:
        case WaitReason::weather: return true;
    }
    return false;  // a reason of a newer version
}

bool applies(const PromiseRow& row, const ClockFacts& facts, PolicySet set) {
    return contains(row.sets, set) && contains(row.kinds, facts.kind) &&
           contains(row.categories, facts.category) && severity_matches(row, facts) &&
           (!row.outside_contract || facts.outside_contract);
}

bool counts_working_days(PromiseClock clock) {
    return clock == C::working_days || clock == C::service_day_working;
}

Day day_zero(UtcMs start, const Policy& policy, bool over_working_days) {
    Day day = day_of(start, policy.zone);
    if (start >= closing(day, policy)) ++day.value;
    return over_working_days ? policy.calendar.next_working(day) : day;
}

UtcMs end_of_clock(const PromiseRow& row, UtcMs start, const Policy& policy) {
    return end_moved(row, start, 0, policy);
}

ClockRun run_clock(const PromiseRow& row, const ClockFacts& facts, const Policy& policy,
                   UtcMs until) {
    ClockRun run;
    const Moment& start = start_of_clock(facts, row.start);
    run.by_appointment = row.by_appointment && facts.appointment;
    run.started_at = start.at;
    // A window binds before anybody was sent.
    if (run.by_appointment && !start) run.started_at = facts.reported.at;
    if (!run.started_at || row.clock == C::before_work) return run;
    run.plain_end =
        run.by_appointment ? facts.appointment.until : end_of_clock(row, run.started_at, policy);
    run.end = run.plain_end;
    const UtcMs since =
        run.by_appointment ? std::max(run.started_at, facts.appointment.from) : run.started_at;
    add_waiting(run, row, since, until, facts, policy);
    return run;
}

bool Milestone::due_soon() const {
    return state == MilestoneState::open && due && left_ms * 4 <= limit_ms;
}

std::vector<Milestone> milestones(const ClockFacts& facts, const Policy& policy, UtcMs now) {
    std::vector<Milestone> out;
    each_milestone(facts, policy, now, [&](const Milestone& m) { out.push_back(m); });
    return out;
}

std::vector<Milestone> milestones(const Ticket& ticket, const Policy& policy, UtcMs now) {
    return milestones(facts_of(ticket), policy, now);
}

bool next_milestone(const Ticket& ticket, const Policy& policy, UtcMs now, Milestone& next) {
    if (!is_open(ticket.status)) return false;
    bool found = false;
    each_milestone(facts_of(ticket), policy, now, [&](const Milestone& m) {
        if (!m.owed() || !m.due) return;
        if (!found || m.due < next.due) next = m;
        found = true;
    });
    return found;
}

}  // namespace core
