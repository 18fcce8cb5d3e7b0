#pragma once
// Every limit, timeout and batch size of client and server, with its reason.

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace xsync::tuning {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

// One message after decompression. The largest honest one is a bootstrap page.
inline constexpr std::size_t message_bytes_max = 4u << 20;
// Elements in all containers of one message: what bounds memory while decoding hostile bytes. The
// largest, a ticket's event, takes under 200 bytes; ops, entries and records, which take more, have
// limits of their own below.
inline constexpr std::size_t message_elements_max = 200'000;
inline constexpr unsigned message_depth_max = 32;

// A request's ops: 1,000 check-ins are about 20 kB compressed, one trip.
inline constexpr std::size_t push_ops_max = 1'000;
inline constexpr std::size_t push_bytes_max = 1u << 20;
static_assert(push_bytes_max < message_bytes_max);

// A chunk: large enough that a first download is few trips, small enough that progress shows and a
// cut connection costs little.
inline constexpr std::size_t chunk_entries_max = 2'000;
inline constexpr std::size_t chunk_grants_max = 4'000;
inline constexpr std::size_t chunk_bytes_target = 512u << 10;
static_assert(chunk_bytes_target * 4 <= message_bytes_max);

// A device further behind than this is served records (grants) instead of entries: reading them is
// cheaper than replaying.
inline constexpr std::uint64_t entries_behind_max = 20'000;

// Retry after a failure: 1 s doubling to 5 min, less a random quarter so that a site's tablets do
// not come back in step (Realm's figures).
inline constexpr milliseconds backoff_first = 1s;
inline constexpr milliseconds backoff_max = 5min;
inline constexpr milliseconds exchange_timeout = 30s;
// The event stream is a hint; this poll is the guarantee.
inline constexpr milliseconds poll_interval = 60s;

// Acknowledged ops are kept this long so that a server restored from a backup can be told again.
inline constexpr milliseconds acked_kept = 30 * 24h;

// The state's tail is folded into pages when it has grown to this: a cold start replays at most so
// much.
inline constexpr std::size_t tail_bytes_max = 256u << 10;
inline constexpr std::size_t tail_chunks_max = 64;
// Records in a stored page: 256 records are about 70 kB, one IndexedDB value.
inline constexpr std::size_t page_records_target = 256;
inline constexpr std::size_t page_records_max = 512;

inline constexpr milliseconds journal_timeout = 10s;
// A failed transaction is tried again: soon, because a person waits for "saved"; rarely at last, because
// a full disk stays full until somebody makes room.
inline constexpr milliseconds journal_retry_first = 500ms;
inline constexpr milliseconds journal_retry_max = 30s;

// With so much read and not written down, reading stops: memory is no journal.
inline constexpr std::size_t state_backlog_max = 8u << 20;

// A device's clock offset is kept steady within this, so that it does not change with every op; a
// promise's limits are minutes.
inline constexpr milliseconds clock_offset_slack = 1s;
// How often the time of the last contact is written down.
inline constexpr milliseconds contact_noted = 60s;

// After records disagreed with the server's they are downloaded again, but not more often than this:
// were the rules of two builds to differ for good, every tablet would download without end.
inline constexpr milliseconds repair_interval = 10min;

}  // namespace xsync::tuning
