#pragma once
// 同步: how things stand with the server, in words a person can act on; what waits to be sent, what was refused and why, and whether the
// device's storage can be trusted.

#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

#include <optional>

namespace shell {

struct SyncState {
    std::optional<xsync::Adopted> adopted;  // of the file that was loaded last; put here by the app
    bool show_archive = false;
};

Intent draw_sync(ui::Context& c, const View& view, SyncState& state);

}  // namespace shell
