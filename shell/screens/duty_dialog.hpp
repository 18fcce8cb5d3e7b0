#pragma once
// One duty, large: what it asks, what still lacks, what proves it, and the form of the duty log.

#include "shell/screens/duties.hpp"

namespace shell {

Intent duty_dialog(ui::Context& c, const View& view, DutiesState& state);

}  // namespace shell
