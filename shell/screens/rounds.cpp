#include "shell/screens/rounds.hpp"

#include "shell/screens/page.hpp"

namespace shell {

namespace {

// clang-format off
#define ROUNDS_TEXTS(X) \
    X(title, "巡查", "Rounds") \
    X(routes, "巡查路线", "Routes") \
    X(start, "开始巡查", "Start round") \
    X(go_on, "继续", "Go on") \
    X(today, "今日轮次", "Rounds of today") \
    X(no_rounds, "今天还没有巡查记录", "No rounds recorded today") \
    X(points, "{} 个点", "{} points") \
    X(due, "今天 {}/{} 轮", "{}/{} today") \
    X(under_way, "进行中，下一点 {}", "Under way, next: {}") \
    X(all_points, "各点已走完，待结束", "All points done, to be finished") \
    X(last, "上次 {}", "last {}") \
    X(done, "已完成", "Done") \
    X(to_walk, "待巡", "To walk") \
    X(walking, "巡查中", "Walking") \
    X(all_ok, "全部正常", "All fine") \
    X(findings, "发现 {} 处", "{} findings") \
    X(incomplete, "未走完", "Incomplete") \
    X(counted, "{}/{} 点", "{}/{} points") \
    X(in_order, "按顺序走", "in order") \
    X(items, "{} 项检查", "{} checks") \
    X(checkpoints, "巡查点", "Checkpoints") \
    X(two_person, "双人", "two people") \
    X(each_shift, "每班换顺序", "another order each shift") \
    X(partner, "选择搭档", "Choose a partner") \
    X(partner_text, "搭档在自己的设备上打开这轮巡查并确认，或在本机输入自己的 PIN。", "The partner confirms on a device of their own, or by their PIN on this one.") \
    X(colleague, "搭档", "Partner") \
    X(no_partner, "请选择搭档", "Choose a partner") \
    X(walks, "巡查", "Rounds") \
    X(kept, "达标", "Compliance") \
    X(new_route, "新建路线", "New route") \
    X(edit, "修改", "Change") \
    X(labels, "打印标签", "Print labels") \
    X(readings, "运行读数", "Readings") \
    X(reading, "{} {} {}", "{} {} {}") \
    X(never_read, "还没有读数", "Not read yet") \
    X(out_of_range, "超出范围", "Out of range") \
    X(none, "没有您要走的路线", "You have no route to walk") \
    X(none_text, "路线由项目经理设置。", "The manager sets up routes.")
// clang-format on
UI_TEXT_TABLE(Text, ROUNDS_TEXTS)

struct RouteLine {
    std::string second, figure;
    ui::Ring ring;
};

Intent route_row(ui::Context& c, const View& view, RoundsState& state, const core::RouteRow& row) {
    const core::Route* route = view.state.find(row.route);
    if (!route) return Nothing{};
    RouteLine line;
    const core::RoundProgress& progress = row.progress;
    if (row.mine) {
        line.second = progress.next
                          ? tr(Text::under_way, route->checkpoints[*progress.next].place.value)
                          : std::string(tr(Text::all_points));
    } else {
        line.second = joined(
            {tr(Text::due, row.finished_today, row.times_a_day), tr(Text::points, progress.total),
             row.last_finished ? tr(Text::last, when(view, row.last_finished)) : ""});
    }
    const int done = row.mine ? progress.done() : row.finished_today;
    const int total = row.mine ? progress.total : row.times_a_day;
    line.figure = std::to_string(done) + "/" + std::to_string(total);
    line.ring = {total == 0 ? 0.0f : static_cast<float>(done) / static_cast<float>(total),
                 line.figure, row.mine || row.due() ? ui::Tone::accent : ui::Tone::kept};
    const ui::RowHit hit = ui::row(c, row.route.value,
                                   {.title = route->name.value,
                                    .second = line.second,
                                    .ring = &line.ring,
                                    .button = row.mine ? tr(Text::go_on) : tr(Text::start),
                                    .button_primary = row.mine || row.due()});
    if (hit == ui::RowHit::none) return Nothing{};
    if (row.mine) return Go{round_route(row.mine)};
    if (hit == ui::RowHit::button && route->two_person) {
        state.start = row.route;
        state.partner = -1;
        return Nothing{};
    }
    if (hit == ui::RowHit::button) return start_round(view, row.route);
    state.open = state.open == row.route ? core::RouteId{} : row.route;
    return Nothing{};
}

Intent round_row(ui::Context& c, const View& view, const core::RoundRow& row) {
    const core::Round* round = view.state.find(row.id);
    const core::Route* route = view.state.find(row.route);
    if (!round || !route) return Nothing{};
    const std::string second =
        joined({staff_name(view, row.walker), when(view, round->started.effective_at),
                tr(Text::counted, row.progress.visited, row.progress.total)});
    std::string chip;
    ui::Tone tone = ui::Tone::kept;
    switch (row.outcome) {
        case core::RoundOutcome::under_way:
            chip = tr(Text::walking);
            tone = ui::Tone::under_way;
            break;
        case core::RoundOutcome::all_ok: chip = tr(Text::all_ok); break;
        case core::RoundOutcome::with_findings:
            chip = tr(Text::findings, row.progress.findings);
            tone = ui::Tone::soon;
            break;
        case core::RoundOutcome::incomplete:
            chip = tr(Text::incomplete);
            tone = ui::Tone::late;
            break;
    }
    const ui::RowHit hit = ui::row(c, row.id.value,
                                   {.title = route->name.value,
                                    .second = second,
                                    .chip = chip,
                                    .chip_tone = tone,
                                    .chevron = true});
    return hit == ui::RowHit::none ? Intent{} : Intent{Go{round_route(row.id)}};
}

// The points of the route that was tapped: beside the list, not over it, so that the button to start
// stays where it was.
Intent route_card(ui::Context& c, const View& view, RoundsState& state) {
    const core::Route* route = view.state.find(state.open);
    if (!route) return Nothing{};
    const bool makes = core::contains(route_makers, view.role) && route->in_use();
    ui::Card card(c, {.title = route->name.value,
                      .button = makes ? tr(Text::edit) : std::string_view{},
                      .gap = 0});
    if (card.button_tapped()) {
        state.editing = true;
        state.edited = state.open;
    }
    ui::text(c,
             joined({tr(Text::points, route->checkpoints.size()),
                     route->order == core::RouteOrder::in_order   ? tr(Text::in_order)
                     : route->order == core::RouteOrder::shuffled ? tr(Text::each_shift)
                                                                  : word_of(route->order),
                     route->two_person ? tr(Text::two_person) : std::string_view{}}),
             {.type = ui::Type::second, .tone = ui::Tone::second});
    ui::List list(c, tr(Text::checkpoints));
    for (std::size_t i = 0; i < route->checkpoints.size(); ++i) {
        const core::Checkpoint& point = route->checkpoints[i];
        const std::string number = std::to_string(i + 1);
        const std::string items = tr(Text::items, point.items.size());
        ui::row(c, i,
                {.title = point.place.value,
                 .title_bold = false,
                 .avatar = number,
                 .value = items,
                 .tappable = false});
    }
    if (makes && ui::button(c, tr(Text::labels),
                            {.height = ui::size::primary, .icon = ui::Icon::qr, .fill = true}))
        return PrintLabels{state.open};
    return Nothing{};
}

constexpr std::size_t readings_shown = 5;

// The log of the open route's meters: the newest reading large, those before it beneath.
void readings_card(ui::Context& c, const View& view, RoundsState& state) {
    const core::Route* route = view.state.find(state.open);
    if (!route) return;
    const std::vector<core::ReadingLog>& logs = state.readings.get(
        view.device.version(), 0, std::to_string(state.open.value),
        [&] { return core::reading_logs(view.state, state.open, readings_shown, view.now); });
    if (logs.empty()) return;
    ui::Card card(c, {.title = tr(Text::readings)});
    ui::List list(c, tr(Text::readings));
    for (std::size_t i = 0; i < logs.size(); ++i) {
        const core::ReadingLog& log = logs[i];
        const core::Checkpoint& point = route->checkpoints[log.checkpoint];
        const core::ChecklistItem& item = point.items[log.item];
        const std::string title = joined({point.place.value, item.text.value});
        std::string second;
        for (std::size_t r = 0; r < log.readings.size(); ++r)
            second = joined({second, tr(Text::reading, when(view, log.readings[r].at),
                                        milli_text(log.readings[r].milli), item.unit.value)});
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
}

// Who walks along on a two-person round: whoever walks the route themselves.
Intent partner_dialog(ui::Context& c, const View& view, RoundsState& state) {
    const core::Route* route = view.state.find(state.start);
    if (!route) {
        state.start = {};
        return Nothing{};
    }
    std::vector<core::StaffId> people;
    std::vector<std::string_view> names;
    for (const auto& [key, staff] : view.state.all<core::Staff>()) {
        const core::Actor actor = core::entity(core::StaffId{key});
        if (actor == view.actor || !core::walks(view.state, actor, *route)) continue;
        people.push_back({key});
        names.push_back(staff.name.value);
    }
    ui::Overlay dialog(c, {.key = "partner",
                           .title = tr(Text::partner),
                           .text = tr(Text::partner_text),
                           .cross = true});
    ui::select(c, tr(Text::colleague), names, state.partner, {.placeholder = tr(Text::no_partner)});
    const bool chosen = state.partner >= 0 && state.partner < static_cast<int>(people.size());
    const bool tapped = ui::button(c, tr(Text::start),
                                   {.kind = ui::Button::primary,
                                    .height = ui::size::primary,
                                    .enabled = chosen,
                                    .fill = true});
    const core::RouteId start = state.start;
    if (dialog.dismissed() || tapped) state.start = {};
    if (!tapped || !chosen) return Nothing{};
    return start_round(view, start, people[static_cast<std::size_t>(state.partner)]);
}

}  // namespace

Submit start_round(const View& view, core::RouteId route, core::StaffId partner) {
    core::BeginRound begin;
    begin.route = route;
    begin.partner = partner;
    begin.turn = core::next_turn(view.state, route);
    if (const core::Route* walked = view.state.find(route)) {
        const auto walk = core::walk_at(*walked, route, view.now, view.policy.zone);
        if (walk && walk->holds(view.now)) {
            begin.planned = walk->named();
            begin.turn = walk->turn;
        }
    }
    Submit submit;
    submit.act.push_back({{core::EntityKind::round, 0}, begin});
    submit.then = Route{Place::round, 0};
    return submit;
}

Intent draw_rounds(ui::Context& c, const View& view, RoundsState& state) {
    const std::vector<core::RouteRow>& routes = view.queries.routes(view);
    const std::vector<core::RoundRow>& rounds = view.queries.rounds_today(view);
    const std::string day = ui::date_weekday(view.now.ms);
    Page page(c, view, Place::rounds,
              {.key = "rounds", .title = tr(Text::title), .subtitle = day, .pull = true});
    Intent intent = page.intent();
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    if (core::contains(core::desk_roles, view.role)) {
        const std::string_view tabs[] = {tr(Text::walks), tr(Text::kept)};
        ui::tabs(c, tr(Text::title), tabs, state.tab);
        if (state.tab == 1) {
            take(draw_compliance(c, view, state));
            return intent;
        }
    }
    ui::TwoColumns columns(c, 1.55f);
    {
        const bool makes = core::contains(route_makers, view.role);
        ui::Card card(c, {.title = tr(Text::routes),
                          .button = makes ? tr(Text::new_route) : std::string_view{}});
        if (card.button_tapped()) {
            state.editing = true;
            state.edited = {};
        }
        if (routes.empty()) {
            ui::empty_state(
                c, {.icon = ui::Icon::round, .title = tr(Text::none), .text = tr(Text::none_text)});
        } else {
            ui::List list(c, tr(Text::routes));
            for (const core::RouteRow& row : routes) take(route_row(c, view, state, row));
        }
    }
    columns.next();
    // Where there is room, the points of the first route to walk stand there from the start.
    if (!c.narrow() && !state.open && !routes.empty() && !routes.front().mine)
        state.open = routes.front().route;
    take(route_card(c, view, state));
    readings_card(c, view, state);
    ui::Card card(c, {.title = tr(Text::today)});
    if (rounds.empty()) {
        ui::text(c, tr(Text::no_rounds), {.type = ui::Type::second, .tone = ui::Tone::second});
    } else {
        ui::List list(c, tr(Text::today));
        for (const core::RoundRow& row : rounds) take(round_row(c, view, row));
    }
    if (state.start) take(partner_dialog(c, view, state));
    if (state.editing) take(draw_route_editor(c, view, state));
    return intent;
}

}  // namespace shell
