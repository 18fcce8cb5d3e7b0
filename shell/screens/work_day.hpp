#pragma once
// 今日 of those who repair: appointments in order of time, what else they have by due time, what they can
// take, what is done. Each row names the home, the trade and the window, and calls who reported.

#include "core/query/work_day.hpp"
#include "shell/view.hpp"

namespace ui {
class Context;
}

namespace shell {

struct WorkDayState {
    Kept<core::WorkDay> day;
};

Intent work_day_cards(ui::Context& c, const View& view, WorkDayState& state);

}  // namespace shell
