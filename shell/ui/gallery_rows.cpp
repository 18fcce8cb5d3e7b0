#include "shell/ui/gallery_pages.hpp"

#include <array>

namespace ui::gallery {

void draw_rows(Context& c, Gallery& g) {
    TwoColumns columns(c, 1.35f);
    {
        const Card card(c, {.title = "两行", .title_chip = "1 条将超时", .title_tone = Tone::late});
        const List list(c, "两行");
        const Ring late = {.fraction = 0.2f, .figure = "6分", .tone = Tone::late};
        const Ring part_done = {.fraction = 0.375f, .figure = "3/8"};
        if (row(c, "a",
                {.title = "3-2-501 天花板渗水",
                 .second = "报修 · 渗漏 · 到场时限 09:42 · 李师傅已接单",
                 .ring = &late,
                 .chip = "将超时",
                 .chip_tone = Tone::late}) == RowHit::row)
            tapped(g, "行");
        const RowHit hit = row(c, "b",
                               {.title = "每日巡楼 · 3 栋",
                                .second = "进行中 · 下一点 负一层配电房",
                                .ring = &part_done,
                                .button = "继续"});
        if (hit == RowHit::button) tapped(g, "继续");
        if (hit == RowHit::row) tapped(g, "巡楼行");
        row(c, "c",
            {.title = "图标与箭头",
             .second = "第二行说明文字",
             .icon = Icon::key,
             .chevron = true});
        row(c, "tel",
            {.title = "陈先生",
             .second = "业主 · 长按可复制",
             .avatar = "陈",
             .value = "138 0000 1234",
             .call = "138 0000 1234",
             .tappable = false});
        row(c, "d",
            {.title = "选中的一行,标题很长很长很长很长很长很长很长很长很长很长很长很长",
             .second = "同样很长的第二行文字,在手机上一定会被截断,因为它太长了",
             .avatar = "陈",
             .chip = "走访",
             .selected = true});
        row(c, "e",
            {.title = "不可用",
             .second = "点不动",
             .icon = Icon::lock,
             .icon_tone = Tone::muted,
             .enabled = false});
    }
    columns.next();
    {
        const Card card(c, {.title = "一行"});
        const List list(c, "一行");
        row(c, "a",
            {.title = "全区巡视 ≥ 1 次", .title_bold = false, .value = "0 / 1", .tappable = false});
        row(c, "b",
            {.title = "下属检查 ≥ 1 次",
             .title_bold = false,
             .chip = "1 / 1",
             .chip_tone = Tone::kept,
             .tappable = false});
        row(c, "c",
            {.title = "响应",
             .title_quiet = "10 分钟内",
             .second = "用时 1 分钟",
             .title_bold = false,
             .chip = "做到",
             .chip_tone = Tone::kept,
             .tappable = false});
        row(c, "d",
            {.title = "完成",
             .title_quiet = "小问题 30 分钟内",
             .second = "09:42 到期",
             .title_bold = false,
             .chip = "剩 4:12",
             .chip_tone = Tone::late,
             .tappable = false});
    }
    skeleton_rows(c, 2);
}

void draw_choices(Context& c, Gallery& g) {
    constexpr std::array<Choice, 5> kinds = {{{"报修"}, {"投诉"}, {"咨询"}, {"报事"}, {"特约"}}};
    constexpr std::array<Choice, 4> severities = {
        {{"小问题"}, {"大问题", Tone::soon}, {"疑难", Tone::soon}, {"突发", Tone::late, true}}};
    constexpr std::array<Choice, 3> results = {
        {{"正常"}, {"发现问题", Tone::soon}, {"不适用", Tone::muted}}};
    constexpr std::array<Choice, 10> categories = {{{"渗漏", Tone::accent, false, Icon::drop},
                                                    {"水", Tone::accent, false, Icon::pipe},
                                                    {"电", Tone::accent, false, Icon::bolt},
                                                    {"门窗", Tone::accent, false, Icon::door},
                                                    {"电梯", Tone::accent, false, Icon::lift},
                                                    {"疏通", Tone::accent, false, Icon::tools},
                                                    {"公区", Tone::accent, false, Icon::building},
                                                    {"消防", Tone::accent, false, Icon::flame},
                                                    {"弱电", Tone::accent, false, Icon::wifi},
                                                    {"其他", Tone::accent, false, Icon::more}}};
    constexpr std::array<std::string_view, 3> labels = {"全部", "我的", "已完成"};
    if (tabs(c, "筛选", labels, g.tab)) tapped(g, "筛选");
    if (segmented(c, "类型", kinds, g.segment)) tapped(g, "类型");
    if (category_grid(c, "类别", categories, g.category)) tapped(g, "类别");
    if (segmented(c, "程度", severities, g.severity)) tapped(g, "程度");
    TwoColumns columns(c, 1.2f);
    {
        const Card card(c, {.title = "检查项"});
        const Group group(c, "干燥整洁,无渗水");
        text(c, "干燥整洁,无渗水", {.type = Type::row});
        if (segmented(c, "结果", results, g.check, {.buttons = true})) tapped(g, "结果");
        segmented(c, "不可用", results, g.check, {.enabled = false});
    }
    columns.next();
    const Card card(c, {.title = "开关", .gap = 0});
    if (checkbox(c, "业主在家", g.checked)) tapped(g, "业主在家");
    bool off = false;
    checkbox(c, "不能勾", off, false);
    if (toggle(c, "大字", g.toggled, "所有文字放大")) tapped(g, "大字");
    if (radio_list(c, "评分", severities, g.severity)) tapped(g, "评分");
}

}  // namespace ui::gallery
