#include "core/query/duties.hpp"

#include "core/audience.hpp"
#include "core/order.hpp"
#include "core/query/compliance.hpp"
#include "core/query/rounds.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace core {

namespace {

// A key holds the device's uncorrected time: rounds of a clock some days off are still found.
constexpr std::int64_t key_slack_ms = 7 * day_ms;

struct Asked {
    const State& state;
    Actor who;
    const Staff& staff;
    const DutyRow& row;
    const Policy& policy;
    DutyState& out;

    bool in_span(UtcMs at) const { return out.span.holds(day_of(at, policy.zone)); }
    void prove(EntityId record, UtcMs at, Actor by) const {
        out.proofs.push_back({record, at, by});
    }
};

bool own_route(const Asked& ask, const Route& route) {
    return route.role == ask.staff.role && (!route.group || ask.staff.looks_after(route.group));
}

// Is the route walked at the period's end? Of one that was retired nothing is asked; what took its place is.
bool asked_for(const Asked& ask, const Route& route) {
    const Day last = ask.out.span.last;
    if (route.planned_from && day_of(route.planned_from, ask.policy.zone) > last) return false;
    return route.in_use() || day_of(route.retired_at, ask.policy.zone) > last;
}

// Rounds begun in the period; begun before it they belong to the one before.
template <class Take>
void each_round(const Asked& ask, Take&& take) {
    const UtcMs from = start_of(ask.out.span.first, ask.policy.zone) + -key_slack_ms;
    const auto& rounds = ask.state.all<Round>();
    for (auto it = rounds.lower_bound(make_key(from.ms, 0)); it != rounds.end(); ++it) {
        const Route* route = ask.state.find(it->second.route);
        if (route != nullptr && ask.in_span(it->second.started.effective_at))
            take(RoundId{it->first}, it->second, *route);
    }
}

// Every checkpoint is answered for: visited, or skipped with its reason.
bool complete(const Route& route, const Round& round) {
    const RoundProgress progress = progress_of(route, round);
    return !round.under_way() && progress.visited > 0 && progress.done() == progress.total;
}

void own_rounds(const Asked& ask) {
    bool any = false;
    for (const auto& [key, route] : ask.state.all<Route>())
        any = any || (own_route(ask, route) && asked_for(ask, route));
    ask.out.needed = any ? ask.row.needed : 0;
    each_round(ask, [&](RoundId id, const Round& round, const Route& route) {
        if (round.walker != ask.who || !own_route(ask, route) || !complete(route, round)) return;
        ++ask.out.done;
        ask.prove(entity(id), round.finished.effective_at, round.walker);
    });
}

struct Walked {
    std::uint32_t planned = 0, done = 0;
};
// A plan by the week asks for a walk when as many are left as days, today's among them.
Walked walked_of_week(const Asked& ask, RouteId id, const Route& route) {
    const Day day = ask.out.span.first, monday{day.value - weekday(day)};
    const UtcMs past = start_of({day.value + 2}, ask.policy.zone);
    std::uint32_t before = 0, today = 0;
    for (const WalkRow& row : walks_of(ask.state, id, monday, monday, past, {}).walks) {
        const Round* round = ask.state.find(row.round);
        StandingCounts one;
        one.add(row.standing);
        if (!round || one.walked() == 0) continue;
        const UtcMs started =
            round->started.effective_at + -route.plan.day_begins_minute * minute_ms;
        const Day on = day_of(started, ask.policy.zone);
        before += on < day ? 1 : 0;
        today += on == day ? 1 : 0;
    }
    const std::uint32_t left =
        route.plan.times_a_week - std::min<std::uint32_t>(route.plan.times_a_week, before);
    const auto other_days = static_cast<std::uint32_t>(6 - weekday(day));
    const std::uint32_t planned = left > other_days ? left - other_days : 0;
    return {planned, std::min(today, planned)};
}

// Of a plan with windows or weekdays the walks of that service day, matched as compliance matches them.
// Else so many rounds of the day.
Walked walked_of(const Asked& ask, RouteId id, const Route& route, std::uint32_t rounds) {
    if (route.plan == RoutePlan{})
        return {route.times_a_day, std::min<std::uint32_t>(rounds, route.times_a_day)};
    if (route.plan.times_a_week > 0) return walked_of_week(ask, id, route);
    Walked out;
    const Day day = ask.out.span.first;
    const UtcMs past = start_of({day.value + 2}, ask.policy.zone);
    StandingCounts standings;
    for (const WalkRow& row : walks_of(ask.state, id, day, day, past, {}).walks)
        standings.add(row.standing);
    out.planned = standings.planned();
    out.done = standings.walked();
    return out;
}

void planned_rounds(const Asked& ask) {
    std::map<RouteId, std::uint32_t> walked;
    each_round(ask, [&](RoundId id, const Round& round, const Route& route) {
        if (!own_route(ask, route) || !complete(route, round)) return;
        ++walked[round.route];
        ask.prove(entity(id), round.finished.effective_at, round.walker);
    });
    for (const auto& [key, route] : ask.state.all<Route>()) {
        if (!own_route(ask, route) || !asked_for(ask, route)) continue;
        const Walked count = walked_of(ask, RouteId{key}, route, walked[RouteId{key}]);
        ask.out.needed += count.planned;
        ask.out.done += count.done;
        if (count.done < count.planned) ask.out.lacking.push_back(entity(RouteId{key}));
    }
}

void areas(const Asked& ask) {
    std::map<RouteId, std::map<std::uint16_t, std::uint32_t>> cleaned;
    each_round(ask, [&](RoundId id, const Round& round, const Route& route) {
        if (!own_route(ask, route)) return;
        bool counts = false;
        for (const Visit& visit : round.visits) {
            if (!visit.checked_in) continue;
            const bool rush = is_rush_hour(visit.at.effective_at, ask.policy.zone);
            ask.out.not_counted += rush ? 1 : 0;
            if (!rush) ++cleaned[round.route][visit.checkpoint];
            counts = counts || !rush;
        }
        if (counts) ask.prove(entity(id), round.started.effective_at, round.walker);
    });
    for (const auto& [key, route] : ask.state.all<Route>()) {
        if (!own_route(ask, route) || !asked_for(ask, route)) continue;
        const auto points = static_cast<std::uint32_t>(route.checkpoints.size());
        const std::uint32_t planned = points * route.times_a_day;
        std::uint32_t done = 0;
        for (const auto& [point, times] : cleaned[RouteId{key}])
            done += point < points ? std::min<std::uint32_t>(times, route.times_a_day) : 0;
        ask.out.needed += planned;
        ask.out.done += done;
        if (done < planned) ask.out.lacking.push_back(entity(RouteId{key}));
    }
}

void checks_of_people(const Asked& ask) {
    each_round(ask, [&](RoundId id, const Round& round, const Route& route) {
        const bool check = contains(roles(Role::lead, Role::guard_lead, Role::manager), route.role);
        if (round.walker != ask.who || !check || round.under_way()) return;
        ++ask.out.done;
        ask.prove(entity(id), round.finished.effective_at, round.walker);
    });
}

void night_rounds(const Asked& ask) {
    each_round(ask, [&](RoundId id, const Round& round, const Route&) {
        const UtcMs started = round.started.effective_at;
        if (round.walker != ask.who || round.under_way() || !is_night(started, ask.policy.zone))
            return;
        ++ask.out.done;
        ask.prove(entity(id), started, round.walker);
    });
}

// Households in which somebody was talked with, each once.
template <class Wanted>
std::set<HouseholdId> talked_with(const Asked& ask, Wanted&& wanted) {
    std::set<HouseholdId> met;
    for (const auto& [key, visit] : ask.state.all<HomeVisit>()) {
        if (!visit.talked() || !ask.in_span(visit.at) || !wanted(visit)) continue;
        met.insert(visit.household);
        ask.prove(entity(HomeVisitId{key}), visit.at, visit.visitor);
    }
    return met;
}

void visits(const Asked& ask) {
    const auto own = [&](const HomeVisit& visit) { return visit.visitor == ask.who; };
    ask.out.done = static_cast<std::uint32_t>(talked_with(ask, own).size());
}

template <class Wanted>
void all_households(const Asked& ask, Wanted&& wanted) {
    std::set<HouseholdId> asked;
    for (const auto& [key, unit] : ask.state.all<Unit>()) {
        const Household* home = ask.state.find(unit.household);
        if (home != nullptr && cares_for(ask.state, ask.who, unit) && wanted(*home))
            asked.insert(unit.household);
    }
    const auto met =
        talked_with(ask, [&](const HomeVisit& visit) { return asked.contains(visit.household); });
    ask.out.needed = static_cast<std::uint32_t>(asked.size());
    ask.out.done = static_cast<std::uint32_t>(met.size());
    for (const HouseholdId home : asked) {
        if (!met.contains(home)) ask.out.lacking.push_back(entity(home));
    }
}

void samples(const Asked& ask) {
    std::uint32_t homes = 0;
    for (const auto& [key, unit] : ask.state.all<Unit>()) homes += unit.household ? 1 : 0;
    ask.out.needed = std::min<std::uint32_t>(ask.row.needed, homes);
    const auto met = talked_with(
        ask, [](const HomeVisit& visit) { return visit.purpose == VisitPurpose::sample; });
    ask.out.done = static_cast<std::uint32_t>(met.size());
}

bool is_about(const Asked& ask, const DutyRecord& record) {
    if (ask.row.about == Role::none) return true;
    return std::any_of(record.people.begin(), record.people.end(), [&](StaffId id) {
        const Staff* person = ask.state.find(id);
        return person != nullptr && person->role == ask.row.about;
    });
}

void log_entries(const Asked& ask) {
    std::uint32_t counted = 0;
    for (const auto& [key, record] : ask.state.all<DutyRecord>()) {
        const bool served = ask.row.shared || record.author == ask.who;
        if (record.duty != ask.row.id || !served || !ask.out.span.holds(record.day)) continue;
        if (!is_about(ask, record)) continue;
        ++ask.out.done;
        counted += record.counts.empty() ? 0 : record.counts.front();
        ask.prove(entity(DutyRecordId{key}), record.stamp.effective_at, record.author);
    }
    if (ask.row.id != DutyId::decoration_check) return;
    for (const auto& [key, unit] : ask.state.all<Unit>()) {
        const bool own = cares_for(ask.state, ask.who, unit);
        ask.out.needed += own && unit.state == UnitState::decoration ? 1 : 0;
    }
    ask.out.done = counted;
}

void count_proofs(const Asked& ask) {
    switch (ask.row.proof) {
        case DutyProof::own_round: return own_rounds(ask);
        case DutyProof::planned_rounds: return planned_rounds(ask);
        case DutyProof::areas: return areas(ask);
        case DutyProof::check_round: return checks_of_people(ask);
        case DutyProof::night_round: return night_rounds(ask);
        case DutyProof::visits: return visits(ask);
        case DutyProof::key_customers:
            return all_households(ask, [](const Household& home) { return home.key_customer; });
        case DutyProof::households: {
            const Community* community = ask.state.community();
            if (community != nullptr && community->visit_rhythm == VisitRhythm::sample) return;
            return all_households(ask, [](const Household&) { return true; });
        }
        case DutyProof::samples: return samples(ask);
        case DutyProof::log: return log_entries(ask);
    }
}

DaySpan span_in(const State& state, const DutyRow& row, Day day) {
    const Community* community = state.community();
    const VisitRhythm rhythm = community ? community->visit_rhythm : VisitRhythm::two_months;
    return span_of(resolved(row.period, rhythm), day);
}

}  // namespace

