#include "sync/server/deadline.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

#include "core/names.hpp"
#include "core/policy/due_reason.hpp"
#include "sync/server/clock.hpp"
#include "sync/server/rfc3339.hpp"

namespace xsync::server {

namespace {

using Json = nlohmann::ordered_json;
using core::Milestone;
using core::MilestoneState;

std::string_view code_of(core::MilestoneName name) {
    constexpr std::string_view names[] = {"responded", "feedback",  "verified", "answered",
                                          "arrived",   "completed", "notified", "revisited"};
    static_assert(std::size(names) == core::milestone_count);
    return names[static_cast<std::size_t>(name)];
}

std::string_view code_of(core::PromiseClock clock) {
    switch (clock) {
        case core::PromiseClock::round_the_clock: return "round_the_clock";
        case core::PromiseClock::calendar_days: return "calendar_days";
        case core::PromiseClock::working_days: return "working_days";
        case core::PromiseClock::service_day_working: return "service_day_working_days";
        case core::PromiseClock::service_day_every: return "service_day_every_day";
        case core::PromiseClock::before_work: return "before_work";
    }
    return "";
}

// A clock that has not started is open: nothing was missed yet.
std::string_view code_of(MilestoneState state) {
    if (state == MilestoneState::kept) return "met";
    return state == MilestoneState::late ? "late" : "open";
}

std::int64_t late_ms(const Milestone& m) {
    return m.state == MilestoneState::late && m.left_ms < 0 ? -m.left_ms : 0;
}

Json seconds(std::int64_t ms) {
    if (ms % core::second_ms == 0) return ms / core::second_ms;
    return static_cast<double>(ms) / static_cast<double>(core::second_ms);
}

std::vector<core::ReasonLine> reason_lines(const DeadlineCase& told, core::MilestoneName name) {
    core::DueReason reason;
    if (!core::reason_of(told.facts, told.policy, told.now, name, reason)) return {};
    return core::lines_of(reason, told.policy.zone);
}

std::string why(const DeadlineCase& told, core::MilestoneName name) {
    std::string text;
    for (const core::ReasonLine& line : reason_lines(told, name)) {
        text += (text.empty() ? "" : "；") + line.zh;
    }
    return text;
}

// Columns on a screen: a Chinese character takes two.
std::size_t width(std::string_view text) {
    std::size_t columns = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        columns += byte < 0x80 ? 1u : byte >= 0xE0 ? 2u : byte >= 0xC0 ? 1u : 0u;
    }
    return columns;
}

std::string cell(std::string_view text, std::size_t columns) {
    const std::size_t used = width(text);
    return std::string(text) + std::string(used < columns ? columns - used : 1, ' ');
}

std::string readable(core::UtcMs at, core::Zone zone) {
    std::string text = rfc3339_exact(at, zone);
    text.resize(text.size() - 6);
    text[10] = ' ';
    return text;
}

std::string state_words(const Milestone& m) {
    switch (m.state) {
        case MilestoneState::kept: return "已做到";
        case MilestoneState::late: return m.done() ? "超时完成" : "已超时";
        case MilestoneState::not_started: return "未起算";
        case MilestoneState::open: return m.stopped ? "等待中" : "进行中";
        case MilestoneState::lapsed: break;
    }
    return "不再适用";
}

// 超 1:02:03.004
std::string late_words(const Milestone& m) {
    const std::int64_t ms = late_ms(m);
    if (ms == 0) return "";
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    std::string text = "超 " + std::to_string(ms / core::hour_ms) + ":" +
                       two(ms / core::minute_ms % 60) + ":" + two(ms / core::second_ms % 60);
    if (ms % core::second_ms != 0) text += "." + std::to_string(1000 + ms % 1000).substr(1);
    return text;
}

}  // namespace

std::string deadline_json(const DeadlineCase& told) {
    Json out = Json::object();
    for (const Milestone& m : core::milestones(told.facts, told.policy, told.now)) {
        Json& each = out[std::string(code_of(m.name))];
        each["due"] = m.due ? Json(rfc3339_exact(m.due, told.policy.zone)) : Json(nullptr);
        each["promise"] = core::promise_code(m.promise);
        each["clock"] = code_of(m.clock);
        each["state"] = code_of(m.state);
        each["late_s"] = seconds(late_ms(m));
        each["why"] = why(told, m.name);
    }
    return out.dump(2) + '\n';
}

std::string deadline_table(const DeadlineCase& told) {
    const core::ClockFacts& facts = told.facts;
    const auto zh = [](core::Term term) { return std::string(term.zh); };
    std::string out = zh(core::term(facts.kind)) + "·" + zh(core::term(facts.category)) + "·" +
                      zh(core::term(facts.severity)) + "，" +
                      readable(facts.reported.at, told.policy.zone) + " 报，" +
                      zh(core::term(told.policy.set)) + "\n\n" + cell("节点", 12) +
                      cell("约定", 6) + cell("时限", 25) + cell("状态", 10) + "差\n";
    for (const Milestone& m : core::milestones(facts, told.policy, told.now)) {
        const std::string none = m.clock == core::PromiseClock::before_work ? "施工前" : "未定";
        std::string row = cell(core::term(m.name).zh, 12) + cell(core::promise_code(m.promise), 6) +
                          cell(m.due ? readable(m.due, told.policy.zone) : none, 25) +
                          cell(state_words(m), 10) + late_words(m);
        row.resize(row.find_last_not_of(' ') + 1);
        out += row + '\n';
        for (const core::ReasonLine& line : reason_lines(told, m.name)) {
            out += "    " + line.zh + '\n';
        }
    }
    return out;
}

int deadline(const DeadlineOptions& options) {
    const DeadlineCase told = deadline_case(options, system_now());
    std::cout << (options.json ? deadline_json(told) : deadline_table(told));
    return 0;
}

}  // namespace xsync::server
