#include "shell/platform/browser/canvas_glyphs.hpp"

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/platform/browser/bridge.hpp"
#include "shell/ui/fonts.hpp"

#include <cmath>
#include <vector>

namespace platform::browser {
namespace {

// Room around the em square for marks and slopes, in em.
constexpr float margin_em = 0.2f;
constexpr float above_em = 1.1f, below_em = 0.4f;

bool drawing = false;

struct Bitmap {
    std::vector<std::uint8_t> alpha;
    int width = 0, height = 0;
    int left = 0, top = 0;  // where the baseline begins
    float advance = 0;

    struct Box {
        int x0, y0, x1, y1;
        bool empty() const { return x1 <= x0; }
    };
    Box ink() const {
        Box box{width, height, 0, 0};
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                if (alpha[static_cast<std::size_t>(y * width + x)] != 0)
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
    const bool private_use = code_point >= 0xE000 && code_point < 0xF900;
    return !control && !private_use && code_point != IM_UNICODE_CODEPOINT_INVALID;
}

// In device pixels.
float em_of(const ImFontConfig& source, const ImFontBaked& baked) {
    return baked.Size / ui::fonts::line_per_em * source.RasterizerDensity * baked.RasterizerDensity;
}

Bitmap draw(ImWchar code_point, float em, bool bold) {
    Bitmap bitmap;
    bitmap.left = static_cast<int>(std::ceil(em * margin_em));
    bitmap.top = static_cast<int>(std::ceil(em * above_em));
    const float advance = xunlou_glyph(code_point, em, bold ? 1 : 0, nullptr, 0, 0, 0, 0);
    bitmap.width = 2 * bitmap.left + static_cast<int>(std::ceil(advance));
    bitmap.height = bitmap.top + static_cast<int>(std::ceil(em * below_em));
    bitmap.alpha.resize(static_cast<std::size_t>(bitmap.width * bitmap.height));
    bitmap.advance = xunlou_glyph(code_point, em, bold ? 1 : 0, bitmap.alpha.data(), bitmap.width,
                                  bitmap.height, bitmap.left, bitmap.top);
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
        *advance =
            xunlou_glyph(code_point, em, is_bold(*source) ? 1 : 0, nullptr, 0, 0, 0, 0) / density;
        return true;
    }
    xunlou_glyph_missing(code_point);
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
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, place,
                                       bitmap.alpha.data() + ink.y0 * bitmap.width + ink.x0,
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
