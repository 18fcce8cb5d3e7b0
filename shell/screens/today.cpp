#include "shell/screens/today.hpp"

#include "shell/screens/duties.hpp"
#include "shell/screens/page.hpp"
#include "shell/screens/revisits.hpp"
#include "shell/screens/rounds.hpp"
#include "shell/screens/statistics.hpp"
#include "shell/screens/ticket_row.hpp"
#include "shell/screens/trust_cards.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define TODAY_TEXTS(X) \
    X(now, "现在该做", "To do now") \
    X(late_count, "{} 条已超时", "{} overdue") \
    X(soon_count, "{} 条将超时", "{} due soon") \
    X(later, "稍后", "Later") \
    X(to_clear, "今日清零", "To be cleared today") \
    X(month, "本月承诺", "This month's promises") \
    X(go_on, "继续", "Go on") \
    X(start, "开始", "Start") \
    X(under_way, "进行中", "Under way") \
    X(next_point, "下一点 {}", "Next: {}") \
    X(all_points, "各点已走完，待结束", "All points done, to be finished") \
    X(not_started, "今天还没走 · {} 个点", "Not walked today · {} points") \
    X(walked, "今天已走 {} 轮，还差 {} 轮", "{} walked today, {} to go") \
    X(to_dispatch, "待派单", "To dispatch") \
    X(overdue, "已超时", "Overdue") \
    X(to_confirm, "待业主确认", "Owner to confirm") \
    X(revisits_today, "今日应回访", "Revisits due today") \
    X(cleared, "已清零", "none left") \
    X(nothing, "眼下没有要做的", "Nothing to do right now") \
    X(nothing_text, "新工单和到点的巡查会出现在这里。", "New tickets and rounds that are due appear here.") \
    X(more_tickets, "还有 {} 张工单", "{} more tickets")
// clang-format on
UI_TEXT_TABLE(Text, TODAY_TEXTS)

// What fits a glance; the list has the rest.
constexpr std::size_t tickets_shown = 6, revisits_shown = 5;

struct RoundLine {
    std::string second, figure;
    ui::Ring ring;
    ui::Row row;
};

void fill(RoundLine& line, const View& view, const core::RouteRow& route_row) {
    const core::Route* route = view.state.find(route_row.route);
    if (!route) return;
    const core::RoundProgress& progress = route_row.progress;
    line.row.title = route->name.value;
    line.figure = std::to_string(progress.done()) + "/" + std::to_string(progress.total);
    if (route_row.mine) {
        const std::string next =
            progress.next ? tr(Text::next_point, route->checkpoints[*progress.next].place.value)
                          : std::string(tr(Text::all_points));
        line.second = joined({tr(Text::under_way), next});
        line.row.button = tr(Text::go_on);
    } else {
        line.second = route_row.finished_today == 0
                          ? tr(Text::not_started, progress.total)
                          : tr(Text::walked, route_row.finished_today,
                               route_row.times_a_day - route_row.finished_today);
        line.row.button = tr(Text::start);
        line.row.button_primary = false;
    }
    line.ring = {progress.total == 0
                     ? 0.0f
                     : static_cast<float>(progress.done()) / static_cast<float>(progress.total),
                 line.figure, ui::Tone::accent};
    line.row.ring = &line.ring;
    line.row.second = line.second;
}

Intent round_row(ui::Context& c, const View& view, const core::RouteRow& route) {
    RoundLine line;
    fill(line, view, route);
    const ui::RowHit hit = ui::row(c, route.route.value, line.row);
    if (hit == ui::RowHit::none) return Nothing{};
    if (route.mine) return Go{round_route(route.mine)};
    if (hit != ui::RowHit::button) return Go{{Place::rounds, 0}};
    const core::Route* walked = view.state.find(route.route);
    if (walked && walked->two_person) return Go{{Place::rounds, 0}};  // with whom is asked there
    return start_round(view, route.route);
}

// What a round asks of who repairs: their tickets stand in cards of their own.
Intent rounds_card(ui::Context& c, const View& view, const core::Today& today) {
    Intent intent;
    if (today.rounds.empty()) return intent;
    ui::Card card(c, {.title = tr(Text::now)});
    ui::List list(c, tr(Text::now));
    for (const core::RouteRow& route : today.rounds) {
        Intent hit = round_row(c, view, route);
        if (asks(hit)) intent = std::move(hit);
    }
    return intent;
}

Intent now_card(ui::Context& c, const View& view, const core::Today& today) {
    Intent intent;
    std::string chip;
    if (today.late > 0) {
        chip = tr(Text::late_count, today.late);
    } else if (today.soon > 0) {
        chip = tr(Text::soon_count, today.soon);
    }
    ui::Card card(c, {.title = tr(Text::now),
                      .title_chip = chip,
                      .title_tone = today.late > 0 ? ui::Tone::late : ui::Tone::soon});
    if (today.tickets.empty() && today.rounds.empty() && today.revisits.empty()) {
        ui::empty_state(c, {.icon = ui::Icon::circle_check,
                            .title = tr(Text::nothing),
                            .text = tr(Text::nothing_text)});
        return intent;
    }
    ui::List list(c, tr(Text::now));
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    // A round under way is what a person is in the middle of: it stands above what merely waits.
    for (const core::RouteRow& route : today.rounds) {
        if (route.mine) take(round_row(c, view, route));
    }
    for (std::size_t i = 0; i < std::min(today.tickets.size(), tickets_shown); ++i)
        take(ticket_row(c, view, today.tickets[i]));
    if (today.tickets.size() > tickets_shown) {
        const std::string more = tr(Text::more_tickets, today.tickets.size() - tickets_shown);
        if (ui::row(c, "more", {.title = more, .title_bold = false, .chevron = true}) !=
            ui::RowHit::none)
            take(Go{{Place::tickets, 0}});
    }
    for (const core::RouteRow& route : today.rounds) {
        if (!route.mine) take(round_row(c, view, route));
    }
    for (std::size_t i = 0; i < std::min(today.revisits.size(), revisits_shown); ++i)
        take(revisit_row(c, view, today.revisits[i]));
    return intent;
}

