#include "core/record.hpp"

#include <algorithm>

namespace core {

namespace {

// Device times come from outside: keep sums inside ±2^60 so that they cannot overflow.
constexpr std::int64_t sane_ms = std::int64_t{1} << 58;

std::int64_t sane(std::int64_t ms) { return std::clamp(ms, -sane_ms, sane_ms); }

UtcMs corrected(const OpHead& head) {
    return {sane(head.made_at.ms) + sane(head.evidence.offset_ms)};
}

// When the last contact was, by the server's clock.
std::int64_t contact_of(const OpHead& head) {
    return corrected(head).ms - sane(head.evidence.since_contact_ms);
}

bool went_back(const OpHead& head, const EarlierOp& earlier) {
    return earlier.effective_at - corrected(head) > clock_skew_max_ms;
}

// Both measured since one contact, while the device's clock left the measure behind.
bool left_the_measure(const OpHead& head, const EarlierOp& earlier) {
    const ClockEvidence &now = head.evidence, &then = earlier.head.evidence;
    if (now.boot != then.boot || then.since_contact_ms < 0) return false;
    if (contact_of(head) >= corrected(earlier.head).ms) return false;  // another contact since
    return sane(then.offset_ms) - sane(now.offset_ms) > clock_skew_max_ms;
}

}  // namespace

TimeGrade grade_of(const OpHead& head, const EarlierOp* earlier) {
    const bool measured = head.evidence.since_contact_ms >= 0;
    if (!measured && head.evidence.since_contact_ms != ClockEvidence::unmeasured)
        return TimeGrade::unproven;
    if (earlier && (measured ? left_the_measure(head, *earlier) : went_back(head, *earlier)))
        return TimeGrade::unproven;
    return measured ? TimeGrade::proven : TimeGrade::plausible;
}

Stamp provisional_stamp(const OpHead& head) { return {{}, corrected(head), {}, grade_of(head)}; }

Stamp server_stamp(const OpHead& head, LogPos pos, UtcMs received_at, const EarlierOp* earlier) {
    const UtcMs claimed = corrected(head);
    const UtcMs effective{std::min(claimed.ms, received_at.ms)};
    const bool ahead = claimed - received_at > clock_skew_max_ms;
    return {pos, effective, received_at, ahead ? TimeGrade::unproven : grade_of(head, earlier)};
}

}  // namespace core
