#pragma once
// The last resort for rare glyphs: the browser's own fonts, drawn on a hidden canvas. They look as
// the device's fonts look, and cost no download. See web/glyphs.js. Main thread only.
//
// A browser that has just been started needs a fifth of a second for its first canvas of that kind:
// the first frame does not wait for it and leaves such glyphs blank, the next one has them.

struct ImFontLoader;

namespace platform::browser {

const ImFontLoader& canvas_glyphs();

// The first frame stands: from now on they are drawn. Call between two frames.
void begin_canvas_glyphs();

}  // namespace platform::browser
