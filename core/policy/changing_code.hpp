#pragma once
// The changing code 动态码 of a checkpoint: six digits, another each half minute, that a screen at the point
// shows. Who was not there does not know them, and a photo of them is soon worth nothing.
//
// It is RFC 6238 with HMAC-SHA-256: a point's key is HMAC(the route's secret, the point's code), the
// digits are those of HMAC(that key, the number of the half minute since 1970). The hash itself is a
// library's, on the server and in the page that shows the code; here is what both must do alike.

#include "core/round.hpp"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace core {

inline constexpr std::int64_t code_window_ms = 30'000;
// The display's clock and the walker's agree to within half a minute; a code may be read at its end.
inline constexpr std::uint64_t code_windows_off = 1;
// A code of the last or next hour is told from one that never was: an hour is a photo's way.
inline constexpr std::uint64_t code_windows_stale = 120;

using Mac = std::array<std::uint8_t, 32>;  // HMAC-SHA-256

std::uint64_t code_window(UtcMs at);
// What is hashed: the window's number, high byte first.
std::array<std::uint8_t, 8> code_message(std::uint64_t window);
// The digits in it, as RFC 4226 cuts them out.
std::uint32_t code_digits(const Mac& mac);

// `mac` hashes code_message() of a window with the point's key. Asks for at most 241 of them.
CodeVerdict judge_code(std::uint32_t digits, UtcMs at,
                       const std::function<Mac(std::uint64_t window)>& mac);

// What a scanned code holds: a label its point's code alone, a screen "XL-3#042137".
struct ReadCode {
    std::string_view point;
    std::optional<std::uint32_t> digits;
};
ReadCode read_code(std::string_view text);

// Six digits, as a person types them; nothing else.
std::optional<std::uint32_t> typed_digits(std::string_view text);

}  // namespace core
