#include "shell/ui/gesture.hpp"
#include "shell/ui/kit.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float timeline_inset = 28, timeline_pad = 8, timeline_dot = 6;

struct EventShape {
    bool meta_below = false;
    float text = 0, height = 0;
};

EventShape event_shape(Context& c, const Event& event, float width) {
    EventShape shape;
    const float title = em_width(c, Type::body, event.title);
    shape.meta_below =
        !event.meta.empty() && title + space::one + em_width(c, Type::second, event.meta) > width;
    if (!event.text.empty()) {
        shape.text = line_height(c, Type::second) *
                     static_cast<float>(count_lines(c, Type::second, width, event.text, 0));
    }
    shape.height = line_height(c, Type::body) +
                   (shape.meta_below ? line_height(c, Type::second) : 0) + shape.text +
                   2 * timeline_pad;
    return shape;
}

void draw_event(Context& c, const Event& event, const EventShape& shape, Rect rect) {
    const float line = line_height(c, Type::body);
    Rect words = {rect.x + timeline_inset, rect.y + timeline_pad, rect.w - timeline_inset, line};
    draw_line(c, Type::body, words, event.open ? c.theme->second : c.theme->ink, event.title);
    if (shape.meta_below) {
        words.y += line;
        words.h = line_height(c, Type::second);
        draw_line(c, Type::second, words, c.theme->second, event.meta);
    } else if (!event.meta.empty()) {
        const float used = em_width(c, Type::body, event.title) + 6;
        draw_quiet(c, Type::body, {words.x + used, words.y, words.w - used, line}, event.meta);
    }
    if (shape.text > 0)
        draw_lines(c, Type::second, {words.x, words.y + words.h}, words.w, c.theme->second,
                   event.text, 0);
    const ImVec2 dot = {rect.x + 10, rect.y + timeline_pad + line / 2};
    if (event.open) {
        paint().AddCircleFilled(dot, timeline_dot, c.theme->card);
        paint().AddCircle(dot, timeline_dot - 0.5f, c.theme->third, 0, 2);
    } else {
        paint().AddCircleFilled(dot, timeline_dot, c.theme->of(event.tone));
    }
}

void draw_wide_steps(Context& c, std::span<const std::string_view> steps, int reached, Tone tone,
                     Rect rect) {
    float words = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        words += em_width(c, static_cast<int>(i) <= reached ? Type::label : Type::second, steps[i]);
    }
    const auto links = static_cast<float>(steps.size() - 1);
    const float link = (rect.w - words) / std::max(links, 1.0f);
    float x = rect.x;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool done = static_cast<int>(i) <= reached;
        const Type type = done ? Type::label : Type::second;
        const float width = em_width(c, type, steps[i]);
        draw_line(c, type, {x, rect.y, width + 1, rect.h},
                  done ? c.theme->of(tone) : c.theme->third, steps[i]);
        x += width;
        if (i + 1 == steps.size()) break;
        const bool passed = static_cast<int>(i) < reached;
        const float middle = rect.y + rect.h / 2;
        paint().AddRectFilled({x + 8, middle - 1}, {x + link - 8, middle + 1},
                              passed ? c.theme->of(tone) : c.theme->line, 1);
        x += link;
    }
}

// Bars for the steps, the present one's name and what comes next.
void draw_narrow_steps(Context& c, std::span<const std::string_view> steps, int reached, Tone tone,
                       Rect rect) {
    constexpr float gap = 4, bar = 6;
    const auto count = static_cast<float>(steps.size());
    const float width = (rect.w - gap * (count - 1)) / count;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const float x = rect.x + static_cast<float>(i) * (width + gap);
        const bool done = static_cast<int>(i) <= reached;
        paint().AddRectFilled({x, rect.y}, {x + width, rect.y + bar},
                              done ? c.theme->of(tone) : c.theme->track, bar / 2);
    }
    const Rect words = {rect.x, rect.y + bar + 6, rect.w, rect.h - bar - 6};
    const std::string_view now =
        reached >= 0 ? steps[static_cast<std::size_t>(reached)] : std::string_view{};
    draw_line(c, Type::label, words, c.theme->of(tone), now);
    if (reached + 1 >= static_cast<int>(steps.size())) return;
    const std::string next = tr(Text::next_step, steps[static_cast<std::size_t>(reached) + 1]);
    draw_line(c, Type::second, words, c.theme->second, next, 1);
}

}  // namespace

