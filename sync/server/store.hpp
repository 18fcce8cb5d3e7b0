#pragma once
// Port: where the server keeps a community. Implementations share one conformance suite
// (tests/conformance/store_suite.hpp): SQLite for one process and, later, PostgreSQL for several.
//
// All calls may block on the disk and throw StoreError, after which nothing more may be
// acknowledged: an error of the disk is never tried again on the same handle. Every write is durable
// when its call returns. Calls may come from any thread; they run one after the other.

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/record.hpp"
#include "core/state.hpp"
#include "sync/bytes.hpp"

namespace xsync::server {

struct StoreError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct StoredEntry {
    core::LogPos pos;
    core::OpId id;
    Bytes bytes;  // encoded Entry with its op, refused ones too: the ledger forgets nothing
    // Of the op as the device sent it: the same id with another hash is a clone.
    std::uint64_t op_hash = 0;
    bool operator==(const StoredEntry&) const = default;
};

struct StoredDevice {
    core::DeviceNo number;
    core::Actor actor;
    std::uint64_t store = 0;  // random name of the tablet store
    bool revoked = false;
    core::OpSeq last;  // highest n in the ledger
    bool operator==(const StoredDevice&) const = default;
};

struct StoredAccount {
    std::string login;
    std::string password_hash;  // Argon2id, libsodium's string form
    core::Actor actor;
    bool disabled = false;
    bool operator==(const StoredAccount&) const = default;
};

struct StoredSession {
    Bytes token_hash;  // SHA-256 of the cookie's token
    std::string login;
    core::DeviceNo device;
    core::UtcMs expires_at;
    bool operator==(const StoredSession&) const = default;
};

struct StoredLink {
    Bytes token_hash;  // SHA-256 of the token in the address
    core::TicketId ticket;
    core::Actor by;
    core::UtcMs expires_at;
    bool operator==(const StoredLink&) const = default;
};

struct StoredRecord {
    core::EntityId id;
    Bytes bytes;
    bool operator==(const StoredRecord&) const = default;
};

class Store {
public:
    using EachEntry = std::function<bool(const StoredEntry&)>;
    using EachRecord = std::function<void(const StoredRecord&)>;
    virtual ~Store() = default;

    // --- the ledger -------------------------------------------------------------------------
    virtual core::Epoch epoch() = 0;
    virtual core::LogPos head() = 0;
    // Entries with consecutive positions after head(); all of them or, on an error, none. An OpId
    // that is taken is an error.
    virtual void append(const std::vector<StoredEntry>& batch) = 0;
    // Calls each() for entries in (after, to], ascending, until it returns false.
    virtual void read(core::LogPos after, core::LogPos to, const EachEntry& each) = 0;
    virtual std::optional<StoredEntry> find(core::OpId id) = 0;

    // --- the snapshot: start = snapshot + tail ----------------------------------------------
    // Brings the snapshot to `pos` by the records changed since the last one. Snapshots of another
    // `format` are thrown away first.
    virtual void save_snapshot(core::LogPos pos, std::uint32_t format,
                               const std::vector<StoredRecord>& changed) = 0;
    // Records ascending by id; returns their position, 0 when there is none of this format.
    virtual core::LogPos load_snapshot(std::uint32_t format, const EachRecord& each) = 0;

    // --- devices ----------------------------------------------------------------------------
    // The newest number of this person on this tablet store, or a new one when there is none, when
    // it was revoked or when `always_new`. Numbers count from 1 and are never used again.
    virtual StoredDevice issue_device(core::Actor actor, std::uint64_t store, bool always_new) = 0;
    virtual std::vector<StoredDevice> devices() = 0;  // ascending by number
    virtual void revoke_device(core::DeviceNo number) = 0;

    // --- accounts and sessions --------------------------------------------------------------
    virtual void put_account(const StoredAccount& account) = 0;
    virtual std::optional<StoredAccount> account(const std::string& login) = 0;
    virtual std::vector<StoredAccount> accounts() = 0;  // ascending by login

    virtual void put_session(const StoredSession& session) = 0;
    virtual std::vector<StoredSession> sessions() = 0;
    virtual void drop_session(const Bytes& token_hash) = 0;
    virtual void drop_sessions_of(const std::string& login) = 0;
    virtual void drop_sessions_expired_at(core::UtcMs now) = 0;

    // --- links to single tickets ------------------------------------------------------------
    virtual void put_link(const StoredLink& link) = 0;  // also over an earlier state of it
    virtual std::vector<StoredLink> links() = 0;
    virtual void drop_links_expired_at(core::UtcMs now) = 0;

    // Sentences about what is wrong with the store's own integrity; empty when all is well.
    virtual std::vector<std::string> faults() = 0;
};

}  // namespace xsync::server
