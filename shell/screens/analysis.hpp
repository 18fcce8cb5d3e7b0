#pragma once
// 统计分析报告: categories whose tickets recur open an analysis by themselves; the desk writes cause and
// measures, the manager signs or returns it. A card of 统计, with its dialog.

#include "shell/view.hpp"

namespace ui {
class Context;
}

namespace shell {

struct AnalysisDialog {
    core::Month month;
    core::Category category = core::Category::other;  // other: no dialog is open
    bool missing = false;
    bool open() const { return category != core::Category::other; }
};

Intent analyses_card(ui::Context& c, const View& view, AnalysisDialog& state);
Intent analysis_dialog(ui::Context& c, const View& view, AnalysisDialog& state);

}  // namespace shell
