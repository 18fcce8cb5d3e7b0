// `xunlou deadline`: every promise through the command line, what it takes and what it refuses.

#include "sync/server/deadline.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "sync/server/calendar_file.hpp"
#include "sync/server/rfc3339.hpp"
#include "sync/server/usage_error.hpp"
#include "tests/core/fixtures.hpp"
#include "tests/server/binary.hpp"
#include "tests/server/scratch_folder.hpp"

using namespace xsync::server;
using Json = nlohmann::json;

namespace {

// 2026-11-03 09:00 as it is typed.
std::string typed(const std::string& time) {
    return time.substr(0, 10) + "T" + time.substr(11) + "+08:00";
}

DeadlineOptions ticket(const char* kind, const char* category, const char* severity,
                       const char* reported) {
    DeadlineOptions options;
    options.kind = kind;
    options.category = category;
    options.severity = severity;
    options.reported = typed(reported);
    return options;
}

Json answer(const DeadlineOptions& options, core::UtcMs now = {}) {
    return Json::parse(deadline_json(deadline_case(options, now)));
}

std::string refusal(const DeadlineOptions& options) {
    try {
        deadline_case(options, {});
    } catch (const UsageError& error) { return error.what(); }
    return "";
}

DeadlineOptions with(DeadlineOptions options, std::string DeadlineOptions::*field,
                     const std::string& value) {
    options.*field = value;
    return options;
}

DeadlineOptions telling(DeadlineOptions options, std::vector<std::string> events) {
    for (const std::string& event : events) {
        const std::size_t sign = event.find('=');
        options.events.push_back(event.substr(0, sign + 1) + typed(event.substr(sign + 1)));
    }
    return options;
}

struct Ran {
    int status;
    std::string text;
};
Ran run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "deadline");
    Binary binary(std::move(arguments));
    std::string text = binary.read_all();
    return {binary.wait(), std::move(text)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(deadline_command)

BOOST_AUTO_TEST_CASE(every_promise_by_its_names) {
    struct Row {
        const char *promise, *policy, *kind, *category, *severity, *milestone, *clock;
        const char *reported, *due;
    };
    // clang-format off
    constexpr Row rows[] = {
        {"P01", "butler",   "repair",     "leak",  "small",     "responded", "round_the_clock",          "2026-10-01 16:50", "2026-10-01T17:00:00+08:00"},
        {"P01", "standard", "enquiry",    "fees",  "ordinary",  "responded", "round_the_clock",          "2026-10-01 23:50", "2026-10-02T00:05:00+08:00"},
        {"P01", "rapid",    "legacy",     "other", "ordinary",  "responded", "round_the_clock",          "2026-10-01 16:50", "2026-10-01T17:00:00+08:00"},
        {"P02", "butler",   "complaint",  "noise", "ordinary",  "responded", "round_the_clock",          "2026-10-01 16:50", "2026-10-01T17:20:00+08:00"},
        {"P03", "butler",   "complaint",  "noise", "complex",   "feedback",  "round_the_clock",          "2026-10-01 16:50", "2026-10-02T16:50:00+08:00"},
        {"P04", "butler",   "complaint",  "noise", "ordinary",  "verified",  "working_days",             "2026-10-01 16:50", "2026-10-09T18:00:00+08:00"},
        {"P05", "butler",   "complaint",  "noise", "complex",   "verified",  "working_days",             "2026-10-01 16:50", "2026-10-12T18:00:00+08:00"},
        {"P06", "butler",   "enquiry",    "fees",  "ordinary",  "answered",  "service_day_working_days", "2026-10-01 16:50", "2026-10-08T18:00:00+08:00"},
        {"P07", "butler",   "enquiry",    "fees",  "complex",   "feedback",  "working_days",             "2026-10-01 16:50", "2026-10-10T18:00:00+08:00"},
        {"P08", "rapid",    "repair",     "leak",  "small",     "arrived",   "round_the_clock",          "2026-10-01 16:50", "2026-10-01T17:05:00+08:00"},
        {"P09", "butler",   "repair",     "drain", "ordinary",  "completed", "service_day_every_day",    "2026-10-01 17:40", "2026-10-01T18:00:00+08:00"},
        {"P10", "butler",   "repair",     "lift",  "emergency", "arrived",   "round_the_clock",          "2026-10-01 16:50", "2026-10-01T16:53:00+08:00"},
        {"P11", "butler",   "repair",     "drain", "ordinary",  "completed", "round_the_clock",          "2026-10-01 16:50", "2026-10-01T17:20:00+08:00"},
        {"P12", "butler",   "public_area", "lift", "big",       "completed", "round_the_clock",          "2026-10-01 22:50", "2026-10-02T01:50:00+08:00"},
        {"P13", "butler",   "repair",     "leak",  "difficult", "completed", "calendar_days",            "2026-10-01 16:50", "2026-10-04T16:50:00+08:00"},
    };
    // clang-format on
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.promise << " " << row.policy) {
            DeadlineOptions options = ticket(row.kind, row.category, row.severity, row.reported);
            options.policy = row.policy;
            const Json milestone = answer(options).at(row.milestone);
            BOOST_TEST(milestone.at("due") == row.due);
            BOOST_TEST(milestone.at("promise") == row.promise);
            BOOST_TEST(milestone.at("clock") == row.clock);
            BOOST_TEST(milestone.at("state") == "open");
            BOOST_TEST(milestone.at("late_s") == 0);
            BOOST_TEST(!milestone.at("why").get<std::string>().empty());

            DeadlineOptions done = options;
            done.events = {std::string(row.milestone) + "=" + row.due};
            BOOST_TEST(answer(done).at(row.milestone).at("state") == "met");
            std::string late = row.due;
            done.events = {std::string(row.milestone) + "=" + late.insert(19, ".001")};
            const Json judged = answer(done).at(row.milestone);
            BOOST_TEST(judged.at("state") == "late");
            BOOST_TEST(judged.at("late_s") == 0.001);
        }
    }
}

