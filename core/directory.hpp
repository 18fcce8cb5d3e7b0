#pragma once
// Places and who lives there: community → group → building → unit → household (小区 → 组团 → 楼栋 →
// 房屋 → 住户).
//
// A unit carries no personal data and every member of staff sees it; the household does, and only
// its own people, the butlers of its group and the desk see that. A unit belongs to a group
// directly, so that one household can be moved without its neighbours.

#include "core/record.hpp"
#include "core/terms.hpp"
#include "core/text.hpp"

#include <vector>

namespace core {

// How often every household is to be visited; real schemes contradict one another (a setting with
// one default).
enum class VisitRhythm : std::uint8_t {
    two_months = 0,  // [C5]
    half_year = 1,   // twice a year [D3]
    sample = 2,      // only the month's sample of 20 to 25 [A]
};
inline constexpr std::uint8_t visit_rhythm_last = 2;

struct Community {
    RecordHead head;
    Name name;
    Zone zone;
    std::uint16_t opens_minute = 8 * 60 + 30;  // service hours, minutes of the day
    std::uint16_t closes_minute = 18 * 60;
    std::uint16_t households_per_butler =
        200;  // the chosen ratio; a butler above it is warned [C1, C3]
    VisitRhythm visit_rhythm = VisitRhythm::two_months;
    std::uint8_t visits_a_week = 2;      // that a butler makes; the least is 2 [D3]
    std::vector<CalendarYear> calendar;  // own years, ascending; the others are as shipped
    std::vector<ServiceTerms> terms;     // ascending by when they began; none: the default
    bool operator==(const Community&) const = default;
};

struct Group {
    RecordHead head;
    Name name;
    bool operator==(const Group&) const = default;
};

struct Building {
    RecordHead head;
    Name name;  // 3 栋
    GroupId group;
    std::uint8_t entrances = 1;
    std::uint8_t floors = 1;
    bool operator==(const Building&) const = default;
};

enum class UnitState : std::uint8_t { occupied = 0, vacant = 1, decoration = 2 };
inline constexpr std::uint8_t unit_state_last = 2;

struct Unit {
    RecordHead head;
    Code code;  // 3-2-501: building, entrance, floor and door
    BuildingId building;
    GroupId group;
    HouseholdId household;  // 0 while nobody is registered
    UnitState state = UnitState::vacant;
    std::uint32_t area_dm2 = 0;  // floor area in hundredths of a square metre
    bool operator==(const Unit&) const = default;
};

struct Member {
    Name name;
    Name relation;  // 业主, 家人, 租户, 暂住
    Phone phone;
    bool operator==(const Member&) const = default;
};

// Fields that staff edit in the field, perhaps two at once.
enum class HouseholdField : std::uint8_t { phone = 0, contact_hours = 1, care = 2, remark = 3 };
inline constexpr std::size_t household_field_count = 4;

// A value with its history's loose end: when two people edited without having seen one another,
// both values are kept, the later effective time stands, and the record says so until someone who
// has seen both writes again.
struct Register {
    Note value;
    UtcMs at;    // effective time of the standing value
    LogPos pos;  // of the newest write, whether it stood or not
    DeviceNo device;
    std::vector<Note> rejected;  // concurrent values that did not stand, oldest first
    bool operator==(const Register&) const = default;
    bool contested() const { return !rejected.empty(); }
};
inline constexpr std::size_t register_rejected_max = 8;

// Who needs looking after 特别关怀, bit by bit; what is to be known about it is the field `care`.
enum class Care : std::uint8_t { none = 0, elderly = 1, alone = 2, disabled = 4, child = 8 };
inline constexpr Care each_care[] = {Care::elderly, Care::alone, Care::disabled, Care::child};
inline constexpr std::uint8_t care_all = 15;
constexpr Care operator|(Care a, Care b) {
    return static_cast<Care>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
constexpr bool has(Care set, Care one) {
    return (static_cast<std::uint8_t>(set) & static_cast<std::uint8_t>(one)) != 0;
}

struct Household {
    RecordHead head;
    UnitId unit;
    std::vector<Member> members;  // the owner first
    std::vector<Code> vehicles;   // plates
    bool key_customer = false;
    Care care = Care::none;
    Register fields[household_field_count];
    bool operator==(const Household&) const = default;
    const Register& field(HouseholdField f) const { return fields[static_cast<std::size_t>(f)]; }
};

struct FoundCommunity {
    Name name;
    Zone zone;
    bool operator==(const FoundCommunity&) const = default;
};
struct AddGroup {
    Name name;
    bool operator==(const AddGroup&) const = default;
};
struct AddBuilding {
    Name name;
    GroupId group;
    std::uint8_t entrances = 1;
    std::uint8_t floors = 1;
    bool operator==(const AddBuilding&) const = default;
};
struct AddUnit {
    Code code;
    BuildingId building;
    GroupId group;
    std::uint32_t area_dm2 = 0;
    bool operator==(const AddUnit&) const = default;
};
struct MoveUnit {  // to another group
    GroupId group;
    bool operator==(const MoveUnit&) const = default;
};
struct OccupyUnit {  // household 0 with vacant: moved out
    HouseholdId household;
    UnitState state = UnitState::occupied;
    bool operator==(const OccupyUnit&) const = default;
};
struct RegisterHousehold {
    UnitId unit;
    std::vector<Member> members;
    std::vector<Code> vehicles;
    bool key_customer = false;
    bool operator==(const RegisterHousehold&) const = default;
};
struct SetHouseholdCare {  // replaces what was said
    Care care = Care::none;
    bool key_customer = false;
    bool operator==(const SetHouseholdCare&) const = default;
};
struct SetVisitPlan {
    VisitRhythm rhythm = VisitRhythm::two_months;
    std::uint8_t visits_a_week = 2;
    bool operator==(const SetVisitPlan&) const = default;
};
struct EditHousehold {
    HouseholdField field = HouseholdField::remark;
    Note value;
    bool operator==(const EditHousehold&) const = default;
};

inline constexpr std::size_t members_max = 20;
inline constexpr std::size_t vehicles_max = 10;
inline constexpr std::uint8_t visits_a_week_max = 100;  // twenty a working day: a slip beyond

void evolve(Community&, const OpHead&, const Stamp&, const FoundCommunity&);
void evolve(Group&, const OpHead&, const Stamp&, const AddGroup&);
void evolve(Building&, const OpHead&, const Stamp&, const AddBuilding&);
void evolve(Unit&, const OpHead&, const Stamp&, const AddUnit&);
void evolve(Unit&, const OpHead&, const Stamp&, const MoveUnit&);
void evolve(Unit&, const OpHead&, const Stamp&, const OccupyUnit&);
void evolve(Household&, const OpHead&, const Stamp&, const RegisterHousehold&);
void evolve(Household&, const OpHead&, const Stamp&, const EditHousehold&);
void evolve(Household&, const OpHead&, const Stamp&, const SetHouseholdCare&);
void evolve(Community&, const OpHead&, const Stamp&, const SetVisitPlan&);
void evolve(Community&, const OpHead&, const Stamp&, const SetCalendarYear&);
void evolve(Community&, const OpHead&, const Stamp&, const SetServiceTerms&);

}  // namespace core
