#include "core/record.hpp"

#include <algorithm>

namespace core {

namespace {

// Device times come from outside: keep sums inside ±2^60 so that they cannot overflow.
constexpr std::int64_t sane_ms = std::int64_t{1} << 58;

UtcMs corrected(const OpHead& head) {
    const std::int64_t made = std::clamp(head.made_at.ms, -sane_ms, sane_ms);
    const std::int64_t offset = std::clamp(head.evidence.offset_ms, -sane_ms, sane_ms);
    return {made + offset};
}

}  // namespace

Stamp provisional_stamp(const OpHead& head) {
    const bool confirmed = head.evidence.since_contact_ms >= 0;
    return {{}, corrected(head), {}, confirmed ? TimeGrade::proven : TimeGrade::plausible};
}

Stamp server_stamp(const OpHead& head, LogPos pos, UtcMs received_at) {
    const UtcMs claimed = corrected(head);
    const UtcMs effective{std::min(claimed.ms, received_at.ms)};
    TimeGrade grade =
        head.evidence.since_contact_ms >= 0 ? TimeGrade::proven : TimeGrade::plausible;
    if (claimed - received_at > clock_skew_max_ms) grade = TimeGrade::unproven;
    return {pos, effective, received_at, grade};
}

}  // namespace core
