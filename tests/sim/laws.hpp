#pragma once
// The laws of the architecture as checks on nodes and server. Each appends what it finds in words.

#include "tests/sim/node.hpp"
#include "tests/sim/people.hpp"

#include <set>

namespace sim {

using Broken = std::vector<std::string>;

// At any moment.
void check_visible(const Node& node, Broken& broken);  // law 4

// When all is quiet.
void check_ledger(const Server& server, const std::set<OpKey>& may_repeat,
                  Broken& broken);  // 1, 2, 7, 8
void check_verdicts(const Node& node, const Server& server, const std::set<OpKey>& excused,
                    Broken& broken);  // 3, 10
void check_view(const Node& node, const Server& server, const Marks& marks, Broken& broken);  // 5

}  // namespace sim
