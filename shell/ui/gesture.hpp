#pragma once
// Touch, mouse and wheel, understood once before ImGui sees anything: tap, drag with axis lock, fling, long press.
//
// The platform feeds raw pointer events (logical pixels, milliseconds of a monotonic clock). The recogniser turns them into ImGui
// mouse events for the looks, into taps of the registered targets, and into scrolling of the registered scroll areas for drags, so a tap
// never fires at the end of a drag. What is tapped is what was seen where the finger went down, wherever it has moved since.
// Areas register each frame, innermost last; drag owners (a signature pad, a slider) take drags for themselves. Main thread only.

#include "shell/ui/a11y.hpp"

#include <cstdint>
#include <vector>

namespace ui::gesture {

enum class Pointer : std::uint8_t { mouse, touch, pen };
enum class Phase : std::uint8_t { down, move, up, cancel };

struct PointerEvent {
    Phase phase = Phase::move;
    Pointer pointer = Pointer::mouse;
    std::int32_t id = 0;
    float x = 0, y = 0;
    double at_ms = 0;
};

struct Point {
    float x = 0, y = 0;
};

// Platform side.
void push(const PointerEvent& event);
void wheel(float x, float y, float dx, float dy);
void secondary(float x, float y);  // context click: a long press without waiting
// No finger is down and nothing moves by itself.
bool at_rest();
// Once per frame before ImGui::NewFrame(): feeds ImGui, moves flings. True while something still moves (another frame is wanted).
bool advance(double now_ms);
double next_wake_ms();  // when a long press would fire; infinity when nothing waits

// Widget side.
struct ScrollArea {
    std::uint32_t id = 0;
    a11y::Rect rect;
    float offset = 0;      // current scroll, logical pixels
    float offset_max = 0;  // content height − height
    bool horizontal = false;
};
void begin_frame();
void end_frame();
void add_scroll_area(ScrollArea area);
void add_drag_owner(std::uint32_t id, a11y::Rect rect);
// What can be tapped. Where targets overlap, the highest layer takes the tap, of one layer the first.
void add_target(std::uint32_t id, a11y::Rect seen, int layer);
bool tapped(std::uint32_t id);    // true once
bool pressing(std::uint32_t id);  // the press that is, or was last, began on it
// Where the area's offset should be this frame; rubber-band included (may lie outside 0…offset_max while dragged).
float scroll_offset(std::uint32_t id, float current);  // `current` unchanged while nothing moves it
bool long_pressed(std::uint32_t id,
                  a11y::Rect rect);  // true once, when a long press landed in the rectangle
std::vector<Point> take_drag(std::uint32_t owner_id,
                             bool& lifted);  // points since the last frame, for drag owners
void scroll_to(std::uint32_t area_id,
               float offset);  // programmatic: keyboard focus, field above the soft keyboard
// True once, when the area was pulled at least this far past its beginning and let go.
bool pulled(std::uint32_t area_id, float distance);
const std::vector<ScrollArea>& scroll_areas();  // of this frame so far, or the last one

// Forgets everything (tests).
void reset();

}  // namespace ui::gesture
