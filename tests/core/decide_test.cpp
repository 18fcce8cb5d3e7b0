// Refusals in order of precedence: an op with many faults is told the first, then the next, and so on.

#include "random_ops.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::World;

BOOST_AUTO_TEST_SUITE(decide_suite)

BOOST_AUTO_TEST_CASE(faults_are_told_one_by_one_in_order) {
    World w;
    const TicketId id = w.report_leak();
    const TicketId foreign = w.report(w.who(Role::lead), [&] {
        ReportTicket body = w.leak();
        body.unit = w.unit101;
        body.household = w.home101;
        return body;
    }());
    const Actor butler = w.who(Role::butler), nobody{EntityKind::staff, 9};
    std::string too_long(2001, 'x');
    const Note long_note{too_long};

    struct Row {
        Actor actor;
        EntityId entity;
        OpBody body;
        Verdict verdict;
    };
    // clang-format off
    const Row rows[] = {
        // everything wrong at once, then one fault less a row
        {nobody,             entity(w.home501),                  SettleTicket{TicketStatus::closed, long_note}, Verdict::unknown_actor},
        {butler,             entity(w.home501),                  SettleTicket{TicketStatus::closed, long_note}, Verdict::not_allowed},
        {w.who(Role::lead),  entity(w.home501),                  SettleTicket{TicketStatus::closed, long_note}, Verdict::wrong_entity},
        {w.who(Role::lead),  {EntityKind::ticket, 0},            SettleTicket{TicketStatus::closed, long_note}, Verdict::wrong_entity},
        {w.who(Role::lead),  {EntityKind::ticket, 99},           SettleTicket{TicketStatus::closed, long_note}, Verdict::unknown_entity},
        {w.who(Role::lead),  entity(id),                         SettleTicket{TicketStatus::closed, long_note}, Verdict::bad_value},
        {w.who(Role::lead),  entity(id),                         SettleTicket{TicketStatus::closed, {}},        Verdict::missing_reason},
        {w.who(Role::lead),  entity(id),                         SettleTicket{TicketStatus::closed, "裁定"},    Verdict::bad_state},
        // a new thing under a taken name; what it refers to; whose it is; its words
        {butler,             entity(id),                         ReportTicket{},                                Verdict::id_taken},
        {butler,             {EntityKind::ticket, 77},           ReportTicket{.unit = {5}},                     Verdict::unknown_reference},
        {butler,             {EntityKind::ticket, 77},           ReportTicket{.unit = w.unit501, .household = w.home502}, Verdict::unknown_reference},
        {butler,             {EntityKind::ticket, 77},           ReportTicket{.unit = w.unit101},               Verdict::not_yours},
        {w.owner501(),       {EntityKind::ticket, 77},           ReportTicket{.unit = w.unit502, .household = w.home502}, Verdict::not_yours},
        {w.owner501(),       {EntityKind::ticket, 77},           ReportTicket{.unit = w.unit502, .household = w.home501}, Verdict::not_yours},
        {w.owner501(),       {EntityKind::ticket, 77},           ReportTicket{},                                Verdict::not_yours},
        {butler,             {EntityKind::ticket, 77},           ReportTicket{.unit = w.unit501},               Verdict::missing_reason},
        {w.owner501(),       {EntityKind::ticket, 77},           ReportTicket{.unit = w.unit501, .household = w.home501}, Verdict::missing_reason},
        {butler,             {EntityKind::ticket, 77},           ReportTicket{.words = "公区灯不亮"},           Verdict::accepted},
        // what one may not see does not exist for one
        {butler,             entity(foreign),                    RemarkTicket{"?"},                             Verdict::unknown_entity},
        {w.owner502(),       entity(id),                         RemarkTicket{"?"},                             Verdict::unknown_entity},
        {w.owner501(),       entity(id),                         RemarkTicket{"?"},                             Verdict::accepted},
        {w.who(Role::guard), note_of(id),                        NoteTicket{"?"},                               Verdict::unknown_reference},
        // forms that want words, and money that wants a receipt
        {butler,             entity(id),                         CancelTicket{},                                Verdict::missing_reason},
        {butler,             entity(id),                         CompleteTicket{},                              Verdict::missing_reason},
        {butler,             entity(id),                         CompleteTicket{"好", 100, {}},                 Verdict::missing_reason},
        {butler,             entity(id),                         CompleteTicket{"好", -1, {}},                  Verdict::bad_value},
        {butler,             entity(id),                         CompleteTicket{"好", 100, "SJ-1"},             Verdict::accepted},
        {butler,             entity(id),                         RemarkTicket{},                                Verdict::missing_reason},
        {butler,             entity(id),                         EscalateTicket{1, {}},                         Verdict::missing_reason},
        {butler,             entity(id),                         EscalateTicket{3, "?"},                        Verdict::bad_value},
        {butler,             entity(id),                         ConfirmTicket{.satisfied = false},             Verdict::missing_reason},
        {butler,             entity(id),                         AssignTicket{{9}},                             Verdict::unknown_reference},
        {butler,             entity(id),                         AssignTicket{w.technician2},                   Verdict::accepted},
        // homes and people
        {butler,             entity(w.unit101),                  OccupyUnit{},                                  Verdict::not_yours},
        {butler,             entity(w.unit501),                  OccupyUnit{{9}},                               Verdict::unknown_reference},
        {butler,             {EntityKind::household, 77},        RegisterHousehold{.unit = w.unit101},          Verdict::not_yours},
        {butler,             {EntityKind::household, 77},        RegisterHousehold{.unit = {9}},                Verdict::unknown_reference},
        {butler,             entity(w.home101),                  EditHousehold{HouseholdField::phone, "1"},     Verdict::unknown_entity},
        {w.who(Role::manager), entity(w.unit501),                MoveUnit{{9}},                                 Verdict::unknown_reference},
        {w.who(Role::lead),  entity(w.butler2),                  CoverGroups{{GroupId{9}}},                     Verdict::unknown_reference},
    };
    // clang-format on
    for (const Row& row : rows) {
        const Verdict verdict = w.ask(w.op(row.actor, row.entity, row.body)).verdict;
        BOOST_TEST((verdict == row.verdict),
                   name_of(row.body) << ": got " << int(verdict) << ", want " << int(row.verdict));
    }
}

