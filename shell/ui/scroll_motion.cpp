#include "shell/ui/scroll_motion.hpp"

#include <algorithm>
#include <cmath>

namespace ui::gesture {
namespace {

// Speed is what the finger did in the last moments, not over the whole drag.
constexpr double sample_span_ms = 100;
// A finger that rested this long before it left does not throw.
constexpr double rest_ms = 60;
constexpr float fling_least = 0.05f;  // px/ms; slower is a placement, not a throw
constexpr float fling_most = 8.0f;
constexpr float fling_stop = 0.02f;
// v·e^(−t/325): the decay both mobile systems settled on, within taste.
constexpr float fling_decay_ms = 325;
// Critically damped return from beyond an end: home in about a third of a second.
constexpr float spring_per_ms = 0.014f;
constexpr float spring_stop_px = 0.4f;
constexpr float glide_decay_ms = 55;
constexpr float glide_stop_px = 0.5f;
// How stiff a stretched end feels; 0.55 as on iOS.
constexpr float rubber = 0.55f;
// A step longer than this is a pause of the page, not motion.
constexpr double step_most_ms = 64;

float beyond(float offset, float offset_max) {
    if (offset < 0) return offset;
    return offset > offset_max ? offset - offset_max : 0;
}

float stretched(float over, float extent) {
    const float size = std::max(extent, 1.0f);
    const float amount = std::abs(over) * rubber / size;
    return std::copysign((1 - 1 / (amount + 1)) * size, over);
}

// How far a finger would have had to go for that stretch.
float unstretched(float shown, float extent) {
    const float size = std::max(extent, 1.0f);
    const float part = std::min(std::abs(shown) / size, 0.95f);
    return std::copysign((1 / (1 - part) - 1) * size / rubber, shown);
}

}  // namespace

ScrollMotions::Motion* ScrollMotions::find(std::uint32_t area) {
    for (Motion& one : motions_)
        if (one.area == area) return &one;
    return nullptr;
}

ScrollMotions::Motion& ScrollMotions::get(std::uint32_t area, float offset, float offset_max) {
    Motion* found = find(area);
    Motion& one = found ? *found : motions_.emplace_back();
    if (!found) {
        one.area = area;
        one.offset = offset;
    }
    one.offset_max = offset_max;
    one.read = false;
    one.drawn = true;
    return one;
}

float ScrollMotions::shown(const Motion& motion) {
    if (motion.kind != Kind::held) return motion.offset;
    const float over = beyond(motion.offset, motion.offset_max);
    return over == 0 ? motion.offset : motion.offset - over + stretched(over, motion.extent);
}

void ScrollMotions::begin_drag(std::uint32_t area, float offset, float offset_max, float extent,
                               double at_ms) {
    Motion& one = get(area, offset, offset_max);
    one.extent = extent;
    one.kind = Kind::held;
    one.velocity = 0;
    one.pulled = 0;
    one.samples.assign(1, {at_ms, one.offset});
}

void ScrollMotions::drag(std::uint32_t area, float delta, double at_ms) {
    Motion* one = find(area);
    if (one == nullptr || one->kind != Kind::held) return;
    one->offset += delta;
    one->samples.push_back({at_ms, one->offset});
    std::erase_if(one->samples,
                  [&](const Sample& sample) { return sample.at_ms < at_ms - sample_span_ms; });
}

void ScrollMotions::let_go(std::uint32_t area, double at_ms, bool may_fling) {
    Motion* one = find(area);
    if (one == nullptr || one->kind != Kind::held) return;
    const float over = beyond(one->offset, one->offset_max);
    one->offset = shown(*one);
    one->last_ms = -1;
    one->velocity = 0;
    one->read = false;
    if (may_fling && one->samples.size() >= 2) {
        const Sample &first = one->samples.front(), &last = one->samples.back();
        const double span = last.at_ms - first.at_ms;
        if (span > 0 && at_ms - last.at_ms < rest_ms)
            one->velocity = std::clamp((last.offset - first.offset) / static_cast<float>(span),
                                       -fling_most, fling_most);
    }
    one->samples.clear();
    if (over != 0) {
        if (may_fling && one->offset < 0) one->pulled = -one->offset;
        one->velocity = 0;
        one->kind = Kind::spring;
    } else {
        one->kind = std::abs(one->velocity) >= fling_least ? Kind::fling : Kind::settled;
    }
}

bool ScrollMotions::catch_moving(std::uint32_t area) {
    Motion* one = find(area);
    if (one == nullptr || one->kind == Kind::settled || one->kind == Kind::held) return false;
    const float over = beyond(one->offset, one->offset_max);
    if (over != 0) one->offset += unstretched(over, one->extent) - over;
    one->kind = Kind::held;
    one->samples.clear();
    return true;
}

void ScrollMotions::wheel(std::uint32_t area, float offset, float offset_max, float delta,
                          bool notched) {
    Motion& one = get(area, offset, offset_max);
    if (one.kind == Kind::held) return;
    const float from = notched && one.kind == Kind::glide ? one.target : one.offset;
    one.target = std::clamp(from + delta, 0.0f, offset_max);
    if (notched) {
        if (one.kind != Kind::glide) one.last_ms = -1;
        one.kind = Kind::glide;
    } else {
        one.offset = one.target;
        one.kind = Kind::settled;
    }
}

void ScrollMotions::jump(std::uint32_t area, float offset) {
    Motion& one = get(area, offset, offset);
    if (one.kind == Kind::held) return;
    one.offset = offset;
    one.kind = Kind::settled;
}

void ScrollMotions::set_bounds(std::uint32_t area, float offset_max, float extent) {
    Motion* one = find(area);
    if (one == nullptr) return;
    one->drawn = true;
    one->offset_max = std::max(0.0f, offset_max);
    one->extent = extent;
}

void ScrollMotions::step(Motion& one, float dt) {
    switch (one.kind) {
        case Kind::fling: {
            const float decay = std::exp(-dt / fling_decay_ms);
            one.offset += one.velocity * fling_decay_ms * (1 - decay);
            one.velocity *= decay;
            if (beyond(one.offset, one.offset_max) != 0)
                one.kind = Kind::spring;
            else if (std::abs(one.velocity) < fling_stop)
                one.kind = Kind::settled;
            break;
        }
        case Kind::spring: {
            const float over = beyond(one.offset, one.offset_max);
            const float bound = one.offset - over;
            const float rate = one.velocity + spring_per_ms * over;
            const float fade = std::exp(-spring_per_ms * dt);
            const float rest = (over + rate * dt) * fade;
            one.velocity = (rate - spring_per_ms * (over + rate * dt)) * fade;
            one.offset = bound + rest;
            // Home, or through the bound: the return never overshoots into the content.
            const bool crossed = over != 0 && rest * over < 0;
            if (crossed ||
                (std::abs(rest) < spring_stop_px && std::abs(one.velocity) < fling_stop)) {
                one.offset = bound;
                one.kind = Kind::settled;
            }
            break;
        }
        case Kind::glide: {
            one.target = std::clamp(one.target, 0.0f, one.offset_max);
            one.offset = one.target + (one.offset - one.target) * std::exp(-dt / glide_decay_ms);
            if (std::abs(one.target - one.offset) < glide_stop_px) {
                one.offset = one.target;
                one.kind = Kind::settled;
            }
            break;
        }
        case Kind::held:
        case Kind::settled: break;
    }
}

bool ScrollMotions::advance(double now_ms) {
    std::erase_if(motions_, [](const Motion& one) {
        return !one.drawn || (one.kind == Kind::settled && one.read);
    });
    for (Motion& one : motions_) {
        one.drawn = false;
        const double dt = one.last_ms < 0 ? 0 : std::min(now_ms - one.last_ms, step_most_ms);
        one.last_ms = now_ms;
        if (dt > 0) step(one, static_cast<float>(dt));
    }
    return moving();
}

bool ScrollMotions::moving() const {
    return std::any_of(motions_.begin(), motions_.end(), [](const Motion& one) {
        return one.kind != Kind::held && !(one.kind == Kind::settled && one.read);
    });
}

float ScrollMotions::offset(std::uint32_t area, float current) {
    Motion* one = find(area);
    if (one == nullptr) return current;
    if (one->kind == Kind::settled) one->read = true;
    return shown(*one);
}

bool ScrollMotions::take_pull(std::uint32_t area, float distance) {
    Motion* one = find(area);
    if (one == nullptr || one->pulled <= 0) return false;
    const bool far = one->pulled >= distance;
    one->pulled = 0;
    return far;
}

}  // namespace ui::gesture
