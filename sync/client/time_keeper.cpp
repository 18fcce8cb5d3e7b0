#include "sync/client/time_keeper.hpp"

#include "sync/tuning.hpp"

namespace xsync {

TimeKeeper::TimeKeeper(Clock& clock, std::uint32_t boot)
    : clock_(clock), boot_(boot), wall_ahead_ms_(clock.wall().ms - clock.monotonic_ms()) {}

void TimeKeeper::contact(core::UtcMs server_time, std::int64_t sent_ms) {
    const std::int64_t now_ms = clock_.monotonic_ms();
    contact_ = Contact{server_time + (now_ms - sent_ms) / 2, now_ms};
    wall_ahead_ms_ = clock_.wall().ms - now_ms;
}

core::UtcMs TimeKeeper::now() const {
    if (!contact_) return clock_.wall() + offset_ms_;
    return contact_->server + (clock_.monotonic_ms() - contact_->monotonic_ms);
}

// The wall clock may have been set since the contact: the offset follows it.
std::int64_t TimeKeeper::offset_ms() const {
    if (!contact_) return offset_ms_;
    const std::int64_t exact = now() - clock_.wall();
    const std::int64_t slack = tuning::clock_offset_slack.count();
    if (exact - offset_ms_ > slack || offset_ms_ - exact > slack) offset_ms_ = exact;
    return offset_ms_;
}

core::ClockEvidence TimeKeeper::evidence() const {
    return {offset_ms(), since_contact_ms(), boot_};
}

std::int64_t TimeKeeper::since_contact_ms() const {
    return contact_ ? clock_.monotonic_ms() - contact_->monotonic_ms : -1;
}

std::int64_t TimeKeeper::jump_ms() const {
    return clock_.wall().ms - clock_.monotonic_ms() - wall_ahead_ms_;
}

}  // namespace xsync
