#pragma once
// `xunlou deadline`: what is promised for a ticket and whether it was kept, from facts on the
// command line alone.
//
// No data folder is read. A fact that is not told is not assumed: each milestone stands or falls by
// its own event. Of an event told twice the earlier counts, but for `waiting` and `resumed`, which
// come in turns; waiting that is not resumed ends with completion. Throws UsageError with one
// sentence for what it cannot take.

#include <string>
#include <vector>

#include "core/policy/promises.hpp"

namespace xsync::server {

inline constexpr std::size_t deadline_events_max = 1000;

// As they were typed; empty: not given.
struct DeadlineOptions {
    std::string policy = "butler", kind, category = "other", severity = "ordinary";
    std::string reported, dispatched, appointment, now;
    std::vector<std::string> events;
    std::string calendar;
    std::string hours = "08:30-18:00", zone = "+08:00";
    bool outside_contract = false;
    bool json = false;
};

// Understood.
struct DeadlineCase {
    std::vector<core::SpecialDay> days;  // what policy.calendar points into, when a file was given
    core::Policy policy;
    core::ClockFacts facts;
    core::UtcMs now;
};
// `system_now` is the present where --now was not given.
DeadlineCase deadline_case(const DeadlineOptions& options, core::UtcMs system_now);

// {"responded": {"due", "promise", "clock", "state", "late_s", "why"}, …}: `due` is null while what
// starts the clock has not happened; `state` is met, late or open.
std::string deadline_json(const DeadlineCase& told);
// The same for a person, in Chinese.
std::string deadline_table(const DeadlineCase& told);

int deadline(const DeadlineOptions& options);

}  // namespace xsync::server
