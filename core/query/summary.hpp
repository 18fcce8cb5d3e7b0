#pragma once
// The figures of a weekly or monthly summary 总结, counted from the records of the viewer: what a form
// is filled with before a person writes a word. Each row says what it opens.
//
// Daily duties are looked for on working days alone: what was done on other days counts, and nobody is
// told off for a Sunday. Pure; a month costs as much as thirty answers of duties_on().

#include "core/query/duties.hpp"

#include <string>
#include <vector>

namespace core {

enum class SummaryLink : std::uint8_t { none, tickets, revisits, rounds, visits, duties };

struct SummaryRow {
    Sentence name;
    std::uint32_t value = 0;
    std::uint32_t of = 0;  // with `share`: out of so many
    bool share = false;
    SummaryLink link = SummaryLink::none;
    bool operator==(const SummaryRow& other) const {
        return name.zh == other.name.zh && value == other.value && of == other.of;
    }
};

// Rows with nothing to say are left out, apart from the first of each kind of work.
std::vector<SummaryRow> summary(const State& state, Actor viewer, const Policy& policy,
                                DaySpan span, UtcMs now);

// How often each duty was due in the span and not done, up to the day of `now`.
struct DutyLack {
    const DutyRow* row = nullptr;
    std::uint32_t due = 0, lacked = 0;
};
std::vector<DutyLack> duties_lacking(const State& state, Actor viewer, const Policy& policy,
                                     DaySpan span, UtcMs now);

// The rows as sentences, to begin a text with: 受理工单 12；按时响应 11/12；…
std::string as_text(const std::vector<SummaryRow>& rows, bool english);

}  // namespace core
