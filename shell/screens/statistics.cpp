#include "shell/screens/statistics.hpp"

#include "core/order.hpp"
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
    X(group, "组团", "Group") \
    X(tickets, "工单", "Tickets") \
    X(response, "响应", "Response") \
    X(arrival, "到场", "On site") \
    X(completion, "完成", "Done") \
    X(revisit, "回访", "Revisit") \
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

// Under the bar for a service site, a figure is painted as something to look at; none is not.
bool is_good(const core::Figure& figure) {
    constexpr int good_permille = 950;
    const int permille = figure.permille();
    return permille < 0 || permille >= good_permille;
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

// In thousandths; below all that there are: nothing to judge yet.
int figure_of(const core::GroupFigures& group, int column) {
    switch (column) {
        case 1: return static_cast<int>(group.reported);
        case 2: return group.figures.responded.permille();
        case 3: return group.figures.arrived.permille();
        case 4: return group.figures.completed.permille();
        default: return group.figures.revisited.permille();
    }
}

Intent groups_card(ui::Context& c, const View& view, const core::Statistics& all, ui::Sort& sort) {
    Intent intent;
    if (all.groups.size() < 2) return intent;
    const std::array<ui::Column, 6> columns = {{{tr(Text::group), 1.2f},
                                                {tr(Text::tickets), 1, true},
                                                {tr(Text::response), 1, true},
                                                {tr(Text::arrival), 1, true},
                                                {tr(Text::completion), 1, true},
                                                {tr(Text::revisit), 1, true}}};
    std::vector<const core::GroupFigures*> rows;
    for (const core::GroupFigures& group : all.groups)
        if (view.state.find(group.group)) rows.push_back(&group);
    if (sort.column > 0) {
        core::order_short(rows, [&](const auto* one, const auto* other) {
            const int a = figure_of(*one, sort.column), b = figure_of(*other, sort.column);
            return sort.down ? a > b : a < b;
        });
    } else if (sort.column == 0 && sort.down) {
        std::reverse(rows.begin(), rows.end());
    }
    ui::Card card(c, {.title = tr(Text::groups)});
    ui::Table table(c, tr(Text::groups), columns, static_cast<int>(rows.size()), sort, true);
    while (table.next()) {
        const core::GroupFigures& group = *rows[static_cast<std::size_t>(table.index())];
        table.key(group.group.value);
        table.cell(view.state.find(group.group)->name.value);
        table.cell(std::to_string(group.reported));
        for (const core::Figure* figure : {&group.figures.responded, &group.figures.arrived,
                                           &group.figures.completed, &group.figures.revisited})
            table.cell(percent_of(*figure), is_good(*figure) ? ui::Tone::ink : ui::Tone::soon);
        if (!table.tapped()) continue;
        core::TicketFilter filter = of_this_month(view);
        filter.group = group.group;
        intent = ShowTickets{filter};
    }
    return intent;
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
    ui::progress_row(c, label,
                     permille < 0 ? std::string(tr(Text::no_figure)) : ui::percent(permille),
                     permille < 0 ? 0 : static_cast<float>(permille) / 1000,
                     is_good(figure) ? ui::Tone::accent : ui::Tone::soon);
}

void promise_rows(ui::Context& c, const core::PromiseFigures& figures) {
    promise_row(c, tr(Text::responded), figures.responded);
    promise_row(c, tr(Text::arrived), figures.arrived);
    promise_row(c, tr(Text::completed), figures.completed);
    promise_row(c, tr(Text::revisited), figures.revisited);
}

Intent draw_statistics(ui::Context& c, const View& view, StatisticsState& state) {
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
        take(groups_card(c, view, all, state.groups));
        days_card(c, all);
        columns.next();
        take(analyses_card(c, view, state.analysis));
        take(categories_card(c, view, all));
        kinds_card(c, all);
    }
    take(analysis_dialog(c, view, state.analysis));
    return intent;
}

}  // namespace shell
