#pragma once
// 房屋: finding a home by code, name, plate or the end of a phone number.

#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

#include <string>

namespace shell {

struct HouseholdsState {
    std::string typed;   // in the search field
    std::string search;  // the same without an unfinished composition
};

Intent draw_households(ui::Context& c, const View& view, HouseholdsState& state);

}  // namespace shell
