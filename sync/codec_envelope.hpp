#pragma once
// The envelope around every message and stored value: what it is, which version wrote it, how long
// it is, and a checksum.
//
//     'X' 'L'  type  version  length  payload…  crc32
//     1   1    1     varint   varint  length    4, low byte first; over everything before it
//
// Include this in codec files and their fuzz target only.

#include "sync/codec_archive.hpp"
#include "sync/hash.hpp"

#include <exception>

namespace xsync {

// What a payload is. For ever.
enum class Type : std::uint8_t {
    request = 1,
    chunk = 2,
    sign_in = 3,
    signed_in = 4,
    new_device = 5,  // messages
    op = 16,
    entry = 17,
    record = 18,
    grant = 19,  // at rest on both sides
    enrolment = 32,
    acknowledged = 33,
    refused = 34,
    counters = 35,
    home = 36,  // a device's outbox
    meta = 48,
    directory = 49,
    page = 50,  // a device's state
};

template <class Fill>
Bytes seal(Type type, std::uint16_t version, Fill&& fill) {
    Bytes payload;
    Writer payload_writer(payload);
    fill(payload_writer);
    Bytes bytes;
    bytes.reserve(payload.size() + 12);
    Writer out(bytes);
    out.raw("XL", 2);
    out.byte(static_cast<std::uint8_t>(type));
    out.varint(version);
    out.varint(payload.size());
    out.raw(payload.data(), payload.size());
    const std::uint32_t crc = crc32(bytes);
    for (unsigned shift = 0; shift < 32; shift += 8)
        out.byte(static_cast<std::uint8_t>(crc >> shift));
    return bytes;
}

// The payload and its version. Throws Refused.
struct Opened {
    ByteView payload;
    std::uint16_t version = 0;
};
Opened open_envelope(ByteView bytes, Type type, std::uint16_t newest);

// The boundary: every exception of the reader and the library ends here.
template <class T, class Take>
Decoded<T> opened(ByteView bytes, Type type, std::uint16_t newest, Take&& take) {
    Decoded<T> result;
    try {
        const Opened envelope = open_envelope(bytes, type, newest);
        Reader in(envelope.payload);
        take(in, result.value.emplace(), envelope.version);
        return result;
    } catch (const Refused& refused) {
        result.error = {refused.kind, refused.what()};
    } catch (const std::exception& other) {
        result.error = {DecodeError::Kind::malformed, other.what()};
    }
    result.value.reset();
    return result;
}

// For layouts that change: what another version wrote is refused, never taken for this one's.
template <class T, class Take>
Decoded<T> opened_of(ByteView bytes, Type type, std::uint16_t format, Take&& take) {
    return opened<T>(bytes, type, format, [&](Reader& in, T& value, std::uint16_t version) {
        if (version != format)
            throw Refused(DecodeError::Kind::malformed, "of format " + std::to_string(version));
        take(in, value);
    });
}

}  // namespace xsync
