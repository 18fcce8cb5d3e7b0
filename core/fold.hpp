#pragma once
// Text as searching compares it: half-width, upper case, no spaces, one kind of dash; with a table
// also simplified characters, and the pinyin initials of every hanzi (王敏 is found by wm).
//
// The table is made by scripts/site/fold.mjs and comes to a device after its first frame; until then,
// and without it, the plain folding holds. Pure; malformed bytes fold to U+FFFD each.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

// A set of pinyin initials, bit 0 is A.
using Initials = std::uint32_t;

class FoldTable {
public:
    // std::nullopt when the bytes are no such table.
    static std::optional<FoldTable> read(std::span<const std::uint8_t> bytes);

    // The simplified character; itself where there is nothing to say.
    char16_t simplified(char16_t c) const;
    // A number for initials_of(), 0 for a character without a reading. Takes simplified characters.
    std::uint8_t reading(char16_t c) const;
    // The initials of all readings of a character.
    Initials initials_of(std::uint8_t reading) const { return sets_[reading]; }

private:
    bool read_pairs(std::span<const std::uint8_t>& rest);
    bool read_readings(std::span<const std::uint8_t>& rest);

    std::vector<char16_t> simplified_;    // from first_han on, 0: itself
    std::vector<std::uint8_t> readings_;  // from first_read_ on
    char16_t first_read_ = 0;
    std::array<Initials, 256> sets_{};
};

// Text ready to be searched. `readings` has one for each unit of `text`, or is empty without a table.
struct Folded {
    std::u16string text;
    std::string readings;
};

// Adds text to `out`. A character outside the Basic Multilingual Plane becomes its two surrogates.
void fold_into(Folded& out, std::string_view text, const FoldTable* table);

// The plain folding as UTF-8: for codes, which have no hanzi to fold.
std::string folded(std::string_view text);

// What was typed, ready to compare with much.
struct Needle {
    std::u16string text;
    std::string phone_end;  // digits enough to be the end of a phone number, else empty
    bool initials = false;  // nothing but letters and digits, two at least: may stand for initials
    bool empty() const { return text.empty(); }
};
Needle needle_of(std::string_view typed, const FoldTable* table);

// Is it part of the text as it stands?
bool has_text(const Folded& hay, const Needle& needle);
// Is it part of the text with letters standing for the initials of hanzi?
bool has_initials(const Folded& hay, const Needle& needle, const FoldTable& table);

// Fewer digits than this are a door, not the end of a phone number.
inline constexpr std::size_t phone_tail_min = 4;
// One letter alone would find nearly everybody.
inline constexpr std::size_t initials_min = 2;

}  // namespace core