void timeline(Context& c, std::string_view name, std::span<const Event> events) {
    const float top = open_slot(c).y;
    a11y::open(a11y::Role::list, name);
    float line_from = 0;
    Box& b = box(c);
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        const EventShape shape = event_shape(c, event, available_width(c) - timeline_inset);
        if (i > 0) b.cursor_y -= b.gap;
        const Rect rect = take(c, shape.height);
        std::string spoken(event.title);
        for (const std::string_view more : {event.meta, event.text}) {
            if (!more.empty()) spoken.append(" ").append(more);
        }
        node(c, a11y::Role::listitem, spoken, rect);
        offer_copy(c, rect, spoken);
        const float dot = rect.y + timeline_pad + line_height(c, Type::body) / 2;
        if (i > 0 && on_screen(c, {rect.x, line_from, rect.w, dot - line_from})) {
            const float from = line_from + timeline_dot + 2;
            const float to = dot - timeline_dot - 2;
            paint().AddRectFilled({rect.x + 9, from}, {rect.x + 11, to}, c.theme->line, 1);
        }
        line_from = dot;
        if (on_screen(c, rect)) draw_event(c, event, shape, rect);
    }
    a11y::close({b.x, top, b.w, std::max(b.cursor_y - top, 1.0f)});
}

void stepper(Context& c, std::string_view name, std::span<const std::string_view> steps,
             int reached, Tone tone) {
    if (steps.empty()) return;
    float words = 0;
    for (const std::string_view step : steps) words += em_width(c, Type::label, step) + 28;
    const bool narrow = words > available_width(c);
    const float line = line_height(c, Type::second);
    const Rect rect = take(c, narrow ? line + 12 : line);
    const auto at =
        static_cast<std::size_t>(std::clamp(reached, 0, static_cast<int>(steps.size()) - 1));
    const std::string spoken =
        std::string(name) + " " + tr(Text::step_of, at + 1, steps.size(), steps[at]);
    a11y::progress(spoken, static_cast<int>((at + 1) * 100 / steps.size()), rect);
    if (!on_screen(c, rect)) return;
    if (narrow)
        draw_narrow_steps(c, steps, reached, tone, rect);
    else
        draw_wide_steps(c, steps, reached, tone, rect);
}

