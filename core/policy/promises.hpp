#pragma once
// Promises 服务时限: what the company promised for a ticket, by when, and whether it was kept.
//
// The promises P01–P17 are rows of data (promise_table.cpp); a policy chooses a set of them, the
// service hours, the calendar and the zone. milestones() is a pure function of (history, policy,
// now): integers only, the same answer on a device and on the server. Four kinds of clock:
//   round the clock and calendar days  elapsed time; a day is 24 h
//   working days   day 0 is the day of the start when it is worked and the start is before closing,
//                  else the next working day; ends at closing of the n-th working day after day 0
//   service day    ends at closing of day 0, over working days or over every day
// Waiting adds its length to round-the-clock limits; the end of a day clock moves by the days that
// the waiting touched (for clocks over working days: by the working days). Waiting that begins after
// the limit has passed changes nothing. An appointment puts the end of the promises that it moves at
// the end of its window, and waiting before the window is then part of the agreement. Done exactly
// at the limit is kept; a millisecond later is late. Of several promises on one milestone the
// strictest binds, and the milestone names it.

#include "core/policy/calendar.hpp"
#include "core/state.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace core {

// Values are P01…P17 of the promise table.
// clang-format off
enum class PromiseId : std::uint8_t {
    none = 0,
    p01 = 1, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12, p13, p14, p15, p16, p17,
};
// clang-format on

enum class MilestoneName : std::uint8_t {
    responded = 0,  // 响应
    feedback = 1,   // 反馈
    verified = 2,   // 核实并定方案
    answered = 3,   // 答复
    arrived = 4,    // 到场
    completed = 5,  // 完成
    notified = 6,   // 通知承包方
    revisited = 7,  // 回访
};
inline constexpr std::size_t milestone_count = 8;

enum class PromiseClock : std::uint8_t {
    round_the_clock = 0,
    calendar_days = 1,
    working_days = 2,
    service_day_working = 3,
    service_day_every = 4,
    before_work = 5,  // no time limit of its own: before the work starts
};

// What sets a promise's clock going.
enum class ClockStart : std::uint8_t { report = 0, dispatch = 1, completion = 2 };

struct PromiseRow {
    PromiseId id = PromiseId::none;
    std::uint32_t sets = 0;         // bit by PolicySet
    std::uint32_t kinds = 0;        // bit by TicketKind
    std::uint32_t severities = 0;   // bit by Severity
    std::uint32_t categories = 0;   // bit by Category
    bool outside_contract = false;  // only for maintenance that an outside contractor does
    bool by_appointment = false;    // an agreed window's end takes the place of the limit
    MilestoneName milestone = MilestoneName::responded;
    PromiseClock clock = PromiseClock::round_the_clock;
    ClockStart start = ClockStart::report;
    std::int64_t limit = 0;  // ms when round the clock; days for calendar and working days
    Sentence words;          // 派单后 30 分钟内
};

// All rows of all sets, by id.
std::span<const PromiseRow> promise_rows();
// The row of this id in this set; nullptr when the set does not make the promise.
const PromiseRow* promise_row(PromiseId id, PolicySet set);

struct Policy {
    PolicySet set = PolicySet::butler;
    std::uint16_t opens_minute = 8 * 60 + 30;  // service hours, minutes of the community's day
    std::uint16_t closes_minute = 18 * 60;
    Zone zone;
    Calendar calendar = shipped_calendar();
    std::span<const ServiceTerms> terms;  // of the community, by when they began

    // What holds for a ticket reported then: it keeps the terms under which it was reported.
    Policy at(UtcMs reported) const;
};
// Refers to the state's community: valid as long as that does not change.
Policy policy_of(const State& state);

// Does this reason of waiting stop the clocks?
bool stops_clock(WaitReason reason);

struct Moment {  // when something happened; at 0: it has not
    UtcMs at;
    TimeGrade grade = TimeGrade::plausible;
    explicit operator bool() const { return static_cast<bool>(at); }
};

struct Pause {
    UtcMs from, until;  // until 0: still waiting
};

