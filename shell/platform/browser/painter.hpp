#pragma once
// Puts ImGui's finished frames on the canvas with WebGL 2.
//
// It never asks the context for anything: a question makes the browser wait until everything drawn
// so far is done. It is the only user of the context, so there is no state to keep for others. Glyph
// bitmaps are one byte a pixel. An ImTextureID is a texture's name, marked when it holds only alpha.
// Main thread only.

#include "imgui.h"

#include <cstdint>

namespace platform::browser {

class Painter {
public:
    // After ImGui::CreateContext(): tells ImGui what it can do. No graphics context is needed yet.
    static void announce();
    // With the graphics context, before the first paint(). False when a shader does not compile.
    bool open();
    // After the browser took the context away and gave it back: everything is made anew.
    bool reopen();
    // Does nothing when the canvas shows exactly this already: most frames only let ImGui settle.
    void paint(ImDrawData& data, ImVec4 background);

private:
    bool make_program();
    void make_buffers();
    void update(ImTextureData& texture);
    void create(ImTextureData& texture);
    void upload(ImTextureData& texture, const ImTextureRect& part);
    void begin(const ImDrawData& data);
    void draw(const ImDrawData& data, const ImDrawList& list);
    void point_at_vertex(unsigned first);

    unsigned program_ = 0, vertices_ = 0, indices_ = 0;
    int size_place_ = -1, alpha_only_place_ = -1;
    std::uint64_t shown_ = 0;  // fingerprint of what is on the canvas, 0: unknown
};

}  // namespace platform::browser
