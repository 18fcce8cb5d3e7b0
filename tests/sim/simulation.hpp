#pragma once
// One history: people work, everything goes wrong, then the weather clears and the laws of the
// architecture are checked. The same seed gives the same history.

#include "tests/sim/server.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sim {

struct Outcome {
    std::vector<std::string> broken;  // laws, in words; empty: all held
    std::size_t ops = 0;              // in the ledger at the end
    std::size_t crashes = 0, restores = 0, clones = 0, refused = 0, flagged = 0;
};

Outcome simulate(std::uint64_t seed, Sabotage sabotage = Sabotage::none, bool verbose = false);

}  // namespace sim
