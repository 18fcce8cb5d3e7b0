#pragma once
// Times as an operator types them.

#include <optional>
#include <string_view>

#include "core/time.hpp"

namespace xsync::server {

// 2026-10-08T18:00:00+08:00 or …Z; nullopt for anything else.
std::optional<core::UtcMs> parse_rfc3339(std::string_view text);

}  // namespace xsync::server
