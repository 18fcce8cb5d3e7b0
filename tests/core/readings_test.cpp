// The log of meters: what was read at each point, newest first.

#include "core/query/readings.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using fixtures::World;

BOOST_AUTO_TEST_SUITE(readings_suite)

BOOST_AUTO_TEST_CASE(every_meter_has_its_log_newest_first_and_what_was_not_read_is_no_line) {
    World w;
    const Actor technician = w.who(Role::technician);
    LayRoute lay;
    lay.name = "设备房";
    lay.role = Role::technician;
    ChecklistItem volts{"电压", ItemKind::reading, "V", 380'000, 420'000};
    ChecklistItem clean{"清洁干燥"};
    ChecklistItem oil{"油位", ItemKind::reading, "%", 30'000, 100'000};
    lay.checkpoints = {{"P-1", "配电房", 0, {clean, volts}}, {"G-1", "发电机房", 0, {oil}}};
    const RouteId route{w.fresh_key()};
    w.must(w.who(Role::manager), entity(route), lay);
    const auto walk = [&](const char* start, std::int32_t voltage) {
        w.now = at(start);
        const RoundId id{w.fresh_key()};
        w.must(technician, entity(id), StartRound{route});
        w.must(technician, entity(id), CheckIn{0, Proof::qr, {}});
        const bool fits = 380'000 <= voltage && voltage <= 420'000;
        w.must(technician, entity(id),
               RecordItem{0, 1, fits ? ItemResult::ok : ItemResult::finding, voltage});
        return id;
    };
    const RoundId first = walk("2026-11-01 09:00", 398'000);
    const RoundId second = walk("2026-11-02 09:00", 431'500);
    w.must(technician, entity(second), CheckIn{1, Proof::qr, {}});
    w.must(technician, entity(second), RecordItem{1, 0, ItemResult::not_applicable, 0});
    const RoundId third = walk("2026-11-03 09:00", 400'000);
    w.start_round(technician, route);  // nothing read yet
    const std::vector<ReadingLog> logs = reading_logs(w.state, route, 2, w.now);
    BOOST_REQUIRE(logs.size() == 2u);
    BOOST_TEST(logs[0].item == 1);
    BOOST_TEST((logs[0].readings ==
                std::vector<Reading>{{third, at("2026-11-03 09:00"), 400'000, true},
                                     {second, at("2026-11-02 09:00"), 431'500, false}}));
    BOOST_TEST(reading_logs(w.state, route, 9, w.now)[0].readings.back().round.value ==
               first.value);
    BOOST_TEST(logs[1].checkpoint == 1);
    BOOST_TEST(logs[1].readings.empty());
    BOOST_TEST(reading_logs(w.state, w.add_route("巡楼", Role::butler, {}, 2), 9, w.now).empty());
}

BOOST_AUTO_TEST_SUITE_END()
