#pragma once
// Small charts: drawn once, read at a glance, and read out as one sentence (role img). No axes to
// study and nothing to hover; exact figures stand beside them or in a table. Values are whatever the
// screen counts in and are drawn from zero; negative ones count as zero. Main thread only.

#include "shell/ui/layout.hpp"

namespace ui {

struct Bar {
    std::string_view label;
    float value = 0;
    Tone tone = Tone::accent;
};
void bar_chart(Context& c, std::string_view name, std::span<const Bar> bars, float height = 120);

// Parts of a whole as a ring, its figure in the middle, and the parts with their shares beside it.
void ring_chart(Context& c, std::string_view name, std::span<const Bar> parts,
                std::string_view figure = {}, std::string_view unit = {});

struct Line {
    std::string_view label;
    std::span<const float> values;  // one for each of the chart's labels
    Tone tone = Tone::accent;
};
struct LineChart {
    std::span<const std::string_view> labels;  // below, left to right
    std::span<const Line> lines;
    float least = 0;   // value at the foot
    float target = 0;  // a dashed line at this value; 0: none
    float height = 140;
};
void line_chart(Context& c, std::string_view name, const LineChart& chart);

struct HeatChart {
    std::span<const std::string_view> columns;  // above
    std::span<const std::string_view> rows;     // at the left
    std::span<const float> values;              // row by row; below zero: nothing is known
    Tone tone = Tone::accent;
};
void heat_chart(Context& c, std::string_view name, const HeatChart& chart);

}  // namespace ui
