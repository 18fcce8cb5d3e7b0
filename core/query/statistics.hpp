#pragma once
// How well the promises are kept: the figures of 统计 and of 今日, from the viewer's own records.
//
// A pure view that walks this month's tickets: about 2 µs each. The caller keeps it and asks again when
// the state or the minute changed. Every figure is counted from tickets the viewer can open.

#include "core/query/tickets.hpp"

#include <array>
#include <vector>

namespace core {

// How often a promise was kept: done in time, of all whose verdict is known.
struct Figure {
    std::uint32_t kept = 0, total = 0;
    // 964 for 96.4 %, rounded down so that 100 % means all; -1 when there is nothing to judge.
    int permille() const {
        return total == 0 ? -1 : static_cast<int>(std::uint64_t{kept} * 1000 / total);
    }
};

// By the four promises a service site is judged by.
struct PromiseFigures {
    Figure responded, arrived, completed;
    Figure revisited;  // done at all, late or not: the promise is that nobody is left out
};

// Of this month's tickets that concern the viewer.
PromiseFigures promise_figures(const State& state, Actor viewer, const Policy& policy, UtcMs now);

struct GroupFigures {
    GroupId group;
    std::uint32_t reported = 0;
    PromiseFigures figures;
};

// Three tickets of one category in a building, or five in the community, within a month ask for an
// analysis of the cause (统计分析报告): the thresholds of the service's own rules.
inline constexpr std::uint32_t recurring_in_building = 3, recurring_in_community = 5;

struct CategoryCount {
    Category category = Category::other;
    std::uint32_t reported = 0;
    BuildingId worst;  // with the most of them, 0 when all are in public places
    std::uint32_t in_worst = 0;
    bool recurring() const {
        return reported >= recurring_in_community || in_worst >= recurring_in_building;
    }
};

struct DayCount {
    Day day;
    std::uint32_t reported = 0;
};
inline constexpr std::size_t statistics_days = 14;

struct Statistics {
    std::uint32_t reported = 0;  // this month
    std::uint32_t reopened = 0;  // of them, at least once
    TicketCounts open;           // at present, whenever they were reported
    PromiseFigures figures;
    std::vector<GroupFigures> groups;  // by key
    std::array<std::uint32_t, ticket_kind_last + 1> kinds{};
    std::vector<CategoryCount> categories;  // most first; `other` says nothing and is left out
    std::array<DayCount, statistics_days> days{};  // oldest first; the last is today
};
Statistics statistics(const State& state, Actor viewer, const Policy& policy, UtcMs now);

}  // namespace core
