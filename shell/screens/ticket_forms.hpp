#pragma once
// What the forms of a ticket's moves share, and the larger ones that have a file of their own.
//
// A form draws itself and gives the op when 确定 was tapped and nothing is missing. What is typed lives in
// `form`, which survives a kill; `state.missing` says that 确定 was tapped in vain, so faults are shown.

#include "shell/screens/ticket.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace shell {

using Made = std::optional<core::OpBody>;

// A field that must not be empty; false while it is.
bool required(ui::Context& c, const TicketState& state, std::string_view label, std::string& value,
              ui::TextField field);
bool confirm_button(ui::Context& c);

// In ticket_agreements.cpp: what is agreed with the owner, and what the ticket is.
Made appoint_form(ui::Context& c, const View& view, TicketState& state, Form& form);
Made verify_form(ui::Context& c, TicketState& state, Form& form);
Made reclass_form(ui::Context& c, const View& view, TicketState& state, Form& form);

}  // namespace shell
