#pragma once
// 更多: who is signed in, how the app looks and speaks, the way to 同步, and out.

#include "shell/screens/change_pin.hpp"
#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

#include <optional>

namespace shell {

struct MoreState {
    bool asking = false;                                  // whether to sign out
    std::optional<xsync::SignOutResult> refused_because;  // put here by the app
    ChangePinState change_pin;
};

Intent draw_more(ui::Context& c, const View& view, MoreState& state);

}  // namespace shell
