#include "core/text.hpp"

#include <cstdint>

namespace core {

namespace {

// Bytes of the code point at the front, or 0 when it is malformed.
std::size_t point_size(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    if (lead == 0) return 0;
    if (lead < 0x80) return 1;
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (size == 0 || lead > 0xF4 || text.size() < size) return 0;
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
    }
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;  // overlong
    if (lead == 0xED && byte(1) > 0x9F) return 0;  // surrogate
    if (lead == 0xF0 && byte(1) < 0x90) return 0;  // overlong
    if (lead == 0xF4 && byte(1) > 0x8F) return 0;  // above U+10FFFF
    return size;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
    std::size_t points = 0;
    while (!text.empty()) {
        const std::size_t size = point_size(text);
        if (size == 0) return SIZE_MAX;
        text.remove_prefix(size);
        ++points;
    }
    return points;
}

std::string_view utf8_prefix(std::string_view text, std::size_t points) {
    std::string_view rest = text;
    for (; points > 0 && !rest.empty(); --points) {
        const std::size_t size = point_size(rest);
        if (size == 0) break;
        rest.remove_prefix(size);
    }
    return text.substr(0, text.size() - rest.size());
}

}  // namespace core
