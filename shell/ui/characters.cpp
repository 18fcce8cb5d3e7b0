#include "shell/ui/characters.hpp"

#include "imgui.h"
#include "imgui_internal.h"

#include <algorithm>
#include <deque>
#include <string>

namespace ui {
namespace {

constexpr char32_t private_first = 0xE000, private_end = 0xF900;
constexpr char32_t replacement = 0xFFFD;
constexpr char32_t joiner = 0x200D, picture_style = 0xFE0F, keycap = 0x20E3;
// Nobody writes so many different ones; whoever does sees their first code points.
constexpr std::size_t sequences_max = private_end - private_first;

std::deque<std::string> sequences;  // by their stand-ins

bool is_flag_letter(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

// Changes the picture before it: a joiner's follower is read by the caller.
bool adds_to_picture(char32_t c) {
    const bool skin = c >= 0x1F3FB && c <= 0x1F3FF;
    const bool tag = c >= 0xE0020 && c <= 0xE007F;
    return c == picture_style || c == keycap || skin || tag;
}

char32_t take_code_point(std::string_view& text) {
    unsigned int code_point = 0;
    const int length = ImTextCharFromUtf8(&code_point, text.data(), text.data() + text.size());
    text.remove_prefix(static_cast<std::size_t>(std::max(length, 1)));
    return code_point;
}

char32_t stand_in_of(std::string_view sequence, char32_t first) {
    auto found = std::find(sequences.begin(), sequences.end(), sequence);
    if (found == sequences.end()) {
        if (sequences.size() == sequences_max) return first;
        sequences.emplace_back(sequence);
        found = sequences.end() - 1;
    }
    return private_first + static_cast<char32_t>(found - sequences.begin());
}

}  // namespace

char32_t next_character(std::string_view& text) {
    const std::string_view whole = text;
    const char32_t first = take_code_point(text);
    // What may follow begins with one of these bytes in UTF-8; hanzi do not.
    const auto may_follow = [&] {
        return !text.empty() &&
               (text[0] == '\xE2' || text[0] == '\xEF' || text[0] == '\xF0' || text[0] == '\xF3');
    };
    char32_t before = first;
    bool joined = false;
    while (may_follow()) {
        std::string_view rest = text;
        const char32_t next = take_code_point(rest);
        if (next == joiner && !rest.empty()) {
            before = take_code_point(rest);
        } else if (adds_to_picture(next) ||
                   (!joined && is_flag_letter(before) && is_flag_letter(next))) {
            before = next;
        } else {
            break;
        }
        joined = true;
        text = rest;
    }
    if (joined) return stand_in_of(whole.substr(0, whole.size() - text.size()), first);
    return first >= private_first && first < private_end ? replacement : first;
}

std::string_view sequence_of(char32_t stand_in) {
    if (stand_in < private_first || stand_in - private_first >= sequences.size()) return {};
    return sequences[stand_in - private_first];
}

}  // namespace ui
