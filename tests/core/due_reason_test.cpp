// The reckoning in sentences: the rule, the start, the days, waiting, laxer promises, the calendar.

#include "core/policy/due_reason.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using M = MilestoneName;

namespace {

ClockFacts facts(TicketKind kind, Category category, Severity severity, const char* reported) {
    ClockFacts f;
    f.kind = kind;
    f.category = category;
    f.severity = severity;
    f.reported = {at(reported), TimeGrade::proven};
    return f;
}

std::string told(const ClockFacts& f, M name, const char* now, bool english = false) {
    DueReason reason;
    if (!reason_of(f, Policy{}, at(now), name, reason)) return "no promise";
    std::string text;
    for (const ReasonLine& line : lines_of(reason, Zone{}))
        text += (english ? line.en : line.zh) + "\n";
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(due_reason_suite)

BOOST_AUTO_TEST_CASE(working_days_over_a_holiday) {
    const ClockFacts f =
        facts(TicketKind::complaint, Category::noise, Severity::complex, "2026-09-30 18:00");
    BOOST_TEST(told(f, M::verified, "2026-10-01 09:00") ==
               "管家标准 P05：复杂投诉 3 个工作日内\n"
               "从报单 2026-09-30 18:00 起，工作日\n"
               "2026-09-30 已过 18:00 下班，起算日为 2026-10-08\n"
               "2026-10-01 至 2026-10-07 放假，不计\n"
               "2026-10-10 调休上班，计入\n");
    BOOST_TEST(told(f, M::verified, "2026-10-01 09:00", true) ==
               "Butler P05: complex complaint: within 3 working days\n"
               "From the report 2026-09-30 18:00, Working days\n"
               "2026-09-30 had closed at 18:00: day 0 is 2026-10-08\n"
               "2026-10-01 to 2026-10-07 not worked\n"
               "2026-10-10 worked in exchange (调休)\n");
    DueReason reason;
    BOOST_REQUIRE(reason_of(f, Policy{}, at("2026-10-01 09:00"), M::verified, reason));
    BOOST_TEST((reason.day_zero == fixtures::day("2026-10-08")));
    BOOST_TEST((reason.last_day == fixtures::day("2026-10-12")));
    BOOST_TEST(reason.holidays.size() == 7u);
}

BOOST_AUTO_TEST_CASE(a_weekend_and_waiting) {
    ClockFacts f =
        facts(TicketKind::enquiry, Category::fees, Severity::ordinary, "2026-11-07 10:00");
    f.pauses = {{at("2026-11-09 10:00"), at("2026-11-09 11:00")}};
    BOOST_TEST(told(f, M::answered, "2026-11-09 12:00") ==
               "管家标准 P06：一般咨询当日\n"
               "从报单 2026-11-07 10:00 起，当日（工作日）\n"
               "2026-11-07 不是工作日，起算日为 2026-11-09\n"
               "等待涉及 1 个工作日，顺延相同天数\n");
}

BOOST_AUTO_TEST_CASE(the_strictest_names_the_laxer) {
    ClockFacts f =
        facts(TicketKind::repair, Category::drain, Severity::ordinary, "2026-11-03 17:45");
    f.pauses = {{at("2026-11-03 17:50"), at("2026-11-03 17:52:03")}};
    BOOST_TEST(told(f, M::completed, "2026-11-03 18:00") ==
               "管家标准 P11：小问题 30 分钟内\n"
               "从报单 2026-11-03 17:45 起，全天计时\n"
               "等待 2 分钟 3 秒，顺延相同时长\n"
               "另有 P09（一般维修当日）到 2026-11-04 18:00，从严取 P11\n");
    f.pauses.clear();
    BOOST_TEST(told(f, M::completed, "2026-11-03 18:00") ==
               "管家标准 P09：一般维修当日\n"
               "从报单 2026-11-03 17:45 起，当日\n"
               "18:00 下班前，当日 2026-11-03 为起算日\n"
               "另有 P11（小问题 30 分钟内）到 2026-11-03 18:15，从严取 P09\n");
}

BOOST_AUTO_TEST_CASE(not_started_appointed_and_not_promised) {
    ClockFacts f = facts(TicketKind::repair, Category::drain, Severity::big, "2026-11-03 09:00");
    BOOST_TEST(told(f, M::arrived, "2026-11-03 09:10") ==
               "管家标准 P08：派单后 30 分钟内\n从派单起计时，尚未派单\n");
    BOOST_TEST(told(f, M::answered, "2026-11-03 09:10") == "no promise");
    f.appointment = {at("2026-11-05 14:00"), at("2026-11-05 16:00")};
    BOOST_TEST(told(f, M::arrived, "2026-11-03 09:10") ==
               "管家标准 P08：派单后 30 分钟内\n"
               "已预约 2026-11-05 14:00 至 2026-11-05 16:00，以时段结束为限\n");
    f.outside_contract = true;
    BOOST_TEST(told(f, M::notified, "2026-11-03 09:10") == "管家标准 P17：施工前\n");
}

BOOST_AUTO_TEST_CASE(a_calendar_says_how_far_it_is_known) {
    const auto complaint = [](const char* reported) {
        return told(facts(TicketKind::complaint, Category::noise, Severity::ordinary, reported),
                    M::verified, reported);
    };
    BOOST_TEST(
        complaint("2026-12-31 10:00")
            .ends_with("2027-01-01 放假，不计\n2027 年放假安排尚未公布，暂按法定节假日计\n"));
    BOOST_TEST(complaint("2028-03-01 10:00").ends_with("日历没有 2028 年的放假安排，只按周末计\n"));
    BOOST_TEST(complaint("2026-11-03 10:00").find("安排") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
