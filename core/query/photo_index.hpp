#pragma once
// Which pictures the records name. Kept by record, so that a change costs the records it touched and a
// question nothing but a look-up. It knows what it was told of: renew() after a download, changed() else.

#include "core/state.hpp"

#include <map>
#include <vector>

namespace core {

class PhotoIndex {
public:
    void renew(const State& state);
    // Entities that are in the state, or no longer; each may come more than once.
    void changed(const State& state, const std::vector<EntityId>& ids);

    bool names(const PhotoHash& sha256) const { return named_.contains(sha256); }
    std::vector<PhotoHash> all() const;  // each once

private:
    void look_at(const State& state, EntityId id);
    template <class Table>
    void add(EntityKind kind, const Table& table);
    void put(EntityId id, std::vector<PhotoHash> hashes);

    std::map<EntityId, std::vector<PhotoHash>> by_record_;  // that name any
    std::map<PhotoHash, std::size_t> named_;                // by how many
};

}  // namespace core
