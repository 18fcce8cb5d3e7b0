#include "core/query/duplicates.hpp"

#include "core/query/households.hpp"
#include "core/query/tickets.hpp"

namespace core {

namespace {

BuildingId building_of(const State& state, UnitId id) {
    const Unit* unit = state.find(id);
    return unit ? unit->building : BuildingId{};
}

bool alike(const State& state, const Matter& matter, const Ticket& ticket) {
    if (ticket.category != matter.category) return false;
    if (matter.unit && ticket.unit) {
        if (matter.unit == ticket.unit) return true;
        // Neighbours share what is not theirs alone: a riser, a lift, a corridor.
        const bool shared = ticket.kind == TicketKind::public_area ||
                            ticket.category == Category::lift ||
                            ticket.category == Category::public_space;
        return shared && building_of(state, matter.unit) == building_of(state, ticket.unit);
    }
    if (matter.unit || ticket.unit || matter.place.empty()) return false;
    return folded(matter.place.value) == folded(ticket.place.value);
}

// Another category on the same home is worth a look too, when nobody has chosen one yet.
bool same_home(const Matter& matter, const Ticket& ticket) {
    return matter.category == Category::other && matter.unit && matter.unit == ticket.unit;
}

}  // namespace

std::vector<TicketId> possible_duplicates(const State& state, const Matter& matter, UtcMs now) {
    std::vector<TicketId> found;
    const auto& tickets = state.all<Ticket>();
    for (auto it = tickets.rbegin(); it != tickets.rend() && found.size() < duplicates_max; ++it) {
        const auto& [key, ticket] = *it;
        if (TicketId{key} == matter.itself || !is_open(ticket.status)) continue;
        if (!alike(state, matter, ticket) && !same_home(matter, ticket)) continue;
        const bool lasting = matter.unit && matter.unit == ticket.unit;
        if (lasting || now - reported_at(ticket) <= duplicate_age_ms) found.push_back({key});
    }
    return found;
}

std::vector<TicketId> merged_into(const State& state, TicketId ticket) {
    std::vector<TicketId> found;
    for (const auto& [key, other] : state.all<Ticket>()) {
        if (other.status == TicketStatus::merged && other.merged_into == ticket)
            found.push_back({key});
    }
    return found;
}

}  // namespace core
