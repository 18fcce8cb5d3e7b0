#include "core/policy/calendar.hpp"

#include <algorithm>

namespace core {

namespace {

constexpr SpecialDay holiday(std::int32_t year, std::uint8_t month, std::uint8_t day) {
    return {{year, month, day}, false, false};
}
constexpr SpecialDay make_up(std::int32_t year, std::uint8_t month, std::uint8_t day) {
    return {{year, month, day}, true, false};
}
constexpr SpecialDay statutory(std::int32_t year, std::uint8_t month, std::uint8_t day) {
    return {{year, month, day}, false, true};
}

// 2026: the State Council's arrangement, checked against the data of the MIT-licensed npm package
// chinese-days 1.5.7. 2027: the thirteen statutory days alone (its lunar dates by the same package).
// clang-format off
constexpr SpecialDay shipped[] = {
    holiday(2026, 1, 1), holiday(2026, 1, 2), holiday(2026, 1, 3), make_up(2026, 1, 4),      // 元旦
    make_up(2026, 2, 14),                                                                    // 春节
    holiday(2026, 2, 15), holiday(2026, 2, 16), holiday(2026, 2, 17), holiday(2026, 2, 18),
    holiday(2026, 2, 19), holiday(2026, 2, 20), holiday(2026, 2, 21), holiday(2026, 2, 22),
    holiday(2026, 2, 23), make_up(2026, 2, 28),
    holiday(2026, 4, 4), holiday(2026, 4, 5), holiday(2026, 4, 6),                           // 清明节
    holiday(2026, 5, 1), holiday(2026, 5, 2), holiday(2026, 5, 3), holiday(2026, 5, 4),      // 劳动节
    holiday(2026, 5, 5), make_up(2026, 5, 9),
    holiday(2026, 6, 19), holiday(2026, 6, 20), holiday(2026, 6, 21),                        // 端午节
    make_up(2026, 9, 20),
    holiday(2026, 9, 25), holiday(2026, 9, 26), holiday(2026, 9, 27),                        // 中秋节
    holiday(2026, 10, 1), holiday(2026, 10, 2), holiday(2026, 10, 3), holiday(2026, 10, 4),  // 国庆节
    holiday(2026, 10, 5), holiday(2026, 10, 6), holiday(2026, 10, 7), make_up(2026, 10, 10),

    statutory(2027, 1, 1),                                                                   // 元旦
    statutory(2027, 2, 5), statutory(2027, 2, 6), statutory(2027, 2, 7), statutory(2027, 2, 8),  // 春节
    statutory(2027, 4, 5),                                                                   // 清明节
    statutory(2027, 5, 1), statutory(2027, 5, 2),                                            // 劳动节
    statutory(2027, 6, 9),                                                                   // 端午节
    statutory(2027, 9, 15),                                                                  // 中秋节
    statutory(2027, 10, 1), statutory(2027, 10, 2), statutory(2027, 10, 3),                  // 国庆节
};
// clang-format on

constexpr bool ascending() {
    for (std::size_t i = 1; i < std::size(shipped); ++i) {
        if (!(shipped[i - 1].date < shipped[i].date)) return false;
    }
    return true;
}
static_assert(ascending());

constexpr int saturday = 5;

}  // namespace

const CalendarYear* Calendar::own_year(std::int32_t year) const {
    const auto it = std::find_if(own.begin(), own.end(),
                                 [year](const CalendarYear& each) { return each.year == year; });
    return it == own.end() ? nullptr : &*it;
}

std::optional<SpecialDay> Calendar::find(Day day) const {
    const CivilDate date = date_of(day);
    if (const CalendarYear* year = own_year(date.year)) {
        const auto it = std::lower_bound(
            year->days.begin(), year->days.end(), day,
            [](const CalendarDay& special, Day wanted) { return special.day < wanted; });
        if (it == year->days.end() || it->day != day) return {};
        return SpecialDay{date, it->works, year->provisional};
    }
    const auto it = std::lower_bound(
        days.begin(), days.end(), date,
        [](const SpecialDay& special, const CivilDate& wanted) { return special.date < wanted; });
    if (it == days.end() || it->date != date) return {};
    return *it;
}

bool Calendar::works(Day day) const {
    const std::optional<SpecialDay> special = find(day);
    return special ? special->works : weekday(day) < saturday;
}

bool Calendar::provisional(Day day) const {
    const std::optional<SpecialDay> special = find(day);
    return special && special->provisional;
}

bool Calendar::knows_year(std::int32_t year) const {
    return own_year(year) != nullptr ||
           std::any_of(days.begin(), days.end(),
                       [year](const SpecialDay& special) { return special.date.year == year; });
}

bool Calendar::provisional_year(std::int32_t year) const {
    if (const CalendarYear* own_one = own_year(year)) return own_one->provisional;
    return std::any_of(days.begin(), days.end(), [year](const SpecialDay& special) {
        return special.provisional && special.date.year == year;
    });
}

Day Calendar::next_working(Day day) const {
    while (!works(day)) ++day.value;
    return day;
}

Day Calendar::plus_working(Day day, int count) const {
    for (; count > 0; --count) day = next_working({day.value + 1});
    return day;
}

int Calendar::working_between(Day first, Day last) const {
    int count = 0;
    for (; first <= last; ++first.value) count += works(first) ? 1 : 0;
    return count;
}

Calendar shipped_calendar() { return {shipped, {}}; }

}  // namespace core
