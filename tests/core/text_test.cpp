// Bounded UTF-8 text: what is well-formed, what fits.

#include "core/text.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>

using namespace core;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(text_suite)

BOOST_AUTO_TEST_CASE(lengths) {
    struct Row {
        std::string_view text;
        std::size_t points;
    };
    constexpr std::size_t bad = SIZE_MAX;
    const Row rows[] = {
        {""sv, 0},
        {"abc"sv, 3},
        {"渗漏"sv, 2},
        {"é"sv, 1},
        {"\U0001F3E0"sv, 1},
        {"3-2-501 渗漏"sv, 10},
        {"\x7F"sv, 1},
        {"a\0b"sv, bad},              // NUL
        {"\x80"sv, bad},              // a continuation alone
        {"\xE6\xB8"sv, bad},          // cut short
        {"\xC0\xAF"sv, bad},          // overlong
        {"\xC1\xBF"sv, bad},          // overlong
        {"\xE0\x9F\xBF"sv, bad},      // overlong
        {"\xF0\x8F\xBF\xBF"sv, bad},  // overlong
        {"\xED\xA0\x80"sv, bad},      // surrogate
        {"\xED\x9F\xBF"sv, 1},        // the last before the surrogates
        {"\xEE\x80\x80"sv, 1},        // the first after them
        {"\xF4\x8F\xBF\xBF"sv, 1},    // U+10FFFF
        {"\xF4\x90\x80\x80"sv, bad},  // above it
        {"\xF5\x80\x80\x80"sv, bad},
        {"\xFF"sv, bad},
        {"ok\xE6"sv, bad},
    };
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(utf8_length(row.text) == row.points); }
    }
}

BOOST_AUTO_TEST_CASE(prefixes_never_cut_a_character) {
    BOOST_TEST(utf8_prefix("渗漏维修", 2) == "渗漏");
    BOOST_TEST(utf8_prefix("渗漏", 5) == "渗漏");
    BOOST_TEST(utf8_prefix("渗漏", 0) == "");
    BOOST_TEST(utf8_prefix("a\U0001F3E0b", 2) == "a\U0001F3E0");
    BOOST_TEST(utf8_prefix("a\xFF rest", 9) == "a");  // malformed bytes end it
}

BOOST_AUTO_TEST_CASE(a_limit_counts_characters_not_bytes) {
    using Four = Text<4>;
    BOOST_TEST(Four("渗漏维修").valid());
    BOOST_TEST(!Four("渗漏维修了").valid());
    BOOST_TEST(Four("").valid());
    BOOST_TEST(!Four("\xE6\xB8").valid());
    BOOST_TEST(Four("\U0001F3E0\U0001F3E0\U0001F3E0\U0001F3E0").valid());
    BOOST_TEST(!Text<1>("\xC0\xAF").valid());
    BOOST_TEST((Four("a") == Four("a")));
    BOOST_TEST(Note::length_max == 2000u);
}

BOOST_AUTO_TEST_SUITE_END()
