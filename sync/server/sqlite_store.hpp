#pragma once
// The store in one SQLite file (WAL, synchronous=FULL).
//
// One connection in one process does every write and every checkpoint: SQLite up to 3.51.2 can
// damage a file when two connections write and checkpoint at the same moment (its WAL-reset bug). An
// exclusive lock keeps other programs out for the same reason. Back up by asking the running server.

#include <memory>

#include "sync/server/store.hpp"

namespace xsync::server {

// Opens or makes the database, bringing an older layout up to date; refuses a newer one. A new
// database gets `new_epoch`. REQUIRES: the folder's lock is held.
std::unique_ptr<Store> open_sqlite_store(const std::string& path, core::Epoch new_epoch);

}  // namespace xsync::server
