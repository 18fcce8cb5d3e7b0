#include "sync/client/state_store.hpp"

#include "sync/checksum.hpp"
#include "sync/tuning.hpp"

#include <algorithm>

namespace xsync {

StateStore::Opened StateStore::open(const std::vector<JournalRecord>& records, core::Actor actor,
                                    Replica& replica, core::State& staging) {
    if (records.empty()) return Opened::empty;
    JournalMap stored;
    for (const JournalRecord& record : records) stored[record.key] = record.value;

    const auto meta_bytes = stored.find(std::string(key::meta));
    if (meta_bytes == stored.end()) return Opened::damaged;
    const auto meta = decode<Meta>(meta_bytes->second);
    if (!meta || meta.value->actor != actor) return Opened::damaged;
    meta_ = *meta.value;

    if (has_state()) {
        core::State state;
        pages_ = Pages(meta_.generation);
        if (!pages_.load(stored, state)) return Opened::damaged;
        replica.replace(std::move(state), {});
        for (std::uint32_t number = meta_.tail_first; number != meta_.tail_next; ++number) {
            const auto bytes = stored.find(key::of_tail(number));
            if (bytes == stored.end()) return Opened::damaged;
            const auto chunk = decode<Chunk>(bytes->second);
            if (!chunk || chunk.value->trouble != Trouble::none) return Opened::damaged;
            replica.apply(*chunk.value);
            tail_bytes_ += bytes->second.size();
            for (const core::EntityId id : touched(*chunk.value)) changed_.insert(id);
        }
        replica.set_cursor(meta_.cursor);
    }
    if (meta_.download) {
        staged_ = Pages(meta_.download->generation);
        if (meta_.download->after && !staged_.load(stored, staging)) return Opened::damaged;
    }
    return Opened::ok;
}

void StateStore::begin(core::Actor actor) {
    *this = StateStore();
    meta_.actor = actor;
}

std::vector<JournalWrite> StateStore::applied(const Chunk& chunk, Bytes bytes,
                                              const Replica& replica, core::OpId own) {
    meta_.cursor = chunk.to;
    meta_.own = own;
    std::vector<JournalWrite> writes;
    const bool content = !chunk.entries.empty() || !chunk.grants.empty();
    for (const core::EntityId id : touched(chunk)) changed_.insert(id);
    for (const core::EntityId id : chunk.revokes) changed_.insert(id);

    const bool grown = tail_bytes_ + bytes.size() > tuning::tail_bytes_max ||
                       meta_.tail_next - meta_.tail_first >= tuning::tail_chunks_max;
    if (!chunk.revokes.empty() || (content && grown)) {
        writes = fold(replica);
    } else if (content) {
        tail_bytes_ += bytes.size();
        writes.push_back({key::of_tail(meta_.tail_next++), std::move(bytes)});
    }
    write_meta(writes);
    return writes;
}

std::vector<JournalWrite> StateStore::fold(const Replica& replica) {
    std::vector<JournalWrite> writes;
    pages_.rewrite(
        changed_,
        [&](core::EntityId first, std::optional<core::EntityId> end,
            const std::function<void(Grant)>& visit) { replica.each_confirmed(first, end, visit); },
        writes);
    changed_.clear();
    drop_tail(writes);
    return writes;
}

void StateStore::drop_tail(std::vector<JournalWrite>& writes) {
    for (; meta_.tail_first != meta_.tail_next; ++meta_.tail_first) {
        writes.push_back({key::of_tail(meta_.tail_first), {}});
    }
    tail_bytes_ = 0;
}

void StateStore::write_meta(std::vector<JournalWrite>& writes) const {
    writes.push_back({std::string(key::meta), encode(meta_)});
}

// Never one that is in use, nor the last one's: its pages may still be waiting to be deleted.
std::uint32_t StateStore::next_generation() const {
    return std::max(meta_.generation, staged_.generation()) + 1;
}

std::vector<JournalWrite> StateStore::start_download(core::Epoch epoch) {
    std::vector<JournalWrite> writes;
    if (meta_.download) staged_.remove(writes);
    meta_.download = Download{next_generation(), epoch, {}, {}, 0};
    staged_ = Pages(meta_.download->generation);
    write_meta(writes);
    return writes;
}

std::vector<JournalWrite> StateStore::downloaded(const Chunk& chunk) {
    std::vector<JournalWrite> writes;
    staged_.append(chunk.grants, writes);
    Download& download = *meta_.download;
    download.to = chunk.to;
    if (!chunk.grants.empty()) download.after = chunk.grants.back().id;
    if (chunk.bootstrap_after) download.after = chunk.bootstrap_after;
    download.left = chunk.bootstrap_left;
    write_meta(writes);
    return writes;
}

std::vector<JournalWrite> StateStore::swap(core::OpId own) {
    std::vector<JournalWrite> writes;
    if (has_state()) pages_.remove(writes);
    drop_tail(writes);
    changed_.clear();
    pages_ = std::move(staged_);
    staged_ = Pages(pages_.generation());
    meta_.generation = pages_.generation();
    meta_.epoch = meta_.download->epoch;
    meta_.cursor = meta_.download->to;
    meta_.own = own;
    meta_.download.reset();
    write_meta(writes);
    return writes;
}

}  // namespace xsync
