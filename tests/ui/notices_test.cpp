// What the app says by itself: of its clock, of a newer build.

#include "shell/time_words.hpp"
#include "tests/ui/headless.hpp"

#include <boost/test/unit_test.hpp>

using ui_test::Disk;
using ui_test::Headless;
using ui_test::Town;

BOOST_AUTO_TEST_SUITE(notices)

BOOST_AUTO_TEST_CASE(a_clock_is_told_to_be_off_from_two_minutes_on) {
    using core::minute_ms;
    struct Row {
        std::int64_t off_ms;
        const char* words;
    };
    for (const Row& row :
         {Row{0, "准确"}, Row{2 * minute_ms, "准确"}, Row{-2 * minute_ms, "准确"},
          Row{5 * minute_ms, "比服务器快 5 分钟"}, Row{-5 * minute_ms, "比服务器慢 5 分钟"}})
        BOOST_TEST(shell::clock_words(row.off_ms) == row.words);
    BOOST_TEST(shell::grade_words(core::TimeGrade::proven) == "时间已核实");
    BOOST_TEST(shell::grade_words(core::TimeGrade::plausible) == "时间可信");
    BOOST_TEST(shell::grade_words(core::TimeGrade::unproven) == "时间存疑");
    BOOST_TEST(!shell::grade_reason(core::TimeGrade::unproven).empty());
}

BOOST_AUTO_TEST_CASE(a_newer_build_that_waits_is_told_once) {
    Town town;
    Disk disk;
    Headless app(town, disk);
    app.sign_in();
    BOOST_TEST(!app.says("新版本已下载"));
    app.update_waiting = true;
    app.pass(60'000);
    app.settle();
    BOOST_TEST(app.says("新版本已下载"));
    app.pass(60'000);
    app.settle();
    BOOST_TEST(!app.says("新版本已下载"));
}

BOOST_AUTO_TEST_SUITE_END()
