#pragma once
// A person's own work on this device: what waits for a verdict, what has one (kept 30 days, for a
// server that was restored from a backup), what was refused and lies in the tray, and forms' drafts.
// A model of the journal's outbox area: changes append what the caller must commit. No I/O.
//
// Invariant: an op that was added is in ops() or was renumbered there; a refused one is in the tray or
// the archive besides until a person resends it, one that the server cannot read there alone. Nothing
// else removes an op but age after a verdict.

#include "sync/client/journal.hpp"
#include "sync/client/stored.hpp"
#include "sync/client/trace.hpp"
#include "sync/tuning.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace xsync {

using Writes = std::vector<JournalWrite>;

class Outbox {
public:
    struct Own {
        core::Op op;
        bool durable = false;
        std::optional<Acknowledged> verdict;
    };
    struct Offer {  // ops of one device in order of n without a hole
        core::DeviceNo device;
        std::vector<core::Op> ops;
    };
    struct Renumbered {
        core::OpId before;
        core::Op op;  // under its new id
    };

    // False: the enrolment itself cannot be read. Unreadable ops are counted and left where they are.
    bool open(const std::vector<JournalRecord>& records);
    std::size_t unreadable() const { return unreadable_; }

    const Enrolment& enrolment() const { return enrolment_; }
    void enrol(Enrolment enrolment, Writes& writes);
    const Counters& counters() const { return counters_; }
    void count(const Counters& counters, Writes& writes);
    const std::optional<Home>& home() const { return home_; }
    void settle_in(const Home& home, Writes& writes);

    const std::map<core::OpId, Own>& ops() const { return ops_; }
    core::OpId next_id() const;
    void add(const std::vector<core::Op>& ops, Writes& writes);
    void durable(core::OpId id);
    const Own* newest_of(core::EntityId id) const;

    // Ops without a verdict in the present epoch.
    std::size_t waiting() const { return waiting_.size(); }
    const std::set<core::OpId>& waiting_ids() const { return waiting_; }
    // The next ops to send: durable ones, up to the limits of a request; an older number's first.
    Offer offer(std::size_t ops_max = tuning::push_ops_max) const;
    // The server reads requests, but none with this op, the first one waiting of its number: it goes to the
    // tray, and its number is not used again.
    void put_aside(core::OpId id, core::UtcMs at, Writes& writes);

    // A verdict. True: it was not known before.
    bool settle(const Entry& receipt, Writes& writes);
    // Ops of `device` from n on stand in no ledger, whatever was said before: offered again.
    void offer_again(core::DeviceNo device, core::OpSeq from);
    // Gives the waiting ops of `from` with n ≤ `up_to` or n ≥ `next` new numbers of the enrolled device,
    // in their order.
    std::vector<Renumbered> renumber(core::DeviceNo from, core::OpSeq up_to, core::OpSeq next,
                                     Writes& writes);
    // Forgets verdicts older than `kept_since` (server time).
    void prune(core::UtcMs kept_since, Writes& writes);

    const std::map<core::OpId, Entry>& tray() const { return tray_; }
    const std::map<core::OpId, Entry>& archived() const { return archive_; }
    // The tray or the archive holds an op that no server ever received: it was put aside.
    bool holds_unreceived() const;
    bool archive(core::OpId id, Writes& writes);
    bool remove_refused(core::OpId id, Writes& writes);  // its work was submitted anew

    const std::map<std::string, Bytes, std::less<>>& drafts() const { return drafts_; }
    void save_draft(std::string name, Bytes bytes, Writes& writes);
    void drop_draft(std::string_view name, Writes& writes);

    // The work as it goes into a file: who it is of, ops with and without a verdict, the tray. Under the
    // keys and with the bytes that they are stored by; what no server received is open again there.
    std::vector<JournalRecord> work() const;
    // What is safe here under the enrolled number, and what waits under others.
    Trace trace() const;
    // Takes over what another device of the same person had in its outbox and this one has not: each op
    // under its own id, so that the ledger knows it whichever way it comes. What is to be sent among it.
    struct Adopted {
        std::vector<core::Op> to_send;
        std::size_t refused = 0, known = 0;  // in the tray; here already, of both kinds
    };
    Adopted adopt(const Outbox& other, Writes& writes);
    // Holds an op under an id that `other` has for another one.
    bool differs_from(const Outbox& other) const;

    // Everything but the store's name goes.
    void erase(Writes& writes);
    // A withdrawn device: verdicts, drafts and the person go, unsent and refused work stays sealed.
    void withdraw(Writes& writes);

private:
    bool waits(const Own& own) const;
    bool knows(core::OpId id) const;
    void take(const JournalRecord& record);

    Enrolment enrolment_;
    Counters counters_;
    std::optional<Home> home_;
    std::map<core::OpId, Own> ops_;
    std::set<core::OpId> waiting_;
    std::map<core::EntityId, core::OpId> newest_;
    std::map<core::OpId, Entry> tray_, archive_;
    std::map<std::string, Bytes, std::less<>> drafts_;
    std::size_t unreadable_ = 0;
};

}  // namespace xsync
