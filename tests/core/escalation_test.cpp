// Butler → lead → manager: what goes up by itself, and when to the millisecond.

#include "core/policy/escalation.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using fixtures::report_in;
using fixtures::World;
using M = MilestoneName;

namespace {

const Policy policy{};

struct Reported {
    World w;
    TicketId id;
    Reported(TicketKind kind, Severity severity) {
        id = report_in(w, "2026-11-03 09:00", kind, severity, w.unit501, "说明");
    }
    std::optional<Escalation> due(const char* when) const {
        return escalation_due(w.ticket(id), policy, at(when));
    }
    int level(const char* when) const {
        const auto found = due(when);
        return found ? found->level : 0;
    }
    void tell(const char* when, Role role, OpBody body) {
        w.now = at(when);
        BOOST_REQUIRE((w.tell(w.who(role), entity(id), std::move(body)) == Decision{}));
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(escalation_suite)

BOOST_AUTO_TEST_CASE(a_broken_promise_goes_to_the_lead_and_then_to_the_manager) {
    const Reported c(TicketKind::repair, Severity::big);
    // P01: responded within ten minutes; due exactly at the limit is kept.
    BOOST_TEST(c.level("2026-11-03 09:10") == 0);
    BOOST_TEST(c.level("2026-11-03 09:10:00.001") == 1);
    const auto found = c.due("2026-11-03 09:11");
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST((*found == Escalation{to_lead, false, M::responded, at("2026-11-03 09:10")}));
    // Ten minutes again would be too short for a lead to act: half an hour.
    BOOST_TEST(c.level("2026-11-03 09:40") == 1);
    BOOST_TEST(c.level("2026-11-03 09:40:00.001") == 2);
}

BOOST_AUTO_TEST_CASE(what_went_up_does_not_go_there_again) {
    Reported c(TicketKind::repair, Severity::big);
    c.tell("2026-11-03 09:12", Role::butler, EscalateTicket{to_lead, "响应超时"});
    BOOST_TEST(c.level("2026-11-03 09:15") == 0);
    BOOST_TEST(c.level("2026-11-03 09:45") == 2);
    c.tell("2026-11-03 09:45", Role::butler, EscalateTicket{to_manager, "响应超时"});
    BOOST_TEST(c.level("2026-11-09 09:45") == 0);
}

BOOST_AUTO_TEST_CASE(what_was_done_in_the_meantime_counts) {
    Reported c(TicketKind::repair, Severity::big);
    c.tell("2026-11-03 09:12", Role::butler, RespondTicket{});
    BOOST_TEST(c.level("2026-11-03 09:15") == 0);  // late, but done
    // P12: a big one is completed within three hours; three hours later the manager hears of it.
    BOOST_TEST(c.level("2026-11-03 12:00:00.001") == 1);
    BOOST_TEST(c.level("2026-11-03 15:00") == 1);
    BOOST_TEST(c.level("2026-11-03 15:00:00.001") == 2);
    c.tell("2026-11-03 15:30", Role::butler, CancelTicket{"业主撤回"});
    BOOST_TEST(c.level("2026-11-03 16:00") == 0);
}

BOOST_AUTO_TEST_CASE(what_is_grave_goes_to_the_manager_at_once) {
    struct Case {
        TicketKind kind;
        Severity severity;
        int level;
    };
    for (const Case& expected : {
             Case{TicketKind::complaint, Severity::ordinary, 0},
             Case{TicketKind::complaint, Severity::big, 2},
             Case{TicketKind::complaint, Severity::complex, 2},
             Case{TicketKind::repair, Severity::big, 0},
             Case{TicketKind::repair, Severity::emergency, 2},
             Case{TicketKind::report, Severity::emergency, 2},
         }) {
        const Reported c(expected.kind, expected.severity);
        BOOST_TEST_CONTEXT(static_cast<int>(expected.kind)
                           << "/" << static_cast<int>(expected.severity)) {
            BOOST_TEST(c.level("2026-11-03 09:00") == expected.level);
            if (expected.level > 0) BOOST_TEST(c.due("2026-11-03 09:00")->at_once);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_forgotten_revisit_goes_up_too) {
    Reported c(TicketKind::enquiry, Severity::ordinary);
    c.tell("2026-11-03 09:01", Role::butler, RespondTicket{});
    c.tell("2026-11-03 09:02", Role::butler, AnswerTicket{"周二四晚上七点"});
    c.tell("2026-11-03 09:05", Role::butler, CompleteTicket{"已答复", 0, ""});
    BOOST_TEST(c.level("2026-11-10 09:05") == 0);
    BOOST_TEST(c.level("2026-11-10 09:05:00.001") == 1);
    BOOST_TEST(c.level("2026-11-11 09:05:00.001") == 2);
}

BOOST_AUTO_TEST_SUITE_END()
