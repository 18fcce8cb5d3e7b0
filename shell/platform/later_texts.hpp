#pragma once
// Where texts lie that follow the first frame. In the browser they are side by side in the program's memory:
// scripts/site/texts.mjs cuts them out of what is downloaded first, web/texts.js puts them back, and
// Surroundings::texts_coming says until when they are empty. Elsewhere they are texts like any other.

#ifdef __EMSCRIPTEN__
#define XUNLOU_LATER_TEXT __attribute__((section("later_texts")))
#else
#define XUNLOU_LATER_TEXT
#endif
