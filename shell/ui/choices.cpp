#include "shell/ui/kit.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float segment_gap = 8, segment_padding = 18, mark_extent = 22;

float segment_width(const Context& c, const Choice& choice) {
    float width = em_width(c, Type::body_bold, choice.label) + 2 * segment_padding;
    if (choice.icon != Icon::none) width += size::icon;
    return std::max(ImCeil(width), size::touch);
}

void draw_choice(const Context& c, const Choice& choice, Rect rect, bool chosen, bool enabled,
                 Press touched, float rounding, Type type) {
    const Theme& t = *c.theme;
    ImU32 ink = !enabled ? t.third : chosen ? t.of(choice.tone) : choice.alarming ? t.late : t.ink;
    const float border = chosen && t.high_contrast ? 2.0f : 1.0f;
    draw_surface(rect, chosen ? t.soft_of(choice.tone) : t.card,
                 chosen ? t.of(choice.tone) : t.line, rounding, border);
    draw_press(c, touched, rect, rounding);
    Rect label = inset(rect, 4, 0);
    if (choice.icon != Icon::none) {
        const float text = em_width(c, type, choice.label);
        const float x = rect.x + (rect.w - text - size::icon - 4) / 2;
        draw_icon(paint(), choice.icon, {x + size::icon / 2, rect.y + rect.h / 2}, 20, ink);
        label = {x + size::icon + 4, rect.y, text + 1, rect.h};
    }
    draw_line(c, type, label, ink, choice.label, 0.5f);
}

// How many stand on one line so that every label fits its equal share.
int per_line(const Context& c, std::span<const Choice> choices, float width) {
    float widest = 0;
    for (const Choice& choice : choices) widest = std::max(widest, segment_width(c, choice) - 16);
    const int fit = std::max(1, static_cast<int>((width + segment_gap) / (widest + segment_gap)));
    const int count = static_cast<int>(choices.size());
    if (fit >= count) return count;
    const int lines = (count + fit - 1) / fit;
    return (count + lines - 1) / lines;  // as even as possible
}

struct Member {
    Id id;
    Press touched;
};

Member member(Context& c, a11y::Role role, std::string_view label, Rect rect, bool chosen,
              bool enabled) {
    const Id id = id_of(label);
    const Press touched = press(c, id, rect, enabled);
    const a11y::State marked =
        role == a11y::Role::tab ? a11y::State::selected : a11y::State::checked;
    node(c, role, label, rect, state_of(enabled, when(chosen, marked)), id);
    return {id, touched};
}

}  // namespace

float segmented_width(const Context& c, std::span<const Choice> choices) {
    float width = -segment_gap;
    for (const Choice& choice : choices) width += segment_width(c, choice) + segment_gap;
    return std::max(width, 0.0f);
}

bool segmented(Context& c, std::string_view name, std::span<const Choice> choices, int& selected,
               const Segmented& options) {
    if (choices.empty()) return false;
    const float natural = segmented_width(c, choices);
    const float room = available_width(c);
    const float height = std::max(options.height, line_height(c, Type::body_bold) + 20);
    const bool equal = options.fill || natural > room;
    const int columns = equal ? per_line(c, choices, room) : static_cast<int>(choices.size());
    const int lines = (static_cast<int>(choices.size()) + columns - 1) / columns;
    const float all =
        height * static_cast<float>(lines) + segment_gap * static_cast<float>(lines - 1);
    const Rect rect = equal ? take(c, all) : take(c, natural, all);
    const float share =
        (rect.w - segment_gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    bool changed = false;
    a11y::open(options.buttons ? a11y::Role::group : a11y::Role::radiogroup, name);
    const Scope inside(name);
    float x = rect.x, y = rect.y;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (i > 0 && i % static_cast<std::size_t>(columns) == 0) {
            x = rect.x;
            y += height + segment_gap;
        }
        const Rect cell = {x, y, equal ? share : segment_width(c, choices[i]), height};
        x += cell.w + segment_gap;
        const bool chosen = static_cast<int>(i) == selected;
        const auto role = options.buttons ? a11y::Role::button : a11y::Role::radio;
        const Member one = member(c, role, choices[i].label, cell, chosen, options.enabled);
        if (on_screen(c, cell)) {
            draw_choice(c, choices[i], cell, chosen, options.enabled, one.touched, radius::button,
                        Type::body_bold);
        }
        if (!one.touched.tapped) continue;
        changed = changed || options.buttons || !chosen;
        selected = static_cast<int>(i);
    }
    a11y::close(rect);
    return changed;
}

