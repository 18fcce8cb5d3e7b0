#include "shell/ui/fonts.hpp"

#include "imgui_internal.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace ui::fonts {
namespace {

// Shorter than any font's tables: not worth handing to the parser, which trusts its input.
constexpr std::size_t bytes_least = 128;

// A size not drawn for so many frames belongs to another screen or an earlier text size.
constexpr int frames_unused_most = 600;

// How ImGui marks code points in ImFontBaked::IndexLookup.
constexpr ImU16 index_unknown = 0xFFFF, index_not_found = 0xFFFE;

struct Faces {
    std::array<ImFont*, 2> fonts{};
    const ImFontLoader* last_resort = nullptr;
    int texels_of_a_frame = 0;  // what was left of the atlas, one frame after it was emptied
    bool emptied = false;
};
Faces faces;

ImFont*& slot(Weight weight) { return faces.fonts[static_cast<std::size_t>(weight)]; }

bool is_open_type(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < bytes_least) return false;
    static constexpr std::uint8_t true_type[4] = {0, 1, 0, 0};
    return std::memcmp(bytes.data(), "OTTO", 4) == 0 ||
           std::memcmp(bytes.data(), true_type, 4) == 0;
}

// ImGui 1.92.2 merges into the font that was added last, whatever DstFont says.
class LastFont {
public:
    LastFont(ImFontAtlas& atlas, ImFont* font) : atlas_(atlas) {
        index_ = atlas.Fonts.find_index(font);
        std::swap(atlas_.Fonts[index_], atlas_.Fonts.back());
    }
    ~LastFont() { std::swap(atlas_.Fonts[index_], atlas_.Fonts.back()); }
    LastFont(const LastFont&) = delete;
    LastFont& operator=(const LastFont&) = delete;

private:
    ImFontAtlas& atlas_;
    int index_ = 0;
};

ImFontConfig config_for(ImFont* font) {
    ImFontConfig config;
    config.MergeMode = font != nullptr;
    config.DstFont = font;
    config.OversampleH = 1;  // glyphs are placed on whole device pixels
    config.OversampleV = 1;
    return config;
}

ImFont* add_source(ImFontAtlas& atlas, const ImFontConfig& config) {
    if (!config.MergeMode) return atlas.AddFont(&config);
    const LastFont last(atlas, config.DstFont);
    return atlas.AddFont(&config);
}

bool has_glyph(const ImFontConfig& source, ImWchar code_point) {
    ImFontAtlas* atlas = source.DstFont->ContainerAtlas;
    const ImFontLoader* loader = source.FontLoader ? source.FontLoader : atlas->FontLoader;
    auto* own = const_cast<ImFontConfig*>(&source);
    return loader->FontSrcContainsGlyph != nullptr &&
           loader->FontSrcContainsGlyph(atlas, own, code_point);
}

bool is_last_resort(const ImFontConfig& source) {
    return faces.last_resort != nullptr && source.FontLoader == faces.last_resort;
}

// Was it looked up in vain, or drawn by the last resort?
bool is_stand_in(const ImFont& font, const ImFontBaked& baked, ImWchar code_point) {
    const ImU16 at = baked.IndexLookup[static_cast<int>(code_point)];
    if (at == index_unknown || code_point == font.FallbackChar || code_point == font.EllipsisChar)
        return false;
    if (at == index_not_found) return true;
    const auto source = static_cast<int>(baked.Glyphs[at].SourceIdx);
    return source < font.Sources.Size && is_last_resort(*font.Sources[source]);
}

// So that the code points of a new source are looked up once more.
void forget_stand_ins(ImFont& font, const ImFontConfig& brought) {
    ImFontAtlas* atlas = font.ContainerAtlas;
    for (int n = 0; n < atlas->Builder->BakedPool.Size; ++n) {
        ImFontBaked& baked = atlas->Builder->BakedPool[n];
        if (baked.ContainerFont != &font || baked.WantDestroy) continue;
        for (int code = 0; code < baked.IndexLookup.Size; ++code) {
            const auto code_point = static_cast<ImWchar>(code);
            if (!is_stand_in(font, baked, code_point) || !has_glyph(brought, code_point)) continue;
            const ImU16 at = baked.IndexLookup[code];
            if (at != index_not_found)
                ImFontAtlasBakedDiscardFontGlyph(atlas, &font, &baked, &baked.Glyphs[at]);
            baked.IndexLookup[code] = index_unknown;
            baked.IndexAdvanceX[code] = -1;
        }
    }
}

}  // namespace

ImFont* regular() { return slot(Weight::regular); }

ImFont* bold() {
    ImFont* font = slot(Weight::bold);
    return font != nullptr ? font : regular();
}

bool add(Weight weight, std::span<const std::uint8_t> bytes) {
    if (!is_open_type(bytes)) return false;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFont*& font = slot(weight);
    const bool first = font == nullptr;

    ImFontConfig config = config_for(font);
    config.FontData = const_cast<std::uint8_t*>(bytes.data());  // copied by the atlas
    config.FontDataSize = static_cast<int>(bytes.size());
    config.FontDataOwnedByAtlas = false;
    ImFont* added = add_source(atlas, config);
    if (added == nullptr) return false;
    font = added;
    if (first && faces.last_resort != nullptr) {
        ImFontConfig resort = config_for(font);
        resort.FontLoader = faces.last_resort;
        add_source(atlas, resort);
    }
    if (first) return true;
    // The last resort of the bold face may draw from what the regular one has got.
    const ImFontConfig& brought = *font->Sources.back();
    for (ImFont* face : faces.fonts)
        if (face != nullptr) forget_stand_ins(*face, brought);
    return true;
}

void set_last_resort(const ImFontLoader* loader) { faces.last_resort = loader; }

void draw_last_resort_anew() {
    for (ImFont* face : faces.fonts) {
        if (face == nullptr) continue;
        for (const ImFontConfig* source : face->Sources)
            if (is_last_resort(*source)) forget_stand_ins(*face, *source);
    }
}

bool holds(const ImFont& font, ImWchar code_point) {
    return std::any_of(font.Sources.begin(), font.Sources.end(), [&](const ImFontConfig* source) {
        return !is_last_resort(*source) && has_glyph(*source, code_point);
    });
}

void tend() {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    if (atlas.Builder == nullptr) return;
    const auto texels = [&] {
        return atlas.Builder->RectsPackedSurface - atlas.Builder->RectsDiscardedSurface;
    };
    if (faces.emptied) faces.texels_of_a_frame = texels();
    // A screen that needs so many by itself must not be emptied in every frame.
    faces.emptied = texels() > std::max(texels_kept_most, 2 * faces.texels_of_a_frame);
    ImFontAtlasBuildDiscardBakes(&atlas, faces.emptied ? 0 : frames_unused_most);
    if (faces.emptied) ImFontAtlasTextureCompact(&atlas);
}

void reset() { faces = {}; }

}  // namespace ui::fonts
