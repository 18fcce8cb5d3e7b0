#include "core/query/compliance.hpp"

#include "core/order.hpp"
#include "core/query/rounds.hpp"

#include <algorithm>
#include <span>
#include <tuple>

namespace core {

namespace {

// A round's key holds the device's uncorrected time: look further back, then go by the effective start.
constexpr std::int64_t wrong_clock_ms = 8 * day_ms;

template <class Each>
void each_round(const State& state, UtcMs since, Each each) {
    const auto& rounds = state.all<Round>();
    for (auto it = rounds.lower_bound(make_key(since.ms - wrong_clock_ms, 0)); it != rounds.end();
         ++it)
        each(RoundId{it->first}, it->second);
}

struct Candidate {
    RoundId id;
    const Round* round;
    const Route* route;
    bool whole;
    UtcMs start() const { return round->started.effective_at; }
};

// What took the route's place, when it is the same work by another plan. Later by (begin, id), so that no
// circle can come of it.
const Route* successor_of(const State& state, const Route& route, RouteId id) {
    const Route* next = route.in_use() ? nullptr : state.find(route.successor);
    const bool same = next != nullptr && next->role == route.role && next->group == route.group;
    const bool later = same && std::tuple(route.planned_from, id) <
                                   std::tuple(next->planned_from, route.successor);
    return later ? next : nullptr;
}

// The route and those whose place it took, oldest first.
std::vector<RouteId> line_of(const State& state, RouteId id) {
    std::vector<RouteId> line;
    for (const auto& [key, route] : state.all<Route>()) {
        if (RouteId{key} == id || (!route.in_use() && heir_of(state, {key}) == id))
            line.push_back({key});
    }
    order_short(line, [&](RouteId a, RouteId b) {
        return std::tuple(state.find(a)->planned_from, a) <
               std::tuple(state.find(b)->planned_from, b);
    });
    return line;
}

// Rounds on these routes that may stand for one of their walks: whole ones first, then by their start.
std::vector<Candidate> candidates(const State& state, const std::vector<RouteId>& line, UtcMs since,
                                  UtcMs now) {
    std::vector<Candidate> out;
    each_round(state, since, [&](RoundId id, const Round& round) {
        if (round.rewalk_of || std::find(line.begin(), line.end(), round.route) == line.end())
            return;
        const bool left_lying =
            round.under_way() && now - round.started.effective_at > walking_max_ms;
        const Route& route = *state.find(round.route);
        if (!left_lying) out.push_back({id, &round, &route, is_whole(route, round)});
    });
    std::sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) {
        return std::tuple(!a.whole, a.start(), a.id) < std::tuple(!b.whole, b.start(), b.id);
    });
    return out;
}

class Matching {
public:
    Matching(std::vector<WalkRow>& rows, Zone zone) : rows_(rows), zone_(zone) {}

    // The walk that the round names, if it may still stand for it: one of its own route before one of
    // those it took the place of, and the open one before others of its window.
    bool named(const Candidate& round) {
        if (!round.round->planned || !in_its_windows(round)) return false;
        const auto names = [&](const PlannedWalk& walk) {
            return walk.named() == round.round->planned && reaches(walk, round.start(), true);
        };
        const auto own = [&](const PlannedWalk& walk) {
            return names(walk) && walk.route == round.round->route;
        };
        return take(round, [&](const auto& w) { return own(w) && w.holds(round.start()); }) ||
               take(round, own) || take(round, names);
    }
    // Else the walk whose window is open, then one that is about to begin, then the last that closed.
    bool by_time(const Candidate& round) {
        const UtcMs start = round.start();
        if (!in_its_windows(round)) return false;
        if (take(round, [&](const PlannedWalk& walk) { return walk.holds(start); })) return true;
        if (take(round, [&](const PlannedWalk& walk) { return opens_soon(walk, start); }))
            return true;
        return take_last(round);
    }

private:
    static bool reaches(const PlannedWalk& walk, UtcMs start, bool named) {
        if (start < walk.from) return opens_soon(walk, start);
        return start - walk.until <= (named ? named_make_up_max_ms : make_up_max_ms);
    }
    bool in_its_windows(const Candidate& round) const {
        const RoutePlan& plan = round.route->plan;
        return plan.times_a_week == 0 || within_windows(plan, round.start(), zone_);
    }
    template <class Fits>
    bool take(const Candidate& round, Fits fits) {
        for (WalkRow& row : rows_) {
            if (!row.round && fits(row.walk)) return give(row, round);
        }
        return false;
    }
    // What is not whole may come late, and makes up for nothing.
    bool take_last(const Candidate& round) {
        for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) {
            const PlannedWalk& walk = row->walk;
            if (!row->round && walk.until <= round.start() && reaches(walk, round.start(), false) &&
                (round.whole || round.start() - walk.until <= late_max_ms))
                return give(*row, round);
        }
        return false;
    }
    static bool give(WalkRow& row, const Candidate& round) {
        row.round = round.id;
        row.walker = StaffId{round.round->walker.key};
        return true;
    }
    std::vector<WalkRow>& rows_;
    Zone zone_;
};

