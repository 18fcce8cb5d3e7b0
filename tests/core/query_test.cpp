// What screens ask of the state: lists, figures, searches and the moves that are offered.

#include "core/query/households.hpp"
#include "core/query/rounds.hpp"
#include "core/query/ticket_page.hpp"
#include "core/query/today.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace core;
using fixtures::at;
using fixtures::World;

namespace {

const Policy policy{};

TicketId report_in(World& w, const char* when, TicketKind kind, Severity severity, UnitId unit,
                   std::string words) {
    w.now = at(when);
    ReportTicket body;
    body.kind = kind;
    body.severity = severity;
    body.unit = unit;
    if (const Unit* u = w.state.find(unit)) body.household = u->household;
    body.words = std::move(words);
    body.serial = 7;
    return w.report(w.who(Role::front_desk), std::move(body));
}

std::vector<TicketId> ids(const std::vector<TicketRow>& rows) {
    std::vector<TicketId> out;
    for (const TicketRow& row : rows) out.push_back(row.id);
    return out;
}

std::vector<TicketId> list(const World& w, Actor viewer, const TicketFilter& filter) {
    return ids(list_tickets(w.state, viewer, filter, policy, w.now));
}

using Ids = std::vector<TicketId>;

}  // namespace

BOOST_AUTO_TEST_SUITE(query_suite)

BOOST_AUTO_TEST_CASE(tickets_come_by_time_left_and_then_newest_first) {
    World w;
    const TicketId big =
        report_in(w, "2026-11-03 09:00", TicketKind::repair, Severity::big, w.unit501, "跳闸");
    const TicketId small =
        report_in(w, "2026-11-03 09:05", TicketKind::repair, Severity::small, w.unit502, "滴水");
    const TicketId idea = report_in(w, "2026-11-03 09:06", TicketKind::suggestion,
                                    Severity::ordinary, w.unit501, "加座椅");
    const TicketId idea2 = report_in(w, "2026-11-03 09:07", TicketKind::suggestion,
                                     Severity::ordinary, w.unit501, "加路灯");
    w.now = at("2026-11-03 09:08");
    const Actor desk = w.who(Role::front_desk);
    w.must(desk, entity(big), RespondTicket{});  // its completion is due 12:00
    BOOST_TEST((list(w, desk, {}) == Ids{small, big, idea2, idea}));
    const auto rows = list_tickets(w.state, desk, {}, policy, w.now);
    BOOST_TEST((rows[0].next->name == MilestoneName::responded));
    BOOST_TEST(rows[0].next->left_ms == 7 * minute_ms);
    BOOST_TEST((rows[1].next->due == at("2026-11-03 12:00")));
    BOOST_TEST(!rows[2].next);
    w.now = at("2026-11-03 09:16");
    const TicketCounts counts = count(list_tickets(w.state, desk, {}, policy, w.now));
    BOOST_TEST(counts.open == 4u);
    BOOST_TEST(counts.late == 1u);
    BOOST_TEST(counts.soon == 0u);
}

BOOST_AUTO_TEST_CASE(tickets_by_filter_and_by_what_is_typed) {
    World w;
    const TicketId leak = report_in(w, "2026-11-03 09:00", TicketKind::repair, Severity::small,
                                    w.unit501, "主卧天花板渗水");
    const TicketId noise = report_in(w, "2026-11-03 09:01", TicketKind::complaint,
                                     Severity::ordinary, w.unit502, "楼上 KTV 太吵");
    const TicketId other = report_in(w, "2026-11-03 09:02", TicketKind::enquiry, Severity::ordinary,
                                     w.unit101, "停车费");
    const Actor lead = w.who(Role::lead);
    w.must(lead, contact_of(noise), SetTicketContact{"赵小姐", "13655557777"});
    w.must(lead, entity(other), CancelTicket{"问过了"});

    struct Row {
        TicketFilter filter;
        Ids found;
    };
    const auto typed = [](const char* text) {
        TicketFilter filter;
        filter.scope = TicketScope::all;
        filter.text = text;
        return filter;
    };
    const Row rows[] = {
        {{.scope = TicketScope::ended}, {other}},
        {{.scope = TicketScope::all, .kind = TicketKind::complaint}, {noise}},
        {{.scope = TicketScope::all, .status = TicketStatus::cancelled}, {other}},
        {{.scope = TicketScope::all, .group = w.group2}, {other}},
        {{.scope = TicketScope::all, .unit = w.unit501}, {leak}},
        {{.scope = TicketScope::all, .assignee = w.technician2}, {}},
        {typed("渗水"), {leak}},
        {typed("ktv"), {noise}},
        {typed("ＫＴＶ太吵"), {noise}},
        {typed("3-2-50"), {leak, noise}},
        {typed("３－２－５０１"), {leak}},
        {typed("TS-20261103"), {noise}},
        {typed("bx-20261103-0007"), {leak}},
        {typed("陈先生"), {leak}},
        {typed("赵小姐"), {noise}},
        {typed("7777"), {noise}},
        {typed("5678"), {leak}},
        {typed("1381234567"), {}},  // a phone is found by its end
        {typed("没有这个"), {}},
    };
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        Ids found = list(w, lead, rows[i].filter), wanted = rows[i].found;
        std::sort(found.begin(), found.end());
        std::sort(wanted.begin(), wanted.end());
        BOOST_TEST((found == wanted), "row " << i << " " << rows[i].filter.text);
    }
}

