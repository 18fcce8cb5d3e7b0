#pragma once
// What one person must do now: the screen 今日 as data.
//
// A pure view that walks the viewer's open tickets and this month's: about 2 µs a ticket. The caller
// keeps it and asks again when the state or the minute changed; due times are absolute, so counting
// down needs no new query.

#include "core/query/rounds.hpp"
#include "core/query/statistics.hpp"

#include <vector>

namespace core {

struct Revisit {
    TicketId ticket;
    Milestone due;  // P15 for leaks: within 3 days of completion
};

struct Today {
    std::vector<TicketRow> tickets;    // unfinished ones that concern the viewer, by time left
    std::vector<RouteRow> rounds;      // under way, and due today
    std::vector<Revisit> revisits;     // to do today: late, soon, or due before the day ends
    std::vector<Revisit> later;        // due on another day
    std::vector<TicketId> to_confirm;  // completed, the owner has not had the last word

    std::uint32_t late = 0, soon = 0;  // of tickets and revisits

    PromiseFigures month;
};

Today today(const State& state, Actor viewer, const Policy& policy, UtcMs now);

}  // namespace core
