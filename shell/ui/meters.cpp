#include "shell/ui/kit.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

int percent_of(float fraction) {
    return static_cast<int>(std::lround(std::clamp(fraction, 0.0f, 1.0f) * 100));
}

constexpr float bar_height = 8;

}  // namespace

void ring(Context& c, const Ring& ring, std::string_view name, float extent) {
    const Rect rect = take(c, extent, extent);
    if (!name.empty()) a11y::progress(name, percent_of(ring.fraction), rect);
    if (on_screen(c, rect)) draw_ring(c, rect, ring.fraction, ring.figure, ring.tone);
}

void progress(Context& c, std::string_view name, float fraction, Tone tone) {
    const Rect rect = take(c, bar_height);
    a11y::progress(name, percent_of(fraction), rect);
    if (on_screen(c, rect)) draw_bar(c, rect, fraction, tone);
}

void progress_row(Context& c, std::string_view label, std::string_view figure, float fraction,
                  Tone tone) {
    const float text_height = line_height(c, Type::body);
    const Rect rect = take(c, text_height + 4 + bar_height);
    a11y::progress(std::string(label).append(" ").append(figure), percent_of(fraction), rect);
    if (!on_screen(c, rect)) return;
    const float figure_width = em_width(c, Type::body_bold, figure);
    draw_line(c, Type::body, {rect.x, rect.y, rect.w - figure_width - 12, text_height},
              c.theme->ink, label);
    draw_line(c, Type::body_bold,
              {rect.x + rect.w - figure_width - 1, rect.y, figure_width + 1, text_height},
              c.theme->ink, figure, 1);
    draw_bar(c, {rect.x, rect.y + text_height + 4, rect.w, bar_height}, fraction, tone);
}

void avatar(Context& c, std::string_view character, Tone tone, float extent) {
    draw_avatar(c, take(c, extent, extent), character, tone);
}

void divider(Context& c) {
    const Rect rect = take(c, 1);
    paint().AddRectFilled(low(rect), high(rect), c.theme->line);
}

void icon_view(Context& c, Icon icon, Tone tone, float extent) {
    const Rect rect = take(c, extent, extent);
    draw_icon(paint(), icon, {rect.x + extent / 2, rect.y + extent / 2}, extent, c.theme->of(tone));
}

bool figure_tile(Context& c, const Figure& figure, bool tappable) {
    const float label = line_height(c, Type::second), number = line_height(c, Type::figure);
    const float second = figure.second.empty() ? 0 : line_height(c, Type::second);
    const Rect rect = take(c, label + number + second + 2 * space::card - 4);
    std::string name = std::string(figure.label).append(" ").append(figure.figure);
    if (!figure.second.empty()) name.append(" ").append(figure.second);
    Press touched;
    if (tappable) {
        const Id id = id_of(figure.label);
        touched = press(c, id, rect);
        node(c, a11y::Role::button, name, rect, a11y::State::none, id);
    } else {
        node(c, a11y::Role::text, name, rect);
    }
    if (!on_screen(c, rect)) return touched.tapped;
    draw_surface(rect, c.theme->card, c.theme->line, radius::card);
    draw_press(c, touched, rect, radius::card);
    Rect line = {rect.x + space::card, rect.y + space::card - 2, rect.w - 2 * space::card, label};
    draw_line(c, Type::second, line, c.theme->second, figure.label);
    line.y += label;
    line.h = number;
    draw_line(c, Type::figure, line, c.theme->of(figure.tone), figure.figure);
    line.y += number;
    line.h = second;
    draw_line(c, Type::second, line, c.theme->second, figure.second);
    return touched.tapped;
}

}  // namespace ui
