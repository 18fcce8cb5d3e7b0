#pragma once
// How far a time can be trusted, in words for the screen: of a device's clock, and of something recorded.

#include "core/record.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace shell {

// A clock that is off by less is nobody's worry: phones on network time stay within a second.
inline constexpr std::int64_t clock_off_told_ms = 2 * core::minute_ms;
constexpr bool clock_is_off(std::int64_t off_ms) {
    return off_ms > clock_off_told_ms || off_ms < -clock_off_told_ms;
}

// 准确, 比服务器快 5 分钟. `off_ms`: device clock − server clock.
std::string clock_words(std::int64_t off_ms);

// 时间已核实, 时间可信, 时间存疑.
std::string_view grade_words(core::TimeGrade grade);
// Why, in a sentence.
std::string_view grade_reason(core::TimeGrade grade);

}  // namespace shell
