#pragma once
// Time as data: nothing here reads a clock.
//
// Instants are UTC milliseconds. A community lives in one fixed offset from UTC (China has no
// daylight saving), so civil dates are plain integer arithmetic and give the same answer on a
// tablet and on the server.

#include <compare>
#include <cstdint>
#include <string>

namespace core {

struct UtcMs {
    std::int64_t ms = 0;
    auto operator<=>(const UtcMs&) const = default;
    explicit operator bool() const { return ms != 0; }
};

constexpr UtcMs operator+(UtcMs at, std::int64_t ms) { return {at.ms + ms}; }
constexpr std::int64_t operator-(UtcMs a, UtcMs b) { return a.ms - b.ms; }

inline constexpr std::int64_t second_ms = 1000;
inline constexpr std::int64_t minute_ms = 60 * second_ms;
inline constexpr std::int64_t hour_ms = 60 * minute_ms;
inline constexpr std::int64_t day_ms = 24 * hour_ms;

// What a device knows about its clock when it records something; evidence, never order.
struct ClockEvidence {
    std::int64_t offset_ms = 0;  // server clock − device clock at the last contact
    std::int64_t since_contact_ms =
        -1;  // monotonic time since that contact; −1: none since this boot
    std::uint32_t boot =
        0;  // random per start of the app: a monotonic time compares only within one
    bool operator==(const ClockEvidence&) const = default;
};

enum class TimeGrade : std::uint8_t {
    proven = 0,     // monotonic time since the last contact confirms it
    plausible = 1,  // no contact to confirm it, but nothing speaks against it
    unproven = 2,   // more than clock_skew_max_ms unexplained
};

// A civil day: days since 1970-01-01 in the community's own time.
struct Day {
    std::int32_t value = 0;
    auto operator<=>(const Day&) const = default;
};

struct CivilDate {
    std::int32_t year = 1970;
    std::uint8_t month = 1;  // 1…12
    std::uint8_t day = 1;    // 1…31
    auto operator<=>(const CivilDate&) const = default;
};

struct CivilTime {
    CivilDate date;
    std::uint8_t hour = 0, minute = 0, second = 0;
};

// The community's clock: minutes east of UTC.
struct Zone {
    std::int16_t offset_minutes = 480;  // Asia/Shanghai
    bool operator==(const Zone&) const = default;
};

CivilDate date_of(Day day);
Day day_of(CivilDate date);
Day day_of(UtcMs at, Zone zone);
UtcMs start_of(Day day, Zone zone);
CivilTime civil(UtcMs at, Zone zone);
int weekday(Day day);  // 0 = Monday … 6 = Sunday
std::int32_t minute_of_day(UtcMs at, Zone zone);
std::string rfc3339(UtcMs at, Zone zone);  // 2026-10-08T18:00:00+08:00

}  // namespace core
