#pragma once
// Duties 必做事项: who must do what how often, and which record proves it (domain §4). A table; a
// figure is changed here and nowhere else.
//
// Periods are civil: a week starts on Monday, two months are January and February and so on, and they
// partition the calendar. What is due on the last working day belongs to its whole month. Pure.

#include "core/duty_log.hpp"
#include "core/policy/promises.hpp"
#include "core/state.hpp"

#include <array>
#include <span>

namespace core {

enum class Period : std::uint8_t {
    day = 0,
    week = 1,
    month = 2,
    last_working_day = 3,  // of the month, which is the period
    two_months = 4,
    quarter = 5,
    half_year = 6,
    year = 7,
    rhythm = 8,  // two months or half a year, as the community has chosen
};
inline constexpr std::uint8_t period_last = 8;

struct DaySpan {  // both included
    Day first, last;
    bool operator==(const DaySpan&) const = default;
    bool holds(Day day) const { return first <= day && day <= last; }
};
// The period that holds the day. `rhythm` counts as two months: see resolved().
DaySpan span_of(Period period, Day day);
// When it must be done at the latest: the last day, or the last working day where the row says so.
Day due_in(Period period, DaySpan span, const Calendar& calendar);
// The rhythm's own period; others are themselves.
Period resolved(Period period, VisitRhythm rhythm);

enum class DutyProof : std::uint8_t {
    own_round = 0,       // a complete round of one's own on a route of one's own work
    planned_rounds = 1,  // all rounds planned for the day on these routes, whoever walks them
    areas = 2,           // check-ins at each area, as often as planned, outside the rush hours
    check_round = 3,     // a finished round on a route made for checking subordinates
    night_round = 4,     // a finished round that began at night
    visits = 5,          // different households in which somebody was met
    key_customers = 6,   // every key customer was talked with
    households = 7,      // every household was met
    samples = 8,         // sample revisits, by anybody
    log = 9,             // DutyRecords of this duty
};

struct DutyRow {
    DutyId id = DutyId::none;
    Sentence name;
    Roles roles = 0;
    Period period = Period::day;
    std::uint16_t needed = 1;  // 0: counted from what there is to do, or recorded but not asked for
    DutyProof proof = DutyProof::log;
    Role about = Role::none;    // talks: with whom
    bool confidential = false;  // about people: for its author and the leads alone
    bool shared = false;        // one record serves all of the role: a meeting, a questionnaire
    std::array<Sentence, 3> counts = {};  // what a log entry counts, in order; empty words: nothing
};
std::span<const DutyRow> duty_rows();
const DutyRow* duty_row(DutyId id);  // nullptr for none and for numbers of a newer version

// Night checks 夜查 begin in these hours, minutes of the community's day; across midnight.
inline constexpr std::uint16_t night_from_minute = 22 * 60, night_until_minute = 6 * 60;
bool is_night(UtcMs at, Zone zone);
// Is the moment in one of the rush hours, when corridors, stairs and lifts are not cleaned?
bool is_rush_hour(UtcMs at, Zone zone);

Sentence name_of(Period period);

// What the questionnaire asks, and the answers there are: very satisfied … dissatisfied, no answer.
std::span<const Sentence> questionnaire_questions();
std::span<const Sentence> questionnaire_choices();

}  // namespace core
