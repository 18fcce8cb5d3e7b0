#include "shell/ui/crisp_text.hpp"

#include "imgui.h"

#include <cmath>

namespace ui {
namespace {

// A glyph is a rectangle of two triangles a b c, a c d with a bitmap over its whole face. Shapes use
// one texel, lines a strip of it: their texture coordinates do not span both directions.
bool is_glyph(const ImDrawIdx* index, const ImDrawVert* vertex) {
    const int a = index[0];
    if (index[1] != a + 1 || index[2] != a + 2 || index[3] != a || index[4] != a + 2 ||
        index[5] != a + 3)
        return false;
    const ImDrawVert* v = vertex + a;
    return v[0].uv.x == v[3].uv.x && v[1].uv.x == v[2].uv.x && v[0].uv.y == v[1].uv.y &&
           v[2].uv.y == v[3].uv.y && v[0].uv.x != v[1].uv.x && v[0].uv.y != v[3].uv.y &&
           v[0].pos.y == v[1].pos.y && v[0].pos.x == v[3].pos.x;
}

void snap(ImDrawVert* corner, ImVec2 scale) {
    const float x = corner[0].pos.x * scale.x, y = corner[0].pos.y * scale.y;
    const float dx = (std::floor(x + 0.5f) - x) / scale.x;
    const float dy = (std::floor(y + 0.5f) - y) / scale.y;
    for (int i = 0; i < 4; ++i) {
        corner[i].pos.x += dx;
        corner[i].pos.y += dy;
    }
}

}  // namespace

void snap_glyphs_to_pixels(ImDrawData& data) {
    const ImTextureRef atlas = ImGui::GetIO().Fonts->TexRef;
    for (ImDrawList* list : data.CmdLists)
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.TexRef._TexData != atlas._TexData) continue;
            const ImDrawIdx* index = list->IdxBuffer.Data + command.IdxOffset;
            ImDrawVert* vertex = list->VtxBuffer.Data + command.VtxOffset;
            const unsigned count = command.ElemCount;
            for (unsigned i = 0; i + 6 <= count;) {
                if (!is_glyph(index + i, vertex)) {
                    i += 3;
                    continue;
                }
                snap(vertex + index[i], data.FramebufferScale);
                i += 6;
            }
        }
}

}  // namespace ui
