#pragma once
// 政策: the working-day calendar year by year, and which promises hold in which hours. Everybody on the
// staff reads it; the administrator and the manager change what lies ahead.

#include "shell/view.hpp"

#include <string>

namespace ui {
class Context;
}

namespace shell {

struct CalendarState {
    int year = 0;          // of the years that are offered
    bool editing = false;  // the dialog of days
    bool missing = false;
    // Terms as chosen and not yet saved; −1: as they are.
    int set = -1;
    std::string opens, closes;
};

Intent draw_calendar(ui::Context& c, const View& view, CalendarState& state);

}  // namespace shell
