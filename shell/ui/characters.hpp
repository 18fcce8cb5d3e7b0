#pragma once
// Characters as a person sees them. Most are one code point; some, like a family or a flag, are a sequence
// that only makes one picture together. A sequence is given a stand-in from the private use area, so that
// measuring, breaking and drawing text treat it as the one glyph it is.

#include <string_view>

namespace ui {

// The next one; moves `text` on. Malformed bytes count as one each, and private use code points, which have
// no picture in any font, as U+FFFD.
char32_t next_character(std::string_view& text);

// What a stand-in stands for, valid for ever; empty for every other code point.
std::string_view sequence_of(char32_t stand_in);

}  // namespace ui
