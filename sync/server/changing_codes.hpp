#pragma once
// The changing codes that walkers read, held against what the screens showed: what they are made of is the
// desk's alone (core/policy/changing_code.hpp), so nobody else can say it to everybody.

#include "core/policy/changing_code.hpp"
#include "sync/server/escalations.hpp"

namespace xsync::server {

// The key of one point.
core::Mac code_key(const core::SecretKey& secret, const core::Code& point);

// A word for each code without one whose secret is here. A check-in is judged by when it counts as
// made; a code whose secret never came stays unjudged. Costs a look at each round of a coded route.
std::vector<OwnWord> codes_to_judge(const core::State& state);

}  // namespace xsync::server