bool banner(Context& c, const Banner& banner) {
    constexpr float padding = 14;
    const float room = available_width(c);
    const Button act = {.kind = Button::text, .height = size::touch};
    const float icon_width = banner.icon == Icon::none ? 0 : size::icon + 12;
    const float natural_button = banner.button.empty() ? 0 : button_width(c, banner.button, act);
    const bool below = natural_button > room * 0.35f;
    const float words = room - 2 * padding - icon_width - (below ? 0 : natural_button);
    const int title_lines =
        banner.title.empty() ? 0 : count_lines(c, Type::body_bold, words, banner.title, 0);
    const int text_lines =
        banner.text.empty() ? 0 : count_lines(c, Type::second, words, banner.text, 0);
    const float title = line_height(c, Type::body_bold) * static_cast<float>(title_lines);
    const float text = line_height(c, Type::second) * static_cast<float>(text_lines);
    const float block = std::max(title + text, banner.icon == Icon::none ? 0 : size::icon);
    const float height =
        std::max(block + 2 * 12, below || natural_button == 0 ? 0 : size::touch + 8) +
        (below ? size::touch : 0);
    const Rect rect = take(c, height);
    const Rect upper = {rect.x, rect.y, rect.w, height - (below ? size::touch : 0)};
    std::string spoken(banner.title);
    if (!banner.text.empty()) spoken.append(spoken.empty() ? "" : " ").append(banner.text);
    node(c, banner.alert ? a11y::Role::alert : a11y::Role::text, spoken, upper);
    if (on_screen(c, rect)) {
        const ImU32 color = c.theme->of(banner.tone);
        draw_surface(rect, c.theme->soft_of(banner.tone), c.theme->high_contrast ? color : 0,
                     radius::tile);
        const float top = upper.y + (upper.h - title - text) / 2;
        const float x = rect.x + padding + icon_width;
        const float first_line = line_height(c, title_lines > 0 ? Type::body_bold : Type::second);
        if (banner.icon != Icon::none)
            draw_icon(paint(), banner.icon, {rect.x + padding + 12, top + first_line / 2},
                      size::icon, color);
        if (title_lines > 0)
            draw_lines(c, Type::body_bold, {x, top}, words, color, banner.title, 0);
        if (text_lines > 0)
            draw_lines(c, Type::second, {x, top + title}, words,
                       title_lines > 0 ? c.theme->ink : color, banner.text, 0);
    }
    if (banner.button.empty()) return false;
    const float y = below ? rect.y + height - size::touch - 4 : rect.y + (height - size::touch) / 2;
    const float x =
        below ? rect.x + padding + icon_width - 14 : rect.x + rect.w - natural_button - 4;
    const Stack at(c, {x, y, natural_button, 0}, 0);
    return button(c, banner.button, act);
}

bool empty_state(Context& c, const Empty& empty) {
    const float width = std::min(available_width(c), 420.0f);
    const Rect slot = open_slot(c);
    bool tapped = false;
    float used = 0;
    {
        const Stack column(c, {slot.x + (available_width(c) - width) / 2, slot.y + 40, width, 0},
                           space::one);
        const Rect sign = take(c, 72);
        const ImVec2 center = {sign.x + sign.w / 2, sign.y + 36};
        paint().AddCircleFilled(center, 36, c.theme->accent_soft);
        draw_icon(paint(), empty.icon, center, 34, c.theme->accent);
        gap(c, 4);
        if (!empty.title.empty())
            text(c, empty.title, {.type = Type::row, .align = TextOptions::center});
        if (!empty.text.empty())
            text(c, empty.text,
                 {.type = Type::second, .tone = Tone::second, .align = TextOptions::center});
        if (!empty.button.empty()) {
            gap(c, 8);
            const float button_w = button_width(c, empty.button);
            const Rect line = take(c, size::button);
            const Stack middle(c, {line.x + (line.w - button_w) / 2, line.y, button_w, 0}, 0);
            tapped = button(c, empty.button, {.kind = Button::primary});
        }
        used = column.height();
    }
    close_slot(c, available_width(c), used + 80);
    return tapped;
}

void skeleton_rows(Context& c, int rows) {
    const float height = size::row;
    const Rect rect = take(c, height * static_cast<float>(rows));
    node(c, a11y::Role::text, tr(Text::loading), rect);
    for (int i = 0; i < rows; ++i) {
        const float y = rect.y + height * static_cast<float>(i);
        const float share = 0.34f + 0.12f * static_cast<float>(i * 7 % 4);
        const ImU32 color = c.theme->track;
        paint().AddCircleFilled({rect.x + 22, y + height / 2}, 20, fade(color, 0.8f));
        paint().AddRectFilled({rect.x + 58, y + 20}, {rect.x + 58 + (rect.w - 58) * share, y + 34},
                              color, 7);
        paint().AddRectFilled({rect.x + 58, y + 44},
                              {rect.x + 58 + (rect.w - 58) * std::min(share + 0.2f, 0.9f), y + 54},
                              fade(color, 0.7f), 5);
    }
}