BOOST_AUTO_TEST_CASE(dispatch_and_completion_start_their_clocks) {
    DeadlineOptions options = ticket("repair", "leak", "small", "2026-10-01 16:50");
    for (const char* name : {"arrived", "revisited"}) {
        const Json milestone = answer(options).at(name);
        BOOST_TEST(milestone.at("due").is_null());
        BOOST_TEST(milestone.at("state") == "open");
        BOOST_TEST(milestone.at("late_s") == 0);
    }
    options.dispatched = typed("2026-10-01 17:00");
    BOOST_TEST(answer(options)["arrived"]["due"] == "2026-10-01T17:30:00+08:00");
    BOOST_TEST(answer(options)["arrived"]["promise"] == "P08");
    options.dispatched.clear();
    const DeadlineOptions told =
        telling(options, {"dispatched=2026-10-01 17:01", "completed=2026-10-01 17:10:30"});
    BOOST_TEST(answer(told)["arrived"]["due"] == "2026-10-01T17:31:00+08:00");
    BOOST_TEST(answer(told)["revisited"]["due"] == "2026-10-04T17:10:30+08:00");
    BOOST_TEST(answer(told)["revisited"]["promise"] == "P15");
    DeadlineOptions dry = told;
    dry.category = "door_window";
    BOOST_TEST(answer(dry)["revisited"]["due"] == "2026-10-08T17:10:30+08:00");
    BOOST_TEST(answer(dry)["revisited"]["promise"] == "P16");
}

BOOST_AUTO_TEST_CASE(a_fact_that_is_not_told_is_not_assumed) {
    const DeadlineOptions options = telling(ticket("repair", "leak", "small", "2026-11-03 09:00"),
                                            {"completed=2026-11-03 09:20"});
    const Json out = answer(options, fixtures::at("2026-11-03 09:30"));
    BOOST_TEST(out["completed"]["state"] == "met");
    BOOST_TEST(out["responded"]["state"] == "late");
    BOOST_TEST(out["responded"]["late_s"] == 20 * 60);
    BOOST_TEST(out.contains("notified") == false);
    DeadlineOptions outside = options;
    outside.outside_contract = true;
    BOOST_TEST(answer(outside)["notified"]["promise"] == "P17");
    BOOST_TEST(answer(outside)["notified"]["state"] == "late");
    BOOST_TEST(answer(telling(outside, {"notified=2026-11-03 09:20"}))["notified"]["state"] ==
               "met");
}

