// The points of a route as a manager writes them: a line each, one checklist and one stay for all of them, and what a point has of its own.

#include "core/policy/checklists.hpp"
#include "shell/screens/checklist_lines.hpp"
#include "shell/screens/page.hpp"
#include "shell/screens/route_editor.hpp"

namespace shell {

namespace {

// clang-format off
#define ROUTE_POINT_TEXTS(X) \
    X(checklist, "检查表", "Checklist") \
    X(keep, "保留原有检查项", "As it was") \
    X(as_route, "同路线", "As the route's") \
    X(own, "自定义", "My own") \
    X(items, "检查项", "Checks") \
    X(items_help, "每行一项：照明；机房门：完好*/松动；电压 [380-420 V]；说明 [文字]。带 * 的选项为正常；行尾 #照片 须拍照，#停用 异常即停用。", "A line each: Lights; Door：sound*/loose; Voltage [380-420 V]; Remark [文字]. * marks what is fine; end with #照片 for a photo, #停用 to stop it when abnormal.") \
    X(bad_items, "看不懂第 {} 行", "Line {} is not understood") \
    X(points, "巡查点", "Checkpoints") \
    X(points_help, "每行一个：编码 空格 地点，如 DT-01 3 栋机房", "A line each: code, space, place") \
    X(bad_points, "第 {} 行缺少编码或地点，或编码重复", "Line {}: no code or place, or a code that is there already") \
    X(dwell, "停留秒数", "Stay, seconds") \
    X(dwell_help, "少于此时间会注明；0：不限。", "A shorter stay is remarked on; 0: any.") \
    X(each_point, "逐点设置", "Each point") \
    X(each_line, "{} · {} 项检查 · 停留 {} 秒", "{} · {} checks · {} s")
// clang-format on
UI_TEXT_TABLE(Text, ROUTE_POINT_TEXTS)

constexpr int shipped = static_cast<int>(core::all_checklists.size());
constexpr int own_list = shipped;
constexpr int dwell_usual_s = 60, dwell_max_s = 3600;

std::string point_field(std::string_view code, std::string_view field) {
    return "point/" + std::string(code) + "/" + std::string(field);
}

const core::Checkpoint* point_with(const std::vector<core::Checkpoint>& points,
                                   std::string_view code) {
    for (const core::Checkpoint& point : points) {
        if (point.code.value == code) return &point;
    }
    return nullptr;
}

const core::Checkpoint* old_point(const core::Route* before, std::string_view code) {
    return before ? point_with(before->checkpoints, code) : nullptr;
}

// The items of a list by its number, `own` being what stands in the field. `bad`: the line that is not understood.
std::vector<core::ChecklistItem> items_of(int list, std::string_view own, int& bad) {
    if (list < own_list)
        return core::items_of(core::all_checklists[static_cast<std::size_t>(list)]);
    std::vector<core::ChecklistItem> items;
    int last = 1;
    each_line(own, [&](std::string_view line, int number) {
        last = number;
        if (const auto item = checklist_item(line); item && items.size() < core::items_max)
            items.push_back(*item);
        else if (bad == 0)
            bad = number;
    });
    if (items.empty() && bad == 0) bad = last;
    return items;
}

std::string lines_of(const core::Checkpoint& point) {
    std::string lines;
    for (const core::ChecklistItem& item : point.items) lines += checklist_line(item) + "\n";
    return lines;
}

// Which list the route's points have, −1: those they had.
int route_list(const Form& form, const core::Route* before) {
    return form.peek_choice("list", 0) - (before ? 1 : 0);
}

// The list of a point, and how long one stays there.
void read_own(const Form& form, const core::Route* before, core::Checkpoint& point,
              WrittenRoute& out) {
    const std::string& code = point.code.value;
    const int own = form.peek_choice(point_field(code, "list"), 0);
    const int list = own > 0 ? own - 1 : route_list(form, before);
    int bad = 0;
    if (list >= 0)
        point.items = items_of(
            list, form.peek(own > 0 ? point_field(code, "items") : std::string("items")), bad);
    if (bad > 0 && out.bad_item == 0) {
        out.bad_item = bad;
        out.bad_items_of = own > 0 ? code : std::string();
    }
    const int usual = old_point(before, code)
                          ? point.dwell_s
                          : whole_number(form.peek("dwell"), dwell_usual_s, dwell_max_s);
    point.dwell_s = static_cast<std::uint16_t>(
        whole_number(form.peek(point_field(code, "dwell")), usual, dwell_max_s));
}

void list_select(ui::Context& c, std::string_view first, int& list) {
    std::vector<std::string_view> lists;
    if (!first.empty()) lists.push_back(first);
    for (const core::Checklist each : core::all_checklists)
        lists.push_back(word(core::name_of(each)));
    lists.push_back(tr(Text::own));
    ui::select(c, tr(Text::checklist), lists, list);
}

void items_field(ui::Context& c, std::string& items, int bad) {
    const std::string error = bad > 0 ? tr(Text::bad_items, bad) : std::string();
    ui::text_field(c, tr(Text::items), items,
                   {.error = error,
                    .help = tr(Text::items_help),
                    .kind = ui::TextField::multiline,
                    .lines = 5});
}

void dwell_field(ui::Context& c, std::string& text, int usual) {
    ui::text_field(c, tr(Text::dwell), text,
                   {.placeholder = std::to_string(usual),
                    .help = tr(Text::dwell_help),
                    .kind = ui::TextField::number,
                    .length_max = 4});
}

}  // namespace

int whole_number(std::string_view text, int otherwise, int most) {
    if (text.empty() || text.size() > 6) return otherwise;
    int value = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return otherwise;
        value = value * 10 + (digit - '0');
    }
    return value <= most ? value : otherwise;
}