bool radio_list(Context& c, std::string_view name, std::span<const Choice> choices, int& selected) {
    const float height = std::max(size::row_one_line, line_height(c, Type::body) + 24);
    const Rect rect = take(c, height * static_cast<float>(choices.size()));
    bool changed = false;
    a11y::open(a11y::Role::radiogroup, name);
    const Scope inside(name);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Rect line = {rect.x, rect.y + height * static_cast<float>(i), rect.w, height};
        const bool chosen = static_cast<int>(i) == selected;
        const Member one = member(c, a11y::Role::radio, choices[i].label, line, chosen, true);
        if (one.touched.tapped && !chosen) {
            selected = static_cast<int>(i);
            changed = true;
        }
        if (!on_screen(c, line)) continue;
        draw_press(c, one.touched, inset(line, -8, 0), radius::tile);
        const ImVec2 mark = {line.x + mark_extent / 2, line.y + height / 2};
        const ImU32 color = chosen ? c.theme->of(choices[i].tone) : c.theme->third;
        paint().AddCircle(mark, mark_extent / 2 - 1, color, 0, 2);
        if (chosen) paint().AddCircleFilled(mark, mark_extent / 2 - 6, color);
        draw_line(c, chosen ? Type::body_bold : Type::body,
                  {line.x + mark_extent + 14, line.y, line.w - mark_extent - 14, height},
                  c.theme->ink, choices[i].label);
    }
    a11y::close(rect);
    return changed;
}

bool category_grid(Context& c, std::string_view name, std::span<const Choice> choices,
                   int& selected, int columns) {
    constexpr float gap = 10, side = 88, least = 76, comfortable = 120;
    if (choices.empty()) return false;
    const float room = available_width(c);
    if (columns <= 0) {
        columns = std::clamp(
            static_cast<int>((room + gap) / ((c.phone() ? least : comfortable) + gap)), 3, 6);
        columns = std::min(columns, static_cast<int>(choices.size()));
        const int lines = (static_cast<int>(choices.size()) + columns - 1) / columns;
        columns = (static_cast<int>(choices.size()) + lines - 1) / lines;
    }
    const int lines = (static_cast<int>(choices.size()) + columns - 1) / columns;
    const float height = c.phone() ? 72 : side;
    const Rect rect =
        take(c, height * static_cast<float>(lines) + gap * static_cast<float>(lines - 1));
    const float width =
        (rect.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    bool changed = false;
    a11y::open(a11y::Role::radiogroup, name);
    const Scope inside(name);
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const Choice& choice = choices[static_cast<std::size_t>(i)];
        const int line = i / columns;
        const Rect cell = {rect.x + static_cast<float>(i % columns) * (width + gap),
                           rect.y + static_cast<float>(line) * (height + gap), width, height};
        const bool chosen = i == selected;
        const Member one = member(c, a11y::Role::radio, choice.label, cell, chosen, true);
        if (one.touched.tapped && !chosen) {
            selected = i;
            changed = true;
        }
        if (!on_screen(c, cell)) continue;
        Choice bare = choice;
        const Type type = chosen ? Type::body_bold : Type::body;
        if (choice.icon == Icon::none) {
            draw_choice(c, bare, cell, chosen, true, one.touched, radius::button, type);
            continue;
        }
        bare.label = {};
        bare.icon = Icon::none;
        draw_choice(c, bare, cell, chosen, true, one.touched, radius::button, type);
        const ImU32 ink = chosen            ? c.theme->of(choice.tone)
                          : choice.alarming ? c.theme->late
                                            : c.theme->ink;
        const float text_height = line_height(c, type);
        const float top = cell.y + (cell.h - size::icon - 4 - text_height) / 2;
        draw_icon(paint(), choice.icon, {cell.x + cell.w / 2, top + size::icon / 2}, size::icon,
                  ink);
        draw_line(c, type, {cell.x + 4, top + size::icon + 4, cell.w - 8, text_height}, ink,
                  choice.label, 0.5f);
    }
    a11y::close(rect);
    return changed;
}

