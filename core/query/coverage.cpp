#include "core/query/coverage.hpp"

#include "core/audience.hpp"
#include "core/policy/duties.hpp"
#include "core/query/duties.hpp"
#include "core/query/sample.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace core {

namespace {

VisitRhythm rhythm_of(const State& state) {
    return state.community() ? state.community()->visit_rhythm : VisitRhythm::two_months;
}

std::map<HouseholdId, UtcMs> last_talks(const State& state) {
    std::map<HouseholdId, UtcMs> last;
    for (const auto& [key, visit] : state.all<HomeVisit>()) {
        if (visit.talked()) last[visit.household] = std::max(last[visit.household], visit.at);
    }
    return last;
}

// Days between two visits; 0: the rhythm does not plan for such a household.
std::int32_t interval_days(VisitRhythm rhythm, const Household& home) {
    if (home.key_customer) return key_interval_days;
    const bool cared = home.care != Care::none;
    if (rhythm == VisitRhythm::sample) return cared ? sample_care_interval_days : 0;
    const auto plain = static_cast<std::int32_t>(weeks_a_year * 7 / rounds_a_year(rhythm));
    return cared ? plain / 2 : plain;
}

int rank_of(const DueHome& home) { return home.key_customer ? 0 : home.care != Care::none ? 1 : 2; }

}  // namespace

std::uint32_t rounds_a_year(VisitRhythm rhythm) {
    switch (rhythm) {
        case VisitRhythm::two_months: return 6;
        case VisitRhythm::half_year: return 2;
        case VisitRhythm::sample: return 12;
    }
    return 6;
}

VisitNeed visit_need(std::uint32_t households, VisitRhythm rhythm, std::uint32_t visits_a_week) {
    VisitNeed need;
    const std::uint32_t rounds = rounds_a_year(rhythm);
    constexpr auto sampled = static_cast<std::uint32_t>(sample_size_min);
    need.households = rhythm == VisitRhythm::sample ? std::min(households, sampled) : households;
    need.visits_a_year = need.households * rounds;
    need.week_tenths = (need.visits_a_year * 10 + weeks_a_year / 2) / weeks_a_year;
    need.a_week = visits_a_week;
    need.coverable = visits_a_week * weeks_a_year / rounds;
    return need;
}

std::vector<DueHome> homes_due(const State& state, Actor viewer, const Policy& policy, UtcMs) {
    const auto last = last_talks(state);
    const VisitRhythm rhythm = rhythm_of(state);
    std::vector<DueHome> homes;
    for (const auto& [key, unit] : state.all<Unit>()) {
        const Household* home = state.find(unit.household);
        if (home == nullptr || !cares_for(state, viewer, unit)) continue;
        const std::int32_t interval = interval_days(rhythm, *home);
        if (interval == 0) continue;
        DueHome due{unit.household, UnitId{key}, {}, {}, home->key_customer, home->care};
        if (const auto met = last.find(unit.household); met != last.end()) {
            due.last = met->second;
            due.due = {day_of(due.last, policy.zone).value + interval};
        }
        homes.push_back(due);
    }
    const auto code = [&](const DueHome& home) -> const std::string& {
        return state.find(home.unit)->code.value;
    };
    std::sort(homes.begin(), homes.end(), [&](const DueHome& a, const DueHome& b) {
        const auto order = [](const DueHome& h) {
            return std::tuple(!h.never(), h.due, rank_of(h));
        };
        if (order(a) != order(b)) return order(a) < order(b);
        if (code(a) != code(b)) return code_less(code(a), code(b));
        return a.unit < b.unit;
    });
    return homes;
}

std::vector<CareHome> care_homes(const State& state, Actor viewer, const Policy& policy,
                                 UtcMs now) {
    std::vector<CareHome> out;
    std::map<HouseholdId, std::size_t> places;
    for (const DueHome& home : homes_due(state, viewer, policy, now)) {
        if (!home.key_customer && home.care == Care::none) continue;
        places[home.household] = out.size();
        out.push_back({home, {}});
    }
    for (const auto& [key, visit] : state.all<HomeVisit>()) {
        const auto place = places.find(visit.household);
        if (place == places.end() || !visit.talked()) continue;
        HomeVisitId& last = out[place->second].last;
        const HomeVisit* before = state.find(last);
        if (!before || before->at <= visit.at) last = HomeVisitId{key};
    }
    return out;
}

std::vector<ButlerCoverage> coverage(const State& state, Actor viewer, const Policy& policy,
                                     UtcMs now) {
    const VisitRhythm rhythm = rhythm_of(state);
    const std::uint32_t a_week = state.community() ? state.community()->visits_a_week : 0;
    const Day today = day_of(now, policy.zone);
    const DaySpan week = span_of(Period::week, today);
    const Period round =
        rhythm == VisitRhythm::sample ? Period::month : resolved(Period::rhythm, rhythm);
    const DaySpan span = span_of(round, today);
    std::vector<ButlerCoverage> out;
    for (const ButlerLoad& load : butler_loads(state)) {
        if (role_of(state, viewer) == Role::butler && viewer.key != load.butler.value) continue;
        ButlerCoverage each{load, visit_need(load.households, rhythm, a_week), 0, 0};
        const Staff& butler = *state.find(load.butler);
        std::set<HouseholdId> this_week, met;
        for (const auto& [key, visit] : state.all<HomeVisit>()) {
            const Unit* unit = state.find(visit.unit);
            if (!visit.talked() || unit == nullptr) continue;
            const Day day = day_of(visit.at, policy.zone);
            if (visit.visitor == entity(load.butler) && week.holds(day))
                this_week.insert(visit.household);
            const bool lives_here = unit->household == visit.household;
            if (span.holds(day) && lives_here && butler.looks_after(unit->group))
                met.insert(visit.household);
        }
        each.this_week = static_cast<std::uint32_t>(this_week.size());
        each.met = static_cast<std::uint32_t>(met.size());
        out.push_back(each);
    }
    return out;
}

std::vector<HomeVisitId> visits_of(const State& state, HouseholdId household) {
    std::vector<HomeVisitId> ids;
    for (const auto& [key, visit] : state.all<HomeVisit>()) {
        if (visit.household == household) ids.push_back(HomeVisitId{key});
    }
    std::sort(ids.begin(), ids.end(), [&](HomeVisitId a, HomeVisitId b) {
        return std::tuple(state.find(b)->at, b) < std::tuple(state.find(a)->at, a);
    });
    return ids;
}

std::vector<HomeVisitId> promises_open(const State& state, Actor viewer) {
    std::vector<HomeVisitId> ids;
    for (const auto& [key, visit] : state.all<HomeVisit>()) {
        const Unit* unit = state.find(visit.unit);
        if (visit.owes_promise() && unit != nullptr && cares_for(state, viewer, *unit))
            ids.push_back(HomeVisitId{key});
    }
    // Without a day it waits behind those that have one.
    const auto by = [&](HomeVisitId id) {
        const Day day = state.find(id)->promise_by;
        return std::tuple(day.value == 0, day, id);
    };
    std::sort(ids.begin(), ids.end(), [&](HomeVisitId a, HomeVisitId b) { return by(a) < by(b); });
    return ids;
}

}  // namespace core
