#pragma once
// A journal in memory, with the faults of a real one: for tests, the simulator and programs without a
// browser. Requests wait until turn() carries out the oldest, as the browser's own event loop would.
//
// Durability is modelled: a relaxed commit reaches the disk with the next strict one of its area, or
// when sync_disk() says so. After crash() the maps hold what a disk would.

#include "sync/client/journal.hpp"

#include <array>
#include <deque>
#include <map>
#include <string_view>

namespace xsync {

class MemoryJournal final : public Journal {
public:
    void load(Area area, std::string prefix, Loaded done) override;
    void commit(Area area, std::vector<JournalWrite> writes, Durability durability,
                Done done) override;
    void clear(Area area, Done done) override;
    void usage(Used done) override;

    // Carries out the oldest request and calls its completion. False: none is waiting.
    bool turn();
    std::size_t waiting() const { return requests_.size(); }

    // Asked before each commit, clear and load: anything but ok fails it. With timed_out, `written`
    // decides whether it took effect nevertheless.
    struct Fault {
        JournalStatus status = JournalStatus::ok;
        bool written = false;
    };
    std::function<Fault(Area)> fault;

    // The process ends: of the requests still waiting, the first `carried_out` took effect unheard of.
    // With `power` the relaxed commits since the last strict one go as well, but for the oldest
    // `relaxed_kept` of them.
    void crash(std::size_t carried_out, bool power, std::size_t relaxed_kept = 0);
    void sync_disk();  // everything committed is on the disk

    // The whole store, as a copy of the browser's profile would have it; and putting one back.
    using Records = std::map<std::string, Bytes>;
    std::array<Records, 2> snapshot() const { return records_; }
    void restore(std::array<Records, 2> records);
    Records& records(Area area) { return records_[static_cast<std::size_t>(area)]; }

    // Is this string anywhere in what is stored?
    bool holds(Area area, std::string_view text) const;
    std::size_t commits() const { return commits_; }

private:
    struct Request {
        enum class Kind : std::uint8_t { load, commit, clear, usage } kind = Kind::load;
        Area area = Area::outbox;
        std::string prefix;
        std::vector<JournalWrite> writes;
        Durability durability = Durability::relaxed;
        Done done;
        Loaded loaded;
        Used used;
    };
    void carry_out(const Request& request);
    void write(Records& records, const std::vector<JournalWrite>& writes);

    std::deque<Request> requests_;
    std::array<Records, 2> records_;  // as read
    std::array<Records, 2> disk_;     // as after a loss of power
    std::array<std::vector<std::vector<JournalWrite>>, 2> unflushed_;
    std::size_t commits_ = 0;
};

}  // namespace xsync
