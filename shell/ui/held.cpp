// What a finger finds that rests on something: a sheet with what may be done to it.

#include "shell/ui/gesture.hpp"
#include "shell/ui/kit.hpp"
#include "shell/ui/screen.hpp"

#include <utility>

namespace ui {

void hold(Context& c, Held held) {
    held.open = true;
    c.kit->held = std::move(held);
    c.kit->animating = true;
}

void offer_copy(Context& c, Rect rect, std::string_view text) {
    if (text.empty() || covered(c) || !on_screen(c, rect)) return;
    if (!gesture::long_pressed(0, rect)) return;
    hold(c, {.title = std::string(tr(Text::this_text)),
             .text = std::string(text),
             .copies = std::string(text)});
}

void draw_held(Context& c) {
    Held& held = c.kit->held;
    if (held.chosen != 0 && c.kit->layer_top == 0) {
        a11y::request_activation(std::exchange(held.chosen, 0));
        c.kit->animating = true;
    }
    if (!held.open) return;
    const MenuItem open = {.label = tr(Text::open_row), .icon = Icon::chevron};
    const MenuItem copy = {.label = tr(Text::copy), .icon = Icon::copy};
    std::vector<MenuItem> items;
    if (held.row != 0) items.push_back(open);
    items.push_back(copy);
    const int chosen = menu(c, {.key = "held", .title = held.title, .text = held.text}, items);
    if (chosen == menu_open) return;
    held.open = false;
    if (chosen < 0) return;
    if (held.row != 0 && chosen == 0)
        held.chosen = held.row;
    else
        c.kit->copied = std::move(held.copies);
    c.kit->animating = true;
}

std::string take_copied(Context& c) { return std::exchange(c.kit->copied, {}); }

}  // namespace ui
