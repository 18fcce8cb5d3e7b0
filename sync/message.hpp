#pragma once
// Everything that crosses the wire, as plain structs. PROTOCOL.md beside this file is their
// specification and version history.
//
// One road each way. Up goes a Request: the device's next ops and how far it has read. Down comes a
// Chunk: what happened since, for this viewer. A device's own receipt and a colleague's news are
// the same message.

#include "core/op.hpp"
#include "core/state.hpp"
#include "sync/bytes.hpp"

#include <optional>
#include <string>
#include <vector>

namespace xsync {

// Version of the protocol that this build speaks. A server answers older ones while any of their
// tablets may still be in the field.
inline constexpr std::uint16_t protocol_version = 5;

// POST /sign-in. `store` is a random name the tablet store made for itself: the same person on the
// same store keeps the device number.
struct SignIn {
    std::string account;
    std::string password;
    std::uint64_t store = 0;
    bool new_device =
        false;  // the store knows that its number was cloned or rolled back: issue another
    bool operator==(const SignIn&) const = default;
};

// POST /device, with a session: a fresh device number after `Trouble::device_cloned`.
struct NewDevice {
    std::uint64_t store = 0;
    bool operator==(const NewDevice&) const = default;
};

// Answer to both. The session itself is a cookie that no script reads.
struct SignedIn {
    core::Actor actor;
    core::Role role = core::Role::none;
    core::DeviceNo device;
    core::Epoch epoch;
    std::string display_name;
    core::UtcMs server_time;
    bool operator==(const SignedIn&) const = default;
};

// POST /sync. Ops are the device's durable pending ops in order of n, without a hole; `after` is
// the pull cursor.
struct Request {
    std::uint16_t version = protocol_version;
    core::DeviceNo device;
    core::Epoch epoch;
    core::LogPos after;  // 0: nothing yet, send grants of everything visible
    std::optional<core::EntityId>
        bootstrap_after;  // while a first download is paged: the last entity received
    core::LogPos
        bootstrap_pos;  // head when the paged download began; where entries start afterwards
    std::vector<core::Op> ops;
    bool operator==(const Request&) const = default;
};

// One position of the ledger, as this viewer may know it.
struct Entry {
    core::OpId id;
    core::Decision decision;
    core::Stamp stamp;           // stamp.pos is the position
    std::optional<core::Op> op;  // its head.id is `id`; absent in receipts
    bool operator==(const Entry&) const = default;
};

// A whole record, as of `record.head.through`.
struct Grant {
    core::EntityId id;
    core::Record record;
    bool operator==(const Grant&) const = default;
};

enum class Trouble : std::uint8_t {
    none = 0,
    epoch_changed = 1,  // the server was restored: start again from 0, offer acknowledged ops again
    device_cloned =
        2,  // (device, n) is known with other content, or n went back: ask for a new number
    ops_missing = 3,      // a hole before the first op: send from `device_next`
    update_required = 4,  // this build cannot read what follows; it may go on pushing
    retry_later = 5,      // the server is busy or read-only; nothing was taken
    signed_out = 6,       // the session ended: sign in again, unsent work stays
    revoked = 7,          // an administrator withdrew this device
};
inline constexpr std::uint8_t trouble_last = 7;

struct Chunk {
    std::uint16_t version = protocol_version;  // of the request it answers
    Trouble trouble = Trouble::none;
    core::Epoch epoch;
    // What the device had. 0 although it asked from elsewhere: start over, this chunk begins a
    // whole download, and what is not granted until its end is no longer the device's to keep.
    core::LogPos from;
    core::LogPos to;    // what it has after this chunk, or after the last page of this download
    core::LogPos head;  // newest durable position: more to come while to < head
    core::OpSeq device_next;  // the first n of this device that the server has not ordered
    // The verdict on every op of the request that stands in the ledger now, in the request's order,
    // without the op itself; also on those that stood there before. So an author never waits for
    // the pull to learn what became of an op, whatever was lost on the way.
    std::vector<Entry> receipts;
    std::vector<core::EntityId> revokes;  // no longer visible: erase every byte; apply first
    std::vector<Grant> grants;            // became visible, ascending by entity; apply second
    // Ascending positions in (from, to], accepted, of entities visible throughout; each with its
    // op.
    std::vector<Entry> entries;
    std::optional<core::EntityId> bootstrap_after;  // grants go on after this entity: ask again
    std::uint64_t bootstrap_left = 0;               // and about so many records are still to come
    std::optional<std::uint64_t> checksum;  // of the touched records, when to == head; checksum.hpp
    core::UtcMs server_time;
    bool operator==(const Chunk&) const = default;
};

}  // namespace xsync
