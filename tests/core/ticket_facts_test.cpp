// How the clocks read a timeline: which fact counts, and what takes it back.

#include "core/policy/promises.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using fixtures::World;
using M = MilestoneName;

namespace {

struct Case {
    World world;
    TicketId id;
    Case() {
        world.now = at("2026-11-03 09:00");
        id = world.report_leak();
    }
    void then(const char* when, OpBody body) {
        world.now = at(when);
        world.tell(world.who(Role::lead), entity(id), std::move(body));
    }
    AssignTicket assign() { return {world.id_of(Role::technician)}; }
    static ConfirmTicket word(bool satisfied) {
        ConfirmTicket op;
        op.satisfied = satisfied;
        op.reason = "还在滴水";
        return op;
    }
    ClockFacts facts() const { return facts_of(world.ticket(id)); }
    bool is(M name, const char* when) const { return facts().when(name).at == at(when); }
    bool none(M name) const { return !facts().when(name); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(ticket_facts_suite)

BOOST_AUTO_TEST_CASE(a_plain_life) {
    Case c;
    c.then("2026-11-03 09:01", RespondTicket{});
    c.then("2026-11-03 09:02", c.assign());
    c.then("2026-11-03 09:26", ArriveTicket{});
    c.then("2026-11-03 09:27", StartTicket{});
    c.then("2026-11-03 09:29", CompleteTicket{"换了密封圈"});
    c.then("2026-11-03 09:40", Case::word(true));
    c.then("2026-11-05 10:00", RevisitTicket{});
    c.then("2026-11-05 10:01", CloseTicket{});
    const ClockFacts f = c.facts();
    BOOST_TEST((f.reported.at == at("2026-11-03 09:00")));
    BOOST_TEST((f.dispatched.at == at("2026-11-03 09:02")));
    BOOST_TEST(c.is(M::responded, "2026-11-03 09:01"));
    BOOST_TEST(c.is(M::arrived, "2026-11-03 09:26"));
    BOOST_TEST(c.is(M::completed, "2026-11-03 09:29"));
    BOOST_TEST(c.is(M::revisited, "2026-11-05 10:00"));
    BOOST_TEST(f.pauses.empty());
    for (const Milestone& m : milestones(f, Policy{}, at("2026-11-06 09:00")))
        BOOST_TEST((m.state == MilestoneState::kept));
    Milestone next;
    BOOST_TEST(!next_milestone(c.world.ticket(c.id), Policy{}, at("2026-11-06 09:00"), next));
}

BOOST_AUTO_TEST_CASE(a_later_step_proves_the_earlier_one) {
    Case c;
    c.then("2026-11-03 09:07", c.assign());
    BOOST_TEST(c.is(M::responded, "2026-11-03 09:07"));
    BOOST_TEST(c.none(M::arrived));
    c.then("2026-11-03 09:20", CompleteTicket{"当场修好"});
    BOOST_TEST(c.is(M::arrived, "2026-11-03 09:20"));
    BOOST_TEST(c.is(M::responded, "2026-11-03 09:07"));
}

BOOST_AUTO_TEST_CASE(work_recorded_offline_counts_when_it_happened) {
    Case c;
    c.then("2026-11-03 09:30", RespondTicket{});  // the desk, in time for nothing
    // The butler had answered at 09:05 without a network; it arrives later and contradicts the guard.
    World& w = c.world;
    w.now = at("2026-11-03 11:00");
    Op late = w.op(w.who(Role::butler), entity(c.id), RespondTicket{});
    late.head.made_at = at("2026-11-03 09:05");
    BOOST_TEST((w.ask(late).flags == Flags::contradicts));
    w.happen(late);
    BOOST_TEST(c.is(M::responded, "2026-11-03 09:05"));
}

BOOST_AUTO_TEST_CASE(an_owner_s_refusal_takes_completion_back) {
    Case c;
    c.then("2026-11-03 09:20", CompleteTicket{"已处理"});
    c.then("2026-11-03 09:25", Case::word(false));
    BOOST_TEST(c.none(M::completed));
    BOOST_TEST(c.is(M::arrived, "2026-11-03 09:20"));
    c.then("2026-11-03 11:00", CompleteTicket{"重新做了防水"});
    BOOST_TEST(c.is(M::completed, "2026-11-03 11:00"));
    c.then("2026-11-04 11:00", RevisitTicket{});
    BOOST_TEST(c.is(M::revisited, "2026-11-04 11:00"));
}

BOOST_AUTO_TEST_CASE(a_contradicting_completion_waits_for_the_lead) {
    Case c;
    c.then("2026-11-03 09:10", CancelTicket{"业主说不用了"});
    BOOST_TEST((c.facts().ended.at == at("2026-11-03 09:10")));
    c.then("2026-11-03 09:20", CompleteTicket{"已修好"});  // offline, he did not know
    BOOST_TEST(c.world.ticket(c.id).contradicted);
    BOOST_TEST(c.none(M::completed));
    c.then("2026-11-03 10:00", SettleTicket{TicketStatus::completed, "以维修为准"});
    BOOST_TEST(c.is(M::completed, "2026-11-03 09:20"));
    BOOST_TEST(!c.facts().ended);
}

BOOST_AUTO_TEST_CASE(a_settlement_can_reopen_the_work) {
    Case c;
    c.then("2026-11-03 09:20", CompleteTicket{"已修好"});
    c.then("2026-11-03 09:30", RespondTicket{});
    BOOST_TEST(c.world.ticket(c.id).contradicted);
    c.then("2026-11-03 10:00", SettleTicket{TicketStatus::working, "没修好"});
    BOOST_TEST(c.none(M::completed));
}

BOOST_AUTO_TEST_CASE(waiting_runs_from_its_move_to_the_next) {
    Case c;
    c.then("2026-11-03 09:10", ArriveTicket{});
    c.then("2026-11-03 09:12", WaitTicket{WaitReason::parts, {}});
    BOOST_TEST((c.facts().pauses.size() == 1u && !c.facts().pauses[0].until));
    c.then("2026-11-03 09:20", RemarkTicket{"配件在路上"});  // a remark ends nothing
    c.then("2026-11-03 09:22", ResumeTicket{});
    c.then("2026-11-03 09:30", WaitTicket{WaitReason::owner_away, {}});
    c.then("2026-11-03 10:30", c.assign());  // handed over: the wait is over
    const ClockFacts f = c.facts();
    BOOST_REQUIRE_EQUAL(f.pauses.size(), 2u);
    BOOST_TEST((f.pauses[0].from == at("2026-11-03 09:12")));
    BOOST_TEST((f.pauses[0].until == at("2026-11-03 09:22")));
    BOOST_TEST((f.pauses[1].until == at("2026-11-03 10:30")));
}

BOOST_AUTO_TEST_CASE(a_cancelled_ticket_owes_nothing_more) {
    Case c;
    c.then("2026-11-03 09:12", CancelTicket{"误报"});
    const auto all = milestones(c.world.ticket(c.id), Policy{}, at("2026-11-10 09:00"));
    for (const Milestone& m : all) {
        const bool was_late = m.name == M::responded;  // 10 minutes had passed
        BOOST_TEST((m.state == (was_late ? MilestoneState::late : MilestoneState::lapsed)));
    }
}

BOOST_AUTO_TEST_CASE(the_next_milestone_is_the_owed_one_due_first) {
    Case c;
    Milestone next;
    const auto upcoming = [&](const char* now) {
        BOOST_REQUIRE(next_milestone(c.world.ticket(c.id), Policy{}, at(now), next));
        return next.name;
    };
    BOOST_TEST((upcoming("2026-11-03 09:05") == M::responded));
    BOOST_TEST((upcoming("2026-11-03 09:50") == M::responded));  // late ones come first
    c.then("2026-11-03 09:08", RespondTicket{});
    BOOST_TEST((upcoming("2026-11-03 09:09") == M::completed));  // no dispatch: P08 does not run
    c.then("2026-11-03 09:10", c.assign());
    BOOST_TEST((upcoming("2026-11-03 09:11") == M::completed));  // 09:30 before 09:40
    c.then("2026-11-03 09:20", CompleteTicket{"修好"});
    BOOST_TEST((upcoming("2026-11-03 09:21") == M::revisited));
}

BOOST_AUTO_TEST_SUITE_END()
