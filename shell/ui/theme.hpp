#pragma once
// What everything looks like: colours, type, space and touch sizes, as constants of the visual
// language. Nothing else in the shell names a colour or a font size. Colours are ImGui's packed
// IM_COL32; lengths are logical pixels at 100 % text size. Pure data, any thread.

#include "imgui.h"

#include <cstdint>

namespace ui {

// What a piece of text, a chip or a bar says about its subject. Always accompanied by a word or a
// figure, never colour alone.
enum class Tone : std::uint8_t {
    ink,        // plain
    second,     // supporting line
    third,      // placeholder, not reached yet
    accent,     // the one accent colour: selected, primary, progress
    late,       // overdue, refused, destructive
    soon,       // due soon, offline, warning
    kept,       // promise kept, saved, done
    under_way,  // somebody is on it
    muted,      // chip without status
};

struct Theme {
    bool dark = false;
    bool high_contrast = false;
    ImU32 background, card, line, rail;
    ImU32 track;  // the empty part of rings, bars and switches; shapes without a meaning yet
    ImU32 ink, second, third;
    ImU32 accent, accent_soft, on_accent;
    ImU32 late, late_soft;
    ImU32 soon, soon_soft;
    ImU32 kept, kept_soft;
    ImU32 under_way, under_way_soft;
    ImU32 scrim;  // over the page behind a dialog
    ImU32 press;  // laid over a pressed surface
    ImU32 hover;  // laid over a surface under a mouse; never for touch

    ImU32 of(Tone tone) const;       // text, icon, ring and bar colour
    ImU32 soft_of(Tone tone) const;  // chip, banner and selected background
};

// One of the four fixed themes; lives for ever.
const Theme& theme(bool dark, bool high_contrast);

std::uint32_t rgb(ImU32 color);  // 0xRRGGBB, as the browser wants it
// How far two opaque colours stand apart, 1…21, as the guidelines for accessible content count it.
float contrast(ImU32 a, ImU32 b);
// Of two inks the one that can be read better on this ground.
ImU32 readable_on(ImU32 ground, ImU32 one, ImU32 other);
ImU32 mix(ImU32 from, ImU32 to, float t);  // t 0…1
ImU32 fade(ImU32 color, float alpha);      // multiplies alpha

// The type scale. Sizes are em at 100 %; multiplied by the person's text size (1.0 … 1.6).
enum class Type : std::uint8_t {
    hero,        // 28 bold: the one thing this screen is about
    figure,      // 30 bold: a number to read from afar
    title,       // 22 bold: screen title (20 on phones)
    headline,    // 20 bold: subject of a page
    row,         // 17 bold: first line of a row
    body,        // 16
    body_bold,   // 16 bold
    input,       // 17: what is typed
    second,      // 14: second line of a row
    label,       // 14 bold: section title
    chip,        // 14
    nav,         // 13
    nav_bold,    // 13 bold
    caption,     // 12: the smallest there is
    ring,        // 13 bold: figure in a ring
    button,      // 17 bold
    button_big,  // 19 bold
    key,         // 24 bold: key pad
};

struct TypeSpec {
    float em;
    bool bold;
    float scale_max = 1.6f;  // text that is large already, or stands in a fixed place, grows less
};
TypeSpec type_spec(Type type);

namespace space {
inline constexpr float half = 4, one = 8, row = 12, card = 16, column = 20;
inline constexpr float edge = 20, edge_phone = 16;
}  // namespace space

namespace radius {
inline constexpr float card = 16, button = 14, nav = 16, tile = 12;
}  // namespace radius

namespace size {
inline constexpr float touch = 48;  // nothing that reacts is smaller
inline constexpr float button = 52, primary = 64, segment = 56, chip = 32, chip_small = 26;
inline constexpr float row = 72, row_one_line = 56, row_choice = 84;
inline constexpr float app_bar = 64, app_bar_phone = 60;
inline constexpr float rail = 88, nav_width = 72, nav_height = 68, bottom_nav = 72;
inline constexpr float action_bar = 88, action_bar_tall = 104;
inline constexpr float icon = 24, icon_nav = 26, ring = 52, avatar = 40;
inline constexpr float dialog_width_max = 520, sheet_width_max = 640, page_width_max = 1360;
}  // namespace size

namespace motion {
inline constexpr float sheet_ms = 180, leave_ms = 130, press_ms = 120, snackbar_ms = 4000,
                       snackbar_action_ms = 8000;  // time to see what was done and to take it back
}  // namespace motion

}  // namespace ui
