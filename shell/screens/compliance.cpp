// 达标: planned walks against what was walked, by route, person and shift, and the points that suffer; every figure opens its records.

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
    X(on_time, "准时", "On time") \
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
    X(records, "{} 条记录", "{} records") \
    X(no_records, "没有记录", "No records") \
    X(window, "{} – {}", "{} – {}") \
    X(walked_at, "{} {}开始", "{}, from {}") \
    X(under_way, "未到时间或正在走", "Not due yet, or under way") \
    X(rule, "设备没有上报之前不算漏检，最多等 48 小时；晚到的记录会改正这里的数字。", "Nothing counts as missed before its device has reported, at most 48 hours; what arrives late corrects these figures.")
// clang-format on
UI_TEXT_TABLE(Text, COMPLIANCE_TEXTS)

constexpr std::array periods{1, 7, 30};
constexpr std::size_t heat_shown = 12;

Text name_of(core::Standing standing) {
    switch (standing) {
        case core::Standing::open: return Text::under_way;
        case core::Standing::on_time: return Text::on_time;
        case core::Standing::early: return Text::early;
        case core::Standing::late: return Text::late;
        case core::Standing::made_up: return Text::made_up;
        case core::Standing::incomplete: return Text::incomplete;
        case core::Standing::awaited: return Text::awaited;
        case core::Standing::missed: return Text::missed;
    }
    return Text::planned;
}

ui::Tone tone_of(core::Standing standing) {
    switch (standing) {
        case core::Standing::on_time: return ui::Tone::kept;
        case core::Standing::late:
        case core::Standing::made_up: return ui::Tone::soon;
        case core::Standing::incomplete:
        case core::Standing::missed: return ui::Tone::late;
        default: return ui::Tone::muted;
    }
}

void ask(RoundsState& state, std::string_view title, const core::WalkFilter& filter) {
    state.records = {
        .kind = WalkRecords::Kind::walks, .title = std::string(title), .filter = filter};
}

// How many of the walks that were due; a tap opens them.
void counts_row(ui::Context& c, RoundsState& state, std::string_view name,
                const core::StandingCounts& counts, const core::WalkFilter& filter) {
    if (counts.planned() == 0) return;
    const int permille = counts.permille();
    const std::string share = permille < 0 ? std::string("–") : ui::percent(permille / 10 * 10);
    const ui::Ring ring{permille < 0 ? 0 : static_cast<float>(permille) / 1000, share,
                        counts[core::Standing::missed] == 0 ? ui::Tone::accent : ui::Tone::soon};
    const std::string second = tr(Text::of_due, counts.due(), counts.walked());
    if (ui::row(c, name, {.title = name, .second = second, .ring = &ring, .chevron = true}) !=
        ui::RowHit::none)
        ask(state, name, filter);
}

void tiles(ui::Context& c, RoundsState& state, const core::StandingCounts& all) {
    ui::Grid grid(c, c.phone() ? 2 : 4);
    const auto tile = [&](Text label, std::uint32_t count, const core::WalkFilter& filter,
                          ui::Tone tone = ui::Tone::ink) {
        const std::string figure = std::to_string(count);
        if (ui::figure_tile(
                c, {.label = tr(label), .figure = figure, .tone = count > 0 ? tone : ui::Tone::ink},
                true))
            ask(state, tr(label), filter);
    };
    using S = core::Standing;
    tile(Text::planned, all.planned(), {});
    for (const S standing :
         {S::on_time, S::early, S::late, S::made_up, S::incomplete, S::missed, S::awaited})
        tile(name_of(standing), all[standing], {.standing = standing}, tone_of(standing));
}

void heat_card(ui::Context& c, const View& view, RoundsState& state,
               const std::vector<core::HeatRow>& heat) {
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
        const std::string& place = route->checkpoints[row.checkpoint].place.value;
        const std::string second = joined({route->name.value, line});
        if (ui::row(c, i,
                    {.title = place, .second = second, .title_bold = false, .chevron = true}) !=
            ui::RowHit::none)
            state.records = {.kind = WalkRecords::Kind::point,
                             .title = place,
                             .filter = {.route = row.route},
                             .checkpoint = row.checkpoint};
    }
}

// --- The records behind a figure ------------------------------------------------------------------

std::string window_of(const View& view, const core::PlannedWalk& walk) {
    const std::int64_t from = walk.from.ms, until = walk.until.ms;
    const std::string end =
        until - from < core::day_ms ? ui::clock(until) : ui::moment(until, view.now.ms);
    return tr(Text::window, ui::moment(from, view.now.ms), end);
}

Intent walk_row(ui::Context& c, const View& view, std::uint64_t key, const core::WalkRow& row) {
    const core::Route* route = view.state.find(row.walk.route);
    if (!route) return Nothing{};
    const core::Round* round = view.state.find(row.round);
    const std::string second =
        joined({window_of(view, row.walk),
                round ? tr(Text::walked_at, staff_name(view, row.walker),
                           ui::moment(round->started.effective_at.ms, view.now.ms))
                      : std::string()});
    const ui::RowHit hit = ui::row(c, key,
                                   {.title = route->name.value,
                                    .second = second,
                                    .title_bold = false,
                                    .chip = tr(name_of(row.standing)),
                                    .chip_tone = tone_of(row.standing),
                                    .chevron = round != nullptr,
                                    .tappable = round != nullptr});
    return hit == ui::RowHit::none ? Intent{} : Intent{Go{round_route(row.round)}};
}

