#include "core/order.hpp"
#include "shell/ui/charts.hpp"
#include "shell/ui/gallery_pages.hpp"

#include <algorithm>
#include <array>

namespace ui::gallery {
namespace {

struct Building {
    std::string_view name;
    int households, open, late, on_time;  // the last in thousandths
};
constexpr std::array<Building, 6> buildings = {{{"1 栋", 96, 4, 0, 982},
                                                {"2 栋", 108, 7, 1, 957},
                                                {"3 栋", 120, 12, 3, 913},
                                                {"4 栋", 84, 2, 0, 1000},
                                                {"5 栋", 132, 9, 2, 934},
                                                {"6 栋", 72, 1, 0, 991}}};

int figure_of(const Building& building, int column) {
    switch (column) {
        case 1: return building.households;
        case 2: return building.open;
        case 3: return building.late;
        default: return building.on_time;
    }
}

void draw_table(Context& c, Gallery& g) {
    constexpr std::array<Column, 5> columns = {{{"楼栋", 1.4f},
                                                {"户数", 1, true},
                                                {"未结", 1, true},
                                                {"超时", 1, true},
                                                {"按时率", 1.2f, true}}};
    const Card card(c, {.title = "各楼栋"});
    std::array<std::size_t, buildings.size()> order{};
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    if (g.sort.column > 0) {
        core::order_short(order, [&](std::size_t a, std::size_t b) {
            const int one = figure_of(buildings[a], g.sort.column);
            const int other = figure_of(buildings[b], g.sort.column);
            return g.sort.down ? one > other : one < other;
        });
    } else if (g.sort.column == 0 && g.sort.down) {
        std::reverse(order.begin(), order.end());
    }
    Table table(c, "各楼栋", columns, static_cast<int>(order.size()), g.sort, true);
    if (table.sorted()) tapped(g, "排序");
    while (table.next()) {
        const std::size_t at = order[static_cast<std::size_t>(table.index())];
        const Building& building = buildings[at];
        table.key(at);
        table.cell(building.name);
        table.cell(std::to_string(building.households));
        table.cell(std::to_string(building.open));
        table.cell(std::to_string(building.late), building.late > 0 ? Tone::late : Tone::ink);
        table.cell(percent(building.on_time));
        if (table.tapped()) tapped(g, building.name);
    }
}

void draw_lines(Context& c) {
    constexpr std::array<std::string_view, 8> weeks = {
        "9月2日", "9月9日", "9月16日", "9月23日", "9月30日", "10月7日", "10月14日", "10月21日"};
    constexpr std::array<float, 8> arrived = {88, 91, 90, 93, 86, 94, 95, 96};
    constexpr std::array<float, 8> answered = {95, 96, 94, 97, 96, 98, 98, 99};
    const std::array<Line, 2> lines = {
        {{"按时到场", arrived}, {"按时响应", answered, Tone::under_way}}};
    const Card card(c, {.title = "按时率(%)", .gap = space::row});
    line_chart(c, "按时率",
               {.labels = weeks, .lines = lines, .least = 80, .target = 92, .height = 150});
}

void draw_heat(Context& c) {
    constexpr std::array<std::string_view, 12> hours = {"8时",  "9时",  "10时", "11时",
                                                        "12时", "13时", "14时", "15时",
                                                        "16时", "17时", "18时", "19时"};
    constexpr std::array<std::string_view, 7> days = {"周一", "周二", "周三", "周四",
                                                      "周五", "周六", "周日"};
    std::array<float, hours.size() * days.size()> values{};
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>((i * 7 + i / 12 * 5) % 11);
    values[5] = values[17] = -1;
    const Card card(c, {.title = "报事时段", .gap = space::row});
    heat_chart(c, "报事时段", {.columns = hours, .rows = days, .values = values});
}

}  // namespace

void draw_data(Context& c, Gallery& g) {
    constexpr std::array<Bar, 7> bars = {{{"周一", 8},
                                          {"周二", 12},
                                          {"周三", 5},
                                          {"周四", 9, Tone::soon},
                                          {"周五", 14},
                                          {"周六", 3},
                                          {"周日", 0}}};
    constexpr std::array<Bar, 4> kinds = {{{"报修", 23},
                                           {"投诉", 6, Tone::late},
                                           {"咨询", 11, Tone::under_way},
                                           {"建议", 4, Tone::soon}}};
    TwoColumns columns(c, 1.35f);
    draw_table(c, g);
    draw_lines(c);
    columns.next();
    {
        const Card card(c, {.title = "工单类别", .gap = space::row});
        ring_chart(c, "工单类别", kinds, "44", "本周");
    }
    {
        const Card card(c, {.title = "本周", .gap = space::row});
        bar_chart(c, "本周工单", bars);
    }
    draw_heat(c);
}

}  // namespace ui::gallery
