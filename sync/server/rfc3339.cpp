#include "sync/server/rfc3339.hpp"

#include <algorithm>

namespace xsync::server {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_form(std::string_view text, std::string_view form) {
    return text.size() == form.size() &&
           std::equal(text.begin(), text.end(), form.begin(), [](char have, char want) {
               return want == '0'   ? is_digit(have)
                      : want == '+' ? have == '+' || have == '-'
                      : want == 'T' ? have == 'T' || have == 't'
                                    : have == want;
           });
}

int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

// Takes `count` characters off the front.
std::string_view take(std::string_view& text, std::size_t count) {
    const std::string_view front = text.substr(0, count);
    text.remove_prefix(front.size());
    return front;
}

// :30 or :30.25 off the front, in milliseconds; nothing there is 0, something wrong −1.
std::int64_t take_seconds(std::string_view& text) {
    if (text.empty() || text.front() != ':') return 0;
    const std::string_view whole = take(text, 3);
    if (!has_form(whole, ":00") || number(whole.substr(1)) > 59) return -1;
    std::int64_t ms = number(whole.substr(1)) * core::second_ms;
    if (text.empty() || text.front() != '.') return ms;
    text.remove_prefix(1);
    std::int64_t worth = 100;
    if (text.empty() || !is_digit(text.front())) return -1;
    for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1)) {
        ms += (text.front() - '0') * worth;
        worth /= 10;
    }
    return ms;
}

}  // namespace

std::optional<core::CivilDate> parse_date(std::string_view text) {
    if (!has_form(text, "0000-00-00")) return std::nullopt;
    const core::CivilDate date{number(text.substr(0, 4)),
                               static_cast<std::uint8_t>(number(text.substr(5, 2))),
                               static_cast<std::uint8_t>(number(text.substr(8, 2)))};
    if (date.year < first_year || date.year > last_year) return std::nullopt;
    // A date that does not exist comes back as another.
    if (core::date_of(core::day_of(date)) != date) return std::nullopt;
    return date;
}

std::optional<core::Zone> parse_zone(std::string_view text) {
    if (text == "Z" || text == "z") return core::Zone{0};
    if (!has_form(text, "+00:00")) return std::nullopt;
    const int hours = number(text.substr(1, 2)), minutes = number(text.substr(4, 2));
    const int offset = hours * 60 + minutes;
    if (minutes > 59 || offset > 14 * 60) return std::nullopt;
    return core::Zone{static_cast<std::int16_t>(text[0] == '-' ? -offset : offset)};
}

std::optional<core::UtcMs> parse_rfc3339(std::string_view text) {
    const auto date = parse_date(take(text, 10));
    const std::string_view time = take(text, 6);
    if (!date || !has_form(time, "T00:00")) return std::nullopt;
    const int hour = number(time.substr(1, 2)), minute = number(time.substr(4, 2));
    const std::int64_t second = take_seconds(text);
    const auto zone = parse_zone(text);
    if (hour > 23 || minute > 59 || second < 0 || !zone) return std::nullopt;
    return core::start_of(core::day_of(*date), *zone) + hour * core::hour_ms +
           minute * core::minute_ms + second;
}

std::string rfc3339_exact(core::UtcMs at, core::Zone zone) {
    std::string text = core::rfc3339(at, zone);
    const std::int64_t rest = at.ms % core::second_ms;
    if (rest == 0) return text;
    std::string fraction = std::to_string(core::second_ms + rest);  // 1250
    fraction[0] = '.';
    return text.insert(text.size() - 6, fraction);
}

}  // namespace xsync::server
