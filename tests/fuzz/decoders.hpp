#pragma once
// Every decoder, on any bytes: each refuses with a sentence, or decodes a value that encodes to the
// same bytes again.

#include "sync/client/stored.hpp"
#include "sync/codec.hpp"
#include "sync/codec_envelope.hpp"
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

struct Decoder {
    xsync::Type type;
    bool (*takes)(xsync::ByteView);
    std::uint16_t version = 1;
};

inline constexpr Decoder decoders[] = {
    {xsync::Type::request, takes<xsync::Request>, xsync::protocol_version},
    {xsync::Type::chunk, takes<xsync::Chunk>, xsync::protocol_version},
    {xsync::Type::sign_in, takes<xsync::SignIn>},
    {xsync::Type::signed_in, takes<xsync::SignedIn>},
    {xsync::Type::new_device, takes<xsync::NewDevice>},
    {xsync::Type::op, takes<core::Op>},
    {xsync::Type::entry, takes<xsync::Entry>},
    {xsync::Type::record, takes<core::Record>, xsync::record_format},
    {xsync::Type::grant, takes<xsync::Grant>, xsync::record_format},
    {xsync::Type::enrolment, takes<xsync::Enrolment>},
    {xsync::Type::acknowledged, takes<xsync::Acknowledged>},
    {xsync::Type::counters, takes<xsync::Counters>},
    {xsync::Type::home, takes<xsync::Home>},
    {xsync::Type::meta, takes<xsync::Meta>, xsync::record_format},
    {xsync::Type::directory, takes<xsync::Directory>, xsync::record_format},
    {xsync::Type::page, takes<xsync::Page>, xsync::record_format},
};

// How many of the decoders take these bytes: one at most, since the envelope names the type.
inline int decode_all(xsync::ByteView bytes) {
    return static_cast<int>(
        std::count_if(std::begin(decoders), std::end(decoders),
                      [&](const Decoder& decoder) { return decoder.takes(bytes); }));
}

// The checksum would keep random bytes out: this gives them a chance. The first byte chooses the type,
// the rest is the payload.
inline const Decoder& decoder_for(std::uint8_t first) {
    return decoders[first % std::size(decoders)];
}

inline xsync::Bytes sealed(xsync::ByteView bytes) {
    if (bytes.empty()) return {};
    const Decoder& decoder = decoder_for(bytes[0]);
    static_assert(xsync::protocol_version < 0x80 && xsync::record_format < 0x80);
    xsync::Bytes out{'X', 'L', static_cast<std::uint8_t>(decoder.type),
                     static_cast<std::uint8_t>(decoder.version)};
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
