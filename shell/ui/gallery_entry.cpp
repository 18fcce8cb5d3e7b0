#include "shell/ui/gallery_pages.hpp"

#include <array>

namespace ui::gallery {

namespace {

constexpr std::array<std::string_view, 11> categories = {
    "渗漏", "水电", "电梯", "门窗", "疏通", "公区", "消防", "弱电", "绿化", "保洁", "其他"};

void draw_fields(Context& c, Gallery& g) {
    text_field(c, "内容", g.note, {.placeholder = "说明现场情况", .kind = TextField::multiline});
    const Grid grid(c, c.phone() ? 1 : 2, space::row);
    text_field(c, "电压", g.number, {.unit = "V", .kind = TextField::decimal});
    text_field(c, "密码", g.secret, {.kind = TextField::password});
    text_field(c, "联系电话", g.phone, {.error = "号码应为 11 位", .kind = TextField::phone});
    text_field(c, "不可改", g.name, {.help = "由前台填写", .enabled = false});
    text_field(c, "日期", g.day, {.kind = TextField::pick_date});
    text_field(c, "时间", g.time, {.kind = TextField::pick_time});
    text_field(c, "预约时间", g.moment, {.kind = TextField::pick_date_time});
    if (select(c, "分类", categories, g.option)) tapped(g, "分类");
    int none = -1;
    select(c, "维修人员", categories, none, {.error = "请选择维修人员"});
    select(c, "不可选", categories, g.category, {.enabled = false});
}

// A reading of a round's item: its words left, the figure right.
void draw_reading(Context& c, Gallery& g) {
    const Card card(c, {.title = "读数"});
    const Group group(c, "蓄电池电压");
    const Cells line(c, {part(1), fixed(c.phone() ? 150 : 220)}, space::row);
    {
        const Stack words(c, 0);
        text(c, "蓄电池电压", {.type = Type::row});
        text(c, "24.0 – 27.6 V", {.type = Type::second, .tone = Tone::second});
    }
    text_field(c, "读数", g.number,
               {.unit = "V", .kind = TextField::decimal, .reading = true, .label_hidden = true});
}

}  // namespace

void draw_entry(Context& c, Gallery& g) {
    TwoColumns columns(c, fixed(380), part(1));
    text_field(c, "房屋", g.name, {.big = true});
    keypad(c, g.code, 8, true);
    pin_dots(c, "已输入", 2, 6);
    draw_reading(c, g);
    columns.next();
    search_field(c, "搜索", g.query, "房号、姓名、拼音首字母");
    draw_fields(c, g);
    if (signature_pad(c, "签名板", g.strokes, 180)) tapped(g, "签名板");
}

}  // namespace ui::gallery
