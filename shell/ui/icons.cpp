#include "shell/ui/icons.hpp"

#include "shell/ui/icon_paths.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace ui {
namespace {

constexpr float grid = 24, stroke_width = 1.9f;
constexpr int curve_steps = 10;
constexpr float arc_step = 0.22f;   // radians between points of an arc
constexpr float sharp_turn = 1.9f;  // radians: sharper corners get two strokes with round ends

struct Polyline {
    std::vector<ImVec2> points;  // in grid units
    bool closed = false;
};
using Drawing = std::vector<Polyline>;

// Reads path notation into polylines; done once for each icon.
class PathReader {
public:
    explicit PathReader(std::string_view path) : rest_(path) {}

    Drawing read() {
        char command = 0;
        while (skip_space()) {
            const char next = rest_.front();
            if ((next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z')) {
                command = next;
                rest_.remove_prefix(1);
            }
            step(command);
        }
        return std::move(drawing_);
    }

private:
    bool skip_space() {
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == ','))
            rest_.remove_prefix(1);
        return !rest_.empty();
    }

    // Numbers as in SVG: "1.5-2.3.8" is three of them.
    float number() {
        skip_space();
        std::size_t end = 0;
        bool dot = false;
        while (end < rest_.size()) {
            const char ch = rest_[end];
            const bool sign = ch == '-' && end == 0;
            const bool first_dot = ch == '.' && !dot;
            if (!sign && !first_dot && !(ch >= '0' && ch <= '9')) break;
            dot = dot || ch == '.';
            ++end;
        }
        float value = 0, scale = 1;
        bool negative = false, after_dot = false;
        for (const char ch : rest_.substr(0, end)) {
            if (ch == '-')
                negative = true;
            else if (ch == '.')
                after_dot = true;
            else if (after_dot)
                value += static_cast<float>(ch - '0') * (scale /= 10);
            else
                value = value * 10 + static_cast<float>(ch - '0');
        }
        rest_.remove_prefix(std::max<std::size_t>(end, 1));
        return negative ? -value : value;
    }

    ImVec2 point(bool relative) {
        const float x = number(), y = number();
        return relative ? ImVec2{at_.x + x, at_.y + y} : ImVec2{x, y};
    }

    void line_to(ImVec2 to) {
        if (drawing_.empty() || drawing_.back().closed) { drawing_.push_back({.points = {at_}}); }
        drawing_.back().points.push_back(to);
        at_ = to;
    }

    void curve_to(ImVec2 a, ImVec2 b, ImVec2 to) {
        const ImVec2 from = at_;
        for (int i = 1; i <= curve_steps; ++i) {
            const float t = static_cast<float>(i) / curve_steps, s = 1 - t;
            const float k0 = s * s * s, k1 = 3 * s * s * t, k2 = 3 * s * t * t, k3 = t * t * t;
            line_to({k0 * from.x + k1 * a.x + k2 * b.x + k3 * to.x,
                     k0 * from.y + k1 * a.y + k2 * b.y + k3 * to.y});
        }
        control_ = b;
    }

    // Circular arcs only (the two radii are equal in all drawings).
    void arc_to(float radius, bool large, bool sweep, ImVec2 to) {
        const ImVec2 from = at_;
        const float dx = to.x - from.x, dy = to.y - from.y;
        const float chord = std::hypot(dx, dy);
        if (chord < 1e-6f) return;
        radius = std::max(radius, chord / 2);
        const float rise = std::sqrt(std::max(radius * radius - chord * chord / 4, 0.0f));
        const float side = large == sweep ? -1.0f : 1.0f;
        const ImVec2 center = {(from.x + to.x) / 2 - side * rise * dy / chord,
                               (from.y + to.y) / 2 + side * rise * dx / chord};
        const float start = std::atan2(from.y - center.y, from.x - center.x);
        float span = std::atan2(to.y - center.y, to.x - center.x) - start;
        constexpr float turn = 6.2831853f;
        if (sweep && span < 0) span += turn;
        if (!sweep && span > 0) span -= turn;
        const int steps = std::max(2, static_cast<int>(std::ceil(std::abs(span) / arc_step)));
        for (int i = 1; i < steps; ++i) {
            const float angle = start + span * static_cast<float>(i) / static_cast<float>(steps);
            line_to({center.x + std::cos(angle) * radius, center.y + std::sin(angle) * radius});
        }
        line_to(to);
    }

