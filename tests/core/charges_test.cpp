// What work costs and who agreed to it; tickets that are handed on, merged, taken and reopened.

#include "core/policy/escalation.hpp"
#include "core/query/duplicates.hpp"
#include "core/query/households.hpp"
#include "core/query/ticket_page.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace core;
using fixtures::at;
using fixtures::World;
using M = MilestoneName;
using S = TicketStatus;

namespace {

const Policy policy{};

const ChargeLine valve{"SD-01", "更换角阀", "个", 2000, 3'500};
const ChargeLine scaffold{{}, "搭架", "次", 1000, 20'000};

struct Case {
    World w;
    TicketId id = w.report_leak();
    Case() {
        w.must(w.who(Role::manager),
               tariff_of(CommunityId{w.state.all<Community>().begin()->first}),
               SetTariff{"业委会核准", {{"SD-01", "更换角阀", "个", 3'500}}});
    }
    Decision then(Actor actor, OpBody body) { return w.tell(actor, entity(id), std::move(body)); }
    Decision then(Role role, OpBody body) { return then(w.who(role), std::move(body)); }
    const Ticket& ticket() const { return w.ticket(id); }
    Milestone of(M name) const {
        for (const Milestone& m : milestones(ticket(), policy, w.now)) {
            if (m.name == name) return m;
        }
        return {};
    }
    bool offers(Actor actor, Offer offer) const {
        const auto all = offered_moves(w.state, actor, id);
        return std::find(all.begin(), all.end(), offer) != all.end();
    }
    bool offers(Role role, Offer offer) const { return offers(w.who(role), offer); }
};

Verdict verdict(const Decision& decision) { return decision.verdict; }

}  // namespace

BOOST_AUTO_TEST_SUITE(charges_suite)

BOOST_AUTO_TEST_CASE(amounts_are_rounded_once_a_line) {
    struct Row {
        std::uint32_t count_milli;
        std::int64_t price, amount;
    };
    constexpr Row rows[] = {{1000, 3'500, 3'500}, {2500, 3'333, 8'333}, {1, 499, 0},
                            {1, 500, 1},          {333, 100, 33},       {1500, 1, 2}};
    for (const Row& row : rows) {
        ChargeLine line = valve;
        line.count_milli = row.count_milli;
        line.price_fen = row.price;
        BOOST_TEST(amount_of(line) == row.amount);
    }
    BOOST_TEST(total_of(std::vector{valve, scaffold}) == 27'000);
    ChargeLine most = valve;
    most.count_milli = count_milli_max;
    most.price_fen = price_fen_max;
    const std::vector<ChargeLine> all(charge_lines_max, most);
    BOOST_TEST(within_limits(all));
    BOOST_TEST(total_of(all) == 300'000'000'000'000);
}

BOOST_AUTO_TEST_CASE(what_is_not_of_the_tariff_says_why) {
    Case c;
    BOOST_TEST((c.then(Role::technician, QuoteTicket{{valve}, {}}) == Decision{}));
    BOOST_TEST((verdict(c.then(Role::technician, QuoteTicket{{scaffold}, {}})) ==
                Verdict::missing_reason));
    ChargeLine dear = valve;
    dear.price_fen = 4'000;
    BOOST_TEST(
        (verdict(c.then(Role::technician, QuoteTicket{{dear}, {}})) == Verdict::missing_reason));
    BOOST_TEST(
        (c.then(Role::technician, QuoteTicket{{dear, scaffold}, "外墙须搭架"}) == Decision{}));
    BOOST_TEST(c.ticket().quote.total_fen() == 28'000);
    ChargeLine nothing = valve;
    nothing.count_milli = 0;
    BOOST_TEST(
        (verdict(c.then(Role::technician, QuoteTicket{{nothing}, {}})) == Verdict::bad_value));
    const std::vector<ChargeLine> many(charge_lines_max + 1, valve);
    BOOST_TEST((verdict(c.then(Role::technician, QuoteTicket{many, {}})) == Verdict::bad_value));
}

BOOST_AUTO_TEST_CASE(paid_work_waits_for_the_owner) {
    Case c;
    c.then(Role::front_desk, AssignTicket{c.w.id_of(Role::technician)});
    c.then(Role::technician, ArriveTicket{});
    BOOST_TEST(c.offers(Role::technician, Offer::start));
    c.then(Role::technician, QuoteTicket{{valve, scaffold}, "外墙须搭架"});
    BOOST_TEST(!c.offers(Role::technician, Offer::start));
    BOOST_TEST(!c.offers(Role::technician, Offer::complete));
    BOOST_TEST(c.offers(c.w.owner501(), Offer::agree));
    BOOST_TEST((verdict(c.then(Role::technician, AgreeTicket{27'000, {}, {}, {}})) ==
                Verdict::missing_reason));

    // Agreed to what was quoted before: it stays on the timeline and changes nothing.
    c.then(Role::technician, QuoteTicket{{valve}, {}});
    const Decision stale = c.then(c.w.owner501(), AgreeTicket{27'000, "应用内同意", {}, {}});
    BOOST_TEST(has(stale.flags, Flags::contradicts));
    BOOST_TEST(!c.ticket().quote.agreed);
    BOOST_TEST((c.then(c.w.owner501(), AgreeTicket{7'000, "应用内同意", {}, {}}) == Decision{}));
    BOOST_TEST(c.ticket().quote.agreed);
    BOOST_TEST(!c.offers(c.w.owner501(), Offer::agree));
    BOOST_TEST(c.offers(Role::technician, Offer::start));
    // Another quote needs another word.
    c.then(Role::technician, QuoteTicket{{valve, valve}, {}});
    BOOST_TEST(!c.offers(Role::technician, Offer::start));
    // Free of charge nobody needs to be asked.
    c.then(Role::technician, QuoteTicket{});
    BOOST_TEST(c.offers(Role::technician, Offer::start));
}

BOOST_AUTO_TEST_CASE(parts_add_up) {
    Case c;
    c.then(Role::technician, UseParts{{{"角阀", "个", 2000}}});
    BOOST_TEST((c.then(Role::technician, UseParts{{{"生料带", "卷", 500}}}) == Decision{}));
    BOOST_TEST(c.ticket().parts.size() == 2u);
    BOOST_TEST((verdict(c.then(Role::technician, UseParts{})) == Verdict::bad_value));
}

BOOST_AUTO_TEST_CASE(handed_on_stops_the_clocks_and_tells_the_contractor_before_the_work) {
    Case c;
    c.w.now = at("2026-11-03 09:05");
    c.then(Role::front_desk, AssignTicket{c.w.id_of(Role::technician)});
    BOOST_TEST(
        (verdict(c.then(Role::butler, TransferTicket{{}, "保修"})) == Verdict::missing_reason));
    BOOST_TEST((c.then(Role::butler, TransferTicket{"开发商", "保修期内"}) == Decision{}));
    BOOST_TEST((c.ticket().status == S::transferred));
    BOOST_TEST(is_open(c.ticket().status));
    BOOST_TEST((c.of(M::notified).state == MilestoneState::kept));
    BOOST_TEST((c.of(M::completed).state == MilestoneState::lapsed));
    c.w.now = at("2026-11-20 09:00");
    BOOST_TEST((c.of(M::completed).state == MilestoneState::lapsed));
    BOOST_TEST(!escalation_due(c.ticket(), policy, c.w.now));
    // Taken back, all is owed again from when it was reported.
    c.then(Role::butler, ResumeTicket{});
    BOOST_TEST((c.of(M::completed).state == MilestoneState::late));
    c.then(Role::butler, TransferTicket{"开发商", "保修期内"});
    BOOST_TEST((c.then(Role::butler, RevisitTicket{}) == Decision{}));
    BOOST_TEST((c.then(Role::butler, CloseTicket{Outcome::handed_on}) == Decision{}));
}

BOOST_AUTO_TEST_CASE(a_promise_already_broken_stays_broken_when_it_is_handed_on) {
    Case c;
    c.w.now = at("2026-11-03 12:00");
    c.then(Role::butler, TransferTicket{"开发商", "保修期内"});
    BOOST_TEST((c.of(M::completed).state == MilestoneState::late));
    BOOST_TEST((c.of(M::responded).state == MilestoneState::late));
}

BOOST_AUTO_TEST_CASE(the_same_matter_is_found_and_merged) {
    Case c;
    World& w = c.w;
    const TicketId again = w.report_leak();
    const Matter matter{w.unit501, {}, Category::leak, again};
    BOOST_TEST((possible_duplicates(w.state, matter, w.now) == std::vector{c.id}));
    BOOST_TEST(possible_duplicates(w.state, {w.unit502, {}, Category::leak, {}}, w.now).empty());
    BOOST_TEST(possible_duplicates(w.state, {w.unit501, {}, Category::lift, {}}, w.now).empty());
    // Before a category is chosen, whatever is open at that home.
    BOOST_TEST(possible_duplicates(w.state, {w.unit501, {}, Category::other, {}}, w.now).size() ==
               2u);

    const Actor butler = w.who(Role::butler);
    BOOST_TEST((verdict(w.tell(butler, entity(again), MergeTicket{again, "重复"})) ==
                Verdict::unknown_reference));
    BOOST_TEST((w.tell(butler, entity(again), MergeTicket{c.id, "同一处漏水"}) == Decision{}));
    BOOST_TEST((w.ticket(again).status == S::merged));
    BOOST_TEST(!is_open(w.ticket(again).status));
    BOOST_TEST((merged_into(w.state, c.id) == std::vector{again}));
    BOOST_TEST(possible_duplicates(w.state, {w.unit501, {}, Category::leak, c.id}, w.now).empty());
    Milestone next;
    BOOST_TEST(!next_milestone(w.ticket(again), policy, w.now, next));

    BOOST_TEST((w.tell(butler, entity(again), ReopenTicket{"不是同一处"}) == Decision{}));
    BOOST_TEST((w.ticket(again).status == S::responded));
    BOOST_TEST(!w.ticket(again).merged_into);
    BOOST_TEST(merged_into(w.state, c.id).empty());
    BOOST_TEST(next_milestone(w.ticket(again), policy, w.now, next));
}

BOOST_AUTO_TEST_CASE(what_comes_back_is_counted_and_owed_again) {
    Case c;
    c.then(Role::technician, CompleteTicket{"好", 0, {}});
    c.then(c.w.owner501(), ConfirmTicket{});
    c.then(Role::butler, RevisitTicket{});
    c.then(Role::butler, CloseTicket{});
    BOOST_TEST(c.offers(c.w.owner501(), Offer::reopen));
    BOOST_TEST(!c.offers(Role::technician, Offer::reopen));
    BOOST_TEST((verdict(c.then(Role::butler, ReopenTicket{})) == Verdict::missing_reason));
    BOOST_TEST((c.then(c.w.owner501(), ReopenTicket{"又漏了"}) == Decision{}));
    BOOST_TEST((c.ticket().status == S::rework));
    BOOST_TEST(c.ticket().reopened == 1);
    BOOST_TEST(!c.of(M::completed).done());
    BOOST_TEST(!c.of(M::revisited).done());
    c.then(Role::technician, CompleteTicket{"重做防水", 0, {}});
    c.then(c.w.owner501(), ConfirmTicket{});
    c.then(c.w.owner501(), ReopenTicket{"还在漏"});
    BOOST_TEST(c.ticket().reopened == 2);
}

BOOST_AUTO_TEST_CASE(of_two_who_take_a_ticket_offline_the_first_has_it) {
    Case c;
    BOOST_TEST(c.offers(Role::technician, Offer::grab));
    BOOST_TEST((c.then(Role::technician, GrabTicket{}) == Decision{}));
    BOOST_TEST((c.ticket().assignee == c.w.id_of(Role::technician)));
    BOOST_TEST((c.of(M::arrived).started_at == c.w.now));
    const Actor other = entity(c.w.technician2);
    BOOST_TEST(!c.offers(other, Offer::grab));
    BOOST_TEST(has(c.then(other, GrabTicket{}).flags, Flags::contradicts));
    BOOST_TEST((c.ticket().assignee == c.w.id_of(Role::technician)));
    BOOST_TEST(c.ticket().timeline.back().contradicts);
}

BOOST_AUTO_TEST_CASE(a_home_is_found_by_its_digits_alone) {
    World w;
    BOOST_TEST((unit_by_code(w.state, "32501") == w.unit501));
    BOOST_TEST((unit_by_code(w.state, "41101") == w.unit101));
    BOOST_TEST(!unit_by_code(w.state, "3250"));
    // Two homes with the same digits: nobody guesses.
    w.must(w.who(Role::administrator), {EntityKind::unit, w.fresh_key()},
           AddUnit{"32-5-01", w.building3, w.group1, 9000});
    BOOST_TEST(!unit_by_code(w.state, "32501"));
    BOOST_TEST((unit_by_code(w.state, "3-2-501") == w.unit501));
}

BOOST_AUTO_TEST_SUITE_END()
