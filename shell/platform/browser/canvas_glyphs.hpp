#pragma once
// The last resort for rare glyphs: the browser's own fonts, drawn on a hidden canvas. They look as
// the device's fonts look, and cost no download. See web/glyphs.js. Main thread only.

struct ImFontLoader;

namespace platform::browser {

const ImFontLoader& canvas_glyphs();

}  // namespace platform::browser
