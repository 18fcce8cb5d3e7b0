#pragma once
// Whose trade a ticket calls for, and who takes it from the queue when nobody was sent.
//
// A repair, work in a public area or a service is done by whoever knows how: its category names the
// trade. Everybody of the trade sees it and may take it. A lift is the lift technician's; the others who
// repair see it too, because on a site without one it stands in their queue. Pure.

#include "core/state.hpp"

namespace core {

// Work of somebody's trade; anything else is spoken about, not done.
bool is_trade_work(const Ticket& ticket);

// Who is sent first: by category, and for what is spoken about those who speak with the owner.
Roles trade_of(const Ticket& ticket);

// Who sees it without being sent, and may take it; nobody when it is no work of a trade.
Roles takers_of(const Ticket& ticket);

// In whose queue it stands while nobody was sent.
bool in_queue_of(const State& state, Role role, const Ticket& ticket);

template <class Visit>
void each_role(Roles set, Visit&& visit) {
    for (std::uint8_t value = 0; value <= role_last; ++value) {
        if (contains(set, static_cast<Role>(value))) visit(static_cast<Role>(value));
    }
}

}  // namespace core
