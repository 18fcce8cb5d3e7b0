#include "shell/ui/gesture.hpp"
#include "shell/ui/kit.hpp"
#include "shell/ui/screen.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float bar_width = 4;
constexpr double bar_visible_ms = 900, bar_fade_ms = 250;

// A thin bar while the area moves and a moment after; nobody drags it, it only says where one is.
void draw_scroll_bar(Context& c, const AreaMemory& memory, Rect view, float offset,
                     float offset_max) {
    if (offset_max <= 0) return;
    const double age = c.input.monotonic_ms - memory.moved_ms;
    if (age >= bar_visible_ms) return;
    const double fading = (age - (bar_visible_ms - bar_fade_ms)) / bar_fade_ms;
    const float alpha = c.input.reduced_motion ? 1 : 1 - static_cast<float>(std::max(fading, 0.0));
    if (fading > 0 && !c.input.reduced_motion) c.kit->animating = true;
    const double change =
        memory.moved_ms + (fading > 0 ? bar_visible_ms : bar_visible_ms - bar_fade_ms);
    c.kit->next_change_ms = std::min(c.kit->next_change_ms, change);
    const float length = std::max(view.h * view.h / (view.h + offset_max), 32.0f);
    const float at = std::clamp(offset / offset_max, 0.0f, 1.0f) * (view.h - length - 4);
    const Rect bar = {view.x + view.w - bar_width - 3, view.y + 2 + at, bar_width, length};
    paint().AddRectFilled(low(bar), high(bar), fade(c.theme->third, 0.6f * alpha), bar_width / 2);
}

}  // namespace

float open_area(Context& c, Id id, Rect view, Insets padding, float gap) {
    AreaMemory& memory = c.kit->area_memory[id];
    memory.seen_frame = c.kit->frame;
    const float before = memory.offset;
    memory.offset = gesture::scroll_offset(id, before);
    if (memory.offset != before) memory.moved_ms = c.input.monotonic_ms;
    const float offset_max = std::max(memory.content - view.h, 0.0f);
    gesture::add_scroll_area(
        {.id = id, .rect = view, .offset = memory.offset, .offset_max = offset_max});
    a11y::open_scroll(id, view, memory.offset, offset_max);
    ImGui::PushClipRect(low(view), high(view), true);
    c.kit->open_areas.push_back(
        {.id = id, .view = view, .padding = padding, .offset = memory.offset});
    push_stack(c,
               {view.x + padding.left, view.y + padding.top - snap(c, memory.offset),
                view.w - padding.left - padding.right, 0},
               gap);
    return memory.offset;
}

float close_area(Context& c) {
    const OpenArea area = c.kit->open_areas.back();
    c.kit->open_areas.pop_back();
    float content = pop_stack(c) + area.padding.top + area.padding.bottom;
    // Room to bring the last field above the soft keyboard.
    const float hidden = area.view.y + area.view.h - (c.input.height - c.input.keyboard_inset);
    if (c.input.keyboard_inset > 0 && hidden > 0) content += hidden;
    AreaMemory& memory = c.kit->area_memory[area.id];
    if (memory.content != content) {
        memory.content = content;
        c.kit->animating = true;  // the bounds of scrolling follow in the next frame
    }
    const float offset_max = std::max(content - area.view.h, 0.0f);
    // What got shorter must not stay scrolled past its end; a rubber band (moved just now) settles
    // by itself.
    if (memory.offset > offset_max && memory.moved_ms < c.input.monotonic_ms) {
        memory.offset = offset_max;
        c.kit->animating = true;
    }
    draw_scroll_bar(c, memory, area.view, memory.offset, offset_max);
    ImGui::PopClipRect();
    a11y::close_scroll();
    return content;
}

ScrollArea::ScrollArea(Context& c, std::string_view key, Rect rect, float padding, float gap)
    : c_(c) {
    offset_ = open_area(c, id_of(key), rect, {padding, padding, padding, padding}, gap);
}

ScrollArea::~ScrollArea() { close_area(c_); }

}  // namespace ui
