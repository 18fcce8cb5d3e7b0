#pragma once
// The part of 同步 that carries unsent work to another device by hand: into a sealed file, out of one, and
// what became of the file that was loaded last.

#include "shell/screens/sync_page.hpp"

namespace shell {

Intent work_card(ui::Context& c, const View& view, const SyncState& state);

}  // namespace shell
