#pragma once
// 巡查: the routes this person walks, how far today's rounds have got, and the rounds of the day.

#include "core/query/readings.hpp"
#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

namespace shell {

struct RoundsState {
    core::RouteId open;   // the route whose points are shown, 0: none
    int tab = 0;          // leads: 巡查, 达标
    int period = 0;       // of 达标
    core::RouteId start;  // a two-person route whose partner is being chosen, 0: none
    int partner = -1;
    bool editing = false;  // the editor is open
    core::RouteId edited;  // the route it changes, 0: a new one
    bool missing = false;  // 保存 was tapped although something was missing
    Kept<std::vector<core::ReadingLog>> readings;  // of the open route
};

Intent draw_rounds(ui::Context& c, const View& view, RoundsState& state);

// Starts a round on the route and goes to it: for the walk that is due now, if one is.
Submit start_round(const View& view, core::RouteId route, core::StaffId partner = {});

// 达标: what was planned and what was walked, for those who see all rounds.
Intent draw_compliance(ui::Context& c, const View& view, RoundsState& state);

// Who may set up routes.
inline constexpr core::Roles route_makers = core::Catalogue::RowOf<core::LayRoute>::may;
// The editor of a route, over the page. A changed route is a new one; the old one is retired.
Intent draw_route_editor(ui::Context& c, const View& view, RoundsState& state);

}  // namespace shell
