// What questionnaires add up to, and who is looked after more closely.

#include "core/query/surveys.hpp"
#include "core/query/coverage.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using fixtures::day;
using fixtures::World;

namespace {

void sheet(World& w, const char* on, std::uint32_t handed_out, std::uint32_t returned,
           std::vector<DutyAnswers> answers) {
    RecordDuty body;
    body.duty = DutyId::questionnaire;
    body.day = day(on);
    body.text = "半年问卷";
    body.counts = {handed_out, returned};
    body.answers = std::move(answers);
    w.must(w.who(Role::lead), entity(DutyRecordId{w.fresh_key()}), body);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(surveys_suite)

BOOST_AUTO_TEST_CASE(sheets_of_a_half_year_add_up_and_the_halves_stay_apart) {
    World w;
    BOOST_TEST(surveys(w.state).empty());
    sheet(w, "2026-06-30", 100, 80, {{"服务态度", {72, 6, 2}}, {"旧问题", {10, 0, 0}}});
    sheet(w, "2026-07-01", 60, 40, {{"服务态度", {39, 1, 0}}});
    sheet(w, "2026-11-03", 40, 20, {{"服务态度", {15, 3, 2}}, {"响应速度", {0, 0, 0}}});
    const std::vector<Survey> all = surveys(w.state);
    BOOST_REQUIRE(all.size() == 2u);
    const Survey& now = all[0];
    BOOST_TEST((now.span == DaySpan{day("2026-07-01"), day("2026-12-31")}));
    BOOST_TEST(now.handed_out == 100u);
    BOOST_TEST(now.returned == 60u);
    BOOST_TEST(now.records.size() == 2u);
    BOOST_REQUIRE(now.questions.size() == 2u);
    BOOST_TEST((now.questions[0] == QuestionResult{"服务态度", 54, 4, 2}));
    BOOST_TEST(now.questions[0].permille() == 900);
    BOOST_TEST(now.questions[1].permille() == -1);  // nobody answered it
    BOOST_TEST(now.permille() == 900);
    BOOST_TEST(now.find("旧问题") == nullptr);
    BOOST_TEST(all[1].find("服务态度")->permille() == 900);
    BOOST_TEST(all[1].permille() == 911);  // 82 of 90
}

BOOST_AUTO_TEST_CASE(an_answer_list_of_another_length_is_read_as_far_as_it_goes) {
    World w;
    sheet(w, "2026-11-03", 0, 0, {{"收费透明", {3}}, {"总体满意", {1, 1, 1, 9}}, {"空", {}}});
    const Survey now = surveys(w.state).front();
    BOOST_TEST(now.find("收费透明")->permille() == 1000);
    BOOST_TEST(now.find("总体满意")->permille() == 333);  // no answer counts for nothing
    BOOST_TEST(now.find("空")->permille() == -1);
}

BOOST_AUTO_TEST_CASE(meetings_stand_newest_first) {
    World w;
    for (const char* on : {"2026-05-05", "2026-11-03", "2026-08-01"}) {
        RecordDuty body;
        body.duty = DutyId::client_meeting;
        body.day = day(on);
        body.text = on;
        w.must(w.who(Role::manager), entity(DutyRecordId{w.fresh_key()}), body);
    }
    std::string order;
    for (const DutyRecordId id : duty_records(w.state, DutyId::client_meeting))
        order += w.state.find(id)->text.value.substr(5, 2) + " ";
    BOOST_TEST(order == "11 08 05 ");
}

BOOST_AUTO_TEST_CASE(key_customers_and_special_care_are_listed_with_the_last_talk) {
    World w;
    const Actor butler = w.who(Role::butler);
    const Policy policy = policy_of(w.state);
    const auto homes = [&](Actor who) { return care_homes(w.state, who, policy, w.now); };
    BOOST_TEST(homes(butler).empty());
    w.must(butler, entity(w.home501), SetHouseholdCare{Care::elderly | Care::alone, false});
    w.must(butler, entity(w.home502), SetHouseholdCare{Care::none, true});
    const auto visit = [&](UnitId unit, const char* when, VisitOutcome outcome) {
        w.now = at(when);
        RecordHomeVisit body;
        body.unit = unit;
        body.household = w.state.find(unit)->household;
        body.outcome = outcome;
        const HomeVisitId id{w.fresh_key()};
        w.must(butler, entity(id), body);
        return id;
    };
    const HomeVisitId talked = visit(w.unit502, "2026-11-03 10:00", VisitOutcome::met);
    visit(w.unit502, "2026-11-05 10:00", VisitOutcome::nobody_home);
    const std::vector<CareHome> all = homes(butler);
    BOOST_REQUIRE(all.size() == 2u);
    BOOST_TEST((all[0].home.unit == w.unit501));  // never talked with
    BOOST_TEST(all[0].last.value == 0u);
    BOOST_TEST((all[1].last == talked));
    BOOST_TEST((all[1].home.due == day("2026-11-10")));  // weekly
    BOOST_TEST(homes(entity(w.butler2)).empty());        // another group's
    BOOST_TEST(homes(w.who(Role::front_desk)).size() == 2u);
    w.must(butler, entity(w.home501), SetHouseholdCare{});
    BOOST_TEST(homes(butler).size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