// The first half, or the second, of what may stand for walks: what names its walk goes first.
void match(Matching& matching, std::span<const Candidate> rounds,
           std::vector<const Candidate*>& beyond) {
    std::vector<const Candidate*> left;
    for (const Candidate& round : rounds) {
        if (!matching.named(round)) left.push_back(&round);
    }
    for (const Candidate* round : left) {
        if (!matching.by_time(*round)) beyond.push_back(round);
    }
}

Standing standing_of(const PlannedWalk& walk, const Route& route, const Round& round) {
    if (round.under_way()) return Standing::open;
    if (!is_whole(route, round)) return Standing::incomplete;
    const UtcMs start = round.started.effective_at;
    if (start < walk.from) return Standing::early;
    // Finished exactly at the limit is kept.
    if (start < walk.until && round.finished.effective_at <= walk.until) return Standing::on_time;
    return start - walk.until <= late_max_ms ? Standing::late : Standing::made_up;
}

Standing standing_of(const PlannedWalk& walk, UtcMs now, bool all_heard) {
    if (now < walk.until) return Standing::open;
    return all_heard || now - walk.until >= silence_max_ms ? Standing::missed : Standing::awaited;
}

// Those whose daily work the route is.
std::vector<StaffId> people_of(const State& state, const Route& route) {
    std::vector<StaffId> people;
    for (const auto& [key, staff] : state.all<Staff>()) {
        if (staff.active && own_duty(staff, route)) people.push_back({key});
    }
    return people;
}

// Has everybody whose duty the route is been heard of since? Nobody at all tells nothing.
bool all_heard(const std::vector<StaffId>& people, UtcMs since, const LastHeard& heard) {
    return !people.empty() && std::all_of(people.begin(), people.end(), [&](StaffId id) {
        const auto it = heard.find(id);
        return it != heard.end() && it->second >= since;
    });
}

}  // namespace

std::uint32_t StandingCounts::planned() const {
    std::uint32_t sum = 0;
    for (const std::uint32_t each : of) sum += each;
    return sum;
}
std::uint32_t StandingCounts::due() const {
    return planned() - (*this)[Standing::open] - (*this)[Standing::awaited];
}
std::uint32_t StandingCounts::walked() const {
    return (*this)[Standing::on_time] + (*this)[Standing::early] + (*this)[Standing::late] +
           (*this)[Standing::made_up];
}
int StandingCounts::permille() const {
    return due() == 0 ? -1 : static_cast<int>(std::uint64_t{walked()} * 1000 / due());
}

LastHeard last_heard(const State& state, UtcMs since) {
    LastHeard heard;
    const auto hear = [&](Actor actor, UtcMs at) {
        if (actor.kind != EntityKind::staff || !at) return;
        UtcMs& newest = heard[StaffId{actor.key}];
        newest = std::max(newest, at);
    };
    each_round(state, since, [&](RoundId, const Round& round) {
        hear(round.walker, round.started.received_at);
        hear(round.walker, round.finished.received_at);
        for (const Visit& visit : round.visits) hear(round.walker, visit.at.received_at);
        if (round.partner_proof == PartnerProof::own_device)
            hear(entity(round.partner), round.partner_at.received_at);
    });
    for (const auto& [key, ticket] : state.all<Ticket>()) {
        for (const TicketEvent& event : ticket.timeline) {
            if (event.stamp.received_at >= since) hear(event.actor, event.stamp.received_at);
        }
    }
    return heard;
}

bool opens_soon(const PlannedWalk& walk, UtcMs start) {
    return walk.window != any_window && start < walk.from && walk.from - start <= early_max_ms;
}

RouteId heir_of(const State& state, RouteId id) {
    for (const Route* route = state.find(id); route != nullptr;) {
        const Route* next = successor_of(state, *route, id);
        if (next != nullptr) id = route->successor;
        route = next;
    }
    return id;
}

