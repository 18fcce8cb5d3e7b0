#include "shell/screens/ticket_row.hpp"

namespace shell {

namespace {

// clang-format off
#define TICKET_ROW_TEXTS(X) \
    X(promise, "{} {}", "{} {}") \
    X(due_at, "{}时限 {}", "{} by {}") \
    X(stopped, "计时暂停", "clock stopped") \
    X(contradicted, "有矛盾记录", "Contradicted") \
    X(escalated, "已升级", "Escalated")
// clang-format on
UI_TEXT_TABLE(Text, TICKET_ROW_TEXTS)

}  // namespace

void fill(TicketLine& line, const View& view, const core::TicketRow& row,
          const TicketLineOptions& options) {
    const core::Ticket* ticket = view.state.find(row.id);
    if (!ticket) return;
    const std::string_view place = where(view, *ticket);
    const std::string_view words = first_line(ticket->words.value);
    const std::string number = core::ticket_number(*ticket);
    const std::string delivery = delivery_words(view.device.delivery(core::entity(row.id)));

    line.title = options.place ? std::string(place) + " " + std::string(words) : std::string(words);
    std::string due;
    if (row.next && row.next->due) {
        line.left = time_left(*row.next, view.now);
        const std::string_view milestone = word_of(row.next->name);
        due = tr(Text::due_at, milestone, when(view, row.next->due));
        if (row.next->stopped) due = tr(Text::stopped);
        line.ring = {line.left.fraction, line.left.figure, line.left.tone};
        line.ring_name = due;
        line.row.ring = &line.ring;
    }
    if (due.empty()) due = when(view, core::reported_at(*ticket));
    const std::string_view assignee = ticket->assignee ? staff_name(view, ticket->assignee) : "";
    const std::string_view saved = ticket->timeline.size() == 1 || delivery == tr(Word::saved_here)
                                       ? delivery
                                       : std::string_view{};
    const std::string_view kind = word_of(ticket->kind), category = word_of(ticket->category);
    const std::string_view raised =
        ticket->escalation > 0 && !view.owner() ? tr(Text::escalated) : std::string_view{};
    line.second = options.due_first ? joined({due, saved, raised, kind, category, assignee})
                                    : joined({kind, category, due, raised, assignee, saved});

    line.row.title = line.title;
    line.row.second = line.second;
    line.row.chip = word_of(ticket->status);
    line.row.chip_tone = tone_of(ticket->status);
    if (ticket->contradicted) {
        line.row.chip = tr(Text::contradicted);
        line.row.chip_tone = ui::Tone::late;
    } else if (line.row.ring && line.left.late) {
        line.row.chip = tr(Word::late);
        line.row.chip_tone = ui::Tone::late;
    } else if (line.row.ring && line.left.soon) {
        line.row.chip = tr(Word::soon);
        line.row.chip_tone = ui::Tone::soon;
    }
    line.name = number + " " + std::string(word_of(ticket->status)) + " " +
                std::string(word_of(ticket->kind)) + " " + line.title + ", " + line.second;
    line.row.name = line.name;
}

Intent ticket_row(ui::Context& c, const View& view, const core::TicketRow& ticket,
                  const TicketLineOptions& options) {
    TicketLine line;
    TicketLineOptions shown = options;
    shown.due_first |= c.phone();
    fill(line, view, ticket, shown);
    if (line.row.ring && !ticket.next->stopped)
        ui::count_down(c, ticket.next->due.ms, core::minute_ms);
    const ui::RowHit hit = ui::row(c, ticket.id.value, line.row);
    if (hit == ui::RowHit::none) return Nothing{};
    return Go{ticket_route(ticket.id)};
}

}  // namespace shell
