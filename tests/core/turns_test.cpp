// What stands once it is judged: appointments made too late, work that is refused or reopened.

#include "core/policy/due_reason.hpp"
#include "core/policy/escalation.hpp"
#include "core/query/statistics.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using fixtures::report_in;
using fixtures::World;
using M = MilestoneName;

namespace {

const Policy policy{};

struct Case {
    World w;
    TicketId id;
    explicit Case(Severity severity = Severity::small) {
        id = report_in(w, "2026-11-03 09:00", TicketKind::repair, severity, w.unit501, "说明");
    }
    Decision then(const char* when, OpBody body) {
        w.now = at(when);
        return w.tell(w.who(Role::lead), entity(id), std::move(body));
    }
    void appoint(const char* when, const char* from, const char* until) {
        then(when, AppointTicket{{at(from), at(until)}, {}});
    }
    void refuse(const char* when) {
        ConfirmTicket no;
        no.satisfied = false;
        no.reason = "还在滴";
        then(when, no);
    }
    Milestone of(M name, const char* now) const {
        for (const Milestone& m : milestones(w.ticket(id), policy, at(now)))
            if (m.name == name) return m;
        return {};
    }
    std::string due(M name, const char* now) const { return rfc3339(of(name, now).due, Zone{}); }
    MilestoneState state(M name, const char* now) const { return of(name, now).state; }
    std::string why(M name, const char* now) const {
        DueReason reason;
        std::string text;
        if (!reason_of(facts_of(w.ticket(id)), policy, at(now), name, reason)) return text;
        for (const ReasonLine& line : lines_of(reason, policy.zone)) text += line.zh + "\n";
        return text;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(turns_suite)

BOOST_AUTO_TEST_CASE(an_appointment_made_after_arriving_late_leaves_it_late) {
    Case c;
    c.then("2026-11-03 09:05", AssignTicket{c.w.id_of(Role::technician)});
    c.then("2026-11-03 10:00", ArriveTicket{});
    BOOST_TEST((c.state(M::arrived, "2026-11-03 10:01") == MilestoneState::late));
    c.appoint("2026-11-03 10:05", "2026-11-04 14:00", "2026-11-04 16:00");
    BOOST_TEST((c.state(M::arrived, "2026-11-03 10:06") == MilestoneState::late));
    BOOST_TEST(c.due(M::arrived, "2026-11-03 10:06") == "2026-11-03T09:35:00+08:00");
    // P11 was broken at 09:30 and stays so.
    BOOST_TEST((c.state(M::completed, "2026-11-03 10:06") == MilestoneState::late));
    BOOST_TEST(c.due(M::completed, "2026-11-03 10:06") == "2026-11-03T09:30:00+08:00");
}

BOOST_AUTO_TEST_CASE(an_appointment_after_arriving_in_time_moves_what_is_not_done) {
    Case c(Severity::big);
    c.then("2026-11-03 09:05", AssignTicket{c.w.id_of(Role::technician)});
    c.then("2026-11-03 09:20", ArriveTicket{});
    c.appoint("2026-11-03 09:30", "2026-11-04 14:00", "2026-11-04 16:00");
    BOOST_TEST(c.due(M::arrived, "2026-11-03 09:31") == "2026-11-03T09:35:00+08:00");
    BOOST_TEST((c.state(M::arrived, "2026-11-03 09:31") == MilestoneState::kept));
    BOOST_TEST(c.due(M::completed, "2026-11-03 09:31") == "2026-11-04T16:00:00+08:00");
}

BOOST_AUTO_TEST_CASE(an_appointment_counts_up_to_the_limit_as_it_stood) {
    Case edge;  // exactly at the limit is in time
    edge.appoint("2026-11-03 09:30", "2026-11-04 14:00", "2026-11-04 16:00");
    BOOST_TEST(edge.due(M::completed, "2026-11-03 09:31") == "2026-11-04T16:00:00+08:00");
    Case after;
    after.appoint("2026-11-03 09:30:00.001", "2026-11-04 14:00", "2026-11-04 16:00");
    BOOST_TEST((after.state(M::completed, "2026-11-03 09:31") == MilestoneState::late));
    Case waited;  // waiting had moved the limit to 09:40
    waited.then("2026-11-03 09:10", WaitTicket{WaitReason::owner_away, {}});
    waited.then("2026-11-03 09:20", ResumeTicket{});
    waited.appoint("2026-11-03 09:35", "2026-11-04 14:00", "2026-11-04 16:00");
    BOOST_TEST(waited.due(M::completed, "2026-11-03 09:36") == "2026-11-04T16:00:00+08:00");
    Case again;  // moved while the first window stood, and in vain when it was over
    again.appoint("2026-11-03 09:10", "2026-11-04 14:00", "2026-11-04 16:00");
    again.appoint("2026-11-04 15:00", "2026-11-05 14:00", "2026-11-05 16:00");
    again.appoint("2026-11-05 17:00", "2026-11-06 14:00", "2026-11-06 16:00");
    BOOST_TEST(again.due(M::completed, "2026-11-05 18:00") == "2026-11-05T16:00:00+08:00");
    Case withdrawn;  // withdrawn and agreed anew is as good as moved
    withdrawn.appoint("2026-11-03 09:10", "2026-11-04 14:00", "2026-11-04 16:00");
    withdrawn.then("2026-11-03 18:00", UnappointTicket{"业主外出"});
    BOOST_TEST(withdrawn.due(M::completed, "2026-11-03 18:01") == "2026-11-03T09:30:00+08:00");
    withdrawn.appoint("2026-11-03 18:02", "2026-11-05 14:00", "2026-11-05 16:00");
    BOOST_TEST(withdrawn.due(M::completed, "2026-11-03 18:03") == "2026-11-05T16:00:00+08:00");
}

BOOST_AUTO_TEST_CASE(rework_starts_the_clock_again_and_the_first_verdict_stands) {
    Case c;
    c.then("2026-11-03 09:20", CompleteTicket{"换了密封圈", 0, {}});
    c.refuse("2026-11-03 12:00");
    // Half an hour from the refusal, not from the report.
    BOOST_TEST(c.due(M::completed, "2026-11-03 12:01") == "2026-11-03T12:30:00+08:00");
    BOOST_TEST((c.state(M::completed, "2026-11-03 12:01") == MilestoneState::open));
    BOOST_TEST(!c.of(M::completed, "2026-11-03 12:01").missed_before);
    BOOST_TEST((c.state(M::arrived, "2026-11-03 12:01") == MilestoneState::kept));
    BOOST_TEST(c.why(M::completed, "2026-11-03 12:01") ==
               "管家标准 P11：小问题 30 分钟内\n从返工或重开 2026-11-03 12:00 起，全天计时\n");
    c.then("2026-11-03 12:30:00.001", CompleteTicket{"重做", 0, {}});
    BOOST_TEST((c.state(M::completed, "2026-11-03 12:40") == MilestoneState::late));
    BOOST_TEST(!c.of(M::completed, "2026-11-03 12:40").held());

    // As often as needed; one that was late stays counted, however fast the next turn is.
    c.refuse("2026-11-03 13:00");
    c.then("2026-11-03 13:10", CompleteTicket{"再重做", 0, {}});
    const Milestone third = c.of(M::completed, "2026-11-03 13:11");
    BOOST_TEST((third.state == MilestoneState::kept));
    BOOST_TEST(third.missed_before);
    BOOST_TEST((third.judged() && !third.held()));
    BOOST_TEST(c.why(M::completed, "2026-11-03 13:11").find("仍计为超时") != std::string::npos);
    const PromiseFigures figures =
        promise_figures(c.w.state, c.w.who(Role::manager), policy, at("2026-11-03 13:11"));
    BOOST_TEST(figures.completed.total == 1u);
    BOOST_TEST(figures.completed.kept == 0u);
    BOOST_TEST(c.due(M::revisited, "2026-11-03 13:11") == "2026-11-10T13:10:00+08:00");
}

BOOST_AUTO_TEST_CASE(a_turn_knows_neither_the_waiting_nor_the_window_of_the_one_before) {
    Case c(Severity::big);
    c.appoint("2026-11-03 09:10", "2026-11-03 14:00", "2026-11-03 16:00");
    c.then("2026-11-03 14:30", ArriveTicket{});
    c.then("2026-11-03 14:40", WaitTicket{WaitReason::parts, {}});
    c.then("2026-11-03 15:40", ResumeTicket{});
    c.then("2026-11-03 16:30", CompleteTicket{"好", 0, {}});
    BOOST_TEST((c.state(M::completed, "2026-11-03 16:31") == MilestoneState::kept));
    c.refuse("2026-11-04 09:00");
    BOOST_TEST(c.due(M::completed, "2026-11-04 09:01") == "2026-11-04T12:00:00+08:00");
    c.then("2026-11-04 10:00", WaitTicket{WaitReason::parts, {}});
    c.then("2026-11-04 10:20", ResumeTicket{});
    BOOST_TEST(c.due(M::completed, "2026-11-04 10:21") == "2026-11-04T12:20:00+08:00");
    c.appoint("2026-11-04 11:00", "2026-11-05 09:00", "2026-11-05 10:00");
    BOOST_TEST(c.due(M::completed, "2026-11-04 11:01") == "2026-11-05T10:00:00+08:00");
}

BOOST_AUTO_TEST_CASE(a_reopened_ticket_is_not_late_at_once_and_goes_up_anew) {
    Case c;
    c.then("2026-11-03 09:01", RespondTicket{});
    c.then("2026-11-03 09:20", CompleteTicket{"好", 0, {}});
    c.then("2026-11-04 09:00", RevisitTicket{});
    c.then("2026-11-04 09:01", CloseTicket{});
    c.then("2026-11-04 09:02", EscalateTicket{2, "重大"});  // a fact that changes nothing
    c.w.state.all<Ticket>()[c.id.value].escalation = 2;
    c.then("2026-11-20 10:00", ReopenTicket{"又漏了"});
    BOOST_TEST((c.state(M::completed, "2026-11-20 10:01") == MilestoneState::open));
    BOOST_TEST(c.due(M::completed, "2026-11-20 10:01") == "2026-11-20T10:30:00+08:00");
    BOOST_TEST(c.w.ticket(c.id).escalation == 0);
    BOOST_TEST(!escalation_due(c.w.ticket(c.id), policy, at("2026-11-20 10:30")));
    const auto up = escalation_due(c.w.ticket(c.id), policy, at("2026-11-20 10:31"));
    BOOST_REQUIRE(up.has_value());
    BOOST_TEST(up->level == to_lead);
}

BOOST_AUTO_TEST_CASE(what_was_called_off_and_comes_back_is_owed_from_then_on) {
    Case c;
    c.then("2026-11-03 09:05", CancelTicket{"业主说不用了"});
    c.then("2026-11-05 09:00", ReopenTicket{"还是要修"});
    BOOST_TEST(c.due(M::responded, "2026-11-05 09:01") == "2026-11-05T09:10:00+08:00");
    BOOST_TEST(c.due(M::completed, "2026-11-05 09:01") == "2026-11-05T09:30:00+08:00");
    BOOST_TEST(!c.of(M::responded, "2026-11-05 09:01").missed_before);
    BOOST_TEST((c.state(M::responded, "2026-11-05 09:01") == MilestoneState::kept));
    // An owner who brings it back waits for an answer.
    Case owner;
    owner.then("2026-11-03 09:05", CancelTicket{"业主说不用了"});
    owner.w.now = at("2026-11-05 09:00");
    owner.w.must(owner.w.owner501(), entity(owner.id), ReopenTicket{"还是要修"});
    BOOST_TEST((owner.w.ticket(owner.id).status == TicketStatus::reported));
    BOOST_TEST((owner.state(M::responded, "2026-11-05 09:10") == MilestoneState::open));
    BOOST_TEST((owner.state(M::responded, "2026-11-05 09:11") == MilestoneState::late));
    // Broken before it was called off: that stays counted.
    Case late;
    late.then("2026-11-03 09:15", CancelTicket{"业主说不用了"});
    late.then("2026-11-05 09:00", ReopenTicket{"还是要修"});
    const Milestone responded = late.of(M::responded, "2026-11-05 09:03");
    BOOST_TEST((responded.state == MilestoneState::kept && responded.missed_before));
    BOOST_TEST(!late.of(M::completed, "2026-11-05 09:03").missed_before);
    // What had been done before stays done.
    Case done;
    done.then("2026-11-03 09:02", RespondTicket{});
    done.then("2026-11-03 09:05", CancelTicket{"业主说不用了"});
    done.then("2026-11-05 09:00", ReopenTicket{"还是要修"});
    BOOST_TEST((done.state(M::responded, "2026-11-05 12:00") == MilestoneState::kept));
    BOOST_TEST(done.due(M::responded, "2026-11-05 12:00") == "2026-11-03T09:10:00+08:00");
}

BOOST_AUTO_TEST_CASE(a_window_that_lies_ahead_outlasts_a_mistaken_cancelling) {
    Case c;
    c.appoint("2026-11-03 09:10", "2026-11-04 14:00", "2026-11-04 16:00");
    c.then("2026-11-03 09:20", CancelTicket{"点错了"});
    c.then("2026-11-03 09:21", ReopenTicket{"点错了"});
    BOOST_TEST(c.due(M::completed, "2026-11-03 09:22") == "2026-11-04T16:00:00+08:00");
    BOOST_TEST((c.state(M::completed, "2026-11-03 12:00") == MilestoneState::open));
}

BOOST_AUTO_TEST_CASE(a_complaint_s_plan_and_feedback_are_not_given_with_the_result) {
    World w;
    const TicketId id = report_in(w, "2026-11-03 09:00", TicketKind::complaint, Severity::ordinary,
                                  w.unit501, "噪声");
    const auto of = [&](M name) {
        for (const Milestone& m : milestones(w.ticket(id), policy, w.now))
            if (m.name == name) return m;
        return Milestone{};
    };
    const Actor butler = w.who(Role::butler);
    w.must(butler, entity(id), VerifyTicket{true, "属实", "约谈"});
    w.must(butler, entity(id), CompleteTicket{"已约谈", 0, {}});
    BOOST_TEST(of(M::feedback).owed());
    w.must(butler, entity(id), TellTicket{"已约谈"});
    BOOST_TEST((of(M::feedback).state == MilestoneState::kept));
    // The result of an enquiry is its answer.
    const TicketId asked = report_in(w, "2026-11-03 09:00", TicketKind::enquiry, Severity::ordinary,
                                     w.unit501, "几点开门");
    w.must(butler, entity(asked), CompleteTicket{"八点半", 0, {}});
    for (const Milestone& m : milestones(w.ticket(asked), policy, w.now))
        if (m.name == M::answered) BOOST_TEST((m.state == MilestoneState::kept));
}

BOOST_AUTO_TEST_SUITE_END()
