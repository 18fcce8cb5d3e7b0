#pragma once
// What everything that is filled in looks like: the box with its label and value, and the note below
// it. Shared by text_field() and select(); screens do not include this.

#include "shell/ui/kit.hpp"
#include "shell/ui/widgets.hpp"

namespace ui {

inline constexpr float field_padding_x = 16, field_height = 52;

// Where the parts of a field stand.
struct Places {
    Rect box, label, value, note;
};

Type type_of(const TextField& field);
bool is_picked(const TextField& field);                      // filled in by a picker of the browser
float unit_width(const Context& c, const TextField& field);  // with the gap before it
float box_height_of(const Context& c, const TextField& field);
Places places_of(const Context& c, const TextField& field, Rect rect, float note_height);
float note_height_of(Context& c, const TextField& field, float width);
void draw_box(const Context& c, Rect box, bool editing, bool wrong, bool enabled);
void draw_note(Context& c, const TextField& field, Rect rect);

}  // namespace ui