BOOST_AUTO_TEST_CASE(whose_work_a_ticket_is) {
    World w;
    const TicketId free =
        report_in(w, "2026-11-03 09:00", TicketKind::repair, Severity::small, w.unit501, "滴水");
    const TicketId sent =
        report_in(w, "2026-11-03 09:01", TicketKind::repair, Severity::small, w.unit101, "跳闸");
    const TicketId noise = report_in(w, "2026-11-03 09:02", TicketKind::complaint,
                                     Severity::ordinary, w.unit502, "太吵");
    w.must(w.who(Role::front_desk), entity(sent), AssignTicket{w.technician2});
    const auto mine = [&](Actor viewer) {
        Ids found = list(w, viewer, {.mine = true});
        std::sort(found.begin(), found.end());
        return found;
    };
    BOOST_TEST((mine(w.who(Role::butler)) == Ids{free, noise}));
    BOOST_TEST((mine(entity(w.butler2)) == Ids{sent}));
    BOOST_TEST((mine(w.who(Role::technician)) == Ids{free}));  // in the trade's queue
    BOOST_TEST((mine(entity(w.technician2)) == Ids{free, sent}));
    BOOST_TEST((mine(w.who(Role::lead)) == Ids{free, sent, noise}));
    BOOST_TEST((mine(w.owner501()) == Ids{free}));
    BOOST_TEST(mine(w.who(Role::guard)).empty());
    BOOST_TEST(mine({EntityKind::staff, 4}).empty());
}

