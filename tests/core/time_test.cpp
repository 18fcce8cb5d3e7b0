// Civil time by integers alone.

#include "core/time.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;

BOOST_AUTO_TEST_SUITE(time_suite)

BOOST_AUTO_TEST_CASE(every_day_of_400_years_there_and_back) {
    // A whole cycle of the calendar, on both sides of 1970; days follow one another without a gap.
    const Day first = day_of(CivilDate{1800, 1, 1});
    const Day last = day_of(CivilDate{2200, 1, 1});
    BOOST_TEST(last.value - first.value == 146'097);
    CivilDate before = date_of({first.value - 1});
    int wrong = 0;
    for (Day day = first; day <= last; ++day.value) {
        const CivilDate date = date_of(day);
        const bool in_range =
            date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31;
        wrong += day_of(date) != day || !(before < date) || !in_range ? 1 : 0;
        before = date;
    }
    BOOST_TEST(wrong == 0);
}

BOOST_AUTO_TEST_CASE(known_days) {
    struct Row {
        CivilDate date;
        std::int32_t day;
        int weekday;
    };
    constexpr Row rows[] = {
        {{1970, 1, 1}, 0, 3},      {{1969, 12, 31}, -1, 2},   {{2000, 2, 29}, 11016, 1},
        {{2000, 3, 1}, 11017, 2},  {{2024, 1, 1}, 19723, 0},  {{2026, 11, 3}, 20760, 1},
        {{1900, 3, 1}, -25508, 3}, {{2100, 2, 28}, 47540, 6}, {{2100, 3, 1}, 47541, 0},
    };
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.date.year << "-" << int(row.date.month) << "-"
                                         << int(row.date.day)) {
            BOOST_TEST(day_of(row.date).value == row.day);
            BOOST_TEST(weekday({row.day}) == row.weekday);
            BOOST_TEST((date_of({row.day}) == row.date));
        }
    }
}

BOOST_AUTO_TEST_CASE(instants_in_zones) {
    struct Row {
        std::int64_t ms;
        std::int16_t zone;
        const char* text;
    };
    constexpr Row rows[] = {
        {0, 0, "1970-01-01T00:00:00+00:00"},
        {0, 480, "1970-01-01T08:00:00+08:00"},
        {-1, 480, "1970-01-01T07:59:59+08:00"},
        {0, -210, "1969-12-31T20:30:00-03:30"},
        {1'791'453'600'000, 480, "2026-10-08T18:00:00+08:00"},
        {1'791'453'600'999, 480, "2026-10-08T18:00:00+08:00"},
        {1'791'475'200'000, 480, "2026-10-09T00:00:00+08:00"},
        {1'791'475'199'999, 480, "2026-10-08T23:59:59+08:00"},
    };
    for (const Row& row : rows) { BOOST_TEST(rfc3339({row.ms}, {row.zone}) == row.text); }
    BOOST_TEST(at("2026-10-08 18:00").ms == 1'791'453'600'000);
}

BOOST_AUTO_TEST_CASE(a_day_starts_at_the_community_s_midnight) {
    fixtures::Random random(7);
    for (int i = 0; i < 20'000; ++i) {
        const Zone zone{static_cast<std::int16_t>(static_cast<int>(random.below(1681)) - 840)};
        const UtcMs now{static_cast<std::int64_t>(random.next() >> 21) - (std::int64_t{1} << 42)};
        const Day day = day_of(now, zone);
        BOOST_REQUIRE((start_of(day, zone) <= now));
        BOOST_REQUIRE((now < start_of({day.value + 1}, zone)));
        const CivilTime t = civil(now, zone);
        BOOST_REQUIRE_EQUAL(t.hour * 60 + t.minute, minute_of_day(now, zone));
        BOOST_REQUIRE_EQUAL((start_of(day_of(t.date), zone) +
                             (t.hour * 3600 + t.minute * 60 + t.second) * second_ms)
                                .ms,
                            now.ms - ((now.ms % second_ms) + second_ms) % second_ms);
    }
}

BOOST_AUTO_TEST_CASE(keys_sort_by_time_of_creation) {
    const std::int64_t now = at("2026-11-03 09:00").ms;
    BOOST_TEST(make_key(now, 0x1FFFFF) < make_key(now + 1, 0));
    BOOST_TEST(make_key(now, 1) < make_key(now, 2));
    BOOST_TEST(make_key(now, 0xFFFFFFFF) == make_key(now, 0x1FFFFF));  // 21 random bits
    BOOST_TEST(make_key(0, 5) == 5u);  // a clock before 2024 cannot go below the epoch
    BOOST_TEST((make_key(now, 0) >> key_random_bits) ==
               static_cast<std::uint64_t>(now - key_epoch_ms));
}

BOOST_AUTO_TEST_SUITE_END()
