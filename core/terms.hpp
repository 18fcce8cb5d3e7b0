#pragma once
// What a community set for itself about its promises: the years of its working-day calendar 工作日历,
// and its terms of service 服务承诺 (which set of promises, which hours).
//
// What was judged stays judged. A calendar's day can be changed until it begins: days up to the one on
// which the server received the change stay what they were. Terms hold for tickets reported after the
// server received them; a ticket keeps the terms under which it was reported. So neither can make a
// promise broken or kept that had already come to its end.

#include "core/record.hpp"
#include "core/text.hpp"

#include <vector>

namespace core {

// Forever, like op tags.
enum class PolicySet : std::uint8_t { butler = 0, standard = 1, rapid = 2 };
inline constexpr std::uint8_t policy_set_last = 2;

// A day that is not what its weekday says.
struct CalendarDay {
    Day day;
    bool works = false;  // false: a holiday; true: a weekend day that is worked 调休
    bool operator==(const CalendarDay&) const = default;
};

struct CalendarYear {  // takes the place of what is shipped for the year
    std::int32_t year = 0;
    bool provisional = false;  // the official arrangement was not announced yet
    Line source;               // who announced it, and where
    std::vector<CalendarDay> days;
    Stamp set_at;
    bool operator==(const CalendarYear&) const = default;
};

struct ServiceTerms {
    UtcMs from;  // for tickets reported from here on
    PolicySet set = PolicySet::butler;
    std::uint16_t opens_minute = 8 * 60 + 30;  // service hours, minutes of the community's day
    std::uint16_t closes_minute = 18 * 60;
    bool operator==(const ServiceTerms&) const = default;
};

struct SetCalendarYear {
    std::int32_t year = 0;
    bool provisional = false;
    Line source;
    std::vector<CalendarDay> days;  // ascending
    bool operator==(const SetCalendarYear&) const = default;
};
struct SetServiceTerms {
    PolicySet set = PolicySet::butler;
    std::uint16_t opens_minute = 8 * 60 + 30;
    std::uint16_t closes_minute = 18 * 60;
    bool operator==(const SetServiceTerms&) const = default;
};

inline constexpr std::int32_t calendar_year_min = 2024, calendar_year_max = 2099;
inline constexpr std::size_t calendar_days_max = 80;  // 2026 has 39 of them

bool within_limits(const SetCalendarYear& op);
bool within_limits(const SetServiceTerms& op);

}  // namespace core
