#pragma once
// 工单: the list, narrowed by where tickets stand, whose they are, their kind, or any word on them.

#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

#include <optional>
#include <string>

namespace shell {

// Where tickets stand and whose they are: 待办, 我的, 待确认, 待回访, 全部, 有矛盾; with a figure also 未完工.
inline constexpr std::size_t ticket_scopes = 7;

struct TicketListState {
    int scope = 0;             // below ticket_scopes
    core::TicketFilter asked;  // what was chosen, or came with a figure, beside the scope
    bool filtering = false;    // the sheet is open
    std::string view_name;     // in its field
    std::string typed;         // in the search field
    std::string search;        // the same without an unfinished composition

    // As a figure asks for it, whatever was chosen before.
    void show(const ShowTickets& shown);
};
Intent draw_tickets(ui::Context& c, const View& view, TicketListState& state);

}  // namespace shell
