#include "shell/ui/fonts.hpp"
#include "shell/ui/gesture.hpp"
#include "shell/ui/kit.hpp"
#include "shell/ui/screen.hpp"
#include "shell/ui/text_input.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float padding_x = 16, label_top = 8, box_height = 52, labelled_height = 68;

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
    }
    return Keyboard::text;
}

Type type_of(const TextField& field) { return field.big ? Type::figure : Type::input; }

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

// Where the parts of a field stand.
struct Places {
    Rect box, label, value, note;
};

float box_height_of(const Context& c, const TextField& field) {
    const float line = line_height(c, type_of(field));
    const float label = field.label_hidden ? 0 : line_height(c, Type::nav);
    const float lines =
        field.kind == TextField::multiline ? static_cast<float>(std::max(field.lines, 2)) : 1.0f;
    const float content = label + line * lines + 2 * label_top;
    return std::max(field.label_hidden ? box_height : labelled_height, content);
}

Places places_of(const Context& c, const TextField& field, Rect rect, float note_height) {
    Places p;
    p.box = {rect.x, rect.y, rect.w, rect.h - note_height};
    const Rect inside = inset(p.box, padding_x, 0);
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
    return p;
}

void draw_box(const Context& c, Rect box, bool editing, bool wrong, bool enabled) {
    const ImU32 border = wrong ? c.theme->late : editing ? c.theme->accent : c.theme->line;
    draw_surface(box, enabled ? c.theme->card : c.theme->background, border, radius::button,
                 editing || wrong ? 2.0f : 1.0f);
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
    const bool empty = value.empty();
    const std::string_view shown = empty ? field.placeholder : value;
    const ImU32 color = empty || !field.enabled ? c.theme->third : c.theme->ink;
    if (field.kind == TextField::multiline) {
        draw_lines(c, type, low(p.value), p.value.w, color, shown, std::max(field.lines, 2));
    } else {
        draw_line(c, type, p.value, color, shown);
    }
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

// Tells the platform where a native field may come to lie, and brings it above the soft keyboard
// while it is edited.
void offer(Context& c, Id id, std::string_view label, const std::string& value,
           const TextField& field, const Places& p, bool editing) {
    Rect text = p.value;
    text.y -= c.em(type_of(field)) *
              0.05f;  // as draw_text() lifts it: nothing jumps when the edit begins
    if (!field.unit.empty()) text.w -= em_width(c, Type::second, field.unit) + space::one;
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
                     .enter_submits = field.enter_submits});
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
                  {p.box.x + padding_x + size::icon / 2, p.box.y + p.box.h / 2}, size::icon,
                  c.theme->second);
    }
    draw_value(c, field, p, value, editing);
    if (!field.unit.empty()) draw_line(c, Type::second, p.value, c.theme->second, field.unit, 1);
    draw_note(c, field, p.note);
    return event;
}

FieldEvent search_field(Context& c, std::string_view name, std::string& value,
                        std::string_view placeholder) {
    const Rect rect = take(c, std::max(box_height, line_height(c, Type::input) + 20));
    const bool clearable = !value.empty();
    bool cleared = false;
    float field_width = rect.w;
    if (clearable) {
        field_width -= size::touch + space::half;
        const Stack corner(c,
                           {rect.x + field_width + space::half, rect.y + (rect.h - size::touch) / 2,
                            size::touch, 0},
                           0);
        cleared = icon_button(c, Icon::close, tr(Text::clear));
    }
    FieldEvent event;
    {
        const Stack field(c, {rect.x, rect.y, field_width, 0}, 0);
        event = text_field(c, name, value,
                           {.placeholder = placeholder,
                            .kind = TextField::search,
                            .label_hidden = true,
                            .enter_submits = true});
    }
    if (cleared) {
        value.clear();
        event.changed = true;
        event.composing = false;
    }
    return event;
}

bool select(Context& c, std::string_view label, std::span<const std::string_view> options,
            int& selected, const Select& select) {
    constexpr std::size_t search_from = 10;
    const TextField look = {.error = select.error, .enabled = select.enabled};
    const float note_height = note_height_of(c, look, available_width(c));
    const Rect rect = take(c, box_height_of(c, look) + note_height);
    const Places p = places_of(c, look, rect, note_height);
    const Id id = id_of(label);
    SelectMemory& memory = c.kit->select;
    const bool chosen = selected >= 0 && selected < static_cast<int>(options.size());
    const std::string_view value =
        chosen ? options[static_cast<std::size_t>(selected)] : std::string_view{};
    const Press touched = press(c, id, p.box, select.enabled);
    if (touched.tapped) {
        memory.open = id;
        memory.query.clear();
        c.kit->animating = true;
    }
    const bool is_open = memory.open == id;
    if (!covered(c)) {
        const a11y::State state = when(is_open, a11y::State::expanded) |
                                  when(!select.error.empty(), a11y::State::invalid);
        a11y::field(a11y::Role::combobox, label, value, p.box, state_of(select.enabled, state), id);
        if (!select.error.empty()) node(c, a11y::Role::alert, select.error, p.note);
    }
    if (on_screen(c, rect)) {
        draw_box(c, p.box, is_open, !select.error.empty(), select.enabled);
        draw_press(c, touched, p.box, radius::button);
        draw_line(c, Type::nav, p.label, c.theme->second, label);
        const std::string_view placeholder =
            select.placeholder.empty() ? tr(Text::choose) : select.placeholder;
        Rect words = p.value;
        words.w -= size::icon + 4;
        draw_line(c, Type::input, words, chosen ? c.theme->ink : c.theme->third,
                  chosen ? value : placeholder);
        draw_icon(paint(), Icon::chevron_down,
                  {p.box.x + p.box.w - padding_x - 8, p.box.y + p.box.h / 2}, 20, c.theme->second);
        draw_note(c, look, p.note);
    }
    if (!is_open) return false;

    bool changed = false;
    const Scope inside(static_cast<std::uint64_t>(id));
    Overlay sheet(c, {.key = "options", .title = label});
    if (options.size() >= search_from) search_field(c, tr(Text::search), memory.query);
    {
        const Stack rows(c, 0);
        const float top = open_slot(c).y;
        a11y::open(a11y::Role::listbox, label);
        for (std::size_t i = 0; i < options.size(); ++i) {
            if (!memory.query.empty() && options[i].find(memory.query) == std::string_view::npos)
                continue;
            const Rect line =
                take(c, std::max(size::row_one_line, line_height(c, Type::body) + 24));
            const Scope one(static_cast<std::uint64_t>(i));
            const Id option = id_of(options[i]);
            const bool current = static_cast<int>(i) == selected;
            const Press pick = press(c, option, line);
            node(c, a11y::Role::option, options[i], line, when(current, a11y::State::selected),
                 option);
            draw_press(c, pick, inset(line, -8, 0), radius::tile);
            draw_line(c, current ? Type::body_bold : Type::body,
                      {line.x, line.y, line.w - 32, line.h},
                      current ? c.theme->accent : c.theme->ink, options[i]);
            if (current)
                draw_icon(paint(), Icon::check, {line.x + line.w - 12, line.y + line.h / 2}, 22,
                          c.theme->accent);
            if (!pick.tapped) continue;
            changed = !current;
            selected = static_cast<int>(i);
            memory.open = 0;
        }
        a11y::close({box(c).x, top, box(c).w, std::max(box(c).cursor_y - top, 1.0f)});
    }
    if (memory.open == id && sheet.dismissed()) memory.open = 0;
    return changed;
}

}  // namespace ui
