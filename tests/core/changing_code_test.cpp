// The changing code: what is hashed, which digits are cut out, and when a code is right.

#include "core/policy/changing_code.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::Random;

namespace {

// No hash, but as different from window to window.
Mac mac_of(std::uint64_t window) {
    Mac mac{};
    Random random(window * 2 + 1);
    for (std::uint8_t& byte : mac) byte = static_cast<std::uint8_t>(random.below(256));
    return mac;
}

UtcMs in_window(std::uint64_t window, std::int64_t ms = 0) {
    return {static_cast<std::int64_t>(window) * code_window_ms + ms};
}

constexpr std::uint64_t some_window = 59'788'944;  // of November 2026

}  // namespace

BOOST_AUTO_TEST_SUITE(changing_code_suite)

BOOST_AUTO_TEST_CASE(the_digits_are_cut_out_as_rfc_4226_does) {
    // Its own example (5.4): at offset 10 stands 0x50EF7F19, 7 the first bit left out.
    Mac mac{};
    mac[31] = 0x0A;
    mac[10] = 0xD0;
    mac[11] = 0xEF;
    mac[12] = 0x7F;
    mac[13] = 0x19;
    BOOST_TEST(code_digits(mac) == 872'921u);
    mac[31] = 0x5F;  // the last offset there is
    mac[15] = 0x80;
    mac[18] = 0x07;
    BOOST_TEST(code_digits(mac) == 7u);
}

BOOST_AUTO_TEST_CASE(a_window_is_half_a_minute) {
    BOOST_TEST(code_window({59'000}) == 1u);
    BOOST_TEST(code_window({29'999}) == 0u);
    BOOST_TEST(code_window({-5}) == 0u);
    BOOST_TEST(code_window({20'000'000'000'000}) == 0x27BC86AAu);
    const std::array<std::uint8_t, 8> expected{0, 0, 0, 0, 0x27, 0xBC, 0x86, 0xAA};
    BOOST_TEST((code_message(0x27BC86AA) == expected));
}

// Right in its own window and the ones beside it, of another time within an hour, wrong beyond.
BOOST_AUTO_TEST_CASE(a_code_is_right_for_a_minute_and_a_half) {
    Random random(3);
    for (int i = 0; i < 300; ++i) {
        const std::uint64_t shown = some_window + random.below(1'000'000);
        const std::uint32_t digits = code_digits(mac_of(shown));
        const auto judged = [&](std::int64_t off) {
            const UtcMs at =
                in_window(shown + static_cast<std::uint64_t>(off), random.below(code_window_ms));
            return judge_code(digits, at, mac_of);
        };
        for (const std::int64_t off : {-1, 0, 1}) BOOST_TEST((judged(off) == CodeVerdict::right));
        for (const std::int64_t off : {-120, -50, -2, 2, 119, 120})
            BOOST_TEST((judged(off) == CodeVerdict::stale), "off by " << off);
        for (const std::int64_t off : {-121, 121, 2880, 100'000})
            BOOST_TEST((judged(off) == CodeVerdict::wrong), "off by " << off);
    }
}

BOOST_AUTO_TEST_CASE(digits_at_random_are_wrong_and_the_beginning_of_time_is_no_trap) {
    Random random(5);
    int not_wrong = 0;
    for (int i = 0; i < 500; ++i) {
        const std::uint32_t digits = random.below(code_digits_max + 1);
        not_wrong += judge_code(digits, in_window(some_window), mac_of) != CodeVerdict::wrong;
    }
    BOOST_TEST(not_wrong < 3);  // 241 of a million
    BOOST_TEST((judge_code(code_digits(mac_of(0)), {0}, mac_of) == CodeVerdict::right));
    BOOST_TEST((judge_code(code_digits(mac_of(1)), {0}, mac_of) == CodeVerdict::right));
}

BOOST_AUTO_TEST_CASE(what_is_read_is_a_label_or_a_screen) {
    struct Row {
        std::string_view text, point;
        int digits;  // −1: none
    };
    const Row rows[] = {
        {"XL-3", "XL-3", -1},
        {"XL-3#042137", "XL-3", 42'137},
        {"XL#3#000000", "XL#3", 0},
        {"XL-3#42137", "XL-3#42137", -1},
        {"XL-3#0421370", "XL-3#0421370", -1},
        {"XL-3#04213a", "XL-3#04213a", -1},
        {"XL-3#", "XL-3#", -1},
        {"", "", -1},
    };
    for (const Row& row : rows) {
        const ReadCode read = read_code(row.text);
        BOOST_TEST(read.point == row.point, row.text);
        BOOST_TEST((read.digits ? static_cast<int>(*read.digits) : -1) == row.digits, row.text);
    }
    BOOST_TEST((typed_digits("042137") == 42'137u));
    for (const std::string_view bad : {"", "42137", "0421370", "-42137", "04 137"})
        BOOST_TEST(!typed_digits(bad), bad);
}

BOOST_AUTO_TEST_SUITE_END()