Intent later_card(ui::Context& c, const View& view, const core::Today& today) {
    Intent intent;
    if (today.later.empty()) return intent;
    ui::Card card(c, {.title = tr(Text::later)});
    ui::List list(c, tr(Text::later));
    for (std::size_t i = 0; i < std::min(today.later.size(), revisits_shown); ++i) {
        Intent hit = revisit_row(c, view, today.later[i]);
        if (asks(hit)) intent = std::move(hit);
    }
    return intent;
}

// What should be none at the end of the day; a row opens exactly what it counts.
Intent clear_card(ui::Context& c, const core::Today& today) {
    Intent intent;
    ui::Card card(c, {.title = tr(Text::to_clear)});
    ui::List list(c, tr(Text::to_clear));
    const auto row = [&](Text label, std::size_t count, ShowTickets then) {
        const std::string value = std::to_string(count);
        const ui::RowHit hit = ui::row(c, tr(label),
                                       {.title = tr(label),
                                        .title_bold = false,
                                        .value = count == 0 ? std::string_view{} : value,
                                        .chip = count == 0 ? tr(Text::cleared) : std::string_view{},
                                        .chip_tone = ui::Tone::kept,
                                        .chevron = count > 0,
                                        .tappable = count > 0,
                                        .height = 56});
        if (hit == ui::RowHit::row) intent = std::move(then);
    };
    row(Text::overdue, today.late, ShowTickets{{.due = core::DueState::late}});
    row(Text::revisits_today, today.revisits.size(),
        ShowTickets{{.scope = core::TicketScope::to_revisit, .due = core::DueState::today}});
    row(Text::to_confirm, today.to_confirm.size(),
        ShowTickets{{.scope = core::TicketScope::to_confirm}});
    return intent;
}

void month_card(ui::Context& c, const core::Today& today) {
    ui::Card card(c, {.title = tr(Text::month), .gap = ui::space::row});
    promise_rows(c, today.month);
}

// What those who steer look at first; each figure opens what it counts.
Intent overview(ui::Context& c, const View& view, const core::Today& today) {
    Intent intent;
    ui::Grid grid(c, c.phone() ? 2 : 4);
    const auto tile = [&](Text label, std::size_t count, ui::Tone tone, Intent then) {
        const std::string figure = std::to_string(count);
        const ui::Figure shown{
            .label = tr(label), .figure = figure, .tone = count > 0 ? tone : ui::Tone::ink};
        if (ui::figure_tile(c, shown, true)) intent = std::move(then);
    };
    const bool dispatches = is_for(view.role, Place::dispatch);
    tile(Text::to_dispatch, view.queries.to_dispatch(view).size(), ui::Tone::accent,
         dispatches
             ? Intent{Go{{Place::dispatch, 0}}}
             : Intent{ShowTickets{{.scope = core::TicketScope::unfinished, .unassigned = true}}});
    tile(Text::overdue, today.late, ui::Tone::late, ShowTickets{{.due = core::DueState::late}});
    tile(Text::revisits_today, today.revisits.size(), ui::Tone::soon,
         dispatches ? Intent{Go{{Place::revisits, 0}}}
                    : Intent{ShowTickets{
                          {.scope = core::TicketScope::to_revisit, .due = core::DueState::today}}});
    tile(Text::to_confirm, today.to_confirm.size(), ui::Tone::accent,
         ShowTickets{{.scope = core::TicketScope::to_confirm}});
    return intent;
}

std::string subtitle(const View& view) {
    std::string_view group;
    if (view.actor.kind == core::EntityKind::staff) {
        const core::Staff* staff = view.state.find(core::StaffId{view.actor.key});
        const core::Group* own = staff ? view.state.find(staff->group) : nullptr;
        if (own) group = own->name.value;
    }
    return joined({ui::date_weekday(view.now.ms), group.empty() ? word_of(view.role) : group});
}

}  // namespace

Intent draw_today(ui::Context& c, const View& view, WorkDayState& work) {
    const std::string line = subtitle(view);
    Page page(c, view, Place::today,
              {.key = "today", .title = tr(Word::tab_today), .subtitle = line, .pull = true});
    Intent intent = page.intent();
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    take(lost_cards(c, view));
    take(keeping_card(c, view));
    const core::Today& today = view.queries.today(view);
    if (is_for(view.role, Place::statistics)) take(overview(c, view, today));
    ui::TwoColumns columns(c, 1.55f);
    if (core::contains(core::repair_roles, view.role)) {
        take(rounds_card(c, view, today));
        take(work_day_cards(c, view, work));
    } else {
        take(now_card(c, view, today));
        take(later_card(c, view, today));
    }
    columns.next();
    take(duties_left_card(c, view));
    if (!is_for(view.role, Place::statistics)) take(clear_card(c, today));
    month_card(c, today);
    return intent;
}

}  // namespace shell
