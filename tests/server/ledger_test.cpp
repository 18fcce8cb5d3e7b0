// The ledger's rules: positions, verdicts, receipts, and the troubles in order of precedence.

#include "tests/server/office.hpp"

#include <functional>

#include "sync/tuning.hpp"

using namespace office;

BOOST_FIXTURE_TEST_SUITE(ledger_rules, Office)

BOOST_AUTO_TEST_CASE(every_op_gets_the_next_position_refused_ones_too) {
    const LogPos before = ledger.head();
    const Op good = op(desk, entity(TicketId{5000}), [] {
        ReportTicket body;
        body.words = "电梯异响";
        return body;
    }());
    Op bad = op(guard, entity(GroupId{5001}), AddGroup{"三组团"});
    exchange(desk, request(desk, before, {good}));
    const Chunk chunk = exchange(guard, request(guard, before, {bad}));
    BOOST_CHECK_EQUAL(ledger.head().value, before.value + 2);
    BOOST_REQUIRE_EQUAL(chunk.receipts.size(), 1);
    BOOST_CHECK(chunk.receipts[0].decision.verdict == Verdict::not_allowed);
    BOOST_CHECK_EQUAL(chunk.receipts[0].stamp.pos.value, before.value + 2);
    BOOST_CHECK(!exists(ledger.state(), entity(GroupId{5001})));
    BOOST_CHECK(xsync::server::entry_of(stored.back()).op == bad);
}

BOOST_AUTO_TEST_CASE(an_op_offered_again_takes_effect_once_and_gets_its_receipt_again) {
    const TicketId ticket = report(desk, unit_1, home_1);
    const Op again = *xsync::server::entry_of(stored.back()).op;
    const LogPos head = ledger.head();
    const Chunk chunk =
        exchange(desk, request(desk, head, {again, op(desk, entity(ticket), RespondTicket{"好"})}));
    BOOST_CHECK(chunk.trouble == Trouble::none);
    BOOST_CHECK_EQUAL(ledger.head().value, head.value + 1);
    BOOST_REQUIRE_EQUAL(chunk.receipts.size(), 2);
    BOOST_CHECK(chunk.receipts[0].id == again.head.id);
    BOOST_CHECK_EQUAL(chunk.receipts[0].stamp.pos.value, head.value);
    BOOST_CHECK_EQUAL(ledger.state().find(ticket)->timeline.size(), 2);
}

BOOST_AUTO_TEST_CASE(nobody_writes_in_another_name) {
    Op forged = op(guard, entity(TicketId{5000}), [] {
        ReportTicket body;
        body.words = "伪造";
        return body;
    }());
    forged.head.actor = manager;
    const Chunk chunk = exchange(guard, request(guard, ledger.head(), {forged}));
    BOOST_REQUIRE_EQUAL(chunk.receipts.size(), 1);
    BOOST_CHECK(chunk.receipts[0].decision.verdict == Verdict::not_allowed);
    BOOST_CHECK(!exists(ledger.state(), entity(TicketId{5000})));
}

struct TroubleRow {
    const char* what;
    std::function<void(Office&, Request&)> spoil;
    Trouble expected;
};

