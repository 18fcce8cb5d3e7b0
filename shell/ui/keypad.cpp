#include "shell/ui/gesture.hpp"
#include "shell/ui/kit.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float key_height = 64, key_gap = 10;
// Points nearer than this add nothing to a signature but bytes.
constexpr float point_distance_px = 1.5f;

bool key(Context& c, std::string_view name, std::string_view label, Icon icon, Rect rect) {
    const Id id = id_of(name);
    const Press touched = press(c, id, rect);
    node(c, a11y::Role::button, name, rect, a11y::State::none, id);
    draw_surface(rect, c.theme->card, c.theme->line, radius::button);
    draw_press(c, touched, rect, radius::button);
    if (icon != Icon::none) {
        draw_icon(paint(), icon, {rect.x + rect.w / 2, rect.y + rect.h / 2}, 28, c.theme->ink);
    } else {
        draw_line(c, Type::key, rect, c.theme->ink, label, 0.5f);
    }
    return touched.tapped;
}

void draw_strokes(const Context& c, Rect pad, const std::vector<Stroke>& strokes) {
    ImDrawList& list = paint();
    for (const Stroke& stroke : strokes) {
        for (const ImVec2 point : stroke.points) {
            list.PathLineTo({pad.x + point.x * pad.w, pad.y + point.y * pad.w});
        }
        if (stroke.points.size() == 1) {
            list.PathClear();
            const ImVec2 dot = stroke.points[0];
            list.AddCircleFilled({pad.x + dot.x * pad.w, pad.y + dot.y * pad.w}, 1.6f,
                                 c.theme->ink);
        } else {
            list.PathStroke(c.theme->ink, 0, 2.6f);
        }
    }
}

}  // namespace

bool keypad(Context& c, std::string& value, std::size_t length_max, bool dash) {
    const Rect rect = take(c, 4 * key_height + 3 * key_gap);
    const float width = (rect.w - 2 * key_gap) / 3;
    const std::string before = value;
    const Scope inside("keypad");
    const auto cell = [&](int column, int line) {
        return Rect{rect.x + static_cast<float>(column) * (width + key_gap),
                    rect.y + static_cast<float>(line) * (key_height + key_gap), width, key_height};
    };
    const auto type = [&](std::string_view digit) {
        if (value.size() < length_max) value.append(digit);
    };
    constexpr std::string_view digits = "1234567890";
    for (int i = 0; i < 9; ++i) {
        const std::string_view digit = digits.substr(static_cast<std::size_t>(i), 1);
        if (key(c, digit, digit, Icon::none, cell(i % 3, i / 3))) type(digit);
    }
    if (dash && key(c, tr(Text::dash_key), "–", Icon::none, cell(0, 3))) type("-");
    if (key(c, "0", "0", Icon::none, cell(1, 3))) type("0");
    if (key(c, tr(Text::delete_key), {}, Icon::backspace, cell(2, 3)) && !value.empty())
        value.pop_back();
    return value != before;
}

void pin_dots(Context& c, std::string_view name, int filled, int total, bool wrong) {
    constexpr float radius = 8, pitch = 36;
    const Rect rect = take(c, 40);
    a11y::progress(name, total > 0 ? filled * 100 / total : 0, rect);
    float x = rect.x + rect.w / 2 - pitch * static_cast<float>(total - 1) / 2;
    const ImU32 color = wrong ? c.theme->late : c.theme->accent;
    for (int i = 0; i < total; ++i, x += pitch) {
        const ImVec2 center = {x, rect.y + rect.h / 2};
        if (i < filled)
            paint().AddCircleFilled(center, radius, color);
        else
            paint().AddCircle(center, radius - 1, wrong ? color : c.theme->third, 0, 2);
    }
}

bool signature_pad(Context& c, std::string_view name, std::vector<Stroke>& strokes, float height) {
    const Rect pad = take(c, height);
    const Id id = id_of(name);
    node(c, a11y::Role::img, name, pad, a11y::State::none, id);
    bool lifted = false;
    if (!covered(c)) {
        gesture::add_drag_owner(id, pad);
        const std::vector<gesture::Point> points = gesture::take_drag(id, lifted);
        auto& open = c.kit->open_stroke;
        for (const gesture::Point at : points) {
            if (open != id) {
                strokes.emplace_back();
                open = id;
            }
            const ImVec2 point = {std::clamp((at.x - pad.x) / pad.w, 0.0f, 1.0f),
                                  std::clamp((at.y - pad.y) / pad.w, 0.0f, pad.h / pad.w)};
            auto& line = strokes.back().points;
            const bool near = !line.empty() &&
                              std::hypot(line.back().x - point.x, line.back().y - point.y) * pad.w <
                                  point_distance_px;
            if (!near) line.push_back(point);
        }
        if (lifted && open == id) open = 0;
    }
    if (!on_screen(c, pad)) return lifted;
    draw_surface(pad, c.theme->card, 0, radius::button);
    draw_dashed(pad, c.theme->third, radius::button);
    const float base = pad.y + pad.h * 0.72f;
    paint().AddRectFilled({pad.x + 24, base}, {pad.x + pad.w - 24, base + 1}, c.theme->line);
    if (strokes.empty()) draw_line(c, Type::body, pad, c.theme->third, tr(Text::sign_here), 0.5f);
    ImGui::PushClipRect(low(pad), high(pad), true);
    draw_strokes(c, pad, strokes);
    ImGui::PopClipRect();
    return lifted;
}

}  // namespace ui