WalkedRoute walks_of(const State& state, RouteId id, Day from, Day to, UtcMs now,
                     const LastHeard& heard) {
    WalkedRoute out;
    const Route* route = state.find(id);
    if (!route) return out;
    const Zone zone = state.zone();
    const std::vector<RouteId> line = line_of(state, id);
    // Neighbours outside the asked days take the rounds that are theirs.
    for (const RouteId each : line) {
        for (const PlannedWalk& walk :
             planned_walks(*state.find(each), each, {from.value - 7}, {to.value + 1}, zone))
            out.walks.push_back({walk, Standing::open, {}, {}});
    }
    order_short(out.walks,
                [](const WalkRow& a, const WalkRow& b) { return a.walk.from < b.walk.from; });
    Matching matching(out.walks, zone);
    const auto rounds = candidates(state, line, start_of({from.value - 7}, zone), now);
    const auto part = std::find_if(rounds.begin(), rounds.end(),
                                   [](const Candidate& round) { return !round.whole; });
    std::vector<const Candidate*> beyond;
    const std::span<const Candidate> all(rounds.data(), rounds.size());
    const auto whole = static_cast<std::size_t>(part - rounds.begin());
    match(matching, all.first(whole), beyond);
    match(matching, all.subspan(whole), beyond);
    for (const Candidate* round : beyond) {
        const Day day = service_day(route->plan, round->start(), zone);
        if (day < from || to < day) continue;
        ++out.extra;
        out.unplanned.push_back(round->id);
    }
    std::erase_if(out.walks, [&](const WalkRow& row) {
        const bool by_week = state.find(row.walk.route)->plan.times_a_week > 0;
        return Day{row.walk.day.value + (by_week ? 6 : 0)} < from || row.walk.day > to;
    });
    const std::vector<StaffId> people = people_of(state, *route);
    for (WalkRow& row : out.walks) {
        if (const Round* round = state.find(row.round)) {
            row.standing = standing_of(row.walk, *state.find(round->route), *round);
            continue;
        }
        row.standing = standing_of(row.walk, now, all_heard(people, row.walk.until, heard));
        if (people.size() == 1) row.walker = people.front();
    }
    return out;
}

Shift shift_of(const State& state, const WalkRow& row) {
    const Round* round = state.find(row.round);
    const UtcMs middle = row.walk.from + (row.walk.until - row.walk.from) / 2;
    return shift_of(round ? round->started.effective_at : middle, state.zone()).shift;
}

void count(Compliance& figures, const State& state, const WalkRow& row) {
    figures.all.add(row.standing);
    figures.routes[heir_of(state, row.walk.route)].add(row.standing);
    figures.people[row.walker].add(row.standing);
    figures.shifts[static_cast<std::size_t>(shift_of(state, row))].add(row.standing);
}

Compliance compliance(const State& state, Day from, Day to, UtcMs now) {
    Compliance out;
    const Zone zone = state.zone();
    const LastHeard heard = last_heard(state, start_of(from, zone));
    for (const auto& [key, route] : state.all<Route>()) {
        const RouteId id{key};
        if (heir_of(state, id) != id) continue;
        const WalkedRoute walked = walks_of(state, id, from, to, now, heard);
        out.extra += walked.extra;
        for (const WalkRow& row : walked.walks) count(out, state, row);
    }
    return out;
}

std::vector<HeatRow> heat_of(const State& state, Day from, Day to) {
    const Zone zone = state.zone();
    std::map<std::pair<RouteId, std::uint16_t>, HeatRow> heat;
    each_round(state, start_of(from, zone), [&](RoundId, const Round& round) {
        const Route* route = state.find(round.route);
        if (!route || round.under_way() || round.rewalk_of) return;
        const Day day = service_day(route->plan, round.started.effective_at, zone);
        if (day < from || day > to) return;
        for (std::size_t i = 0; i < route->checkpoints.size(); ++i) {
            const auto point = static_cast<std::uint16_t>(i);
            HeatRow& row = heat[{round.route, point}];
            row.route = round.route;
            row.checkpoint = point;
            ++row.rounds;
            const Visit* visit = round.visit(point);
            if (!visit) continue;
            row.visited += visit->checked_in ? 1 : 0;
            row.skipped += visit->skipped ? 1 : 0;
            row.findings += static_cast<std::uint32_t>(std::count_if(
                visit->items.begin(), visit->items.end(),
                [](const ItemState& item) { return item.result == ItemResult::finding; }));
        }
    });
    std::vector<HeatRow> rows;
    for (const auto& [key, row] : heat) {
        if (row.missed() + row.skipped + row.findings > 0) rows.push_back(row);
    }
    order_short(rows, [](const HeatRow& a, const HeatRow& b) {
        return std::tuple(a.missed(), a.skipped, a.findings) >
               std::tuple(b.missed(), b.skipped, b.findings);
    });
    return rows;
}

}  // namespace core
