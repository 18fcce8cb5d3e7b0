#pragma once
// Why a milestone is due when it is: 为什么是这个时限.
//
// reason_of() takes apart what milestones() has put together: the promise that binds, where its
// clock started, which days it counted and which it passed over, what waiting or an appointment
// moved, and the laxer promises that it overruled. lines_of() says that in sentences, in the order
// of the reckoning. Days and times are of the policy's zone. Pure; allocates, so ask when a person
// asks and not every frame.

#include "core/policy/promises.hpp"

#include <string>
#include <vector>

namespace core {

struct LaxerPromise {
    PromiseId promise = PromiseId::none;
    UtcMs due;  // 0: its clock does not run
};

struct DueReason {
    Milestone milestone;  // as milestones() judges it
    PolicySet set = PolicySet::butler;
    ClockStart start = ClockStart::report;
    std::uint16_t closes_minute = 0;
    ClockRun run;
    Window appointment;  // that moved the end, if one did
    // Of a clock that ends at closing time:
    bool by_days = false;
    bool after_closing = false;  // it was started when its day had closed
    Day started_on, day_zero, last_day;
    std::vector<Day> holidays;  // weekdays between the start and the end that were not worked
    std::vector<Day> make_up;   // weekend days between them that were worked
    std::vector<std::int32_t> provisional_years, unknown_years;
    std::vector<LaxerPromise> laxer;  // on the same milestone, by id
};

// False when the set promises nothing for this milestone of such a ticket.
bool reason_of(const ClockFacts& facts, const Policy& policy, UtcMs now, MilestoneName name,
               DueReason& reason);

struct ReasonLine {
    std::string zh, en;
};
std::vector<ReasonLine> lines_of(const DueReason& reason, Zone zone);

}  // namespace core
