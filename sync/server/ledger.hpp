#pragma once
// A community's common record: gives every op its position and its verdict, and tells every viewer
// what they may know.
//
// No I/O, no clock, one thread, deterministic. accept() decides and applies in memory and returns
// what must become durable; only then may answer() run, because an answer shows everything applied
// so far. When the batch could not be stored, the ledger is ahead of the disk: throw it away and
// build a new one from what is stored (restore + replay).
//
//     const Intake intake = ledger.accept(request, actor, now);
//     store.append(intake.batch);
//     send(ledger.answer(request, actor, intake.trouble, now));
//
// It keeps the newest entries in memory (the window). Devices whose cursor is older than the window
// start over with records instead of entries; of older ops it asks `recall`.

#include "core/apply.hpp"
#include "sync/message.hpp"
#include "sync/server/audience_index.hpp"
#include "sync/server/ledger_photos.hpp"
#include "sync/server/store.hpp"
#include "sync/tuning.hpp"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace xsync::server {

struct Intake {
    Trouble trouble = Trouble::none;
    std::vector<StoredEntry> batch;  // consecutive positions
};

// One entity as a snapshot keeps it: the record and who could see it since when.
struct Remembered {
    core::EntityId id;
    core::Record record;
    TagHistory audience;
    TagHistory viewer;  // of staff and households: what they could see
    bool operator==(const Remembered&) const = default;
};

// What one chunk holds and how much is remembered; tests make it small.
struct LedgerLimits {
    std::size_t entries = tuning::chunk_entries_max;
    std::size_t grants = tuning::chunk_grants_max;
    std::size_t bytes = tuning::chunk_bytes_target;
    std::uint64_t window = tuning::entries_behind_max;
};

// Throws StoreError when the bytes are not what was stored.
Entry entry_of(const StoredEntry& stored);

class Ledger {
public:
    using Recall = std::function<std::optional<StoredEntry>(core::OpId)>;

    explicit Ledger(core::Epoch epoch, Recall recall = {}, LedgerLimits limits = {});

    // Coming up: first the snapshot's entities in ascending order, then restored(), then the tail.
    void restore(Remembered remembered);
    // Entries after `window_start` are replayed next; those up to the snapshot only fill the window.
    void restored(core::LogPos snapshot, core::LogPos window_start);
    void replay(const StoredEntry& stored);
    // Devices are known before they push. `last` may be behind what replay() saw.
    void admit(core::DeviceNo device, core::Actor actor, core::OpSeq last, bool revoked);

    // Its ops are still taken, and marked as late: they may be the last it says. It gets nothing more to
    // read.
    void revoke(core::DeviceNo device);
    bool is_revoked(core::DeviceNo device) const;
    bool is_known(core::DeviceNo device) const { return devices_.contains(device); }

    Intake accept(const Request& request, core::Actor actor, core::UtcMs now);
    // An op of the server itself, by device 0 and actor none: nobody has rights before it.
    StoredEntry found(const core::Op& op, core::UtcMs now);
    Chunk answer(const Request& request, core::Actor viewer, Trouble trouble,
                 core::UtcMs now) const;

    core::LogPos head() const { return head_; }
    core::Epoch epoch() const { return epoch_; }
    const core::State& state() const { return state_; }
    const AudienceIndex& audiences() const { return index_; }
    const PhotoIndex& photos() const { return photos_; }
    core::OpSeq next_of(core::DeviceNo device) const;

    // Entities changed since the last call, for an incremental snapshot as of head().
    std::vector<Remembered> take_changes();

private:
    struct Device {
        core::Actor actor;
        core::OpSeq last;
        bool revoked = false;
    };
    struct Logged {
        Entry entry;  // always with its op
        std::uint64_t op_hash = 0;
        std::size_t bytes = 0;  // encoded
    };
    struct Page {  // what one chunk covers
        core::LogPos from, to;
        core::EntityId beyond;  // grants go on behind this entity
        bool starts_over() const { return from.value == 0; }
    };

    Trouble trouble_with(const Request& request, core::Actor actor) const;
    bool repeats_exactly(const core::Op& op) const;
    core::Sight sight_of(const core::Op& op) const;
    StoredEntry order(const core::Op& op, core::UtcMs now, std::optional<core::Decision> given,
                      core::Flags mark);
    void keep(Entry entry, std::uint64_t hash, std::size_t bytes);
    void apply(const Entry& entry, std::size_t bytes);
    void shorten_window();

    Page page_of(const Request& request, core::Actor viewer) const;
    core::LogPos reach(core::LogPos from, core::Actor viewer) const;
    bool keeps(core::Actor viewer, core::EntityId id, core::LogPos to) const;
    bool add_grants(Chunk& chunk, const Page& page, core::Actor viewer) const;
    void add_revokes(Chunk& chunk, const Page& page, core::Actor viewer) const;
    void add_entries(Chunk& chunk, const Page& page, core::Actor viewer) const;
    void add_receipts(Chunk& chunk, const Request& request, core::Actor viewer) const;
    const Logged& at(core::LogPos pos) const;

    core::Epoch epoch_;
    Recall recall_;
    LedgerLimits limits_;
    core::State state_;
    core::LogPos head_;
    core::LogPos window_start_;  // entries after this position are in memory
    std::deque<Logged> window_;
    std::map<core::OpId, core::LogPos> window_ids_;
    AudienceIndex index_;
    PhotoIndex photos_;
    std::map<core::DeviceNo, Device> devices_;
    std::map<core::EntityId, std::size_t>
        weights_;  // bytes of the ops of an entity, about its record's
    std::set<core::EntityId> changed_;
};

}  // namespace xsync::server
