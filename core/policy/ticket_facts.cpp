// Reads a ticket's timeline for the clocks: facts_of() of core/policy/promises.hpp.

#include "core/policy/promises.hpp"

#include <algorithm>

namespace core {

namespace {

using M = MilestoneName;

void earliest(Moment& known, const Moment& at) {
    if (!known || at.at < known.at) known = at;
}

// The result of an enquiry is its answer. A complaint's plan and feedback are steps of their own.
void witness_answer(ClockFacts& facts, const Moment& at) {
    if (facts.kind != TicketKind::enquiry) return;
    earliest(facts.when(M::feedback), at);
    earliest(facts.when(M::answered), at);
}

class Reader {
public:
    Reader(const Ticket& ticket, WaitReasons stopping) : stopping_(stopping) {
        facts_.kind = ticket.kind;
        facts_.category = ticket.category;
        facts_.severity = ticket.severity;
        for (const TicketEvent& event : ticket.timeline) read(event);
    }

    ClockFacts take() {
        if (waits_) facts_.pauses.push_back({waits_since_, {}});
        tidy_pauses();
        return std::move(facts_);
    }

private:
    void read(const TicketEvent& event) {
        // Facts of the field count whenever they were handed in, also when somebody else was faster.
        witness(facts_, event.move, moment(event));
        if (event.contradicts) {
            if (event.move == TicketMove::completed) disputed_completion_ = moment(event);
            return;
        }
        follow(event);
    }

    // Moves that held, in the ledger's order: they carry completion, revisit, waiting and the end.
    void follow(const TicketEvent& event) {
        if (waits_ && changes_status(event.move)) end_waiting(event.stamp.effective_at);
        switch (event.move) {
            case TicketMove::waiting:
                if (stops_clock(static_cast<WaitReason>(event.detail), stopping_)) wait(event);
                break;
            case TicketMove::completed: facts_.when(M::completed) = moment(event); break;
            case TicketMove::confirmed:
                if (event.detail == 0) go_on(event.stamp.effective_at);
                break;
            case TicketMove::revisited:
                if (!facts_.when(M::revisited)) facts_.when(M::revisited) = moment(event);
                break;
            case TicketMove::cancelled:
            case TicketMove::merged:
            case TicketMove::transferred: facts_.ended = moment(event); break;
            case TicketMove::assigned:
            case TicketMove::resumed: facts_.ended = {}; break;  // taken back
            case TicketMove::reopened:
                go_on(event.stamp.effective_at);
                // Who takes it up again has responded; an owner who brings it back waits for that.
                if (event.actor.kind != EntityKind::household)
                    earliest(facts_.when(M::responded), moment(event));
                break;
            case TicketMove::settled: settle(event); break;
            case TicketMove::appointed:
            case TicketMove::unappointed:
                facts_.agreements.push_back(
                    {event.stamp.effective_at, event.more ? event.more->window : Window{}});
                break;
            default: break;
        }
    }

    // Waiting goes on while words are exchanged.
    static bool changes_status(TicketMove move) {
        switch (move) {
            case TicketMove::remarked:
            case TicketMove::asked:
            case TicketMove::revisit_tried:
            case TicketMove::escalated:
            case TicketMove::appointed:
            case TicketMove::unappointed:
            case TicketMove::verified:
            case TicketMove::told:
            case TicketMove::answered:
            case TicketMove::quoted:
            case TicketMove::agreed:
            case TicketMove::parts_used:
            case TicketMove::reclassed: return false;
            default: return true;
        }
    }

    // A lead says which status stands: the clocks follow.
    void settle(const TicketEvent& event) {
        const auto status = static_cast<TicketStatus>(event.detail);
        Moment& completed = facts_.when(M::completed);
        switch (status) {
            case TicketStatus::cancelled:
            case TicketStatus::merged:
            case TicketStatus::transferred: facts_.ended = moment(event); break;
            case TicketStatus::completed:
            case TicketStatus::confirmed:
            case TicketStatus::revisited:
            case TicketStatus::closed:
                facts_.ended = {};
                if (completed) break;
                completed = disputed_completion_ ? disputed_completion_ : moment(event);
                witness_answer(facts_, completed);
                break;
            case TicketStatus::waiting: wait(event); [[fallthrough]];
            default: go_on(event.stamp.effective_at); break;
        }
    }

    // What had come to an end is to be done again: from now on, and by a clock of its own.
    void go_on(UtcMs at) {
        const bool done = static_cast<bool>(facts_.when(M::completed));
        const Moment& end = done ? facts_.when(M::completed) : facts_.ended;
        if (end) facts_.restarts.push_back({end.at, at, !done});
        facts_.ended = {};
        facts_.when(M::completed) = {};
        facts_.when(M::revisited) = {};
    }

    void wait(const TicketEvent& event) {
        waits_ = true;
        waits_since_ = event.stamp.effective_at;
    }

    void end_waiting(UtcMs at) {
        waits_ = false;
        if (at > waits_since_) facts_.pauses.push_back({waits_since_, at});
    }

    // Effective times need not follow the ledger's order: sort, and join what overlaps.
    void tidy_pauses() {
        auto& pauses = facts_.pauses;
        if (pauses.size() < 2) return;
        std::sort(pauses.begin(), pauses.end(),
                  [](const Pause& a, const Pause& b) { return a.from < b.from; });
        std::size_t kept = 0;
        for (std::size_t i = 1; i < pauses.size(); ++i) {
            Pause& last = pauses[kept];
            const bool apart = last.until && last.until < pauses[i].from;
            if (apart) {
                pauses[++kept] = pauses[i];
            } else if (last.until) {
                last.until = pauses[i].until ? std::max(last.until, pauses[i].until) : UtcMs{};
            }
        }
        pauses.resize(kept + 1);
    }

    static Moment moment(const TicketEvent& event) {
        return {event.stamp.effective_at, event.stamp.grade};
    }

    WaitReasons stopping_;
    ClockFacts facts_;
    Moment disputed_completion_;
    bool waits_ = false;
    UtcMs waits_since_;
};

}  // namespace

void witness(ClockFacts& facts, TicketMove move, const Moment& at) {
    const auto done = [&](M name) { earliest(facts.when(name), at); };
    switch (move) {
        case TicketMove::reported: facts.reported = at; return;
        case TicketMove::responded:
        case TicketMove::waiting:
        case TicketMove::quoted:
        case TicketMove::appointed: break;
        case TicketMove::assigned:
        case TicketMove::grabbed: earliest(facts.dispatched, at); break;
        case TicketMove::completed: witness_answer(facts, at); [[fallthrough]];
        case TicketMove::arrived:
        case TicketMove::started: done(M::arrived); break;
        case TicketMove::verified: done(M::verified); break;
        case TicketMove::answered: done(M::answered); [[fallthrough]];
        case TicketMove::told: done(M::feedback); break;
        case TicketMove::transferred:
            facts.outside_contract = true;
            done(M::notified);
            break;
        default: return;
    }
    done(M::responded);
}

ClockFacts facts_of(const Ticket& ticket, const Policy& policy) {
    const UtcMs reported =
        ticket.timeline.empty() ? UtcMs{} : ticket.timeline.front().stamp.effective_at;
    return Reader(ticket, policy.at(reported).stopping).take();
}

}  // namespace core
