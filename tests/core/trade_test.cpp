// Queues by trade: who sees work that nobody was sent to, whose queue it stands in, and who may take it.

#include "core/trade.hpp"

#include "core/audience.hpp"
#include "core/query/ticket_page.hpp"
#include "core/query/work_day.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace core;
using fixtures::World;
using C = Category;
using K = TicketKind;

namespace {

TicketId report(World& w, K kind, C category) {
    ReportTicket body = w.leak();
    body.kind = kind;
    body.category = category;
    return w.report(w.who(Role::front_desk), std::move(body));
}

bool queued(const World& w, Role role, TicketId id) {
    const auto queue = work_day(w.state, w.who(role), Policy{}, w.now).queue;
    return std::any_of(queue.begin(), queue.end(), [id](const TicketRow& r) { return r.id == id; });
}

bool offered(const World& w, Role role, TicketId id) {
    const auto offers = offered_moves(w.state, w.who(role), id);
    return std::find(offers.begin(), offers.end(), Offer::grab) != offers.end();
}

constexpr Role hands[] = {Role::technician, Role::lift_technician, Role::cleaner,
                          Role::gardener,   Role::guard,           Role::guard_lead};

}  // namespace

BOOST_AUTO_TEST_SUITE(trade)

BOOST_AUTO_TEST_CASE(by_category_and_trade) {
    struct Row {
        K kind;
        C category;
        std::string_view stands;  // q in the queue, s seen and to be taken, . unseen
    };
    // clang-format off
    constexpr Row rows[] = {
        //                               tech lift clea gard guar lead
        {K::repair,         C::leak,     "q    .    .    .    .    ."},
        {K::repair,         C::other,    "q    .    .    .    .    ."},
        {K::repair,         C::lift,     "s    q    .    .    .    ."},
        {K::public_area,    C::lift,     "s    q    .    .    .    ."},
        {K::public_area,    C::cleaning, ".    .    q    .    .    ."},
        {K::butler_service, C::cleaning, ".    .    q    .    .    ."},
        {K::public_area,    C::greening, ".    .    .    q    .    ."},
        {K::public_area,    C::security, ".    .    .    .    q    q"},
        {K::public_area,    C::parking,  ".    .    .    .    q    q"},
        {K::butler_service, C::fees,     ".    .    .    .    .    ."},
        {K::complaint,      C::cleaning, ".    .    .    .    .    ."},
        {K::enquiry,        C::lift,     ".    .    .    .    .    ."},
        {K::report,         C::leak,     ".    .    .    .    .    ."},
    };
    // clang-format on
    for (const Row& row : rows) {
        World w;
        const TicketId id = report(w, row.kind, row.category);
        for (std::size_t i = 0; i < std::size(hands); ++i) {
            const char stands = row.stands[i * 5];
            BOOST_TEST_CONTEXT("kind " << int(row.kind) << ", category " << int(row.category)
                                       << ", role " << int(hands[i])) {
                BOOST_TEST(may_see(w.state, w.who(hands[i]), entity(id)) == (stands != '.'));
                BOOST_TEST(queued(w, hands[i], id) == (stands == 'q'));
                BOOST_TEST(offered(w, hands[i], id) == (stands == 'q'));
                const Decision taken = w.ask(w.op(w.who(hands[i]), entity(id), GrabTicket{}));
                BOOST_TEST((taken.verdict ==
                            (stands == '.' ? Verdict::unknown_entity : Verdict::accepted)));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_site_without_a_lift_technician_leaves_lifts_to_the_technicians) {
    World w;
    const TicketId id = report(w, K::repair, C::lift);
    BOOST_TEST(!queued(w, Role::technician, id));
    w.must(w.who(Role::administrator), w.who(Role::lift_technician), RetireStaff{});
    BOOST_TEST(queued(w, Role::technician, id));
    BOOST_TEST(offered(w, Role::technician, id));
    w.must(w.who(Role::technician), entity(id), GrabTicket{});
    BOOST_TEST((w.ticket(id).assignee == w.id_of(Role::technician)));
}

BOOST_AUTO_TEST_CASE(who_was_sent_outside_their_trade_cannot_take_it) {
    World w;
    const TicketId id = report(w, K::complaint, C::leak);
    w.must(w.who(Role::front_desk), entity(id), AssignTicket{w.id_of(Role::technician)});
    const Op op = w.op(w.who(Role::technician), entity(id), GrabTicket{});
    BOOST_TEST((w.ask(op).verdict == Verdict::not_yours));
}

BOOST_AUTO_TEST_SUITE_END()
