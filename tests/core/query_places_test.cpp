// Routes, rounds and units as screens ask for them.

#include "core/query/households.hpp"
#include "core/query/rounds.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using fixtures::report_in;
using fixtures::World;

BOOST_AUTO_TEST_SUITE(query_places_suite)

BOOST_AUTO_TEST_CASE(a_round_s_progress) {
    World w;
    const Actor butler = w.who(Role::butler);
    const RouteId route = w.add_route("每日巡楼", Role::butler, w.group1, 4);
    const RoundId id = w.start_round(butler, route);
    const auto progress = [&] { return progress_of(*w.state.find(route), w.round(id)); };
    BOOST_TEST((progress().next == std::uint16_t{0}));
    w.must(butler, entity(id), CheckIn{0, Proof::qr, {}});
    BOOST_TEST(progress().unanswered == 3u);
    w.must(butler, entity(id),
           RecordFinding{0, 0, Severity::small, Handling::corrected, {}, "长流水"});
    w.must(butler, entity(id), RecordFinding{0, 1, Severity::small, Handling::ticket, {5}, "渗漏"});
    w.now = w.now + 5 * minute_ms;
    w.must(butler, entity(id), SkipCheckpoint{2, "锁闭"});
    RoundProgress p = progress();
    BOOST_TEST(p.total == 4u);
    BOOST_TEST(p.visited == 1u);
    BOOST_TEST(p.skipped == 1u);
    BOOST_TEST(p.done() == 2u);
    BOOST_TEST(p.findings == 2u);
    BOOST_TEST(p.corrected == 1u);
    BOOST_TEST(p.tickets == 1u);
    BOOST_TEST(p.unanswered == 1u);
    BOOST_TEST((p.next == std::uint16_t{1}));
    BOOST_TEST(elapsed_ms(w.round(id), w.now + minute_ms) == 6 * minute_ms);
    BOOST_TEST(since_last_point_ms(w.round(id), w.now + minute_ms) == minute_ms);
    BOOST_TEST(elapsed_ms(w.round(id), w.now + -day_ms) == 0);
    const Route& r = *w.state.find(route);
    BOOST_TEST((outcome_of(r, w.round(id)) == RoundOutcome::under_way));
    w.must(butler, entity(id), FinishRound{});
    BOOST_TEST((outcome_of(r, w.round(id)) == RoundOutcome::incomplete));
    BOOST_TEST(elapsed_ms(w.round(id), w.now + day_ms) == 5 * minute_ms);
    for (std::uint16_t point = 1; point < 4; ++point)
        w.tell(butler, entity(id), CheckIn{point, Proof::qr, {}});
    BOOST_TEST((outcome_of(r, w.round(id)) == RoundOutcome::with_findings));
    BOOST_TEST(!progress().next);

    BOOST_TEST((checkpoint_by_code(r, " xl-3 ") == std::uint16_t{2}));
    BOOST_TEST(!checkpoint_by_code(r, "XL-9"));
    const ChecklistItem voltage{"蓄电池电压", ItemKind::reading, "V", 24'000, 27'600};
    BOOST_TEST(in_range(voltage, 24'000));
    BOOST_TEST(in_range(voltage, 27'600));
    BOOST_TEST(!in_range(voltage, 23'999));
    BOOST_TEST(!in_range(voltage, 27'601));
}

BOOST_AUTO_TEST_CASE(routes_and_rounds_of_a_day) {
    World w;
    const Actor butler = w.who(Role::butler), guard = w.who(Role::guard);
    const RouteId b1 = w.add_route("每日巡楼 · 3 栋", Role::butler, w.group1, 2);
    const RouteId b2 = w.add_route("每日巡楼 · 4 栋", Role::butler, w.group2, 2);
    const RouteId patrol = w.add_route("巡逻", Role::guard, {}, 2);
    const auto routes = [&](Actor viewer) {
        std::vector<RouteId> found;
        for (const RouteRow& row : routes_for(w.state, viewer, Policy{}, w.now))
            found.push_back(row.route);
        return found;
    };
    using Routes = std::vector<RouteId>;
    BOOST_TEST((routes(butler) == Routes{b1}));
    BOOST_TEST((routes(entity(w.butler2)) == Routes{b2}));
    BOOST_TEST((routes(guard) == Routes{patrol}));
    BOOST_TEST((routes(w.who(Role::guard_lead)) == Routes{patrol}));
    BOOST_TEST(routes(w.who(Role::lead)).size() == 3u);
    BOOST_TEST(routes(w.who(Role::cleaner)).empty());
    BOOST_TEST(routes(w.owner501()).empty());
    BOOST_TEST((routes_for(w.state, w.who(Role::lead), Policy{}, w.now)[0].duty == false));

    // A patrol over midnight counts on the day it ends.
    w.now = at("2026-11-03 23:50");
    const RoundId night = w.start_round(guard, patrol);
    BOOST_TEST((own_round_under_way(w.state, guard, patrol) == night));
    BOOST_TEST((own_round_under_way(w.state, butler, patrol) == RoundId{}));
    w.now = at("2026-11-04 00:10");
    w.must(guard, entity(night), FinishRound{});
    BOOST_TEST((own_round_under_way(w.state, guard, patrol) == RoundId{}));
    const RouteRow row = routes_for(w.state, guard, Policy{}, w.now)[0];
    BOOST_TEST(row.finished_today == 1u);
    BOOST_TEST(!row.due());
    BOOST_TEST((row.last_finished == w.now));
    const RoundId morning = w.start_round(guard, patrol);
    const auto of_third = rounds_on(w.state, fixtures::day("2026-11-03"), {}, Zone{});
    const auto of_fourth = rounds_on(w.state, fixtures::day("2026-11-04"), patrol, Zone{});
    BOOST_TEST((of_third.size() == 1u && of_third[0].id == night));
    BOOST_TEST((of_fourth.size() == 1u && of_fourth[0].id == morning));
    BOOST_TEST((of_fourth[0].walker == w.id_of(Role::guard)));
    BOOST_TEST(rounds_on(w.state, fixtures::day("2026-11-04"), b1, Zone{}).empty());
}

BOOST_AUTO_TEST_CASE(units_are_found_as_people_type_them) {
    World w;
    const auto found = [&](const char* text) {
        std::vector<std::string> codes;
        for (const UnitRow& row : search_units(w.state, text, 10))
            codes.push_back(w.state.find(row.unit)->code.value);
        return codes;
    };
    using Codes = std::vector<std::string>;
    BOOST_TEST((found("3-2-501") == Codes{"3-2-501"}));
    BOOST_TEST((found("3-2") == Codes{"3-2-501", "3-2-502"}));
    BOOST_TEST((found("３－２－５０２") == Codes{"3-2-502"}));
    BOOST_TEST((found("3—2—501") == Codes{"3-2-501"}));
    BOOST_TEST((found("3栋2单元501室") == Codes{"3-2-501"}));
    BOOST_TEST((found("4号楼") == Codes{"4-1-101"}));
    BOOST_TEST((found("101") == Codes{"4-1-101"}));
    BOOST_TEST((found("张阿姨") == Codes{"3-2-502"}));
    BOOST_TEST((found("4321") == Codes{"3-2-502"}));
    BOOST_TEST((found("13987654321") == Codes{"3-2-502"}));
    BOOST_TEST(found("321").empty());  // too short for a phone, and no such door
    BOOST_TEST(found("没有").empty());
    BOOST_TEST((found("") == Codes{"3-2-501", "3-2-502", "4-1-101"}));
    BOOST_TEST(search_units(w.state, "", 2).size() == 2u);
    BOOST_TEST((unit_by_code(w.state, " 3-2-501 ") == w.unit501));
    BOOST_TEST((unit_by_code(w.state, "3-2") == UnitId{}));
    BOOST_TEST(code_less("3-2-501", "3-2-1101"));
    BOOST_TEST(code_less("3-2-501", "10-1-101"));
    BOOST_TEST(!code_less("3-2-501", "3-2-501"));
    BOOST_TEST(code_less("3-2", "3-2-101"));

    // Where the household may not be seen, the unit is found by its code alone.
    erase(w.state, entity(w.home502));
    BOOST_TEST(found("张阿姨").empty());
    BOOST_TEST((search_units(w.state, "3-2-502", 1)[0].household == HouseholdId{}));
}

BOOST_AUTO_TEST_CASE(phones_are_masked) {
    struct Row {
        const char *phone, *masked;
    };
    constexpr Row rows[] = {
        {"13812345678", "138****5678"},
        {"0571-88012345", "057****2345"},
        {"95598", "****98"},
        {"", ""},
        {"12", "**"},
        {"+8613812345678", "+86****5678"},
        {"转 8001", "****"},
    };
    for (const Row& row : rows) BOOST_TEST(masked_phone(row.phone) == row.masked);
}

BOOST_AUTO_TEST_CASE(a_unit_s_tickets_and_a_butler_s_load) {
    World w;
    const TicketId old =
        report_in(w, "2025-11-02 09:00", TicketKind::repair, Severity::small, w.unit501, "旧");
    w.must(w.who(Role::lead), entity(old), CancelTicket{"重复"});
    const TicketId fresh =
        report_in(w, "2026-11-03 09:00", TicketKind::repair, Severity::small, w.unit501, "新");
    const UnitTickets found = tickets_of(w.state, w.unit501, w.now);
    BOOST_TEST(found.open == 1u);
    BOOST_TEST(found.last_year == 1u);
    BOOST_TEST((found.latest == fresh));
    const auto loads = butler_loads(w.state);
    BOOST_REQUIRE_EQUAL(loads.size(), 2u);
    BOOST_TEST(loads[0].households == 2u);
    BOOST_TEST(loads[1].households == 1u);
    BOOST_TEST(loads[0].allowed == 200u);
    BOOST_TEST(!loads[0].above());
    w.must(w.who(Role::lead), entity(w.butler2), CoverGroups{{w.group1}});
    BOOST_TEST(butler_loads(w.state)[1].households == 3u);
}

BOOST_AUTO_TEST_SUITE_END()
