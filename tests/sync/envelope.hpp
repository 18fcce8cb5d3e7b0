#pragma once
// Envelopes around payloads that the encoder would never write.

#include "sync/bytes.hpp"
#include "sync/hash.hpp"

namespace testing {

inline void put_varint(xsync::Bytes& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out.push_back(static_cast<std::uint8_t>(value | 0x80));
    out.push_back(static_cast<std::uint8_t>(value));
}

inline xsync::Bytes with_checksum(xsync::Bytes bytes) {
    const std::uint32_t crc = xsync::crc32(bytes);
    for (int shift = 0; shift < 32; shift += 8) {
        bytes.push_back(static_cast<std::uint8_t>(crc >> shift));
    }
    return bytes;
}

inline xsync::Bytes sealed(std::uint8_t type, std::uint64_t version, const xsync::Bytes& payload) {
    xsync::Bytes bytes{'X', 'L', type};
    put_varint(bytes, version);
    put_varint(bytes, payload.size());
    bytes.insert(bytes.end(), payload.begin(), payload.end());
    return with_checksum(std::move(bytes));
}

// The payload of well-formed bytes.
inline xsync::Bytes payload_of(const xsync::Bytes& bytes) {
    std::size_t at = 3;
    for (int skipped = 0; skipped < 2; ++skipped) {
        while (bytes[at] >= 0x80) ++at;
        ++at;
    }
    return {bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end() - 4};
}

// The same message with another payload, well sealed: damage that a checksum cannot see.
inline xsync::Bytes resealed(const xsync::Bytes& like, const xsync::Bytes& payload) {
    return sealed(like[2], like[3], payload);
}

}  // namespace testing
