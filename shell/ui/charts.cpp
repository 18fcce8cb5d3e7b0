#include "shell/ui/charts.hpp"

#include "shell/ui/kit.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float dot_px = 10, dot_gap = 8, line_px = 2.5f;

// 12, 3.5
std::string figure_of(float value) {
    const long tenths = std::lround(value * 10);
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10 != 0) text.append(".").append(std::to_string(std::abs(tenths % 10)));
    return text;
}

std::string spoken_bars(std::string_view name, std::span<const Bar> bars) {
    std::string spoken(name);
    for (const Bar& bar : bars)
        spoken.append(" ").append(bar.label).append(" ").append(figure_of(bar.value));
    return spoken;
}

// How many labels to leave out so that the others do not touch.
std::size_t label_step(const Context& c, std::span<const std::string_view> labels, float pitch) {
    float widest = 1;
    for (const std::string_view label : labels)
        widest = std::max(widest, em_width(c, Type::caption, label));
    return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil((widest + 6) / pitch)));
}

// A round number at or above the highest value, so that the top line has a figure one can say.
float round_top(float highest) {
    if (highest <= 0) return 1;
    const float power = std::pow(10.0f, std::floor(std::log10(highest)));
    for (const float step : {1.0f, 1.5f, 2.0f, 3.0f, 4.0f, 5.0f, 6.0f, 8.0f, 10.0f})
        if (step * power >= highest) return step * power;
    return 10 * power;
}

void draw_legend(const Context& c, Rect line, std::string_view label, Tone tone) {
    paint().AddCircleFilled({line.x + dot_px / 2, line.y + line.h / 2}, dot_px / 2,
                            c.theme->of(tone));
    draw_line(c, Type::second,
              {line.x + dot_px + dot_gap, line.y, line.w - dot_px - dot_gap, line.h},
              c.theme->second, label);
}

void draw_ring_parts(const Context& c, ImVec2 center, float radius, float thickness,
                     std::span<const Bar> parts, float total) {
    paint().AddCircle(center, radius, c.theme->track, 0, thickness);
    if (total <= 0) return;
    constexpr float turn = IM_PI * 2, start = -IM_PI / 2;
    // A hair of the card between two parts keeps them apart without relying on their colours.
    const auto there =
        std::count_if(parts.begin(), parts.end(), [](const Bar& part) { return part.value > 0; });
    const float hair = there > 1 ? 2.0f / radius : 0;
    float from = start;
    for (const Bar& part : parts) {
        const float share = std::max(part.value, 0.0f) / total * turn;
        if (share > hair) {
            paint().PathArcTo(center, radius, from + hair / 2, from + share - hair / 2, 0);
            paint().PathStroke(c.theme->of(part.tone), 0, thickness);
        }
        from += share;
    }
}

void draw_curve(const Context& c, const Line& line, Rect plot, float least, float top) {
    ImDrawList& list = paint();
    const std::size_t count = line.values.size();
    const auto place = [&](std::size_t i) {
        const float x =
            count > 1 ? plot.w * static_cast<float>(i) / static_cast<float>(count - 1) : plot.w / 2;
        const float part = std::clamp((line.values[i] - least) / (top - least), 0.0f, 1.0f);
        return ImVec2{plot.x + x, plot.y + plot.h * (1 - part)};
    };
    const ImU32 color = c.theme->of(line.tone);
    for (std::size_t i = 0; i < count; ++i) list.PathLineTo(place(i));
    list.PathStroke(color, 0, line_px);
    if (count == 0) return;
    // Where it stands now.
    list.AddCircleFilled(place(count - 1), 5, c.theme->card);
    list.AddCircleFilled(place(count - 1), 4, color);
}

std::string spoken_lines(std::string_view name, const LineChart& chart) {
    std::string spoken(name);
    for (const Line& line : chart.lines) {
        spoken.append(" ").append(line.label);
        for (std::size_t i = 0; i < std::min(line.values.size(), chart.labels.size()); ++i)
            spoken.append(" ")
                .append(chart.labels[i])
                .append(" ")
                .append(figure_of(line.values[i]));
    }
    return spoken;
}

}  // namespace

