// Appointments, complaints and changes of class: what they do to a ticket and to its promises.

#include "core/policy/due_reason.hpp"
#include "core/query/ticket_page.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace core;
using fixtures::at;
using fixtures::report_in;
using fixtures::World;
using M = MilestoneName;

namespace {

const Policy policy{};

Window window(const char* from, const char* until) { return {at(from), at(until)}; }

struct Case {
    World w;
    TicketId id;
    Case(const char* when, TicketKind kind, Severity severity) {
        id = report_in(w, when, kind, severity, w.unit501, "说明");
    }
    Decision then(const char* when, Role role, OpBody body) {
        w.now = at(when);
        return w.tell(w.who(role), entity(id), std::move(body));
    }
    const Ticket& ticket() const { return w.ticket(id); }
    Milestone of(M name) const {
        for (const Milestone& m : milestones(ticket(), policy, w.now)) {
            if (m.name == name) return m;
        }
        return {};
    }
    std::string due(M name) const { return rfc3339(of(name).due, Zone{}); }
    bool offers(Role role, Offer offer) const {
        const auto all = offered_moves(w.state, w.who(role), id);
        return std::find(all.begin(), all.end(), offer) != all.end();
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(agreements_suite)

BOOST_AUTO_TEST_CASE(an_appointment_moves_arrival_and_completion_until_it_is_withdrawn) {
    Case c("2026-11-03 09:00", TicketKind::repair, Severity::small);
    c.then("2026-11-03 09:05", Role::front_desk, AssignTicket{c.w.id_of(Role::technician)});
    BOOST_TEST(c.due(M::arrived) == "2026-11-03T09:35:00+08:00");
    BOOST_TEST(c.due(M::completed) == "2026-11-03T09:30:00+08:00");

    const AppointTicket first{window("2026-11-03 14:00", "2026-11-03 16:00"), "下午在家"};
    BOOST_TEST((c.then("2026-11-03 09:10", Role::butler, first) == Decision{}));
    BOOST_TEST(c.due(M::arrived) == "2026-11-03T16:00:00+08:00");
    BOOST_TEST(c.due(M::completed) == "2026-11-03T16:00:00+08:00");
    BOOST_TEST((c.ticket().status == TicketStatus::assigned));
    DueReason reason;
    BOOST_REQUIRE(reason_of(facts_of(c.ticket()), policy, c.w.now, M::arrived, reason));
    BOOST_TEST(reason.run.by_appointment);
    BOOST_TEST((reason.appointment == first.window));

    // The last one agreed counts.
    const AppointTicket second{window("2026-11-04 10:00", "2026-11-04 11:00"), {}};
    BOOST_TEST((c.then("2026-11-03 13:00", Role::technician, second) == Decision{}));
    BOOST_TEST(c.due(M::arrived) == "2026-11-04T11:00:00+08:00");
    BOOST_TEST((c.ticket().appointment == second.window));
    BOOST_TEST(c.offers(Role::butler, Offer::reappoint));
    BOOST_TEST(!c.offers(Role::butler, Offer::appoint));

    BOOST_TEST((c.then("2026-11-03 13:10", Role::butler, UnappointTicket{}).verdict ==
                Verdict::missing_reason));
    c.then("2026-11-03 13:10", Role::butler, UnappointTicket{"业主临时外出"});
    BOOST_TEST(!c.ticket().appointment);
    BOOST_TEST(c.due(M::arrived) == "2026-11-03T09:35:00+08:00");
    BOOST_TEST(!c.offers(Role::butler, Offer::unappoint));
    BOOST_TEST(c.ticket().timeline.size() == 5u);
}

BOOST_AUTO_TEST_CASE(an_emergency_does_not_wait_for_an_appointment) {
    Case c("2026-11-03 09:00", TicketKind::repair, Severity::emergency);
    c.then("2026-11-03 09:01", Role::butler,
           AppointTicket{window("2026-11-03 14:00", "2026-11-03 16:00"), {}});
    BOOST_TEST(c.due(M::arrived) == "2026-11-03T09:03:00+08:00");
    BOOST_TEST((c.of(M::arrived).promise == PromiseId::p10));
}

BOOST_AUTO_TEST_CASE(an_appointment_lies_ahead_as_well_as_its_author_knew) {
    Case c("2026-11-03 09:00", TicketKind::repair, Severity::small);
    const AppointTicket over{window("2026-11-03 07:00", "2026-11-03 08:00"), {}};
    BOOST_TEST((c.then("2026-11-03 09:01", Role::butler, over).verdict == Verdict::window_passed));
    // Made in time, handed in when it is over: what counts is when it was made.
    Op late = c.w.op(c.w.who(Role::butler), entity(c.id),
                     AppointTicket{window("2026-11-03 10:00", "2026-11-03 11:00"), {}});
    late.head.evidence.offset_ms = 0;
    c.w.now = at("2026-11-03 18:00");
    BOOST_TEST((c.w.ask(late) == Decision{}));
    for (const Window wrong :
         {window("2026-11-03 12:00", "2026-11-03 12:00"),
          window("2026-11-03 12:00", "2026-11-03 11:00"),
          window("2026-11-03 12:00", "2026-11-04 12:01"), Window{{1}, {INT64_MAX}}, Window{}}) {
        BOOST_TEST((c.then("2026-11-03 09:01", Role::butler, AppointTicket{wrong, {}}).verdict ==
                    Verdict::bad_value));
    }
}

BOOST_AUTO_TEST_CASE(a_complaint_is_verified_then_told_then_done) {
    Case c("2026-11-03 09:00", TicketKind::complaint, Severity::ordinary);
    BOOST_TEST(c.due(M::verified) == "2026-11-04T18:00:00+08:00");
    BOOST_TEST(c.due(M::feedback) == "2026-11-04T09:00:00+08:00");
    BOOST_TEST(c.offers(Role::butler, Offer::verify));
    BOOST_TEST(!c.offers(Role::butler, Offer::start));
    BOOST_TEST((c.then("2026-11-03 09:20", Role::butler, VerifyTicket{true, "属实", {}}).verdict ==
                Verdict::missing_reason));
    c.then("2026-11-03 09:20", Role::butler, VerifyTicket{true, "半夜施工", "约谈装修队"});
    BOOST_TEST((c.of(M::responded).state == MilestoneState::kept));  // who verified had responded
    BOOST_TEST((c.of(M::verified).state == MilestoneState::kept));
    BOOST_TEST((c.of(M::verified).done_at == at("2026-11-03 09:20")));
    BOOST_TEST(c.ticket().verified);
    BOOST_TEST((c.ticket().timeline.back().more->plan == Note("约谈装修队")));
    BOOST_TEST(!c.offers(Role::butler, Offer::verify));
    BOOST_TEST(c.offers(Role::butler, Offer::start));
    BOOST_TEST(c.of(M::feedback).owed());
    c.then("2026-11-04 09:00", Role::butler, TellTicket{"已约谈，今晚起停工"});
    BOOST_TEST((c.of(M::feedback).state == MilestoneState::kept));
    c.then("2026-11-04 10:00", Role::butler, TellTicket{"仍安静"});  // as often as needed
    BOOST_TEST((c.of(M::feedback).done_at == at("2026-11-04 09:00")));
    BOOST_TEST(!c.ticket().contradicted);
}

BOOST_AUTO_TEST_CASE(an_enquiry_is_answered) {
    Case c("2026-11-03 09:00", TicketKind::enquiry, Severity::complex);
    BOOST_TEST(c.due(M::feedback) == "2026-11-05T18:00:00+08:00");
    BOOST_TEST(c.offers(Role::front_desk, Offer::answer));
    BOOST_TEST(!c.offers(Role::front_desk, Offer::verify));
    c.then("2026-11-05 18:00", Role::front_desk, AnswerTicket{"月卡 300 元"});
    BOOST_TEST((c.of(M::feedback).state == MilestoneState::kept));
    BOOST_TEST(!c.offers(Role::front_desk, Offer::answer));
    Case simple("2026-11-03 09:00", TicketKind::enquiry, Severity::ordinary);
    simple.then("2026-11-03 18:00", Role::front_desk, AnswerTicket{"可以"});
    BOOST_TEST((simple.of(M::answered).state == MilestoneState::kept));
    BOOST_TEST((simple.of(M::answered).promise == PromiseId::p06));
}

// A fact about a kind the ticket is no longer stays as a fact; nothing is refused for what a lead did.
BOOST_AUTO_TEST_CASE(facts_of_another_kind_contradict) {
    Case c("2026-11-03 09:00", TicketKind::repair, Severity::small);
    BOOST_TEST((c.then("2026-11-03 09:05", Role::butler, VerifyTicket{true, "查过", "修"}) ==
                Decision{Verdict::accepted, Flags::contradicts}));
    BOOST_TEST(!c.ticket().verified);
    BOOST_TEST(c.ticket().contradicted);
}

BOOST_AUTO_TEST_CASE(a_change_of_class_keeps_the_waiting_and_the_number) {
    Case c("2026-11-03 09:00", TicketKind::repair, Severity::small);
    const std::string number = ticket_number(c.ticket());
    c.then("2026-11-03 09:10", Role::technician, WaitTicket{WaitReason::parts, {}});
    c.then("2026-11-03 09:15", Role::butler,
           ReclassTicket{{TicketKind::repair, Category::leak, Severity::big}, "整面墙渗水"});
    BOOST_TEST((c.ticket().status == TicketStatus::waiting));  // it goes on
    c.then("2026-11-03 09:30", Role::technician, ResumeTicket{});
    BOOST_TEST(c.due(M::completed) ==
               "2026-11-03T12:20:00+08:00");  // 3 h and the 20 min of waiting
    BOOST_TEST((c.of(M::completed).promise == PromiseId::p12));
    const EventMore& more = *c.ticket().timeline[2].more;
    BOOST_TEST((more.was == TicketClass{TicketKind::repair, Category::other, Severity::small}));
    BOOST_TEST((more.became == TicketClass{TicketKind::repair, Category::leak, Severity::big}));

    c.then(
        "2026-11-03 09:40", Role::lead,
        ReclassTicket{{TicketKind::complaint, Category::noise, Severity::ordinary}, "其实是投诉"});
    BOOST_TEST((c.ticket().kind == TicketKind::complaint));
    BOOST_TEST(ticket_number(c.ticket()) == number);  // said aloud and written down long ago
    BOOST_TEST(c.due(M::feedback) == "2026-11-04T09:20:00+08:00");
}

BOOST_AUTO_TEST_CASE(a_change_of_class_needs_a_reason_a_change_and_an_open_ticket) {
    Case c("2026-11-03 09:00", TicketKind::repair, Severity::small);
    const TicketClass same{TicketKind::repair, Category::other, Severity::small};
    const TicketClass other{TicketKind::repair, Category::other, Severity::big};
    const auto verdict = [&](Role role, ReclassTicket op) {
        return c.then("2026-11-03 09:10", role, std::move(op)).verdict;
    };
    BOOST_TEST((verdict(Role::technician, {other, "大"}) == Verdict::not_allowed));
    BOOST_TEST((verdict(Role::butler, {other, {}}) == Verdict::missing_reason));
    BOOST_TEST((verdict(Role::butler, {same, "一样"}) == Verdict::same_class));
    BOOST_TEST(c.offers(Role::butler, Offer::reclass));
    BOOST_TEST(!c.offers(Role::technician, Offer::reclass));
    c.then("2026-11-03 09:20", Role::lead, CancelTicket{"重复"});
    BOOST_TEST(!c.offers(Role::lead, Offer::reclass));
}

BOOST_AUTO_TEST_SUITE_END()
