// Revisits 回访: who was reached, what they said, what is asked, and what follows.

#include "core/policy/promises.hpp"
#include "core/policy/revisit_script.hpp"
#include "core/query/ticket_page.hpp"
#include "core/query/today.hpp"
#include "random_ops.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

using namespace core;
using fixtures::World;
using R = RevisitResult;
using S = TicketStatus;

namespace {

struct Case {
    World w;
    TicketId id = w.report_leak();
    Actor butler = w.who(Role::butler);
    Policy policy;

    Case() { w.must(w.who(Role::lead), entity(id), CompleteTicket{"重做防水", 0, {}}); }
    Decision then(AskAfterTicket op) { return w.tell(butler, entity(id), std::move(op)); }
    const Ticket& ticket() const { return w.ticket(id); }
    Milestone revisit() const {
        for (const Milestone& each : milestones(ticket(), policy, w.now))
            if (each.name == MilestoneName::revisited) return each;
        return {};
    }
};

std::string asked(const Ticket& ticket) {
    std::string all;
    for (const Sentence& line : revisit_script(ticket)) all += std::string(line.zh) + "\n";
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(revisits)

BOOST_AUTO_TEST_CASE(what_each_result_asks_for) {
    Case c;
    const TicketId other = c.w.report_leak();
    struct Row {
        AskAfterTicket op;
        Verdict verdict;
        S leads_to;
    };
    constexpr auto phone = RevisitMeans::phone;
    // clang-format off
    const Row rows[] = {
        // means, result,           stars, remark, follow-up
        {{phone, R::unstated,        5, "好",   {}},    Verdict::bad_value,         S::completed},
        {{phone, R::satisfied,       0, {},     {}},    Verdict::missing_reason,    S::completed},
        {{phone, R::satisfied,       6, {},     {}},    Verdict::bad_value,         S::completed},
        {{phone, R::satisfied,       0, "好",   {}},    Verdict::accepted,          S::revisited},
        {{phone, R::satisfied,       5, {},     {}},    Verdict::accepted,          S::revisited},
        {{phone, R::problem_remains, 2, {},     {}},    Verdict::missing_reason,    S::completed},
        {{phone, R::problem_remains, 2, "还渗", {}},    Verdict::accepted,          S::revisited},
        {{phone, R::problem_remains, 0, "还渗", other}, Verdict::accepted,          S::revisited},
        {{phone, R::problem_remains, 2, "还渗", {9}},   Verdict::unknown_reference, S::completed},
        {{phone, R::not_reached,     1, {},     {}},    Verdict::bad_value,         S::completed},
        {{phone, R::not_reached,     0, {},     other}, Verdict::bad_value,         S::completed},
        {{phone, R::not_reached,     0, {},     {}},    Verdict::accepted,          S::completed},
        {{phone, R::not_reached,     0, "关机", {}},    Verdict::accepted,          S::completed},
    };
    // clang-format on
    int at = 0;
    for (const Row& row : rows) {
        Case each = c;
        BOOST_TEST((each.then(row.op).verdict == row.verdict), "row " << at);
        BOOST_TEST((each.ticket().status == row.leads_to), "row " << at);
        ++at;
    }
}

BOOST_AUTO_TEST_CASE(an_unanswered_call_is_an_attempt_and_the_revisit_is_still_owed) {
    Case c;
    BOOST_TEST((c.then({RevisitMeans::phone, R::not_reached, 0, "无人接听", {}}) == Decision{}));
    const TicketEvent& attempt = c.ticket().timeline.back();
    BOOST_TEST((attempt.move == TicketMove::revisit_tried));
    BOOST_TEST((means_of(attempt) == RevisitMeans::phone));
    BOOST_TEST((result_of(attempt) == R::not_reached));
    BOOST_TEST(!c.revisit().done());
    Today today = core::today(c.w.state, c.butler, c.policy, c.w.now);
    BOOST_TEST(today.revisits.size() + today.later.size() == 1u);

    const TicketId next = c.w.report_leak();
    c.then({RevisitMeans::door, R::problem_remains, 2, "墙角还湿", next});
    const TicketEvent& revisit = c.ticket().timeline.back();
    BOOST_TEST((revisit.move == TicketMove::revisited));
    BOOST_TEST((means_of(revisit) == RevisitMeans::door));
    BOOST_TEST((result_of(revisit) == R::problem_remains));
    BOOST_TEST(revisit.stars == 2);
    BOOST_REQUIRE(revisit.more);
    BOOST_TEST((revisit.more->into == next));
    BOOST_TEST(c.revisit().done());
    today = core::today(c.w.state, c.butler, c.policy, c.w.now);
    BOOST_TEST(today.revisits.empty());
    BOOST_TEST(today.later.empty());
}

BOOST_AUTO_TEST_CASE(before_completion_it_stays_a_fact_that_changes_nothing) {
    World w;
    const TicketId id = w.report_leak();
    for (const AskAfterTicket& op :
         {AskAfterTicket{.stars = 5}, AskAfterTicket{.result = R::not_reached}}) {
        const Decision decision = w.tell(w.who(Role::butler), entity(id), op);
        BOOST_TEST(has(decision.flags, Flags::contradicts));
        BOOST_TEST((w.ticket(id).status == S::reported));
    }
}

BOOST_AUTO_TEST_CASE(those_of_the_first_release_say_no_result) {
    Case c;
    c.w.must(c.butler, entity(c.id), RevisitTicket{RevisitMeans::message, 4, "好"});
    const TicketEvent& revisit = c.ticket().timeline.back();
    BOOST_TEST((means_of(revisit) == RevisitMeans::message));
    BOOST_TEST((result_of(revisit) == R::unstated));
}

BOOST_AUTO_TEST_CASE(what_is_asked_follows_from_what_it_was_about) {
    Ticket ticket;
    ticket.category = Category::leak;
    BOOST_TEST(asked(ticket).find("现在干了吗") == 0u);
    BOOST_TEST(asked(ticket).find("收据") == std::string::npos);
    ticket.charge_fen = 3500;
    BOOST_TEST(asked(ticket).find("收据") != std::string::npos);
    ticket.kind = TicketKind::complaint;
    ticket.category = Category::noise;
    BOOST_TEST(asked(ticket).find("噪声停了吗") == 0u);
    BOOST_TEST(asked(ticket).find("措施落实") != std::string::npos);
    BOOST_TEST(asked(ticket).find("完工后") == std::string::npos);
    // Every kind with every category is asked something, satisfaction too.
    for (std::uint8_t kind = 0; kind <= ticket_kind_last; ++kind) {
        for (std::uint8_t category = 0; category <= category_last; ++category) {
            ticket.kind = static_cast<TicketKind>(kind);
            ticket.category = static_cast<Category>(category);
            BOOST_TEST(revisit_script(ticket).size() >= 3u, int(kind) << "/" << int(category));
            BOOST_TEST(asked(ticket).find("几分") != std::string::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_asked_for_stands_on_the_timeline_and_stops_no_clock) {
    World w;
    const TicketId id = w.report_leak();
    const Actor owner = w.owner501();
    BOOST_TEST((w.tell(owner, entity(id), AskOfTicket{}).verdict == Verdict::missing_reason));
    w.must(w.who(Role::lead), entity(id), WaitTicket{WaitReason::parts, "等件"});
    BOOST_TEST((w.tell(owner, entity(id), AskOfTicket{"免费修好并道歉"}) == Decision{}));
    BOOST_TEST((w.ticket(id).status == S::waiting));
    BOOST_TEST((w.ticket(id).timeline.back().move == TicketMove::asked));
    const auto all = milestones(w.ticket(id), Policy{}, w.now);
    BOOST_TEST(std::any_of(all.begin(), all.end(), [](const Milestone& m) {
        return m.name == MilestoneName::completed && m.stopped;
    }));
    w.must(w.who(Role::lead), entity(id), CancelTicket{"误报"});
    BOOST_TEST(has(w.tell(owner, entity(id), AskOfTicket{"？"}).flags, Flags::contradicts));
}

BOOST_AUTO_TEST_SUITE_END()
