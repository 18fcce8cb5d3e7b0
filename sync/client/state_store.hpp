#pragma once
// The state area of the journal: pages, the tail of chunks applied since, and meta. Decides what one
// transaction writes; the caller commits it. No I/O.
//
// Two generations at most: the one shown, and a download that will replace it. What a chunk revokes
// leaves pages and tail in the same transaction (a fold), so that no byte of it stays.

#include "sync/client/pages.hpp"
#include "sync/client/replica.hpp"
#include "sync/client/stored.hpp"

#include <optional>
#include <set>
#include <vector>

namespace xsync {

class StateStore {
public:
    enum class Opened : std::uint8_t { ok, empty, damaged };
    // Fills the replica and, when a download was under way, `staging`. After `damaged` the caller
    // clears the area and begin()s.
    Opened open(const std::vector<JournalRecord>& records, core::Actor actor, Replica& replica,
                core::State& staging);
    // Nothing stored yet, for this person.
    void begin(core::Actor actor);

    const Meta& meta() const { return meta_; }
    bool has_state() const { return meta_.generation != 0; }

    // A chunk was applied to the replica; `bytes` is its encoding. `own` is the newest own op that the
    // confirmed records have.
    std::vector<JournalWrite> applied(const Chunk& chunk, Bytes bytes, const Replica& replica,
                                      core::OpId own);

    // A whole download: begins (again), receives a page, replaces what is shown.
    std::vector<JournalWrite> start_download(core::Epoch epoch);
    std::vector<JournalWrite> downloaded(const Chunk& chunk);
    std::vector<JournalWrite> swap(core::OpId own);

private:
    std::vector<JournalWrite> fold(const Replica& replica);
    void drop_tail(std::vector<JournalWrite>& writes);
    void write_meta(std::vector<JournalWrite>& writes) const;
    std::uint32_t next_generation() const;

    Meta meta_;
    Pages pages_, staged_;
    std::size_t tail_bytes_ = 0;
    std::set<core::EntityId> changed_;  // since the pages were written
};

}  // namespace xsync
