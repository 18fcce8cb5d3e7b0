#include "shell/ui/kit.hpp"
#include "shell/ui/screen.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr float width_max = 560, above_bars = 104, padding = 16;

Icon icon_of(Tone tone) {
    switch (tone) {
        case Tone::kept: return Icon::circle_check;
        case Tone::late: return Icon::warning;
        case Tone::soon: return Icon::info;
        default: return Icon::none;
    }
}

}  // namespace

void notify(Context& c, std::string_view text, Tone tone, std::string_view action) {
    c.kit->notice = {.text = std::string(text),
                     .action = std::string(action),
                     .tone = tone,
                     .since_ms = c.input.monotonic_ms,
                     .shown = true};
    c.kit->animating = true;
    a11y::announce(text);
}

bool take_notice_action(Context& c) { return std::exchange(c.kit->notice.action_tapped, false); }

void draw_notice(Context& c) {
    Notice& notice = c.kit->notice;
    const double until = notice.since_ms +
                         (notice.action.empty() ? motion::snackbar_ms : motion::snackbar_action_ms);
    if (!notice.shown) return;
    if (c.input.monotonic_ms >= until) {
        notice.shown = false;
        return;
    }
    c.kit->next_change_ms = std::min(c.kit->next_change_ms, until);
    const FrameInput& in = c.input;
    const Icon icon = icon_of(notice.tone);
    const Button act = {.kind = Button::text, .height = size::touch};
    const float action_width =
        notice.action.empty() ? 0 : button_width(c, notice.action, act) + space::one;
    const float icon_width = icon == Icon::none ? 0 : size::icon + 12;
    const float text_natural = em_width(c, Type::body, notice.text);
    const float width = std::min({text_natural + icon_width + action_width + 2 * padding, width_max,
                                  in.width - 2 * space::edge_phone});
    const float text_width = width - icon_width - action_width - 2 * padding;
    const int lines = count_lines(c, Type::body, text_width + 1, notice.text, 3);
    const float height =
        std::max(size::button, line_height(c, Type::body) * static_cast<float>(lines) + 24);
    const float shown = motion_at(c, notice.since_ms, motion::sheet_ms);
    const float foot = std::max(in.keyboard_inset + space::card, in.safe.bottom + above_bars);
    // Over a dialog it comes from above: at the foot it would lie on the dialog's main button.
    const float top = c.kit->layer_top > 0 ? in.safe.top + space::card - (1 - shown) * 16
                                           : in.height - foot - height + (1 - shown) * 16;
    const Rect rect = {snap(c, (in.width - width) / 2), top, width, height};

    // Without a button of its own it must not catch the taps meant for what it covers.
    open_window(c, "##notice", rect, notice.action.empty());
    const int first = paint().VtxBuffer.Size;
    // Dark on a light page, light on a dark one.
    const Theme* page = c.theme;
    c.theme = &theme(!page->dark, page->high_contrast);
    draw_surface(rect, page->ink, 0, radius::button);
    const float middle = rect.y + height / 2;
    if (icon != Icon::none) {
        draw_icon(paint(), icon, {rect.x + padding + size::icon / 2, middle}, size::icon,
                  c.theme->of(notice.tone));
    }
    const float text_height = line_height(c, Type::body) * static_cast<float>(lines);
    draw_lines(c, Type::body, {rect.x + padding + icon_width, middle - text_height / 2},
               text_width + 1, page->card, notice.text, 3);
    a11y::leaf(a11y::Role::text, notice.text, rect);
    if (action_width > 0) {
        c.kit->layer = c.kit->layer_top;  // reacts also over a dialog
        const Stack corner(c,
                           {rect.x + width - action_width, middle - size::touch / 2,
                            action_width - space::half, 0},
                           0);
        if (button(c, notice.action, act)) {
            notice.action_tapped = true;
            notice.shown = false;
        }
        c.kit->layer = 0;
    }
    c.theme = page;
    if (shown < 1) {
        ImVector<ImDrawVert>& vertices = paint().VtxBuffer;
        for (int i = first; i < vertices.Size; ++i) vertices[i].col = fade(vertices[i].col, shown);
    }
    ImGui::End();
}

}  // namespace ui
