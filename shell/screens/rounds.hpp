#pragma once
// 巡查: the routes this person walks, how far today's rounds have got, and the rounds of the day.

#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

namespace shell {

struct RoundsState {
    core::RouteId open;  // the route whose points are shown, 0: none
};

Intent draw_rounds(ui::Context& c, const View& view, RoundsState& state);

// Starts a round on the route and goes to it.
Submit start_round(core::RouteId route);

}  // namespace shell
