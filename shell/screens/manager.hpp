#pragma once
// 审批 and 报表 of the manager: what waits for their word in one place, and the way to every figure.

#include "shell/screens/analysis.hpp"
#include "shell/screens/sample.hpp"
#include "shell/view.hpp"

namespace shell {

Intent draw_approvals(ui::Context& c, const View& view, AnalysisDialog& analysis,
                      SampleState& sample);
Intent draw_reports(ui::Context& c, const View& view);

}  // namespace shell
