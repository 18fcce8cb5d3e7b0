#pragma once
// Lists of tickets for a screen, and the facts that every row shows.
//
// Pure views of what the viewer's state holds. A list costs about 2 µs a ticket plus its sort, so the
// caller keeps it and asks again when the state, the filter or the minute changed, not every frame.
// Rows name tickets by id: look the record up while drawing.

#include "core/policy/promises.hpp"
#include "core/query/search.hpp"

#include <optional>
#include <string>
#include <vector>

namespace core {

// Which tickets by where they stand in their life.
enum class TicketScope : std::uint8_t {
    open = 0,      // something is still to be done
    unfinished,    // the work itself is not done
    to_confirm,    // completed: the owner has the last word
    to_revisit,    // completed or confirmed, nobody has asked yet
    ended,         // closed or cancelled
    contradicted,  // for a lead to settle
    all,
};

// Which tickets by the promise that is due first.
enum class DueState : std::uint8_t {
    late = 0,  // past due
    soon,      // a quarter of the time is left, or less
    today,     // due before the day ends, or either of the two
};

struct TicketFilter {
    TicketScope scope = TicketScope::open;
    std::optional<TicketStatus> status;
    std::optional<TicketKind> kind;
    std::optional<Category> category;
    std::optional<DueState> due;
    UtcMs since;              // reported then or later; 0: whenever
    UtcMs until;              // reported before then; 0: whenever
    GroupId group;            // 0: any
    UnitId unit;              // 0: any
    StaffId assignee;         // 0: anybody
    bool unassigned = false;  // only what nobody was sent to
    bool mine = false;        // only what concerns the viewer, see concerns()
    std::string
        text;  // number, unit's code, words, place, names of household and assignee, phone's
               // last digits; see search.hpp
};

struct TicketRow {
    TicketId id;
    std::optional<Milestone> next;  // the owed promise that is due first
};

// Sorted by time left; those without a running clock follow, newest first. Searching without an index
// folds every ticket first.
std::vector<TicketRow> list_tickets(const State& state, Actor viewer, const TicketFilter& filter,
                                    const Policy& policy, UtcMs now, SearchIndex* index = nullptr);

// Is the owed promise that is due first late, nearly due, or due today? Days are of the policy's zone.
bool is_due(const std::optional<Milestone>& next, DueState due, const Policy& policy, UtcMs now);

// The first instant of the month of `now`.
UtcMs month_start(UtcMs now, Zone zone);

// Is it this person's work? Assigned to or reported by them; in a butler's groups; for the desk all;
// for a technician what nobody in the trade was sent to; for an owner their household's.
bool concerns(const State& state, Actor viewer, const Ticket& ticket);

// Where: the unit's code, else the place.
std::string_view where(const State& state, const Ticket& ticket);

// Reported when (0 for a record without a timeline).
UtcMs reported_at(const Ticket& ticket);

// By its number as a person types it; the newest of several, 0 when there is none. Walks the tickets.
TicketId ticket_by_number(const State& state, std::string_view typed);

// Open tickets in all and those past due or nearly: for badges.
struct TicketCounts {
    std::uint32_t open = 0, late = 0, soon = 0;
};
TicketCounts count(const std::vector<TicketRow>& rows);

}  // namespace core