void bar_chart(Context& c, std::string_view name, std::span<const Bar> bars, float height) {
    const float label_height = line_height(c, Type::caption);
    const Rect rect = take(c, height + label_height + 4);
    float highest = 0;
    for (const Bar& bar : bars) highest = std::max(highest, bar.value);
    node(c, a11y::Role::img, spoken_bars(name, bars), rect);
    if (!on_screen(c, rect) || bars.empty()) return;
    const float base = rect.y + height;
    paint().AddRectFilled({rect.x, base}, {rect.x + rect.w, base + 1}, c.theme->line);
    const float pitch = rect.w / static_cast<float>(bars.size());
    const float width = std::clamp(pitch * 0.56f, 3.0f, 36.0f);
    // Labels that would touch are left out evenly.
    float widest = 1;
    for (const Bar& bar : bars) widest = std::max(widest, em_width(c, Type::caption, bar.label));
    const auto every = static_cast<std::size_t>(std::ceil((widest + 6) / pitch));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const float middle = rect.x + pitch * (static_cast<float>(i) + 0.5f);
        const float tall = highest > 0 ? (height - 4) * bars[i].value / highest : 0;
        if (tall > 0) {
            paint().AddRectFilled({middle - width / 2, base - std::max(tall, 2.0f)},
                                  {middle + width / 2, base}, c.theme->of(bars[i].tone),
                                  std::min(4.0f, width / 2), ImDrawFlags_RoundCornersTop);
        }
        if (i % every != 0) continue;
        const float label = em_width(c, Type::caption, bars[i].label);
        draw_text(c, Type::caption, {middle - label / 2, base + 4}, c.theme->second, bars[i].label);
    }
}

void ring_chart(Context& c, std::string_view name, std::span<const Bar> parts,
                std::string_view figure, std::string_view unit) {
    constexpr float extent = 128, thickness = 16;
    const float line = line_height(c, Type::second) + 6;
    const float room = available_width(c);
    const bool beside = room >= extent + 140;
    const float legend = line * static_cast<float>(parts.size());
    const Rect rect = take(c, beside ? std::max(extent, legend) : extent + space::row + legend);
    node(c, a11y::Role::img, spoken_bars(name, parts), rect);
    if (!on_screen(c, rect)) return;
    float total = 0;
    for (const Bar& part : parts) total += std::max(part.value, 0.0f);
    const ImVec2 center = {beside ? rect.x + extent / 2 : rect.x + rect.w / 2,
                           beside ? rect.y + rect.h / 2 : rect.y + extent / 2};
    draw_ring_parts(c, center, (extent - thickness) / 2, thickness, parts, total);
    const float figure_height = line_height(c, Type::title);
    const float unit_height = unit.empty() ? 0 : line_height(c, Type::caption);
    const float top = center.y - (figure_height + unit_height) / 2;
    const float inside = extent - 2 * thickness - 12;
    draw_line(c, Type::title, {center.x - inside / 2, top, inside, figure_height}, c.theme->ink,
              figure, 0.5f);
    draw_line(c, Type::caption, {center.x - inside / 2, top + figure_height, inside, unit_height},
              c.theme->second, unit, 0.5f);
    const float x = beside ? rect.x + extent + space::column : rect.x;
    const float width = std::min(rect.x + rect.w - x, 260.0f);
    float y = beside ? rect.y + (rect.h - legend) / 2 : rect.y + extent + space::row;
    for (const Bar& part : parts) {
        const std::string share = figure_of(part.value);
        const float share_width = em_width(c, Type::label, share);
        draw_legend(c, {x, y, width - share_width - space::one, line}, part.label, part.tone);
        draw_line(c, Type::label, {x + width - share_width - 1, y, share_width + 1, line},
                  c.theme->ink, share);
        y += line;
    }
}

