#pragma once
// Port: where the server keeps a community. Two implementations share one conformance suite: SQLite (one process) and, later,
// PostgreSQL. All calls may block on the disk and throw StoreError; append() returns only when the batch is durable. One thread
// calls at a time.

#include "core/record.hpp"
#include "core/state.hpp"
#include "sync/bytes.hpp"

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace xsync::server {

struct StoreError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct StoredEntry {
    core::LogPos pos;
    core::OpId id;
    Bytes bytes;  // encoded Entry with its op, refused ones too: the ledger forgets nothing
    std::uint64_t op_hash =
        0;  // of the op as the device sent it: the same id with another hash is a clone
};

struct StoredDevice {
    core::DeviceNo number;
    core::Actor actor;
    std::uint64_t store = 0;  // random name of the tablet store
    bool revoked = false;
    core::OpSeq last;  // highest n in the ledger
};

struct StoredAccount {
    std::string login;
    std::string password_hash;  // Argon2id, libsodium's string form
    core::Actor actor;
    bool disabled = false;
};

struct StoredSession {
    Bytes token_hash;  // SHA-256 of the cookie's token
    std::string login;
    core::DeviceNo device;
    core::UtcMs expires_at;
};

struct StoredRecord {
    core::EntityId id;
    Bytes bytes;
};

class Store {
public:
    virtual ~Store() = default;

    virtual core::Epoch epoch() = 0;
    virtual core::LogPos head() = 0;

    // Entries with consecutive positions after head(), durable when it returns. Throws when an OpId is taken.
    virtual void append(const std::vector<StoredEntry>& batch) = 0;
    // Calls each() for entries in (after, to], ascending, until it returns false.
    virtual void read(core::LogPos after, core::LogPos to,
                      const std::function<bool(const StoredEntry&)>& each) = 0;
    virtual std::optional<StoredEntry> find(core::OpId id) = 0;

    // A snapshot of all records as of `pos`, replacing the last one: start = snapshot + tail.
    virtual void save_snapshot(core::LogPos pos, const std::vector<StoredRecord>& changed,
                               const std::vector<core::EntityId>& erased) = 0;
    virtual core::LogPos load_snapshot(const std::function<void(const StoredRecord&)>& each) = 0;

    virtual StoredDevice issue_device(core::Actor actor, std::uint64_t store, bool always_new) = 0;
    virtual std::vector<StoredDevice> devices() = 0;
    virtual void revoke_device(core::DeviceNo number) = 0;

    virtual void put_account(const StoredAccount& account) = 0;
    virtual std::optional<StoredAccount> account(const std::string& login) = 0;
    virtual std::vector<StoredAccount> accounts() = 0;

    virtual void put_session(const StoredSession& session) = 0;
    virtual std::optional<StoredSession> session(const Bytes& token_hash) = 0;
    virtual void drop_session(const Bytes& token_hash) = 0;
    virtual void drop_sessions_expired_at(core::UtcMs now) = 0;

    virtual std::optional<std::string> setting(const std::string& key) = 0;
    virtual void put_setting(const std::string& key, const std::string& value) = 0;
};

}  // namespace xsync::server
