#include "shell/ui/kit.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float icon_gap = 8;

Type label_type(const Button& options) {
    if (options.height >= size::primary) return Type::button_big;
    return options.height <= size::touch ? Type::body_bold : Type::button;
}

float label_padding(const Button& options) {
    if (options.kind == Button::text) return 14;
    return options.height <= size::touch ? 20.0f : 22.0f;
}

float height_of(const Context& c, const Button& options) {
    return std::max(options.height, line_height(c, label_type(options)) + 16);
}

struct Paint {
    ImU32 fill = 0, border = 0, ink = 0;
};

Paint paint_of(const Theme& t, const Button& options) {
    if (!options.enabled || options.busy) {
        const bool solid =
            options.kind == Button::primary || options.kind == Button::danger_primary;
        if (options.busy && solid) return {t.accent, 0, t.on_accent};
        if (options.kind == Button::text) return {0, 0, t.third};
        return {solid ? t.track : t.card, solid ? 0 : t.line, t.third};
    }
    switch (options.kind) {
        case Button::primary: return {t.accent, 0, t.on_accent};
        case Button::danger_primary: return {t.late, 0, t.on_accent};
        case Button::danger: return {t.card, t.line, t.late};
        case Button::text: return {0, 0, t.accent};
        case Button::secondary: break;
    }
    return {t.card, t.line, t.ink};
}

}  // namespace

float button_width(const Context& c, std::string_view label, const Button& options) {
    float width = em_width(c, label_type(options), label) + 2 * label_padding(options);
    if (options.icon != Icon::none || options.busy) width += size::icon + icon_gap;
    return std::max(ImCeil(width), size::touch);
}

bool button(Context& c, std::string_view label, const Button& options) {
    const bool fills = options.fill || slot_fills(c);
    const float height = height_of(c, options);
    const Rect rect = fills ? take(c, height) : take(c, button_width(c, label, options), height);
    const std::string_view name = options.name.empty() ? label : options.name;
    const Id id = id_of(name);
    const bool enabled = options.enabled && !options.busy;
    const Press touched = press(c, id, rect, enabled);
    node(c, a11y::Role::button, name, rect, state_of(enabled), id);
    if (!on_screen(c, rect)) return touched.tapped;

    const Paint colors = paint_of(*c.theme, options);
    if (colors.fill != 0) draw_surface(rect, colors.fill, colors.border, radius::button);
    draw_press(c, touched, rect, radius::button);
    const Type type = label_type(options);
    const float room = rect.w - (options.kind == Button::text ? 12.0f : 24.0f);
    const bool sign = options.icon != Icon::none || options.busy;
    const float sign_width = sign ? size::icon + icon_gap : 0;
    const float text = std::min(em_width(c, type, label), room - sign_width);
    float x = rect.x + (rect.w - text - sign_width) / 2;
    const ImVec2 sign_at = {x + size::icon / 2, rect.y + rect.h / 2};
    if (options.busy) {
        draw_busy(c, sign_at, size::icon, colors.ink);
    } else if (sign) {
        draw_icon(paint(), options.icon, sign_at, size::icon, colors.ink);
    }
    x += sign_width;
    draw_line(c, type, {x, rect.y, text + 1, rect.h}, colors.ink, label);
    return touched.tapped;
}

bool icon_button(Context& c, Icon icon, std::string_view name, bool enabled, bool framed) {
    const Rect rect = take(c, size::touch, size::touch);
    const Id id = id_of(name);
    const Press touched = press(c, id, rect, enabled);
    node(c, a11y::Role::button, name, rect, state_of(enabled), id);
    if (!on_screen(c, rect)) return touched.tapped;
    if (framed) draw_surface(rect, c.theme->card, c.theme->line, radius::button);
    draw_press(c, touched, rect, framed ? radius::button : rect.w / 2);
    const ImU32 color = enabled ? c.theme->ink : c.theme->third;
    draw_icon(paint(), icon, {rect.x + rect.w / 2, rect.y + rect.h / 2}, size::icon, color);
    return touched.tapped;
}

