#pragma once
// What was done for a duty that no other record proves: a meeting, a talk, a training, a questionnaire
// with its answers, an evaluation, a summary, tomorrow's plan.
//
// One record for all of them; which duty it serves and for which day is in the record, what it must
// contain is data (core/policy/duties.hpp). A correction is a later entry. A record about one's own
// people (a talk, an evaluation) is its author's and the leads'; the others are for the desk and
// whoever took part.

#include "core/people.hpp"

#include <vector>

namespace core {

// Forever, like op tags; terms and figures in core/policy/duties.hpp. Numbers from 1 to 19 are counted
// from other records and are never written down here.
enum class DutyId : std::uint8_t {
    none = 0,
    full_round = 1,          // 每日完整巡查
    patrol = 2,              // 巡逻
    equipment_round = 3,     // 设备巡检
    lift_round = 4,          // 电梯巡检
    cleaning = 5,            // 区域保洁
    greening = 6,            // 绿化养护
    subordinate_check = 7,   // 检查下属
    night_check = 8,         // 夜查
    home_visits = 9,         // 上门拜访
    key_customers = 10,      // 联系重点客户
    every_household = 11,    // 全部住户拜访一遍
    sample_revisits = 12,    // 抽样回访
    register_review = 20,    // 查阅来访、报修、投诉登记
    decoration_check = 21,   // 装修户巡查
    tomorrow_plan = 22,      // 次日计划
    post_meeting = 23,       // 班组例会
    talk_guard = 24,         // 与保安谈心
    talk_cleaner = 25,       // 与保洁谈心
    week_summary = 26,       // 周总结
    month_summary = 27,      // 月总结
    plan_review = 28,        // 上月计划整改检查
    training = 29,           // 培训
    performance = 30,        // 绩效结果
    evaluation = 31,         // 服务质量与绩效评估
    client_meeting = 32,     // 恳谈会
    ticket_statistics = 33,  // 工单与投诉统计
    questionnaire = 34,      // 问卷调查
    year_summary = 35,       // 年终总结
    year_plan = 36,          // 下年计划
    arrears = 37,            // 清理欠费
    activity = 38,           // 社区活动
};
inline constexpr std::uint8_t duty_last = 38;
inline constexpr std::uint8_t first_logged_duty = 20;
constexpr bool is_logged(DutyId id) {
    const auto value = static_cast<std::uint8_t>(id);
    return value >= first_logged_duty && value <= duty_last;
}

// How often each answer of a question was given: 满意 31, 一般 4, 不满意 1.
struct DutyAnswers {
    Line question;
    std::vector<std::uint32_t> counts;
    bool operator==(const DutyAnswers&) const = default;
};

struct DutyEntry {  // a correction, an effect, a decision that came later
    Actor actor;
    Stamp stamp;
    Note text;
    bool operator==(const DutyEntry&) const = default;
};

struct DutyRecord {
    RecordHead head;
    DutyId duty = DutyId::none;
    Day day;  // of the period it serves: of tomorrow's plan, today
    Actor author;
    Stamp stamp;
    Note text;
    std::vector<std::uint32_t> counts;  // of what the duty counts: attendees, units inspected
    std::vector<StaffId> people;        // who took part, or about whom it is; sorted
    std::vector<DutyAnswers> answers;
    std::vector<DutyEntry> entries;
    bool operator==(const DutyRecord&) const = default;
};

struct RecordDuty {
    DutyId duty = DutyId::none;
    Day day;
    Note text;
    std::vector<std::uint32_t> counts;
    std::vector<StaffId> people;
    std::vector<DutyAnswers> answers;
    bool operator==(const RecordDuty&) const = default;
};
struct AddToDuty {
    Note text;
    bool operator==(const AddToDuty&) const = default;
};

inline constexpr std::size_t duty_counts_max = 8;
inline constexpr std::size_t duty_people_max = 100;    // a site of seventeen posts, generously
inline constexpr std::size_t duty_questions_max = 30;  // one sheet of a questionnaire
inline constexpr std::size_t duty_choices_max = 10;

bool within_limits(const RecordDuty& op);
bool within_limits(const AddToDuty& op);

void evolve(DutyRecord&, const OpHead&, const Stamp&, const RecordDuty&);
void evolve(DutyRecord&, const OpHead&, const Stamp&, const AddToDuty&);

}  // namespace core
