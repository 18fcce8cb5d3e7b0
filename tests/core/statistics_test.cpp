// The figures of 统计: what is counted, where, and when a cause must be analysed.

#include "core/query/statistics.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using fixtures::report_in;
using fixtures::World;

namespace {

const Policy policy{};

Statistics of(const World& w, Actor viewer) { return statistics(w.state, viewer, policy, w.now); }

}  // namespace

BOOST_AUTO_TEST_SUITE(statistics_suite)

BOOST_AUTO_TEST_CASE(nothing_happened_yet) {
    World w;
    w.now = at("2026-11-03 09:00");
    const Statistics all = of(w, w.who(Role::lead));
    BOOST_TEST(all.reported == 0u);
    BOOST_TEST(all.groups.empty());
    BOOST_TEST(all.categories.empty());
    BOOST_TEST(all.figures.responded.permille() == -1);
    BOOST_TEST((all.days.back().day == day_of(w.now, policy.zone)));
    BOOST_TEST(all.days.front().day.value == all.days.back().day.value - 13);
}

BOOST_AUTO_TEST_CASE(a_month_is_counted_by_kind_group_and_day) {
    World w;
    const Actor desk = w.who(Role::front_desk);
    report_in(w, "2026-10-31 23:59", TicketKind::repair, Severity::big, w.unit501, "上月的");
    const TicketId kept =
        report_in(w, "2026-11-01 00:00", TicketKind::repair, Severity::big, w.unit501, "本月的");
    w.now = at("2026-11-01 00:10");
    w.must(desk, entity(kept), RespondTicket{});
    report_in(w, "2026-11-03 09:00", TicketKind::complaint, Severity::ordinary, w.unit502, "吵");
    w.now = at("2026-11-03 10:00");
    const Statistics all = of(w, desk);
    BOOST_TEST(all.reported == 2u);
    BOOST_TEST(all.kinds[static_cast<std::size_t>(TicketKind::repair)] == 1u);
    BOOST_TEST(all.kinds[static_cast<std::size_t>(TicketKind::complaint)] == 1u);
    BOOST_TEST(all.figures.responded.total == 2u);
    BOOST_TEST(all.figures.responded.kept == 1u);  // the complaint's half hour is over
    BOOST_REQUIRE(all.groups.size() == 1u);
    BOOST_TEST(all.groups[0].reported == 2u);
    BOOST_TEST(all.groups[0].figures.responded.kept == 1u);
    BOOST_TEST(all.open.open == 3u);  // last month's is not done either
    BOOST_TEST(all.days.back().reported == 1u);
    BOOST_TEST(all.days[statistics_days - 3].reported == 1u);
    BOOST_TEST(all.days[statistics_days - 4].reported == 1u);  // days go on across the month's edge
}

BOOST_AUTO_TEST_CASE(three_leaks_in_a_building_ask_for_an_analysis) {
    World w;
    const Actor desk = w.who(Role::front_desk);
    const auto leak = [&](const char* when, UnitId unit) {
        w.now = at(when);
        ReportTicket body;
        body.category = Category::leak;
        body.unit = unit;
        body.household = w.state.find(unit)->household;
        body.words = "漏";
        body.serial = 7;
        w.report(desk, std::move(body));
    };
    leak("2026-11-02 09:00", w.unit501);
    leak("2026-11-03 09:00", w.unit502);
    w.now = at("2026-11-03 10:00");
    Statistics all = of(w, desk);
    BOOST_REQUIRE(all.categories.size() == 1u);
    BOOST_TEST(all.categories[0].in_worst == 2u);
    BOOST_TEST(!all.categories[0].recurring());
    leak("2026-11-04 09:00", w.unit501);
    w.now = at("2026-11-04 10:00");
    all = of(w, desk);
    BOOST_TEST(all.categories[0].reported == 3u);
    BOOST_TEST(all.categories[0].in_worst == 3u);
    BOOST_TEST(all.categories[0].recurring());
    BOOST_TEST((all.categories[0].worst == w.state.find(w.unit501)->building));
}

BOOST_AUTO_TEST_SUITE_END()
