#include "sync/checksum.hpp"

#include "sync/codec.hpp"

#include <algorithm>

namespace xsync {

namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
    std::uint8_t bytes[8];
    for (unsigned i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>(value >> (8 * i));
    return fnv1a(bytes, hash);
}

}  // namespace

std::vector<core::EntityId> touched(const Chunk& chunk) {
    std::vector<core::EntityId> ids;
    ids.reserve(chunk.grants.size() + chunk.entries.size());
    for (const Grant& grant : chunk.grants) ids.push_back(grant.id);
    for (const Entry& entry : chunk.entries) {
        if (entry.op) ids.push_back(entry.op->head.entity);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

void Checksum::add(core::EntityId id, const core::Record* record) {
    value_ = mix(mix(value_, static_cast<std::uint64_t>(id.kind)), id.key);
    value_ = mix(value_, record ? record_hash(*record) : 0);
}

std::uint64_t checksum(const core::State& state, const std::vector<core::EntityId>& ids) {
    Checksum sum;
    for (const core::EntityId id : ids) {
        const auto record = core::record_of(state, id);
        sum.add(id, record ? &*record : nullptr);
    }
    return sum.value();
}

}  // namespace xsync