void line_chart(Context& c, std::string_view name, const LineChart& chart) {
    const float label_height = line_height(c, Type::caption);
    const bool legend = chart.lines.size() > 1;
    const float legend_height = legend ? line_height(c, Type::second) + space::one : 0;
    const Rect rect = take(c, legend_height + chart.height + label_height + 6);
    node(c, a11y::Role::img, spoken_lines(name, chart), rect);
    if (!on_screen(c, rect)) return;
    float highest = chart.target;
    for (const Line& line : chart.lines)
        for (const float value : line.values) highest = std::max(highest, value);
    const float top = chart.least + round_top(highest - chart.least);
    const std::string top_figure = figure_of(top), foot_figure = figure_of(chart.least);
    const float figures =
        std::max(em_width(c, Type::caption, top_figure), em_width(c, Type::caption, foot_figure)) +
        10;
    const Rect plot = {rect.x + figures, rect.y + legend_height + label_height / 2,
                       rect.w - figures - 6, chart.height - label_height / 2};
    float x = rect.x;
    for (const Line& line : chart.lines) {
        if (!legend) break;
        const float width = em_width(c, Type::second, line.label) + dot_px + dot_gap;
        draw_legend(c, {x, rect.y, width + 1, line_height(c, Type::second)}, line.label, line.tone);
        x += width + space::column;
    }
    for (const float part : {0.0f, 0.5f, 1.0f}) {
        const float y = snap(c, plot.y + plot.h * part);
        paint().AddRectFilled({plot.x, y}, {plot.x + plot.w, y + 1}, c.theme->line);
    }
    draw_line(c, Type::caption, {rect.x, plot.y - label_height / 2, figures - 10, label_height},
              c.theme->second, top_figure, 1);
    draw_line(c, Type::caption,
              {rect.x, plot.y + plot.h - label_height / 2, figures - 10, label_height},
              c.theme->second, foot_figure, 1);
    if (chart.target > chart.least) {
        const float part = (chart.target - chart.least) / (top - chart.least);
        const float y = snap(c, plot.y + plot.h * (1 - part));
        for (float dash = plot.x; dash < plot.x + plot.w; dash += 9)
            paint().AddRectFilled({dash, y - 0.5f}, {std::min(dash + 5, plot.x + plot.w), y + 1},
                                  c.theme->soon);
    }
    for (const Line& line : chart.lines) draw_curve(c, line, plot, chart.least, top);
    const std::size_t count = chart.labels.size();
    if (count == 0) return;
    const float pitch = count > 1 ? plot.w / static_cast<float>(count - 1) : plot.w;
    const std::size_t every = label_step(c, chart.labels, pitch);
    for (std::size_t i = 0; i < count; i += every) {
        const float width = em_width(c, Type::caption, chart.labels[i]);
        const float middle = plot.x + (count > 1 ? pitch * static_cast<float>(i) : plot.w / 2);
        const float left = std::clamp(middle - width / 2, plot.x, rect.x + rect.w - width);
        draw_text(c, Type::caption, {left, plot.y + plot.h + 6}, c.theme->second, chart.labels[i]);
    }
}

void heat_chart(Context& c, std::string_view name, const HeatChart& chart) {
    constexpr float gap = 3, tall = 24;
    const float label_height = line_height(c, Type::caption);
    const auto rows = static_cast<float>(chart.rows.size());
    const Rect rect = take(c, label_height + 4 + rows * (tall + gap));
    std::string spoken(name);
    float highest = 0, row_label = 0;
    for (const float value : chart.values) highest = std::max(highest, value);
    for (std::size_t row = 0; row < chart.rows.size(); ++row) {
        row_label = std::max(row_label, em_width(c, Type::caption, chart.rows[row]) + 10);
        spoken.append(" ").append(chart.rows[row]);
        for (std::size_t column = 0; column < chart.columns.size(); ++column) {
            const float value = chart.values[row * chart.columns.size() + column];
            if (value > 0)
                spoken.append(" ")
                    .append(chart.columns[column])
                    .append(" ")
                    .append(figure_of(value));
        }
    }
    node(c, a11y::Role::img, spoken, rect);
    if (!on_screen(c, rect) || chart.columns.empty()) return;
    const float pitch = (rect.w - row_label) / static_cast<float>(chart.columns.size());
    const std::size_t every = label_step(c, chart.columns, pitch);
    for (std::size_t i = 0; i < chart.columns.size(); i += every) {
        const float width = em_width(c, Type::caption, chart.columns[i]);
        const float middle = rect.x + row_label + pitch * (static_cast<float>(i) + 0.5f);
        draw_text(c, Type::caption, {middle - width / 2, rect.y}, c.theme->second,
                  chart.columns[i]);
    }
    for (std::size_t row = 0; row < chart.rows.size(); ++row) {
        const float y = rect.y + label_height + 4 + static_cast<float>(row) * (tall + gap);
        draw_line(c, Type::caption, {rect.x, y, row_label - 10, tall}, c.theme->second,
                  chart.rows[row]);
        for (std::size_t column = 0; column < chart.columns.size(); ++column) {
            const float value = chart.values[row * chart.columns.size() + column];
            const float x = rect.x + row_label + pitch * static_cast<float>(column);
            const Rect cell = {x + gap / 2, y, pitch - gap, tall};
            if (value < 0) {
                draw_surface(cell, 0, c.theme->line, 4);
                continue;
            }
            const float part = highest > 0 ? value / highest : 0;
            const ImU32 fill =
                value == 0 ? c.theme->track
                           : mix(c.theme->soft_of(chart.tone), c.theme->of(chart.tone), part);
            draw_surface(cell, fill, 0, 4);
            const std::string figure = figure_of(value);
            if (value == 0 || em_width(c, Type::caption, figure) > cell.w - 4) continue;
            draw_line(c, Type::caption, cell, readable_on(fill, c.theme->ink, c.theme->card),
                      figure, 0.5f);
        }
    }
}

}  // namespace ui
