#pragma once
// Ports of the device engine besides the journal: the wire, the clocks, chance. All on one thread;
// completions are called from a later turn, never from inside the call that asked, and the engine
// only enqueues them until pump().

#include "core/time.hpp"
#include "sync/bytes.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace xsync {

struct Answer {
    int status = 0;  // HTTP status; 0: no answer came (unreachable, cut, timed out)
    Bytes body;
    std::optional<std::chrono::seconds> retry_after;
};

class Transport {
public:
    using Done = std::function<void(Answer)>;
    virtual ~Transport() = default;
    // POST of application/x-xunlou to the app's own server, with its session cookie. done() is
    // called exactly once.
    virtual void post(std::string path, Bytes body, std::chrono::milliseconds timeout,
                      Done done) = 0;
};

class Clock {
public:
    virtual ~Clock() = default;
    virtual core::UtcMs wall() = 0;           // the device's idea of UTC; may jump
    virtual std::int64_t monotonic_ms() = 0;  // never goes back while the app runs; starts anywhere
};

class Random {
public:
    virtual ~Random() = default;
    virtual std::uint64_t next() = 0;  // from the system's secure source
};

}  // namespace xsync
