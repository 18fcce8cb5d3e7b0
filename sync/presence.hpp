#pragma once
// When a person counts as online: what the server tells of and the shell shows.

#include "sync/tuning.hpp"

namespace xsync {

// Heard of within two polls.
inline constexpr std::int64_t online_within_ms =
    2 * tuning::poll_interval / std::chrono::milliseconds{1};

}  // namespace xsync
