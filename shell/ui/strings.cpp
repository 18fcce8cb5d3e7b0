#include "shell/ui/strings.hpp"

#include <charconv>
#include <cstring>

namespace ui {
namespace {

Language current = Language::zh;

constexpr TimeMs second_ms = 1000, minute_ms = 60 * second_ms, hour_ms = 60 * minute_ms,
                 day_ms = 24 * hour_ms;
constexpr TimeMs zone_ms = 8 * hour_ms;  // China has one time zone and no summer time

struct Civil {
    long long day = 0;  // days since 1970-01-01 on the community's wall
    int year = 0, month = 0, month_day = 0, hour = 0, minute = 0;
};

// Days to year, month, day after Howard Hinnant's "chrono-compatible low-level date algorithms".
Civil civil(TimeMs at) {
    const TimeMs wall = at + zone_ms;
    Civil result;
    result.day = wall / day_ms - (wall % day_ms < 0 ? 1 : 0);
    const TimeMs in_day = wall - result.day * day_ms;
    result.hour = static_cast<int>(in_day / hour_ms);
    result.minute = static_cast<int>(in_day % hour_ms / minute_ms);
    const long long z = result.day + 719468;
    const long long era = (z >= 0 ? z : z - 146096) / 146097;
    const long long doe = z - era * 146097;
    const long long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const long long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const long long mp = (5 * doy + 2) / 153;
    result.month_day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
    result.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    result.year = static_cast<int>(yoe + era * 400 + (result.month <= 2 ? 1 : 0));
    return result;
}

std::string two_digits(long long value) {
    std::string text = std::to_string(value);
    return text.size() < 2 ? "0" + text : text;
}

std::string wall_clock(const Civil& at) {
    return two_digits(at.hour) + ":" + two_digits(at.minute);
}

std::string date_of(const Civil& at) { return tr(Text::day_month, at.month, at.month_day); }

}  // namespace

Language language() { return current; }

void set_language(Language language) { current = language; }

std::string_view pick(const char* zh, const char* en, std::size_t index) {
    const char* text = current == Language::en ? en : zh;
    for (; index != 0; --index) text += std::strlen(text) + 1;
    return text;
}

Arg::Arg(long long value) {
    const auto end = std::to_chars(digits_, digits_ + sizeof digits_, value).ptr;
    length_ = static_cast<std::uint8_t>(end - digits_);
}

std::string format(std::string_view pattern, std::initializer_list<Arg> args) {
    std::string result;
    result.reserve(pattern.size() + 16);
    auto arg = args.begin();
    while (!pattern.empty()) {
        const std::size_t hole = arg == args.end() ? std::string_view::npos : pattern.find("{}");
        result.append(pattern.substr(0, hole));
        if (hole == std::string_view::npos) break;
        result.append(arg->text());
        ++arg;
        pattern.remove_prefix(hole + 2);
    }
    return result;
}

std::string clock(TimeMs at) { return wall_clock(civil(at)); }

std::string date(TimeMs at) { return date_of(civil(at)); }

std::string date_weekday(TimeMs at) {
    const Civil day = civil(at);
    const auto weekday =
        static_cast<int>(((day.day + 4) % 7 + 7) % 7);  // 1970-01-01 was a Thursday
    const auto word = static_cast<Text>(static_cast<int>(Text::sunday) + weekday);
    return date_of(day) + " " + std::string(tr(word));
}

std::string moment(TimeMs at, TimeMs now) {
    const Civil then = civil(at), today = civil(now);
    const auto with_clock = [&](std::string_view day) {
        return std::string(day) + " " + wall_clock(then);
    };
    if (then.day == today.day) return with_clock(tr(Text::today));
    if (then.day == today.day - 1) return with_clock(tr(Text::yesterday));
    if (then.day == today.day + 1) return with_clock(tr(Text::tomorrow));
    if (then.year == today.year) return with_clock(date_of(then));
    return tr(Text::year_month_day, then.year, then.month, then.month_day);
}

std::string duration(TimeMs ms) {
    if (ms < 0) ms = -ms;
    if (ms < minute_ms) return std::string(tr(Text::under_a_minute));
    if (ms < hour_ms) return tr(Text::minutes, ms / minute_ms);
    if (ms < day_ms) {
        const TimeMs minutes = ms % hour_ms / minute_ms;
        if (minutes == 0) return tr(Text::hours, ms / hour_ms);
        return tr(Text::hours_minutes, ms / hour_ms, minutes);
    }
    const TimeMs hours = ms % day_ms / hour_ms;
    if (hours == 0) return tr(Text::days, ms / day_ms);
    return tr(Text::days_hours, ms / day_ms, hours);
}

std::string duration_short(TimeMs ms) {
    if (ms < 0) ms = -ms;
    if (ms < hour_ms) return tr(Text::minutes_short, ms / minute_ms);
    if (ms < 2 * day_ms) return tr(Text::hours_short, ms / hour_ms);
    return tr(Text::days_short, ms / day_ms);
}

TimeMs left_step(TimeMs due, TimeMs now) {
    const TimeMs rest = due - now;
    return rest >= 0 && rest < 10 * minute_ms ? second_ms : minute_ms;
}

std::string left(TimeMs due, TimeMs now) {
    const TimeMs rest = due - now;
    if (rest < 0) return tr(Text::overdue, duration(rest));
    if (left_step(due, now) == minute_ms) return tr(Text::left, duration(rest));
    return tr(Text::left,
              std::to_string(rest / minute_ms) + ":" + two_digits(rest % minute_ms / second_ms));
}

std::string ago(TimeMs at, TimeMs now) {
    const TimeMs age = now - at;
    if (age < minute_ms) return std::string(tr(Text::just_now));
    if (age < 6 * hour_ms) return tr(Text::ago, duration(age));
    return moment(at, now);
}

std::string percent(int permille) {
    if (permille % 10 == 0) return std::to_string(permille / 10) + "%";
    return std::to_string(permille / 10) + "." + std::to_string(permille % 10) + "%";
}

}  // namespace ui
