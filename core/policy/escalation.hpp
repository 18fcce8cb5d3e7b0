#pragma once
// When a ticket goes up by itself: butler → lead → manager, from the clocks alone.
//
// A broken promise goes to the lead the moment it is broken, and to the manager when as much time
// again has passed in vain. What is grave goes to the manager as soon as it is reported: an emergency,
// and a complaint that is more than ordinary. Pure; the server records what it finds here.

#include "core/policy/promises.hpp"

#include <optional>

namespace core {

inline constexpr std::uint8_t to_lead = 1, to_manager = 2;  // Ticket::escalation

struct Escalation {
    std::uint8_t level = 0;
    bool at_once = false;       // for what it is; else for the milestone that was not reached
    MilestoneName milestone{};  // of several the one that was due first
    UtcMs due;
    bool operator==(const Escalation&) const = default;
};

// The highest level that is due and not reached; none for a ticket on which nothing is owed.
std::optional<Escalation> escalation_due(const Ticket& ticket, const Policy& policy, UtcMs now);

}  // namespace core
