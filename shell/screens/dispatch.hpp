#pragma once
// 调度: what nobody was sent to yet, who is free to go, and handing over what one person has, all or ticked, to another.

#include "shell/view.hpp"

#include <set>

namespace ui {
class Context;
}

namespace shell {

struct DispatchState {
    bool handing_over = false;                // the form that hands over what somebody has
    bool missing = false;                     // 确定 was tapped although something was missing
    core::StaffId from;                       // whose tickets the next line speaks of
    std::set<core::TicketId> kept_back = {};  // not ticked
};

Intent draw_dispatch(ui::Context& c, const View& view, DispatchState& state);

}  // namespace shell
