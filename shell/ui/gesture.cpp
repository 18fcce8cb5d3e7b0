#include "shell/ui/gesture.hpp"

#include "imgui.h"
#include "shell/ui/scroll_motion.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <limits>
#include <utility>

namespace ui::gesture {
namespace {

// A finger rolls a little while it taps; beyond this it drags. Android uses 8, iOS 10.
constexpr float slop_px = 9;
// How long a finger may rest before what is under it looks pressed: a drag that starts at once
// leaves no flash behind.
constexpr double press_delay_ms = 70;
constexpr double long_press_ms = 480;
// Frames after a touch's release until ImGui's pointer leaves the screen: earlier loses the tap.
constexpr int frames_until_pointer_leaves = 5;
// A wheel with notches sends steps of 100 and more; trackpads send a few pixels at a time.
constexpr float notch_px = 40;

enum class Mode : std::uint8_t {
    pressed,    // may still become anything
    scrolling,  // moves a scroll area
    owned,      // a drag owner gets the points
    mouse,      // ImGui handles it
    ended,      // taken back: the rest of this press means nothing
};

struct Press {
    Mode mode = Mode::pressed;
    Pointer pointer = Pointer::mouse;
    std::int32_t id = 0;
    Point start, last;
    double start_ms = 0;
    bool shown = false;        // ImGui knows the button is down
    bool offered = false;      // a long press was offered to the widgets
    std::uint32_t target = 0;  // area or owner
    std::uint32_t on = 0;      // what was seen there
    bool horizontal = false;
};

struct Owner {
    std::uint32_t id = 0;
    a11y::Rect rect;
};

struct Target {
    std::uint32_t id = 0;
    a11y::Rect seen;
    int layer = 0;
};

struct Stroke {
    std::uint32_t owner = 0;
    std::vector<Point> points;
    bool lifted = false;
};

struct Wheel {
    float x = 0, y = 0, dx = 0, dy = 0;
};

struct Hand {
    std::vector<PointerEvent> events;
    std::vector<Wheel> wheels;
    std::vector<ScrollArea> areas;
    std::vector<Owner> owners;
    std::vector<Target> targets;
    std::vector<Stroke> strokes;
    ScrollMotions motions;
    Press press;
    bool down = false;
    std::uint32_t tapped = 0;  // told in the frame that follows
    int pointer_leaves_in = 0;
    bool long_press = false;  // offered in the frame that follows
    Point long_press_at;
};
Hand hand;

bool inside(const a11y::Rect& rect, Point at) {
    return at.x >= rect.x && at.x < rect.x + rect.w && at.y >= rect.y && at.y < rect.y + rect.h;
}

ScrollArea* area_at(Point at, bool horizontal) {
    for (auto one = hand.areas.rbegin(); one != hand.areas.rend(); ++one)
        if (one->horizontal == horizontal && inside(one->rect, at)) return &*one;
    return nullptr;
}

const ScrollArea* area_by_id(std::uint32_t id) {
    for (const ScrollArea& one : hand.areas)
        if (one.id == id) return &one;
    return nullptr;
}

float extent_of(const ScrollArea& area) { return area.horizontal ? area.rect.w : area.rect.h; }

std::uint32_t owner_at(Point at) {
    for (auto one = hand.owners.rbegin(); one != hand.owners.rend(); ++one)
        if (inside(one->rect, at)) return one->id;
    return 0;
}

std::uint32_t target_at(Point at) {
    const Target* found = nullptr;
    for (const Target& one : hand.targets)
        if (inside(one.seen, at) && (found == nullptr || one.layer > found->layer)) found = &one;
    return found == nullptr ? 0 : found->id;
}

Stroke& stroke_of(std::uint32_t owner) {
    for (Stroke& one : hand.strokes)
        if (one.owner == owner) return one;
    return hand.strokes.emplace_back(Stroke{owner, {}, false});
}

void show_pointer(Pointer pointer, Point at) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(pointer == Pointer::mouse   ? ImGuiMouseSource_Mouse
                           : pointer == Pointer::touch ? ImGuiMouseSource_TouchScreen
                                                       : ImGuiMouseSource_Pen);
    io.AddMousePosEvent(at.x, at.y);
}

void show_press(Press& press) {
    show_pointer(press.pointer, press.start);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    press.shown = true;
}

// The button comes up where nothing is: whatever was pressed lets go without acting.
void take_back(Press& press) {
    if (!press.shown) return;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    io.AddMouseButtonEvent(0, false);
    press.shown = false;
}

void begin_press(const PointerEvent& event) {
    const Point at{event.x, event.y};
    hand.down = true;
    hand.pointer_leaves_in = 0;
    hand.press = {};
    Press& press = hand.press;
    press.pointer = event.pointer;
    press.id = event.id;
    press.start = press.last = at;
    press.start_ms = event.at_ms;
    press.on = target_at(at);
    if (const std::uint32_t owner = owner_at(at)) {
        press.mode = Mode::owned;
        press.target = owner;
        stroke_of(owner).points.push_back(at);
        return;
    }
    const ScrollArea* area = area_at(at, false);
    if (area == nullptr) area = area_at(at, true);
    if (area != nullptr && hand.motions.catch_moving(area->id)) {
        // A finger laid on a list that runs stops it and taps nothing, but may drag on.
        press.offered = true;
        press.shown = false;
        press.target = area->id;
        return;
    }
    if (event.pointer == Pointer::mouse) press.mode = Mode::mouse;
    if (event.pointer == Pointer::mouse || area == nullptr) show_press(press);
}

bool stops_a_motion(const Press& press) { return press.mode == Mode::pressed && press.target != 0; }

void begin_drag(Press& press, Point at, double at_ms) {
    take_back(press);
    press.horizontal = std::abs(at.x - press.start.x) > std::abs(at.y - press.start.y);
    const ScrollArea* area = area_at(press.start, press.horizontal);
    if (area == nullptr) {
        press.mode = Mode::ended;
        return;
    }
    press.mode = Mode::scrolling;
    press.target = area->id;
    // The slop is not jumped over: scrolling starts from where the finger is now.
    press.last = at;
    hand.motions.begin_drag(area->id, area->offset, area->offset_max, extent_of(*area), at_ms);
}

void continue_press(const PointerEvent& event) {
    Press& press = hand.press;
    const Point at{event.x, event.y};
    switch (press.mode) {
        case Mode::pressed:
            if (std::hypot(at.x - press.start.x, at.y - press.start.y) > slop_px)
                begin_drag(press, at, event.at_ms);
            break;
        case Mode::scrolling: {
            const float moved = press.horizontal ? at.x - press.last.x : at.y - press.last.y;
            hand.motions.drag(press.target, -moved, event.at_ms);
            break;
        }
        case Mode::owned: stroke_of(press.target).points.push_back(at); break;
        case Mode::mouse: show_pointer(press.pointer, at); break;
        case Mode::ended: break;
    }
    press.last = at;
}

void end_press(const PointerEvent& event, bool cancelled) {
    Press& press = hand.press;
    hand.down = false;
    switch (press.mode) {
        case Mode::pressed:
            if (cancelled || stops_a_motion(press)) {
                take_back(press);
                if (stops_a_motion(press)) hand.motions.let_go(press.target, event.at_ms, false);
                break;
            }
            hand.tapped = press.on;
            if (!press.shown) show_press(press);
            show_pointer(press.pointer, press.start);
            ImGui::GetIO().AddMouseButtonEvent(0, false);
            break;
        case Mode::scrolling: hand.motions.let_go(press.target, event.at_ms, !cancelled); break;
        case Mode::owned: stroke_of(press.target).lifted = true; break;
        case Mode::mouse:
            if (cancelled) {
                take_back(press);
            } else {
                if (target_at({event.x, event.y}) == press.on) hand.tapped = press.on;
                show_pointer(press.pointer, {event.x, event.y});
                ImGui::GetIO().AddMouseButtonEvent(0, false);
            }
            break;
        case Mode::ended: break;
    }
    if (press.pointer != Pointer::mouse) hand.pointer_leaves_in = frames_until_pointer_leaves;
}

void handle(const PointerEvent& event) {
    if (event.phase == Phase::down) {
        if (!hand.down) begin_press(event);
        return;
    }
    if (!hand.down) {
        if (event.phase == Phase::move && event.pointer != Pointer::touch)
            show_pointer(event.pointer, {event.x, event.y});
        if (event.phase == Phase::cancel) ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        return;
    }
    if (event.id != hand.press.id) return;
    if (event.phase == Phase::move)
        continue_press(event);
    else
        end_press(event, event.phase == Phase::cancel);
}

void handle(const Wheel& wheel) {
    const bool horizontal = std::abs(wheel.dx) > std::abs(wheel.dy);
    const float delta = horizontal ? wheel.dx : wheel.dy;
    const Point at{wheel.x, wheel.y};
    for (auto one = hand.areas.rbegin(); one != hand.areas.rend(); ++one) {
        if (one->horizontal != horizontal || !inside(one->rect, at)) continue;
        const bool room = delta < 0 ? one->offset > 0 : one->offset < one->offset_max;
        if (!room) continue;  // the area around it may have some
        hand.motions.wheel(one->id, one->offset, one->offset_max, delta,
                           std::abs(delta) >= notch_px);
        return;
    }
}

bool may_become_long_press(const Press& press) {
    return press.mode == Mode::pressed && press.pointer != Pointer::mouse && !press.offered;
}

}  // namespace

