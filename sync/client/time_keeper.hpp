#pragma once
// What a device knows of the server's time. After a contact the monotonic clock carries it on, whatever
// happens to the wall clock; after a restart only the last known offset is left.

#include "sync/client/ports.hpp"

#include <cstdint>
#include <optional>

namespace xsync {

class TimeKeeper {
public:
    TimeKeeper(Clock& clock, std::uint32_t boot);

    void restore(std::int64_t offset_ms) { offset_ms_ = offset_ms; }
    // The server said so in an answer to what was asked at `sent_ms` (monotonic).
    void contact(core::UtcMs server_time, std::int64_t sent_ms);

    core::UtcMs now() const;
    std::int64_t offset_ms() const;  // server clock − device clock
    core::ClockEvidence evidence() const;
    // Since the last contact of this start; -1: there was none.
    std::int64_t since_contact_ms() const;
    // How far the wall clock has moved against the monotonic one since the last contact, or since the
    // start: somebody set it, or the device slept while the monotonic clock stood still.
    std::int64_t jump_ms() const;

private:
    Clock& clock_;
    std::uint32_t boot_;
    mutable std::int64_t offset_ms_ = 0;
    struct Contact {
        core::UtcMs server;
        std::int64_t monotonic_ms = 0;
    };
    std::optional<Contact> contact_;
    std::int64_t wall_ahead_ms_ = 0;  // of the monotonic clock, when both were compared last
};

}  // namespace xsync
