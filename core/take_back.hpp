#pragma once
// The act that takes another back, where there is one. Nothing is ever deleted: both acts stay, and the record says again what it
// said before. Whoever hands a ticket over and sees it no longer cannot take that back.

#include "core/state.hpp"

#include <optional>
#include <string_view>

namespace core {

// To be asked before `act` happens to `entity`. `reason` goes where the answer must give one. Empty when no act can take it back: an
// arrival is a fact, and a first dispatch has sent somebody on the way.
std::optional<OpBody> take_back(const State& before, EntityId entity, const OpBody& act,
                                std::string_view reason);

}  // namespace core
