#pragma once
// One number over the records that a chunk touched, so that a device notices at once when its rules
// or its memory disagree with the server's. Server and device compute it alike: the server from its
// state at `to`, the device from what it has confirmed after it applied the chunk.

#include "sync/hash.hpp"
#include "sync/message.hpp"

#include <vector>

namespace xsync {

// Entities of the chunk's grants and entries: ascending, unique.
std::vector<core::EntityId> touched(const Chunk& chunk);

class Checksum {
public:
    // In ascending order of id; nullptr: the record does not exist.
    void add(core::EntityId id, const core::Record* record);
    std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = fnv_start;
};

// Over the records of `ids`, ascending, in `state`.
std::uint64_t checksum(const core::State& state, const std::vector<core::EntityId>& ids);

}  // namespace xsync
