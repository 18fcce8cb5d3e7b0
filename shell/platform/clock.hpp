#pragma once
// What time it is. The wall clock may be wrong and may jump; the monotonic one only measures spans
// and starts anywhere. Milliseconds both. Main thread only.

#include <cstdint>

namespace platform {

class Clock {
public:
    virtual ~Clock() = default;
    virtual std::int64_t wall_ms() const = 0;  // since 1970-01-01 UTC
    virtual double monotonic_ms() const = 0;
};

}  // namespace platform
