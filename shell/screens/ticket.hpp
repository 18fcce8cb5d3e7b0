#pragma once
// One ticket: what it is about, what happened, which promises run, whose home it is, and the moves this person may make now.

#include "core/query/duplicates.hpp"
#include "shell/ui/screen.hpp"
#include "shell/ui/widgets.hpp"
#include "shell/view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace shell {

struct TicketState {
    core::TicketId ticket;
    std::optional<core::Offer> dialog;  // the form that is open
    bool menu = false;                  // the sheet with the moves that have no button
    bool missing = false;               // 确定 was tapped although something was missing
    bool show_phone = false;
    std::string why_title;              // of the promise whose reckoning is shown; empty: of none
    std::vector<std::string> why;       // the reckoning, one sentence a line
    std::vector<ui::Stroke> signature;  // on paper it would not survive a power cut either
    void close_dialog() {
        dialog.reset();
        missing = false;
        signature.clear();
    }
};

Intent draw_ticket(ui::Context& c, const View& view, TicketState& state);

// The form of a move, over the screen; also for a move that needs none: then its intent comes at once.
Intent begin_move(TicketState& state, core::Offer offer);
Intent draw_ticket_dialog(ui::Context& c, const View& view, TicketState& state);

// What the button of a move says.
std::string_view offer_label(core::Offer offer);

// Parts of the page, in ticket_cards.cpp.
Intent ticket_subject(ui::Context& c, const View& view, const core::Ticket& ticket,
                      core::TicketId id, bool can_add);
bool ticket_timeline(ui::Context& c, const View& view, const core::Ticket& ticket,
                     core::TicketId id, bool can_remark);
// A tap on a promise asks for its reckoning: ticket_why() shows it over the screen.
bool ticket_promises(ui::Context& c, const View& view, const core::Ticket& ticket,
                     TicketState& state, bool can_escalate);
void ticket_why(ui::Context& c, TicketState& state);
// The quote, the parts and the receipt, in ticket_charges.cpp; nothing for a ticket that costs nothing.
void ticket_charges(ui::Context& c, const core::Ticket& ticket);
std::string parts_words(const std::vector<core::PartLine>& parts);
// Where it was handed on or merged, and what was merged into it, in ticket_links.cpp.
Intent ticket_links(ui::Context& c, const View& view, const core::Ticket& ticket,
                    core::TicketId id);
// Open tickets that may be the same matter; nothing when there are none.
Intent similar_list(ui::Context& c, const View& view, const core::Matter& matter);
Intent ticket_notes(ui::Context& c, const View& view, TicketState& state, bool can_note);
Intent ticket_household(ui::Context& c, const View& view, const core::Ticket& ticket,
                        TicketState& state);

}  // namespace shell
