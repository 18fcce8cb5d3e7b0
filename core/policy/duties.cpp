#include "core/policy/duties.hpp"

#include "core/policy/checklists.hpp"

#include <algorithm>

namespace core {

namespace {

constexpr Roles butlers = roles(Role::butler), leads = roles(Role::lead, Role::manager);
constexpr Roles heads = leads | roles(Role::guard_lead);  // have people of their own
constexpr Roles carers_of_homes = butlers | roles(Role::lead);
using P = Period;
using D = DutyId;

constexpr std::array<Sentence, 3> nothing{};
constexpr std::array<Sentence, 3> attendance{{{"到会人数", "Attended"}, {}, {}}};
constexpr std::array<Sentence, 3> trained{{{"参训人数", "Trained"}, {"合格人数", "Passed"}, {}}};
constexpr std::array<Sentence, 3> registers{
    {{"来访", "Visitors"}, {"报修", "Repairs"}, {"投诉", "Complaints"}}};
constexpr std::array<Sentence, 3> inspected{
    {{"巡查户数", "Units inspected"}, {"违规处数", "Violations"}, {}}};
constexpr std::array<Sentence, 3> sheets{
    {{"发放份数", "Handed out"}, {"回收份数", "Returned"}, {}}};
constexpr std::array<Sentence, 3> corrected{
    {{"计划项数", "Items planned"}, {"已整改项数", "Items corrected"}, {}}};
constexpr std::array<Sentence, 3> cleared{
    {{"欠费户数", "Households in arrears"}, {"已清户数", "Cleared"}, {}}};

// clang-format off
constexpr DutyRow rows[] = {
    //  id                   name                                               roles                               period                needed  proof                  about          confid shared counts
    {D::full_round,        {"完整巡楼", "Full round"},                            butlers,                            P::day,              1, DutyProof::own_round},
    {D::patrol,            {"巡逻", "Patrol"},                                   roles(Role::guard),                 P::day,              0, DutyProof::planned_rounds},
    {D::equipment_round,   {"设备巡检", "Equipment round"},                       roles(Role::technician),            P::day,              0, DutyProof::planned_rounds},
    {D::lift_round,        {"电梯巡检", "Lift round"},                            roles(Role::lift_technician),       P::day,              0, DutyProof::planned_rounds},
    {D::cleaning,          {"区域保洁", "Cleaning of areas"},                     roles(Role::cleaner),               P::day,              0, DutyProof::areas},
    {D::greening,          {"绿化养护", "Plant care"},                            roles(Role::gardener),              P::day,              0, DutyProof::planned_rounds},
    {D::subordinate_check, {"检查下属", "Check of subordinates"},                 heads,                              P::day,              1, DutyProof::check_round},
    {D::night_check,       {"夜查", "Night check"},                              roles(Role::lead, Role::guard_lead), P::week,             2, DutyProof::night_round},
    {D::home_visits,       {"上门拜访", "Home visits"},                           butlers,                            P::week,             2, DutyProof::visits},
    {D::key_customers,     {"联系重点客户", "Key customers contacted"},             butlers,                            P::week,             0, DutyProof::key_customers},
    {D::every_household,   {"拜访全部住户", "Every household visited"},             butlers,                            P::rhythm,           0, DutyProof::households},
    {D::sample_revisits,   {"抽样回访", "Sample revisits"},                       roles(Role::lead),                  P::month,           20, DutyProof::samples},
    {D::register_review,   {"查阅来访、报修、投诉登记", "Registers reviewed"},        carers_of_homes,                    P::day,              1, DutyProof::log, Role::none,    false, false, registers},
    {D::decoration_check,  {"装修户巡查", "Decoration units inspected"},           butlers,                            P::day,              0, DutyProof::log, Role::none,    false, false, inspected},
    {D::tomorrow_plan,     {"次日计划", "Plan for tomorrow"},                     carers_of_homes,                    P::day,              1, DutyProof::log, Role::none,    false, false, nothing},
    {D::post_meeting,      {"班组例会", "Post meeting"},                          heads,                              P::week,             1, DutyProof::log, Role::none,    false, false, attendance},
    {D::talk_guard,        {"与保安谈心", "Talk with a guard"},                    heads,                              P::week,             1, DutyProof::log, Role::guard,   true,  false, nothing},
    {D::talk_cleaner,      {"与保洁谈心", "Talk with a cleaner"},                  leads,                              P::week,             1, DutyProof::log, Role::cleaner, true,  false, nothing},
    {D::week_summary,      {"周总结", "Weekly summary"},                          carers_of_homes,                    P::week,             1, DutyProof::log, Role::none,    false, false, nothing},
    {D::month_summary,     {"月总结", "Monthly summary"},                         carers_of_homes | heads,            P::month,            1, DutyProof::log, Role::none,    false, false, nothing},
    {D::plan_review,       {"上月计划整改检查", "Last month's plan checked"},        heads,                              P::month,            1, DutyProof::log, Role::none,    false, false, corrected},
    {D::training,          {"培训", "Training"},                                 heads,                              P::month,            1, DutyProof::log, Role::none,    false, false, trained},
    {D::performance,       {"绩效结果", "Performance results"},                    heads,                              P::month,            1, DutyProof::log, Role::none,    true,  false, nothing},
    {D::evaluation,        {"服务质量与绩效评估", "Service and performance evaluated"}, heads,                            P::last_working_day, 1, DutyProof::log, Role::none,    true,  false, nothing},
    {D::client_meeting,    {"恳谈会", "Client meeting"},                          leads,                              P::quarter,          1, DutyProof::log, Role::none,    false, true,  attendance},
    {D::ticket_statistics, {"工单与投诉统计", "Ticket and complaint statistics"},    leads,                              P::quarter,          1, DutyProof::log, Role::none,    false, true,  nothing},
    {D::questionnaire,     {"问卷调查", "Questionnaire"},                         leads,                              P::half_year,        1, DutyProof::log, Role::none,    false, true,  sheets},
    {D::year_summary,      {"年终总结", "Summary of the year"},                   carers_of_homes | heads,            P::year,             1, DutyProof::log, Role::none,    false, false, nothing},
    {D::year_plan,         {"下年计划", "Plan of the next year"},                 heads,                              P::year,             1, DutyProof::log, Role::none,    false, false, nothing},
    {D::arrears,           {"清理欠费", "Arrears cleared"},                       leads,                              P::year,             1, DutyProof::log, Role::none,    false, true,  cleared},
    {D::activity,          {"社区活动", "Community activity"},                    carers_of_homes | leads,            P::quarter,          0, DutyProof::log, Role::none,    false, true,  attendance},
};
// clang-format on

constexpr Sentence periods[] = {
    {"每日", "Daily"},
    {"每周", "Weekly"},
    {"每月", "Monthly"},
    {"每月最后工作日", "Last working day of the month"},
    {"每两月", "Every two months"},
    {"每季度", "Quarterly"},
    {"每半年", "Half-yearly"},
    {"每年", "Yearly"},
    {"按拜访周期", "As the visits' rhythm"},
};
static_assert(std::size(periods) == period_last + 1);

constexpr Sentence questions[] = {
    {"服务态度", "Attitude"},           {"响应速度", "Speed of response"},
    {"维修质量", "Quality of repairs"}, {"环境卫生", "Cleanliness"},
    {"绿化养护", "Greening"},           {"秩序安全", "Safety and order"},
    {"收费透明", "Clear charges"},      {"总体满意", "Satisfied on the whole"},
};
constexpr Sentence choices[] = {
    {"满意", "Satisfied"},
    {"一般", "Fair"},
    {"不满意", "Dissatisfied"},
    {"未答", "No answer"},
};
static_assert(std::size(questions) <= duty_questions_max && std::size(choices) <= duty_choices_max);

Day first_of_month(std::int32_t year, int month_from_0) {
    return day_of(
        CivilDate{year + month_from_0 / 12, static_cast<std::uint8_t>(month_from_0 % 12 + 1), 1});
}

int months_of(Period period) {
    switch (period) {
        case Period::two_months:
        case Period::rhythm: return 2;
        case Period::quarter: return 3;
        case Period::half_year: return 6;
        case Period::year: return 12;
        default: return 1;
    }
}

}  // namespace

std::span<const DutyRow> duty_rows() { return rows; }

const DutyRow* duty_row(DutyId id) {
    const auto found = std::find_if(std::begin(rows), std::end(rows),
                                    [&](const DutyRow& r) { return r.id == id; });
    return found == std::end(rows) ? nullptr : found;
}

DaySpan span_of(Period period, Day day) {
    if (period == Period::day) return {day, day};
    if (period == Period::week) {
        const Day monday{day.value - weekday(day)};
        return {monday, {monday.value + 6}};
    }
    const CivilDate date = date_of(day);
    const int length = months_of(period), month = (date.month - 1) / length * length;
    return {first_of_month(date.year, month),
            {first_of_month(date.year, month + length).value - 1}};
}

Day due_in(Period period, DaySpan span, const Calendar& calendar) {
    if (period != Period::last_working_day) return span.last;
    Day day = span.last;
    while (day > span.first && !calendar.works(day)) --day.value;
    return day;
}

Period resolved(Period period, VisitRhythm rhythm) {
    if (period != Period::rhythm) return period;
    return rhythm == VisitRhythm::two_months ? Period::two_months : Period::half_year;
}

bool is_night(UtcMs at, Zone zone) {
    const std::int32_t minute = minute_of_day(at, zone);
    return minute >= night_from_minute || minute < night_until_minute;
}

bool is_rush_hour(UtcMs at, Zone zone) {
    const std::int32_t minute = minute_of_day(at, zone);
    return std::any_of(rush_hours.begin(), rush_hours.end(), [&](const RushHours& rush) {
        return minute >= rush.from_minute && minute < rush.to_minute;
    });
}

Sentence name_of(Period period) {
    const auto at = static_cast<std::size_t>(period);
    return at < std::size(periods) ? periods[at] : Sentence{"其他", "Other"};
}

std::span<const Sentence> questionnaire_questions() { return questions; }
std::span<const Sentence> questionnaire_choices() { return choices; }

}  // namespace core
