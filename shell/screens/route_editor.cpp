// A route as a manager writes it down: name, who walks it, when; its points are in route_points.cpp.

#include "shell/screens/route_editor.hpp"
#include "shell/screens/page.hpp"
#include "shell/ui/entered_time.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace shell {

namespace {

// clang-format off
#define ROUTE_EDITOR_TEXTS(X) \
    X(new_route, "新建路线", "New route") \
    X(change, "修改路线", "Change the route") \
    X(change_text, "保存后成为一条新路线，原路线停用，走过的记录不变。", "Saved as a new route; the old one is retired, what was walked stays.") \
    X(name, "路线名称", "Name") \
    X(role, "岗位", "Walked by") \
    X(group, "组团", "Group") \
    X(everywhere, "全小区", "Whole community") \
    X(order, "顺序", "Order") \
    X(two_person, "双人巡逻", "Two people") \
    X(windows, "时段", "When") \
    X(windows_help, "每行一个，如 08:00-12:00；跨午夜 22:00-06:00；一段走两轮加 x2。不填：按每天轮数。", "A line each: 08:00-12:00; across midnight 22:00-06:00; two walks in it: x2. Empty: so often a day.") \
    X(bad_windows, "看不懂第 {} 行", "Line {} is not understood") \
    X(weekly, "每周次数", "Times a week") \
    X(weekly_help, "夜查等按周计数的填写；0 或不填：每个时段都走。", "For night checks and the like; 0 or empty: every window.") \
    X(weekdays, "星期", "Weekdays") \
    X(daily, "每天轮数", "Times a day") \
    X(day_begins, "一天从", "The day begins") \
    X(day_begins_help, "夜班跨午夜时填交班时间，如 07:00。", "With night shifts: when they hand over, as 07:00.") \
    X(retire, "停用路线", "Retire the route") \
    X(retire_text, "不再安排巡查，走过的记录不变。", "It is planned no more; what was walked stays.") \
    X(retired, "路线已停用", "Route retired") \
    X(save, "保存", "Save") \
    X(saved, "路线已存本机", "Route saved on this device")
// clang-format on
UI_TEXT_TABLE(Text, ROUTE_EDITOR_TEXTS)

constexpr std::array walkers{
    core::Role::butler,          core::Role::guard,   core::Role::technician, core::Role::cctv,
    core::Role::lift_technician, core::Role::cleaner, core::Role::gardener,   core::Role::lead};
constexpr std::array weekday_names{ui::Text::monday,   ui::Text::tuesday, ui::Text::wednesday,
                                   ui::Text::thursday, ui::Text::friday,  ui::Text::saturday,
                                   ui::Text::sunday};
constexpr int all_week = 0x7F, walks_max = 50;

// "22:00-06:00 x2". Nothing when it is no window.
std::optional<core::PlanWindow> window_of(std::string_view line) {
    core::PlanWindow window;
    if (const std::size_t times = line.find('x'); times != std::string_view::npos) {
        const std::string_view digits = line.substr(times + 1);
        if (digits.empty() || digits.size() > 2) return {};
        int value = 0;
        for (const char digit : digits) {
            if (digit < '0' || digit > '9') return {};
            value = value * 10 + (digit - '0');
        }
        if (value < 1 || value > core::window_times_max) return {};
        window.times = static_cast<std::uint8_t>(value);
        line = line.substr(0, times);
        while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    }
    const std::size_t dash = line.find('-');
    if (dash == std::string_view::npos) return {};
    const std::optional<int> from = ui::entered_minutes(line.substr(0, dash));
    const std::optional<int> until = ui::entered_minutes(line.substr(dash + 1));
    if (!from || !until) return {};
    window.from_minute = static_cast<std::uint16_t>(*from);
    window.until_minute = static_cast<std::uint16_t>(*until);
    return window;
}

std::string clock_of(int minute) {
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(minute / 60) + ":" + two(minute % 60);
}

std::string text_of(const core::PlanWindow& window) {
    return clock_of(window.from_minute) + "-" + clock_of(window.until_minute) +
           (window.times > 1 ? " x" + std::to_string(window.times) : "") + "\n";
}

WrittenRoute written(const View& view, Form& form, const core::Route* before,
                     const std::vector<core::GroupId>& groups) {
    WrittenRoute out;
    core::LayRoute& route = out.route;
    route.name = form.text("name");
    route.role = walkers[static_cast<std::size_t>(form.choice("role")) % walkers.size()];
    const int group = form.choice("group");
    route.group = group > 0 ? groups[static_cast<std::size_t>(group)] : core::GroupId{};
    route.order = static_cast<core::RouteOrder>(form.choice("order"));
    route.two_person = form.choice("two_person") == 1;
    route.seed = before ? before->seed : static_cast<std::uint32_t>(view.now.ms);
    each_line(form.text("windows"), [&](std::string_view line, int number) {
        if (const auto window = window_of(line))
            route.plan.windows.push_back(*window);
        else if (out.bad_window == 0)
            out.bad_window = number;
    });
    route.plan.weekdays = static_cast<std::uint8_t>(form.choice("weekdays", all_week));
    route.plan.day_begins_minute =
        static_cast<std::uint16_t>(ui::entered_minutes(form.text("day_begins")).value_or(0));
    route.plan.times_a_week =
        static_cast<std::uint8_t>(whole_number(form.text("weekly"), 0, walks_max));
    route.times_a_day =
        static_cast<std::uint8_t>(std::max(whole_number(form.text("daily"), 1, walks_max), 1));
    read_points(form, before, out);
    take_places(form, route.checkpoints);
    return out;
}

// What the route says now, once, when its editor is opened for the first time.
void fill(Form& form, const core::Route* route, const std::vector<core::GroupId>& groups) {
    if (form.choice("filled", 0) == 1) return;
    form.choice("filled", 0) = 1;
    form.choice("role", 0) = 0;
    form.choice("group", 0) = 0;
    form.choice("order", 0) = 0;
    form.choice("two_person", 0) = 0;
    form.choice("weekdays", all_week) = all_week;
    fill_points(form, route);
    if (!route) return;
    form.text("name") = route->name.value;
    for (std::size_t i = 0; i < walkers.size(); ++i) {
        if (walkers[i] == route->role) form.choice("role") = static_cast<int>(i);
    }
    for (std::size_t i = 1; i < groups.size(); ++i) {
        if (groups[i] == route->group) form.choice("group") = static_cast<int>(i);
    }
    form.choice("order") = static_cast<int>(route->order);
    form.choice("two_person") = route->two_person ? 1 : 0;
    for (const core::PlanWindow& window : route->plan.windows)
        form.text("windows") += text_of(window);
    if (route->plan.times_a_week > 0)
        form.text("weekly") = std::to_string(route->plan.times_a_week);
    if (route->times_a_day > 1) form.text("daily") = std::to_string(route->times_a_day);
    form.choice("weekdays") = route->plan.weekdays;
    if (route->plan.day_begins_minute > 0)
        form.text("day_begins") = clock_of(route->plan.day_begins_minute);
}

// At least one day: a route that is never walked is retired instead.
void weekdays_field(ui::Context& c, int& weekdays) {
    ui::Group group(c, tr(Text::weekdays));
    ui::text(c, tr(Text::weekdays), {.type = ui::Type::second, .tone = ui::Tone::second});
    ui::Wrap wrap(c);
    for (std::size_t i = 0; i < weekday_names.size(); ++i) {
        const int bit = 1 << i;
        const bool on = (weekdays & bit) != 0;
        if (ui::chip_button(c, tr(weekday_names[i]), on) && weekdays != bit) weekdays ^= bit;
    }
}

void who_and_when(ui::Context& c, const View& view, RoundsState& state, Form& form,
                  const std::vector<core::GroupId>& groups, const WrittenRoute& now) {
    ui::text_field(
        c, tr(Text::name), form.text("name"),
        {.error = state.missing && now.route.name.empty() ? tr(Word::missing, tr(Text::name))
                                                          : std::string(),
         .length_max = core::Name::length_max});
    std::vector<std::string_view> roles, places;
    for (const core::Role role : walkers) roles.push_back(word_of(role));
    for (const core::GroupId group : groups) {
        const core::Group* record = view.state.find(group);
        places.push_back(record ? std::string_view(record->name.value) : tr(Text::everywhere));
    }
    {
        ui::Cells cells(c, {ui::part(1), ui::part(1)});
        ui::select(c, tr(Text::role), roles, form.choice("role"));
        ui::select(c, tr(Text::group), places, form.choice("group"));
    }
    std::vector<ui::Choice> orders;
    for (std::uint8_t order = 0; order <= core::route_order_last; ++order)
        orders.push_back({.label = word_of(static_cast<core::RouteOrder>(order))});
    ui::segmented(c, tr(Text::order), orders, form.choice("order"));
    bool two = form.choice("two_person") == 1;
    ui::toggle(c, tr(Text::two_person), two);
    form.choice("two_person") = two ? 1 : 0;
    weekdays_field(c, form.choice("weekdays", all_week));
    const std::string bad =
        state.missing && now.bad_window > 0 ? tr(Text::bad_windows, now.bad_window) : std::string();
    ui::text_field(c, tr(Text::windows), form.text("windows"),
                   {.error = bad,
                    .help = tr(Text::windows_help),
                    .kind = ui::TextField::multiline,
                    .lines = 2});
    const bool windows = !now.route.plan.windows.empty();
    ui::Cells cells(c, {ui::part(1), ui::part(1)});
    if (windows)
        ui::text_field(c, tr(Text::weekly), form.text("weekly"),
                       {.help = tr(Text::weekly_help), .kind = ui::TextField::number});
    else
        ui::text_field(c, tr(Text::daily), form.text("daily"),
                       {.placeholder = "1", .kind = ui::TextField::number});
    ui::text_field(c, tr(Text::day_begins), form.text("day_begins"),
                   {.placeholder = "00:00",
                    .help = tr(Text::day_begins_help),
                    .kind = ui::TextField::pick_time});
}

// Nothing takes its place; rounds that were walked stay.
Submit retire(RoundsState& state, const std::string& form) {
    Submit submit;
    submit.act.push_back({core::entity(state.edited), core::RetireRoute{core::RouteId{}}});
    submit.form = form;
    submit.said = tr(Text::retired);
    state.editing = false;
    state.open = {};
    return submit;
}

}  // namespace

