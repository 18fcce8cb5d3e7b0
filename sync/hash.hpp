#pragma once
// Two small hashes. CRC-32 (IEEE 802.3) guards bytes against damage on the way; FNV-1a 64 names
// content. Neither withstands an attacker: what must, is protected by the transport and by rights.

#include "sync/bytes.hpp"

namespace xsync {

std::uint32_t crc32(ByteView bytes);

inline constexpr std::uint64_t fnv_start = 14'695'981'039'346'656'037u;

constexpr std::uint64_t fnv1a(ByteView bytes, std::uint64_t hash = fnv_start) {
    for (const std::uint8_t byte : bytes) hash = (hash ^ byte) * 1'099'511'628'211u;
    return hash;
}

}  // namespace xsync