bool cares_for(const State& state, Actor who, const Unit& unit) {
    const Staff* staff = who.kind == EntityKind::staff ? state.find(StaffId{who.key}) : nullptr;
    if (staff == nullptr || !staff->active) return false;
    return contains(desk_roles, staff->role) ||
           (staff->role == Role::butler && staff->looks_after(unit.group));
}

bool may_log(const State& state, Actor who, const DutyRow& row) {
    return row.proof == DutyProof::log && contains(row.roles, role_of(state, who));
}

Day duty_due(const State& state, const DutyRow& row, const Policy& policy, Day day) {
    return due_in(row.period, span_in(state, row, day), policy.calendar);
}

DutyState duty_on(const State& state, Actor who, const DutyRow& row, const Policy& policy,
                  Day day) {
    DutyState out;
    out.row = &row;
    out.span = span_in(state, row, day);
    out.due = due_in(row.period, out.span, policy.calendar);
    const Staff* staff = who.kind == EntityKind::staff ? state.find(StaffId{who.key}) : nullptr;
    if (staff == nullptr || !staff->active || !contains(row.roles, staff->role)) return out;
    out.needed = row.needed;
    count_proofs(Asked{state, who, *staff, row, policy, out});
    if (out.needed > 0) out.done = std::min(out.done, out.needed);
    order_short(out.proofs,
                [](const DutyEvidence& a, const DutyEvidence& b) { return a.at < b.at; });
    return out;
}

std::vector<DutyState> duties_on(const State& state, Actor who, const Policy& policy, Day day) {
    std::vector<DutyState> out;
    const Role role = role_of(state, who);
    for (const DutyRow& row : duty_rows()) {
        if (!contains(row.roles, role)) continue;
        DutyState duty = duty_on(state, who, row, policy, day);
        const bool offered = row.proof == DutyProof::log && row.id != DutyId::decoration_check;
        if (duty.asked() || offered) out.push_back(std::move(duty));
    }
    return out;
}

}  // namespace core
