#pragma once
// What the page of one ticket offers: the moves this person may make now, and who can be sent; and how
// busy those are.
//
// offered_moves() asks decide() itself with a filled-in form, so a button never promises what the
// rules refuse. About 10 µs: fine every frame for one ticket.

#include "core/policy/promises.hpp"

#include <vector>

namespace core {

enum class Offer : std::uint8_t {
    respond,
    assign,
    hand_over,
    arrive,
    start,
    wait,
    resume,
    complete,
    confirm,
    rework,
    revisit,
    close,
    cancel,
    escalate,
    remark,
    note,
    settle,
    appoint,
    reappoint,  // there is one already
    unappoint,
    verify,
    tell,
    answer,
    reclass,
    grab,
    quote,
    requote,  // there is one already
    agree,
    use_parts,
    transfer,
    merge,
    reopen,
};

// In the order of the buttons: the step forward first. Only moves whose guard holds.
std::vector<Offer> offered_moves(const State& state, Actor actor, TicketId ticket);

// The one to make first: the next step of the ticket's life that this person may do, if any.
bool primary_offer(const std::vector<Offer>& offers, Offer& primary);

struct Candidate {
    StaffId staff;
    std::uint32_t open_load = 0;  // unfinished tickets assigned to them, as far as this state shows
    TicketId at;                  // the one they are at or work on, newest first; 0: free
    bool in_trade = false;        // of the trade the ticket calls for
    bool near = false;            // at work in the ticket's building
    bool present = false;         // the present assignee
};

// Active staff who can be sent, the one to suggest first: the trade (lift technicians for a lift), free
// ones, those near by, fewest open.
std::vector<Candidate> candidates(const State& state, TicketId ticket);

struct Workload {
    StaffId staff;
    std::uint32_t open_load = 0;  // unfinished tickets assigned to them
    TicketId at;                  // the one they are at or work on, newest first; 0: free
};

// Active technicians, free ones first, then fewest open first.
std::vector<Workload> workloads(const State& state);

// What somebody could hand over to a colleague.
struct InHand {
    StaffId staff;
    std::uint32_t tickets = 0;
};
// Everybody who could take work, and whoever has some that could go to another. Walks the tickets.
std::vector<InHand> in_hand(const State& state);

}  // namespace core
