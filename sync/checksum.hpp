#pragma once
// One number over the records that a chunk touched, so that a device notices at once when its rules or its memory disagree with the
// server's. Server and device compute it alike: the server from its state at `to`, the device after it applied the chunk.

#include "sync/message.hpp"

#include <optional>
#include <vector>

namespace xsync {

// Entities of the chunk's grants and of its accepted entries that carry their op: ascending, unique.
std::vector<core::EntityId> touched(const Chunk& chunk);

class Checksum {
public:
    // In ascending order of id; nullptr: the record does not exist.
    void add(core::EntityId id, const core::Record* record);
    std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_;

public:
    Checksum();
};

// Over the records of `ids` in `state`.
std::uint64_t checksum(const core::State& state, const std::vector<core::EntityId>& ids);

}  // namespace xsync
