#pragma once
// 调度: what nobody was sent to yet, who is free to go, and handing over all that one person has to another.

#include "shell/view.hpp"

namespace ui {
class Context;
}

namespace shell {

struct DispatchState {
    bool handing_over = false;  // the form that hands over all that somebody has
    bool missing = false;       // 确定 was tapped although something was missing
};

Intent draw_dispatch(ui::Context& c, const View& view, DispatchState& state);

}  // namespace shell
