#pragma once
// How scroll areas move: under a finger, by inertia after it, back from beyond an end, by the wheel.
//
// An offset is how far the content is scrolled, logical pixels; it lies between 0 and the area's
// largest offset except while an end is stretched. Times are milliseconds, velocities pixels per
// millisecond. Frame-rate independent: every step uses the time that really passed. An area that does
// not move is not known here. Main thread only.

#include <cstdint>
#include <vector>

namespace ui::gesture {

class ScrollMotions {
public:
    void begin_drag(std::uint32_t area, float offset, float offset_max, float extent, double at_ms);
    void drag(std::uint32_t area, float delta, double at_ms);
    void let_go(std::uint32_t area, double at_ms, bool may_fling);
    // Stops an area that runs, so that the finger holds it. False when it was at rest.
    bool catch_moving(std::uint32_t area);
    void wheel(std::uint32_t area, float offset, float offset_max, float delta, bool notched);
    void jump(std::uint32_t area, float offset);

    // Before each advance(), for every area on the screen; the others are forgotten.
    void set_bounds(std::uint32_t area, float offset_max, float extent);
    bool advance(double now_ms);  // true while something moves by itself
    bool moving() const;
    float offset(std::uint32_t area, float current);  // what to show now
    bool take_pull(std::uint32_t area, float distance);

private:
    enum class Kind : std::uint8_t { held, fling, spring, glide, settled };
    struct Sample {
        double at_ms = 0;
        float offset = 0;
    };
    struct Motion {
        std::uint32_t area = 0;
        Kind kind = Kind::settled;
        float offset = 0;  // held: as far as the finger went; else what is shown
        float offset_max = 0;
        float extent = 0;  // visible height (or width): how far an end can stretch
        float velocity = 0;
        float target = 0;     // glide
        float pulled = 0;     // how far beyond the beginning it was let go
        double last_ms = -1;  // of the last step
        bool read = false;    // the settled offset was shown once
        bool drawn = false;   // its area was on the screen in the last frame
        std::vector<Sample> samples;
    };
    Motion* find(std::uint32_t area);
    Motion& get(std::uint32_t area, float offset, float offset_max);
    static float shown(const Motion& motion);
    static void step(Motion& motion, float dt);

    std::vector<Motion> motions_;
};

}  // namespace ui::gesture
