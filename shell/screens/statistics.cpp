#include "shell/screens/statistics.hpp"

#include "shell/screens/page.hpp"
#include "shell/ui/charts.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define STATISTICS_TEXTS(X) \
    X(responded, "按时响应", "Responded in time") \
    X(arrived, "按时到场", "On site in time") \
    X(completed, "按时完成", "Completed in time") \
    X(revisited, "按时回访", "Revisited in time") \
    X(no_figure, "本月还没有", "none yet this month") \
    X(this_month, "本月工单 {} 张", "{} tickets this month") \
    X(open, "未完结", "Open") \
    X(late, "已超时", "Overdue") \
    X(soon, "将超时", "Due soon") \
    X(reported, "本月新增", "New this month") \
    X(month, "本月承诺", "This month's promises") \
    X(groups, "各组团", "By group") \
    X(group_line, "{} 张 · 按时响应 {} · 按时完成 {}", "{} · responded {} · completed {}") \
    X(days, "近 {} 天新增工单", "New tickets, last {} days") \
    X(kinds, "按类型", "By kind") \
    X(categories, "本月多发", "Most frequent this month") \
    X(worst, "最多在 {}，{} 张", "most in {}: {}") \
    X(reopened, "本月工单中 {} 张重开过", "{} of this month's were reopened") \
    X(analyse, "需分析原因", "Cause to be analysed") \
    X(no_tickets, "本月还没有工单", "No tickets yet this month") \
    X(number, "{} 张", "{}")
// clang-format on
UI_TEXT_TABLE(Text, STATISTICS_TEXTS)

constexpr std::size_t categories_shown = 6;

std::string percent_of(const core::Figure& figure) {
    const int permille = figure.permille();
    return permille < 0 ? "–" : ui::percent(permille);
}

core::TicketFilter of_this_month(const View& view) {
    return {.scope = core::TicketScope::all,
            .since = core::month_start(view.now, view.policy.zone)};
}

Intent tiles(ui::Context& c, const View& view, const core::Statistics& all) {
    Intent intent;
    ui::Grid grid(c, c.phone() ? 2 : 4);
    const auto tile = [&](Text label, std::uint32_t count, ui::Tone tone,
                          const core::TicketFilter& filter) {
        const std::string figure = std::to_string(count);
        if (ui::figure_tile(c, {.label = tr(label), .figure = figure, .tone = tone}, true))
            intent = ShowTickets{filter};
    };
    tile(Text::open, all.open.open, ui::Tone::ink, {});
    tile(Text::late, all.open.late, all.open.late > 0 ? ui::Tone::late : ui::Tone::ink,
         {.due = core::DueState::late});
    tile(Text::soon, all.open.soon, all.open.soon > 0 ? ui::Tone::soon : ui::Tone::ink,
         {.due = core::DueState::soon});
    tile(Text::reported, all.reported, ui::Tone::ink, of_this_month(view));
    return intent;
}

void groups_card(ui::Context& c, const View& view, const core::Statistics& all) {
    if (all.groups.size() < 2) return;
    ui::Card card(c, {.title = tr(Text::groups)});
    ui::List list(c, tr(Text::groups));
    for (const core::GroupFigures& group : all.groups) {
        const core::Group* record = view.state.find(group.group);
        if (!record) continue;
        const std::string second =
            tr(Text::group_line, group.reported, percent_of(group.figures.responded),
               percent_of(group.figures.completed));
        ui::row(c, group.group.value,
                {.title = record->name.value, .second = second, .tappable = false});
    }
}

void days_card(ui::Context& c, const core::Statistics& all) {
    ui::Card card(c, {.title = tr(Text::days, core::statistics_days)});
    std::array<std::string, core::statistics_days> labels;
    std::array<ui::Bar, core::statistics_days> bars;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        labels[i] = std::to_string(core::date_of(all.days[i].day).day);
        bars[i] = {labels[i], static_cast<float>(all.days[i].reported)};
    }
    ui::bar_chart(c, tr(Text::days, core::statistics_days), bars);
}

