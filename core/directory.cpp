#include "core/directory.hpp"

#include <tuple>

namespace core {

namespace {

void keep_rejected(Register& field, const Note& value) {
    if (value == field.value) return;
    for (const Note& known : field.rejected) {
        if (known == value) return;
    }
    if (field.rejected.size() == register_rejected_max)
        field.rejected.erase(field.rejected.begin());
    field.rejected.push_back(value);
}

// Law 8: an author who had seen the standing value replaces it and settles what was contested; one
// who had not leaves both values.
void write(Register& field, const OpHead& head, const Stamp& stamp, const Note& value) {
    const bool seen = field.pos <= head.base || field.device == head.id.device;
    if (!seen && field.value == value) return;  // both wrote the same: nothing to contest
    if (!seen) {
        const bool stands =
            std::tuple(stamp.effective_at, head.id.device) > std::tuple(field.at, field.device);
        keep_rejected(field, stands ? Note(field.value) : value);
        if (!stands) return;
    } else {
        field.rejected.clear();
    }
    field.value = value;
    field.at = stamp.effective_at;
    field.pos = stamp.pos;
    field.device = head.id.device;
}

}  // namespace

void evolve(Community& community, const OpHead&, const Stamp&, const FoundCommunity& op) {
    community.name = op.name;
    community.zone = op.zone;
}

void evolve(Group& group, const OpHead&, const Stamp&, const AddGroup& op) { group.name = op.name; }

void evolve(Building& building, const OpHead&, const Stamp&, const AddBuilding& op) {
    building.name = op.name;
    building.group = op.group;
    building.entrances = op.entrances;
    building.floors = op.floors;
}

void evolve(Unit& unit, const OpHead&, const Stamp&, const AddUnit& op) {
    unit.code = op.code;
    unit.building = op.building;
    unit.group = op.group;
    unit.area_dm2 = op.area_dm2;
}

void evolve(Unit& unit, const OpHead&, const Stamp&, const MoveUnit& op) { unit.group = op.group; }

void evolve(Unit& unit, const OpHead&, const Stamp&, const OccupyUnit& op) {
    unit.household = op.household;
    unit.state = op.state;
}

void evolve(Household& household, const OpHead&, const Stamp&, const RegisterHousehold& op) {
    household.unit = op.unit;
    household.members = op.members;
    household.vehicles = op.vehicles;
    household.key_customer = op.key_customer;
}

void evolve(Household& household, const OpHead& head, const Stamp& stamp, const EditHousehold& op) {
    write(household.fields[static_cast<std::size_t>(op.field)], head, stamp, op.value);
}

}  // namespace core
