// Understands the command line of `xunlou deadline`: deadline_case() of sync/server/deadline.hpp.

#include <algorithm>
#include <array>
#include <optional>

#include "core/names.hpp"
#include "sync/server/calendar_file.hpp"
#include "sync/server/deadline.hpp"
#include "sync/server/rfc3339.hpp"
#include "sync/server/usage_error.hpp"

namespace xsync::server {

namespace {

using core::MilestoneName;

// Code names by value of the enum, first the one that is shown; others are taken too.
using Names = std::vector<std::string_view>;

const std::array kind_names{
    Names{"repair"},
    Names{"complaint"},
    Names{"enquiry", "inquiry"},
    Names{"suggestion"},
    Names{"report"},
    Names{"butler_service"},
    Names{"public_area", "public_area_work"},
    Names{"legacy", "legacy_issue"},
};
static_assert(kind_names.size() == core::ticket_kind_last + 1);

const std::array category_names{
    Names{"other"},        Names{"leak"},    Names{"utilities"},    Names{"lift", "elevator"},
    Names{"door_window"},  Names{"drain"},   Names{"public_space"}, Names{"fire_safety"},
    Names{"weak_current"}, Names{"noise"},   Names{"cleaning"},     Names{"greening"},
    Names{"security"},     Names{"parking"}, Names{"fees"},
};
static_assert(category_names.size() == core::category_last + 1);

const std::array severity_names{
    Names{"ordinary"}, Names{"small"},     Names{"big"},
    Names{"complex"},  Names{"difficult"}, Names{"emergency"},
};
static_assert(severity_names.size() == core::severity_last + 1);

const std::array policy_names{Names{"butler"}, Names{"standard"}, Names{"rapid"}};
static_assert(policy_names.size() == core::policy_set_last + 1);

enum class Event : std::uint8_t {
    dispatched,
    responded,
    verified,
    feedback,
    answered,
    arrived,
    waiting,
    resumed,
    completed,
    revisited,
    notified,
};

const std::array event_names{
    Names{"dispatched", "派单"}, Names{"responded", "响应"}, Names{"verified", "核实"},
    Names{"feedback", "反馈"},   Names{"answered", "答复"},  Names{"arrived", "到场"},
    Names{"waiting", "等待"},    Names{"resumed", "恢复"},   Names{"completed", "完成"},
    Names{"revisited", "回访"},  Names{"notified", "通知"},
};

// "Butler service" and "butler-service" are butler_service.
std::string plain(std::string_view typed) {
    std::string name(typed);
    for (char& c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '-' || c == ' ') c = '_';
    }
    return name;
}

std::string choice(const auto& names) {
    std::string list;
    for (const Names& each : names) list += (list.empty() ? "" : ", ") + std::string(each[0]);
    return list;
}

template <class Value>
Value named(const char* option, const std::string& typed, const auto& names) {
    const std::string name = plain(typed);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (std::find(names[i].begin(), names[i].end(), name) != names[i].end())
            return static_cast<Value>(i);
        if constexpr (requires { core::term(Value{}); }) {
            if (core::term(static_cast<Value>(i)).zh == typed) return static_cast<Value>(i);
        }
    }
    const std::string what = typed.empty() ? "is missing" : "does not know \"" + typed + '"';
    throw UsageError(std::string(option) + ' ' + what + "; it takes one of " + choice(names));
}

core::UtcMs time_of(const std::string& option, const std::string& typed) {
    if (const auto at = parse_rfc3339(typed)) return *at;
    throw UsageError(option + (typed.empty() ? " is missing" : " cannot read \"" + typed + '"') +
                     "; it takes a time as 2026-10-01T16:50+08:00, of the years " +
                     std::to_string(first_year) + " to " + std::to_string(last_year));
}

core::Window window_of(const std::string& typed, core::UtcMs reported) {
    const std::size_t slash = typed.find('/');
    if (slash == std::string::npos) {
        throw UsageError("--appointment cannot read \"" + typed +
                         "\"; it takes a window as 2026-10-02T14:00+08:00/2026-10-02T16:00+08:00");
    }
    const core::Window window{time_of("--appointment", typed.substr(0, slash)),
                              time_of("--appointment", typed.substr(slash + 1))};
    if (window.until < window.from) {
        throw UsageError("--appointment " + typed + " ends before it begins");
    }
    if (window.until < reported)
        throw UsageError("--appointment " + typed + " is before --reported");
    return window;
}

// 08:30-18:00, in minutes of the day; a day may close at 24:00.
void read_hours(const std::string& typed, core::Policy& policy) {
    const auto minute = [&](std::size_t at) -> std::optional<int> {
        const std::string_view text = std::string_view(typed).substr(at, 5);
        const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
        if (!digit(0) || !digit(1) || text[2] != ':' || !digit(3) || !digit(4)) return std::nullopt;
        const int hours = (text[0] - '0') * 10 + text[1] - '0';
        const int minutes = (text[3] - '0') * 10 + text[4] - '0';
        if (minutes > 59 || hours * 60 + minutes > 24 * 60) return std::nullopt;
        return hours * 60 + minutes;
    };
    std::optional<int> opens, closes;
    if (typed.size() == 11 && typed[5] == '-') {
        opens = minute(0);
        closes = minute(6);
    }
    if (!opens || !closes || *opens >= *closes) {
        throw UsageError(
            "--hours cannot read \"" + typed +
            "\"; it takes opening and closing time as 08:30-18:00, within 00:00-24:00");
    }
    policy.opens_minute = static_cast<std::uint16_t>(*opens);
    policy.closes_minute = static_cast<std::uint16_t>(*closes);
}

