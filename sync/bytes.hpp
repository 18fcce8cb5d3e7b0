#pragma once
// Byte strings as they travel and are stored.
//
// The namespace of this layer is `xsync`: POSIX has a global function of the shorter name, and the
// standard library's own headers declare it.

#include <cstdint>
#include <span>
#include <vector>

namespace xsync {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

}  // namespace xsync