void push(const PointerEvent& event) { hand.events.push_back(event); }

void wheel(float x, float y, float dx, float dy) { hand.wheels.push_back({x, y, dx, dy}); }

void secondary(float x, float y) {
    hand.long_press = true;
    hand.long_press_at = {x, y};
}

bool at_rest() {
    return !hand.down && hand.events.empty() && hand.wheels.empty() && !hand.motions.moving();
}

bool advance(double now_ms) {
    for (const ScrollArea& area : hand.areas)
        hand.motions.set_bounds(area.id, area.offset_max, extent_of(area));
    // A frame tells of one tap: what came after it waits for the next.
    auto event = hand.events.begin();
    while (event != hand.events.end() && hand.tapped == 0) handle(*event++);
    hand.events.erase(hand.events.begin(), event);
    for (const Wheel& one : hand.wheels) handle(one);
    hand.wheels.clear();

    Press& press = hand.press;
    if (hand.down && press.mode == Mode::pressed && !stops_a_motion(press)) {
        if (!press.shown && now_ms >= press.start_ms + press_delay_ms) show_press(press);
        if (may_become_long_press(press) && now_ms >= press.start_ms + long_press_ms) {
            press.offered = true;
            secondary(press.start.x, press.start.y);
        }
    }
    bool more = hand.motions.advance(now_ms) || !hand.events.empty();
    if (hand.pointer_leaves_in > 0) {
        more = true;
        if (--hand.pointer_leaves_in == 0) ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    }
    return more;
}

