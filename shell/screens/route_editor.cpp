// A route as a manager writes it down: name, who walks it, when, and its points a line each.

#include "core/policy/checklists.hpp"
#include "shell/screens/checklist_lines.hpp"
#include "shell/screens/page.hpp"
#include "shell/screens/rounds.hpp"
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
    X(windows_help, "每行一个，如 08:00-12:00；跨午夜 22:00-06:00；一段走两轮加 x2。不填：一天一轮。", "A line each: 08:00-12:00; across midnight 22:00-06:00; two walks in it: x2. Empty: once a day.") \
    X(bad_windows, "看不懂第 {} 行", "Line {} is not understood") \
    X(weekly, "每周次数", "Times a week") \
    X(weekly_help, "夜查等按周计数的填写；0 或不填：每个时段都走。", "For night checks and the like; 0 or empty: every window.") \
    X(checklist, "检查表", "Checklist") \
    X(keep, "保留原有检查项", "As it was") \
    X(own, "自定义", "My own") \
    X(items, "检查项", "Checks") \
    X(items_help, "每行一项：照明；机房门：完好*/松动；电压 [380-420 V]；说明 [文字]。带 * 的选项为正常；行尾 #照片 须拍照，#停用 异常即停用。", "A line each: Lights; Door：sound*/loose; Voltage [380-420 V]; Remark [文字]. * marks what is fine; end with #照片 for a photo, #停用 to stop it when abnormal.") \
    X(points, "巡查点", "Checkpoints") \
    X(points_help, "每行一个：编码 空格 地点，如 DT-01 3 栋机房", "A line each: code, space, place") \
    X(bad_points, "第 {} 行缺少编码或地点，或编码重复", "Line {}: no code or place, or a code that is there already") \
    X(save, "保存", "Save") \
    X(saved, "路线已存本机", "Route saved on this device")
// clang-format on
UI_TEXT_TABLE(Text, ROUTE_EDITOR_TEXTS)

constexpr std::array walkers{
    core::Role::butler,          core::Role::guard,   core::Role::technician, core::Role::cctv,
    core::Role::lift_technician, core::Role::cleaner, core::Role::gardener,   core::Role::lead};

// Calls each(line, number from 1) for the lines that hold something.
template <class Each>
void each_line(std::string_view text, Each each) {
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
        while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
        if (!line.empty()) each(line, number);
    }
}

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

std::string text_of(const core::PlanWindow& window) {
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    const auto clock = [&](int minute) { return two(minute / 60) + ":" + two(minute % 60); };
    return clock(window.from_minute) + "-" + clock(window.until_minute) +
           (window.times > 1 ? " x" + std::to_string(window.times) : "") + "\n";
}

// What stands in the form; the first line of each list that is not understood, 0: none.
struct Written {
    core::LayRoute route;
    int bad_window = 0, bad_point = 0, bad_item = 0;
    bool fine() const {
        return !route.name.empty() && bad_window == 0 && bad_point == 0 && bad_item == 0 &&
               !route.checkpoints.empty() && core::within_limits(route);
    }
};

const core::Checkpoint* point_with(const std::vector<core::Checkpoint>& points,
                                   std::string_view code) {
    for (const core::Checkpoint& point : points) {
        if (point.code.value == code) return &point;
    }
    return nullptr;
}

constexpr int own_list = static_cast<int>(core::all_checklists.size());

std::vector<core::ChecklistItem> read_items(Form& form, int list, Written& out) {
    std::vector<core::ChecklistItem> items;
    if (list >= 0 && list < own_list)
        return core::items_of(core::all_checklists[static_cast<std::size_t>(list)]);
    if (list != own_list) return items;
    int last = 1;
    each_line(form.text("items"), [&](std::string_view line, int number) {
        last = number;
        if (const auto item = checklist_item(line); item && items.size() < core::items_max)
            items.push_back(*item);
        else if (out.bad_item == 0)
            out.bad_item = number;
    });
    if (items.empty() && out.bad_item == 0) out.bad_item = last;
    return items;
}

void read_points(Form& form, const core::Route* before, int list, Written& out) {
    const std::vector<core::ChecklistItem> items = read_items(form, list, out);
    each_line(form.text("points"), [&](std::string_view line, int number) {
        const std::size_t space = line.find(' ');
        core::Checkpoint point;
        if (const core::Checkpoint* old =
                before ? point_with(before->checkpoints, line.substr(0, space)) : nullptr)
            point = *old;
        point.code = line.substr(0, space);
        point.place = space == std::string_view::npos ? std::string_view{} : line.substr(space + 1);
        const bool there = point_with(out.route.checkpoints, point.code.value) != nullptr;
        if ((point.place.empty() || there) && out.bad_point == 0) out.bad_point = number;
        if (list >= 0) point.items = items;
        out.route.checkpoints.push_back(std::move(point));
    });
}

