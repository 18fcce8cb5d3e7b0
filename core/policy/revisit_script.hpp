#pragma once
// What to ask on a revisit 回访话术: by what the ticket was about. Data, so that every butler asks the same;
// the answers are said in the revisit's remark. Pure.

#include "core/ticket.hpp"
#include "core/verdict.hpp"

#include <vector>

namespace core {

// In the order of asking: whether it holds, how people behaved, the money, what else there is.
std::vector<Sentence> revisit_script(const Ticket& ticket);

}  // namespace core
