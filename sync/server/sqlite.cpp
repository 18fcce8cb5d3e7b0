#include "sync/server/sqlite.hpp"

#include <sqlite3.h>

#include "sync/server/store.hpp"

namespace xsync::server {

SqliteConnection::SqliteConnection(const std::string& path) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK) {
        const std::string words = handle_ ? sqlite3_errmsg(handle_) : "out of memory";
        sqlite3_close(handle_);
        throw StoreError("opening " + path + ": " + words);
    }
    sqlite3_extended_result_codes(handle_, 1);
}

SqliteConnection::~SqliteConnection() { sqlite3_close(handle_); }

void SqliteConnection::run(const char* statements) {
    if (sqlite3_exec(handle_, statements, nullptr, nullptr, nullptr) != SQLITE_OK) fail(statements);
}

void SqliteConnection::fail(std::string_view doing) const {
    throw StoreError("the database: " + std::string(sqlite3_errmsg(handle_)) + " (" +
                     std::to_string(sqlite3_extended_errcode(handle_)) +
                     "), at: " + std::string(doing.substr(0, 80)));
}

SqliteStatement::SqliteStatement(SqliteConnection& connection, const char* text)
    : connection_(connection) {
    const int rc = sqlite3_prepare_v3(connection.handle(), text, -1, SQLITE_PREPARE_PERSISTENT,
                                      &statement_, nullptr);
    if (rc != SQLITE_OK) connection.fail(text);
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(statement_); }

bool SqliteStatement::step() {
    const int rc = sqlite3_step(statement_);
    if (rc == SQLITE_ROW) return true;
    if (rc != SQLITE_DONE) {
        // The message must be read before the reset.
        try {
            connection_.fail(sqlite3_sql(statement_));
        } catch (...) {
            reset();
            throw;
        }
    }
    reset();
    return false;
}

void SqliteStatement::finish() {
    while (step()) {}
}

std::int64_t SqliteStatement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string SqliteStatement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text ? std::string(text,
                              static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
                : std::string();
}

Bytes SqliteStatement::bytes(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    const int size = sqlite3_column_bytes(statement_, column);
    return data ? Bytes(data, data + size) : Bytes();
}

void SqliteStatement::reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

// Texts and blobs are the caller's until the statement is done.
void SqliteStatement::bind(int at, std::int64_t value) {
    if (sqlite3_bind_int64(statement_, at, value) != SQLITE_OK) connection_.fail("bind");
}

void SqliteStatement::bind(int at, const std::string& value) {
    const int rc = sqlite3_bind_text(statement_, at, value.data(), static_cast<int>(value.size()),
                                     SQLITE_STATIC);
    if (rc != SQLITE_OK) connection_.fail("bind");
}

void SqliteStatement::bind(int at, const Bytes& value) {
    // A null pointer would bind NULL.
    const void* data = value.empty() ? static_cast<const void*>("") : value.data();
    const int rc =
        sqlite3_bind_blob(statement_, at, data, static_cast<int>(value.size()), SQLITE_STATIC);
    if (rc != SQLITE_OK) connection_.fail("bind");
}

SqliteTransaction::SqliteTransaction(SqliteConnection& connection) : connection_(connection) {
    connection_.run("BEGIN IMMEDIATE");
}

SqliteTransaction::~SqliteTransaction() {
    if (open_) sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void SqliteTransaction::commit() {
    connection_.run("COMMIT");
    open_ = false;
}

}  // namespace xsync::server
