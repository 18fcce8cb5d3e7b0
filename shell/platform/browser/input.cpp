// Pointers, wheel and Escape, from web/pointer_input.js and web/key_input.js to the gesture recogniser
// and ImGui.

#include "imgui.h"
#include "shell/platform/browser/bridge.hpp"
#include "shell/platform/browser/runner.hpp"
#include "shell/ui/gesture.hpp"

using platform::browser::runner;

XUNLOU_EXPORT void xunlou_pointer(int phase, int pointer, std::int32_t id, float x, float y,
                                  double at_ms) {
    ui::gesture::push({.phase = static_cast<ui::gesture::Phase>(phase),
                       .pointer = static_cast<ui::gesture::Pointer>(pointer),
                       .id = id,
                       .x = x,
                       .y = y,
                       .at_ms = at_ms});
    runner().request();
}

XUNLOU_EXPORT void xunlou_wheel(float x, float y, float dx, float dy) {
    ui::gesture::wheel(x, y, dx, dy);
    runner().request();
}

XUNLOU_EXPORT void xunlou_secondary(float x, float y) {
    ui::gesture::secondary(x, y);
    runner().request();
}

// Enter, Space and the arrows act on the mirror; only Escape is the widgets' own.
XUNLOU_EXPORT void xunlou_escape() {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiKey_Escape, true);
    io.AddKeyEvent(ImGuiKey_Escape, false);
    runner().request();
}
