#pragma once
// 统计: how well the promises were kept this month, where and in what; every figure opens its tickets.

#include "shell/screens/analysis.hpp"
#include "shell/ui/table.hpp"
#include "shell/view.hpp"

#include <string_view>

namespace ui {
class Context;
}

namespace shell {

// A promise, how often it was kept, and a bar.
void promise_row(ui::Context& c, std::string_view label, const core::Figure& figure);
// The four promises of a month.
void promise_rows(ui::Context& c, const core::PromiseFigures& figures);

struct StatisticsState {
    AnalysisDialog analysis;
    ui::Sort groups;
};

Intent draw_statistics(ui::Context& c, const View& view, StatisticsState& state);

}  // namespace shell
