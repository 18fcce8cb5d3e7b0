#include "shell/ui/kit.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace ui {

ImDrawList& paint() { return *ImGui::GetCurrentWindow()->DrawList; }

void draw_surface(Rect rect, ImU32 fill, ImU32 border, float rounding, float border_width) {
    ImDrawList& list = paint();
    if (border == 0) {
        list.AddRectFilled(low(rect), high(rect), fill, rounding);
        return;
    }
    // The outer shape in the border's colour and the inner one over it would show at the corners of
    // a transparent fill; an outline centred on its own half width is exact.
    const float half = border_width / 2;
    const Rect middle = inset(rect, half);
    list.AddRectFilled(low(middle), high(middle), fill, rounding - half);
    list.PathRect(low(middle), high(middle), rounding - half);
    list.PathStroke(border, ImDrawFlags_Closed, border_width);
}

void draw_press(const Context& c, const Press& press, Rect rect, float rounding) {
    if (press.held) {
        paint().AddRectFilled(low(rect), high(rect), c.theme->press, rounding);
    } else if (press.hovered) {
        paint().AddRectFilled(low(rect), high(rect), c.theme->hover, rounding);
    }
}

void draw_arc(ImVec2 center, float radius, float from, float to, ImU32 color, float thickness) {
    ImDrawList& list = paint();
    list.PathArcTo(center, radius, from, to, 0);
    list.PathStroke(color, 0, thickness);
    for (const float angle : {from, to}) {
        const ImVec2 end = {center.x + std::cos(angle) * radius,
                            center.y + std::sin(angle) * radius};
        list.AddCircleFilled(end, thickness / 2, color);
    }
}

void draw_dashed(Rect rect, ImU32 color, float rounding) {
    constexpr float dash = 5, space = 4;
    ImDrawList& list = paint();
    list.PathRect(vec(rect.x + 0.5f, rect.y + 0.5f),
                  vec(rect.x + rect.w - 0.5f, rect.y + rect.h - 0.5f), rounding);
    ImVector<ImVec2> path;
    path.swap(list._Path);
    path.push_back(path.front());
    float left_in_piece = dash;
    bool drawing = true;
    for (int i = 0; i + 1 < path.Size; ++i) {
        ImVec2 from = path[i];
        const ImVec2 to = path[i + 1];
        float length = std::hypot(to.x - from.x, to.y - from.y);
        while (length > 0.01f) {
            const float step = std::min(length, left_in_piece);
            const ImVec2 at = {from.x + (to.x - from.x) * step / length,
                               from.y + (to.y - from.y) * step / length};
            if (drawing) list.AddLine(from, at, color, 1.2f);
            from = at;
            length -= step;
            left_in_piece -= step;
            if (left_in_piece <= 0.01f) {
                drawing = !drawing;
                left_in_piece = drawing ? dash : space;
            }
        }
    }
    path.resize(0);
    list._Path.swap(path);  // keeps its memory
}

void draw_ring(const Context& c, Rect rect, float fraction, std::string_view figure, Tone tone) {
    const float scale = rect.w / size::ring;
    const ImVec2 center = {rect.x + rect.w / 2, rect.y + rect.h / 2};
    const float radius = 22 * scale, thickness = 5 * scale;
    paint().AddCircle(center, radius, c.theme->track, 0, thickness);
    fraction = std::clamp(fraction, 0.0f, 1.0f);
    if (fraction > 0) {
        const float from = -IM_PI / 2;
        draw_arc(center, radius, from, from + fraction * IM_PI * 2, c.theme->of(tone), thickness);
    }
    draw_line(c, Type::ring, inset(rect, thickness + 3 * scale, 0), c.theme->of(tone), figure,
              0.5f);
}

void draw_bar(const Context& c, Rect rect, float fraction, Tone tone) {
    const float rounding = rect.h / 2;
    paint().AddRectFilled(low(rect), high(rect), c.theme->track, rounding);
    const float filled = rect.w * std::clamp(fraction, 0.0f, 1.0f);
    if (filled <= 0) return;
    const float width = std::max(filled, rect.h);  // never thinner than a dot
    paint().AddRectFilled(low(rect), vec(rect.x + width, rect.y + rect.h), c.theme->of(tone),
                          rounding);
}

void draw_chip(const Context& c, Rect rect, std::string_view label, Tone tone, Icon icon, bool dot,
               bool small) {
    const bool plain =
        tone == Tone::muted || tone == Tone::ink || tone == Tone::second || tone == Tone::third;
    const bool outlined = plain || c.theme->high_contrast;
    const ImU32 color = c.theme->of(tone);
    draw_surface(rect, c.theme->soft_of(tone), outlined ? (plain ? c.theme->line : color) : 0,
                 rect.h / 2);
    const Type type = small ? Type::caption : Type::chip;
    Rect inside = inset(rect, small ? 10.0f : 12.0f, 0);
    const float middle = rect.y + rect.h / 2;
    if (icon != Icon::none) {
        const float extent = c.em(type) + 2;
        draw_icon(paint(), icon, {inside.x + extent / 2, middle}, extent, color);
        inside.x += extent + 6;
        inside.w -= extent + 6;
    } else if (dot) {
        paint().AddCircleFilled({inside.x + 4, middle}, 4, color);
        inside.x += 14;
        inside.w -= 14;
    }
    draw_line(c, type, inside, color, label, icon != Icon::none || dot ? 0 : 0.5f);
}

void draw_avatar(const Context& c, Rect rect, std::string_view character, Tone tone) {
    const ImU32 fill = tone == Tone::accent ? c.theme->accent : c.theme->soft_of(tone);
    const ImU32 ink = tone == Tone::accent ? c.theme->on_accent : c.theme->of(tone);
    paint().AddCircleFilled({rect.x + rect.w / 2, rect.y + rect.h / 2}, rect.w / 2, fill);
    draw_line(c, Type::body_bold, rect, ink, character, 0.5f);
}

void draw_busy(Context& c, ImVec2 center, float extent, ImU32 color) {
    if (c.input.reduced_motion) {
        draw_icon(paint(), Icon::sync, center, extent, color);
        return;
    }
    c.kit->animating = true;
    const auto turn = static_cast<float>(std::fmod(c.input.monotonic_ms / 1000.0, 1.0)) * IM_PI * 2;
    draw_arc(center, extent * 0.38f, turn, turn + IM_PI * 1.4f, color, extent * 0.09f);
}

void stretch(int first_vertex, int end_vertex, float middle_y, float by) {
    ImVector<ImDrawVert>& vertices = paint().VtxBuffer;
    for (int i = first_vertex; i < end_vertex; ++i) {
        if (vertices[i].pos.y > middle_y) vertices[i].pos.y += by;
    }
}

}  // namespace ui
