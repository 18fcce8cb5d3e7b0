#include "shell/ui/theme.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace ui {
namespace {

constexpr ImU32 hex(std::uint32_t value) {
    return IM_COL32((value >> 16) & 255, (value >> 8) & 255, value & 255, 255);
}

constexpr Theme light_theme = {
    .dark = false,
    .high_contrast = false,
    .background = hex(0xF4F5F3),
    .card = hex(0xFFFFFF),
    .line = hex(0xE2E6E3),
    .rail = hex(0xFFFFFF),
    .track = hex(0xE2E6E3),
    .ink = hex(0x16211E),
    .second = hex(0x5A6763),
    .third = hex(0x67736F),
    .accent = hex(0x0B6E63),
    .accent_soft = hex(0xDDF0EC),
    .on_accent = hex(0xFFFFFF),
    .late = hex(0xC2362A),
    .late_soft = hex(0xFBE7E4),
    .soon = hex(0x9A5B00),
    .soon_soft = hex(0xFCEFD6),
    .kept = hex(0x20743B),
    .kept_soft = hex(0xE1F3E6),
    .under_way = hex(0x1F5FA8),
    .under_way_soft = hex(0xE3EEFA),
    .scrim = IM_COL32(10, 18, 16, 110),
    .press = IM_COL32(11, 40, 36, 20),
    .hover = IM_COL32(11, 40, 36, 9),
};

constexpr Theme dark_theme = {
    .dark = true,
    .high_contrast = false,
    .background = hex(0x101614),
    .card = hex(0x19211F),
    .line = hex(0x2A3532),
    .rail = hex(0x141B19),
    .track = hex(0x2A3532),
    .ink = hex(0xEAF1EE),
    .second = hex(0xA9B7B2),
    .third = hex(0x7B8985),
    .accent = hex(0x4CC4B3),
    .accent_soft = hex(0x16342F),
    .on_accent = hex(0x06201C),
    .late = hex(0xFF8A7A),
    .late_soft = hex(0x3A1E1B),
    .soon = hex(0xF2B65A),
    .soon_soft = hex(0x372911),
    .kept = hex(0x7BD197),
    .kept_soft = hex(0x16301E),
    .under_way = hex(0x84B8F2),
    .under_way_soft = hex(0x162A40),
    .scrim = IM_COL32(0, 0, 0, 150),
    .press = IM_COL32(220, 255, 248, 24),
    .hover = IM_COL32(220, 255, 248, 10),
};

// High contrast keeps the hues and moves text and lines apart from the ground: 7:1 for text, 3:1
// for outlines.
constexpr Theme sharper(Theme t) {
    t.high_contrast = true;
    if (t.dark) {
        t.background = hex(0x000000);
        t.card = hex(0x0B100F);
        t.rail = hex(0x000000);
        t.line = hex(0x7B8985);
        t.ink = hex(0xFFFFFF);
        t.second = hex(0xD6DFDC);
        t.third = hex(0xB4C0BC);
        t.accent = hex(0x6FE0D0);
        t.late = hex(0xFFB0A5);
        t.soon = hex(0xFFD080);
        t.kept = hex(0xA0E8B6);
        t.under_way = hex(0xAED2FF);
    } else {
        t.background = hex(0xFFFFFF);
        t.line = hex(0x75807C);
        t.ink = hex(0x000000);
        t.second = hex(0x33403C);
        t.third = hex(0x4F5B57);
        t.accent = hex(0x00544B);
        t.late = hex(0x981D13);
        t.soon = hex(0x6F4100);
        t.kept = hex(0x0F5426);
        t.under_way = hex(0x0F4583);
    }
    return t;
}

constexpr Theme themes[4] = {light_theme, dark_theme, sharper(light_theme), sharper(dark_theme)};

constexpr TypeSpec specs[] = {
    {28, true, 1.3f},   // hero
    {30, true, 1.3f},   // figure
    {22, true, 1.3f},   // title
    {20, true, 1.4f},   // headline
    {17, true},         // row
    {16, false},        // body
    {16, true},         // body_bold
    {17, false},        // input
    {14, false},        // second
    {14, true},         // label
    {14, false},        // chip
    {13, false, 1.2f},  // nav
    {13, true, 1.2f},   // nav_bold
    {12, false, 1.4f},  // caption
    {13, true, 1.15f},  // ring
    {17, true, 1.4f},   // button
    {19, true, 1.25f},  // button_big
    {24, true, 1.3f},   // key
};

// Relative luminance of the sRGB primaries.
float luminance(ImU32 color) {
    const auto channel = [color](int shift) {
        const float part = static_cast<float>((color >> shift) & 255) / 255;
        return part <= 0.04045f ? part / 12.92f : std::pow((part + 0.055f) / 1.055f, 2.4f);
    };
    return 0.2126f * channel(IM_COL32_R_SHIFT) + 0.7152f * channel(IM_COL32_G_SHIFT) +
           0.0722f * channel(IM_COL32_B_SHIFT);
}

}  // namespace

const Theme& theme(bool dark, bool high_contrast) {
    return themes[(high_contrast ? 2 : 0) + (dark ? 1 : 0)];
}

ImU32 Theme::of(Tone tone) const {
    switch (tone) {
        case Tone::ink: return ink;
        case Tone::second: return second;
        case Tone::third: return third;
        case Tone::accent: return accent;
        case Tone::late: return late;
        case Tone::soon: return soon;
        case Tone::kept: return kept;
        case Tone::under_way: return under_way;
        case Tone::muted: return second;
    }
    return ink;
}

ImU32 Theme::soft_of(Tone tone) const {
    switch (tone) {
        case Tone::accent: return accent_soft;
        case Tone::late: return late_soft;
        case Tone::soon: return soon_soft;
        case Tone::kept: return kept_soft;
        case Tone::under_way: return under_way_soft;
        case Tone::ink:
        case Tone::second:
        case Tone::third:
        case Tone::muted: return background;
    }
    return background;
}

TypeSpec type_spec(Type type) { return specs[static_cast<std::size_t>(type)]; }

std::uint32_t rgb(ImU32 color) {
    const std::uint32_t red = (color >> IM_COL32_R_SHIFT) & 255;
    const std::uint32_t green = (color >> IM_COL32_G_SHIFT) & 255;
    const std::uint32_t blue = (color >> IM_COL32_B_SHIFT) & 255;
    return red << 16 | green << 8 | blue;
}

float contrast(ImU32 a, ImU32 b) {
    const float one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05f) / (std::min(one, other) + 0.05f);
}

ImU32 readable_on(ImU32 ground, ImU32 one, ImU32 other) {
    return contrast(ground, one) >= contrast(ground, other) ? one : other;
}

ImU32 mix(ImU32 from, ImU32 to, float t) {
    ImU32 result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        const float a = static_cast<float>((from >> shift) & 255);
        const float b = static_cast<float>((to >> shift) & 255);
        result |= static_cast<ImU32>(a + (b - a) * t + 0.5f) << shift;
    }
    return result;
}

ImU32 fade(ImU32 color, float alpha) {
    const float before = static_cast<float>((color >> IM_COL32_A_SHIFT) & 255);
    return (color & ~IM_COL32_A_MASK) | static_cast<ImU32>(before * alpha + 0.5f)
                                            << IM_COL32_A_SHIFT;
}

}  // namespace ui
