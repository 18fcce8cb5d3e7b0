#include "shell/ui/fonts.hpp"
#include "shell/ui/gesture.hpp"
#include "shell/ui/kit.hpp"
#include "shell/ui/text_input.hpp"

#include <algorithm>
#include <limits>

namespace ui {
namespace {

SizeClass size_class_of(float width, float height) {
    if (width < 600) return SizeClass::phone;
    if (width < 1000 || width < height) return SizeClass::portrait;
    return width < 1366 ? SizeClass::landscape : SizeClass::desktop;
}

// ImGui's own look is never seen: no padding, no borders, finer curves.
void plain_style(float pixel_ratio) {
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = style.FramePadding = style.ItemSpacing = {0, 0};
    style.WindowBorderSize = style.WindowRounding = 0;
    style.WindowMinSize = {1, 1};
    style.CircleTessellationMaxError = 0.25f / pixel_ratio;
}

// Overlays that were not called in the last frame are closed; what is left decides which layer
// reacts.
void take_overlays_in(Kit& kit) {
    std::erase_if(kit.overlays, [](const OverlayMemory& overlay) { return !overlay.seen; });
    for (OverlayMemory& overlay : kit.overlays) overlay.seen = false;
    kit.layer_top = static_cast<int>(kit.overlays.size());
    if (kit.layer_top > 0 && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) kit.back_pressed = true;
}

}  // namespace

Context::Context() : theme(&ui::theme(false, false)), kit(std::make_unique<Kit>()) {}
Context::~Context() = default;

ImGuiWindow* open_window(Context& c, const char* name, Rect rect, bool inert) {
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                             ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing |
                             ImGuiWindowFlags_NoBringToFrontOnFocus |
                             ImGuiWindowFlags_NoScrollWithMouse;
    if (inert) flags |= ImGuiWindowFlags_NoInputs;
    ImGui::SetNextWindowPos(low(rect));
    ImGui::SetNextWindowSize({rect.w, rect.h});
    ImGui::Begin(name, nullptr, flags);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    // In the order in which they are opened; the screen is first. (ImGui puts new windows that keep
    // their place at the very back.)
    ImGui::BringWindowToDisplayFront(window);
    // The soft edge of shapes is one device pixel, not one logical pixel.
    window->DrawList->_FringeScale = 1.0f / c.input.pixel_ratio;
    return window;
}

void begin_frame(Context& c, const FrameInput& input) {
    Kit& kit = *c.kit;
    c.input = input;
    c.input.pixel_ratio = std::max(input.pixel_ratio, 0.5f);
    c.input.text_scale = std::clamp(input.text_scale, 1.0f, 1.6f);
    c.theme = &theme(input.dark, input.high_contrast);
    c.size_class = size_class_of(input.width, input.height);
    ++kit.frame;
    kit.animating = false;
    kit.next_change_ms = std::numeric_limits<double>::infinity();
    kit.open_areas.clear();
    kit.cut.clear();
    kit.boxes.clear();
    kit.layer = 0;
    kit.lists = 0;
    kit.list_ids.clear();
    kit.row_height = 0;
    take_overlays_in(kit);
    if (text_input::focus() == 0) kit.typing = 0;  // the next edit is brought into view again
    plain_style(c.input.pixel_ratio);
    for (ImFont* font : {fonts::regular(), fonts::bold()}) {
        if (font != nullptr) font->CurrentRasterizerDensity = c.input.pixel_ratio;
    }
    open_window(c, "##screen", {0, 0, input.width, input.height});
    const Insets& safe = input.safe;
    push_stack(c, {safe.left, safe.top, input.width - safe.left - safe.right, 0}, 0);
}

bool end_frame(Context& c) {
    Kit& kit = *c.kit;
    IM_ASSERT(kit.boxes.size() == 1 && "a box was not closed");
    draw_held(c);
    pop_stack(c);
    ImGui::End();
    draw_leaving(c);
    draw_notice(c);
    kit.back_pressed = false;
    return kit.animating;
}

double next_change_ms(const Context& c) { return c.kit->next_change_ms; }

void count_down(Context& c, std::int64_t due, std::int64_t step) {
    const std::int64_t rest = due - c.input.now;
    // What is left counts down through its last millisecond, what is over counts up.
    const std::int64_t change_in = rest >= 0 ? rest % step + 1 : step - -rest % step;
    c.kit->next_change_ms =
        std::min(c.kit->next_change_ms, c.input.monotonic_ms + static_cast<double>(change_in));
}

bool press_back(Context& c) {
    if (c.kit->overlays.empty()) return false;
    c.kit->back_pressed = true;
    return true;
}

bool covered(const Context& c) { return c.kit->layer < c.kit->layer_top; }

Press press(Context& c, Id id, Rect rect, bool enabled) {
    // Asked for even when it comes to nothing: a click must not wait until the widget is enabled.
    const bool activated = a11y::take_activation(id);
    if (!enabled || covered(c)) return {};
    Press result;
    const ImRect bounds(low(rect), high(rect));
    if (ImGui::ItemAdd(bounds, id, nullptr, ImGuiItemFlags_NoNav)) {
        ImRect seen = bounds;
        seen.ClipWith(ImGui::GetCurrentWindow()->ClipRect);
        gesture::add_target(id, {seen.Min.x, seen.Min.y, seen.GetWidth(), seen.GetHeight()},
                            c.kit->layer);
        bool hovered = false;
        ImGui::ButtonBehavior(bounds, id, &hovered, &result.held, ImGuiButtonFlags_NoNavFocus);
        result.held = result.held && gesture::pressing(id);
        // A finger has no hover: what it touched last must not stay lit.
        result.hovered = hovered && ImGui::GetIO().MouseSource == ImGuiMouseSource_Mouse;
        if (result.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    result.tapped = gesture::tapped(id) || activated;
    return result;
}

void reveal(Context& c, Rect rect) {
    if (c.kit->open_areas.empty()) return;
    constexpr float margin = 16;
    const OpenArea& area = c.kit->open_areas.back();
    const float bottom =
        std::min(area.view.y + area.view.h, c.input.height - c.input.keyboard_inset) - margin;
    const float below = rect.y + rect.h - bottom;
    const float above = area.view.y + margin - rect.y;
    if (below > 0)
        gesture::scroll_to(area.id, area.offset + below);
    else if (above > 0)
        gesture::scroll_to(area.id, std::max(area.offset - above, 0.0f));
}

void node(Context& c, a11y::Role role, std::string_view name, Rect rect, a11y::State state, Id id) {
    const bool shown_only = role == a11y::Role::text || role == a11y::Role::img ||
                            role == a11y::Role::status || role == a11y::Role::alert ||
                            role == a11y::Role::cell;
    if (!shown_only && covered(c)) return;
    a11y::leaf(role, name, rect, state, id);
}

float ease_out(float t) {
    const float rest = 1 - t;
    return 1 - rest * rest * rest;
}

float motion_at(Context& c, double start_ms, float length_ms) {
    if (c.input.reduced_motion) return 1;
    const auto t = static_cast<float>((c.input.monotonic_ms - start_ms) / length_ms);
    if (t >= 1) return 1;
    c.kit->animating = true;
    return ease_out(std::max(t, 0.0f));
}

}  // namespace ui