    void step(char command) {
        const bool relative = command >= 'a';
        switch (command) {
            case 'M':
            case 'm':
                at_ = point(relative);
                drawing_.push_back({.points = {at_}});
                break;
            case 'L':
            case 'l': line_to(point(relative)); break;
            case 'H':
            case 'h': line_to({number() + (relative ? at_.x : 0), at_.y}); break;
            case 'V':
            case 'v': line_to({at_.x, number() + (relative ? at_.y : 0)}); break;
            case 'C':
            case 'c': {
                const ImVec2 a = point(relative), b = point(relative), to = point(relative);
                curve_to(a, b, to);
                break;
            }
            case 'S':
            case 's': {
                const ImVec2 b = point(relative), to = point(relative);
                curve_to(
                    last_was_curve_ ? ImVec2{2 * at_.x - control_.x, 2 * at_.y - control_.y} : at_,
                    b, to);
                break;
            }
            case 'A':
            case 'a': {
                const float radius = number();
                number();
                number();
                const bool large = number() != 0, sweep = number() != 0;
                arc_to(radius, large, sweep, point(relative));
                break;
            }
            case 'Z':
            case 'z':
                if (!drawing_.empty()) {
                    drawing_.back().closed = true;
                    at_ = drawing_.back().points.front();
                }
                break;
            default: rest_.remove_prefix(1); break;
        }
        last_was_curve_ = command == 'C' || command == 'c' || command == 'S' || command == 's';
    }

    std::string_view rest_;
    Drawing drawing_;
    ImVec2 at_ = {0, 0}, control_ = {0, 0};
    bool last_was_curve_ = false;
};

float turn_at(ImVec2 before, ImVec2 at, ImVec2 after) {
    const float in = std::atan2(at.y - before.y, at.x - before.x);
    const float out = std::atan2(after.y - at.y, after.x - at.x);
    const float turn = std::abs(out - in);
    return std::min(turn, 6.2831853f - turn);
}

// Strokes as they are painted: cut at sharp corners, closed only where no corner is sharp. A dot is
// a stroke of one point.
Drawing strokes_of(const Drawing& paths) {
    Drawing strokes;
    for (const Polyline& path : paths) {
        std::vector<ImVec2> points = path.points;
        const std::size_t count = points.size();
        const auto sharp = [&](std::size_t i) {
            return i > 0 && i + 1 < count &&
                   turn_at(points[i - 1], points[i], points[i + 1]) > sharp_turn;
        };
        bool any_sharp = false;
        for (std::size_t i = 0; i < count; ++i) any_sharp = any_sharp || sharp(i);
        if (path.closed && !any_sharp) {
            strokes.push_back(path);
            continue;
        }
        const bool dot =
            count == 2 && std::hypot(points[1].x - points[0].x, points[1].y - points[0].y) < 0.1f;
        if (dot) points.pop_back();
        strokes.push_back({});
        for (std::size_t i = 0; i < points.size(); ++i) {
            strokes.back().points.push_back(points[i]);
            if (sharp(i)) strokes.push_back({.points = {points[i]}});
        }
        if (path.closed) strokes.back().points.push_back(points.front());
    }
    return strokes;
}

const Drawing& drawing_of(Icon icon) {
    static std::array<Drawing, static_cast<std::size_t>(Icon::count_)> drawings;
    Drawing& drawing = drawings[static_cast<std::size_t>(icon)];
    if (drawing.empty()) drawing = strokes_of(PathReader(icon_path(icon)).read());
    return drawing;
}

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 center, float extent, ImU32 color) {
    if (icon == Icon::none) return;
    const float scale = extent / grid;
    const ImVec2 corner = {center.x - extent / 2, center.y - extent / 2};
    const float thickness = stroke_width * scale;
    const auto place = [&](ImVec2 p) {
        return ImVec2{corner.x + p.x * scale, corner.y + p.y * scale};
    };
    for (const Polyline& stroke : drawing_of(icon)) {
        const ImVec2 first = place(stroke.points.front()), last = place(stroke.points.back());
        if (stroke.points.size() == 1) {
            list.AddCircleFilled(first, thickness * 0.62f, color, 10);
            continue;
        }
        for (const ImVec2 point : stroke.points) list.PathLineTo(place(point));
        list.PathStroke(color, stroke.closed ? ImDrawFlags_Closed : 0, thickness);
        if (stroke.closed) continue;
        list.AddCircleFilled(first, thickness / 2, color, 8);
        list.AddCircleFilled(last, thickness / 2, color, 8);
    }
}

}  // namespace ui
