#include "shell/ui/field_box.hpp"
#include "shell/ui/kit.hpp"
#include "shell/ui/screen.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>

namespace ui {

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
        draw_line(c, Type::input, words, chosen && select.enabled ? c.theme->ink : c.theme->third,
                  chosen ? value : placeholder);
        draw_icon(paint(), Icon::chevron_down,
                  {p.box.x + p.box.w - field_padding_x - 8, p.box.y + p.box.h / 2}, 20,
                  c.theme->second);
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