Intent round_row(ui::Context& c, const View& view, core::RoundId id) {
    const core::Round* round = view.state.find(id);
    const core::Route* route = round ? view.state.find(round->route) : nullptr;
    if (!route) return Nothing{};
    const std::string second = tr(Text::walked_at, who(view, round->walker),
                                  ui::moment(round->started.effective_at.ms, view.now.ms));
    const ui::RowHit hit = ui::row(
        c, id.value,
        {.title = route->name.value, .second = second, .title_bold = false, .chevron = true});
    return hit == ui::RowHit::none ? Intent{} : Intent{Go{round_route(id)}};
}

Intent records_dialog(ui::Context& c, const View& view, RoundsState& state, int days) {
    const core::WalkList& list = view.queries.walks(view, days);
    std::vector<const core::WalkRow*> walks;
    std::vector<core::RoundId> rounds;
    const core::Day today = core::day_of(view.now, view.policy.zone);
    switch (state.records.kind) {
        case WalkRecords::Kind::none: return Nothing{};
        case WalkRecords::Kind::walks:
            for (const core::WalkRow& row : list.walks) {
                if (core::fits(view.state, row, state.records.filter)) walks.push_back(&row);
            }
            break;
        case WalkRecords::Kind::unplanned: rounds = list.unplanned; break;
        case WalkRecords::Kind::point:
            rounds =
                core::rounds_suffering(view.state, state.records.filter.route,
                                       state.records.checkpoint, {today.value - days + 1}, today);
            break;
    }
    const std::size_t count = walks.size() + rounds.size();
    const std::string text =
        count == 0 ? std::string(tr(Text::no_records)) : tr(Text::records, count);
    ui::Overlay dialog(c, {.key = "walk-records",
                           .title = state.records.title,
                           .text = text,
                           .width_max = 720,
                           .cross = true});
    Intent intent;
    {
        ui::VirtualList rows(c, state.records.title, static_cast<int>(count),
                             ui::long_row_height(c));
        while (rows.next()) {
            const auto i = static_cast<std::size_t>(rows.index());
            Intent hit = i < walks.size() ? walk_row(c, view, i, *walks[i])
                                          : round_row(c, view, rounds[i - walks.size()]);
            if (asks(hit)) intent = std::move(hit);
        }
    }
    if (dialog.dismissed()) state.records = {};
    return intent;
}

}  // namespace

void show_compliance(RoundsState& state) {
    state.tab = 1;
    state.period = static_cast<int>(periods.size()) - 1;
    state.records = {};
}

Intent draw_compliance(ui::Context& c, const View& view, RoundsState& state) {
    const ui::Choice choices[] = {
        {.label = tr(Text::today)}, {.label = tr(Text::week)}, {.label = tr(Text::month)}};
    ui::segmented(c, tr(Text::period), choices, state.period);
    const int days = periods[static_cast<std::size_t>(state.period) % periods.size()];
    const core::Compliance& all = view.queries.walks(view, days).figures;
    tiles(c, state, all.all);
    {
        ui::TwoColumns columns(c, 1.55f);
        {
            ui::Card card(c, {.title = tr(Text::routes)});
            {
                ui::List list(c, tr(Text::routes));
                for (const auto& [id, counts] : all.routes) {
                    if (const core::Route* route = view.state.find(id)) {
                        ui::Scope scope(id.value);
                        counts_row(c, state, route->name.value, counts, {.route = id});
                    }
                }
                if (all.extra > 0 && ui::row(c, "extra",
                                             {.title = tr(Text::extra, all.extra),
                                              .title_bold = false,
                                              .chevron = true}) != ui::RowHit::none)
                    state.records = {.kind = WalkRecords::Kind::unplanned,
                                     .title = tr(Text::extra, all.extra)};
            }
            ui::text(c, tr(Text::rule), {.type = ui::Type::second, .tone = ui::Tone::second});
        }
        heat_card(c, view, state, view.queries.heat(view, days));
        columns.next();
        {
            ui::Card card(c, {.title = tr(Text::people)});
            ui::List list(c, tr(Text::people));
            for (const auto& [id, counts] : all.people) {
                ui::Scope scope(id.value);
                counts_row(c, state, id ? staff_name(view, id) : tr(Text::nobody), counts,
                           {.walker = id});
            }
        }
        ui::Card card(c, {.title = tr(Text::shifts)});
        ui::List list(c, tr(Text::shifts));
        constexpr Text names[] = {Text::early_shift, Text::late_shift, Text::night_shift};
        for (std::size_t i = 0; i < all.shifts.size(); ++i)
            counts_row(c, state, tr(names[i]), all.shifts[i],
                       {.shift = static_cast<core::Shift>(i)});
    }
    return records_dialog(c, view, state, days);
}

}  // namespace shell
