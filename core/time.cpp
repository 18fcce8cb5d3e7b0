#include "core/time.hpp"

namespace core {

namespace {

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

std::int64_t local_ms(UtcMs at, Zone zone) { return at.ms + zone.offset_minutes * minute_ms; }

void append_padded(std::string& out, int value, int width) {
    const std::string digits = std::to_string(value);
    for (int i = static_cast<int>(digits.size()); i < width; ++i) out += '0';
    out += digits;
}

}  // namespace

// The proleptic Gregorian calendar by its 400-year cycle of 146,097 days, years counted from March
// so that leap days come last.
CivilDate date_of(Day day) {
    const std::int64_t shifted = std::int64_t{day.value} + 719'468;
    const std::int64_t era = floor_div(shifted, 146'097);
    const std::int64_t of_era = shifted - era * 146'097;
    const std::int64_t year_of_era =
        (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t march_month = (5 * of_year + 2) / 153;
    const auto day_of_month = static_cast<std::uint8_t>(of_year - (153 * march_month + 2) / 5 + 1);
    const auto month =
        static_cast<std::uint8_t>(march_month < 10 ? march_month + 3 : march_month - 9);
    return {static_cast<std::int32_t>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month,
            day_of_month};
}

Day day_of(CivilDate date) {
    const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
    const std::int64_t era = floor_div(year, 400);
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t march_month = date.month > 2 ? date.month - 3 : date.month + 9;
    const std::int64_t of_year = (153 * march_month + 2) / 5 + date.day - 1;
    const std::int64_t of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    return {static_cast<std::int32_t>(era * 146'097 + of_era - 719'468)};
}

Day day_of(UtcMs at, Zone zone) {
    return {static_cast<std::int32_t>(floor_div(local_ms(at, zone), day_ms))};
}

UtcMs start_of(Day day, Zone zone) {
    return {day.value * day_ms - zone.offset_minutes * minute_ms};
}

int weekday(Day day) {
    return static_cast<int>(((day.value + 3) % 7 + 7) % 7);
}  // 1970-01-01 was a Thursday

std::int32_t minute_of_day(UtcMs at, Zone zone) {
    return static_cast<std::int32_t>((at - start_of(day_of(at, zone), zone)) / minute_ms);
}

CivilTime civil(UtcMs at, Zone zone) {
    const Day day = day_of(at, zone);
    const std::int64_t second = (at - start_of(day, zone)) / second_ms;
    return {date_of(day), static_cast<std::uint8_t>(second / 3600),
            static_cast<std::uint8_t>(second / 60 % 60), static_cast<std::uint8_t>(second % 60)};
}

std::string rfc3339(UtcMs at, Zone zone) {
    const CivilTime t = civil(at, zone);
    std::string out;
    append_padded(out, t.date.year, 4);
    out += '-';
    append_padded(out, t.date.month, 2);
    out += '-';
    append_padded(out, t.date.day, 2);
    out += 'T';
    append_padded(out, t.hour, 2);
    out += ':';
    append_padded(out, t.minute, 2);
    out += ':';
    append_padded(out, t.second, 2);
    const int offset = zone.offset_minutes < 0 ? -zone.offset_minutes : zone.offset_minutes;
    out += zone.offset_minutes < 0 ? '-' : '+';
    append_padded(out, offset / 60, 2);
    out += ':';
    append_padded(out, offset % 60, 2);
    return out;
}

}  // namespace core