struct Told {
    Event event;
    core::UtcMs at;
    std::string typed;
};

Told event_of(const std::string& typed) {
    const std::size_t sign = typed.find('=');
    if (sign == std::string::npos) {
        throw UsageError("--event cannot read \"" + typed +
                         "\"; it takes name=time, the name one of " + choice(event_names));
    }
    const std::string name = typed.substr(0, sign);
    return {named<Event>("--event", name, event_names),
            time_of("--event " + name, typed.substr(sign + 1)), "--event " + typed};
}

std::optional<MilestoneName> milestone_of(Event event) {
    switch (event) {
        case Event::responded: return MilestoneName::responded;
        case Event::verified: return MilestoneName::verified;
        case Event::feedback: return MilestoneName::feedback;
        case Event::answered: return MilestoneName::answered;
        case Event::arrived: return MilestoneName::arrived;
        case Event::completed: return MilestoneName::completed;
        case Event::revisited: return MilestoneName::revisited;
        case Event::notified: return MilestoneName::notified;
        case Event::dispatched:
        case Event::waiting:
        case Event::resumed: break;
    }
    return std::nullopt;
}

void keep_earliest(core::Moment& moment, core::UtcMs at) {
    if (!moment || at < moment.at) moment = {at, core::TimeGrade::proven};
}

// Waiting and resuming in turns, in order of time; told at the same time, in the order told.
std::vector<core::Pause> pauses_of(const std::vector<Told>& all, core::UtcMs completed) {
    std::vector<core::Pause> pauses;
    bool waits = false;
    const auto end = [&](core::UtcMs at) {
        waits = false;
        pauses.back().until = at;
        if (at == pauses.back().from) pauses.pop_back();
    };
    for (const Told& told : all) {
        if (waits && completed && told.at > completed) end(completed);
        if (told.event == Event::waiting && !waits) {
            pauses.push_back({told.at, {}});
            waits = true;
        }
        if (told.event == Event::resumed) {
            if (!waits && !(completed && told.at > completed)) {
                throw UsageError(told.typed + " resumes what was not waiting before it");
            }
            if (waits) end(told.at);
        }
    }
    if (waits && completed && completed >= pauses.back().from) end(completed);
    return pauses;
}

std::vector<Told> told_events(const DeadlineOptions& options, core::UtcMs reported) {
    if (options.events.size() > deadline_events_max) {
        throw UsageError("--event is given " + std::to_string(options.events.size()) +
                         " times; it takes " + std::to_string(deadline_events_max) + " at most");
    }
    std::vector<Told> all;
    if (!options.dispatched.empty()) {
        all.push_back({Event::dispatched, time_of("--dispatched", options.dispatched),
                       "--dispatched " + options.dispatched});
    }
    for (const std::string& typed : options.events) all.push_back(event_of(typed));
    for (const Told& told : all) {
        if (told.at < reported) throw UsageError(told.typed + " is before --reported");
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Told& a, const Told& b) { return a.at < b.at; });
    return all;
}

void read_events(const DeadlineOptions& options, DeadlineCase& told, core::UtcMs system_now) {
    core::ClockFacts& facts = told.facts;
    const std::vector<Told> all = told_events(options, facts.reported.at);
    for (const Told& each : all) {
        if (each.event == Event::dispatched) keep_earliest(facts.dispatched, each.at);
        if (const auto name = milestone_of(each.event)) keep_earliest(facts.when(*name), each.at);
    }
    facts.pauses = pauses_of(all, facts.when(MilestoneName::completed).at);
    facts.outside_contract = options.outside_contract || facts.when(MilestoneName::notified);

    // What was told has happened: without --now the present is never before it.
    const core::UtcMs last = all.empty() ? facts.reported.at : all.back().at;
    told.now = options.now.empty() ? std::max(system_now, last) : time_of("--now", options.now);
    if (told.now < facts.reported.at) throw UsageError("--now is before --reported");
    if (told.now < last) throw UsageError(all.back().typed + " is after --now");
}

}  // namespace

DeadlineCase deadline_case(const DeadlineOptions& options, core::UtcMs system_now) {
    DeadlineCase told;
    core::ClockFacts& facts = told.facts;
    told.policy.set = named<core::PolicySet>("--policy", options.policy, policy_names);
    facts.kind = named<core::TicketKind>("--kind", options.kind, kind_names);
    facts.category = named<core::Category>("--category", options.category, category_names);
    facts.severity = named<core::Severity>("--severity", options.severity, severity_names);
    const auto zone = parse_zone(options.zone);
    if (!zone) {
        throw UsageError("--zone cannot read \"" + options.zone +
                         "\"; it takes an offset as +08:00, of at most 14 hours");
    }
    told.policy.zone = *zone;
    read_hours(options.hours, told.policy);
    if (!options.calendar.empty()) {
        told.days = read_calendar(options.calendar);
        told.policy.calendar.days = told.days;
    }
    facts.reported = {time_of("--reported", options.reported), core::TimeGrade::proven};
    if (!options.appointment.empty()) {
        facts.appointment = window_of(options.appointment, facts.reported.at);
    }
    read_events(options, told, system_now);
    return told;
}

}  // namespace xsync::server
