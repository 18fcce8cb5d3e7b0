#pragma once
// Narrowing the list of tickets: the sheet with what can be asked for, and views, which are such questions
// kept under a name. A view belongs to the person and the device; it is kept as a draft is.

#include "shell/screens/tickets.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace shell {

struct TicketView {
    std::string name;
    std::string packed;  // see pack_view()
};
// More would hide the list below them.
inline constexpr std::size_t ticket_views_max = 8;
inline constexpr std::size_t ticket_view_name_max = 12;

// What a view keeps of the list: where tickets stand, whose they are, what was chosen and typed. A day
// that a figure asked from is not kept: tomorrow it would be another.
std::string pack_view(const TicketListState& state);
// Anything unreadable changes nothing and is false.
bool unpack_view(std::string_view packed, TicketListState& state);

std::vector<TicketView> ticket_views(const View& view);

// Chips of the views, of the sheet, and of what is chosen; a tap on the last takes it off.
void filter_chips(ui::Context& c, const View& view, TicketListState& state);
// While state.filtering.
void filter_sheet(ui::Context& c, const View& view, TicketListState& state);

}  // namespace shell
