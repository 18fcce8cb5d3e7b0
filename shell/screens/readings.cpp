#include "shell/screens/readings.hpp"

#include "shell/screens/page.hpp"

#include <algorithm>
#include <array>

namespace shell {

namespace {

// clang-format off
#define READINGS_TEXTS(X) \
    X(readings, "运行读数", "Readings") \
    X(reading, "{} {} {}", "{} {} {}") \
    X(never_read, "还没有读数", "Not read yet") \
    X(out_of_range, "超出范围", "Out of range") \
    X(log, "运行记录", "Log") \
    X(equipment, "设备", "Equipment") \
    X(period, "时段", "Period") \
    X(days, "近 {} 天", "{} days") \
    X(at, "时间", "When") \
    X(result, "结果", "Result") \
    X(by, "记录人", "By") \
    X(fine, "正常", "Fine") \
    X(found, "{} 处问题", "{} findings") \
    X(open, "{} 项未填", "{} not filled in") \
    X(unit, "{} {}", "{} {}") \
    X(range, "{}：{} – {} {}", "{}: {} – {} {}") \
    X(no_lines, "这段时间没有记录", "Nothing recorded in this period")
// clang-format on
UI_TEXT_TABLE(Text, READINGS_TEXTS)

constexpr std::size_t readings_shown = 5;
constexpr std::array period_days{7, 30, 60};
// So many stand beside one another with the time, the result and the name.
constexpr std::size_t columns_max = 5;

std::vector<const core::ChecklistItem*> gauges_of(const core::Checkpoint& point) {
    std::vector<const core::ChecklistItem*> gauges;
    for (const core::ChecklistItem& item : point.items) {
        if (item.kind == core::ItemKind::reading && gauges.size() < columns_max)
            gauges.push_back(&item);
    }
    return gauges;
}

bool is_equipment(const core::Route& route) {
    constexpr core::Roles keepers =
        core::roles(core::Role::technician, core::Role::lift_technician, core::Role::cctv);
    return core::contains(keepers, route.role);
}

// What was read off the gauge then; a changed list is followed by the item's words.
void reading_cell(ui::Table& table, const core::Checkpoint& point, const core::Visit& visit,
                  const core::ChecklistItem& gauge) {
    for (std::size_t i = 0; i < std::min(point.items.size(), visit.items.size()); ++i) {
        const core::ItemState& item = visit.items[i];
        if (point.items[i].text != gauge.text || !core::was_answered(item)) continue;
        table.cell(
            milli_text(item.reading_milli),
            core::in_range(point.items[i], item.reading_milli) ? ui::Tone::ink : ui::Tone::late);
        return;
    }
    table.cell("–", ui::Tone::third);
}

void result_cell(ui::Table& table, const core::Checkpoint& point, const core::Visit& visit) {
    std::size_t found = 0, answered = 0;
    for (const core::ItemState& item : visit.items) {
        found += item.result == core::ItemResult::finding ? 1 : 0;
        answered += item.result != core::ItemResult::none ? 1 : 0;
    }
    if (found > 0)
        table.cell(tr(Text::found, found), ui::Tone::late);
    else if (answered < point.items.size())
        table.cell(tr(Text::open, point.items.size() - answered), ui::Tone::soon);
    else
        table.cell(tr(Text::fine), ui::Tone::kept);
}

Intent log_table(ui::Context& c, const View& view, ReadingsState& state,
                 const core::Checkpoint& point, const std::vector<core::LogLine>& lines) {
    const std::vector<const core::ChecklistItem*> gauges = gauges_of(point);
    std::vector<std::string> labels;
    for (const core::ChecklistItem* gauge : gauges)
        labels.push_back(tr(Text::unit, gauge->text.value, gauge->unit.value));
    std::vector<ui::Column> columns{{tr(Text::at), 1.3f, false, false}};
    for (const std::string& label : labels) columns.push_back({label, 1, true, false});
    columns.push_back({tr(Text::result), 1, false, false});
    columns.push_back({tr(Text::by), 1, false, false});
    Intent intent;
    ui::Table table(c, tr(Text::log), columns, static_cast<int>(lines.size()), state.sort, true);
    while (table.next()) {
        const core::LogLine& line = lines[static_cast<std::size_t>(table.index())];
        const core::Round* round = view.state.find(line.round);
        const core::Route* route = view.state.find(round->route);
        const core::Checkpoint& there = route->checkpoints[line.checkpoint];
        const core::Visit& visit = *round->visit(line.checkpoint);
        table.key(line.round.value);
        table.cell(ui::moment(line.at.ms, view.now.ms));
        for (const core::ChecklistItem* gauge : gauges) reading_cell(table, there, visit, *gauge);
        result_cell(table, there, visit);
        table.cell(who(view, round->walker));
        if (table.tapped()) intent = Go{round_route(line.round)};
    }
    return intent;
}

}  // namespace

Intent draw_readings(ui::Context& c, const View& view, ReadingsState& state) {
    const core::Route* route = view.state.find(state.route);
    Page page(c, view, Place::readings,
              {.key = "readings",
               .title = tr(Text::log),
               .subtitle = route ? std::string_view(route->name.value) : std::string_view{},
               .back = true});
    Intent intent = page.intent();
    if (!route || route->checkpoints.empty()) {
        ui::text(c, tr(Text::no_lines));
        return intent;
    }
    ui::Card card(c, {.gap = ui::space::card});
    std::vector<std::string_view> places;
    for (const core::Checkpoint& point : route->checkpoints) places.push_back(point.place.value);
    std::array<std::string, period_days.size()> names;
    std::array<ui::Choice, period_days.size()> periods;
    for (std::size_t i = 0; i < names.size(); ++i) {
        names[i] = tr(Text::days, period_days[i]);
        periods[i] = {.label = names[i]};
    }
    ui::select(c, tr(Text::equipment), places, state.point);
    ui::segmented(c, tr(Text::period), periods, state.period);
    const auto at = static_cast<std::size_t>(std::max(state.point, 0)) % places.size();
    const auto period = static_cast<std::size_t>(state.period) % period_days.size();
    const core::Checkpoint& point = route->checkpoints[at];
    for (const core::ChecklistItem* gauge : gauges_of(point))
        ui::text(c,
                 tr(Text::range, gauge->text.value, milli_text(gauge->low_milli),
                    milli_text(gauge->high_milli), gauge->unit.value),
                 {.type = ui::Type::second, .tone = ui::Tone::second});
    const std::int64_t span = period_days[period] * core::day_ms;
    const std::vector<core::LogLine>& lines = state.lines.get(
        view.device.version(), view.minute(), std::to_string(at) + "/" + std::to_string(period),
        [&] {
            return core::point_log(view.state, state.route, static_cast<std::uint16_t>(at),
                                   view.now + -span);
        });
    if (lines.empty()) {
        ui::text(c, tr(Text::no_lines), {.tone = ui::Tone::second});
        return intent;
    }
    if (Intent hit = log_table(c, view, state, point, lines); asks(hit)) intent = std::move(hit);
    return intent;
}

// The newest reading of each gauge first, those before it after it; the button opens the log.
Intent readings_card(ui::Context& c, const View& view, Kept<std::vector<core::ReadingLog>>& kept,
                     core::RouteId id) {
    const core::Route* route = view.state.find(id);
    if (!route) return Nothing{};
    const std::vector<core::ReadingLog>& logs =
        kept.get(view.device.version(), 0, std::to_string(id.value),
                 [&] { return core::reading_logs(view.state, id, readings_shown, view.now); });
    if (logs.empty() && !is_equipment(*route)) return Nothing{};
    ui::Card card(c, {.title = tr(Text::readings), .button = tr(Text::log)});
    ui::List list(c, tr(Text::readings));
    for (std::size_t i = 0; i < logs.size(); ++i) {
        const core::ReadingLog& log = logs[i];
        const core::Checkpoint& point = route->checkpoints[log.checkpoint];
        const core::ChecklistItem& item = point.items[log.item];
        const std::string title = joined({point.place.value, item.text.value});
        std::string second;
        for (const core::Reading& reading : log.readings)
            second = joined({second, tr(Text::reading, when(view, reading.at),
                                        milli_text(reading.milli), item.unit.value)});
        if (log.readings.empty()) second = tr(Text::never_read);
        const bool out = !log.readings.empty() && !log.readings.front().in_range;
        ui::row(c, i,
                {.title = title,
                 .second = second,
                 .title_bold = false,
                 .chip = out ? tr(Text::out_of_range) : std::string_view{},
                 .chip_tone = ui::Tone::late,
                 .tappable = false});
    }
    if (card.button_tapped()) return Go{{Place::readings, id.value}};
    return Nothing{};
}

}  // namespace shell