Written written(const View& view, Form& form, const core::Route* before,
                const std::vector<core::GroupId>& groups) {
    Written out;
    core::LayRoute& route = out.route;
    if (before) {
        route.plan = before->plan;
        route.times_a_day = before->times_a_day;
    }
    route.name = form.text("name");
    route.role = walkers[static_cast<std::size_t>(form.choice("role")) % walkers.size()];
    const int group = form.choice("group");
    route.group = group > 0 ? groups[static_cast<std::size_t>(group)] : core::GroupId{};
    route.order = static_cast<core::RouteOrder>(form.choice("order"));
    route.two_person = form.choice("two_person") == 1;
    route.seed = before ? before->seed : static_cast<std::uint32_t>(view.now.ms);
    route.plan.windows.clear();
    each_line(form.text("windows"), [&](std::string_view line, int number) {
        if (const auto window = window_of(line))
            route.plan.windows.push_back(*window);
        else if (out.bad_window == 0)
            out.bad_window = number;
    });
    std::int32_t weekly = 0;
    if (parse_milli(form.text("weekly"), weekly) && weekly >= 0 && weekly <= 50'000)
        route.plan.times_a_week = static_cast<std::uint8_t>(weekly / 1000);
    read_points(form, before, form.choice("list") - (before ? 1 : 0), out);
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
    form.choice("list", 0) = 0;
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
    if (!route->checkpoints.empty()) {
        for (const core::ChecklistItem& item : route->checkpoints.front().items)
            form.text("items") += checklist_line(item) + "\n";
    }
    for (const core::Checkpoint& point : route->checkpoints)
        form.text("points") += point.code.value + " " + point.place.value + "\n";
}

void who_and_when(ui::Context& c, const View& view, RoundsState& state, Form& form,
                  const std::vector<core::GroupId>& groups, const Written& now) {
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
    const std::string bad =
        state.missing && now.bad_window > 0 ? tr(Text::bad_windows, now.bad_window) : std::string();
    ui::text_field(c, tr(Text::windows), form.text("windows"),
                   {.error = bad,
                    .help = tr(Text::windows_help),
                    .kind = ui::TextField::multiline,
                    .lines = 2});
    ui::text_field(c, tr(Text::weekly), form.text("weekly"),
                   {.help = tr(Text::weekly_help), .kind = ui::TextField::number});
}

void where_and_what(ui::Context& c, const RoundsState& state, Form& form, bool changes,
                    const Written& now) {
    std::vector<std::string_view> lists;
    if (changes) lists.push_back(tr(Text::keep));
    for (const core::Checklist list : core::all_checklists)
        lists.push_back(word(core::name_of(list)));
    lists.push_back(tr(Text::own));
    int& list = form.choice("list");
    ui::select(c, tr(Text::checklist), lists, list);
    if (list == static_cast<int>(lists.size()) - 1) {
        const std::string not_understood =
            state.missing && now.bad_item > 0 ? tr(Text::bad_windows, now.bad_item) : std::string();
        ui::text_field(c, tr(Text::items), form.text("items"),
                       {.error = not_understood,
                        .help = tr(Text::items_help),
                        .kind = ui::TextField::multiline,
                        .lines = 5});
    }
    const bool none = now.route.checkpoints.empty();
    std::string bad;
    if (state.missing && none) bad = tr(Word::missing, tr(Text::points));
    if (state.missing && now.bad_point > 0) bad = tr(Text::bad_points, now.bad_point);
    ui::text_field(c, tr(Text::points), form.text("points"),
                   {.error = bad,
                    .help = tr(Text::points_help),
                    .kind = ui::TextField::multiline,
                    .lines = 6});
}

}  // namespace

Intent draw_route_editor(ui::Context& c, const View& view, RoundsState& state) {
    const core::Route* before = view.state.find(state.edited);
    const std::string key = "route/" + std::to_string(state.edited.value);
    Form& form = view.forms.open(key);
    std::vector<core::GroupId> groups{{}};
    for (const auto& [group, record] : view.state.all<core::Group>()) groups.push_back({group});
    fill(form, before, groups);
    const Written now = written(view, form, before, groups);
    ui::Overlay dialog(c, {.key = key,
                           .title = before ? tr(Text::change) : tr(Text::new_route),
                           .text = before ? tr(Text::change_text) : std::string_view{},
                           .width_max = 720,
                           .cross = true});
    who_and_when(c, view, state, form, groups, now);
    where_and_what(c, state, form, before != nullptr, now);
    const bool tapped =
        ui::button(c, tr(Text::save),
                   {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
    if (dialog.dismissed()) {
        state.editing = state.missing = false;
        return Nothing{};
    }
    if (!tapped) return Nothing{};
    state.missing = !now.fine();
    if (state.missing) return Nothing{};
    Submit submit;
    submit.act.push_back({{core::EntityKind::route, 0}, now.route});
    if (before)
        submit.act.push_back({core::entity(state.edited), core::RetireRoute{core::RouteId{}}});
    submit.form = key;
    submit.said = tr(Text::saved);
    state.editing = false;
    state.open = {};
    return submit;
}

}  // namespace shell
