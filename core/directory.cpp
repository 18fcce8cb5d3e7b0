#include "core/directory.hpp"

#include "core/policy/calendar.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

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

void stand(Register& field, const OpHead& head, const Stamp& stamp, const Note& value) {
    field.value = value;
    field.at = stamp.effective_at;
    field.device = head.id.device;
    std::erase(field.rejected, value);
}

// Law 8: an author who had seen all that was written replaces it and settles what was contested; one
// who had not leaves both values, and the later time stands whatever the order of arrival. A device
// replaces its own standing value, but settles nothing that it has not seen.
void write(Register& field, const OpHead& head, const Stamp& stamp, const Note& value) {
    const bool seen_all = field.pos <= head.base;
    if (seen_all) field.rejected.clear();
    if (seen_all || field.device == head.id.device) {
        stand(field, head, stamp, value);
    } else if (std::tuple(stamp.effective_at, head.id.device) >
               std::tuple(field.at, field.device)) {
        const Note replaced = field.value;
        stand(field, head, stamp, value);
        keep_rejected(field, replaced);
    } else {
        keep_rejected(field, value);
    }
    field.pos = std::max(field.pos, stamp.pos);
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

void evolve(Household& household, const OpHead&, const Stamp&, const SetHouseholdCare& op) {
    household.care = op.care;
    household.key_customer = op.key_customer;
}

void evolve(Community& community, const OpHead&, const Stamp&, const SetVisitPlan& op) {
    community.visit_rhythm = op.rhythm;
    community.visits_a_week = op.visits_a_week;
}

namespace {

// When the server heard of it; a device that has not sent it yet takes its own time.
UtcMs known_at(const Stamp& stamp) {
    return stamp.received_at ? stamp.received_at : stamp.effective_at;
}

}  // namespace

void evolve(Community& community, const OpHead&, const Stamp& stamp, const SetCalendarYear& op) {
    const Day today = day_of(known_at(stamp), community.zone);
    const Calendar before = shipped_calendar().with(community.calendar);
    CalendarYear year{op.year, op.provisional, op.source, {}, stamp};
    const Day last = std::min(today, day_of(CivilDate{op.year, 12, 31}));
    for (Day day = day_of(CivilDate{op.year, 1, 1}); day <= last; ++day.value) {
        if (before.special(day)) year.days.push_back({day, before.works(day)});
    }
    for (const CalendarDay& day : op.days) {
        if (day.day > today) year.days.push_back(day);
    }
    const auto at = std::lower_bound(
        community.calendar.begin(), community.calendar.end(), op.year,
        [](const CalendarYear& each, std::int32_t wanted) { return each.year < wanted; });
    if (at != community.calendar.end() && at->year == op.year)
        *at = std::move(year);
    else
        community.calendar.insert(at, std::move(year));
}

void evolve(Community& community, const OpHead&, const Stamp& stamp, const SetServiceTerms& op) {
    const UtcMs from = known_at(stamp);
    // Terms that nothing was reported under are not worth keeping.
    std::erase_if(community.terms, [&](const ServiceTerms& each) { return each.from >= from; });
    community.terms.push_back({from, op.set, op.opens_minute, op.closes_minute});
}

}  // namespace core
