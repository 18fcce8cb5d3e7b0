#include "core/policy/promises.hpp"

#include <algorithm>

namespace core {

namespace {

constexpr std::uint32_t bit(auto... each) {
    return (std::uint32_t{0} | ... | (std::uint32_t{1} << static_cast<unsigned>(each)));
}
constexpr bool contains(std::uint32_t set, auto one) {
    return (set >> static_cast<unsigned>(one) & 1u) != 0;
}

constexpr std::uint32_t all = ~std::uint32_t{0};
constexpr std::uint32_t every_set = all;
constexpr std::uint32_t butler_set = bit(PolicySet::butler);
constexpr std::uint32_t standard_set = bit(PolicySet::standard);
constexpr std::uint32_t rapid_set = bit(PolicySet::rapid);

constexpr std::uint32_t requests = all & ~bit(TicketKind::complaint, TicketKind::suggestion);
constexpr std::uint32_t repair = bit(TicketKind::repair);
constexpr std::uint32_t complaint = bit(TicketKind::complaint);
constexpr std::uint32_t enquiry = bit(TicketKind::enquiry);

constexpr std::uint32_t ordinary = bit(Severity::ordinary);
constexpr std::uint32_t complex = bit(Severity::complex);
constexpr std::uint32_t emergency = bit(Severity::emergency);
constexpr std::uint32_t small = bit(Severity::small);
constexpr std::uint32_t big = bit(Severity::big);
constexpr std::uint32_t difficult = bit(Severity::difficult);

constexpr std::uint32_t leak = bit(Category::leak);
constexpr std::uint32_t lift = bit(Category::lift);

using P = PromiseId;
using M = MilestoneName;
using C = PromiseClock;
using From = ClockStart;

// The promise table with its sources: [A] site standard, [C1], [C3], [C5] butler schemes, [D1] post
// duties, [E] workflow handbook. Where schemes differ, a row each, told apart by set.
// clang-format off
constexpr PromiseRow rows[] = {
    // id    sets                    kinds      severities categories outside milestone     clock                   from              limit             words
    {P::p01, butler_set | rapid_set, requests,  all,       all,       false,  M::responded, C::round_the_clock,     From::report,     10 * minute_ms,   {"10 分钟内", "within 10 min"}},            // C1
    {P::p01, standard_set,           requests,  all,       all,       false,  M::responded, C::round_the_clock,     From::report,     15 * minute_ms,   {"15 分钟内", "within 15 min"}},            // C3
    {P::p02, every_set,              complaint, all,       all,       false,  M::responded, C::round_the_clock,     From::report,     30 * minute_ms,   {"30 分钟内首次响应", "first response within 30 min"}},  // E
    {P::p03, every_set,              complaint, all,       all,       false,  M::feedback,  C::round_the_clock,     From::report,     24 * hour_ms,     {"24 小时内", "within 24 h"}},              // C1
    {P::p04, every_set,              complaint, ordinary,  all,       false,  M::verified,  C::working_days,        From::report,     1,                {"一般投诉 1 个工作日内", "ordinary complaint: within 1 working day"}},   // E
    {P::p05, every_set,              complaint, complex,   all,       false,  M::verified,  C::working_days,        From::report,     3,                {"复杂投诉 3 个工作日内", "complex complaint: within 3 working days"}},   // E
    {P::p06, every_set,              enquiry,   ordinary,  all,       false,  M::answered,  C::service_day_working, From::report,     0,                {"一般咨询当日", "ordinary enquiry: the same day"}},                      // E
    {P::p07, every_set,              enquiry,   complex,   all,       false,  M::feedback,  C::working_days,        From::report,     2,                {"复杂咨询 2 个工作日内", "complex enquiry: within 2 working days"}},     // E
    {P::p08, butler_set | standard_set, repair, all,       all,       false,  M::arrived,   C::round_the_clock,     From::dispatch,   30 * minute_ms,   {"派单后 30 分钟内", "within 30 min of dispatch"}},  // A
    {P::p08, rapid_set,              repair,    all,       all,       false,  M::arrived,   C::round_the_clock,     From::report,     15 * minute_ms,   {"报修后 15 分钟内", "within 15 min of the call"}},  // C3
    {P::p09, every_set,              repair,    ordinary,  all,       false,  M::completed, C::service_day_every,   From::report,     0,                {"一般维修当日", "ordinary repair: the same day"}},  // A
    {P::p10, every_set,              all,       emergency, all,       false,  M::arrived,   C::round_the_clock,     From::report,     3 * minute_ms,    {"突发 3 分钟内", "emergency: within 3 min"}},       // C5
    {P::p11, every_set,              all,       small,     all,       false,  M::completed, C::round_the_clock,     From::report,     30 * minute_ms,   {"小问题 30 分钟内", "small: within 30 min"}},       // C5
    {P::p12, every_set,              all,       big,       all,       false,  M::completed, C::round_the_clock,     From::report,     3 * hour_ms,      {"大问题 3 小时内", "big: within 3 h"}},             // C5
    {P::p13, every_set,              all,       difficult, all,       false,  M::completed, C::calendar_days,       From::report,     3,                {"疑难 3 天内", "difficult: within 3 days"}},        // C5
    {P::p14, every_set,              all,       emergency, lift,      false,  M::arrived,   C::round_the_clock,     From::report,     10 * minute_ms,   {"电梯突发 10 分钟内", "lift emergency: within 10 min"}},  // D1
    {P::p15, every_set,              repair,    all,       leak,      false,  M::revisited, C::calendar_days,       From::completion, 3,                {"渗漏完成后 3 天内", "leak: within 3 days of completion"}},  // A
    {P::p16, every_set,              all,       all,       all,       false,  M::revisited, C::calendar_days,       From::completion, 7,                {"完成后 7 天内", "within 7 days of completion"}},   // C1, C3
    {P::p17, every_set,              all,       all,       all,       true,   M::notified,  C::before_work,         From::report,     0,                {"施工前", "before the work"}},                      // D1
};
// clang-format on

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
    return row.severities == small && facts.kind == TicketKind::repair &&
           facts.severity == Severity::ordinary;
}

bool applies(const PromiseRow& row, const ClockFacts& facts, PolicySet set) {
    return contains(row.sets, set) && contains(row.kinds, facts.kind) &&
           contains(row.categories, facts.category) && severity_matches(row, facts) &&
           (!row.outside_contract || facts.outside_contract);
}

UtcMs closing(Day day, const Policy& policy) {
    return start_of(day, policy.zone) + policy.closes_minute * minute_ms;
}

// Day 0 of a day clock: the start's own day when it counts and the start is before closing.
Day day_zero(UtcMs start, const Policy& policy, bool over_working_days) {
    Day day = day_of(start, policy.zone);
    if (start >= closing(day, policy)) ++day.value;
    return over_working_days ? policy.calendar.next_working(day) : day;
}

// An end with the days that waiting touched added to it.
UtcMs moved_by_days(UtcMs end, int days, const PromiseRow& row, const Policy& policy) {
    switch (row.clock) {
        case C::working_days:
        case C::service_day_working: {
            const Day day = policy.calendar.plus_working(day_of(end, policy.zone), days);
            return closing(day, policy);
        }
        default: return end + days * day_ms;
    }
}

int days_in(Day first, Day last, PromiseClock clock, const Policy& policy) {
    if (first > last) return 0;
    const bool working = clock == C::working_days || clock == C::service_day_working;
    return working ? policy.calendar.working_between(first, last) : last.value - first.value + 1;
}

// The end of a clock with waiting counted up to `until` (now, or when it was done). A pause counts
// when it began no later than the end as it stood then.
UtcMs extended(const PromiseRow& row, UtcMs start, UtcMs until, const ClockFacts& facts,
               const Policy& policy) {
    const UtcMs base = end_of_clock(row, start, policy);
    UtcMs end = base;
    int days = 0;
    Day counted_to{INT32_MIN};  // a day touched by two pauses counts once
    for (const Pause& pause : facts.pauses) {
        const UtcMs from = std::max(pause.from, start);
        const UtcMs to = pause.until ? std::min(pause.until, until) : until;
        if (to <= from || from > end) continue;
        if (row.clock == C::round_the_clock) {
            end = end + (to - from);
            continue;
        }
        const Day first = std::max(day_of(from, policy.zone), Day{counted_to.value + 1});
        const Day last = day_of(to + (-1), policy.zone);
        days += days_in(first, last, row.clock, policy);
        counted_to = std::max(counted_to, last);
        end = moved_by_days(base, days, row, policy);
    }
    return end;
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
    m.clock = row.clock;
    const Moment& start = start_of_clock(facts, row.start);
    const Moment& done = facts.when(row.milestone);
    m.done_at = done.at;
    m.grade =
        weaker(start ? start.grade : TimeGrade::proven, done ? done.grade : TimeGrade::proven);
    if (row.clock == C::before_work) {
        // Kept when it happened before anybody worked; owed, without a limit, until then.
        const Moment& work = facts.when(M::arrived);
        const bool too_late = work && (!done || done.at > work.at);
        m.started_at = start.at;
        m.state = too_late ? MilestoneState::late
                  : done   ? MilestoneState::kept
                           : MilestoneState::open;
    } else if (!start) {
        // What was never started cannot be late; done all the same, it is kept.
        m.state = done ? MilestoneState::kept : MilestoneState::not_started;
        if (!done) m.grade = TimeGrade::plausible;
    } else {
        const bool ended = facts.ended && !done;
        const UtcMs until = done ? done.at : ended ? std::min(now, facts.ended.at) : now;
        m.started_at = start.at;
        m.due = extended(row, start.at, until, facts, policy);
        m.limit_ms = end_of_clock(row, start.at, policy) - start.at;
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
void each_milestone(const ClockFacts& facts, const Policy& policy, UtcMs now, Each each) {
    Milestone binding[milestone_count];
    for (const PromiseRow& row : rows) {
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

std::span<const PromiseRow> promise_rows() { return rows; }

const PromiseRow* promise_row(PromiseId id, PolicySet set) {
    for (const PromiseRow& row : rows) {
        if (row.id == id && contains(row.sets, set)) return &row;
    }
    return nullptr;
}

Policy policy_of(const State& state) {
    Policy policy;
    if (const Community* community = state.community()) {
        policy.opens_minute = community->opens_minute;
        policy.closes_minute = community->closes_minute;
        policy.zone = community->zone;
    }
    return policy;
}

bool stops_clock(WaitReason reason) {
    // Every reason that can be given is outside the hands of whoever does the work.
    return contains(bit(WaitReason::parts, WaitReason::appointment, WaitReason::owner_away,
                        WaitReason::third_party, WaitReason::weather),
                    reason);
}

UtcMs end_of_clock(const PromiseRow& row, UtcMs start, const Policy& policy) {
    switch (row.clock) {
        case C::round_the_clock: return start + row.limit;
        case C::calendar_days: return start + row.limit * day_ms;
        case C::working_days: {
            const Day zero = day_zero(start, policy, true);
            const int days = static_cast<int>(row.limit);
            return closing(policy.calendar.plus_working(zero, days), policy);
        }
        case C::service_day_working: return closing(day_zero(start, policy, true), policy);
        case C::service_day_every: return closing(day_zero(start, policy, false), policy);
        case C::before_work: break;
    }
    return start;
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
