#include "core/query/rounds.hpp"

#include "core/audience.hpp"
#include "core/query/households.hpp"

#include <algorithm>
#include <map>

namespace core {

namespace {

// How far back a round can have begun and still matter to today's screens. Its key holds the device's
// uncorrected time, so a few days of a wrong clock fit in as well.
constexpr std::int64_t look_back_ms = 62 * day_ms;

// Calls each(id, round) for the rounds that began since then, oldest first.
template <class Each>
void each_since(const State& state, UtcMs since, Each each) {
    const auto& rounds = state.all<Round>();
    for (auto it = rounds.lower_bound(make_key(since.ms, 0)); it != rounds.end(); ++it)
        each(RoundId{it->first}, it->second);
}

void count_items(const Checkpoint& point, const Visit& visit, RoundProgress& progress) {
    for (const ItemState& item : visit.items) {
        if (item.result != ItemResult::finding) continue;
        ++progress.findings;
        progress.corrected += item.handling == Handling::corrected ? 1 : 0;
        progress.tickets += has_ticket(item.handling) ? 1 : 0;
    }
    if (!visit.checked_in) return;
    for (std::size_t i = 0; i < point.items.size(); ++i) {
        const bool answered = i < visit.items.size() && visit.items[i].result != ItemResult::none;
        progress.unanswered += answered ? 0 : 1;
    }
}

bool own_duty(const Staff& staff, const Route& route) {
    return staff.role == route.role && (!route.group || staff.looks_after(route.group));
}

const Staff* active_staff(const State& state, Actor viewer) {
    if (viewer.kind != EntityKind::staff) return nullptr;
    const Staff* staff = state.find(StaffId{viewer.key});
    return staff != nullptr && staff->active ? staff : nullptr;
}

bool walks(const Staff& staff, const Route& route) {
    if (own_duty(staff, route)) return true;
    if (staff.role == Role::guard_lead) return route.role == Role::guard;
    return contains(roles(Role::lead, Role::manager), staff.role);
}

bool before(const State& state, const RouteRow& a, const RouteRow& b) {
    const auto order = [](const RouteRow& row) {
        return row.mine ? 0 : row.duty && row.due() ? 1 : 2;
    };
    if (order(a) != order(b)) return order(a) < order(b);
    const std::string& x = state.find(a.route)->name.value;
    const std::string& y = state.find(b.route)->name.value;
    if (x != y) return code_less(x, y);
    return a.route < b.route;
}

}  // namespace

RoundProgress progress_of(const Route& route, const Round& round) {
    RoundProgress progress;
    progress.total = static_cast<std::uint32_t>(route.checkpoints.size());
    for (std::uint32_t at = 0; at < progress.total; ++at) {
        const auto i = static_cast<std::uint16_t>(at);  // checkpoints_max is far below its limit
        const Visit* visit = round.visit(i);
        const bool seen = visit != nullptr && (visit->checked_in || visit->skipped);
        if (!seen && !progress.next) progress.next = i;
        if (visit == nullptr) continue;
        progress.visited += visit->checked_in ? 1 : 0;
        progress.skipped += visit->skipped ? 1 : 0;
        count_items(route.checkpoints[i], *visit, progress);
    }
    return progress;
}

RoundOutcome outcome_of(const Route& route, const Round& round) {
    if (round.under_way()) return RoundOutcome::under_way;
    const RoundProgress progress = progress_of(route, round);
    if (progress.visited < progress.total) return RoundOutcome::incomplete;
    return progress.findings > 0 ? RoundOutcome::with_findings : RoundOutcome::all_ok;
}

std::int64_t elapsed_ms(const Round& round, UtcMs now) {
    const UtcMs until = round.under_way() ? now : round.finished.effective_at;
    return std::max<std::int64_t>(0, until - round.started.effective_at);
}

std::int64_t since_last_point_ms(const Round& round, UtcMs now) {
    UtcMs last = round.started.effective_at;
    for (const Visit& visit : round.visits) {
        if (visit.checked_in || visit.skipped) last = std::max(last, visit.at.effective_at);
    }
    return std::max<std::int64_t>(0, now - last);
}

bool walks(const State& state, Actor viewer, const Route& route) {
    const Staff* staff = active_staff(state, viewer);
    return staff != nullptr && walks(*staff, route);
}

std::vector<RouteRow> routes_for(const State& state, Actor viewer, const Policy& policy,
                                 UtcMs now) {
    const Staff* staff = active_staff(state, viewer);
    if (staff == nullptr) return {};
    std::map<std::uint64_t, RouteRow> rows;
    for (const auto& [key, route] : state.all<Route>()) {
        if (!walks(*staff, route) || !route.in_use()) continue;
        RouteRow& row = rows[key];
        row.route = RouteId{key};
        row.duty = own_duty(*staff, route);
        row.times_a_day = route.times_a_day;
        row.progress = progress_of(route, Round{});
    }
    const Day today = day_of(now, policy.zone);
    each_since(state, now + -look_back_ms, [&](RoundId id, const Round& round) {
        const auto it = rows.find(round.route.value);
        if (it == rows.end()) return;
        RouteRow& row = it->second;
        if (round.under_way()) {
            if (round.walker != viewer) return;
            row.mine = id;
            row.progress = progress_of(*state.find(round.route), round);
            return;
        }
        const UtcMs finished = round.finished.effective_at;
        row.last_finished = std::max(row.last_finished, finished);
        row.finished_today += day_of(finished, policy.zone) == today ? 1 : 0;
    });
    std::vector<RouteRow> out;
    for (const auto& [key, row] : rows) out.push_back(row);
    std::sort(out.begin(), out.end(),
              [&](const RouteRow& a, const RouteRow& b) { return before(state, a, b); });
    return out;
}

std::vector<RoundRow> rounds_on(const State& state, Day day, RouteId route, Zone zone) {
    std::vector<RoundRow> rows;
    // The keys' own clock may be wrong by a while: look wider, then go by the effective start.
    each_since(state, start_of(day, zone) + -look_back_ms, [&](RoundId id, const Round& round) {
        if (day_of(round.started.effective_at, zone) != day) return;
        if (route && round.route != route) return;
        const Route* walked = state.find(round.route);
        if (walked == nullptr) return;
        rows.push_back({id, round.route, StaffId{round.walker.key}, progress_of(*walked, round),
                        outcome_of(*walked, round)});
    });
    const auto started = [&](const RoundRow& row) {
        return state.find(row.id)->started.effective_at;
    };
    std::sort(rows.begin(), rows.end(), [&](const RoundRow& a, const RoundRow& b) {
        return started(a) != started(b) ? started(a) > started(b) : a.id > b.id;
    });
    return rows;
}

RoundId own_round_under_way(const State& state, Actor viewer, RouteId route) {
    const auto& rounds = state.all<Round>();
    for (auto it = rounds.rbegin(); it != rounds.rend(); ++it) {
        const Round& round = it->second;
        if (round.route == route && round.walker == viewer && round.under_way())
            return RoundId{it->first};
    }
    return {};
}

std::optional<std::uint16_t> checkpoint_by_code(const Route& route, std::string_view code) {
    const std::string wanted = folded(code);
    for (std::size_t i = 0; i < route.checkpoints.size(); ++i) {
        if (folded(route.checkpoints[i].code.value) == wanted) return static_cast<std::uint16_t>(i);
    }
    return std::nullopt;
}

bool in_range(const ChecklistItem& item, std::int32_t reading_milli) {
    return item.low_milli <= reading_milli && reading_milli <= item.high_milli;
}

}  // namespace core
