#pragma once
// A new PIN while the store is open: the present one is asked for, so that nobody who finds the device on a table changes it.

#include "shell/screens/pin.hpp"

namespace shell {

struct ChangePinState {
    bool open = false;
    std::string present, pin, again;
    PinFault fault = PinFault::none;
    bool asked = false;
    std::optional<platform::Unlocked> failure;  // put here by the app
};
// After the screen it belongs to.
Intent change_pin_dialog(ui::Context& c, ChangePinState& state);

}  // namespace shell
