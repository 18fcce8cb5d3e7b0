#pragma once
// Byte strings as they travel and are stored.

#include <cstdint>
#include <span>
#include <vector>

namespace sync {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

}  // namespace sync
