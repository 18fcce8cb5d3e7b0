#pragma once
// What the forms of a ticket's moves share, and the larger ones that have a file of their own.
//
// A form draws itself and gives the op when 确定 was tapped and nothing is missing. What is typed lives in
// `form`, which survives a kill; `state.missing` says that 确定 was tapped in vain, so faults are shown.

#include "core/query/duplicates.hpp"
#include "shell/screens/ticket.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shell {

// What a form made: nothing yet, or the ops of the act in their order.
struct Made {
    std::vector<core::OpBody> ops;
    Made() = default;
    template <class Op>
    Made(Op op) {
        ops.push_back(std::move(op));
    }
    explicit operator bool() const { return !ops.empty(); }
};

// A field that must not be empty; false while it is.
bool required(ui::Context& c, const TicketState& state, std::string_view label, std::string& value,
              ui::TextField field);
bool confirm_button(ui::Context& c);
// Strokes as a record keeps them: in parts of the pad's width, thinned to what a record takes.
std::vector<core::InkPoint> ink_of(const std::vector<ui::Stroke>& strokes);
core::Name owner_name(const View& view, core::TicketId id);

// In ticket_agreements.cpp: what is agreed with the owner, and what the ticket is.
Made appoint_form(ui::Context& c, const View& view, TicketState& state, Form& form);
Made verify_form(ui::Context& c, TicketState& state, Form& form);
Made reclass_form(ui::Context& c, const View& view, TicketState& state, Form& form);

// In ticket_charges.cpp: what the work costs.
Made quote_form(ui::Context& c, const View& view, TicketState& state, Form& form);
Made agree_form(ui::Context& c, const View& view, TicketState& state, Form& form);
Made parts_form(ui::Context& c, TicketState& state, Form& form);

// In ticket_links.cpp: beside other tickets and other companies.
Made transfer_form(ui::Context& c, TicketState& state, Form& form);
Made merge_form(ui::Context& c, const View& view, TicketState& state, Form& form);

}  // namespace shell
