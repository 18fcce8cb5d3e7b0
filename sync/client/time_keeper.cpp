#include "sync/client/time_keeper.hpp"

#include "core/record.hpp"
#include "sync/tuning.hpp"

namespace xsync {

namespace {

// How far the wall clock went ahead of the monotonic one.
std::int64_t ahead_ms(const TimeKeeper::Reading& from, const TimeKeeper::Reading& to) {
    return (to.wall - from.wall) - (to.monotonic_ms - from.monotonic_ms);
}

constexpr std::int64_t jump = tuning::clock_jump_slack.count();

}  // namespace

TimeKeeper::TimeKeeper(Clock& clock, std::uint32_t boot) : clock_(clock), boot_(boot) {
    contact_ = read();
    anchor(contact_.wall, contact_);
}

TimeKeeper::Reading TimeKeeper::read() const { return {clock_.wall(), clock_.monotonic_ms()}; }

void TimeKeeper::anchor(core::UtcMs server, const Reading& at) {
    server_ = server;
    at_ = at;
}

void TimeKeeper::restore(std::int64_t offset_ms, core::UtcMs latest) {
    const Reading at = read();
    offset_ms_ = offset_ms;
    anchor(at.wall + offset_ms, at);
    trust_ = latest - server_ > core::clock_skew_max_ms ? Trust::doubted : Trust::carried;
}

void TimeKeeper::contact(core::UtcMs server_time, const Reading& asked) {
    const Reading at = read();
    if (ahead_ms(asked, at) > jump) return;
    anchor(server_time + (at.monotonic_ms - asked.monotonic_ms) / 2, at);
    contact_ = at;
    trust_ = Trust::measured;
    turned_back_ = false;
    look();
}

bool TimeKeeper::look() {
    const Reading at = read();
    const bool was_measured = trust_ == Trust::measured;
    const std::int64_t ahead = ahead_ms(at_, at);
    if (ahead > jump) {
        anchor(at.wall + offset_ms_, at);
        if (trust_ != Trust::doubted) trust_ = turned_back_ ? Trust::doubted : Trust::carried;
    } else if (ahead < -jump) {
        anchor(now(), at);
        turned_back_ = true;
        if (!was_measured) trust_ = Trust::doubted;
    }
    const std::int64_t exact = now() - at.wall;
    const std::int64_t slack = tuning::clock_offset_slack.count();
    if (exact - offset_ms_ > slack || offset_ms_ - exact > slack) offset_ms_ = exact;
    return was_measured && trust_ != Trust::measured;
}

core::UtcMs TimeKeeper::now() const { return server_ + (clock_.monotonic_ms() - at_.monotonic_ms); }

std::int64_t TimeKeeper::offset_ms() const { return offset_ms_; }

core::ClockEvidence TimeKeeper::evidence() const {
    return {offset_ms(), since_contact_ms(), boot_};
}

std::int64_t TimeKeeper::since_contact_ms() const {
    if (trust_ == Trust::measured) return clock_.monotonic_ms() - contact_.monotonic_ms;
    const bool doubted = trust_ == Trust::doubted;
    return doubted ? core::ClockEvidence::doubted : core::ClockEvidence::unmeasured;
}

std::int64_t TimeKeeper::jump_ms() const { return ahead_ms(contact_, read()); }

std::int64_t TimeKeeper::span_ms(const Reading& from, const Reading& to) {
    return ahead_ms(from, to) > jump ? -1 : to.monotonic_ms - from.monotonic_ms;
}

}  // namespace xsync
