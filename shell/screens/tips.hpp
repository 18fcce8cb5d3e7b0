#pragma once
// One sentence for a newcomer at the top of a screen, until it is put away: once for each person and device.

#include "shell/ui/layout.hpp"
#include "shell/view.hpp"

namespace shell {

// Draws it when there is one that the person has not put away; PutTipAway when it was.
Intent draw_tip(ui::Context& c, const View& view, Place place);

}  // namespace shell
