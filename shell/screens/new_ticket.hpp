#pragma once
// 新建工单: what an owner says at the door, in as few taps as it takes. Staff choose kind, home, category and severity; an owner's own
// form has the home fixed and asks only what is the matter.

#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

namespace shell {

struct NewTicketState {
    core::UnitId unit;     // the home this form was opened for, 0: none
    bool missing = false;  // 提交 was tapped although something was missing
};

Intent draw_new_ticket(ui::Context& c, const View& view, NewTicketState& state);

// Severities that a kind is told in: 一般 and 复杂 for what is asked or complained, the others for work.
std::span<const core::Severity> severities_of(core::TicketKind kind);

}  // namespace shell
