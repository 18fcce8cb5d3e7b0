#pragma once
// Frames are drawn on demand: nobody asks, nothing is drawn. Main thread only.

namespace platform {

class Frames {
public:
    virtual ~Frames() = default;
    // Draw at least this many more frames. Four let a tap pass through ImGui's input queue.
    virtual void request(int count = 4) = 0;
    // Draw a frame at this time of the monotonic clock; the earliest of all requests counts.
    virtual void request_at(double monotonic_ms) = 0;
};

}  // namespace platform
