#pragma once
// One home: who lives there, how and when to reach them, what to mind, their tickets. Fields that two people wrote without having seen
// one another show both values until somebody settles them. The owner sees the same as 我的家, without what only staff may see.

#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

#include <optional>

namespace shell {

struct HouseholdState {
    core::UnitId unit;
    std::optional<core::HouseholdField> editing;
    bool show_phones = false;
    bool missing = false;
};

Intent draw_household(ui::Context& c, const View& view, HouseholdState& state);
Intent draw_my_home(ui::Context& c, const View& view, HouseholdState& state);

}  // namespace shell
