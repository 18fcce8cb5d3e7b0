// Undo: the act that takes another back brings the record to what it said, and both stay on record.

#include "core/take_back.hpp"
#include "random_ops.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace core;
using fixtures::at;
using fixtures::report_in;
using fixtures::World;

namespace {

// What a person reads of a record, its history apart.
struct Reading {
    TicketStatus status{};
    StaffId assignee;
    Window appointment;
    TicketClass sort;
    std::vector<Note> fields;
    bool operator==(const Reading&) const = default;
};

Reading read(const State& state, EntityId id) {
    Reading reading;
    if (id.kind == EntityKind::ticket) {
        const Ticket& t = *state.find(TicketId{id.key});
        reading = {t.status, t.assignee, t.appointment, {t.kind, t.category, t.severity}, {}};
    }
    if (id.kind == EntityKind::household) {
        for (const Register& field : state.find(HouseholdId{id.key})->fields)
            reading.fields.push_back(field.value);
    }
    return reading;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(take_back_suite)

BOOST_AUTO_TEST_CASE(what_was_taken_back_reads_as_before) {
    int taken = 0;
    std::set<std::size_t> kinds;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        World w;
        fixtures::Random random(seed);
        for (int i = 0; i < 150; ++i) {
            w.now = w.now + random.below(600) * second_ms;
            const Op op = fixtures::any_op(w, random);
            const EntityId id = op.head.entity;
            const auto back = take_back(w.state, id, op.body, "撤销");
            const Reading before = back ? read(w.state, id) : Reading{};
            if (w.tell(op.head.actor, id, op.body).verdict != Verdict::accepted || !back) continue;
            const Decision decision = w.tell(op.head.actor, id, *back);
            // What was agreed may be over by now, or the ticket gone to somebody else.
            if (decision.verdict == Verdict::window_passed) continue;
            if (!may_see(w.state, op.head.actor, id)) continue;
            BOOST_TEST_CONTEXT("seed " << seed << ", step " << i << ", " << name_of(op.body) << ": "
                                       << sentence(decision.verdict).en) {
                BOOST_TEST((decision.verdict == Verdict::accepted));
                BOOST_TEST((read(w.state, id) == before));
            }
            ++taken;
            kinds.insert(op.body.index());
        }
    }
    BOOST_TEST_MESSAGE(taken << " acts taken back");
    BOOST_TEST(taken > 100);
    BOOST_TEST(kinds.size() >= 6u);
}

BOOST_AUTO_TEST_CASE(both_acts_stay_on_the_timeline) {
    World w;
    const TicketId id = report_in(w, "2026-11-03 09:00", TicketKind::repair, Severity::small,
                                  w.unit501, "水龙头滴水");
    const Actor desk = w.who(Role::front_desk);
    w.tell(desk, entity(id), AssignTicket{w.id_of(Role::technician)});
    const OpBody other = AssignTicket{w.technician2};
    const auto back = take_back(w.state, entity(id), other, "撤销");
    BOOST_REQUIRE(back.has_value());
    w.tell(desk, entity(id), other);
    w.tell(desk, entity(id), *back);
    const Ticket& ticket = w.ticket(id);
    BOOST_TEST((ticket.assignee == w.id_of(Role::technician)));
    BOOST_TEST(ticket.timeline.size() == 4u);
}

BOOST_AUTO_TEST_CASE(facts_are_not_taken_back) {
    World w;
    const TicketId id = report_in(w, "2026-11-03 09:00", TicketKind::repair, Severity::small,
                                  w.unit501, "水龙头滴水");
    const StaffId technician = w.id_of(Role::technician);
    for (const OpBody& act :
         {OpBody{RespondTicket{}}, OpBody{AssignTicket{technician}}, OpBody{ArriveTicket{}},
          OpBody{CompleteTicket{"修好", 0, ""}}, OpBody{ConfirmTicket{}}, OpBody{CloseTicket{}}})
        BOOST_TEST(!take_back(w.state, entity(id), act, "撤销").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
