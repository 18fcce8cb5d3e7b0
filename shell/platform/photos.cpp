#include "shell/platform/photos.hpp"

#include <charconv>

namespace platform {

std::string hex(const core::PhotoHash& sha256) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * sha256.size());
    for (const std::uint8_t byte : sha256) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

core::PhotoHash photo_hash(std::string_view hex) {
    core::PhotoHash hash{};
    if (hex.size() != 2 * hash.size()) return hash;
    for (std::size_t at = 0; at < hash.size(); ++at) {
        const char* begin = hex.data() + 2 * at;
        const auto [end, error] = std::from_chars(begin, begin + 2, hash[at], 16);
        if (error != std::errc() || end != begin + 2) return {};
    }
    return hash;
}

}  // namespace platform
