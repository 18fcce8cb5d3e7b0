#pragma once
// 今日: what this person must do now, what follows later, what the records prove of today's duties, and this month's promises.

#include "shell/screens/work_day.hpp"
#include "shell/ui/screen.hpp"

namespace shell {

Intent draw_today(ui::Context& c, const View& view, WorkDayState& work);

}  // namespace shell
