#include "shell/ui/kit.hpp"
#include "shell/ui/screen.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>
#include <cstdio>

namespace ui {
namespace {

constexpr float panel_radius = 20, panel_padding = 20, slide_px = 36, handle_height = 12;

using WindowName = char[32];

void window_name(WindowName& name, std::size_t place) {
    std::snprintf(name, sizeof name, "##overlay%d", static_cast<int>(place) + 1);
}

std::size_t place_of(Context& c, Id id) {
    auto& overlays = c.kit->overlays;
    for (std::size_t i = 0; i < overlays.size(); ++i) {
        if (overlays[i].id == id) return i;
    }
    overlays.push_back({.id = id, .opened_ms = c.input.monotonic_ms});
    c.kit->animating = true;
    return overlays.size() - 1;
}

// Where the panel lies, from the height its content had in the last frame.
Rect panel_rect(const Context& c, const OverlaySpec& spec, float content) {
    const FrameInput& in = c.input;
    const float bottom = in.height - std::max(in.keyboard_inset, in.safe.bottom);
    const float top = in.safe.top + space::one;
    const bool from_below = spec.kind == OverlayKind::sheet && c.narrow();
    const float side = from_below ? 0 : space::edge_phone;
    const float width = std::min(from_below ? size::sheet_width_max : spec.width_max,
                                 in.width - in.safe.left - in.safe.right - 2 * side);
    const float x = in.safe.left + (in.width - in.safe.left - in.safe.right - width) / 2;
    const float height = std::min(content, (bottom - top) * 0.94f);
    if (from_below) return {x, bottom - height, width, height};
    return {x, top + (bottom - top - height) / 2, width, height};
}

void draw_panel(const Context& c, const OverlaySpec& spec, Rect panel) {
    const bool from_below = spec.kind == OverlayKind::sheet && c.narrow();
    ImDrawList& list = paint();
    if (!from_below) {
        draw_surface(panel, c.theme->card, c.theme->dark ? c.theme->line : 0, panel_radius);
        return;
    }
    list.AddRectFilled(low(panel), vec(panel.x + panel.w, c.input.height), c.theme->card,
                       panel_radius, ImDrawFlags_RoundCornersTop);
    const Rect handle = {panel.x + panel.w / 2 - 20, panel.y + 8, 40, 4};
    list.AddRectFilled(low(handle), high(handle), c.theme->line, 2);
}

// Title and × on one line, the sentence under it.
bool draw_head(Context& c, const OverlaySpec& spec) {
    bool crossed = false;
    if (spec.cross) {
        const Cells line(c, {part(1), fixed(size::touch)}, space::one, size::touch);
        heading(c, spec.title, 2, Type::headline);
        crossed = icon_button(c, Icon::close, tr(Text::close));
    } else {
        heading(c, spec.title, 2, Type::headline);
    }
    if (!spec.text.empty()) text(c, spec.text, {.tone = Tone::second});
    return crossed;
}

void fade_vertices(int first, float alpha) {
    ImVector<ImDrawVert>& vertices = paint().VtxBuffer;
    for (int i = first; i < vertices.Size; ++i) vertices[i].col = fade(vertices[i].col, alpha);
}

}  // namespace

Overlay::Overlay(Context& c, const OverlaySpec& spec)
    : c_(c), place_(0), id_(id_of(spec.key)), closable_(spec.closable) {
    place_ = place_of(c, id_);
    OverlayMemory& memory = c.kit->overlays[place_];
    memory.seen = true;
    memory.left = false;
    memory.layer_before = c.kit->layer;
    memory.lists_before = c.kit->lists;
    memory.row_height_before = c.kit->row_height;
    c.kit->layer = static_cast<int>(place_) + 1;
    c.kit->lists = 0;
    c.kit->row_height = 0;
    WindowName name;
    window_name(name, place_);
    open_window(c, name, {0, 0, c.input.width, c.input.height});
    ImGui::PushOverrideID(id_);

    const bool measured = memory.content_height > 0;
    shown_ = measured ? motion_at(c, memory.opened_ms, motion::sheet_ms) : 0;
    paint().AddRectFilled({0, 0}, {c.input.width, c.input.height}, fade(c.theme->scrim, shown_));
    first_vertex_ = paint().VtxBuffer.Size;
    const bool from_below = spec.kind == OverlayKind::sheet && c.narrow();
    memory.panel = panel_rect(c, spec, measured ? memory.content_height : 320);
    memory.panel.y += (1 - shown_) * slide_px;
    draw_panel(c, spec, memory.panel);

    a11y::open(a11y::Role::dialog, spec.title, a11y::State::modal, id_);
    const float top = panel_padding + (from_below ? handle_height - 4 : 0);
    open_area(c, id_of("content"), memory.panel, {top, panel_padding, panel_padding, panel_padding},
              space::card);
    dismissed_ = draw_head(c, spec);
    if (c.kit->back_pressed && !covered(c)) {
        c.kit->back_pressed = false;
        dismissed_ = dismissed_ || closable_;
    }
}

Overlay::~Overlay() {
    OverlayMemory& memory = c_.kit->overlays[place_];
    const float content = close_area(c_);
    if (content != memory.content_height) {
        memory.content_height = content;
        c_.kit->animating = true;
    }
    a11y::close(memory.panel);
    if (shown_ < 1) fade_vertices(first_vertex_, shown_);
    memory.first_vertex = first_vertex_;
    ImGui::PopID();
    ImGui::End();
    c_.kit->layer = memory.layer_before;
    c_.kit->lists = memory.lists_before;
    c_.kit->row_height = memory.row_height_before;
}

bool Overlay::dismissed() {
    // Asked for after the content was drawn, so a tap that landed on a button is not the scrim's.
    const Id panel = id_of("panel"), scrim = id_of("scrim");
    press(c_, panel, c_.kit->overlays[place_].panel);
    ImGui::PushClipRect({0, 0}, {c_.input.width, c_.input.height}, false);
    const bool beside = press(c_, scrim, {0, 0, c_.input.width, c_.input.height}).tapped;
    ImGui::PopClipRect();
    if (beside && closable_) dismissed_ = true;
    if (dismissed_) c_.kit->animating = true;  // the page without it
    return dismissed_;
}

Answer ask(Context& c, const OverlaySpec& spec, std::string_view yes, std::string_view no,
           bool danger) {
    Answer answer = Answer::none;
    Overlay overlay(c, spec);
    {
        const Cells buttons(c, {part(1), part(1)}, space::row);
        if (button(c, no)) answer = Answer::no;
        const auto kind = danger ? Button::danger_primary : Button::primary;
        if (button(c, yes, {.kind = kind})) answer = Answer::yes;
    }
    if (answer == Answer::none && overlay.dismissed()) answer = Answer::no;
    return answer;
}

int menu(Context& c, const OverlaySpec& spec, std::span<const MenuItem> items) {
    int chosen = menu_open;
    Overlay overlay(c, spec);
    {
        const Stack rows(c, 0);
        for (std::size_t i = 0; i < items.size(); ++i) {
            const MenuItem& item = items[i];
            const Rect rect =
                take(c, std::max(size::row_one_line, line_height(c, Type::body) + 24));
            const Id id = id_of(item.label);
            const Press touched = press(c, id, rect, item.enabled);
            node(c, a11y::Role::button, item.label, rect, state_of(item.enabled), id);
            draw_press(c, touched, inset(rect, -8, 0), radius::tile);
            const ImU32 color = c.theme->of(item.enabled ? item.tone : Tone::third);
            Rect label = rect;
            if (item.icon != Icon::none) {
                draw_icon(paint(), item.icon, {rect.x + size::icon / 2, rect.y + rect.h / 2},
                          size::icon, color);
                label.x += size::icon + space::card;
                label.w -= size::icon + space::card;
            }
            draw_line(c, Type::body, label, color, item.label);
            if (touched.tapped) chosen = static_cast<int>(i);
        }
    }
    if (chosen == menu_open && overlay.dismissed()) chosen = menu_dismissed;
    return chosen;
}

}  // namespace ui
