// The month's sample as a record, the analysis of what recurs, and the manager's word on it.

#include "core/query/recurring.hpp"
#include "core/query/sample.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using fixtures::World;

namespace {

constexpr Month november{2026, 11};

DrawSample drawn(const World& w, std::size_t size, std::uint64_t seed = 7) {
    DrawSample body{november, seed, {}};
    for (const SampleHome& home :
         draw_sample(sample_homes(w.state), {}, size, seed, november).drawn)
        body.households.push_back(home.household);
    return body;
}

RevisitSample reached(HouseholdId home, std::uint8_t stars) {
    return {home, RevisitMeans::phone, true, stars, "", {}};
}

Verdict verdict_of(World& w, Role role, EntityId id, OpBody body) {
    return w.tell(w.who(role), id, std::move(body)).verdict;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(month_review_suite)

BOOST_AUTO_TEST_CASE(a_month_has_one_sample_that_anybody_can_draw_again) {
    World w;
    const EntityId id = entity(sample_of(november));
    DrawSample picked = drawn(w, 3);
    std::swap(picked.households[0], picked.households[1]);
    const auto judged = [&](const DrawSample& draw) {
        Op op;
        op.head.actor = w.who(Role::lead);
        op.head.entity = id;
        op.head.made_at = w.now;
        op.body = draw;
        return decide(w.state, op, Sight::visible);
    };
    BOOST_TEST((judged(drawn(w, 3)) == Decision{}));
    BOOST_TEST((judged(picked) == Decision{Verdict::accepted, Flags::contradicts}));
    BOOST_TEST((judged(drawn(w, 2)).flags == Flags::contradicts));  // fewer than could be asked
    const EntityId december = entity(sample_of({2026, 12}));
    BOOST_TEST((verdict_of(w, Role::lead, december, drawn(w, 2)) == Verdict::wrong_entity));
    w.must(w.who(Role::manager), id, drawn(w, 3));
    const MonthSample& sample = *w.state.find(sample_of(november));
    BOOST_TEST(sample.households.size() == 3u);
    BOOST_TEST(sample.seed == 7u);
    BOOST_TEST((verdict_of(w, Role::lead, id, drawn(w, 3, 8)) == Verdict::id_taken));
    BOOST_TEST(!may_see(w.state, w.who(Role::butler), id));
    BOOST_TEST(may_see(w.state, w.who(Role::front_desk), id));
}

BOOST_AUTO_TEST_CASE(a_sample_of_a_device_that_did_not_know_everything_is_told) {
    World w;
    const MonthSampleId id = sample_of(november);
    w.must(w.who(Role::manager), entity(id), drawn(w, 3));
    const auto sample = [&]() -> const MonthSample& { return *w.state.find(id); };
    BOOST_TEST(repeatable(w.state, sample()));
    // Another seed's homes, as somebody would pick them, or fewer than there were.
    State picked = w.state;
    MonthSample other = sample();
    std::swap(other.households[0], other.households[2]);
    BOOST_TEST(!repeatable(w.state, other));
    // Who moves in later does not make it doubtful.
    const UnitId unit = w.state.find(sample().households[0])->unit;
    w.now = w.now + day_ms;
    Household home = *w.state.find(sample().households[0]);
    const HouseholdId newcomer{make_key(w.now.ms, 5)};
    home.unit = unit;
    picked.all<Household>()[newcomer.value] = home;
    picked.all<Unit>()[unit.value].household = newcomer;
    BOOST_TEST(repeatable(picked, sample()));
    // The month before had a sample of which the device had not heard.
    MonthSample october = sample();
    october.month = {2026, 10};
    october.households = {sample().households[0]};
    picked.all<MonthSample>()[sample_of(october.month).value] = october;
    BOOST_TEST(!repeatable(picked, sample()));
}

BOOST_AUTO_TEST_CASE(each_household_has_a_result_before_it_is_handed_to_the_manager) {
    World w;
    const EntityId id = entity(sample_of(november));
    w.must(w.who(Role::lead), id, drawn(w, 3));
    const MonthSample& sample = *w.state.find(sample_of(november));
    BOOST_TEST((verdict_of(w, Role::lead, id, HandInSample{}) == Verdict::missing_reason));
    BOOST_TEST(
        (verdict_of(w, Role::front_desk, id, RevisitSample{w.home501, {}, false, 0, "", {}}) ==
         Verdict::missing_reason));
    w.must(w.who(Role::front_desk), id, RevisitSample{w.home501, {}, false, 0, "关机", {}});
    w.must(w.who(Role::front_desk), id, reached(w.home502, 5));
    w.must(w.who(Role::front_desk), id, reached(w.home501, 3));
    BOOST_TEST(sample.revisited() == 2u);
    BOOST_TEST(sample.result_of(w.home501)->stars == 3);
    BOOST_TEST(sample.results.size() == 3u);
    BOOST_TEST((verdict_of(w, Role::lead, id, HandInSample{}) == Verdict::missing_reason));
    w.must(w.who(Role::lead), id, HandInSample{"一户出国"});
    BOOST_TEST(sample.handed_in());
    BOOST_TEST((verdict_of(w, Role::lead, id, HandInSample{"再交"}) == Verdict::bad_state));
    // What comes after is kept and told as late: it happened.
    const Decision late = w.tell(w.who(Role::lead), id, reached(w.home101, 4));
    BOOST_TEST((late.verdict == Verdict::accepted));
    BOOST_TEST(has(late.flags, Flags::late));
    BOOST_TEST(sample.revisited() == 3u);
}

BOOST_AUTO_TEST_CASE(three_in_a_building_or_five_in_the_community_ask_for_an_analysis) {
    World w;
    const auto report = [&](UnitId unit, HouseholdId home, Category category) {
        ReportTicket body = w.leak();
        body.unit = unit;
        body.household = home;
        body.category = category;
        return w.report(w.who(Role::front_desk), body);
    };
    report(w.unit501, w.home501, Category::leak);
    const TicketId second = report(w.unit502, w.home502, Category::leak);
    report(w.unit101, w.home101, Category::leak);
    BOOST_TEST(recurring_in(w.state, november).empty());
    report(w.unit501, w.home501, Category::leak);
    const auto rows = recurring_in(w.state, november);
    BOOST_REQUIRE(rows.size() == 1u);
    BOOST_TEST((rows[0].count.category == Category::leak));
    BOOST_TEST(rows[0].count.reported == 4u);
    BOOST_TEST((rows[0].count.worst == w.building3));
    BOOST_TEST(rows[0].count.in_worst == 3u);
    BOOST_TEST((rows[0].state == AnalysisState::none));
    // One that was cancelled was no problem.
    w.must(w.who(Role::front_desk), entity(second), CancelTicket{"重复"});
    BOOST_TEST(recurring_in(w.state, november).empty());
    for (int i = 0; i < 2; ++i) report(w.unit101, w.home101, Category::leak);
    BOOST_TEST(recurring_in(w.state, november).size() == 1u);
    BOOST_TEST(recurring_in(w.state, {2026, 10}).empty());
}

BOOST_AUTO_TEST_CASE(an_analysis_opens_itself_and_ends_with_the_managers_signature) {
    World w;
    for (int i = 0; i < 3; ++i) w.report_leak();
    const EntityId id = entity(analysis_of(november, Category::leak));
    const WriteAnalysis body{november, Category::leak, 3, "接口老化", "换接口"};
    BOOST_TEST((verdict_of(w, Role::lead, id, WriteAnalysis{november, Category::leak, 3, "", ""}) ==
                Verdict::missing_reason));
    BOOST_TEST((verdict_of(w, Role::manager, id, SignAnalysis{}) == Verdict::unknown_entity));
    w.must(w.who(Role::lead), id, body);
    BOOST_TEST((verdict_of(w, Role::lead, id, SignAnalysis{}) == Verdict::not_allowed));
    BOOST_TEST(
        (verdict_of(w, Role::manager, id, SignAnalysis{false, ""}) == Verdict::missing_reason));
    w.must(w.who(Role::manager), id, SignAnalysis{false, "缺费用"});
    BOOST_TEST((verdict_of(w, Role::manager, id, SignAnalysis{}) == Verdict::bad_state));
    const auto state_in_list = [&] { return recurring_due(w.state, w.now).at(0).state; };
    BOOST_TEST((state_in_list() == AnalysisState::returned));
    w.must(w.who(Role::lead), id, AmendAnalysis{4, "接口老化", "换接口，8 千元"});
    w.must(w.who(Role::manager), id, SignAnalysis{});
    BOOST_TEST((state_in_list() == AnalysisState::signed_off));
    BOOST_TEST((verdict_of(w, Role::lead, id, AmendAnalysis{4, "改", "改"}) == Verdict::bad_state));
    // Signed, it is no longer before anybody in the month after.
    w.now = at("2026-12-02 09:00");
    BOOST_TEST(recurring_due(w.state, w.now).empty());
}

BOOST_AUTO_TEST_SUITE_END()
