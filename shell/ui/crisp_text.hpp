#pragma once
// Text on whole device pixels at any pixel ratio.
//
// ImGui places text on whole logical pixels and advances by fractions; its glyph bitmaps are made for
// one exact position. This moves every glyph of a finished frame to the nearest device pixel, where
// each texel covers one pixel. Call between ImGui::Render() and drawing. Main thread only.

struct ImDrawData;

namespace ui {

void snap_glyphs_to_pixels(ImDrawData& data);

}  // namespace ui