BOOST_AUTO_TEST_CASE(today_for_a_butler) {
    World w;
    const Actor butler = w.who(Role::butler), desk = w.who(Role::front_desk);
    const RouteId walk = w.add_route("每日巡楼 · 3 栋", Role::butler, w.group1, 3);
    const RouteId patrol = w.add_route("夜间巡逻", Role::guard, {}, 3);

    // Finished on 1 November: a leak, to be revisited within 3 days, and a tap, within 7.
    ReportTicket body = w.leak();
    w.now = at("2026-11-01 10:00");
    const TicketId leak = w.report(butler, body);
    const TicketId tap =
        report_in(w, "2026-11-01 10:01", TicketKind::repair, Severity::small, w.unit502, "龙头");
    for (const TicketId id : {leak, tap}) {
        w.must(desk, entity(id), AssignTicket{w.id_of(Role::technician)});
        w.now = w.now + 20 * minute_ms;
        w.must(desk, entity(id), CompleteTicket{"修好", 0, {}});
    }
    w.must(butler, entity(tap), ConfirmTicket{});
    const TicketId open =
        report_in(w, "2026-11-04 09:00", TicketKind::repair, Severity::small, w.unit501, "跳闸");
    const TicketId foreign =
        report_in(w, "2026-11-04 09:00", TicketKind::repair, Severity::small, w.unit101, "跳闸");

    w.now = at("2026-11-04 09:05");
    Today t = today(w.state, butler, policy, w.now);
    BOOST_TEST((ids(t.tickets) == Ids{open}));
    BOOST_REQUIRE_EQUAL(t.revisits.size(), 1u);
    BOOST_TEST((t.revisits[0].ticket == leak));
    BOOST_TEST((t.revisits[0].due.promise == PromiseId::p15));
    BOOST_TEST((t.revisits[0].due.due == at("2026-11-04 10:21")));
    BOOST_REQUIRE_EQUAL(t.later.size(), 1u);
    BOOST_TEST((t.later[0].ticket == tap));
    BOOST_TEST((t.to_confirm == Ids{leak}));
    BOOST_REQUIRE_EQUAL(t.rounds.size(), 1u);
    BOOST_TEST((t.rounds[0].route == walk));
    BOOST_TEST(t.rounds_planned == 1u);
    BOOST_TEST(t.rounds_done == 0u);
    BOOST_TEST(t.late == 0u);
    BOOST_TEST(t.soon == 1u);  // the revisit: under 25 % of 3 days
    // November: one response in 1 minute, one in 20; the open ticket is not judged yet.
    BOOST_TEST(t.responded.total == 2u);
    BOOST_TEST(t.responded.kept == 1u);
    BOOST_TEST(t.arrived.total == 2u);
    BOOST_TEST(t.arrived.permille() == 1000);
    BOOST_TEST(t.revisited.permille() == -1);

    // The leak is not revisited in time.
    w.now = at("2026-11-04 10:21:00.001");
    t = today(w.state, butler, policy, w.now);
    BOOST_TEST((t.revisits.size() == 1u && t.revisits[0].due.state == MilestoneState::late));
    BOOST_TEST(t.revisited.total == 1u);
    BOOST_TEST(t.revisited.permille() == 0);
    w.must(butler, entity(leak), RevisitTicket{});
    t = today(w.state, butler, policy, w.now);
    BOOST_TEST(t.revisits.empty());
    BOOST_TEST(t.revisited.permille() == 1000);  // late, but nobody was left out

    // A round under way, then done.
    const RoundId round = w.start_round(butler, walk);
    w.must(butler, entity(round), CheckIn{});
    t = today(w.state, butler, policy, w.now);
    BOOST_TEST((t.rounds.size() == 1u && t.rounds[0].mine == round));
    BOOST_TEST(t.rounds[0].progress.done() == 1u);
    w.must(butler, entity(round), FinishRound{});
    t = today(w.state, butler, policy, w.now);
    BOOST_TEST(t.rounds.empty());
    BOOST_TEST(t.rounds_done == 1u);
    BOOST_TEST(today(w.state, butler, policy, w.now + day_ms).rounds.size() == 1u);

    const Today guard = today(w.state, w.who(Role::guard), policy, w.now);
    BOOST_TEST((guard.rounds.size() == 1u && guard.rounds[0].route == patrol));
    BOOST_TEST(guard.tickets.empty());
    BOOST_TEST(today(w.state, w.who(Role::technician), policy, w.now).revisits.empty());
    BOOST_TEST((ids(today(w.state, entity(w.butler2), policy, w.now).tickets) == Ids{foreign}));
}

BOOST_AUTO_TEST_CASE(figures_are_of_this_month) {
    World w;
    const Actor desk = w.who(Role::front_desk);
    const TicketId october =
        report_in(w, "2026-10-31 23:59", TicketKind::repair, Severity::small, w.unit501, "滴水");
    const TicketId november =
        report_in(w, "2026-11-01 00:00", TicketKind::repair, Severity::small, w.unit501, "滴水");
    w.now = at("2026-11-01 00:10");
    w.must(desk, entity(october), RespondTicket{});   // late by a minute
    w.must(desk, entity(november), RespondTicket{});  // at the limit
    const Figure responded = today(w.state, desk, policy, w.now).responded;
    BOOST_TEST(responded.total == 1u);
    BOOST_TEST(responded.kept == 1u);
    BOOST_TEST((Figure{27, 28}.permille()) == 964);
    BOOST_TEST((Figure{999, 1000}.permille()) == 999);
    BOOST_TEST((Figure{9999, 10000}.permille()) == 999);  // all means all
}

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
        for (const RouteRow& row : routes_for(w.state, viewer, policy, w.now))
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
    BOOST_TEST((routes_for(w.state, w.who(Role::lead), policy, w.now)[0].duty == false));

    // A patrol over midnight counts on the day it ends.
    w.now = at("2026-11-03 23:50");
    const RoundId night = w.start_round(guard, patrol);
    BOOST_TEST((own_round_under_way(w.state, guard, patrol) == night));
    BOOST_TEST((own_round_under_way(w.state, butler, patrol) == RoundId{}));
    w.now = at("2026-11-04 00:10");
    w.must(guard, entity(night), FinishRound{});
    BOOST_TEST((own_round_under_way(w.state, guard, patrol) == RoundId{}));
    const RouteRow row = routes_for(w.state, guard, policy, w.now)[0];
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