double next_wake_ms() {
    const Press& press = hand.press;
    if (hand.down && press.mode == Mode::pressed && !stops_a_motion(press)) {
        if (!press.shown) return press.start_ms + press_delay_ms;
        if (may_become_long_press(press)) return press.start_ms + long_press_ms;
    }
    return std::numeric_limits<double>::infinity();
}

void begin_frame() {
    hand.areas.clear();
    hand.owners.clear();
    hand.targets.clear();
}

void end_frame() {
    hand.long_press = false;
    hand.tapped = 0;
    std::erase_if(hand.strokes, [](Stroke& one) { return one.lifted && one.points.empty(); });
}

void add_scroll_area(ScrollArea area) { hand.areas.push_back(area); }

void add_drag_owner(std::uint32_t id, a11y::Rect rect) { hand.owners.push_back({id, rect}); }

void add_target(std::uint32_t id, a11y::Rect seen, int layer) {
    hand.targets.push_back({id, seen, layer});
}

bool tapped(std::uint32_t id) {
    if (id == 0 || hand.tapped != id) return false;
    hand.tapped = 0;
    return true;
}

bool pressing(std::uint32_t id) { return hand.press.on == id; }

float scroll_offset(std::uint32_t id, float current) { return hand.motions.offset(id, current); }

bool long_pressed(std::uint32_t, a11y::Rect rect) {
    if (!hand.long_press || !inside(rect, hand.long_press_at)) return false;
    hand.long_press = false;
    if (hand.down && hand.press.mode == Mode::pressed) {
        take_back(hand.press);
        hand.press.mode = Mode::ended;
    }
    return true;
}

std::vector<Point> take_drag(std::uint32_t owner_id, bool& lifted) {
    lifted = false;
    for (Stroke& one : hand.strokes) {
        if (one.owner != owner_id) continue;
        lifted = one.lifted;
        std::vector<Point> points = std::exchange(one.points, {});
        if (lifted) std::erase_if(hand.strokes, [&](Stroke& other) { return &other == &one; });
        return points;
    }
    return {};
}

void scroll_to(std::uint32_t area_id, float offset) {
    const ScrollArea* area = area_by_id(area_id);
    if (area != nullptr) hand.motions.jump(area_id, std::clamp(offset, 0.0f, area->offset_max));
}

bool pulled(std::uint32_t area_id, float distance) {
    return hand.motions.take_pull(area_id, distance);
}

const std::vector<ScrollArea>& scroll_areas() { return hand.areas; }

void reset() { hand = {}; }

}  // namespace ui::gesture
