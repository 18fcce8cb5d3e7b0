#pragma once
// 工单: the list, narrowed by where tickets stand, whose they are, their kind, or any word on them.

#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

#include <optional>
#include <string>

namespace shell {

struct TicketListState {
    int scope = 0;  // 待办, 我的, 待确认, 待回访, 全部, 有矛盾; with a figure also 未完工
    int kind = 0;  // 0: every kind, else TicketKind + 1
    core::TicketFilter
        asked;  // what came with a figure beside scope and kind: a chip takes each off
    bool choosing_kind = false;
    std::string typed;   // in the search field
    std::string search;  // the same without an unfinished composition

    // As a figure asks for it, whatever was chosen before.
    void show(const ShowTickets& shown);
};
Intent draw_tickets(ui::Context& c, const View& view, TicketListState& state);

}  // namespace shell
