#include "core/people.hpp"

#include <algorithm>

namespace core {

bool Staff::looks_after(GroupId g) const {
    return group == g || std::binary_search(covers.begin(), covers.end(), g);
}

void evolve(Staff& staff, const OpHead&, const Stamp&, const AddStaff& op) {
    staff.name = op.name;
    staff.role = op.role;
    staff.group = op.group;
}

void evolve(Staff& staff, const OpHead&, const Stamp&, const CoverGroups& op) {
    staff.covers = op.groups;
    std::sort(staff.covers.begin(), staff.covers.end());
    staff.covers.erase(std::unique(staff.covers.begin(), staff.covers.end()), staff.covers.end());
}

void evolve(Staff& staff, const OpHead&, const Stamp&, const RetireStaff&) { staff.active = false; }

void evolve(StaffContact& contact, const OpHead&, const Stamp&, const SetStaffContact& op) {
    contact.phone = op.phone;
}

}  // namespace core
