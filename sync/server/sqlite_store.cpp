#include "sync/server/sqlite_store.hpp"

#include <array>
#include <mutex>

#include "sync/server/sqlite.hpp"

namespace xsync::server {

namespace {

// Layouts, oldest first: the database's user_version says how many of them it has been through.
// Forward only, each in one transaction; never edited once released.
constexpr std::array migrations{
    R"(
CREATE TABLE number (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE entry (
    pos     INTEGER PRIMARY KEY,
    device  INTEGER NOT NULL,
    n       INTEGER NOT NULL,
    op_hash INTEGER NOT NULL,
    bytes   BLOB NOT NULL
);
CREATE UNIQUE INDEX entry_by_id ON entry (device, n);

CREATE TABLE record (
    kind  INTEGER NOT NULL,
    key   INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;

CREATE TABLE device (
    number     INTEGER PRIMARY KEY,
    actor_kind INTEGER NOT NULL,
    actor_key  INTEGER NOT NULL,
    store      INTEGER NOT NULL,
    revoked    INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX device_by_store ON device (actor_kind, actor_key, store);

CREATE TABLE account (
    login         TEXT PRIMARY KEY,
    password_hash TEXT NOT NULL,
    actor_kind    INTEGER NOT NULL,
    actor_key     INTEGER NOT NULL,
    disabled      INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE session (
    token_hash BLOB PRIMARY KEY,
    login      TEXT NOT NULL,
    device     INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
)",
    R"(
CREATE TABLE link (
    token_hash BLOB PRIMARY KEY,
    ticket     INTEGER NOT NULL,
    actor_kind INTEGER NOT NULL,
    actor_key  INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
)",
};

// WAL pages between checkpoints; 400 to 1,000 gave the shortest tails when measured end to end.
constexpr const char* settings = R"(
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA wal_autocheckpoint = 1000;
PRAGMA mmap_size = 0;
PRAGMA cache_size = -16384;
PRAGMA temp_store = MEMORY;
PRAGMA secure_delete = ON;
)";

std::int64_t layout_of(SqliteConnection& connection) {
    SqliteStatement version(connection, "PRAGMA user_version");
    version.step();
    return version.integer(0);
}

void migrate(SqliteConnection& connection, core::Epoch new_epoch) {
    const auto newest = static_cast<std::int64_t>(migrations.size());
    const std::int64_t layout = layout_of(connection);
    if (layout > newest) {
        throw StoreError("this database was written by a newer xunlou; update the program");
    }
    for (std::int64_t at = layout; at < newest; ++at) {
        SqliteTransaction transaction(connection);
        connection.run(migrations[static_cast<std::size_t>(at)]);
        connection.run(("PRAGMA user_version = " + std::to_string(at + 1)).c_str());
        if (at == 0) {
            SqliteStatement(connection, "INSERT INTO number VALUES ('epoch', ?)")
                .with(new_epoch.value)
                .finish();
        }
        transaction.commit();
    }
}

struct Opened {
    SqliteConnection connection;
    Opened(const std::string& path, core::Epoch new_epoch) : connection(path) {
        connection.run(settings);
        migrate(connection, new_epoch);
    }
};

constexpr const char* upsert_number =
    "INSERT INTO number VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value";

class SqliteStore final : public Store {
public:
    SqliteStore(const std::string& path, core::Epoch new_epoch) : opened_(path, new_epoch) {
        head_.value = scalar("SELECT coalesce(max(pos), 0) FROM entry");
        epoch_.value = number("epoch");
    }

    core::Epoch epoch() override { return epoch_; }
    core::LogPos head() override {
        const std::lock_guard lock(mutex_);
        return head_;
    }

    void append(const std::vector<StoredEntry>& batch) override {
        const std::lock_guard lock(mutex_);
        SqliteTransaction transaction(db_);
        core::LogPos pos = head_;
        for (const StoredEntry& entry : batch) {
            if (entry.pos.value != ++pos.value) throw StoreError("positions are not consecutive");
            insert_entry_
                .with(entry.pos.value, entry.id.device.value, entry.id.n.value, entry.op_hash,
                      entry.bytes)
                .finish();
        }
        transaction.commit();
        head_ = pos;
    }

    void read(core::LogPos after, core::LogPos to, const EachEntry& each) override {
        const std::lock_guard lock(mutex_);
        SqliteStatement range(db_,
                              "SELECT pos, device, n, op_hash, bytes FROM entry"
                              " WHERE pos > ? AND pos <= ? ORDER BY pos");
        range.with(after.value, to.value);
        while (range.step()) {
            if (!each(entry_of(range))) return;
        }
    }

    std::optional<StoredEntry> find(core::OpId id) override {
        const std::lock_guard lock(mutex_);
        find_entry_.with(id.device.value, id.n.value);
        if (!find_entry_.step()) return std::nullopt;
        StoredEntry entry = entry_of(find_entry_);
        find_entry_.finish();
        return entry;
    }

    void save_snapshot(core::LogPos pos, std::uint32_t format,
                       const std::vector<StoredRecord>& changed) override {
        const std::lock_guard lock(mutex_);
        SqliteTransaction transaction(db_);
        if (number("snapshot_format") != format) db_.run("DELETE FROM record");
        SqliteStatement put(db_,
                            "INSERT INTO record VALUES (?, ?, ?)"
                            " ON CONFLICT DO UPDATE SET bytes = excluded.bytes");
        for (const StoredRecord& record : changed) {
            put.with(static_cast<std::uint8_t>(record.id.kind), record.id.key, record.bytes)
                .finish();
        }
        put_number("snapshot_format", format);
        put_number("snapshot_pos", pos.value);
        transaction.commit();
    }

    core::LogPos load_snapshot(std::uint32_t format, const EachRecord& each) override {
        const std::lock_guard lock(mutex_);
        if (number("snapshot_format") != format) return {};
        SqliteStatement all(db_, "SELECT kind, key, bytes FROM record ORDER BY kind, key");
        while (all.step()) {
            each({{static_cast<core::EntityKind>(all.integer(0)), all.bits(1)}, all.bytes(2)});
        }
        return {number("snapshot_pos")};
    }

    StoredDevice issue_device(core::Actor actor, std::uint64_t store, bool always_new) override {
        const std::lock_guard lock(mutex_);
        const auto kind = static_cast<std::uint8_t>(actor.kind);
        SqliteTransaction transaction(db_);
        SqliteStatement newest(db_,
                               "SELECT number, revoked FROM device"
                               " WHERE actor_kind = ? AND actor_key = ? AND store = ?"
                               " ORDER BY number DESC LIMIT 1");
        newest.with(kind, actor.key, store);
        if (!always_new && newest.step() && newest.integer(1) == 0) {
            const core::DeviceNo known{static_cast<std::uint32_t>(newest.integer(0))};
            return {known, actor, store, false, last_of(known)};
        }
        const core::DeviceNo fresh{
            static_cast<std::uint32_t>(scalar("SELECT 1 + coalesce(max(number), 0) FROM device"))};
        SqliteStatement(db_, "INSERT INTO device VALUES (?, ?, ?, ?, 0)")
            .with(fresh.value, kind, actor.key, store)
            .finish();
        transaction.commit();
        return {fresh, actor, store, false, {}};
    }

    std::vector<StoredDevice> devices() override {
        const std::lock_guard lock(mutex_);
        std::vector<StoredDevice> devices;
        SqliteStatement all(db_,
                            "SELECT number, actor_kind, actor_key, store, revoked FROM device"
                            " ORDER BY number");
        while (all.step()) {
            const core::DeviceNo device{static_cast<std::uint32_t>(all.integer(0))};
            devices.push_back({device,
                               {static_cast<core::EntityKind>(all.integer(1)), all.bits(2)},
                               all.bits(3),
                               all.integer(4) != 0,
                               last_of(device)});
        }
        return devices;
    }

    void revoke_device(core::DeviceNo device) override {
        const std::lock_guard lock(mutex_);
        SqliteStatement(db_, "UPDATE device SET revoked = 1 WHERE number = ?")
            .with(device.value)
            .finish();
    }

    void put_account(const StoredAccount& account) override {
        const std::lock_guard lock(mutex_);
        SqliteStatement(db_, "INSERT OR REPLACE INTO account VALUES (?, ?, ?, ?, ?)")
            .with(account.login, account.password_hash,
                  static_cast<std::uint8_t>(account.actor.kind), account.actor.key,
                  account.disabled)
            .finish();
    }

    std::optional<StoredAccount> account(const std::string& login) override {
        const std::lock_guard lock(mutex_);
        SqliteStatement one(db_,
                            "SELECT login, password_hash, actor_kind, actor_key, disabled"
                            " FROM account WHERE login = ?");
        one.with(login);
        if (!one.step()) return std::nullopt;
        return account_of(one);
    }

    std::vector<StoredAccount> accounts() override {
        const std::lock_guard lock(mutex_);
        std::vector<StoredAccount> accounts;
        SqliteStatement all(db_,
                            "SELECT login, password_hash, actor_kind, actor_key, disabled"
                            " FROM account ORDER BY login");
        while (all.step()) accounts.push_back(account_of(all));
        return accounts;
    }

    void put_session(const StoredSession& session) override {
        const std::lock_guard lock(mutex_);
        SqliteStatement(db_, "INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?)")
            .with(session.token_hash, session.login, session.device.value, session.expires_at.ms)
            .finish();
    }

    std::vector<StoredSession> sessions() override {
        const std::lock_guard lock(mutex_);
        std::vector<StoredSession> sessions;
        SqliteStatement all(db_,
                            "SELECT token_hash, login, device, expires_at FROM session"
                            " ORDER BY token_hash");
        while (all.step()) {
            sessions.push_back({all.bytes(0),
                                all.text(1),
                                {static_cast<std::uint32_t>(all.integer(2))},
                                {all.integer(3)}});
        }
        return sessions;
    }

    void drop_session(const Bytes& token_hash) override {
        const std::lock_guard lock(mutex_);
        SqliteStatement(db_, "DELETE FROM session WHERE token_hash = ?").with(token_hash).finish();
    }

    void drop_sessions_of(const std::string& login) override {
        const std::lock_guard lock(mutex_);
        SqliteStatement(db_, "DELETE FROM session WHERE login = ?").with(login).finish();
    }

    void drop_sessions_expired_at(core::UtcMs now) override {
        const std::lock_guard lock(mutex_);
        SqliteStatement(db_, "DELETE FROM session WHERE expires_at <= ?").with(now.ms).finish();
    }

    void put_link(const StoredLink& link) override {
        const std::lock_guard lock(mutex_);
        SqliteStatement(db_, "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?, ?)")
            .with(link.token_hash, link.ticket.value, static_cast<std::uint8_t>(link.by.kind),
                  link.by.key, link.expires_at.ms)
            .finish();
    }

    std::vector<StoredLink> links() override {
        const std::lock_guard lock(mutex_);
        std::vector<StoredLink> links;
        SqliteStatement all(db_,
                            "SELECT token_hash, ticket, actor_kind, actor_key, expires_at"
                            " FROM link ORDER BY token_hash");
        while (all.step()) {
            links.push_back({all.bytes(0),
                             {all.bits(1)},
                             {static_cast<core::EntityKind>(all.integer(2)), all.bits(3)},
                             {all.integer(4)}});
        }
        return links;
    }

    void drop_links_expired_at(core::UtcMs now) override {
        const std::lock_guard lock(mutex_);
        SqliteStatement(db_, "DELETE FROM link WHERE expires_at <= ?").with(now.ms).finish();
    }

    std::vector<std::string> faults() override {
        const std::lock_guard lock(mutex_);
        std::vector<std::string> faults;
        SqliteStatement check(db_, "PRAGMA integrity_check(20)");
        while (check.step()) {
            if (check.text(0) != "ok") faults.push_back("database: " + check.text(0));
        }
        if (scalar("SELECT count(*) FROM entry") != head_.value) {
            faults.push_back("the ledger has holes: fewer entries than positions");
        }
        return faults;
    }

private:
    static StoredEntry entry_of(const SqliteStatement& row) {
        return {{row.bits(0)},
                {{static_cast<std::uint32_t>(row.integer(1))},
                 {static_cast<std::uint32_t>(row.integer(2))}},
                row.bytes(4),
                row.bits(3)};
    }

    static StoredAccount account_of(const SqliteStatement& row) {
        return {row.text(0),
                row.text(1),
                {static_cast<core::EntityKind>(row.integer(2)), row.bits(3)},
                row.integer(4) != 0};
    }

    std::uint64_t scalar(const char* text) {
        SqliteStatement one(db_, text);
        return one.step() ? one.bits(0) : 0;
    }

    std::uint64_t number(const std::string& name) {
        SqliteStatement one(db_, "SELECT value FROM number WHERE name = ?");
        return one.with(name).step() ? one.bits(0) : 0;
    }

    void put_number(const std::string& name, std::uint64_t value) {
        SqliteStatement(db_, upsert_number).with(name, value).finish();
    }

    core::OpSeq last_of(core::DeviceNo device) {
        SqliteStatement last(db_, "SELECT coalesce(max(n), 0) FROM entry WHERE device = ?");
        last.with(device.value).step();
        return {static_cast<std::uint32_t>(last.integer(0))};
    }

    std::mutex mutex_;
    Opened opened_;
    SqliteConnection& db_ = opened_.connection;
    SqliteStatement insert_entry_{
        db_, "INSERT INTO entry (pos, device, n, op_hash, bytes) VALUES (?, ?, ?, ?, ?)"};
    SqliteStatement find_entry_{db_,
                                "SELECT pos, device, n, op_hash, bytes FROM entry"
                                " WHERE device = ? AND n = ?"};
    core::Epoch epoch_;
    core::LogPos head_;
};

}  // namespace

std::unique_ptr<Store> open_sqlite_store(const std::string& path, core::Epoch new_epoch) {
    return std::make_unique<SqliteStore>(path, new_epoch);
}

}  // namespace xsync::server
