#pragma once
// What households answered and were told: the half-yearly questionnaire 问卷 as figures, and the quarterly
// meeting 恳谈会 with its results.
//
// Several sheets of one half-year are added up; questions are matched by their words, so that a question
// that is no longer asked stays with the half-years that asked it. No answer counts for nothing. Pure views
// that walk the duty records once; for those who see them, the desk.

#include "core/policy/duties.hpp"

#include <vector>

namespace core {

struct QuestionResult {
    Line question;
    std::uint32_t satisfied = 0, fair = 0, dissatisfied = 0;
    std::uint32_t answered() const { return satisfied + fair + dissatisfied; }
    // Satisfied of those who answered, rounded down so that 1000 means all; −1 when nobody did.
    int permille() const;
    bool operator==(const QuestionResult&) const = default;
};

struct Survey {
    DaySpan span;
    std::uint32_t handed_out = 0, returned = 0;
    std::vector<QuestionResult> questions;  // in the order they were first written down
    std::vector<DutyRecordId> records;      // oldest first
    const QuestionResult* find(const Line& question) const;
    // Of all its answers together, as QuestionResult::permille().
    int permille() const;
};

// A half-year with at least one sheet each, the newest first.
std::vector<Survey> surveys(const State& state);

// Records of this duty, the newest day first.
std::vector<DutyRecordId> duty_records(const State& state, DutyId duty);

}  // namespace core
