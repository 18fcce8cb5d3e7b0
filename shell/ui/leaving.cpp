// Overlays on their way out. Whoever closed one stops calling it at once, so what is seen going away
// is its last picture: vertices kept from the frame before.

#include "shell/ui/kit.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace ui {
namespace {

constexpr float slide_px = 24;
constexpr int vertices_max = 60'000;  // indices of 16 bits, with room for what else is drawn

// Nothing when the picture cannot be shown again as it was.
Leaving picture_of(const ImGuiWindow& window, int panel) {
    Leaving picture;
    const ImDrawList& list = *window.DrawList;
    const ImTextureData* glyphs = ImGui::GetIO().Fonts->TexData;
    if (list.VtxBuffer.Size > vertices_max) return picture;
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.VtxOffset != 0 || command.UserCallback != nullptr) return {};
        if (command.TexRef._TexData != glyphs) continue;  // a photo may be gone already
        picture.pieces.push_back({command.ClipRect, command.IdxOffset, command.ElemCount});
    }
    picture.vertices.assign(list.VtxBuffer.begin(), list.VtxBuffer.end());
    picture.indices.assign(list.IdxBuffer.begin(), list.IdxBuffer.end());
    picture.panel = static_cast<std::size_t>(std::max(panel, 0));
    picture.glyphs = glyphs;
    return picture;
}

void begin_leaving(Context& c, std::size_t place) {
    char name[32];
    std::snprintf(name, sizeof name, "##overlay%d", static_cast<int>(place) + 1);
    const ImGuiWindow* window = ImGui::FindWindowByName(name);
    // Active in this frame: another overlay took its place, and its picture is lost.
    if (window == nullptr || window->LastFrameActive == ImGui::GetFrameCount()) return;
    Leaving picture = picture_of(*window, c.kit->overlays[place].first_vertex);
    if (picture.vertices.empty()) return;
    picture.since_ms = c.input.monotonic_ms;
    c.kit->leaving.push_back(std::move(picture));
}

void draw(const Leaving& picture, float gone) {
    ImDrawList& list = paint();
    const unsigned base = list._VtxCurrentIdx;
    list.PrimReserve(0, static_cast<int>(picture.vertices.size()));
    for (std::size_t i = 0; i < picture.vertices.size(); ++i) {
        const ImDrawVert& vertex = picture.vertices[i];
        const float lower = i >= picture.panel ? slide_px * gone : 0;
        list.PrimWriteVtx({vertex.pos.x, vertex.pos.y + lower}, vertex.uv,
                          fade(vertex.col, 1 - gone));
    }
    for (const Leaving::Piece& piece : picture.pieces) {
        list.PushClipRect({piece.clip.x, piece.clip.y}, {piece.clip.z, piece.clip.w}, false);
        list.PrimReserve(static_cast<int>(piece.count), 0);
        for (std::size_t i = 0; i < piece.count; ++i)
            list.PrimWriteIdx(static_cast<ImDrawIdx>(base + picture.indices[piece.first + i]));
        list.PopClipRect();
    }
}

}  // namespace

void draw_leaving(Context& c) {
    Kit& kit = *c.kit;
    for (std::size_t place = 0; place < kit.overlays.size(); ++place) {
        OverlayMemory& overlay = kit.overlays[place];
        if (overlay.seen) continue;
        kit.animating = true;  // it covers the page until the next frame begins
        if (!overlay.left && !c.input.reduced_motion) begin_leaving(c, place);
        overlay.left = true;
    }
    const void* glyphs = ImGui::GetIO().Fonts->TexData;
    std::erase_if(kit.leaving, [&](const Leaving& one) {
        return one.glyphs != glyphs ||
               c.input.monotonic_ms >= one.since_ms + static_cast<double>(motion::leave_ms);
    });
    if (kit.leaving.empty()) return;
    kit.animating = true;
    open_window(c, "##leaving", {0, 0, c.input.width, c.input.height}, true);
    for (const Leaving& one : kit.leaving) {
        const auto t = static_cast<float>((c.input.monotonic_ms - one.since_ms) / motion::leave_ms);
        draw(one, std::clamp(t * t, 0.0f, 1.0f));
    }
    ImGui::End();
}

}  // namespace ui
