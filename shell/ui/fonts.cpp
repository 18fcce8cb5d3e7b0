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

struct Faces {
    std::array<ImFont*, 2> fonts{};
    const ImFontLoader* last_resort = nullptr;
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
    // What was looked up in vain, or drawn by the last resort, is looked up again.
    if (!first) ImFontAtlasFontDiscardBakes(&atlas, font, 0);
    return true;
}

void set_last_resort(const ImFontLoader* loader) { faces.last_resort = loader; }

bool holds(const ImFont& font, ImWchar code_point) {
    return std::any_of(font.Sources.begin(), font.Sources.end(), [&](ImFontConfig* source) {
        if (source->FontLoader == faces.last_resort && faces.last_resort != nullptr) return false;
        ImFontAtlas* atlas = font.ContainerAtlas;
        const ImFontLoader* loader = source->FontLoader ? source->FontLoader : atlas->FontLoader;
        return loader->FontSrcContainsGlyph != nullptr &&
               loader->FontSrcContainsGlyph(atlas, source, code_point);
    });
}

void reset() { faces = {}; }

}  // namespace ui::fonts
