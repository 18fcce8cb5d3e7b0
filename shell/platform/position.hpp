#pragma once
// Where the device is, as it says itself. Costs battery while it is followed, so only from follow() to
// stop(). A change draws frames by itself. Main thread only.

#include "core/route.hpp"

#include <cstdint>

namespace platform {

// Numbers are those of web/position.js.
enum class PositionStage : std::uint8_t {
    off = 0,
    must_ask = 1,  // the browser would ask the person, who has not tapped for it
    looking = 2,
    found = 3,
    refused = 4,  // by the person, or by the device's settings
    failed = 5,   // nothing to go by here; goes on looking
};
inline constexpr std::uint8_t position_stage_last = 5;

struct Fix {
    core::Spot spot;   // not known: none came since follow()
    double at_ms = 0;  // when it came, by Clock::monotonic_ms()
};

class Position {
public:
    virtual ~Position() = default;
    virtual bool available() const = 0;
    // `asked`: a person has just tapped for it, so the browser may ask them. Otherwise only what they
    // allowed before is followed. Again, to have a fresh fix at once: a device that lies still says
    // nothing new.
    virtual void follow(bool asked) = 0;
    virtual void stop() = 0;  // forgets the last fix
    virtual PositionStage stage() const = 0;
    virtual Fix last() const = 0;
};

// Degrees and metres as a browser gives them; not known when they are no place on the earth. An accuracy
// is rounded up.
core::Spot spot_of(double latitude, double longitude, double accuracy_m);

}  // namespace platform
