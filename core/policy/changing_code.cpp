#include "core/policy/changing_code.hpp"

#include <algorithm>

namespace core {

namespace {

constexpr char between = '#';
constexpr std::size_t digits_typed = 6;

}  // namespace

std::uint64_t code_window(UtcMs at) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, at.ms) / code_window_ms);
}

std::array<std::uint8_t, 8> code_message(std::uint64_t window) {
    std::array<std::uint8_t, 8> bytes{};
    for (std::size_t i = bytes.size(); i-- > 0; window >>= 8)
        bytes[i] = static_cast<std::uint8_t>(window & 0xFF);
    return bytes;
}

std::uint32_t code_digits(const Mac& mac) {
    const std::size_t at = mac.back() & 0x0Fu;
    std::uint32_t number = mac[at] & 0x7Fu;
    for (std::size_t i = 1; i < 4; ++i) number = number << 8 | mac[at + i];
    return number % (code_digits_max + 1);
}

CodeVerdict judge_code(std::uint32_t digits, UtcMs at,
                       const std::function<Mac(std::uint64_t window)>& mac) {
    const std::uint64_t here = code_window(at);
    const auto shown = [&](std::uint64_t window) { return code_digits(mac(window)) == digits; };
    for (std::uint64_t off = 0; off <= code_windows_stale; ++off) {
        if ((off <= here && shown(here - off)) || (off > 0 && shown(here + off)))
            return off <= code_windows_off ? CodeVerdict::right : CodeVerdict::stale;
    }
    return CodeVerdict::wrong;
}

ReadCode read_code(std::string_view text) {
    const std::size_t at = text.rfind(between);
    if (at == std::string_view::npos) return {text, {}};
    const auto digits = typed_digits(text.substr(at + 1));
    return digits ? ReadCode{text.substr(0, at), digits} : ReadCode{text, {}};
}

std::optional<std::uint32_t> typed_digits(std::string_view text) {
    if (text.size() != digits_typed) return {};
    std::uint32_t number = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return {};
        number = number * 10 + static_cast<std::uint32_t>(digit - '0');
    }
    return number;
}

}  // namespace core
