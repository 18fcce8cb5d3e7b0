#pragma once
// 回访: whom to ask whether it was done well, by when; and the month's rate.

#include "shell/screens/sample.hpp"
#include "shell/view.hpp"

namespace ui {
class Context;
}

namespace shell {

// One due revisit as a row of a list; the ticket's page when it was tapped.
Intent revisit_row(ui::Context& c, const View& view, const core::Revisit& revisit);

Intent draw_revisits(ui::Context& c, const View& view, SampleState& sample);

}  // namespace shell
