#pragma once
// Holidays and make-up working days (调休) from a JSON file.
//
// The file takes the place of the shipped calendar: days it does not list are worked from Monday to
// Friday. Its shape is
//   { "holidays": ["2026-10-01", "2026-10-02"], "workdays": ["2026-10-10"] }
// where "workdays" lists the weekend days that are worked. Two shapes in which the official
// arrangement is published are read as they are: an object keyed by date in place of either list
// (npm package chinese-days), and { "days": [{ "date": "2026-10-01", "isOffDay": true }] }
// (holiday-cn). A file that cannot be understood throws UsageError with one sentence.

#include <string>
#include <vector>

#include "core/policy/calendar.hpp"

namespace xsync::server {

inline constexpr std::size_t calendar_file_max = 1024 * 1024;  // bytes
inline constexpr std::size_t calendar_days_max = 5000;

// Ascending by date, one entry a day, as core::Calendar wants them.
std::vector<core::SpecialDay> read_calendar(const std::string& path);

}  // namespace xsync::server
