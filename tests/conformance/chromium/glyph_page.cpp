// Draws what a test asks for with the app's own fonts, atlas and painter: a grid of single glyphs, each
// in the middle of its cell. tests/conformance/chromium/glyph_test.mjs compares the canvas with what
// the browser draws.

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/platform/browser/canvas_glyphs.hpp"
#include "shell/platform/browser/painter.hpp"
#include "shell/ui/crisp_text.hpp"
#include "shell/ui/fonts.hpp"

#include <emscripten/html5.h>
#include <cstdint>

namespace {

platform::browser::Painter painter;

void draw_grid(const std::uint32_t* codes, int count, float em, float cell, bool bold) {
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const float line = ui::fonts::line_px(em);
    ImFont* font = bold ? ui::fonts::bold() : ui::fonts::regular();
    const int columns = static_cast<int>(ImGui::GetIO().DisplaySize.x / cell);
    for (int i = 0; i < count; ++i) {
        char text[5] = {};
        ImTextCharToUtf8(text, codes[i]);
        const float x = static_cast<float>(i % columns) * cell + (cell - em) / 2;
        const float y = static_cast<float>(i / columns) * cell + (cell - line) / 2;
        list.AddText(font, line, {x, y}, IM_COL32_WHITE, text);
    }
}

}  // namespace

#define PAGE_ENTRY extern "C" __attribute__((used, visibility("default")))

PAGE_ENTRY int glyph_open(float width, float height, float scale) {
    ui::fonts::set_last_resort(&platform::browser::canvas_glyphs());
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {width, height};
    io.DisplayFramebufferScale = {scale, scale};
    io.Fonts->TexMaxWidth = io.Fonts->TexMaxHeight = ui::fonts::atlas_side_most;
    platform::browser::Painter::announce();
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    wanted.alpha = wanted.antialias = false;
    wanted.preserveDrawingBuffer = true;  // the painter leaves a canvas alone that is right already
    const auto context = emscripten_webgl_create_context("#canvas", &wanted);
    if (context <= 0) return 0;
    emscripten_webgl_make_context_current(context);
    return painter.open() ? 1 : 0;
}

PAGE_ENTRY void glyph_begin() { platform::browser::begin_canvas_glyphs(); }

PAGE_ENTRY int glyph_font(int bold, const std::uint8_t* bytes, std::size_t size) {
    const auto weight = bold != 0 ? ui::fonts::Weight::bold : ui::fonts::Weight::regular;
    return ui::fonts::add(weight, {bytes, size}) ? 1 : 0;
}

// em and cell in logical pixels.
PAGE_ENTRY void glyph_frame(const std::uint32_t* codes, int count, float em, float cell, int bold) {
    ui::fonts::tend();
    ImGui::NewFrame();
    draw_grid(codes, count, em, cell, bold != 0);
    ImGui::Render();
    ImDrawData& picture = *ImGui::GetDrawData();
    ui::snap_glyphs_to_pixels(picture);
    painter.paint(picture, {0, 0, 0, 1});
}

// One byte each: what the atlas takes up on either side.
PAGE_ENTRY int glyph_atlas_texels() {
    const ImTextureData* atlas = ImGui::GetIO().Fonts->TexData;
    return atlas->Width * atlas->Height;
}
