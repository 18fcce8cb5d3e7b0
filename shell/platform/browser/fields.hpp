#pragma once
// Texts that carry several values across the border to the page: fields end with U+001F, records with
// U+001E.

#include <algorithm>
#include <charconv>
#include <string_view>

namespace platform::browser {

inline constexpr char field_end = '\x1f', record_end = '\x1e';

// The part up to `end`, which is taken off with it.
inline std::string_view cut(std::string_view& text, char end) {
    const std::size_t at = std::min(text.find(end), text.size());
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

template <class Number>
Number number(std::string_view text) {
    Number value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace platform::browser
