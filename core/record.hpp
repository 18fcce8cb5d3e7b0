#pragma once
// What every record carries, and how an op is dated when it takes effect.

#include "core/id.hpp"
#include "core/time.hpp"

namespace core {

// The newest confirmed op that changed this record. A device skips entries at or before it: a grant
// already contains them.
struct RecordHead {
    LogPos through;
    bool operator==(const RecordHead&) const = default;
};

// Who wrote an op: a staff member, a household (an owner acts for the household), or the server
// itself (kind none).
using Actor = EntityId;

// Author's part of an op; everything here is what the author knew.
struct OpHead {
    OpId id;
    Actor actor;
    EntityId entity;
    UtcMs made_at;  // device time
    ClockEvidence evidence;
    LogPos base;  // base_of() the entity as the author last saw it confirmed; 0 for a new one
    bool operator==(const OpHead&) const = default;
};

// When an op counts as having happened. The server sets it, canonical for everyone; a device that
// has not heard yet uses provisional_stamp() for its own pending ops. pos 0 means "not ordered
// yet".
struct Stamp {
    LogPos pos;
    UtcMs effective_at;  // min(made_at + offset, received_at)
    UtcMs received_at;   // 0 while pending
    TimeGrade grade = TimeGrade::plausible;
    bool operator==(const Stamp&) const = default;
};

// More unexplained difference between a device's clock and the server's than this makes a time
// unproven. LiteCore allows the same 2 minutes; phones on network time stay within a second.
inline constexpr std::int64_t clock_skew_max_ms = 2 * minute_ms;

Stamp provisional_stamp(const OpHead& head);

// The server's stamp for an op received now. Never later than receipt: a clock running ahead cannot
// win against later work.
Stamp server_stamp(const OpHead& head, LogPos pos, UtcMs received_at);

}  // namespace core
