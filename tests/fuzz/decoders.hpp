#pragma once
// Every decoder, on any bytes: each refuses with a sentence, or decodes a value that encodes to the
// same bytes again.

#include "sync/client/stored.hpp"
#include "sync/codec.hpp"
#include "sync/hash.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace fuzz {

template <class T>
bool takes(xsync::ByteView bytes) {
    const auto decoded = xsync::decode<T>(bytes);
    if (!decoded.value) {
        if (decoded.error.sentence.empty()) std::abort();
        return false;
    }
    // A chunk that ends before an op of a newer build cannot be written again.
    if constexpr (std::is_same_v<T, xsync::Chunk>) {
        if (decoded.value->trouble == xsync::Trouble::update_required) return true;
    }
    const xsync::Bytes again = xsync::encode(*decoded.value);
    if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end())) std::abort();
    return true;
}

// How many of the decoders take these bytes: one at most, since the envelope names the type.
inline int decode_all(xsync::ByteView bytes) {
    using namespace xsync;
    return takes<Request>(bytes) + takes<Chunk>(bytes) + takes<SignIn>(bytes) +
           takes<SignedIn>(bytes) + takes<NewDevice>(bytes) + takes<Entry>(bytes) +
           takes<core::Op>(bytes) + takes<core::Record>(bytes) + takes<Grant>(bytes) +
           takes<Enrolment>(bytes) + takes<Acknowledged>(bytes) + takes<Counters>(bytes) +
           takes<Meta>(bytes) + takes<Directory>(bytes) + takes<Page>(bytes);
}

// The checksum would keep random bytes out: this gives them a chance. The first byte chooses the type,
// the rest is the payload.
inline xsync::Bytes sealed(xsync::ByteView bytes) {
    static constexpr std::uint8_t types[] = {1, 2, 3, 4, 5, 16, 17, 18, 19, 32, 33, 35, 48, 49, 50};
    if (bytes.empty()) return {};
    xsync::Bytes out{'X', 'L', types[bytes[0] % std::size(types)], 1};
    std::size_t size = bytes.size() - 1;
    for (; size >= 0x80; size >>= 7) out.push_back(static_cast<std::uint8_t>(size | 0x80));
    out.push_back(static_cast<std::uint8_t>(size));
    out.insert(out.end(), bytes.begin() + 1, bytes.end());
    const std::uint32_t crc = xsync::crc32(out);
    for (int shift = 0; shift < 32; shift += 8)
        out.push_back(static_cast<std::uint8_t>(crc >> shift));
    return out;
}

}  // namespace fuzz
