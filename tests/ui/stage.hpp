#pragma once
// A screen without a device: an ImGui context with no renderer and a font whose glyphs are empty boxes (a Han character is one em
// wide, anything else half of one), so that layouts are the same on every machine. A test draws frames and looks at the
// accessibility tree, as a person with a screen reader does. One at a time.

#include "shell/ui/a11y.hpp"
#include "shell/ui/layout.hpp"

#include <functional>
#include <string_view>
#include <vector>

struct ImGuiContext;

namespace ui_test {

class Stage {
public:
    using Draw = std::function<void(ui::Context&)>;

    explicit Stage(float width = 1280, float height = 800);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    ui::FrameInput input;
    ui::Context& context() { return *context_; }

    void frame(const Draw& draw);
    void frames(int count, const Draw& draw);  // 16 ms apart
    bool wants_frame() const { return wants_frame_; }
    int vertices() const { return vertices_; }  // of the last frame

    // The only node with this role whose name begins so; null when there is none or more than one.
    const ui::a11y::Node* find(ui::a11y::Role role, std::string_view name) const;
    int count(ui::a11y::Role role) const;

    // What a finger, a mouse and a screen reader do; draws as many frames as it takes.
    void tap(float x, float y, const Draw& draw);
    void tap(const ui::a11y::Node& node, const Draw& draw);
    void activate(const ui::a11y::Node& node, const Draw& draw);

private:
    ImGuiContext* imgui_ = nullptr;
    std::unique_ptr<ui::Context> context_;
    double now_ms_ = 1000;
    bool wants_frame_ = false;
    int vertices_ = 0;
};

}  // namespace ui_test
