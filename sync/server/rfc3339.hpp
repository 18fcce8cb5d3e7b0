#pragma once
// Times as an operator types them, and as a command prints them.

#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"

namespace xsync::server {

inline constexpr int first_year = 2000, last_year = 2099;  // that a command takes

// RFC 3339: 2026-10-08T18:00:00+08:00 or …Z. The seconds may be missing and may have a fraction,
// which counts to the millisecond. nullopt for anything else and for years out of range.
std::optional<core::UtcMs> parse_rfc3339(std::string_view text);

// 2026-10-08, of the same years.
std::optional<core::CivilDate> parse_date(std::string_view text);

// +08:00; nullopt past 14 hours.
std::optional<core::Zone> parse_zone(std::string_view text);

// 2026-10-08T18:00:00+08:00, with .250 where it is not a whole second.
std::string rfc3339_exact(core::UtcMs at, core::Zone zone);

}  // namespace xsync::server
