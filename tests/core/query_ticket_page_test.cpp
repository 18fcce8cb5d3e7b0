// The page of one ticket: which moves are offered, who can be sent.

#include "core/query/ticket_page.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace core;
using fixtures::World;

BOOST_AUTO_TEST_SUITE(ticket_page_suite)

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
    BOOST_TEST((offered(butler) == std::vector{Offer::remark, Offer::note, Offer::reopen}));
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
