#include "core/fold.hpp"

#include <algorithm>

namespace core {

namespace {

constexpr char16_t first_han = 0x3400, last_han = 0x9FFF;
constexpr char16_t replacement = 0xFFFD;

using Bytes = std::span<const std::uint8_t>;

bool take(Bytes& rest, std::size_t count, Bytes& taken) {
    if (rest.size() < count) return false;
    taken = rest.first(count);
    rest = rest.subspan(count);
    return true;
}

bool take_u16(Bytes& rest, std::uint16_t& value) {
    Bytes two;
    if (!take(rest, 2, two)) return false;
    value = static_cast<std::uint16_t>(two[0] | two[1] << 8);
    return true;
}

bool in_han(unsigned c) { return c >= first_han && c <= last_han; }

// The code point at the front, taken off; U+FFFD and one byte off where the bytes are malformed.
char32_t take_point(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
    char32_t point = size <= 1 ? lead : lead & (0x7Fu >> size);
    bool whole = size > 0 && size <= text.size();
    for (std::size_t i = 1; whole && i < size; ++i) {
        whole = (byte(i) & 0xC0) == 0x80;
        point = point << 6 | (byte(i) & 0x3Fu);
    }
    text.remove_prefix(whole ? size : 1);
    return whole ? point : replacement;
}

// Half-width, upper case, one kind of dash; 0 for a space.
char32_t plain(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // full-width forms follow ASCII's order
    if (c >= 'a' && c <= 'z') return c - 'a' + 'A';
    if (c == ' ' || c == '\t' || c == 0x3000) return 0;
    if ((c >= 0x2010 && c <= 0x2014) || c == 0x2212) return '-';
    return c;
}

template <class Take>
void each_plain(std::string_view text, Take&& take_one) {
    while (!text.empty()) {
        if (const char32_t c = plain(take_point(text))) take_one(c);
    }
}

void append_utf8(std::string& out, char32_t c) {
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | (c >> shift & 0x3F)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | c >> 6);
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | c >> 12);
        tail(6), tail(0);
    } else {
        out += static_cast<char>(0xF0 | c >> 18);
        tail(12), tail(6), tail(0);
    }
}

bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }
bool is_letter(char16_t c) { return c >= u'A' && c <= u'Z'; }

}  // namespace

std::optional<FoldTable> FoldTable::read(Bytes bytes) {
    FoldTable table;
    Bytes mark;
    if (!take(bytes, 4, mark) || !std::equal(mark.begin(), mark.end(), "XLF1")) return {};
    if (!table.read_pairs(bytes) || !table.read_readings(bytes) || !bytes.empty()) return {};
    return table;
}

bool FoldTable::read_pairs(Bytes& rest) {
    std::uint16_t count = 0;
    if (!take_u16(rest, count)) return false;
    std::vector<char16_t> from;
    unsigned at = first_han;
    while (from.size() < count) {
        Bytes one;
        if (!take(rest, 1, one)) return false;
        at += one[0];
        if (!in_han(at)) return false;
        if (one[0] != 255) from.push_back(static_cast<char16_t>(at));
    }
    Bytes low, high;
    if (!take(rest, count, low) || !take(rest, count, high)) return false;
    simplified_.assign(last_han - first_han + 1u, 0);
    for (std::size_t i = 0; i < count; ++i)
        simplified_[from[i] - first_han] = static_cast<char16_t>(low[i] | high[i] << 8);
    return true;
}

bool FoldTable::read_readings(Bytes& rest) {
    constexpr std::size_t letters = 26;
    for (std::size_t i = 0; i < letters; ++i) sets_[i + 1] = Initials{1} << i;
    Bytes count;
    if (!take(rest, 1, count) || count[0] > 255 - letters) return false;
    for (std::size_t i = 0; i < count[0]; ++i) {
        Bytes set;
        if (!take(rest, 4, set)) return false;
        for (std::size_t k = 0; k < 4; ++k)
            sets_[letters + 1 + i] |= static_cast<Initials>(set[k]) << 8 * k;
    }
    std::uint16_t first = 0, last = 0;
    if (!take_u16(rest, first) || !take_u16(rest, last) || last < first) return false;
    Bytes readings;
    if (!take(rest, last - first + 1u, readings)) return false;
    first_read_ = static_cast<char16_t>(first);
    readings_.assign(readings.begin(), readings.end());
    return true;
}

char16_t FoldTable::simplified(char16_t c) const {
    if (!in_han(c)) return c;
    const char16_t to = simplified_[c - first_han];
    return to != 0 ? to : c;
}

std::uint8_t FoldTable::reading(char16_t c) const {
    if (is_letter(c)) return static_cast<std::uint8_t>(c - u'A' + 1);
    const std::size_t at = static_cast<std::size_t>(c) - first_read_;  // wraps below the first
    return at < readings_.size() ? readings_[at] : std::uint8_t{0};
}

void fold_into(Folded& out, std::string_view text, const FoldTable* table) {
    const auto add = [&](char16_t c) {
        if (table != nullptr) {
            c = table->simplified(c);
            out.readings += static_cast<char>(table->reading(c));
        }
        out.text += c;
    };
    each_plain(text, [&](char32_t c) {
        if (c < 0x10000) return add(static_cast<char16_t>(c));
        add(static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10)));
        add(static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF)));
    });
}

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    each_plain(text, [&](char32_t c) { append_utf8(out, c); });
    return out;
}

Needle needle_of(std::string_view typed, const FoldTable* table) {
    Folded all;
    fold_into(all, typed, table);
    Needle needle;
    needle.text = std::move(all.text);
    const std::u16string& text = needle.text;
    const bool ascii = std::all_of(text.begin(), text.end(),
                                   [](char16_t c) { return is_letter(c) || is_digit(c); });
    const bool lettered = std::any_of(text.begin(), text.end(), is_letter);
    needle.initials = ascii && lettered && text.size() >= initials_min;
    if (ascii && !lettered && text.size() >= phone_tail_min)
        needle.phone_end.assign(text.begin(), text.end());
    return needle;
}

bool has_text(const Folded& hay, const Needle& needle) {
    return hay.text.find(needle.text) != std::u16string::npos;
}

bool has_initials(const Folded& hay, const Needle& needle, const FoldTable& table) {
    const std::u16string& wanted = needle.text;
    if (!needle.initials || hay.readings.size() < wanted.size()) return false;
    const auto fits = [&](std::size_t at, char16_t c) {
        if (hay.text[at] == c) return true;
        const auto reading = static_cast<std::uint8_t>(hay.readings[at]);
        return is_letter(c) && (table.initials_of(reading) >> (c - u'A') & 1u) != 0;
    };
    const std::size_t last = hay.readings.size() - wanted.size();
    for (std::size_t at = 0; at <= last; ++at) {
        std::size_t i = 0;
        while (i < wanted.size() && fits(at + i, wanted[i])) ++i;
        if (i == wanted.size()) return true;
    }
    return false;
}

}  // namespace core
