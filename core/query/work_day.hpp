#pragma once
// The day of somebody who repairs: where they are expected, what else they have, what they could take,
// what they have done.
//
// A pure view that walks the tickets: about 2 µs each. The caller keeps it and asks again when the state
// or the minute changed.

#include "core/query/tickets.hpp"

#include <vector>

namespace core {

struct WorkDay {
    std::vector<TicketRow> appointments;  // theirs, agreed for today or missed; in order of time
    std::vector<TicketRow> assigned;      // the rest of theirs, by time left
    std::vector<TicketRow> queue;         // of their trade, nobody was sent to: by time left
    std::vector<TicketRow> done;          // completed by them today, the last first
    std::uint32_t late = 0, soon = 0;     // of the first two
};

WorkDay work_day(const State& state, Actor viewer, const Policy& policy, UtcMs now);

}  // namespace core
