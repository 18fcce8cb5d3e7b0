#include "shell/ui/field_box.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float label_top = 8, labelled_height = 68;

}  // namespace

Type type_of(const TextField& field) {
    return field.big ? Type::figure : field.reading ? Type::title : Type::input;
}

bool is_picked(const TextField& field) {
    return field.kind == TextField::pick_date || field.kind == TextField::pick_time ||
           field.kind == TextField::pick_date_time;
}

float unit_width(const Context& c, const TextField& field) {
    return field.unit.empty() ? 0 : em_width(c, Type::second, field.unit) + space::one;
}

float box_height_of(const Context& c, const TextField& field) {
    const float line = line_height(c, type_of(field));
    const float label = field.label_hidden ? 0 : line_height(c, Type::nav);
    const float lines =
        field.kind == TextField::multiline ? static_cast<float>(std::max(field.lines, 2)) : 1.0f;
    const float content = label + line * lines + 2 * label_top;
    return std::max(field.label_hidden ? field_height : labelled_height, content);
}

Places places_of(const Context& c, const TextField& field, Rect rect, float note_height) {
    Places p;
    p.box = {rect.x, rect.y, rect.w, rect.h - note_height};
    const Rect inside = inset(p.box, field_padding_x, 0);
    const float line = line_height(c, type_of(field));
    const float label = field.label_hidden ? 0 : line_height(c, Type::nav);
    const bool multiline = field.kind == TextField::multiline;
    const float block = multiline ? p.box.h - 2 * label_top : label + line;
    const float top = p.box.y + (p.box.h - block) / 2;
    p.label = {inside.x, top, inside.w, label};
    p.value = {inside.x, top + label, inside.w, multiline ? block - label : line};
    p.note = {p.box.x + 4, p.box.y + p.box.h + 4, p.box.w - 8, note_height - 4};
    if (field.kind == TextField::search) {
        p.value.x += size::icon + 10;
        p.value.w -= size::icon + 10;
    }
    if (is_picked(field)) p.value.w -= size::icon + 6;
    return p;
}

void draw_box(const Context& c, Rect box, bool editing, bool wrong, bool enabled) {
    const ImU32 border = wrong ? c.theme->late : editing ? c.theme->accent : c.theme->line;
    draw_surface(box, enabled ? c.theme->card : c.theme->background, border, radius::button,
                 editing || wrong ? 2.0f : 1.0f);
}

// Help or error below the box. An error comes with a sign, so it is not told by colour alone.
float note_height_of(Context& c, const TextField& field, float width) {
    const std::string_view note = field.error.empty() ? field.help : field.error;
    if (note.empty()) return 0;
    const float sign = field.error.empty() ? 0.0f : 20.0f;
    return 4 + line_height(c, Type::second) *
                   static_cast<float>(count_lines(c, Type::second, width - 8 - sign, note, 0));
}

void draw_note(Context& c, const TextField& field, Rect rect) {
    if (!field.error.empty()) {
        const float middle = rect.y + line_height(c, Type::second) / 2;
        draw_icon(paint(), Icon::warning, {rect.x + 8, middle}, 17, c.theme->late);
        draw_lines(c, Type::second, {rect.x + 20, rect.y}, rect.w - 20, c.theme->late, field.error,
                   0);
    } else if (!field.help.empty()) {
        draw_lines(c, Type::second, low(rect), rect.w, c.theme->second, field.help, 0);
    }
}

}  // namespace ui
