#pragma once
// Dear ImGui's compile-time configuration, given to every file through IMGUI_USER_CONFIG.
// Off: what a product never shows (demo, debug windows, built-in font, obsolete names) and what a
// browser does not have (files).

#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS

// Rare hanzi lie beyond the basic plane.
#define IMGUI_USE_WCHAR32

// 16-bit indices; the backend splits large draw lists by vertex offset.
#define ImDrawIdx unsigned short

// The app keeps its settings and reads its numbers itself: ImGui's readers of both, never used, would
// bring the C library's scanner along.
#include <cstdio>
#define sscanf(...) 0