BOOST_AUTO_TEST_CASE(waiting_stops_the_clock) {
    const DeadlineOptions plain = ticket("repair", "drain", "small", "2026-11-03 09:00");
    const auto due = [&](std::vector<std::string> events) {
        return answer(telling(plain, std::move(events)), fixtures::at("2026-11-03 09:00"))
            .at("completed")
            .at("due")
            .get<std::string>();
    };
    BOOST_TEST(due({"waiting=2026-11-03 09:10", "resumed=2026-11-03 09:25"}) ==
               "2026-11-03T09:45:00+08:00");
    BOOST_TEST(due({"resumed=2026-11-03 09:25", "waiting=2026-11-03 09:10"}) ==
               "2026-11-03T09:45:00+08:00");
    BOOST_TEST(due({"waiting=2026-11-03 09:10", "resumed=2026-11-03 09:25",
                    "waiting=2026-11-03 09:40", "resumed=2026-11-03 09:50:00.250"}) ==
               "2026-11-03T09:55:00.250+08:00");
    BOOST_TEST(due({"waiting=2026-11-03 09:10", "completed=2026-11-03 11:00"}) ==
               "2026-11-03T11:20:00+08:00");
    BOOST_TEST(due({"waiting=2026-11-03 09:10", "waiting=2026-11-03 09:15",
                    "resumed=2026-11-03 09:25"}) == "2026-11-03T09:45:00+08:00");
    BOOST_TEST(due({"waiting=2026-11-03 09:31", "resumed=2026-11-03 09:50"}) ==
               "2026-11-03T09:30:00+08:00");
    // Waiting that ended with the work does not put off the revisit.
    const DeadlineOptions done =
        telling(plain, {"waiting=2026-11-03 09:10", "completed=2026-11-03 11:00"});
    BOOST_TEST(answer(done, fixtures::at("2026-11-08 09:00"))["revisited"]["due"] ==
               "2026-11-10T11:00:00+08:00");
    // Days: the working days touched.
    const DeadlineOptions complaint =
        telling(ticket("complaint", "noise", "complex", "2026-11-05 10:00"),
                {"waiting=2026-11-06 17:00", "resumed=2026-11-09 09:00"});
    BOOST_TEST(answer(complaint)["verified"]["due"] == "2026-11-12T18:00:00+08:00");
}

BOOST_AUTO_TEST_CASE(times_and_names_as_people_write_them) {
    const Json want = answer(ticket("repair", "leak", "small", "2026-10-01 16:50"));
    for (const char* time : {"2026-10-01T16:50:00+08:00", "2026-10-01T16:50:00.000+08:00",
                             "2026-10-01T08:50Z", "2026-10-01T08:50:00.0009Z", "2026-10-01t08:50z",
                             "2026-09-30T20:50-12:00", "2026-10-01T14:20+05:30"}) {
        DeadlineOptions options = ticket("报修", "渗漏", "小问题", "2026-10-01 16:50");
        options.reported = time;
        BOOST_TEST(answer(options) == want, time);
    }
    DeadlineOptions other = ticket("Butler-Service", "Public space", "BIG", "2026-10-01 16:50");
    BOOST_TEST(answer(other)["completed"]["promise"] == "P12");
    other.kind = "投诉";
    other.severity = "一般";
    other.zone = "+00:00";
    BOOST_TEST(answer(other)["verified"]["due"] == "2026-10-09T18:00:00+00:00");
    other.hours = "09:00-17:30";
    BOOST_TEST(answer(other)["verified"]["due"] == "2026-10-09T17:30:00+00:00");
}

BOOST_AUTO_TEST_CASE(an_appointment_moves_four_promises) {
    DeadlineOptions options = ticket("repair", "drain", "ordinary", "2026-10-01 16:50");
    options.appointment = typed("2026-10-03 14:00") + "/" + typed("2026-10-03 16:00");
    const Json out = answer(options);
    BOOST_TEST(out["arrived"]["due"] == "2026-10-03T16:00:00+08:00");
    BOOST_TEST(out["completed"]["due"] == "2026-10-03T16:00:00+08:00");
    BOOST_TEST(out["responded"]["due"] == "2026-10-01T17:00:00+08:00");
    options.severity = "emergency";
    BOOST_TEST(answer(options)["arrived"]["due"] == "2026-10-01T16:53:00+08:00");
}