BOOST_AUTO_TEST_CASE(asking_changes_nothing_and_gives_the_same_answer_twice) {
    World w;
    w.report_leak();
    w.start_round(w.who(Role::butler), w.add_route("线", Role::butler, w.group1, 3));
    fixtures::Random random(5);
    for (int i = 0; i < 3000; ++i) {
        const Op op = fixtures::any_op(w, random);
        const State before = w.state;
        const Decision decision = w.ask(op);
        BOOST_REQUIRE(w.ask(op) == decision);
        BOOST_REQUIRE(w.state == before);
        if (i % 50 == 0 && decision.verdict == Verdict::accepted) w.happen(op);
    }
}

BOOST_AUTO_TEST_CASE(a_field_fact_is_never_refused_for_what_others_did) {
    // Law 7: whatever the ticket's status, what a technician records there is accepted.
    World w;
    const TicketId id = w.report_leak();
    const Actor technician = w.who(Role::technician);
    const OpBody facts[] = {RespondTicket{},         ArriveTicket{},
                            StartTicket{},           WaitTicket{},
                            ResumeTicket{},          CompleteTicket{"好", 0, {}},
                            RemarkTicket{"到过现场"}};
    for (std::uint8_t status = 0; status <= ticket_status_last; ++status) {
        w.state.all<Ticket>()[id.value].status = static_cast<TicketStatus>(status);
        for (const OpBody& body : facts) {
            BOOST_TEST((w.ask(w.op(technician, entity(id), body)).verdict == Verdict::accepted));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_refusal_has_its_sentence) {
    for (std::uint8_t v = 0; v <= verdict_last; ++v) {
        const Sentence said = sentence(static_cast<Verdict>(v));
        BOOST_TEST(!said.zh.empty());
        BOOST_TEST(!said.en.empty());
        for (std::uint8_t other = 0; other < v; ++other)
            BOOST_TEST(said.zh != sentence(static_cast<Verdict>(other)).zh);
    }
}

BOOST_AUTO_TEST_SUITE_END()