std::string phone_address(std::string_view number) {
    std::string address = "tel:";
    for (const char sign : number) {
        const bool plus = sign == '+' && address.size() == 4;
        if (plus || (sign >= '0' && sign <= '9')) address.push_back(sign);
    }
    return address.size() > 4 ? address : std::string();
}

void link(Context& c, std::string_view label, std::string_view address, Icon icon) {
    const float sign = icon == Icon::none ? 0 : size::icon + icon_gap;
    const float height = std::max(size::touch, line_height(c, Type::body) + 16);
    const Rect rect = take(c, em_width(c, Type::body, label) + sign + 16, height);
    const Id id = id_of(label);
    const Press touched = press(c, id, rect);
    if (!covered(c)) a11y::field(a11y::Role::link, label, address, rect, a11y::State::none, id);
    if (!on_screen(c, rect)) return;
    draw_press(c, touched, rect, radius::tile);
    const float middle = rect.y + rect.h / 2;
    if (sign > 0)
        draw_icon(paint(), icon, {rect.x + 8 + size::icon / 2, middle}, 22, c.theme->accent);
    const Rect words = {rect.x + 8 + sign, rect.y, rect.w - 16 - sign + 1, rect.h};
    draw_line(c, Type::body, words, c.theme->accent, label);
    const float foot = snap(c, middle + line_height(c, Type::body) / 2 - 3);
    paint().AddRectFilled({words.x, foot}, {words.x + words.w - 1, foot + 1},
                          fade(c.theme->accent, 0.5f));
}

float chip_width(const Context& c, std::string_view label, const Chip& options) {
    const Type type = options.small ? Type::caption : Type::chip;
    float width = em_width(c, type, label) + (options.small ? 20.0f : 24.0f);
    if (options.icon != Icon::none)
        width += c.em(type) + 8;
    else if (options.dot)
        width += 14;
    return ImCeil(width);
}

float chip_height(const Context& c, bool small) {
    return std::max(small ? size::chip_small : size::chip,
                    line_height(c, small ? Type::caption : Type::chip) + 6);
}

void chip(Context& c, std::string_view label, Tone tone, const Chip& options) {
    const Rect rect = take(c, chip_width(c, label, options), chip_height(c, options.small));
    node(c, a11y::Role::text, label, rect);
    if (on_screen(c, rect))
        draw_chip(c, rect, label, tone, options.icon, options.dot, options.small);
}

bool chip_button(Context& c, std::string_view label, bool selected, Icon icon) {
    constexpr float height = 40;
    const float width = chip_width(c, label, {.icon = icon}) + 8;
    const Rect touch = take(c, width, size::touch);
    const Rect rect = {touch.x, touch.y + (touch.h - height) / 2, touch.w, height};
    const Id id = id_of(label);
    const Press touched = press(c, id, touch);
    node(c, a11y::Role::button, label, touch, when(selected, a11y::State::checked), id);
    if (!on_screen(c, touch)) return touched.tapped;
    const ImU32 color = selected ? c.theme->accent : c.theme->second;
    draw_surface(rect, selected ? c.theme->accent_soft : c.theme->card,
                 selected ? c.theme->accent : c.theme->line, height / 2);
    draw_press(c, touched, rect, height / 2);
    Rect inside = inset(rect, 16, 0);
    if (icon != Icon::none) {
        draw_icon(paint(), icon, {inside.x + 8, rect.y + height / 2}, 17, color);
        inside.x += 22;
        inside.w -= 22;
    }
    draw_line(c, selected ? Type::label : Type::chip,
              {inside.x - 2, inside.y, inside.w + 4, inside.h}, color, label,
              icon == Icon::none ? 0.5f : 0);
    return touched.tapped;
}

}  // namespace ui
