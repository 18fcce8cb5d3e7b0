#include "sync/server/rfc3339.hpp"

#include <algorithm>

namespace xsync::server {

namespace {

bool has_form(std::string_view text, std::string_view form) {
    return text.size() == form.size() &&
           std::equal(text.begin(), text.end(), form.begin(), [](char have, char want) {
               return want == '0'   ? have >= '0' && have <= '9'
                      : want == '+' ? have == '+' || have == '-'
                                    : have == want;
           });
}

int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

}  // namespace

std::optional<core::UtcMs> parse_rfc3339(std::string_view text) {
    const bool utc = has_form(text, "0000-00-00T00:00:00Z");
    if (!utc && !has_form(text, "0000-00-00T00:00:00+00:00")) return std::nullopt;
    const core::CivilDate date{number(text.substr(0, 4)),
                               static_cast<std::uint8_t>(number(text.substr(5, 2))),
                               static_cast<std::uint8_t>(number(text.substr(8, 2)))};
    const int hour = number(text.substr(11, 2)), minute = number(text.substr(14, 2)),
              second = number(text.substr(17, 2));
    const core::Day day = core::day_of(date);
    // A date that does not exist comes back as another.
    if (core::date_of(day) != date || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    int offset = 0;
    if (!utc) {
        offset = number(text.substr(20, 2)) * 60 + number(text.substr(23, 2));
        if (offset > 14 * 60) return std::nullopt;
        if (text[19] == '-') offset = -offset;
    }
    const core::UtcMs midnight = core::start_of(day, core::Zone{static_cast<std::int16_t>(offset)});
    return midnight + hour * core::hour_ms + minute * core::minute_ms + second * core::second_ms;
}

}  // namespace xsync::server
