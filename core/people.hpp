#pragma once
// People who work here: their role, the groups they look after, how colleagues reach them.
//
// A staff record is seen by everyone (an owner is told who is coming, by name and role); phone
// numbers are a companion, staff_contact, that owners never receive.

#include "core/record.hpp"
#include "core/text.hpp"

#include <string_view>
#include <vector>

namespace core {

// Forever, like op tags. Chinese terms in domain.md §1.
enum class Role : std::uint8_t {
    none = 0,
    owner = 1,             // 业主: not staff; acts for a household
    butler = 2,            // 客服管家
    front_desk = 3,        // 客服
    lead = 4,              // 客服主管
    technician = 5,        // 维修工
    guard = 6,             // 秩序维护员
    guard_lead = 7,        // 保安主管
    cctv = 8,              // 监控员
    cleaner = 9,           // 保洁
    gardener = 10,         // 绿化
    lift_technician = 11,  // 电梯运维
    manager = 12,          // 项目经理
    inspector = 13,        // 工程管理中心
    administrator = 14,    // 管理员
};
inline constexpr std::uint8_t role_last = 14;

using Roles = std::uint32_t;  // a set of roles, bit by value
constexpr Roles roles(auto... each) {
    return (Roles{0} | ... | (Roles{1} << static_cast<unsigned>(each)));
}
constexpr bool contains(Roles set, Role role) {
    return (set >> static_cast<unsigned>(role) & 1u) != 0;
}

inline constexpr Roles desk_roles =
    roles(Role::front_desk, Role::lead, Role::manager, Role::administrator);
inline constexpr Roles repair_roles = roles(Role::technician, Role::lift_technician);
inline constexpr Roles staff_roles =
    ~roles(Role::none, Role::owner) & ((Roles{1} << (role_last + 1)) - 1);

struct Staff {
    RecordHead head;
    Name name;
    Role role = Role::none;
    GroupId group;                // own group; 0: the whole community
    std::vector<GroupId> covers;  // groups looked after for a colleague (代班), sorted
    bool active = true;
    bool operator==(const Staff&) const = default;
    bool looks_after(GroupId g) const;
};

struct StaffContact {
    RecordHead head;
    Phone phone;
    bool operator==(const StaffContact&) const = default;
};

struct AddStaff {
    Name name;
    Role role = Role::none;
    GroupId group;
    bool operator==(const AddStaff&) const = default;
};
struct CoverGroups {  // replaces the whole list; empty ends the cover
    std::vector<GroupId> groups;
    bool operator==(const CoverGroups&) const = default;
};
struct RetireStaff {
    bool operator==(const RetireStaff&) const = default;
};
struct SetStaffContact {
    Phone phone;
    bool operator==(const SetStaffContact&) const = default;
};

inline constexpr std::size_t covers_max =
    64;  // more groups than any community of 10,000 households has

void evolve(Staff& staff, const OpHead& head, const Stamp& stamp, const AddStaff& op);
void evolve(Staff& staff, const OpHead& head, const Stamp& stamp, const CoverGroups& op);
void evolve(Staff& staff, const OpHead& head, const Stamp& stamp, const RetireStaff& op);
void evolve(StaffContact& contact, const OpHead& head, const Stamp& stamp,
            const SetStaffContact& op);

}  // namespace core
