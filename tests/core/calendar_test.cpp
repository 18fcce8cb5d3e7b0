// Working days of 2026 as they were announced, and 2027 as far as it is known.

#include "core/policy/calendar.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::day;

BOOST_AUTO_TEST_SUITE(calendar_suite)

BOOST_AUTO_TEST_CASE(a_year_drawn_month_by_month) {
    // One character a day: '.' worked, '#' free, '!' a weekend day that is worked.
    struct Month {
        std::uint8_t month;
        std::string_view days;
    };
    constexpr Month months[] = {
        {1, "###!.....##.....##.....##.....#"},  // 1 January 2026 is a Thursday
        {2, "#.....##.....!#########....!"},     {3, "#.....##.....##.....##.....##.."},
        {4, "...###....##.....##.....##...."},   {5, "#####...!#.....##.....##.....##"},
        {6, ".....##.....##....###.....##.."},   {7, "...##.....##.....##.....##....."},
        {8, "##.....##.....##.....##.....##."},  {9, "....##.....##.....#!....###..."},
        {10, "#######..!#.....##.....##.....#"}, {11, "#.....##.....##.....##.....##."},
        {12, "....##.....##.....##.....##...."},
    };
    const Calendar calendar = shipped_calendar();
    for (const Month& m : months) {
        for (std::size_t i = 0; i < m.days.size(); ++i) {
            const Day d = day_of(CivilDate{2026, m.month, static_cast<std::uint8_t>(i + 1)});
            BOOST_TEST_CONTEXT("2026-" << int(m.month) << "-" << i + 1) {
                BOOST_TEST(calendar.works(d) == (m.days[i] != '#'));
                BOOST_TEST((m.days[i] == '!') == (calendar.works(d) && weekday(d) >= 5));
                BOOST_TEST(!calendar.provisional(d));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_year_2027_is_provisional) {
    const Calendar calendar = shipped_calendar();
    int free_days = 0;
    for (Day d = day("2027-01-01"); d <= day("2027-12-31"); ++d.value) {
        if (calendar.provisional(d)) {
            BOOST_TEST(!calendar.works(d));
            ++free_days;
        }
    }
    BOOST_TEST(free_days == 13);  // statutory days of a year
    BOOST_TEST(!calendar.works(day("2027-02-05")));
    BOOST_TEST(calendar.works(day("2027-02-09")));
}

BOOST_AUTO_TEST_CASE(counting_working_days) {
    const Calendar calendar = shipped_calendar();
    struct Row {
        const char* from;
        int count;
        const char* to;
    };
    constexpr Row rows[] = {
        {"2026-11-03", 1, "2026-11-04"}, {"2026-11-06", 1, "2026-11-09"},  // over a weekend
        {"2026-09-30", 1, "2026-10-08"},                                   // over National Day
        {"2026-10-09", 1, "2026-10-10"}, {"2026-10-09", 2, "2026-10-12"},  // a Saturday is worked
        {"2026-02-13", 1, "2026-02-14"}, {"2026-02-14", 1, "2026-02-24"},  // Spring Festival
        {"2026-11-03", 0, "2026-11-03"}, {"2026-12-31", 1, "2027-01-04"},
    };
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.from << " + " << row.count) {
            BOOST_TEST((calendar.plus_working(day(row.from), row.count) == day(row.to)));
        }
    }
    BOOST_TEST((calendar.next_working(day("2026-10-01")) == day("2026-10-08")));
    BOOST_TEST((calendar.next_working(day("2026-10-10")) == day("2026-10-10")));
    BOOST_TEST(calendar.working_between(day("2026-10-01"), day("2026-10-12")) == 4);
    BOOST_TEST(calendar.working_between(day("2026-10-12"), day("2026-10-01")) == 0);
}

BOOST_AUTO_TEST_CASE(an_empty_calendar_knows_weekends_alone) {
    const Calendar plain{};
    BOOST_TEST(plain.works(day("2026-10-01")));
    BOOST_TEST(!plain.works(day("2026-10-10")));
}

BOOST_AUTO_TEST_SUITE_END()
