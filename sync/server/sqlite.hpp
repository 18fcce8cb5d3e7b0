#pragma once
// SQLite with exceptions and scopes: a connection, a prepared statement, a transaction. Throws
// StoreError with SQLite's own words. Not for several threads at once.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "sync/bytes.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace xsync::server {

class SqliteConnection {
public:
    explicit SqliteConnection(const std::string& path);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    void run(const char* statements);
    [[noreturn]] void fail(std::string_view doing) const;
    sqlite3* handle() const { return handle_; }

private:
    sqlite3* handle_ = nullptr;
};

// bind() counts parameters from 1, columns count from 0. A statement is reset when it is bound anew
// and when it is done.
class SqliteStatement {
public:
    SqliteStatement(SqliteConnection& connection, const char* text);
    ~SqliteStatement();
    SqliteStatement(const SqliteStatement&) = delete;
    SqliteStatement& operator=(const SqliteStatement&) = delete;

    // Starts over with these parameters.
    template <class... T>
    SqliteStatement& with(const T&... values) {
        reset();
        int at = 0;
        (bind(++at, values), ...);
        return *this;
    }
    bool step();    // true: a row is there
    void finish();  // runs to the end and resets

    std::int64_t integer(int column) const;
    std::uint64_t bits(int column) const { return static_cast<std::uint64_t>(integer(column)); }
    std::string text(int column) const;
    Bytes bytes(int column) const;

private:
    void reset();
    void bind(int at, std::int64_t value);
    void bind(int at, std::uint64_t value) { bind(at, static_cast<std::int64_t>(value)); }
    void bind(int at, std::uint32_t value) { bind(at, std::int64_t{value}); }
    void bind(int at, std::uint8_t value) { bind(at, std::int64_t{value}); }
    void bind(int at, bool value) { bind(at, std::int64_t{value ? 1 : 0}); }
    void bind(int at, const std::string& value);
    void bind(int at, const Bytes& value);

    SqliteConnection& connection_;
    sqlite3_stmt* statement_ = nullptr;
};

// Rolls back unless committed.
class SqliteTransaction {
public:
    explicit SqliteTransaction(SqliteConnection& connection);
    ~SqliteTransaction();
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;
    void commit();

private:
    SqliteConnection& connection_;
    bool open_ = true;
};

}  // namespace xsync::server
