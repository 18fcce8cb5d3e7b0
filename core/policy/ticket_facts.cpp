// Reads a ticket's timeline for the clocks: facts_of() of core/policy/promises.hpp.

#include "core/policy/promises.hpp"

#include <algorithm>

namespace core {

namespace {

using M = MilestoneName;

class Reader {
public:
    explicit Reader(const Ticket& ticket) {
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
        witness(event);
        if (event.contradicts) {
            if (event.move == TicketMove::completed) disputed_completion_ = moment(event);
            return;
        }
        follow(event);
    }

    // Facts of the field count whenever they were handed in, also when somebody else was faster.
    void witness(const TicketEvent& event) {
        switch (event.move) {
            case TicketMove::reported: facts_.reported = moment(event); break;
            case TicketMove::responded: earliest(M::responded, event); break;
            case TicketMove::assigned:
            case TicketMove::grabbed:
                if (!facts_.dispatched || event.stamp.effective_at < facts_.dispatched.at)
                    facts_.dispatched = moment(event);
                earliest(M::responded, event);
                break;
            case TicketMove::arrived:
            case TicketMove::started:
            case TicketMove::completed:
                earliest(M::responded, event);
                earliest(M::arrived, event);
                break;
            case TicketMove::waiting:
            case TicketMove::quoted:
            case TicketMove::appointed: earliest(M::responded, event); break;
            case TicketMove::verified:
                earliest(M::responded, event);
                earliest(M::verified, event);
                break;
            case TicketMove::told:
                earliest(M::responded, event);
                earliest(M::feedback, event);
                break;
            case TicketMove::answered:
                earliest(M::responded, event);
                earliest(M::feedback, event);
                earliest(M::answered, event);
                break;
            case TicketMove::transferred:
                facts_.outside_contract = true;
                earliest(M::responded, event);
                earliest(M::notified, event);
                break;
            default: break;
        }
    }

    // Moves that held, in the ledger's order: they carry completion, revisit, waiting and the end.
    void follow(const TicketEvent& event) {
        if (waits_ && changes_status(event.move)) end_waiting(event.stamp.effective_at);
        switch (event.move) {
            case TicketMove::waiting:
                if (stops_clock(static_cast<WaitReason>(event.detail))) wait(event);
                break;
            case TicketMove::completed: complete(moment(event)); break;
            case TicketMove::confirmed:
                if (event.detail == 0) reopen();
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
                facts_.ended = {};
                reopen();
                break;
            case TicketMove::settled: settle(event); break;
            case TicketMove::appointed:
                facts_.appointment = event.more ? event.more->window : Window{};
                break;
            case TicketMove::unappointed: facts_.appointment = {}; break;
            default: break;
        }
    }

    // Waiting goes on while words are exchanged.
    static bool changes_status(TicketMove move) {
        switch (move) {
            case TicketMove::remarked:
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
        facts_.ended = {};
        switch (status) {
            case TicketStatus::cancelled:
            case TicketStatus::merged:
            case TicketStatus::transferred: facts_.ended = moment(event); break;
            case TicketStatus::completed:
            case TicketStatus::confirmed:
            case TicketStatus::revisited:
            case TicketStatus::closed:
                if (facts_.when(M::completed)) break;
                complete(disputed_completion_ ? disputed_completion_ : moment(event));
                break;
            case TicketStatus::waiting: wait(event); [[fallthrough]];
            default: reopen(); break;
        }
    }

    // The complaint's plan and feedback and the enquiry's answer are given with the result.
    void complete(const Moment& at) {
        facts_.when(M::completed) = at;
        for (const M name : {M::feedback, M::verified, M::answered}) {
            if (!facts_.when(name)) facts_.when(name) = at;
        }
    }

    void reopen() {
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

    void earliest(M name, const TicketEvent& event) {
        Moment& known = facts_.when(name);
        if (!known || event.stamp.effective_at < known.at) known = moment(event);
    }

    static Moment moment(const TicketEvent& event) {
        return {event.stamp.effective_at, event.stamp.grade};
    }

    ClockFacts facts_;
    Moment disputed_completion_;
    bool waits_ = false;
    UtcMs waits_since_;
};

}  // namespace

ClockFacts facts_of(const Ticket& ticket) { return Reader(ticket).take(); }

}  // namespace core
