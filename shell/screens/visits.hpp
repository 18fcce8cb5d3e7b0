#pragma once
// 上门拜访: whether the promise to visit everybody can be kept, who is due, what was promised; the form
// of a visit; and a household's visits on its page.

#include "shell/ui/layout.hpp"
#include "shell/view.hpp"

namespace shell {

struct VisitsState {
    core::HomeVisitId following;  // whose follow-up dialog is open
    bool missing = false;
};

struct NewVisitState {
    core::UnitId unit;  // the home that is visited
    bool missing = false;
};

// Who looks after households: may record visits and sees them.
bool may_visit(const View& view);

Intent draw_visits(ui::Context& c, const View& view, VisitsState& state);
Intent draw_new_visit(ui::Context& c, const View& view, NewVisitState& state);

// On the household's page; nothing for whoever may not see visits.
Intent visits_card(ui::Context& c, const View& view, core::UnitId unit);

}  // namespace shell