bool WrittenRoute::fine() const {
    return !route.name.empty() && bad_window == 0 && bad_point == 0 && bad_item == 0 &&
           !route.checkpoints.empty() && core::within_limits(route);
}

Intent draw_route_editor(ui::Context& c, const View& view, RoundsState& state) {
    const core::Route* before = view.state.find(state.edited);
    const std::string key = "route/" + std::to_string(state.edited.value);
    Form& form = view.forms.open(key);
    std::vector<core::GroupId> groups{{}};
    for (const auto& [group, record] : view.state.all<core::Group>()) groups.push_back({group});
    fill(form, before, groups);
    const WrittenRoute now = written(view, form, before, groups);
    bool saves = false;
    Intent place;
    {
        ui::Overlay dialog(c, {.key = key,
                               .title = before ? tr(Text::change) : tr(Text::new_route),
                               .text = before ? tr(Text::change_text) : std::string_view{},
                               .width_max = 720,
                               .cross = true});
        who_and_when(c, view, state, form, groups, now);
        points_fields(c, state, form, before, now);
        draw_coded(c, form, before, now.route.checkpoints);
        place = draw_places(c, view, state, form, now.route.checkpoints);
        saves =
            ui::button(c, tr(Text::save),
                       {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
        if (before && ui::button(c, tr(Text::retire), {.kind = ui::Button::danger, .fill = true}))
            state.retiring = true;
        if (dialog.dismissed()) {
            state.editing = state.missing = state.placing = false;
            return Nothing{};
        }
    }
    point_dialog(c, state, form, now);
    if (before && state.retiring) {
        const ui::Answer answer =
            ui::ask(c, {.key = "retire", .title = tr(Text::retire), .text = tr(Text::retire_text)},
                    tr(Text::retire), tr(Word::cancel), true);
        if (answer != ui::Answer::none) state.retiring = false;
        if (answer == ui::Answer::yes) return retire(state, key);
    }
    if (!saves) return place;
    state.missing = !now.fine();
    if (state.missing) return Nothing{};
    Submit submit;
    lay(submit, view, state.edited, now.route, coded_points(form, before, now.route.checkpoints));
    if (before)
        submit.act.push_back({core::entity(state.edited), core::RetireRoute{core::RouteId{}}});
    submit.form = key;
    submit.said = tr(Text::saved);
    state.editing = state.placing = false;
    state.open = {};
    return submit;
}

}  // namespace shell
