#include "core/query/walk_list.hpp"

#include "core/audience.hpp"
#include "core/query/rounds.hpp"

#include <algorithm>

namespace core {

namespace {

void latest_first(const State& state, std::vector<RoundId>& rounds) {
    std::sort(rounds.begin(), rounds.end(), [&](RoundId a, RoundId b) {
        const UtcMs x = state.find(a)->started.effective_at,
                    y = state.find(b)->started.effective_at;
        return x != y ? x > y : a > b;
    });
}

bool suffers(const Round& round, std::uint16_t checkpoint) {
    const Visit* visit = round.visit(checkpoint);
    if (!visit || !visit->checked_in) return true;
    return std::any_of(visit->items.begin(), visit->items.end(),
                       [](const ItemState& item) { return item.result == ItemResult::finding; });
}

}  // namespace

bool oversees(const State& state, Actor viewer, const Route& route) {
    const Role role = role_of(state, viewer);
    return contains(desk_roles, role) || (role == Role::guard_lead && route.role == Role::guard);
}

WalkList walks_overseen(const State& state, Actor viewer, Day from, Day to, UtcMs now) {
    WalkList out;
    const LastHeard heard = last_heard(state, start_of(from, state.zone()));
    for (const auto& [key, route] : state.all<Route>()) {
        const RouteId id{key};
        if (heir_of(state, id) != id || !oversees(state, viewer, route)) continue;
        const WalkedRoute walked = walks_of(state, id, from, to, now, heard);
        for (const WalkRow& row : walked.walks) {
            count(out.figures, state, row);
            out.walks.push_back(row);
        }
        out.unplanned.insert(out.unplanned.end(), walked.unplanned.begin(), walked.unplanned.end());
        out.figures.extra += walked.extra;
    }
    std::stable_sort(out.walks.begin(), out.walks.end(),
                     [](const WalkRow& a, const WalkRow& b) { return a.walk.from > b.walk.from; });
    latest_first(state, out.unplanned);
    return out;
}

bool fits(const State& state, const WalkRow& row, const WalkFilter& filter) {
    return (!filter.standing || row.standing == *filter.standing) &&
           (!filter.route || heir_of(state, row.walk.route) == filter.route) &&
           (!filter.walker || row.walker == *filter.walker) &&
           (!filter.shift || shift_of(state, row) == *filter.shift);
}

std::vector<RoundId> rounds_suffering(const State& state, RouteId id, std::uint16_t checkpoint,
                                      Day from, Day to) {
    std::vector<RoundId> out;
    const Route* route = state.find(id);
    if (!route) return out;
    for (const auto& [key, round] : state.all<Round>()) {
        const bool counts = round.route == id && !round.under_way() && !round.rewalk_of;
        if (!counts || !suffers(round, checkpoint)) continue;
        const Day day = service_day(route->plan, round.started.effective_at, state.zone());
        if (from <= day && day <= to) out.push_back(RoundId{key});
    }
    latest_first(state, out);
    return out;
}

}  // namespace core