BOOST_AUTO_TEST_CASE(a_calendar_file_takes_the_place_of_the_shipped_one) {
    ScratchFolder folder;
    const auto due = [&](const std::string& json) {
        const std::string path = (folder.path / "calendar.json").string();
        std::ofstream(path) << json;
        DeadlineOptions options = ticket("complaint", "noise", "ordinary", "2026-11-03 10:00");
        options.calendar = path;
        try {
            return answer(options)["verified"]["due"].get<std::string>();
        } catch (const UsageError& error) { return std::string(error.what()).substr(11); }
    };
    const auto refused = [&](const std::string& json, const std::string& what) {
        return due(json).find(what) != std::string::npos;
    };
    BOOST_TEST(due(R"({"holidays": ["2026-11-04"]})") == "2026-11-05T18:00:00+08:00");
    BOOST_TEST(due(R"({"holidays": ["2026-11-04", "2026-11-05", "2026-11-06"],
                       "workdays": ["2026-11-07"]})") == "2026-11-07T18:00:00+08:00");
    BOOST_TEST(due(R"({"holidays": [{"date": "2026-11-04", "name": "x"}]})") ==
               "2026-11-05T18:00:00+08:00");
    // As the official arrangement is published.
    BOOST_TEST(due(R"({"holidays": {"2026-11-04": "Some Day,某日,1"}, "workdays": {},
                       "inLieuDays": {}})") == "2026-11-05T18:00:00+08:00");
    BOOST_TEST(due(R"({"year": 2026, "days": [{"name": "某日", "date": "2026-11-04",
                       "isOffDay": true}, {"date": "2026-11-07", "isOffDay": false}]})") ==
               "2026-11-05T18:00:00+08:00");
    BOOST_TEST(refused("[]", "is not a JSON object"));
    BOOST_TEST(refused("{", "is not a JSON object"));
    BOOST_TEST(refused("{}", "has none of the lists"));
    BOOST_TEST(refused(R"({"holidays": 3})", "\"holidays\" is not a list"));
    BOOST_TEST(refused(R"({"holidays": [3]})", "is not a date"));
    BOOST_TEST(refused(R"({"holidays": ["2026-02-30"]})", "\"2026-02-30\" is not a date"));
    BOOST_TEST(refused(R"({"holidays": ["1999-01-01"]})", "from 2000 to 2099"));
    BOOST_TEST(refused(R"({"days": [{"date": "2026-11-04"}]})", "isOffDay"));
    BOOST_TEST(refused(R"({"holidays": ["2026-11-04"], "workdays": ["2026-11-04"]})",
                       "both a holiday and a working day"));
    BOOST_TEST(refused(std::string(calendar_file_max + 1, ' '), "is larger than"));
    DeadlineOptions nowhere = ticket("repair", "leak", "small", "2026-11-03 10:00");
    nowhere.calendar = (folder.path / "none.json").string();
    BOOST_TEST(refusal(nowhere).find("cannot be read") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_refusal_names_the_option_and_what_it_takes) {
    using O = DeadlineOptions;
    const O good = ticket("repair", "leak", "small", "2026-11-03 10:00");
    BOOST_TEST(refusal(good) == "");
    const auto says = [](const O& options, const std::string& option, const std::string& limit) {
        const std::string text = refusal(options);
        BOOST_TEST(text.starts_with(option), text);
        BOOST_TEST(text.find(limit) != std::string::npos, text);
        BOOST_TEST(text.find('\n') == std::string::npos);
    };
    says(with(good, &O::policy, "gold"), "--policy does not know \"gold\"", "butler, standard");
    says(with(good, &O::kind, ""), "--kind is missing", "repair, complaint, enquiry");
    says(with(good, &O::kind, "wish"), "--kind", "one of repair");
    says(with(good, &O::category, "roof"), "--category", "leak");
    says(with(good, &O::severity, "huge"), "--severity", "ordinary, small, big");
    says(with(good, &O::reported, ""), "--reported is missing", "2026-10-01T16:50+08:00");
    for (const char* time :
         {"2026-11-03", "2026-11-03T10:00", "2026-02-30T10:00Z", "2026-11-03T24:00Z",
          "2026-11-03T10:00:60Z", "1999-11-03T10:00Z", "2100-11-03T10:00Z", "2026-11-03T10:00.5Z",
          "2026-11-03T10:00:00.Z", "2026-11-03T10:00+15:00", "2026-11-03T10:00:00Z ", "yesterday"})
        says(with(good, &O::reported, time), "--reported cannot read", "2000 to 2099");
    says(with(good, &O::dispatched, "soon"), "--dispatched", "a time as");
    says(with(good, &O::dispatched, typed("2026-11-03 09:59")), "--dispatched",
         "before --reported");
    says(with(good, &O::now, typed("2026-11-03 09:59")), "--now", "before --reported");
    says(with(good, &O::zone, "Shanghai"), "--zone", "14 hours");
    says(with(good, &O::hours, "18:00-08:30"), "--hours", "08:30-18:00");
    says(with(good, &O::hours, "08:30-24:01"), "--hours", "24:00");
    says(with(good, &O::appointment, typed("2026-11-04 10:00")), "--appointment", "a window as");
    says(with(good, &O::appointment, typed("2026-11-04 10:00") + "/" + typed("2026-11-04 09:00")),
         "--appointment", "ends before it begins");
    says(with(good, &O::appointment, typed("2026-11-02 10:00") + "/" + typed("2026-11-02 11:00")),
         "--appointment", "before --reported");
    O events = good;
    for (const auto& [event, limit] : std::vector<std::pair<std::string, std::string>>{
             {"arrived", "name=time"},
             {"left=2026-11-03T10:00+08:00", "dispatched, responded"},
             {"arrived=now", "a time as"},
             {"arrived=2026-11-03T09:59+08:00", "before --reported"},
             {"resumed=2026-11-03T11:00+08:00", "not waiting"}}) {
        events.events = {event};
        says(events, "--event", limit);
    }
    events.events.assign(deadline_events_max + 1, "arrived=2026-11-03T11:00+08:00");
    says(events, "--event is given 1001 times", "1000 at most");
    events = telling(good, {"arrived=2026-11-03 12:00"});
    events.now = typed("2026-11-03 11:00");
    says(events, "--event arrived=", "after --now");
}