bool checkbox(Context& c, std::string_view label, bool& checked, bool enabled) {
    const Rect rect = take(c, std::max(size::touch, line_height(c, Type::body) + 20));
    const Member one = member(c, a11y::Role::checkbox, label, rect, checked, enabled);
    if (one.touched.tapped) checked = !checked;
    if (!on_screen(c, rect)) return one.touched.tapped;
    const Rect mark = {rect.x, rect.y + (rect.h - 24) / 2, 24, 24};
    const ImU32 accent = enabled ? c.theme->accent : c.theme->third;
    if (checked) {
        draw_surface(mark, accent, 0, 7);
        draw_icon(paint(), Icon::check, {mark.x + 12, mark.y + 12}, 20, c.theme->on_accent);
    } else {
        draw_surface(mark, c.theme->card, c.theme->third, 7, 2);
    }
    draw_press(c, one.touched, inset(rect, -8, 0), radius::tile);
    draw_line(c, Type::body, {rect.x + 38, rect.y, rect.w - 38, rect.h},
              enabled ? c.theme->ink : c.theme->third, label);
    return one.touched.tapped;
}

bool toggle(Context& c, std::string_view label, bool& on, std::string_view second, bool enabled) {
    constexpr float track_width = 52, track_height = 32;
    const float words =
        line_height(c, Type::body) + (second.empty() ? 0 : line_height(c, Type::second));
    const Rect rect = take(c, std::max(size::row_one_line, words + 20));
    const Member one = member(c, a11y::Role::checkbox, label, rect, on, enabled);
    if (one.touched.tapped) on = !on;
    if (!on_screen(c, rect)) return one.touched.tapped;
    draw_press(c, one.touched, inset(rect, -8, 0), radius::tile);
    const float text_width = rect.w - track_width - 16;
    const float top = rect.y + (rect.h - words) / 2;
    draw_line(c, Type::body, {rect.x, top, text_width, line_height(c, Type::body)},
              enabled ? c.theme->ink : c.theme->third, label);
    if (!second.empty()) {
        draw_line(
            c, Type::second,
            {rect.x, top + line_height(c, Type::body), text_width, line_height(c, Type::second)},
            c.theme->second, second);
    }
    const Rect track = {rect.x + rect.w - track_width, rect.y + (rect.h - track_height) / 2,
                        track_width, track_height};
    draw_surface(track, on ? (enabled ? c.theme->accent : c.theme->third) : c.theme->track,
                 on ? 0 : c.theme->third, track_height / 2, 1.5f);
    const float knob = on ? track.x + track_width - track_height / 2 : track.x + track_height / 2;
    paint().AddCircleFilled({knob, track.y + track_height / 2}, 11,
                            on ? c.theme->on_accent : c.theme->third);
    return one.touched.tapped;
}

bool tabs(Context& c, std::string_view name, std::span<const std::string_view> labels,
          int& selected) {
    const Rect rect = take(c, size::touch);
    bool changed = false;
    paint().AddRectFilled({rect.x, rect.y + rect.h - 1}, high(rect), c.theme->line);
    a11y::open(a11y::Role::tablist, name);
    const Scope inside(name);
    float natural = 0;
    for (const std::string_view label : labels) natural += em_width(c, Type::body_bold, label) + 32;
    const bool tight = natural > rect.w;
    float x = rect.x;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const float width = tight ? rect.w / static_cast<float>(labels.size())
                                  : em_width(c, Type::body_bold, labels[i]) + 32;
        const Rect cell = {x, rect.y, width, rect.h};
        x += width;
        const bool chosen = static_cast<int>(i) == selected;
        const Member one = member(c, a11y::Role::tab, labels[i], cell, chosen, true);
        if (one.touched.tapped && !chosen) {
            selected = static_cast<int>(i);
            changed = true;
        }
        draw_press(c, one.touched, cell, radius::tile);
        draw_line(c, chosen ? Type::body_bold : Type::body, inset(cell, 4, 0),
                  chosen ? c.theme->accent : c.theme->second, labels[i], 0.5f);
        if (chosen) {
            const Rect mark = {cell.x + 12, cell.y + cell.h - 3, cell.w - 24, 3};
            paint().AddRectFilled(low(mark), high(mark), c.theme->accent, 1.5f);
        }
    }
    a11y::close(rect);
    return changed;
}

}  // namespace ui
