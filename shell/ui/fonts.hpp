#pragma once
// The two faces of the interface, filled in tiers: glyphs of the interface before the first frame, the rest of Chinese after it.
//
// A tier is an OpenType file merged into its face; a glyph nobody brought is drawn by the platform's last resort, if it has one, until
// a tier brings it. Until the first tier of the bold face is there, the regular one stands in.
// Glyphs are rasterised when first met, at the size and pixel density asked for. Sizes given to ImGui::PushFont are line heights:
// take them from line_px(). Main thread only; add() must not be called between ImGui::NewFrame() and ImGui::EndFrame().

#include "imgui.h"

#include <cstdint>
#include <span>

struct ImFontLoader;

namespace ui::fonts {

enum class Weight : std::uint8_t { regular, bold };

// Ascent plus descent of Noto Sans CJK in em: the line ImGui lays out for text of one em.
// ImGui rounds sizes to whole pixels: line_px() is what it will use, drawn_em_px() the em that is really drawn.
constexpr float line_per_em = 1.448f;
constexpr float line_px(float em_px) {
    return static_cast<float>(static_cast<int>(em_px * line_per_em + 0.5f));
}
constexpr float drawn_em_px(float em_px) { return line_px(em_px) / line_per_em; }

// Null until the first tier of that weight arrived; bold falls back to regular.
ImFont* regular();
ImFont* bold();

// Merges one tier, copying it. False when the bytes are no font. What was missing and is in it is looked up again on the next frame;
// glyphs drawn before stay as they are.
bool add(Weight weight, std::span<const std::uint8_t> bytes);

// Draws code points that no tier holds. Set before the first add(); the loader must outlive the ImGui context.
void set_last_resort(const ImFontLoader* loader);

// What it drew is asked for anew: it could not draw everything at first. Call between two frames.
void draw_last_resort_anew();

// Is the glyph in a tier of this face (not only in the last resort)?
bool holds(const ImFont& font, ImWchar code_point);

// Bounds what glyphs cost: drops sizes that are no longer drawn, and everything when the atlas has grown too large; what the next
// frame shows is then rasterised anew. Call between two frames.
void tend();

// Texels of all glyphs that are kept, at most so many for long; 4 MB, several thousand at a tablet's density.
constexpr int texels_kept_most = 2048 * 2048;
// No picture of the atlas is larger, whatever one frame shows. A power of two.
constexpr int atlas_side_most = 4096;

// Forgets everything, with the ImGui context (tests).
void reset();

}  // namespace ui::fonts