// One line that scrolls sideways: an area of its own inside whatever scrolls up and down.
Strip::Strip(Context& c, std::string_view name, float height, float gap) : c_(c) {
    view_ = take(c, height);
    id_ = id_of(name);
    AreaMemory& memory = c.kit->area_memory[id_];
    memory.seen_frame = c.kit->frame;
    memory.offset = gesture::scroll_offset(id_, memory.offset);
    const float offset_max = std::max(memory.content - view_.w, 0.0f);
    a11y::open(a11y::Role::group, name);
    a11y::open_scroll(id_, view_, memory.offset, offset_max, true);
    gesture::add_scroll_area({.id = id_,
                              .rect = view_,
                              .offset = memory.offset,
                              .offset_max = offset_max,
                              .horizontal = true});
    ImGui::PushClipRect(low(view_), high(view_), true);
    push_line(c, {view_.x - snap(c, memory.offset), view_.y, view_.w, view_.h}, gap);
}

Strip::~Strip() {
    AreaMemory& memory = c_.kit->area_memory[id_];
    const float content = pop_line(c_);
    if (memory.content != content) {
        memory.content = content;
        c_.kit->animating = true;
    }
    const float offset_max = std::max(content - view_.w, 0.0f);
    if (memory.offset > offset_max && gesture::at_rest()) {
        memory.offset = offset_max;
        c_.kit->animating = true;
    }
    ImGui::PopClipRect();
    a11y::close_scroll();
    a11y::close(view_);
}

bool photo_tile(Context& c, std::string_view name, ImTextureID texture, std::string_view note,
                float width, float height) {
    const Rect rect = take(c, width, height);
    const Id id = id_of(name);
    const Press touched = press(c, id, rect);
    node(c, a11y::Role::button,
         note.empty() ? std::string(name) : std::string(name).append(" ").append(note), rect,
         a11y::State::none, id);
    if (!on_screen(c, rect)) return touched.tapped;
    if (texture != ImTextureID_Invalid) {
        paint().AddImageRounded(texture, low(rect), high(rect), {0, 0}, {1, 1}, IM_COL32_WHITE,
                                radius::tile);
    } else {
        draw_surface(rect, c.theme->background, c.theme->line, radius::tile);
        draw_icon(paint(), Icon::photo,
                  {rect.x + rect.w / 2, rect.y + rect.h / 2 - (note.empty() ? 0 : 8)}, 28,
                  c.theme->third);
    }
    if (!note.empty()) {
        const float foot = line_height(c, Type::caption) + 6;
        const Rect strip = {rect.x, rect.y + rect.h - foot, rect.w, foot};
        if (texture != ImTextureID_Invalid) {
            paint().AddRectFilled(low(strip), high(strip), IM_COL32(0, 0, 0, 140), radius::tile,
                                  ImDrawFlags_RoundCornersBottom);
        }
        draw_line(c, Type::caption, inset(strip, 6, 0),
                  texture != ImTextureID_Invalid ? IM_COL32_WHITE : c.theme->second, note, 0.5f);
    }
    draw_press(c, touched, rect, radius::tile);
    return touched.tapped;
}

bool add_tile(Context& c, std::string_view name, Icon icon) {
    const Rect rect = take(c, 96, 96);
    const Id id = id_of(name);
    const Press touched = press(c, id, rect);
    node(c, a11y::Role::button, name, rect, a11y::State::none, id);
    if (!on_screen(c, rect)) return touched.tapped;
    draw_dashed(rect, c.theme->third, radius::tile);
    draw_press(c, touched, rect, radius::tile);
    draw_icon(paint(), icon, {rect.x + 48, rect.y + 38}, 26, c.theme->second);
    draw_line(c, Type::second, {rect.x + 4, rect.y + 56, 88, line_height(c, Type::second)},
              c.theme->second, name, 0.5f);
    return touched.tapped;
}

}  // namespace ui
