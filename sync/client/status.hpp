#pragma once
// What a screen may say about a device: where it stands, what is under way, what became of a
// person's work. Plain data.

#include "core/op.hpp"
#include "sync/client/journal.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace xsync {

enum class Phase : std::uint8_t {
    opening = 0,         // reading the journal
    storage_failed = 1,  // the journal cannot be opened: no work may be taken, kick() tries again
    signed_out = 2,      // nobody's device yet
    bootstrapping = 3,   // first download: see Progress
    ready = 4,           // works, with or without a network
};

struct Progress {
    std::uint64_t done = 0, total = 0;  // records
};

enum class Link : std::uint8_t {
    offline = 0,          // the last try did not reach the server
    syncing = 1,          // an exchange is under way
    synced = 2,           // everything sent, everything read, as of `synced_at`
    waiting = 3,          // something is to be sent or read and the next try is due soon
    session_ended = 4,    // sign in again; work goes on and stays on the device
    update_required = 5,  // reads no further until the app is updated; goes on sending
    revoked = 6,          // an administrator withdrew this device
    refused = 7,          // the server does not understand this build's messages: see `trouble`
};

struct SyncStatus {
    Link link = Link::offline;
    std::size_t sent = 0, to_send = 0;  // ops of this round of exchanges: "syncing k of n"
    core::UtcMs synced_at;              // server time; 0: never
    core::UtcMs last_contact;           // server time; 0: never
    std::int64_t clock_off_ms = 0;      // the device's clock is ahead of the server's by so much
    std::int64_t time_proven_ms =
        -1;                          // since the server last told its time; -1: not since the start
    std::int64_t clock_jump_ms = 0;  // the device's clock was put on by so much since then
    std::vector<std::pair<core::EntityKind, std::size_t>>
        pending;  // ops not yet received, by kind of entity
    std::size_t pending_total = 0;
    std::size_t unsaved = 0;                    // ops not yet durable on this device
    JournalStatus storage = JournalStatus::ok;  // of the last write; anything else is being retried
    bool refreshing = false;  // the whole state is being downloaded again behind the one shown
    std::string trouble;      // English detail of the last failure, for the help page
};

// What became of the newest own op of an entity.
enum class DeliveryStage : std::uint8_t {
    none = 0,       // no own op here, or long ago
    saving = 1,     // not yet durable
    not_saved = 2,  // the journal refused it; retried, but a crash now would lose it
    saved = 3,      // durable on this device, to be sent
    received = 4,   // the server has it, at `at`
    refused = 5,    // the server said no: it lies in the tray
};

struct Delivery {
    DeliveryStage stage = DeliveryStage::none;
    core::UtcMs at;  // received: server time
};

// An op the server refused, or that its author put away. Nothing leaves the tray but by a person's
// hand.
struct TrayItem {
    core::Op op;
    core::Decision decision;
    core::UtcMs received_at;
    bool archived = false;  // put away: shown in the archive only
};

}  // namespace xsync