BOOST_AUTO_TEST_CASE(troubles_leave_the_ledger_untouched) {
    const TroubleRow rows[] = {
        {"newer protocol", [](Office&, Request& r) { r.version = 999; }, Trouble::retry_later},
        {"other epoch", [](Office&, Request& r) { r.epoch.value = 1; }, Trouble::epoch_changed},
        {"cursor ahead of us",
         [](Office& o, Request& r) { r.after.value = o.ledger.head().value + 1; },
         Trouble::epoch_changed},
        {"unknown device", [](Office&, Request& r) { r.device.value = 999; },
         Trouble::device_cloned},
        {"another's device", [](Office& o, Request& r) { r.device = o.device_of(o.manager); },
         Trouble::signed_out},
        {"other content",
         [](Office&, Request& r) { std::get<RespondTicket>(r.ops[0].body).text = "另一句"; },
         Trouble::device_cloned},
        {"a hole before",
         [](Office&, Request& r) {
             for (Op& o : r.ops) o.head.id.n.value += 5;
         },
         Trouble::ops_missing},
        {"a hole between", [](Office&, Request& r) { r.ops[1].head.id.n.value += 1; },
         Trouble::ops_missing},
        {"number zero", [](Office&, Request& r) { r.ops[0].head.id.n.value = 0; },
         Trouble::ops_missing},
        {"two devices", [](Office&, Request& r) { r.ops[1].head.id.device.value += 1; },
         Trouble::device_cloned},
    };
    const TicketId ticket = report(desk, unit_1, home_1);
    for (const TroubleRow& row : rows) {
        BOOST_TEST_CONTEXT(row.what) {
            const Op known = op(desk, entity(ticket), RespondTicket{"好"});
            exchange(desk, request(desk, ledger.head(), {known}));
            Request asked = request(desk, ledger.head(),
                                    {known, op(desk, entity(ticket), RemarkTicket{"备注"})});
            row.spoil(*this, asked);
            const State before = ledger.state();
            const LogPos head = ledger.head();
            const Chunk chunk = exchange(desk, asked);
            BOOST_CHECK(chunk.trouble == row.expected);
            BOOST_CHECK(ledger.state() == before);
            BOOST_CHECK(ledger.head() == head);
            BOOST_CHECK(chunk.grants.empty() && chunk.entries.empty() && chunk.revokes.empty());
            BOOST_CHECK(chunk.from == asked.after && chunk.to == asked.after);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_withdrawn_device_learns_it_and_what_it_still_brings_is_taken_and_marked) {
    const TicketId ticket = report(desk, unit_1, home_1);
    const Request asked = request(desk, ledger.head());
    ledger.revoke(device_of(desk));
    BOOST_CHECK(ledger.is_revoked(device_of(desk)));
    BOOST_CHECK(exchange(desk, asked).trouble == Trouble::revoked);
    const LogPos before = ledger.head();
    const Request last =
        request(desk, LogPos{0}, {op(desk, entity(ticket), RemarkTicket{"停用前写的"})});
    const Chunk chunk = exchange(desk, last);
    BOOST_CHECK(chunk.trouble == Trouble::revoked);
    BOOST_REQUIRE_EQUAL(chunk.receipts.size(), 1);
    BOOST_CHECK(chunk.receipts[0].decision.verdict == Verdict::accepted);
    BOOST_CHECK(has(chunk.receipts[0].decision.flags, Flags::late));
    // It reads nothing more, and brings nothing twice.
    BOOST_CHECK(chunk.grants.empty() && chunk.entries.empty());
    BOOST_CHECK_EQUAL(ledger.head().value, before.value + 1);
    BOOST_REQUIRE_EQUAL(exchange(desk, last).receipts.size(), 1);
    BOOST_CHECK_EQUAL(ledger.head().value, before.value + 1);
}

BOOST_AUTO_TEST_CASE(a_person_brings_the_work_of_another_device_of_theirs_and_nobody_elses) {
    // wang's second number, and the first one's op carried over to it by hand.
    const TicketId ticket = report(desk, unit_1, home_1);
    const Op carried = op(wang, entity(ticket), RemarkTicket{"在另一台上写的"});
    const DeviceNo first = device_of(wang), second{99};
    ledger.admit(second, wang, {}, false);
    const std::size_t before = ledger.state().find(ticket)->timeline.size();
    Request brought = request(wang, ledger.head(), {carried});
    brought.device = first;
    const Chunk chunk = exchange(wang, brought);
    BOOST_CHECK(chunk.trouble == Trouble::none);
    BOOST_REQUIRE_EQUAL(chunk.receipts.size(), 1);
    BOOST_CHECK_EQUAL(ledger.state().find(ticket)->timeline.size(), before + 1);
    // The first device comes back with it.
    const LogPos head = ledger.head();
    const Chunk again = exchange(wang, request(wang, head, {carried}));
    BOOST_REQUIRE_EQUAL(again.receipts.size(), 1);
    BOOST_CHECK(ledger.head() == head);
    // In another person's session the number is nobody's.
    Request stolen = request(li, head, {op(wang, entity(ticket), RemarkTicket{"借用"})});
    stolen.device = first;
    const Chunk refused = exchange(li, stolen);
    BOOST_CHECK(refused.trouble == Trouble::signed_out);
    BOOST_CHECK(refused.receipts.empty());
    BOOST_CHECK(ledger.head() == head);
}

BOOST_AUTO_TEST_CASE(a_stranger_learns_no_verdict_of_a_number_that_is_not_theirs) {
    report(desk, unit_1, home_1);
    const Op of_desk = *xsync::server::entry_of(stored.back()).op;
    Request asked = request(guard, ledger.head(), {of_desk});
    asked.device = device_of(desk);
    const Chunk chunk = exchange(guard, asked);
    BOOST_CHECK(chunk.trouble == Trouble::signed_out);
    BOOST_CHECK(chunk.receipts.empty());
}

BOOST_AUTO_TEST_CASE(at_most_a_push_is_taken_and_the_device_knows_from_where_to_go_on) {
    const TicketId ticket = report(desk, unit_1, home_1);
    std::vector<Op> ops;
    const Op first = op(desk, entity(ticket), RemarkTicket{"第几条"});
    for (std::size_t i = 0; i < xsync::tuning::push_ops_max + 3; ++i) {
        ops.push_back(first);
        ops.back().head.id.n.value += static_cast<std::uint32_t>(i);
    }
    const Chunk chunk = exchange(desk, request(desk, ledger.head(), ops));
    BOOST_CHECK_EQUAL(chunk.receipts.size(), xsync::tuning::push_ops_max);
    BOOST_CHECK_EQUAL(chunk.device_next.value, ops.back().head.id.n.value - 2);
}

BOOST_AUTO_TEST_CASE(a_clock_far_ahead_is_flagged_and_cannot_win) {
    Op early = op(desk, entity(TicketId{5000}), [] {
        ReportTicket body;
        body.words = "时钟快了";
        return body;
    }());
    early.head.made_at = now + 3 * hour_ms;
    const Chunk chunk = exchange(desk, request(desk, ledger.head(), {early}));
    BOOST_REQUIRE_EQUAL(chunk.receipts.size(), 1);
    BOOST_CHECK(has(chunk.receipts[0].decision.flags, Flags::clock_suspect));
    BOOST_CHECK(chunk.receipts[0].stamp.effective_at == now);
}

// Facts are judged as of when they happened: the butler had the group this morning.
BOOST_AUTO_TEST_CASE(a_fact_recorded_while_it_was_visible_counts_an_edit_does_not) {
    const TicketId ticket = report(desk, unit_1, home_1);
    const Op fact = op(wang, entity(ticket), RespondTicket{"上午已联系"});
    BOOST_REQUIRE(tell(admin, entity(unit_1), MoveUnit{group_2}).verdict == Verdict::accepted);
    const Chunk chunk = exchange(wang, request(wang, ledger.head(), {fact}));
    BOOST_CHECK(chunk.receipts.at(0).decision.verdict == Verdict::accepted);
    const Op edit = op(wang, entity(ticket), CancelTicket{"不用了"});
    const Chunk second = exchange(wang, request(wang, ledger.head(), {edit}));
    BOOST_CHECK(second.receipts.at(0).decision.verdict == Verdict::unknown_entity);
    Op late = op(wang, entity(ticket), RemarkTicket{"后来"});
    late.head.base = ledger.head();
    const Chunk third = exchange(wang, request(wang, ledger.head(), {late}));
    BOOST_CHECK(third.receipts.at(0).decision.verdict == Verdict::unknown_entity);
}

// A companion is asked about like the ticket it belongs to, whether it exists by now or not.
BOOST_AUTO_TEST_CASE(a_note_written_while_the_ticket_was_visible_counts) {
    for (const bool noted_meanwhile : {false, true}) {
        Office office;
        const TicketId ticket = office.report(office.desk, office.unit_1, office.home_1);
        const Op note = office.op(office.wang, note_of(ticket), NoteTicket{"业主很急"});
        const Op stranger = office.op(office.guard, note_of(ticket), NoteTicket{"路过"});
        office.tell(office.admin, entity(office.unit_1), MoveUnit{office.group_2});
        if (noted_meanwhile) office.tell(office.desk, note_of(ticket), NoteTicket{"已知悉"});
        const auto verdict = [&](Actor actor, const Op& op) {
            const Chunk chunk =
                office.exchange(actor, office.request(actor, office.ledger.head(), {op}));
            return chunk.receipts.at(0).decision.verdict;
        };
        BOOST_CHECK(verdict(office.guard, stranger) ==
                    (noted_meanwhile ? Verdict::unknown_entity : Verdict::unknown_reference));
        BOOST_CHECK(verdict(office.wang, note) == Verdict::accepted);
        const auto* notes = office.ledger.state().find<TicketNotes>(ticket.value);
        BOOST_REQUIRE(notes);
        BOOST_CHECK(notes->notes.back().text == Note("业主很急"));
        // What is written after the move is not.
        const Op late = office.op(office.wang, note_of(ticket), NoteTicket{"后来"});
        BOOST_CHECK(verdict(office.wang, late) == Verdict::unknown_entity);
    }
}

// Records have another layout since version 1: such a tablet sends on and reads no further.
BOOST_AUTO_TEST_CASE(an_older_build_gets_receipts_and_is_asked_to_update) {
    Request asked = request(desk, {}, {op(desk, entity(TicketId{5000}), [] {
                                ReportTicket body;
                                body.words = "电梯异响";
                                return body;
                            }())});
    asked.version = 1;
    const Chunk chunk = exchange(desk, asked);
    BOOST_CHECK(chunk.trouble == Trouble::update_required);
    BOOST_CHECK_EQUAL(chunk.version, 1);
    BOOST_REQUIRE_EQUAL(chunk.receipts.size(), 1);
    BOOST_CHECK(chunk.receipts[0].decision.verdict == Verdict::accepted);
    BOOST_CHECK(chunk.grants.empty());
    BOOST_CHECK(chunk.entries.empty());
    BOOST_CHECK(exists(ledger.state(), entity(TicketId{5000})));
    const auto read = xsync::decode<Chunk>(xsync::encode(chunk));
    BOOST_REQUIRE(read.value);
    BOOST_CHECK_EQUAL(read.value->version, 1);
}

BOOST_AUTO_TEST_CASE(a_ledger_built_again_from_what_is_stored_is_the_same) {
    const TicketId ticket = report(owner_1(), unit_1, home_1);
    tell(wang, entity(ticket), RespondTicket{"马上到"});
    tell(guard, entity(unit_1), MoveUnit{group_2});  // refused, and kept
    Ledger again(epoch);
    again.restored({}, {});
    for (const StoredEntry& entry : stored) again.replay(entry);
    BOOST_CHECK(again.state() == ledger.state());
    BOOST_CHECK(again.head() == ledger.head());
    for (const auto& [actor, device] : devices) {
        again.admit(device, actor, {}, false);
        BOOST_CHECK(again.next_of(device) == ledger.next_of(device));
        const Request asked = request(actor, {});
        BOOST_CHECK(again.answer(asked, actor, Trouble::none, now) ==
                    ledger.answer(asked, actor, Trouble::none, now));
    }
}

BOOST_AUTO_TEST_CASE(a_ledger_restored_from_a_snapshot_answers_the_same_from_every_position) {
    const TicketId ticket = report(owner_1(), unit_1, home_1);
    tell(admin, entity(unit_1), MoveUnit{group_2});
    const auto snapshot = ledger.take_changes();
    const LogPos at = ledger.head();
    tell(li, entity(ticket), RespondTicket{"马上到"});
    tell(admin, li, CoverGroups{{group_1}});
    tell(admin, entity(unit_1), MoveUnit{group_1});
    Ledger again(epoch);
    for (const auto& remembered : snapshot) again.restore(remembered);
    again.restored(at, {});
    for (const StoredEntry& entry : stored) again.replay(entry);
    BOOST_CHECK(again.state() == ledger.state());
    for (const Actor viewer : {wang, li, desk, owner_1(), owner_2(), guard}) {
        again.admit(device_of(viewer), viewer, {}, false);
        for (LogPos after; after < ledger.head(); ++after.value) {
            const Request asked = request(viewer, after);
            BOOST_TEST_CONTEXT("from " << after.value)
            BOOST_CHECK(again.answer(asked, viewer, Trouble::none, now) ==
                        ledger.answer(asked, viewer, Trouble::none, now));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
