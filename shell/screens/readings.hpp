#pragma once
// 运行记录: what was read off and found at a route's equipment. The newest readings as a card beside the route, and each point's whole log.

#include "core/query/readings.hpp"
#include "shell/ui/table.hpp"
#include "shell/view.hpp"

namespace shell {

struct ReadingsState {
    core::RouteId route;
    int point = 0;
    int period = 0;
    ui::Sort sort;  // the newest first, always
    Kept<std::vector<core::LogLine>> lines;
};

Intent draw_readings(ui::Context& c, const View& view, ReadingsState& state);

// Nothing is drawn where nothing is read off and no machine is looked after.
Intent readings_card(ui::Context& c, const View& view, Kept<std::vector<core::ReadingLog>>& kept,
                     core::RouteId id);

}  // namespace shell