BOOST_AUTO_TEST_CASE(moves_offered_are_moves_that_hold) {
    World w;
    const TicketId id = w.report_leak();
    const auto offered = [&](Actor actor) { return offered_moves(w.state, actor, id); };
    const auto has = [&](Actor actor, Offer offer) {
        const auto all = offered(actor);
        return std::find(all.begin(), all.end(), offer) != all.end();
    };
    const auto primary = [&](Actor actor) {
        Offer first = Offer::note;
        return primary_offer(offered(actor), first) ? first : Offer::note;
    };
    const Actor butler = w.who(Role::butler), technician = w.who(Role::technician);
    const Actor desk = w.who(Role::front_desk), owner = w.owner501();

    BOOST_TEST((primary(butler) == Offer::respond));
    BOOST_TEST((offered(owner) == std::vector{Offer::remark, Offer::cancel}));
    w.must(butler, entity(id), RespondTicket{});
    BOOST_TEST((primary(desk) == Offer::assign));
    BOOST_TEST(!has(butler, Offer::respond));
    w.must(desk, entity(id), AssignTicket{w.id_of(Role::technician)});
    BOOST_TEST(has(desk, Offer::hand_over));
    BOOST_TEST(!has(desk, Offer::assign));
    BOOST_TEST((primary(technician) == Offer::arrive));
    w.must(technician, entity(id), ArriveTicket{});
    BOOST_TEST((primary(technician) == Offer::start));
    w.must(technician, entity(id), StartTicket{});
    BOOST_TEST((primary(technician) == Offer::complete));
    BOOST_TEST(has(technician, Offer::wait));
    w.must(technician, entity(id), WaitTicket{});
    BOOST_TEST((primary(technician) == Offer::resume));
    w.must(technician, entity(id), ResumeTicket{});
    w.must(technician, entity(id), CompleteTicket{"好", 0, {}});
    BOOST_TEST((primary(owner) == Offer::confirm));
    BOOST_TEST((has(owner, Offer::rework) && !has(owner, Offer::revisit)));
    BOOST_TEST((primary(butler) == Offer::confirm));
    BOOST_TEST(!has(technician, Offer::revisit));
    w.must(owner, entity(id), ConfirmTicket{});
    BOOST_TEST((primary(butler) == Offer::revisit));
    w.must(butler, entity(id), RevisitTicket{});
    BOOST_TEST((primary(butler) == Offer::close));
    w.must(butler, entity(id), CloseTicket{});
    BOOST_TEST((offered(butler) == std::vector{Offer::remark, Offer::note}));
    BOOST_TEST(!has(w.who(Role::lead), Offer::settle));
    w.tell(technician, entity(id), ArriveTicket{});
    BOOST_TEST((primary(w.who(Role::lead)) == Offer::settle));
    BOOST_TEST(offered_moves(w.state, butler, TicketId{4}).empty());
}

BOOST_AUTO_TEST_CASE(who_can_be_sent) {
    World w;
    const TicketId leak = w.report_leak();
    const TicketId other = w.report_leak();
    w.must(w.who(Role::front_desk), entity(other), AssignTicket{w.id_of(Role::technician)});
    auto found = candidates(w.state, leak);
    BOOST_TEST((found[0].staff == w.technician2));  // in the trade and free
    BOOST_TEST((found[1].staff == w.id_of(Role::technician)));
    BOOST_TEST(found[1].open_load == 1u);
    BOOST_TEST((found[0].in_trade && found[1].in_trade && !found[2].in_trade));
    for (const Candidate& c : found) {
        const Role role = w.state.find(c.staff)->role;
        BOOST_TEST((role != Role::inspector && role != Role::administrator));
    }
    ReportTicket lift = w.leak();
    lift.category = Category::lift;
    found = candidates(w.state, w.report(w.who(Role::butler), lift));
    BOOST_TEST((found[0].staff == w.id_of(Role::lift_technician)));
    ReportTicket noise = w.leak();
    noise.kind = TicketKind::complaint;
    found = candidates(w.state, w.report(w.who(Role::butler), noise));
    BOOST_TEST(found[0].in_trade);
    BOOST_TEST((w.state.find(found[0].staff)->role == Role::butler));
    BOOST_TEST(candidates(w.state, TicketId{4}).empty());
    w.must(w.who(Role::front_desk), entity(leak), AssignTicket{w.technician2});
    for (const Candidate& c : candidates(w.state, leak))
        BOOST_TEST(c.present == (c.staff == w.technician2));
}

BOOST_AUTO_TEST_SUITE_END()
