#pragma once
// Who lives and works in the simulated community, and what they do of a day: everything a person of
// that role may tap, on what their device shows them. Often enough it contradicts somebody else.

#include "tests/sim/node.hpp"

namespace sim {

struct Community {
    core::GroupId groups[2];
    std::vector<core::UnitId> units;
    std::vector<core::HouseholdId> homes;
    core::RouteId route;
    core::StaffId admin, manager, desk, technician, butlers[2], helper;  // helper: retires some day
};

Community found(Server& server, Marks& marks, World& world);

// One act of this person on this device, perhaps refused.
void act(Node& node, const Community& community, Marks& marks);

}  // namespace sim
