// Pointers, wheel and keys, from web/pointer_input.js and web/key_input.js to the gesture recogniser
// and ImGui.

#include "imgui.h"
#include "shell/platform/browser/bridge.hpp"
#include "shell/platform/browser/runner.hpp"
#include "shell/ui/gesture.hpp"

#include <array>

using platform::browser::runner;

namespace {

// In the order of web/key_input.js.
constexpr std::array keys{
    ImGuiKey_Tab,       ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
    ImGuiKey_DownArrow, ImGuiKey_PageUp,    ImGuiKey_PageDown,   ImGuiKey_Home,
    ImGuiKey_End,       ImGuiKey_Enter,     ImGuiKey_Space,      ImGuiKey_Escape,
};

}  // namespace

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

XUNLOU_EXPORT void xunlou_key(int key, int down, int shift) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Shift, shift != 0);
    io.AddKeyEvent(keys.at(static_cast<std::size_t>(key)), down != 0);
    runner().request();
}
