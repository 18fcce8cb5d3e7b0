#include "core/query/duties.hpp"

#include "core/audience.hpp"
#include "core/order.hpp"
#include "core/policy/checklists.hpp"
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

// Is the route walked at the period's end? Of one that was retired nothing is asked; what took its place is.
bool asked_for(const Asked& ask, const Route& route) {
    const Day last = ask.out.span.last;
    if (route.planned_from && day_of(route.planned_from, ask.policy.zone) > last) return false;
    return route.in_use() || day_of(route.retired_at, ask.policy.zone) > last;
}

// Rounds begun in those days.
template <class Take>
void each_round(const Asked& ask, DaySpan span, Take&& take) {
    const UtcMs from = start_of(span.first, ask.policy.zone) + -key_slack_ms;
    const auto& rounds = ask.state.all<Round>();
    for (auto it = rounds.lower_bound(make_key(from.ms, 0)); it != rounds.end(); ++it) {
        const Round& round = it->second;
        const Route* route = ask.state.find(round.route);
        if (route != nullptr && span.holds(day_of(round.started.effective_at, ask.policy.zone)))
            take(RoundId{it->first}, round, *route);
    }
}

// Whole rounds begun in the period; begun before it they belong to the one before.
template <class Take>
void each_whole_round(const Asked& ask, Take&& take) {
    each_round(ask, ask.out.span, [&](RoundId id, const Round& round, const Route& route) {
        if (is_whole(route, round)) take(id, round, route);
    });
}

void own_rounds(const Asked& ask) {
    bool any = false;
    for (const auto& [key, route] : ask.state.all<Route>())
        any = any || (own_duty(ask.staff, route) && asked_for(ask, route));
    ask.out.needed = any ? ask.row.needed : 0;
    each_whole_round(ask, [&](RoundId id, const Round& round, const Route& route) {
        if (round.walker != ask.who || round.rewalk_of || !own_duty(ask.staff, route)) return;
        ++ask.out.done;
        ask.prove(entity(id), round.finished.effective_at, round.walker);
    });
}

void planned_rounds(const Asked& ask) {
    each_whole_round(ask, [&](RoundId id, const Round& round, const Route& route) {
        if (!round.rewalk_of && own_duty(ask.staff, route))
            ask.prove(entity(id), round.finished.effective_at, round.walker);
    });
    for (const auto& [key, route] : ask.state.all<Route>()) {
        if (!own_duty(ask.staff, route) || !asked_for(ask, route)) continue;
        const RouteDay day = route_day_on(ask.state, RouteId{key}, ask.out.span.first);
        ask.out.needed += day.asked;
        ask.out.done += day.done;
        if (day.left() > 0) ask.out.lacking.push_back(entity(RouteId{key}));
    }
}

using Times = std::vector<UtcMs>;

// How many of the day's walks an area's check-ins stand for: each for one, open then or closed before.
std::uint32_t walks_cleaned(const std::vector<PlannedWalk>& walks, const Times& times) {
    std::vector<bool> taken(walks.size());
    std::uint32_t count = 0;
    const UtcMs over = walks.empty() ? UtcMs{} : walks.front().from + day_ms;
    for (const UtcMs at : times) {
        std::size_t best = walks.size();
        for (std::size_t i = 0; i < walks.size(); ++i) {
            if (taken[i] || at < walks[i].from) continue;
            if (walks[i].holds(at)) {
                best = i;
                break;
            }
            if (at < over) best = i;
        }
        if (best == walks.size()) continue;
        taken[best] = true;
        ++count;
    }
    return count;
}

RouteDay area_day(const Route& route, Day day, const std::vector<PlannedWalk>& walks,
                  const Times& times, Zone zone) {
    RouteDay out;
    if (route.plan.times_a_week == 0) {
        out.asked = static_cast<std::uint32_t>(walks.size());
        out.done = walks_cleaned(walks, times);
        return out;
    }
    std::uint32_t before = 0, that_day = 0;
    for (const UtcMs at : times) {
        const Day on = service_day(route.plan, at, zone);
        if (!within_windows(route.plan, at, zone)) continue;
        before += on < day && day.value - weekday(day) <= on.value ? 1 : 0;
        that_day += on == day ? 1 : 0;
    }
    return asked_of_week(route.plan, day, static_cast<std::uint32_t>(walks.size()), before,
                         that_day);
}

