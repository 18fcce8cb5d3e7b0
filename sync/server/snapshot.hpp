#pragma once
// Bytes of an entity in the server's snapshot: its record and who could see it since when. Private to
// one server: bytes of another format are thrown away and made again from the ledger.

#include "sync/codec.hpp"
#include "sync/server/ledger.hpp"

namespace xsync::server {

inline constexpr std::uint32_t snapshot_layout = 2;  // 2: rounds of a shared plan
inline constexpr std::uint32_t snapshot_format = record_format * 1000u + snapshot_layout;

// What devices hold is what the rules of who sees what gave them: under another layout positions mean
// another epoch, and every device downloads once.
inline core::Epoch epoch_of(Store& store) { return {store.epoch().value + snapshot_layout - 1}; }

StoredRecord to_stored(const Remembered& remembered);
// Throws StoreError when the bytes are damaged.
Remembered to_remembered(const StoredRecord& stored);

}  // namespace xsync::server
