#pragma once
// A ticket as a row of a list: the ring of its next promise, what it is about, where it stands.

#include "shell/ui/widgets.hpp"
#include "shell/view.hpp"
#include "shell/words.hpp"

#include <string>

namespace shell {

// Holds the texts that a row only points to; lives as long as the row is drawn.
struct TicketLine {
    std::string name, title, second, ring_name;
    TimeLeft left;
    ui::Ring ring;
    ui::Row row;
};
struct TicketLineOptions {
    bool place = true;       // begin the title with the home or place
    bool due_first = false;  // where the second line is short, the time left matters most
};
void fill(TicketLine& line, const View& view, const core::TicketRow& ticket,
          const TicketLineOptions& options = {});

// Draws the row; the ticket's page when it was tapped.
Intent ticket_row(ui::Context& c, const View& view, const core::TicketRow& ticket,
                  const TicketLineOptions& options = {});

}  // namespace shell
