#include "core/query/day_plan.hpp"

#include "core/query/coverage.hpp"
#include "core/query/rounds.hpp"

namespace core {

namespace {

constexpr std::size_t homes_named = 5;  // more than a day's visits

struct Words {
    bool english;
    std::string text = {};
    bool first = true;

    void begin(Sentence name) {
        if (!text.empty()) text += english ? "; " : "；";
        text += english ? name.en : name.zh;
        first = true;
    }
    void add(std::string_view name) {
        text += !first ? (english ? ", " : "、") : english ? ": " : "：";
        text += name;
        first = false;
    }
};

}  // namespace

DutyRecordId plan_for_today(const State& state, Actor who, const Policy& policy, UtcMs now) {
    const Day today = day_of(now, policy.zone);
    Day since{today.value - 1};
    while (!policy.calendar.works(since) && today.value - since.value < 14) --since.value;
    DutyRecordId plan;
    for (const auto& [key, record] : state.all<DutyRecord>()) {
        if (record.duty != DutyId::tomorrow_plan || record.author != who) continue;
        if (record.day < since || record.day >= today) continue;
        const DutyRecord* before = state.find(plan);
        if (!before || before->day <= record.day) plan = DutyRecordId{key};
    }
    return plan;
}

std::string plan_draft(const State& state, Actor who, const Policy& policy, UtcMs now,
                       bool english) {
    Words words{english};
    bool begun = false;
    for (const RouteRow& row : routes_for(state, who, now)) {
        if (!row.duty || !row.due()) continue;
        if (!begun) words.begin({"巡查", "Rounds"});
        begun = true;
        words.add(state.find(row.route)->name.value);
    }
    const Day tomorrow{day_of(now, policy.zone).value + 1};
    std::size_t named = 0;
    for (const DueHome& home : homes_due(state, who, policy, now)) {
        if (!home.is_due(tomorrow)) continue;
        if (named == homes_named) break;
        if (named++ == 0) words.begin({"拜访", "Visits"});
        words.add(state.find(home.unit)->code.value);
    }
    return words.text;
}

}  // namespace core
