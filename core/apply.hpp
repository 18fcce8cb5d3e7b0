#pragma once
// decide, then evolve. decide() says whether an op may happen: the device asks at once, the server
// asks again and its word is final. evolve() records that it happened: it never refuses, reads no
// clock, and touches only the op's entity. History replays with evolve alone, so a changed rule
// cannot rewrite the past.

#include "core/audience.hpp"
#include "core/state.hpp"

namespace core {

// Whether the author may see the entity, which the caller knows: on a device everything stored is
// visible; the server answers from its audience index, for facts also as of the op's base (a butler
// moved to another group this morning still hands in yesterday's round).
enum class Sight : std::uint8_t { visible, hidden };

// REQUIRES: the op's texts are within their limits (the codec refuses others; forms check before
// they make an op).
Decision decide(const State& state, const Op& op, Sight sight);

// `stamp.pos` 0 for an op that is not ordered yet: then the record's `through` stays as it is.
void evolve(State& state, const Op& op, const Stamp& stamp);

// Are all the texts and lists in the op within their limits?
bool within_limits(const OpBody& body);

}  // namespace core
