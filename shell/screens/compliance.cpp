// 达标: planned walks against what was walked, by route, person and shift, and the points that suffer.

#include "shell/screens/page.hpp"
#include "shell/screens/rounds.hpp"

#include <algorithm>
#include <array>

namespace shell {

namespace {

// clang-format off
#define COMPLIANCE_TEXTS(X) \
    X(period, "时段", "Period") \
    X(today, "今天", "Today") \
    X(week, "近 7 天", "7 days") \
    X(month, "近 30 天", "30 days") \
    X(planned, "计划", "Planned") \
    X(on_time, "按时", "On time") \
    X(early, "提前", "Early") \
    X(late, "迟到", "Late") \
    X(made_up, "补检", "Made up") \
    X(incomplete, "未走完", "Incomplete") \
    X(missed, "漏检", "Missed") \
    X(awaited, "待上报", "Awaited") \
    X(of_due, "应走 {}，已走 {}", "{} due, {} walked") \
    X(routes, "按路线", "By route") \
    X(people, "按人员", "By person") \
    X(nobody, "无人走", "Nobody") \
    X(shifts, "按班次", "By shift") \
    X(early_shift, "早班 07–15", "Early shift 07–15") \
    X(late_shift, "中班 15–23", "Late shift 15–23") \
    X(night_shift, "夜班 23–07", "Night shift 23–07") \
    X(heat, "薄弱巡查点", "Points that suffer") \
    X(heat_line, "漏 {} · 跳过 {} · 问题 {}", "missed {} · skipped {} · findings {}") \
    X(no_heat, "没有漏检、跳过或发现问题的巡查点", "No point was missed, skipped or had findings") \
    X(extra, "计划外 {} 轮", "{} rounds beyond the plan") \
    X(rule, "设备没有上报之前不算漏检，最多等 48 小时；晚到的记录会改正这里的数字。", "Nothing counts as missed before its device has reported, at most 48 hours; what arrives late corrects these figures.")
// clang-format on
UI_TEXT_TABLE(Text, COMPLIANCE_TEXTS)

constexpr std::array periods{1, 7, 30};
constexpr std::size_t heat_shown = 12;

void counts_row(ui::Context& c, std::string_view name, const core::StandingCounts& counts) {
    if (counts.planned() == 0) return;
    const int permille = counts.permille();
    const std::string figure =
        permille < 0
            ? std::string("–")
            : joined({tr(Text::of_due, counts.due(), counts.walked()), ui::percent(permille)});
    ui::progress_row(c, name, figure, permille < 0 ? 0 : static_cast<float>(permille) / 1000,
                     counts[core::Standing::missed] == 0 ? ui::Tone::accent : ui::Tone::soon);
}

void tiles(ui::Context& c, const core::StandingCounts& all) {
    ui::Grid grid(c, c.phone() ? 2 : 4);
    const auto tile = [&](Text label, std::uint32_t count, ui::Tone tone = ui::Tone::ink) {
        const std::string figure = std::to_string(count);
        ui::figure_tile(
            c, {.label = tr(label), .figure = figure, .tone = count > 0 ? tone : ui::Tone::ink});
    };
    using S = core::Standing;
    tile(Text::planned, all.planned());
    tile(Text::on_time, all[S::on_time], ui::Tone::kept);
    tile(Text::early, all[S::early]);
    tile(Text::late, all[S::late], ui::Tone::soon);
    tile(Text::made_up, all[S::made_up], ui::Tone::soon);
    tile(Text::incomplete, all[S::incomplete], ui::Tone::late);
    tile(Text::missed, all[S::missed], ui::Tone::late);
    tile(Text::awaited, all[S::awaited]);
}

void heat_card(ui::Context& c, const View& view, const std::vector<core::HeatRow>& heat) {
    ui::Card card(c, {.title = tr(Text::heat)});
    if (heat.empty()) {
        ui::text(c, tr(Text::no_heat), {.type = ui::Type::second, .tone = ui::Tone::second});
        return;
    }
    ui::List list(c, tr(Text::heat));
    for (std::size_t i = 0; i < std::min(heat.size(), heat_shown); ++i) {
        const core::HeatRow& row = heat[i];
        const core::Route* route = view.state.find(row.route);
        if (!route || row.checkpoint >= route->checkpoints.size()) continue;
        const std::string line = tr(Text::heat_line, row.missed(), row.skipped, row.findings);
        ui::row(c, i,
                {.title = route->checkpoints[row.checkpoint].place.value,
                 .second = route->name.value,
                 .title_bold = false,
                 .value = line,
                 .tappable = false});
    }
}

}  // namespace

Intent draw_compliance(ui::Context& c, const View& view, RoundsState& state) {
    const ui::Choice choices[] = {
        {.label = tr(Text::today)}, {.label = tr(Text::week)}, {.label = tr(Text::month)}};
    ui::segmented(c, tr(Text::period), choices, state.period);
    const int days = periods[static_cast<std::size_t>(state.period) % periods.size()];
    const core::Compliance& all = view.queries.compliance(view, days);
    tiles(c, all.all);
    ui::TwoColumns columns(c, 1.55f);
    {
        ui::Card card(c, {.title = tr(Text::routes), .gap = ui::space::row});
        for (const auto& [id, counts] : all.routes) {
            if (const core::Route* route = view.state.find(id))
                counts_row(c, route->name.value, counts);
        }
        if (all.extra > 0)
            ui::text(c, tr(Text::extra, all.extra),
                     {.type = ui::Type::second, .tone = ui::Tone::second});
        ui::text(c, tr(Text::rule), {.type = ui::Type::second, .tone = ui::Tone::second});
    }
    heat_card(c, view, view.queries.heat(view, days));
    columns.next();
    {
        ui::Card card(c, {.title = tr(Text::people), .gap = ui::space::row});
        for (const auto& [id, counts] : all.people)
            counts_row(c, id ? staff_name(view, id) : tr(Text::nobody), counts);
    }
    ui::Card card(c, {.title = tr(Text::shifts), .gap = ui::space::row});
    constexpr Text names[] = {Text::early_shift, Text::late_shift, Text::night_shift};
    for (std::size_t i = 0; i < all.shifts.size(); ++i) counts_row(c, tr(names[i]), all.shifts[i]);
    return Nothing{};
}

}  // namespace shell
