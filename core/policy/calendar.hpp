#pragma once
// Which days are worked: weekends, public holidays and make-up working days (调休).
//
// A calendar is a list of exceptions to "Monday to Friday". The shipped list is 2026's official
// arrangement and, marked provisional, the statutory days of 2027, whose make-up days are announced
// late in 2026. A community may bring its own years, which take the place of the shipped ones. Days are
// civil days of the community; pure.

#include "core/terms.hpp"
#include "core/time.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace core {

struct SpecialDay {
    CivilDate date;
    bool works = false;        // false: a holiday; true: a weekend day that is worked
    bool provisional = false;  // the official arrangement was not announced yet
};

struct Calendar {
    std::span<const SpecialDay> days;   // ascending by date, at most one entry a day
    std::span<const CalendarYear> own;  // years of the community's own; must outlive the calendar

    Calendar with(std::span<const CalendarYear> years) const { return {days, years}; }

    bool works(Day day) const;
    bool provisional(Day day) const;
    bool special(Day day) const { return find(day).has_value(); }
    bool knows_year(std::int32_t year) const;        // lists any day of it
    bool provisional_year(std::int32_t year) const;  // lists one that is
    Day next_working(Day day) const;                 // `day` itself when it is worked
    Day plus_working(Day day, int count) const;      // the count-th working day after `day`
    int working_between(Day first, Day last) const;  // working days in [first, last]

private:
    const CalendarYear* own_year(std::int32_t year) const;
    std::optional<SpecialDay> find(Day day) const;
};

Calendar shipped_calendar();

}  // namespace core
