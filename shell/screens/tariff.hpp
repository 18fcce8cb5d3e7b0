#pragma once
// 收费标准: what work costs, for everybody to read; administrators and managers keep it.

#include "shell/view.hpp"

#include <optional>
#include <string>

namespace ui {
class Context;
}

namespace shell {

struct TariffState {
    std::optional<std::string> editing;  // the item's code; empty: a new one
    bool missing = false;                // 确定 was tapped although something was missing
};

Intent draw_tariff(ui::Context& c, const View& view, TariffState& state);

}  // namespace shell