// What the clocks need to know of a ticket.
struct ClockFacts {
    TicketKind kind = TicketKind::repair;
    Category category = Category::other;
    Severity severity = Severity::ordinary;
    bool outside_contract = false;
    Moment reported, dispatched;
    Moment done[milestone_count];  // by MilestoneName
    Moment ended;                  // cancelled, merged, handed on: nothing is owed from here on
    Window appointment;            // the last one agreed, if any
    std::vector<Pause> pauses;     // sorted, disjoint
    Moment& when(MilestoneName name) { return done[static_cast<std::size_t>(name)]; }
    const Moment& when(MilestoneName name) const { return done[static_cast<std::size_t>(name)]; }
};

// Reads the timeline. The earliest effective time of a fact counts, and a later step proves an earlier
// one no later than itself (who stands at the door has responded). An owner's refusal or a settlement
// that reopens the work takes completion and revisit back.
ClockFacts facts_of(const Ticket& ticket);

enum class MilestoneState : std::uint8_t {
    not_started = 0,  // what starts its clock has not happened
    open = 1,         // owed, and there is time left
    kept = 2,
    late = 3,    // done late, or not done and past due: see done_at
    lapsed = 4,  // the ticket was cancelled before it was due
};

struct Milestone {
    MilestoneName name = MilestoneName::responded;
    PromiseId promise = PromiseId::none;  // the one that binds
    PolicySet set = PolicySet::butler;    // of which set: the one in force when it was reported
    PromiseClock clock = PromiseClock::round_the_clock;
    MilestoneState state = MilestoneState::not_started;
    UtcMs started_at;           // 0: not started
    UtcMs due;                  // 0: not started, or no time limit of its own
    UtcMs done_at;              // 0: not done
    std::int64_t left_ms = 0;   // until due, from `now` or from done_at; negative: late by so much
    std::int64_t limit_ms = 0;  // from start to due without waiting
    TimeGrade grade = TimeGrade::plausible;  // the weaker of the times it rests on
    bool stopped = false;                    // its clock stands still now, the ticket waits

    bool done() const { return static_cast<bool>(done_at); }
    bool owed() const { return !done() && state != MilestoneState::lapsed; }
    bool due_soon() const;  // open with 25 % of the limit left or less
};

// One milestone for each that the set promises for such a ticket, in the order of MilestoneName.
std::vector<Milestone> milestones(const ClockFacts& facts, const Policy& policy, UtcMs now);
std::vector<Milestone> milestones(const Ticket& ticket, const Policy& policy, UtcMs now);

// The owed milestone that is due first; false when nothing is owed or no clock runs. About 1 µs for a
// ticket with a short timeline: cheap enough for a list, not for 10,000 of them every frame.
bool next_milestone(const Ticket& ticket, const Policy& policy, UtcMs now, Milestone& next);

// Does the row promise something for such a ticket under this set?
bool applies(const PromiseRow& row, const ClockFacts& facts, PolicySet set);

// Does this clock count working days alone?
bool counts_working_days(PromiseClock clock);

// Day 0 of a day clock: the start's own day when it counts and the start is before closing.
Day day_zero(UtcMs start, const Policy& policy, bool over_working_days);

// Ends of the single clocks, without waiting. `start` is an instant; times are of the policy's zone.
UtcMs end_of_clock(const PromiseRow& row, UtcMs start, const Policy& policy);

// How one promise's clock ran, waiting counted up to `until`.
struct ClockRun {
    UtcMs started_at;             // 0: what starts it has not happened, and no window was agreed
    UtcMs plain_end;              // without waiting; the window's end when an appointment moved it
    UtcMs end;                    // with waiting
    std::int64_t waited_ms = 0;   // by which a round-the-clock end moved
    int waited_days = 0;          // by which the end of a day clock moved
    bool by_appointment = false;  // the end is counted from the window's
};
ClockRun run_clock(const PromiseRow& row, const ClockFacts& facts, const Policy& policy,
                   UtcMs until);

}  // namespace core