void kinds_card(ui::Context& c, const core::Statistics& all) {
    ui::Card card(c, {.title = tr(Text::kinds), .gap = ui::space::row});
    for (std::size_t kind = 0; kind < all.kinds.size(); ++kind) {
        if (all.kinds[kind] == 0) continue;
        ui::progress_row(
            c, word_of(static_cast<core::TicketKind>(kind)), tr(Text::number, all.kinds[kind]),
            static_cast<float>(all.kinds[kind]) / static_cast<float>(std::max(all.reported, 1u)));
    }
    if (all.reported == 0)
        ui::text(c, tr(Text::no_tickets), {.type = ui::Type::second, .tone = ui::Tone::second});
}

Intent categories_card(ui::Context& c, const View& view, const core::Statistics& all) {
    Intent intent;
    if (all.categories.empty()) return intent;
    ui::Card card(c, {.title = tr(Text::categories)});
    ui::List list(c, tr(Text::categories));
    for (std::size_t i = 0; i < std::min(all.categories.size(), categories_shown); ++i) {
        const core::CategoryCount& each = all.categories[i];
        const core::Building* worst = view.state.find(each.worst);
        const std::string title =
            std::string(word_of(each.category)) + "  " + tr(Text::number, each.reported);
        const std::string second =
            worst ? tr(Text::worst, worst->name.value, each.in_worst) : std::string();
        const ui::RowHit hit =
            ui::row(c, static_cast<std::uint64_t>(each.category),
                    {.title = title,
                     .second = second,
                     .chip = each.recurring() ? tr(Text::analyse) : std::string_view{},
                     .chip_tone = ui::Tone::soon});
        if (hit == ui::RowHit::none) continue;
        core::TicketFilter filter = of_this_month(view);
        filter.category = each.category;
        intent = ShowTickets{filter};
    }
    return intent;
}

}  // namespace

void promise_row(ui::Context& c, std::string_view label, const core::Figure& figure) {
    const int permille = figure.permille();
    // Under the bar for a service site, a figure is painted as something to look at.
    constexpr int good_permille = 950;
    ui::progress_row(c, label,
                     permille < 0 ? std::string(tr(Text::no_figure)) : ui::percent(permille),
                     permille < 0 ? 0 : static_cast<float>(permille) / 1000,
                     permille >= good_permille ? ui::Tone::accent : ui::Tone::soon);
}

void promise_rows(ui::Context& c, const core::PromiseFigures& figures) {
    promise_row(c, tr(Text::responded), figures.responded);
    promise_row(c, tr(Text::arrived), figures.arrived);
    promise_row(c, tr(Text::completed), figures.completed);
    promise_row(c, tr(Text::revisited), figures.revisited);
}

Intent draw_statistics(ui::Context& c, const View& view, AnalysisDialog& analysis) {
    const core::Statistics& all = view.queries.statistics(view);
    const std::string count = tr(Text::this_month, all.reported);
    Page page(
        c, view, Place::statistics,
        {.key = "statistics", .title = tr(Word::tab_statistics), .subtitle = count, .pull = true});
    Intent intent = page.intent();
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    take(tiles(c, view, all));
    {
        ui::TwoColumns columns(c, 1);
        {
            ui::Card card(c, {.title = tr(Text::month), .gap = ui::space::row});
            promise_rows(c, all.figures);
            if (all.reopened > 0)
                ui::text(c, tr(Text::reopened, all.reopened),
                         {.type = ui::Type::second, .tone = ui::Tone::soon});
        }
        groups_card(c, view, all);
        days_card(c, all);
        columns.next();
        take(analyses_card(c, view, analysis));
        take(categories_card(c, view, all));
        kinds_card(c, all);
    }
    take(analysis_dialog(c, view, analysis));
    return intent;
}

}  // namespace shell
