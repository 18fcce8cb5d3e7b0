#pragma once
// Who sees what: an entity carries audience tags, a viewer carries tags, and the entity is visible
// when they share one.
//
// The entity is the unit of permission: a viewer gets it whole, with all its ops, or not at all.
// Tags of an entity depend on its own record and, for what hangs on a unit (household, tickets), on
// that unit's group; `anchor` names that unit so that the server knows what to look at again when a
// unit moves.

#include "core/state.hpp"

#include <vector>

namespace core {

enum class AudienceKind : std::uint8_t {
    everyone = 0,   // all who belong to the community, owners included
    staff = 1,      // all staff
    desk = 2,       // front desk, leads, managers, administrators
    group = 3,      // butlers who look after the group
    household = 4,  // the household's own people
    repair = 5,     // technicians
    person = 6,     // one member of staff
    lead = 7,       // leads, managers and administrators: what is written about one's own people
    crew = 8,       // those who share a plan: everybody of the role whose rounds these are
};

struct AudienceTag {
    AudienceKind kind = AudienceKind::everyone;
    std::uint64_t key = 0;  // group, household, staff or role; else 0
    auto operator<=>(const AudienceTag&) const = default;
};

using AudienceTags = std::vector<AudienceTag>;  // sorted, unique

struct EntityAudience {
    AudienceTags tags;
    UnitId anchor;  // tags must be computed again when this unit changes; 0: none
};

// Repairs are everybody's in the trade: a technician may take what nobody was sent to.
bool is_trade_work(const Ticket& ticket);

// Empty tags when the entity does not exist.
EntityAudience audience_of(const State& state, EntityId id);

// Tags of a viewer: a member of staff or a household. Empty for anybody unknown or retired.
AudienceTags viewer_tags(const State& state, Actor viewer);

bool intersects(const AudienceTags& a, const AudienceTags& b);
bool may_see(const State& state, Actor viewer, EntityId id);

// The role an actor has: owner for a household, the staff record's role for staff, none for unknown
// or retired.
Role role_of(const State& state, Actor actor);

}  // namespace core