void fill_points(Form& form, const core::Route* before) {
    form.choice("list", 0) = 0;
    if (!before || before->checkpoints.empty()) return;
    for (const core::Checkpoint& point : before->checkpoints)
        form.text("points") += point.code.value + " " + point.place.value + "\n";
    const core::Checkpoint& first = before->checkpoints.front();
    const bool alike = std::all_of(before->checkpoints.begin(), before->checkpoints.end(),
                                   [&](const auto& point) { return point.items == first.items; });
    if (alike) form.text("items") = lines_of(first);
}

void read_points(const Form& form, const core::Route* before, WrittenRoute& out) {
    each_line(form.peek("points"), [&](std::string_view line, int number) {
        const std::size_t space = line.find(' ');
        core::Checkpoint point;
        if (const core::Checkpoint* old = old_point(before, line.substr(0, space))) point = *old;
        point.code = line.substr(0, space);
        point.place = space == std::string_view::npos ? std::string_view{} : line.substr(space + 1);
        const bool there = point_with(out.route.checkpoints, point.code.value) != nullptr;
        if ((point.place.empty() || there) && out.bad_point == 0) out.bad_point = number;
        read_own(form, before, point, out);
        out.route.checkpoints.push_back(std::move(point));
    });
}

void points_fields(ui::Context& c, RoundsState& state, Form& form, const core::Route* before,
                   const WrittenRoute& now) {
    std::string bad;
    if (state.missing && now.route.checkpoints.empty()) bad = tr(Word::missing, tr(Text::points));
    if (state.missing && now.bad_point > 0) bad = tr(Text::bad_points, now.bad_point);
    ui::text_field(c, tr(Text::points), form.text("points"),
                   {.error = bad,
                    .help = tr(Text::points_help),
                    .kind = ui::TextField::multiline,
                    .lines = 6});
    {
        ui::Cells cells(c, {ui::part(1.6f), ui::part(1)});
        list_select(c, before ? tr(Text::keep) : std::string_view{}, form.choice("list"));
        dwell_field(c, form.text("dwell"), dwell_usual_s);
    }
    if (route_list(form, before) == own_list)
        items_field(c, form.text("items"),
                    state.missing && now.bad_items_of.empty() ? now.bad_item : 0);
    if (now.route.checkpoints.empty() || now.bad_point > 0) return;
    ui::text(c, tr(Text::each_point), {.type = ui::Type::label, .tone = ui::Tone::second});
    ui::List list(c, tr(Text::each_point));
    for (const core::Checkpoint& point : now.route.checkpoints) {
        const std::string second =
            tr(Text::each_line, point.code.value, point.items.size(), point.dwell_s);
        const bool wrong = state.missing && now.bad_items_of == point.code.value;
        const std::string chip = wrong ? tr(Text::bad_items, now.bad_item) : std::string();
        if (ui::row(c, point.code.value,
                    {.title = point.place.value,
                     .second = second,
                     .title_bold = false,
                     .chip = chip,
                     .chip_tone = ui::Tone::late,
                     .chevron = true}) != ui::RowHit::none)
            state.point = point.code.value;
    }
}

void point_dialog(ui::Context& c, RoundsState& state, Form& form, const WrittenRoute& now) {
    const core::Checkpoint* point = point_with(now.route.checkpoints, state.point);
    if (!point) {
        state.point.clear();
        return;
    }
    const std::string& code = point->code.value;
    ui::Overlay dialog(c,
                       {.key = "point", .title = point->place.value, .text = code, .cross = true});
    int& list = form.choice(point_field(code, "list"), 0);
    const int chosen = list;
    list_select(c, tr(Text::as_route), list);
    std::string& items = form.text(point_field(code, "items"));
    // Writing begins with what was looked at there.
    if (list != chosen && list == own_list + 1 && items.empty()) items = lines_of(*point);
    if (list == own_list + 1)
        items_field(c, items, state.missing && now.bad_items_of == code ? now.bad_item : 0);
    dwell_field(c, form.text(point_field(code, "dwell")), point->dwell_s);
    const bool done = ui::button(
        c, tr(Word::ok), {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true});
    if (dialog.dismissed() || done) state.point.clear();
}

}  // namespace shell
