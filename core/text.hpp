#pragma once
// Bounded text: a limit belongs to the type, so that a form, the rules and the decoder all name the
// same one.

#include <cstddef>
#include <string>
#include <string_view>

namespace core {

// Code points in well-formed UTF-8 text, or SIZE_MAX when the bytes are not well-formed (overlong
// forms, surrogates and NUL included).
std::size_t utf8_length(std::string_view text);

// The longest prefix of at most `points` code points.
std::string_view utf8_prefix(std::string_view text, std::size_t points);

// UTF-8 text of at most Max code points. Construction does not check, so that a form can hold what
// was typed: valid() tells.
template <std::size_t Max>
struct Text {
    static constexpr std::size_t length_max = Max;
    std::string value;
    Text() = default;
    Text(std::string text) : value(std::move(text)) {}
    Text(std::string_view text) : value(text) {}
    Text(const char* text) : value(text) {}
    bool operator==(const Text&) const = default;
    bool empty() const { return value.empty(); }
    bool valid() const {
        // SIZE_MAX, the answer for malformed bytes, is above every limit.
        return value.size() <= 4 * Max && utf8_length(value) <= Max;
    }
};

using Name = Text<40>;  // a person, a place, a category
using Phone = Text<20>;
using Code = Text<16>;    // a unit 3-2-501, a checkpoint
using Line = Text<120>;   // a reason, a title
using Note = Text<2000>;  // the owner's words, a result, a remark

}  // namespace core
