// What stands against a move beyond the ticket's status: a complaint's facts, the owner's agreement,
// feedback. Every status, every guarded move, every state of the guards.

#include "core/names.hpp"
#include "core/query/ticket_page.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace core;
using fixtures::World;
using S = TicketStatus;
using V = TicketMove;

namespace {

const ChargeLine scaffold{{}, "搭架", "次", 1000, 20'000};

struct Case {
    World w;
    TicketId id;
    explicit Case(TicketKind kind) {
        ReportTicket body = w.leak();
        body.kind = kind;
        id = w.report(w.who(Role::butler), body);
    }
    Ticket& ticket() { return w.state.all<Ticket>()[id.value]; }
    Decision then(Role role, OpBody body) {
        return w.tell(w.who(role), entity(id), std::move(body));
    }
    std::vector<HeldBack> held(Role role) const { return held_back(w.state, w.who(role), id); }
    bool offers(Role role, Offer offer) const {
        const auto all = offered_moves(w.state, w.who(role), id);
        return std::find(all.begin(), all.end(), offer) != all.end();
    }
};

ConfirmTicket word(bool satisfied) {
    ConfirmTicket op;
    op.satisfied = satisfied;
    op.reason = "电话确认";
    return op;
}

constexpr Decision idle{Verdict::accepted, Flags::contradicts};

}  // namespace

BOOST_AUTO_TEST_SUITE(guards_suite)

BOOST_AUTO_TEST_CASE(every_status_every_move_every_guard) {
    struct Guard {
        TicketKind kind;
        bool verified, told, quoted, agreed;
        WhyNot start, complete, confirm, close;
    };
    constexpr TicketKind repair = TicketKind::repair, complaint = TicketKind::complaint;
    constexpr WhyNot ok = WhyNot::nothing, facts = WhyNot::unverified, money = WhyNot::unagreed,
                     word_back = WhyNot::untold;
    // clang-format off
    constexpr Guard guards[] = {
        //          verified told   quoted agreed  start  complete confirm    close
        {repair,    false,   false, false, false,  ok,    ok,      ok,        ok},
        {repair,    false,   false, true,  false,  money, money,   ok,        ok},
        {repair,    false,   false, true,  true,   ok,    ok,      ok,        ok},
        {complaint, false,   false, false, false,  facts, facts,   word_back, word_back},
        {complaint, true,    false, false, false,  ok,    ok,      word_back, word_back},
        {complaint, true,    true,  false, false,  ok,    ok,      ok,        ok},
        {complaint, true,    true,  true,  false,  money, money,   ok,        ok},
        {complaint, false,   true,  true,  false,  facts, facts,   ok,        ok},
    };
    // clang-format on
    for (const Guard& guard : guards) {
        Case c(guard.kind);
        if (guard.told) c.then(Role::butler, TellTicket{"已约谈"});
        if (guard.quoted) c.then(Role::lead, QuoteTicket{{scaffold}, "须搭架"});
        if (guard.agreed) c.then(Role::lead, AgreeTicket{20'000, "电话同意", {}, {}});
        c.ticket().verified = guard.verified;
        for (std::uint8_t s = 0; s <= ticket_status_last; ++s) {
            c.ticket().status = static_cast<S>(s);
            const auto expect = [&](V move, WhyNot by_guard, const OpBody& body) {
                const WhyNot want = can_move(c.ticket().status, move) ? by_guard : WhyNot::status;
                BOOST_TEST_CONTEXT("status " << int(s) << ", move " << int(move)) {
                    BOOST_TEST((why_not(c.ticket(), move) == want));
                    // The rule of the core and the record agree: flagged, taken down, nothing changes.
                    Case copy = c;
                    const Decision decision = copy.then(Role::lead, body);
                    BOOST_TEST((decision == (want == ok ? Decision{} : idle)));
                    BOOST_TEST((copy.ticket().status == c.ticket().status) == (want != ok));
                    BOOST_TEST(copy.ticket().timeline.back().contradicts == (want != ok));
                }
            };
            expect(V::started, guard.start, StartTicket{});
            expect(V::completed, guard.complete, CompleteTicket{"好", 0, {}});
            expect(V::confirmed, guard.confirm, word(true));
            expect(V::closed, guard.close, CloseTicket{});
        }
    }
}

BOOST_AUTO_TEST_CASE(a_refusal_needs_no_feedback) {
    Case c(TicketKind::complaint);
    c.then(Role::butler, VerifyTicket{true, "属实", "约谈"});
    c.then(Role::butler, CompleteTicket{"已约谈", 0, {}});
    BOOST_TEST((c.then(Role::butler, word(false)) == Decision{}));
    BOOST_TEST((c.ticket().status == S::rework));
}

BOOST_AUTO_TEST_CASE(work_costs_no_more_than_the_owner_agreed_to) {
    const auto charged = [](std::int64_t fen) { return CompleteTicket{"好", fen, "SJ-1"}; };
    Case none(TicketKind::repair);
    BOOST_TEST((none.then(Role::technician, charged(100)) == idle));
    BOOST_TEST((none.ticket().status == S::reported));
    Case c(TicketKind::repair);
    c.then(Role::technician, QuoteTicket{{scaffold}, "须搭架"});
    BOOST_TEST((why_not(c.ticket(), charged(20'000)) == WhyNot::unagreed));
    c.then(Role::technician, AgreeTicket{20'000, "电话同意", {}, {}});
    BOOST_TEST((why_not(c.ticket(), charged(20'001)) == WhyNot::unagreed));
    BOOST_TEST((why_not(c.ticket(), charged(15'000)) == WhyNot::nothing));
    BOOST_TEST((c.then(Role::technician, charged(20'000)) == Decision{}));
    BOOST_TEST(c.ticket().charge_fen == 20'000);
}

BOOST_AUTO_TEST_CASE(waiting_that_is_over_does_not_begin_what_may_not_begin) {
    Case c(TicketKind::complaint);
    c.then(Role::butler, ArriveTicket{});
    c.then(Role::butler, WaitTicket{WaitReason::owner_away, {}});
    BOOST_TEST((c.then(Role::butler, ResumeTicket{}) == Decision{}));
    BOOST_TEST((c.ticket().status == S::on_site));
    c.then(Role::butler, WaitTicket{WaitReason::owner_away, {}});
    c.then(Role::butler, VerifyTicket{true, "属实", "约谈"});
    c.then(Role::butler, ResumeTicket{});
    BOOST_TEST((c.ticket().status == S::working));
    Case early(TicketKind::repair);
    early.then(Role::butler, WaitTicket{WaitReason::owner_away, {}});
    early.then(Role::butler, QuoteTicket{{scaffold}, "须搭架"});
    early.then(Role::butler, ResumeTicket{});
    BOOST_TEST((early.ticket().status == S::responded));
}

BOOST_AUTO_TEST_CASE(satisfied_is_signed_or_said_how_or_the_owner_s_own) {
    Case c(TicketKind::repair);
    c.then(Role::technician, CompleteTicket{"好", 0, {}});
    ConfirmTicket bare;
    BOOST_TEST((c.then(Role::butler, bare).verdict == Verdict::missing_reason));
    ConfirmTicket inked = bare;
    inked.signature = {{10, 20, false}, {30, 40, true}};
    Case ink = c, said = c, own = c;
    BOOST_TEST((ink.then(Role::butler, inked) == Decision{}));
    BOOST_TEST((said.then(Role::butler, word(true)) == Decision{}));
    BOOST_TEST((own.w.tell(own.w.owner501(), entity(own.id), bare) == Decision{}));
}

BOOST_AUTO_TEST_CASE(nobody_is_merged_into_what_has_ended) {
    World w;
    const TicketId a = w.report_leak(), b = w.report_leak();
    const Actor butler = w.who(Role::butler);
    w.must(butler, entity(a), MergeTicket{b, "同一处"});
    BOOST_TEST((w.tell(butler, entity(b), MergeTicket{a, "同一处"}).verdict == Verdict::bad_state));
    BOOST_TEST(is_open(w.ticket(b).status));
    const TicketId c = w.report_leak();
    for (const S ended : {S::closed, S::cancelled, S::merged}) {
        w.state.all<Ticket>()[c.value].status = ended;
        BOOST_TEST(
            (w.tell(butler, entity(b), MergeTicket{c, "同一处"}).verdict == Verdict::bad_state));
    }
}

BOOST_AUTO_TEST_CASE(what_is_held_back_says_why_to_whom_it_concerns) {
    Case c(TicketKind::complaint);
    using Held = std::vector<HeldBack>;
    BOOST_TEST((c.held(Role::butler) ==
                Held{{Offer::start, WhyNot::unverified}, {Offer::complete, WhyNot::unverified}}));
    BOOST_TEST(!c.offers(Role::butler, Offer::complete));
    c.then(Role::butler, VerifyTicket{true, "属实", "约谈"});
    BOOST_TEST(c.held(Role::butler).empty());
    c.then(Role::butler, CompleteTicket{"已约谈", 0, {}});
    BOOST_TEST((c.held(Role::butler) == Held{{Offer::confirm, WhyNot::untold}}));
    c.then(Role::butler, TellTicket{"已约谈"});
    BOOST_TEST(c.held(Role::butler).empty());
    BOOST_TEST(held_back(c.w.state, c.w.who(Role::butler), TicketId{4}).empty());
}

BOOST_AUTO_TEST_CASE(every_guard_has_its_sentence) {
    for (std::uint8_t why = 1; why <= why_not_last; ++why) {
        const Term said = term(static_cast<WhyNot>(why));
        BOOST_TEST(!said.zh.empty());
        BOOST_TEST(!said.en.empty());
        for (std::uint8_t other = 0; other < why; ++other)
            BOOST_TEST(said.zh != term(static_cast<WhyNot>(other)).zh);
    }
}

BOOST_AUTO_TEST_SUITE_END()
