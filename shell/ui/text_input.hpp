#pragma once
// Where text is typed: ImGui draws a field, a real <input> or <textarea> lies over it while it is edited.
//
// A field widget registers itself each frame with rectangle, font and value. The platform lays the native element over the field
// whose rectangle was tapped (in the same browser task, or the soft keyboard stays away), and pushes what is typed back with
// push_edit(). While it is focused the element owns the value: an application that only shows what was typed never writes into it, so a
// composition (pinyin) is never disturbed. A value the person did not type (cleared after Enter, a picked suggestion) is taken over by
// the element as soon as no composition is open. The field with this id must also be a node of the accessibility tree (a11y::field) with
// the same id and the rectangle of the whole field: that is where the element lies, with the text at Field::rect. Main thread only.

#include "shell/ui/a11y.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ui::text_input {

enum class Keyboard : std::uint8_t {
    text,
    multiline,
    number,
    decimal,
    phone,
    password,
    pin,
    search,
    date,       // 2026-11-03, through the browser's own picker; empty: none
    time,       // 09:42
    date_time,  // 2026-11-03T09:42, the community's wall clock
};

struct Field {
    std::uint32_t id = 0;
    std::string name;  // accessible name
    std::string value;
    std::string placeholder;
    a11y::Rect rect;            // of the text inside the field's padding, logical pixels, clipped
    float font_px = 16;         // em
    std::uint32_t ink = 0;      // text colour, 0xRRGGBB
    std::uint32_t surface = 0;  // field background, 0xRRGGBB
    Keyboard keyboard = Keyboard::text;
    std::uint16_t length_max = 0;  // characters, 0 = no limit
    bool enter_submits = false;    // Enter (not while composing) reports submitted
    bool right = false;            // the text ends at the right edge
    bool strong = false;           // drawn bold
};

struct Edit {
    std::string value;
    bool composing = false;  // the value is provisional: do not search, validate or save by it
};

void begin_frame();
void end_frame();
void add(Field field);
const std::vector<Field>& fields();  // of the last finished frame

// Called by the field widget: what the person typed since the last frame, if anything.
bool take_edit(std::uint32_t id, Edit& out);
bool take_submit(std::uint32_t id);
bool focused(std::uint32_t id);

// Called by the platform.
void push_edit(std::uint32_t id, std::string_view value, bool composing);
void push_submit(std::uint32_t id);
void set_focus(std::uint32_t id);  // 0 = none
std::uint32_t focus();

// Called by the application: bring up the keyboard for this field after the next frame (works where the browser allows it).
void request_focus(std::uint32_t id);
std::uint32_t take_focus_request();

}  // namespace ui::text_input
