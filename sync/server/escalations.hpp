#pragma once
// What the clocks alone make true is recorded by the server, as nobody else is always awake.

#include "sync/server/ledger.hpp"

#include <chrono>
#include <utility>
#include <vector>

namespace xsync::server {

// An op of the server itself, still without its number.
using OwnWord = std::pair<core::EntityId, core::OpBody>;

// Looked for so often: a promise of three minutes must not be told half a minute late.
inline constexpr std::chrono::seconds escalations_every{10};

// Costs about a microsecond for each open ticket.
std::vector<OwnWord> escalations_due(const core::State& state, core::UtcMs now);

}  // namespace xsync::server
