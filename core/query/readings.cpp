#include "core/query/readings.hpp"

#include "core/order.hpp"

namespace core {

namespace {

constexpr std::int64_t look_back_ms = 62 * day_ms;

}  // namespace

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
            if (item.result != ItemResult::ok && item.result != ItemResult::finding) continue;
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
