#include "core/query/readings.hpp"

#include "core/order.hpp"

#include <map>

namespace core {

namespace {

constexpr std::int64_t look_back_ms = 62 * day_ms;

// Does one road of changes lead from the older route to this one?
bool became(const State& state, RouteId older, RouteId id) {
    constexpr int changes_max = 1000;  // no ring of successors holds anybody up
    for (int i = 0; older && i < changes_max; ++i) {
        if (older == id) return true;
        const Route* route = state.find(older);
        older = route ? route->successor : RouteId{};
    }
    return false;
}

}  // namespace

std::vector<LogLine> point_log(const State& state, RouteId id, std::uint16_t checkpoint,
                               UtcMs since) {
    std::vector<LogLine> lines;
    const Route* route = state.find(id);
    if (!route || checkpoint >= route->checkpoints.size()) return lines;
    std::map<RouteId, std::uint16_t> points;
    for (const auto& [key, each] : state.all<Route>()) {
        if (!became(state, RouteId{key}, id)) continue;
        const auto point = checkpoint_by_code(each, route->checkpoints[checkpoint].code.value);
        if (point) points[RouteId{key}] = *point;
    }
    const auto& rounds = state.all<Round>();
    constexpr std::int64_t wrong_clock_ms = 8 * day_ms;  // keys hold the device's uncorrected time
    for (auto it = rounds.lower_bound(make_key(since.ms - wrong_clock_ms, 0)); it != rounds.end();
         ++it) {
        const auto point = points.find(it->second.route);
        const Visit* visit = point == points.end() ? nullptr : it->second.visit(point->second);
        if (visit && visit->checked_in && visit->at.effective_at >= since)
            lines.push_back({RoundId{it->first}, point->second, visit->at.effective_at});
    }
    order_short(lines, [](const LogLine& a, const LogLine& b) { return b.at < a.at; });
    return lines;
}

std::vector<ReadingLog> reading_logs(const State& state, RouteId id, std::size_t most, UtcMs now) {
    std::vector<ReadingLog> logs;
    const Route* route = state.find(id);
    if (!route) return logs;
    for (std::size_t p = 0; p < route->checkpoints.size(); ++p) {
        const std::vector<ChecklistItem>& items = route->checkpoints[p].items;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].kind == ItemKind::reading)
                logs.push_back({static_cast<std::uint16_t>(p), static_cast<std::uint16_t>(i), {}});
        }
    }
    if (logs.empty()) return logs;
    const auto& rounds = state.all<Round>();
    const auto from = rounds.lower_bound(make_key(now.ms - look_back_ms, 0));
    for (auto it = from; it != rounds.end(); ++it) {
        const Round& round = it->second;
        if (round.route != id) continue;
        for (ReadingLog& log : logs) {
            const Visit* visit = round.visit(log.checkpoint);
            if (!visit || !visit->checked_in || log.item >= visit->items.size()) continue;
            const ItemState& item = visit->items[log.item];
            if (!was_answered(item)) continue;
            const ChecklistItem& asked = route->checkpoints[log.checkpoint].items[log.item];
            log.readings.push_back({RoundId{it->first}, visit->at.effective_at, item.reading_milli,
                                    in_range(asked, item.reading_milli)});
        }
    }
    for (ReadingLog& log : logs) {
        order_short(log.readings, [](const Reading& a, const Reading& b) { return b.at < a.at; });
        if (log.readings.size() > most) log.readings.resize(most);
    }
    return logs;
}

}  // namespace core
