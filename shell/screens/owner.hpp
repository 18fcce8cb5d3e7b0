#pragma once
// 我的工单: an owner's requests as a story: what was promised, what happened, who is coming, and the last word that is theirs.

#include "shell/screens/ticket.hpp"
#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

namespace shell {

struct OwnerState {
    TicketState ticket;  // the one whose confirmation is open
};

Intent draw_my_tickets(ui::Context& c, const View& view, OwnerState& state);

}  // namespace shell
