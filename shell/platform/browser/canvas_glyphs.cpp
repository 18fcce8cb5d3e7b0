#include "shell/platform/browser/canvas_glyphs.hpp"

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/platform/browser/bridge.hpp"
#include "shell/ui/characters.hpp"
#include "shell/ui/fonts.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace platform::browser {
namespace {

// Room around the em square for marks and slopes, in em.
constexpr float margin_em = 0.2f;
constexpr float above_em = 1.1f, below_em = 0.4f;

bool drawing = false;

struct Bitmap {
    std::vector<std::uint8_t> rgba;  // not multiplied by alpha
    int width = 0, height = 0;
    int left = 0, top = 0;  // where the baseline begins
    float advance = 0;

    const std::uint8_t* at(int x, int y) const { return rgba.data() + 4 * (y * width + x); }
    // Ink is drawn in white: whatever shows another colour is a picture.
    bool coloured() const {
        constexpr std::uint8_t seen = 64, white_least = 200;
        for (std::size_t i = 0; i < rgba.size(); i += 4) {
            const std::uint8_t least = std::min({rgba[i], rgba[i + 1], rgba[i + 2]});
            if (rgba[i + 3] >= seen && least < white_least) return true;
        }
        return false;
    }
    struct Box {
        int x0, y0, x1, y1;
        bool empty() const { return x1 <= x0; }
    };
    Box ink() const {
        Box box{width, height, 0, 0};
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                if (at(x, y)[3] != 0)
                    box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x + 1),
                           std::max(box.y1, y + 1)};
        return box;
    }
};

bool is_bold(const ImFontConfig& source) {
    return source.DstFont == ui::fonts::bold() && source.DstFont != ui::fonts::regular();
}

// Controls and private use have no picture of their own in any font.
bool has_picture(ImWchar code_point) {
    const bool control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
    const bool private_use =
        code_point >= 0xE000 && code_point < 0xF900 && ui::sequence_of(code_point).empty();
    return !control && !private_use && code_point != IM_UNICODE_CODEPOINT_INVALID;
}

// In device pixels.
float em_of(const ImFontConfig& source, const ImFontBaked& baked) {
    return baked.Size / ui::fonts::line_per_em * source.RasterizerDensity * baked.RasterizerDensity;
}

// Advance in device pixels; draws only with `rgba`.
float draw_into(std::uint8_t* rgba, const Bitmap& bitmap, ImWchar code_point, float em, bool bold) {
    char one[5] = {};
    std::string_view text = ui::sequence_of(code_point);
    if (text.empty()) text = {one, static_cast<std::size_t>(ImTextCharToUtf8(one, code_point))};
    return xunlou_glyph(text.data(), text.size(), em, bold ? 1 : 0, rgba, bitmap.width,
                        bitmap.height, bitmap.left, bitmap.top);
}

float advance_of(ImWchar code_point, float em, bool bold) {
    return draw_into(nullptr, {}, code_point, em, bold);
}

Bitmap draw(ImWchar code_point, float em, bool bold) {
    Bitmap bitmap;
    bitmap.left = static_cast<int>(std::ceil(em * margin_em));
    bitmap.top = static_cast<int>(std::ceil(em * above_em));
    const float advance = advance_of(code_point, em, bold);
    bitmap.width = 2 * bitmap.left + static_cast<int>(std::ceil(advance));
    bitmap.height = bitmap.top + static_cast<int>(std::ceil(em * below_em));
    bitmap.rgba.resize(static_cast<std::size_t>(4 * bitmap.width * bitmap.height));
    bitmap.advance = draw_into(bitmap.rgba.data(), bitmap, code_point, em, bold);
    return bitmap;
}

bool source_init(ImFontAtlas*, ImFontConfig*) { return true; }

bool contains(ImFontAtlas*, ImFontConfig* source, ImWchar code_point) {
    return has_picture(code_point) && !ui::fonts::holds(*source->DstFont, code_point);
}

bool load(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code_point,
          ImFontGlyph* glyph, float* advance) {
    if (!contains(atlas, source, code_point)) return false;
    const float em = em_of(*source, *baked);
    const float density = source->RasterizerDensity * baked->RasterizerDensity;
    if (!drawing) {  // as wide as a hanzi
        if (advance != nullptr) {
            *advance = em / density;
            return true;
        }
        glyph->Codepoint = code_point;
        glyph->AdvanceX = em / density;
        return true;
    }
    if (advance != nullptr) {
        *advance = advance_of(code_point, em, is_bold(*source)) / density;
        return true;
    }
    if (ui::sequence_of(code_point).empty()) xunlou_glyph_missing(code_point);
    const Bitmap bitmap = draw(code_point, em, is_bold(*source));
    glyph->Codepoint = code_point;
    glyph->AdvanceX = bitmap.advance / density;
    const Bitmap::Box ink = bitmap.ink();
    if (ink.empty()) return true;

    const int width = ink.x1 - ink.x0, height = ink.y1 - ink.y0;
    const ImFontAtlasRectId packed = ImFontAtlasPackAddRect(atlas, width, height);
    if (packed == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* place = ImFontAtlasPackGetRect(atlas, packed);
    glyph->X0 = static_cast<float>(ink.x0 - bitmap.left) / density;
    glyph->Y0 = static_cast<float>(ink.y0 - bitmap.top) / density + std::round(baked->Ascent);
    glyph->X1 = glyph->X0 + static_cast<float>(width) / density;
    glyph->Y1 = glyph->Y0 + static_cast<float>(height) / density;
    glyph->Visible = true;
    glyph->PackId = packed;
    if (bitmap.coloured()) ui::fonts::wish_colour();
    glyph->Colored = bitmap.coloured() && atlas->TexData->Format == ImTextureFormat_RGBA32;
    if (glyph->Colored) {
        ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, place,
                                           bitmap.at(ink.x0, ink.y0), ImTextureFormat_RGBA32,
                                           4 * bitmap.width);
        return true;
    }
    std::vector<std::uint8_t> alpha;
    alpha.reserve(bitmap.rgba.size() / 4);
    for (std::size_t i = 3; i < bitmap.rgba.size(); i += 4) alpha.push_back(bitmap.rgba[i]);
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, place,
                                       alpha.data() + ink.y0 * bitmap.width + ink.x0,
                                       ImTextureFormat_Alpha8, bitmap.width);
    return true;
}

}  // namespace

const ImFontLoader& canvas_glyphs() {
    static const ImFontLoader loader = [] {
        ImFontLoader one;
        one.Name = "canvas";
        one.FontSrcInit = source_init;
        one.FontSrcContainsGlyph = contains;
        one.FontBakedLoadGlyph = load;
        return one;
    }();
    return loader;
}

void begin_canvas_glyphs() {
    drawing = true;
    ui::fonts::draw_last_resort_anew();
}

}  // namespace platform::browser
