// The server says what the clocks make true, once, in its own name.

#include "sync/server/escalations.hpp"
#include "tests/server/office.hpp"

#include <set>

using namespace office;
using xsync::server::escalations_due;

namespace {

// What is due now, recorded.
std::size_t record(Office& o) {
    const auto words = escalations_due(o.ledger.state(), o.now);
    for (const auto& [entity, body] : words) o.found(entity, body);
    return words.size();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(escalations_suite)

BOOST_AUTO_TEST_CASE(a_late_ticket_goes_up_once_for_each_level) {
    Office o;
    const TicketId id = o.report(o.wang, o.unit_1, o.home_1);
    BOOST_TEST(record(o) == 0u);
    o.now = o.now + 11 * minute_ms;
    BOOST_TEST(record(o) == 1u);
    BOOST_TEST(record(o) == 0u);
    const Ticket& ticket = *o.ledger.state().find(id);
    BOOST_TEST(static_cast<int>(ticket.escalation) == 1);
    BOOST_REQUIRE(ticket.timeline.size() == 2u);
    const TicketEvent& event = ticket.timeline.back();
    BOOST_TEST((event.actor == Actor{}));
    BOOST_TEST(event.text.value == "响应超时，时限 11-03 09:10");
    BOOST_TEST(!event.contradicts);
    o.now = o.now + 40 * minute_ms;
    BOOST_TEST(record(o) == 1u);
    BOOST_TEST(static_cast<int>(o.ledger.state().find(id)->escalation) == 2);
}

BOOST_AUTO_TEST_CASE(its_own_ops_never_share_a_number) {
    Office o;
    std::set<OpSeq> numbers;
    for (int i = 0; i < 5; ++i) {
        o.report(o.wang, o.unit_1, o.home_1);
        o.now = o.now + 11 * minute_ms;
        record(o);
    }
    for (const StoredEntry& entry : o.stored) {
        if (entry.id.device.value == 0) BOOST_TEST(numbers.insert(entry.id.n).second);
    }
    // Also after a start from a snapshot that no longer holds what the server once said.
    Ledger again(epoch);
    again.restored(o.ledger.head(), o.ledger.head());
    BOOST_TEST((again.next_of({}) == o.ledger.next_of({})));
}

BOOST_AUTO_TEST_CASE(devices_hear_of_it_like_of_anything) {
    Office o;
    Tablet lead(o.lead);
    const TicketId id = o.report(o.wang, o.unit_1, o.home_1);
    lead.pull(o);
    o.now = o.now + 11 * minute_ms;
    record(o);
    lead.pull(o);
    BOOST_TEST(static_cast<int>(lead.state.find(id)->escalation) == 1);
    BOOST_TEST(holds_what_is_shown(lead, o));
}

BOOST_AUTO_TEST_SUITE_END()
