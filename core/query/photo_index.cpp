#include "core/query/photo_index.hpp"

#include <utility>

namespace core {

namespace {

template <class Record>
std::vector<PhotoHash> hashes_in(const Record* record) {
    std::vector<PhotoHash> hashes;
    if (record)
        for (const Photo& photo : record->photos) hashes.push_back(photo.file.sha256);
    return hashes;
}

}  // namespace

void PhotoIndex::renew(const State& state) {
    by_record_.clear();
    named_.clear();
    add(EntityKind::ticket, state.all<Ticket>());
    add(EntityKind::ticket_note, state.all<TicketNotes>());
    add(EntityKind::round, state.all<Round>());
}

template <class Table>
void PhotoIndex::add(EntityKind kind, const Table& table) {
    for (const auto& [key, record] : table) put({kind, key}, hashes_in(&record));
}

void PhotoIndex::changed(const State& state, const std::vector<EntityId>& ids) {
    for (const EntityId id : ids) look_at(state, id);
}

void PhotoIndex::look_at(const State& state, EntityId id) {
    switch (id.kind) {
        case EntityKind::ticket: return put(id, hashes_in(state.find<Ticket>(id.key)));
        case EntityKind::ticket_note: return put(id, hashes_in(state.find<TicketNotes>(id.key)));
        case EntityKind::round: return put(id, hashes_in(state.find<Round>(id.key)));
        default: return;
    }
}

void PhotoIndex::put(EntityId id, std::vector<PhotoHash> hashes) {
    const auto known = by_record_.find(id);
    if (known == by_record_.end() && hashes.empty()) return;
    for (const PhotoHash& hash : hashes) ++named_[hash];
    if (known != by_record_.end()) {
        for (const PhotoHash& hash : known->second)
            if (--named_[hash] == 0) named_.erase(hash);
    }
    if (!hashes.empty())
        by_record_[id] = std::move(hashes);
    else
        by_record_.erase(known);
}

std::vector<PhotoHash> PhotoIndex::all() const {
    std::vector<PhotoHash> hashes;
    hashes.reserve(named_.size());
    for (const auto& [hash, records] : named_) hashes.push_back(hash);
    return hashes;
}

}  // namespace core
