#pragma once
// Port: where a device keeps its bytes. Two independent databases ("areas"), each an ordered map
// from short keys to byte records.
//
// The journal knows nothing of ops and pages: sync/client decides keys and contents. What it
// promises is atomicity and durability: all writes of one commit() happen or none, commits of an
// area are applied in call order, and done(Status::ok) of a strict commit means that the bytes
// survive a crash of the browser, the system and the power (IndexedDB: transaction `complete` with
// durability "strict"; nothing earlier counts). Completions only enqueue: they are called from the
// journal's own turn, never from inside a call. One writer at a time; the page's web lock sees to
// that. Main thread only.

#include "sync/bytes.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace xsync {

enum class Area : std::uint8_t {
    // Own ops until they are acknowledged and 30 days beyond, drafts, identity: never to be lost.
    outbox = 0,
    state = 1,  // confirmed state, downloadable again
};

enum class Durability : std::uint8_t { strict, relaxed };

enum class JournalStatus : std::uint8_t {
    ok = 0,
    quota_exceeded = 1,  // the disk or the browser's share of it is full; nothing was written
    unavailable =
        2,  // the database could not be (re)opened: private mode, damaged profile, another version
    aborted = 3,  // the transaction failed for another reason; nothing was written
    // No answer in journal_timeout, although the connection was reopened; it may or may not have
    // been written.
    timed_out = 4,
};

struct JournalWrite {
    std::string key;             // ASCII, at most 64 bytes
    std::optional<Bytes> value;  // absent: delete
};

struct JournalRecord {
    std::string key;
    Bytes value;
};

struct JournalUsage {
    std::uint64_t used_bytes = 0, quota_bytes = 0;  // 0: the browser does not tell
    bool persistent = false;                        // the browser promised not to evict
};

class Journal {
public:
    using Done = std::function<void(JournalStatus)>;
    using Loaded =
        std::function<void(JournalStatus, std::vector<JournalRecord>)>;  // ascending by key
    using Used = std::function<void(JournalUsage)>;
    virtual ~Journal() = default;

    // Records whose keys begin with `prefix` (empty: all).
    virtual void load(Area area, std::string prefix, Loaded done) = 0;
    virtual void commit(Area area, std::vector<JournalWrite> writes, Durability durability,
                        Done done) = 0;
    // Removes every record of the area.
    virtual void clear(Area area, Done done) = 0;
    virtual void usage(Used done) = 0;
};

}  // namespace xsync
