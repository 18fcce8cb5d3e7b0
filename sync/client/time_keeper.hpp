#pragma once
// What a device knows of the server's time. After a contact the monotonic clock carries it on, whatever
// happens to the wall clock, and what it says is measured. Two things end that until the next contact:
// a start of the app, and a wall clock that went ahead of the monotonic one. Browsers let the latter
// stand still while the device sleeps, so the wall clock is followed; it may have been set as well. A
// wall clock that was turned back, without a contact to measure by, makes every time doubtful.

#include "sync/client/ports.hpp"

#include <cstdint>

namespace xsync {

class TimeKeeper {
public:
    struct Reading {
        core::UtcMs wall;
        std::int64_t monotonic_ms = 0;
    };

    TimeKeeper(Clock& clock, std::uint32_t boot);

    // The offset of the last contact, and the latest server time that anything stored here bears: a
    // clock before that was turned back while the app was closed.
    void restore(std::int64_t offset_ms, core::UtcMs latest);
    Reading read() const;
    // The server said so in an answer to what was asked at `asked`. Not taken when the device slept in
    // between: nobody knows how long the answer lay there.
    void contact(core::UtcMs server_time, const Reading& asked);
    // Holds the clocks against one another; before anything is recorded and on every turn. True: the
    // time has just stopped being measured.
    bool look();

    core::UtcMs now() const;
    std::int64_t offset_ms() const;  // server clock − device clock
    core::ClockEvidence evidence() const;
    // Since the last contact, where that is measured; else as in ClockEvidence.
    std::int64_t since_contact_ms() const;
    // How far the wall clock has moved against the monotonic one since the last contact, or since the
    // start: somebody set it, or the device slept while the monotonic clock stood still.
    std::int64_t jump_ms() const;
    // The time between two readings; nothing when the wall clock went ahead in between.
    static std::int64_t span_ms(const Reading& from, const Reading& to);

private:
    enum class Trust { measured, carried, doubted };
    void anchor(core::UtcMs server, const Reading& at);

    Clock& clock_;
    std::uint32_t boot_;
    Trust trust_ = Trust::carried;
    bool turned_back_ = false;  // since the last contact
    core::UtcMs server_;        // at `at_`; from there the monotonic clock carries it on
    Reading at_;
    Reading contact_;             // of the last contact, or of the start
    std::int64_t offset_ms_ = 0;  // steady within tuning::clock_offset_slack
};

}  // namespace xsync
