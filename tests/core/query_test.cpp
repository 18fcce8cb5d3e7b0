// Lists of tickets and the screen 今日: what comes first, what is whose, which figures.

#include "core/query/today.hpp"
#include "core/query/work_day.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace core;
using fixtures::at;
using fixtures::report_in;
using fixtures::World;

namespace {

const Policy policy{};

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
        {{.scope = TicketScope::all, .since = at("2026-11-03 09:01")}, {noise, other}},
        {{.scope = TicketScope::all, .until = at("2026-11-03 09:01")}, {leak}},
        {{.scope = TicketScope::all,
          .since = at("2026-11-03 09:01"),
          .until = at("2026-11-03 09:02")},
         {noise}},
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
    BOOST_TEST(t.late == 0u);
    BOOST_TEST(t.soon == 1u);  // the revisit: under 25 % of 3 days
    // November: one response in 1 minute, one in 20; the open ticket is not judged yet.
    BOOST_TEST(t.month.responded.total == 2u);
    BOOST_TEST(t.month.responded.kept == 1u);
    BOOST_TEST(t.month.arrived.total == 2u);
    BOOST_TEST(t.month.arrived.permille() == 1000);
    BOOST_TEST(t.month.revisited.permille() == -1);

    // The leak is not revisited in time.
    w.now = at("2026-11-04 10:21:00.001");
    t = today(w.state, butler, policy, w.now);
    BOOST_TEST((t.revisits.size() == 1u && t.revisits[0].due.state == MilestoneState::late));
    BOOST_TEST(t.month.revisited.total == 1u);
    BOOST_TEST(t.month.revisited.permille() == 0);
    w.must(butler, entity(leak), RevisitTicket{});
    t = today(w.state, butler, policy, w.now);
    BOOST_TEST(t.revisits.empty());
    BOOST_TEST(t.month.revisited.permille() == 1000);  // late, but nobody was left out

    // A round under way, then done.
    const RoundId round = w.start_round(butler, walk);
    w.must(butler, entity(round), CheckIn{});
    t = today(w.state, butler, policy, w.now);
    BOOST_TEST((t.rounds.size() == 1u && t.rounds[0].mine == round));
    BOOST_TEST(t.rounds[0].progress.done() == 1u);
    w.must(butler, entity(round), FinishRound{});
    t = today(w.state, butler, policy, w.now);
    BOOST_TEST(t.rounds.empty());
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
    const Figure responded = today(w.state, desk, policy, w.now).month.responded;
    BOOST_TEST(responded.total == 1u);
    BOOST_TEST(responded.kept == 1u);
    BOOST_TEST((Figure{27, 28}.permille()) == 964);
    BOOST_TEST((Figure{999, 1000}.permille()) == 999);
    BOOST_TEST((Figure{9999, 10000}.permille()) == 999);  // all means all
}

BOOST_AUTO_TEST_CASE(the_day_of_who_repairs) {
    World w;
    const Actor me = w.who(Role::technician), desk = w.who(Role::front_desk);
    const StaffId own{me.key};
    const auto report = [&](const char* when) {
        return report_in(w, when, TicketKind::repair, Severity::small, w.unit501, "渗水");
    };
    const auto mine = [&](const char* when) {
        const TicketId id = report(when);
        w.must(desk, entity(id), AssignTicket{own});
        return id;
    };
    const auto appoint = [&](TicketId id, const char* from, const char* until) {
        w.must(desk, entity(id), AppointTicket{{at(from), at(until)}, ""});
    };
    const TicketId afternoon = mine("2026-11-03 09:00"), morning = mine("2026-11-03 09:01"),
                   tomorrow = mine("2026-11-03 09:02"), urgent = mine("2026-11-03 09:03"),
                   open = report("2026-11-03 09:04"), done = mine("2026-11-03 09:05"),
                   others = report("2026-11-03 09:06");
    appoint(afternoon, "2026-11-03 15:00", "2026-11-03 16:00");
    appoint(morning, "2026-11-03 10:00", "2026-11-03 11:00");
    appoint(tomorrow, "2026-11-04 10:00", "2026-11-04 11:00");
    w.must(desk, entity(others), AssignTicket{w.technician2});
    w.must(me, entity(done), ArriveTicket{});
    w.must(me, entity(done), CompleteTicket{"换了接头", 0, {}});

    const auto day = [&] { return work_day(w.state, me, policy, w.now); };
    BOOST_TEST((ids(day().appointments) == Ids{morning, afternoon}));
    BOOST_TEST((ids(day().assigned) == Ids{urgent, tomorrow}));
    BOOST_TEST((ids(day().queue) == Ids{open}));
    BOOST_TEST((ids(day().done) == Ids{done}));
    // Not satisfied: it is theirs again.
    w.must(desk, entity(done), ConfirmTicket{false, 0, "还在滴"});
    BOOST_TEST(day().done.empty());
    BOOST_TEST(day().assigned.size() == 3u);
    // The next day, what was missed stands first among the appointments.
    w.now = at("2026-11-04 08:00");
    BOOST_TEST((ids(day().appointments) == Ids{morning, afternoon, tomorrow}));
}

BOOST_AUTO_TEST_SUITE_END()
