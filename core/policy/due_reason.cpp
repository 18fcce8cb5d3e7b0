#include "core/policy/due_reason.hpp"

#include "core/names.hpp"

#include <algorithm>

namespace core {

namespace {

using C = PromiseClock;

std::string padded(int value) {
    return value < 10 ? "0" + std::to_string(value) : std::to_string(value);
}

std::string date_words(Day day) {
    const CivilDate date = date_of(day);
    return std::to_string(date.year) + "-" + padded(date.month) + "-" + padded(date.day);
}

std::string time_words(UtcMs at, Zone zone) {
    const CivilTime time = civil(at, zone);
    std::string words =
        date_words(day_of(time.date)) + " " + padded(time.hour) + ":" + padded(time.minute);
    if (time.second != 0) words += ":" + padded(time.second);
    return words;
}

std::string minute_words(int minute) { return padded(minute / 60) + ":" + padded(minute % 60); }

// 2 小时 15 分 5 秒, without the parts that are nothing; what is left under a second is dropped.
ReasonLine length_words(std::int64_t ms) {
    struct Part {
        std::int64_t unit;
        const char *zh, *en;
    };
    constexpr Part parts[] = {{day_ms, " 天", " d"},
                              {hour_ms, " 小时", " h"},
                              {minute_ms, " 分钟", " min"},
                              {second_ms, " 秒", " s"}};
    ReasonLine words;
    for (const Part& part : parts) {
        const std::int64_t count = ms / part.unit;
        ms %= part.unit;
        if (count == 0) continue;
        const std::string gap = words.zh.empty() ? "" : " ";
        words.zh += gap + std::to_string(count) + part.zh;
        words.en += gap + std::to_string(count) + part.en;
    }
    return words.zh.empty() ? ReasonLine{"不到 1 秒", "less than a second"} : words;
}

// Runs of days: 2026-10-01 至 2026-10-07, single ones by themselves.
ReasonLine days_words(const std::vector<Day>& days) {
    ReasonLine words;
    for (std::size_t i = 0; i < days.size();) {
        std::size_t last = i;
        while (last + 1 < days.size() && days[last + 1].value == days[last].value + 1) ++last;
        const bool run = last > i;
        words.zh += (words.zh.empty() ? "" : "、") + date_words(days[i]) +
                    (run ? " 至 " + date_words(days[last]) : "");
        words.en += (words.en.empty() ? "" : ", ") + date_words(days[i]) +
                    (run ? " to " + date_words(days[last]) : "");
        i = last + 1;
    }
    return words;
}

Term start_words(ClockStart start) {
    switch (start) {
        case ClockStart::report: return {"报单", "the report"};
        case ClockStart::dispatch: return {"派单", "dispatch"};
        case ClockStart::completion: return {"完成", "completion"};
    }
    return {"报单", "the report"};
}

std::string joined(Term term, bool english) { return std::string(english ? term.en : term.zh); }

// The days of a clock that counts days to closing time.
void fill_days(DueReason& reason, const Policy& policy) {
    const C clock = reason.milestone.clock;
    const bool working = counts_working_days(clock);
    reason.by_days = !reason.run.by_appointment && (working || clock == C::service_day_every);
    if (!reason.by_days) return;
    reason.started_on = day_of(reason.run.started_at, policy.zone);
    reason.after_closing = reason.run.started_at - start_of(reason.started_on, policy.zone) >=
                           policy.closes_minute * minute_ms;
    reason.day_zero = day_zero(reason.run.started_at, policy, working);
    reason.last_day = day_of(reason.run.end + (-1), policy.zone);  // one may close at 24:00
    if (!working) return;
    const Calendar& calendar = policy.calendar;
    std::int32_t seen = 0;
    for (Day day = reason.started_on; day <= reason.last_day; ++day.value) {
        // A holiday's weekend belongs to it where the calendar lists it.
        if (calendar.special(day))
            (calendar.works(day) ? reason.make_up : reason.holidays).push_back(day);
        const std::int32_t year = date_of(day).year;
        if (year == seen) continue;
        seen = year;
        if (calendar.provisional_year(year)) reason.provisional_years.push_back(year);
        if (!calendar.knows_year(year)) reason.unknown_years.push_back(year);
    }
}

class Lines {
public:
    Lines(const DueReason& reason, Zone zone) : r_(reason), zone_(zone) {}

    std::vector<ReasonLine> all() {
        promise();
        if (r_.milestone.clock != C::before_work) {
            start();
            days();
            waiting();
        }
        laxer();
        years();
        return std::move(lines_);
    }

private:
    void say(std::string zh, std::string en) { lines_.push_back({std::move(zh), std::move(en)}); }

    void promise() {
        const std::string code(promise_code(r_.milestone.promise));
        const Term words = promise_words(r_.milestone.promise, r_.set);
        const Term set = term(r_.set);
        say(joined(set, false) + " " + code + "：" + joined(words, false),
            joined(set, true) + " " + code + ": " + joined(words, true));
    }

