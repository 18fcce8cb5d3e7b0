#include "shell/ui/entered_time.hpp"
#include "shell/ui/field_box.hpp"
#include "shell/ui/fonts.hpp"
#include "shell/ui/gesture.hpp"
#include "shell/ui/kit.hpp"
#include "shell/ui/screen.hpp"
#include "shell/ui/text_input.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>

namespace ui {
namespace {

text_input::Keyboard keyboard_of(TextField::Kind kind) {
    using text_input::Keyboard;
    switch (kind) {
        case TextField::plain: return Keyboard::text;
        case TextField::multiline: return Keyboard::multiline;
        case TextField::number: return Keyboard::number;
        case TextField::decimal: return Keyboard::decimal;
        case TextField::phone: return Keyboard::phone;
        case TextField::password: return Keyboard::password;
        case TextField::pin: return Keyboard::pin;
        case TextField::search: return Keyboard::search;
        case TextField::pick_date: return Keyboard::date;
        case TextField::pick_time: return Keyboard::time;
        case TextField::pick_date_time: return Keyboard::date_time;
    }
    return Keyboard::text;
}

// The sign at the right end of a field that opens a picker.
Icon picker_icon(const TextField& field) {
    return field.kind == TextField::pick_time ? Icon::clock : Icon::calendar;
}

bool is_secret(const TextField& field) {
    return field.kind == TextField::password || field.kind == TextField::pin;
}

std::string bullets(std::string_view value) {
    std::string result;
    for (const char byte : value) {
        if ((byte & 0xC0) != 0x80) result.append("•");  // one for each character
    }
    return result;
}

void draw_value(Context& c, const TextField& field, const Places& p, std::string_view value,
                bool editing) {
    const Type type = type_of(field);
    if (editing) return;  // the native field lies here
    if (is_secret(field) && !value.empty()) {
        float x = p.value.x + 5;
        for (const char byte : value) {
            if ((byte & 0xC0) == 0x80) continue;
            paint().AddCircleFilled({x, p.value.y + p.value.h / 2}, 4, c.theme->ink);
            x += 14;
        }
        return;
    }
    const std::string picked = is_picked(field) ? entered_words(value) : std::string();
    if (is_picked(field)) value = picked;
    const bool empty = value.empty();
    const std::string_view shown = !empty ? value
                                   : is_picked(field) && field.placeholder.empty()
                                       ? tr(Text::choose)
                                       : field.placeholder;
    const ImU32 color = empty || !field.enabled ? c.theme->third : c.theme->ink;
    std::string hint;
    if (field.kind == TextField::multiline) {
        draw_lines(c, type, low(p.value), p.value.w, color, shown, std::max(field.lines, 2));
    } else {
        Rect line = p.value;
        if (field.reading && !field.unit.empty()) line.w -= unit_width(c, field);
        if (empty && em_width(c, type, shown) > line.w)
            hint = ellipsis(c, shown, type, line.w);  // what the field is for, its name says too
        draw_line(c, type, line, color, hint.empty() ? shown : std::string_view(hint),
                  field.reading ? 1.0f : 0.0f);
    }
}

// Tells the platform where a native field may come to lie, and brings it above the soft keyboard
// while it is edited.
void offer(Context& c, Id id, std::string_view label, const std::string& value,
           const TextField& field, const Places& p, bool editing) {
    Rect text = p.value;
    text.y -= c.em(type_of(field)) *
              0.05f;  // as draw_text() lifts it: nothing jumps when the edit begins
    text.w -= unit_width(c, field);
    text_input::add({.id = id,
                     .name = std::string(label),
                     .value = value,
                     .placeholder = std::string(field.placeholder),
                     .rect = text,
                     .font_px = c.em(type_of(field)),
                     .ink = rgb(c.theme->ink),
                     .surface = rgb(c.theme->card),
                     .keyboard = keyboard_of(field.kind),
                     .length_max = field.length_max,
                     .enter_submits = field.enter_submits,
                     .right = field.reading,
                     .strong = field.reading || field.big});
    if (!editing) return;
    Kit& kit = *c.kit;
    if (kit.typing == id && kit.typing_inset == c.input.keyboard_inset) return;
    kit.typing = id;
    kit.typing_inset = c.input.keyboard_inset;
    reveal(c, p.box);
}

}  // namespace

FieldEvent text_field(Context& c, std::string_view label, std::string& value,
                      const TextField& field) {
    const float note_height = note_height_of(c, field, available_width(c));
    const Rect rect = take(c, box_height_of(c, field) + note_height);
    const Places p = places_of(c, field, rect, note_height);
    const Id id = id_of(label);
    FieldEvent event;
    text_input::Edit edit;
    if (text_input::take_edit(id, edit) && field.enabled) {
        event.changed = edit.value != value;
        event.composing = edit.composing;
        value = std::move(edit.value);
    }
    event.submitted = text_input::take_submit(id) && field.enabled;
    const Press touched = press(c, id, p.box, field.enabled);
    if (touched.tapped) text_input::request_focus(id);
    const bool editing = field.enabled && text_input::focused(id);

    const bool secret = is_secret(field);
    a11y::State state = state_of(field.enabled, when(!field.error.empty(), a11y::State::invalid));
    state = state | when(editing, a11y::State::focused) |
            when(field.kind == TextField::multiline, a11y::State::multiline);
    if (!covered(c)) {
        a11y::field(a11y::Role::textbox, label, secret ? bullets(value) : std::string_view(value),
                    p.box, state, id);
        if (field.enabled) offer(c, id, label, value, field, p, editing);
    }
    if (!field.error.empty()) node(c, a11y::Role::alert, field.error, p.note);
    if (!on_screen(c, rect)) return event;

    draw_box(c, p.box, editing, !field.error.empty(), field.enabled);
    if (!editing) draw_press(c, touched, p.box, radius::button);
    if (!field.label_hidden)
        draw_line(c, Type::nav, p.label, editing ? c.theme->accent : c.theme->second, label);
    if (field.kind == TextField::search) {
        draw_icon(paint(), Icon::search,
                  {p.box.x + field_padding_x + size::icon / 2, p.box.y + p.box.h / 2}, size::icon,
                  c.theme->second);
    }
    if (is_picked(field)) {
        draw_icon(paint(), picker_icon(field),
                  {p.box.x + p.box.w - field_padding_x - 10, p.box.y + p.box.h / 2}, 22,
                  field.enabled ? c.theme->second : c.theme->third);
    }
    draw_value(c, field, p, value, editing);
    if (!field.unit.empty()) draw_line(c, Type::second, p.value, c.theme->second, field.unit, 1);
    draw_note(c, field, p.note);
    return event;
}

FieldEvent search_field(Context& c, std::string_view name, std::string& value,
                        std::string_view placeholder) {
    const Rect rect = take(c, std::max(field_height, line_height(c, Type::input) + 20));
    const bool clearable = !value.empty();
    const float field_width = rect.w - (clearable ? size::touch + space::half : 0);
    FieldEvent event;
    {
        const Stack field(c, {rect.x, rect.y, field_width, 0}, 0);
        event = text_field(c, name, value,
                           {.placeholder = placeholder,
                            .kind = TextField::search,
                            .label_hidden = true,
                            .enter_submits = true});
    }
    bool cleared = false;
    if (clearable) {
        const Stack corner(c,
                           {rect.x + field_width + space::half, rect.y + (rect.h - size::touch) / 2,
                            size::touch, 0},
                           0);
        cleared = icon_button(c, Icon::close, tr(Text::clear));
    }
    if (cleared) {
        value.clear();
        event.changed = true;
        event.composing = false;
    }
    return event;
}

}  // namespace ui