// An area is known by its code, which a changed route keeps.
void areas(const Asked& ask) {
    const Day day = ask.out.span.first;
    std::map<std::pair<RouteId, std::string>, Times> cleaned;
    const DaySpan around{{day.value - weekday(day)}, {day.value + 1}};
    each_round(ask, around, [&](RoundId id, const Round& round, const Route& route) {
        if (!own_duty(ask.staff, route) || round.rewalk_of) return;
        const RouteId heir = heir_of(ask.state, round.route);
        bool counts = false;
        for (const Visit& visit : round.visits) {
            if (!visit.checked_in || visit.checkpoint >= route.checkpoints.size()) continue;
            const Checkpoint& point = route.checkpoints[visit.checkpoint];
            const UtcMs at = visit.at.effective_at;
            const bool rush = keeps_clear_of_rush_hours(point) && is_rush_hour(at, ask.policy.zone);
            if (!rush) cleaned[{heir, point.code.value}].push_back(at);
            if (!ask.in_span(round.started.effective_at)) continue;
            ask.out.not_counted += rush ? 1 : 0;
            counts = counts || !rush;
        }
        if (counts) ask.prove(entity(id), round.started.effective_at, round.walker);
    });
    for (const auto& [key, route] : ask.state.all<Route>()) {
        if (!own_duty(ask.staff, route) || !asked_for(ask, route)) continue;
        const std::vector<PlannedWalk> walks = walks_asked(ask.state, RouteId{key}, day);
        bool lacks = false;
        for (const Checkpoint& point : route.checkpoints) {
            Times& times = cleaned[{RouteId{key}, point.code.value}];
            std::sort(times.begin(), times.end());
            const RouteDay area = area_day(route, day, walks, times, ask.policy.zone);
            ask.out.needed += area.asked;
            ask.out.done += area.done;
            lacks = lacks || area.left() > 0;
        }
        if (lacks) ask.out.lacking.push_back(entity(RouteId{key}));
    }
}

void checks_of_people(const Asked& ask) {
    each_whole_round(ask, [&](RoundId id, const Round& round, const Route& route) {
        const bool check = contains(roles(Role::lead, Role::guard_lead, Role::manager), route.role);
        if (round.walker != ask.who || !check) return;
        ++ask.out.done;
        ask.prove(entity(id), round.finished.effective_at, round.walker);
    });
}

void night_rounds(const Asked& ask) {
    each_whole_round(ask, [&](RoundId id, const Round& round, const Route&) {
        const UtcMs started = round.started.effective_at;
        if (round.walker != ask.who || !is_night(started, ask.policy.zone)) return;
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

// Does the text name the unit, as in 装修 3-2-501? 13-2-501 is another.
bool names(std::string_view text, std::string_view code) {
    const auto part = [](char c) { return (c >= '0' && c <= '9') || c == '-'; };
    for (std::size_t at = text.find(code); at != std::string_view::npos;
         at = text.find(code, at + 1)) {
        const std::size_t end = at + code.size();
        if ((at == 0 || !part(text[at - 1])) && (end == text.size() || !part(text[end])))
            return !code.empty();
    }
    return false;
}

// Checkpoints where units under decoration are inspected, and who was there on a finished round.
struct DecorationPoint {
    const Checkpoint* point;
    bool seen;
};
std::vector<DecorationPoint> decoration_points(const Asked& ask) {
    std::vector<DecorationPoint> points;
    const auto add = [&](const Route& route, const Round* round) {
        for (std::size_t i = 0; i < route.checkpoints.size(); ++i) {
            const Visit* visit = round ? round->visit(static_cast<std::uint16_t>(i)) : nullptr;
            if ((!round || (visit && visit->checked_in)) &&
                follows(route.checkpoints[i], Checklist::decoration))
                points.push_back({&route.checkpoints[i], round != nullptr});
        }
    };
    for (const auto& [key, route] : ask.state.all<Route>()) {
        if (asked_for(ask, route)) add(route, nullptr);
    }
    each_round(ask, ask.out.span, [&](RoundId id, const Round& round, const Route& route) {
        if (round.under_way() || round.rewalk_of || !own_duty(ask.staff, route)) return;
        const std::size_t before = points.size();
        add(route, &round);
        if (points.size() > before)
            ask.prove(entity(id), round.finished.effective_at, round.walker);
    });
    return points;
}

// A unit that has a checkpoint is inspected on a round; what is written down counts for the others.
void decoration_units(const Asked& ask, std::uint32_t written) {
    const std::vector<DecorationPoint> points = decoration_points(ask);
    std::uint32_t seen = 0, others = 0;
    for (const auto& [key, unit] : ask.state.all<Unit>()) {
        if (unit.state != UnitState::decoration || !cares_for(ask.state, ask.who, unit)) continue;
        ++ask.out.needed;
        bool has_point = false, was_seen = false;
        for (const DecorationPoint& each : points) {
            if (!names(each.point->place.value, unit.code.value)) continue;
            has_point = true;
            was_seen = was_seen || each.seen;
        }
        seen += was_seen ? 1 : 0;
        others += has_point ? 0 : 1;
        if (has_point && !was_seen) ask.out.lacking.push_back(entity(UnitId{key}));
    }
    ask.out.done = seen + std::min(written, others);
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
    if (ask.row.id == DutyId::decoration_check) decoration_units(ask, counted);
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
