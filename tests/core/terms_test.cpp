// A community's own calendar and terms of service: they move what is still open, never what was judged.

#include "core/policy/due_reason.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using fixtures::World;

namespace {

Day day(std::int32_t year, std::uint8_t month, std::uint8_t date) {
    return day_of(CivilDate{year, month, date});
}

EntityId community_of(const World& w) {
    return entity(CommunityId{w.state.all<Community>().begin()->first});
}

const Milestone milestone(const World& w, TicketId id, MilestoneName name) {
    for (const Milestone& m : milestones(w.ticket(id), policy_of(w.state), w.now)) {
        if (m.name == name) return m;
    }
    throw std::logic_error("not promised");
}

TicketId complain(World& w) {
    ReportTicket body = w.leak();
    body.kind = TicketKind::complaint;
    body.severity = Severity::ordinary;
    return w.report(w.who(Role::front_desk), body);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(terms_suite)

BOOST_AUTO_TEST_CASE(an_announced_year_takes_the_place_of_the_shipped_one) {
    World w;
    BOOST_TEST(policy_of(w.state).calendar.provisional_year(2027));
    SetCalendarYear year{2027, false, "国务院办公厅通知", {}};
    year.days = {{day(2027, 1, 1), false}, {day(2027, 1, 9), true}};
    const Actor admin = w.who(Role::administrator);
    BOOST_TEST((w.tell(admin, community_of(w), SetCalendarYear{2027, false, "", {}}).verdict ==
                Verdict::missing_reason));
    w.must(admin, community_of(w), year);
    const Calendar calendar = policy_of(w.state).calendar;
    BOOST_TEST(!calendar.provisional_year(2027));
    BOOST_TEST(calendar.works(day(2027, 1, 9)));    // a Saturday
    BOOST_TEST(calendar.works(day(2027, 10, 1)));   // as the year says, and no other
    BOOST_TEST(!calendar.works(day(2026, 10, 1)));  // other years are as shipped
    BOOST_TEST(calendar.knows_year(2027));
    std::swap(year.days[0], year.days[1]);
    BOOST_TEST((w.tell(admin, community_of(w), year).verdict == Verdict::bad_value));
}

BOOST_AUTO_TEST_CASE(days_that_have_begun_stay_what_they_were) {
    World w;
    w.now = at("2026-10-08 09:00");
    w.must(w.who(Role::administrator), community_of(w),
           SetCalendarYear{
               2026, false, "更正", {{day(2026, 10, 2), true}, {day(2026, 10, 9), false}}});
    const Calendar calendar = policy_of(w.state).calendar;
    BOOST_TEST(!calendar.works(day(2026, 10, 1)));
    BOOST_TEST(!calendar.works(day(2026, 10, 2)));
    BOOST_TEST(calendar.works(day(2026, 9, 20)));
    BOOST_TEST(!calendar.works(day(2026, 10, 9)));
    BOOST_TEST(!calendar.works(day(2026, 10, 10)));  // 调休 taken back in time
}

BOOST_AUTO_TEST_CASE(a_day_taken_off_moves_what_is_open_and_not_what_was_late) {
    World w;
    w.now = at("2026-11-03 09:00");  // a Tuesday
    const TicketId old = complain(w);
    w.now = at("2026-11-05 09:00");
    const TicketId open = complain(w);
    const Milestone late = milestone(w, old, MilestoneName::verified);
    BOOST_TEST((late.state == MilestoneState::late));
    BOOST_TEST((milestone(w, open, MilestoneName::verified).due == at("2026-11-06 18:00")));
    w.must(w.who(Role::administrator), community_of(w),
           SetCalendarYear{
               2026, false, "物业放假", {{day(2026, 11, 4), false}, {day(2026, 11, 6), false}}});
    BOOST_TEST((milestone(w, old, MilestoneName::verified).due == late.due));
    BOOST_TEST((milestone(w, old, MilestoneName::verified).state == MilestoneState::late));
    BOOST_TEST((milestone(w, open, MilestoneName::verified).due == at("2026-11-09 18:00")));
}

BOOST_AUTO_TEST_CASE(a_ticket_keeps_the_terms_under_which_it_was_reported) {
    World w;
    const TicketId before = w.report_leak();
    w.now = w.now + hour_ms;
    w.must(w.who(Role::manager), community_of(w), SetServiceTerms{PolicySet::standard, 480, 1200});
    const TicketId after = w.report_leak();
    BOOST_TEST(milestone(w, before, MilestoneName::responded).limit_ms == 10 * minute_ms);
    BOOST_TEST(milestone(w, after, MilestoneName::responded).limit_ms == 15 * minute_ms);
    BOOST_TEST((milestone(w, after, MilestoneName::responded).set == PolicySet::standard));
    DueReason reason;
    BOOST_REQUIRE(reason_of(facts_of(w.ticket(after)), policy_of(w.state), w.now,
                            MilestoneName::responded, reason));
    BOOST_TEST((reason.set == PolicySet::standard));
    BOOST_TEST(reason.closes_minute == 1200);
    BOOST_TEST(
        (w.tell(w.who(Role::manager), community_of(w), SetServiceTerms{PolicySet::rapid, 1200, 480})
             .verdict == Verdict::bad_value));
}

BOOST_AUTO_TEST_CASE(terms_hold_from_when_the_server_heard_of_them) {
    World w;
    const UtcMs noon = at("2026-11-03 12:00");
    Op op =
        w.op(w.who(Role::manager), community_of(w), SetServiceTerms{PolicySet::rapid, 480, 1200});
    op.head.made_at = at("2026-11-02 12:00");  // offline since yesterday
    evolve(w.state, op, server_stamp(op.head, {900}, noon));
    const Policy policy = policy_of(w.state);
    BOOST_TEST((policy.at(noon + (-1)).set == PolicySet::butler));
    BOOST_TEST((policy.at(noon).set == PolicySet::rapid));
    BOOST_TEST(policy.at(noon).closes_minute == 1200);
}

BOOST_AUTO_TEST_SUITE_END()
