#include "shell/samples.hpp"

namespace shell {

const bool has_samples = false;

bool draw_samples(ui::Context&) { return true; }

}  // namespace shell
