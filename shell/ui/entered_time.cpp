#include "shell/ui/entered_time.hpp"

#include "core/time.hpp"

#include <charconv>

namespace ui {
namespace {

constexpr std::size_t date_length = 10, time_length = 5;
constexpr int minutes_a_day = 24 * 60;

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < 0) return {};
    return value;
}

std::optional<core::Day> day_in(std::string_view text) {
    if (text.size() < date_length || text[4] != '-' || text[7] != '-') return {};
    const auto year = number(text.substr(0, 4)), month = number(text.substr(5, 2)),
               month_day = number(text.substr(8, 2));
    if (!year || !month || !month_day) return {};
    const core::CivilDate date{*year, static_cast<std::uint8_t>(*month),
                               static_cast<std::uint8_t>(*month_day)};
    const core::Day day = core::day_of(date);
    // The 31st of November is nothing, not the 1st of December.
    return core::date_of(day) == date ? std::optional(day) : std::nullopt;
}

std::optional<int> minutes_in(std::string_view text) {
    if (text.size() < time_length || text[2] != ':') return {};
    const auto hour = number(text.substr(0, 2)), minute = number(text.substr(3, 2));
    if (!hour || !minute || *hour > 23 || *minute > 59) return {};
    return *hour * 60 + *minute;
}

std::string two_digits(int value) {
    return value < 10 ? "0" + std::to_string(value) : std::to_string(value);
}

std::string time_text(int minutes) {
    return two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
}

std::string date_text(core::Day day) {
    const core::CivilDate date = core::date_of(day);
    return std::to_string(date.year) + "-" + two_digits(date.month) + "-" + two_digits(date.day);
}

std::string words_of(core::Day day) {
    const core::CivilDate date = core::date_of(day);
    const int since_sunday = (core::weekday(day) + 1) % 7;
    const auto name = static_cast<Text>(static_cast<int>(Text::sunday) + since_sunday);
    return tr(Text::year_month_day, date.year, date.month, date.day) + " " + std::string(tr(name));
}

}  // namespace

std::string entered_words(std::string_view text) {
    if (const auto day = day_in(text)) {
        if (text.size() == date_length) return words_of(*day);
        const auto minutes = entered_minutes(text);
        return minutes ? words_of(*day) + " " + time_text(*minutes) : std::string();
    }
    const auto minutes = entered_minutes(text);
    return minutes ? time_text(*minutes) : std::string();
}

std::optional<int> entered_minutes(std::string_view text) {
    if (day_in(text)) {
        if (text.size() <= date_length || text[date_length] != 'T') return {};
        text.remove_prefix(date_length + 1);
    }
    return minutes_in(text);
}

std::optional<TimeMs> entered_moment(std::string_view text) {
    const auto day = day_in(text);
    if (!day) return {};
    const int minutes = entered_minutes(text).value_or(0);
    return core::start_of(*day, core::Zone{}).ms + minutes * core::minute_ms;
}

std::string as_entered_date(TimeMs at) {
    return date_text(core::day_of(core::UtcMs{at}, core::Zone{}));
}

std::string as_entered_date_time(TimeMs at) {
    const core::Day day = core::day_of(core::UtcMs{at}, core::Zone{});
    const TimeMs in_day = at - core::start_of(day, core::Zone{}).ms;
    const auto minutes = static_cast<int>(in_day / core::minute_ms) % minutes_a_day;
    return date_text(day) + "T" + time_text(minutes);
}

}  // namespace ui