BOOST_AUTO_TEST_CASE(the_binary_answers_and_refuses) {
    const Ran ran = run(
        {"--policy", "butler", "--kind", "repair", "--category", "leak", "--severity", "small",
         "--reported", "2026-10-01T16:50+08:00", "--event", "responded=2026-10-01T16:59:59+08:00",
         "--event", "completed=2026-10-01T17:21+08:00", "--now", "2026-10-02T00:00Z", "--json"});
    BOOST_TEST(ran.status == 0);
    const Json out = Json::parse(ran.text);
    BOOST_TEST(out["responded"]["state"] == "met");
    BOOST_TEST(out["completed"]["late_s"] == 60);
    const Ran table = run({"--kind", "enquiry", "--reported", "2026-10-01T16:50+08:00", "--now",
                           "2026-10-01T17:30+08:00"});
    BOOST_TEST(table.status == 0);
    BOOST_TEST(table.text ==
               "咨询·其他·一般，2026-10-01 16:50:00 报，管家标准\n"
               "\n"
               "节点        约定  时限                     状态      差\n"
               "响应        P01   2026-10-01 17:00:00      已超时    超 0:30:00\n"
               "    管家标准 P01：10 分钟内\n"
               "    从报单 2026-10-01 16:50 起，全天计时\n"
               "答复        P06   2026-10-08 18:00:00      进行中\n"
               "    管家标准 P06：一般咨询当日\n"
               "    从报单 2026-10-01 16:50 起，当日（工作日）\n"
               "    2026-10-01 不是工作日，起算日为 2026-10-08\n"
               "    2026-10-01 至 2026-10-07 放假，不计\n"
               "回访        P16   未定                     未起算\n"
               "    管家标准 P16：完成后 7 天内\n"
               "    从完成起计时，尚未完成\n");
    for (const std::vector<std::string>& wrong : std::vector<std::vector<std::string>>{
             {},
             {"--kind", "repair"},
             {"--kind", "repair", "--reported", "x"},
             {"--kind", "repair", "--reported"},
             {"--kind", "repair", "--reported", "2026-10-01T16:50Z", "--loud"},
             {"--kind", "repair", "--reported", "2026-10-01T16:50Z", "more"}}) {
        const Ran refused = run(wrong);
        BOOST_TEST(refused.status == 2);
        BOOST_TEST(refused.text.starts_with("xunlou: "));
        BOOST_TEST(std::count(refused.text.begin(), refused.text.end(), '\n') == 1);
    }
    const Ran help = run({"--help"});
    BOOST_TEST(help.status == 0);
    BOOST_TEST(help.text.find("--appointment") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