    void start() {
        const Term from = start_words(r_.start);
        if (!r_.run.started_at) {
            say("从" + joined(from, false) + "起计时，尚未" + joined(from, false),
                "Counts from " + joined(from, true) + ", which has not happened");
            return;
        }
        if (r_.run.by_appointment) {
            const std::string begin = time_words(r_.appointment.from, zone_);
            const std::string end = time_words(r_.appointment.until, zone_);
            say("已预约 " + begin + " 至 " + end + "，以时段结束为限",
                "Agreed for " + begin + " to " + end + ": the end of the window is the limit");
            return;
        }
        const std::string at = time_words(r_.run.started_at, zone_);
        const Term clock = term(r_.milestone.clock);
        say("从" + joined(from, false) + " " + at + " 起，" + joined(clock, false),
            "From " + joined(from, true) + " " + at + ", " + joined(clock, true));
    }

    void days() {
        if (!r_.by_days) return;
        const std::string closes = minute_words(r_.closes_minute);
        const std::string zero = date_words(r_.day_zero);
        const std::string started = date_words(r_.started_on);
        if (r_.day_zero == r_.started_on) {
            say(closes + " 下班前，当日 " + zero + " 为起算日",
                "Before closing at " + closes + ": day 0 is " + zero);
        } else if (r_.after_closing) {
            say(started + " 已过 " + closes + " 下班，起算日为 " + zero,
                started + " had closed at " + closes + ": day 0 is " + zero);
        } else {
            say(started + " 不是工作日，起算日为 " + zero,
                started + " is not a working day: day 0 is " + zero);
        }
        say_days(r_.holidays, " 放假，不计", " not worked");
        say_days(r_.make_up, " 调休上班，计入", " worked in exchange (调休)");
    }

    void say_days(const std::vector<Day>& days, const char* zh, const char* en) {
        if (days.empty()) return;
        const ReasonLine words = days_words(days);
        say(words.zh + zh, words.en + en);
    }

    void waiting() {
        if (r_.run.waited_ms > 0) {
            const ReasonLine length = length_words(r_.run.waited_ms);
            say("等待 " + length.zh + "，顺延相同时长",
                "Waited " + length.en + ": moved by as much");
        }
        if (r_.run.waited_days > 0) {
            const std::string days = std::to_string(r_.run.waited_days);
            const bool working = counts_working_days(r_.milestone.clock);
            say("等待涉及 " + days + (working ? " 个工作日" : " 天") + "，顺延相同天数",
                "Waiting touched " + days + (working ? " working days" : " days") +
                    ": moved by as many");
        }
    }

    void laxer() {
        for (const LaxerPromise& other : r_.laxer) {
            const std::string code(promise_code(other.promise));
            const Term words = promise_words(other.promise, r_.set);
            const std::string due = other.due ? time_words(other.due, zone_) : "";
            say("另有 " + code + "（" + joined(words, false) + "）" +
                    (due.empty() ? "尚未起算" : "到 " + due) + "，从严取 " +
                    std::string(promise_code(r_.milestone.promise)),
                code + " (" + joined(words, true) + ") " +
                    (due.empty() ? "does not run yet" : "would be due " + due) +
                    "; the strictest binds");
        }
    }

    void years() {
        for (const std::int32_t year : r_.provisional_years) {
            const std::string y = std::to_string(year);
            say(y + " 年放假安排尚未公布，暂按法定节假日计",
                y + ": the official arrangement was not announced; statutory days alone");
        }
        for (const std::int32_t year : r_.unknown_years) {
            const std::string y = std::to_string(year);
            say("日历没有 " + y + " 年的放假安排，只按周末计",
                y + " is not in the calendar: weekends alone");
        }
    }

    const DueReason& r_;
    Zone zone_;
    std::vector<ReasonLine> lines_;
};

}  // namespace

bool reason_of(const ClockFacts& facts, const Policy& now_set, UtcMs now, MilestoneName name,
               DueReason& reason) {
    const Policy policy = now_set.at(facts.reported.at);
    const std::vector<Milestone> all = milestones(facts, policy, now);
    const auto found =
        std::find_if(all.begin(), all.end(), [name](const Milestone& m) { return m.name == name; });
    if (found == all.end()) return false;
    reason = {};
    reason.milestone = *found;
    reason.set = policy.set;
    reason.closes_minute = policy.closes_minute;
    const UtcMs until = found->done() ? found->done_at
                        : facts.ended ? std::min(now, facts.ended.at)
                                      : now;
    for (const PromiseRow& row : promise_rows()) {
        if (row.milestone != name || !applies(row, facts, policy.set)) continue;
        const ClockRun run = run_clock(row, facts, policy, until);
        if (row.id != found->promise) {
            reason.laxer.push_back({row.id, run.end});
            continue;
        }
        reason.start = row.start;
        reason.run = run;
    }
    if (reason.run.by_appointment) reason.appointment = facts.appointment;
    if (reason.run.end) fill_days(reason, policy);
    return true;
}

std::vector<ReasonLine> lines_of(const DueReason& reason, Zone zone) {
    return Lines(reason, zone).all();
}

}  // namespace core
