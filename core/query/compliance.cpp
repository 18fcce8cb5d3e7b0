#include "core/query/compliance.hpp"

#include "core/order.hpp"
#include "core/query/rounds.hpp"

#include <algorithm>
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
    UtcMs start() const { return round->started.effective_at; }
};

// Rounds of the route that may stand for one of its walks, by their start.
std::vector<Candidate> candidates(const State& state, RouteId route, UtcMs since, UtcMs now) {
    std::vector<Candidate> out;
    each_round(state, since, [&](RoundId id, const Round& round) {
        if (round.route != route || round.rewalk_of) return;
        const bool left_lying =
            round.under_way() && now - round.started.effective_at > walking_max_ms;
        if (!left_lying) out.push_back({id, &round});
    });
    std::sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) {
        return std::tuple(a.start(), a.id) < std::tuple(b.start(), b.id);
    });
    return out;
}

class Matching {
public:
    Matching(const Route& route, std::vector<WalkRow>& rows, Zone zone)
        : route_(route), rows_(rows), zone_(zone) {}

    // The walk that the round names, if it may still stand for it.
    bool named(const Candidate& round) {
        if (!round.round->planned) return false;
        return take(round, [&](const PlannedWalk& walk) {
            return walk.named() == round.round->planned && reaches(walk, round.start(), true);
        });
    }
    // Else the walk whose window is open, then one that is about to begin, then the last that closed.
    bool by_time(const Candidate& round) {
        const UtcMs start = round.start();
        if (route_.plan.times_a_week > 0 && !within_windows(route_.plan, start, zone_))
            return false;
        if (take(round, [&](const PlannedWalk& walk) { return walk.holds(start); })) return true;
        if (take(round, [&](const PlannedWalk& walk) {
                return start < walk.from && walk.from - start <= early_max_ms;
            }))
            return true;
        return take_last(round);
    }

private:
    static bool reaches(const PlannedWalk& walk, UtcMs start, bool named) {
        const std::int64_t after = start - walk.until;
        return walk.from - start <= early_max_ms &&
               after <= (named ? named_make_up_max_ms : make_up_max_ms);
    }
    template <class Fits>
    bool take(const Candidate& round, Fits fits) {
        for (WalkRow& row : rows_) {
            if (!row.round && fits(row.walk)) return give(row, round);
        }
        return false;
    }
    bool take_last(const Candidate& round) {
        for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) {
            if (!row->round && row->walk.until <= round.start() &&
                reaches(row->walk, round.start(), false))
                return give(*row, round);
        }
        return false;
    }
    static bool give(WalkRow& row, const Candidate& round) {
        row.round = round.id;
        row.walker = StaffId{round.round->walker.key};
        return true;
    }
    const Route& route_;
    std::vector<WalkRow>& rows_;
    Zone zone_;
};

Standing standing_of(const Route& route, const PlannedWalk& walk, const Round& round) {
    if (round.under_way()) return Standing::open;
    const RoundProgress progress = progress_of(route, round);
    if (progress.done() < progress.total) return Standing::incomplete;
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

// Has everybody whose duty the route is been heard of since? Nobody at all tells nothing.
bool all_heard(const State& state, const Route& route, UtcMs since, const LastHeard& heard) {
    bool anybody = false;
    for (const auto& [key, staff] : state.all<Staff>()) {
        const bool duty = staff.active && staff.role == route.role &&
                          (!route.group || staff.looks_after(route.group));
        if (!duty) continue;
        anybody = true;
        const auto it = heard.find(StaffId{key});
        if (it == heard.end() || it->second < since) return false;
    }
    return anybody;
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

WalkedRoute walks_of(const State& state, RouteId id, Day from, Day to, UtcMs now,
                     const LastHeard& heard) {
    WalkedRoute out;
    const Route* route = state.find(id);
    if (!route) return out;
    const Zone zone = state.zone();
    // Neighbours outside the asked days take the rounds that are theirs.
    for (const PlannedWalk& walk :
         planned_walks(*route, id, {from.value - 7}, {to.value + 1}, zone))
        out.walks.push_back({walk, Standing::open, {}, {}});
    Matching matching(*route, out.walks, zone);
    std::vector<Candidate> left;
    for (const Candidate& round : candidates(state, id, start_of({from.value - 7}, zone), now)) {
        if (!matching.named(round)) left.push_back(round);
    }
    for (const Candidate& round : left) {
        const Day day = service_day(route->plan, round.start(), zone);
        if (!matching.by_time(round) && from <= day && day <= to) ++out.extra;
    }
    std::erase_if(out.walks, [&](const WalkRow& row) {
        const Day last{row.walk.day.value + (route->plan.times_a_week > 0 ? 6 : 0)};
        return last < from || row.walk.day > to;
    });
    for (WalkRow& row : out.walks) {
        const Round* round = state.find(row.round);
        row.standing =
            round ? standing_of(*route, row.walk, *round)
                  : standing_of(row.walk, now, all_heard(state, *route, row.walk.until, heard));
    }
    return out;
}

Compliance compliance(const State& state, Day from, Day to, UtcMs now) {
    Compliance out;
    const Zone zone = state.zone();
    const LastHeard heard = last_heard(state, start_of(from, zone));
    for (const auto& [key, route] : state.all<Route>()) {
        const RouteId id{key};
        const WalkedRoute walked = walks_of(state, id, from, to, now, heard);
        out.extra += walked.extra;
        for (const WalkRow& row : walked.walks) {
            out.all.add(row.standing);
            out.routes[id].add(row.standing);
            out.people[row.walker].add(row.standing);
            const Round* round = state.find(row.round);
            const UtcMs middle = row.walk.from + (row.walk.until - row.walk.from) / 2;
            const UtcMs at = round ? round->started.effective_at : middle;
            out.shifts[static_cast<std::size_t>(shift_of(at, zone).shift)].add(row.standing);
        }
    }
    return out;
}

std::vector<HeatRow> heat_of(const State& state, Day from, Day to) {
    const Zone zone = state.zone();
    std::map<std::pair<RouteId, std::uint16_t>, HeatRow> heat;
    each_round(state, start_of(from, zone), [&](RoundId, const Round& round) {
        const Route* route = state.find(round.route);
        if (!route || round.under_way()) return;
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

std::uint32_t next_turn(const State& state, RouteId route) {
    const auto& rounds = state.all<Round>();
    for (auto it = rounds.rbegin(); it != rounds.rend(); ++it) {
        if (it->second.route == route) return it->second.turn + 1;
    }
    return 0;
}

}  // namespace core
