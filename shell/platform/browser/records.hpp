#pragma once
// Journal records as web/journal_bridge.js packs them; integers are little-endian:
//   count u32, then for each: key length u8, key, value length u32, value

#include "sync/client/journal.hpp"

#include <vector>

namespace platform::browser {

xsync::Bytes pack_records(const std::vector<xsync::JournalRecord>& records);
// Appends to `records`. A broken contract between the app and its page ends the app.
void unpack_records(xsync::ByteView packed, std::vector<xsync::JournalRecord>& records);

void put_u32(xsync::Bytes& out, std::size_t value);
// Stays on in release builds.
void require(bool holds);

}  // namespace platform::browser
