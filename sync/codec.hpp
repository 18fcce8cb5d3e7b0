#pragma once
// Bytes of every message and of every op and record at rest. The layout is specified in
// PROTOCOL.md; nothing else in the project reads or writes a byte of it.
//
// encode() is canonical: equal values give equal bytes on every platform, and decode() refuses any
// other spelling of a value, so that bytes can be hashed and compared. decode() takes hostile
// bytes: it never throws, never reads past the end and allocates no more than the limits of
// tuning.hpp allow. Both are pure.
//
// The types: Request, Chunk, SignIn, NewDevice, SignedIn, Entry, core::Op, core::Record, and what a
// device stores (client/stored.hpp).

#include "sync/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace xsync {

struct DecodeError {
    enum class Kind : std::uint8_t {
        none = 0,
        damaged = 1,    // cut short, checksum wrong, or not ours at all: ask again
        malformed = 2,  // well delivered, but against the rules; the sentence names which
        too_large = 3,  // over a limit; the sentence names it
        newer = 4,      // written by a newer build: an unknown version, op tag or kind of entity
    };
    Kind kind = Kind::none;
    std::string sentence;  // English, for logs: "text longer than 40 code points"
};

template <class T>
struct Decoded {
    std::optional<T> value;
    DecodeError error;
    explicit operator bool() const { return value.has_value(); }
    T& operator*() { return *value; }
    T* operator->() { return &*value; }
};

// Defined for the types above. A Chunk whose entries hold an op tag that this build does not know
// decodes up to the position before it, with `to` there, no checksum, and Trouble::update_required:
// everything in it may be applied.
template <class T>
Bytes encode(const T& value);

template <class T>
Decoded<T> decode(ByteView bytes);

// clang-format off
template <> Bytes encode(const Request& value);
template <> Bytes encode(const Chunk& value);
template <> Bytes encode(const SignIn& value);
template <> Bytes encode(const NewDevice& value);
template <> Bytes encode(const SignedIn& value);
template <> Bytes encode(const core::Op& value);
template <> Bytes encode(const Entry& value);
template <> Bytes encode(const Grant& value);
template <> Bytes encode(const core::Record& value);
template <> Decoded<Request>      decode(ByteView bytes);
template <> Decoded<Chunk>        decode(ByteView bytes);
template <> Decoded<SignIn>       decode(ByteView bytes);
template <> Decoded<NewDevice>    decode(ByteView bytes);
template <> Decoded<SignedIn>     decode(ByteView bytes);
template <> Decoded<core::Op>     decode(ByteView bytes);
template <> Decoded<Entry>        decode(ByteView bytes);
template <> Decoded<Grant>        decode(ByteView bytes);
template <> Decoded<core::Record> decode(ByteView bytes);
// clang-format on

// Layout of records; not for ever, unlike that of ops: a store with another number is thrown away
// and filled again (a device's state area from the server, the server's snapshot from the ledger).
inline constexpr std::uint16_t record_format = 5;

// Names the content of an op. The same (device, n) with another hash is a cloned or rolled-back
// device.
std::uint64_t op_hash(const core::Op& op);

// Names what a check-in says, for the link of the next one: who, on which round, when and by which
// clock, where and how, and its own link; not its number or base, which a device may have to change
// before the server has it. 0 for any other op.
std::uint64_t check_in_hash(const core::Op& op);

// Names the content of a record, for checksum.hpp.
std::uint64_t record_hash(const core::Record& record);

}  // namespace xsync
