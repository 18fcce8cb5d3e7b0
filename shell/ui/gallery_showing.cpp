#include "shell/ui/gallery_pages.hpp"

#include <array>

namespace ui::gallery {

void draw_showing(Context& c, Gallery& g) {
    constexpr std::array<std::string_view, 8> steps = {"已报", "响应",     "派单", "到场",
                                                       "完成", "业主确认", "回访", "关闭"};
    constexpr std::array<Event, 4> events = {
        {{"完成维修", "预计 09:42 前", {}, Tone::accent, true},
         {"李师傅 到场", "09:38 · 时间可信"},
         {"前台 派单给 李师傅", "09:14", "带备用阀门,先关总阀;业主家有老人,请轻声。"},
         {"王敏 登记(离线)", "09:12 · 09:31 送达"}}};
    {
        const Grid grid(c, c.phone() ? 2 : 4, space::row);
        figure_tile(c, {"按时到场", "96.4%", "上月 94.1%", Tone::kept});
        figure_tile(c, {"未结工单", "12", "其中将超时 2", Tone::late});
        if (figure_tile(c, {"巡查覆盖", "38/40"}, true)) tapped(g, "巡查覆盖");
        figure_tile(c, {"走访", "61%", "目标 80%", Tone::soon});
    }
    TwoColumns columns(c, 1.35f);
    {
        const Card card(c, {.gap = space::row});
        stepper(c, "进度", steps, 3);
        text(c, "天花板渗水,主卧靠外墙一侧", {.type = Type::headline});
        text(c, "报修 · 渗漏 · 小问题 · 巡查发现(每日巡楼 3 栋)",
             {.type = Type::second, .tone = Tone::second});
        const Strip photos(c, "照片");
        if (photo_tile(c, "照片 1", {}, "已上传")) tapped(g, "照片 1");
        photo_tile(c, "照片 2", {}, "待传 · 1.2 MB");
        for (const std::string_view more : {"照片 3", "照片 4", "照片 5", "照片 6"})
            photo_tile(c, more, {}, "已上传");
        if (add_tile(c, "拍照")) tapped(g, "拍照");
    }
    {
        const Card card(c, {.title = "时间线"});
        timeline(c, "时间线", events);
    }
    columns.next();
    banner(c, {.tone = Tone::accent,
               .title = "李师傅 已到场",
               .text = "承诺派单后 30 分钟内到场,实际 24 分钟"});
    if (banner(c, {.tone = Tone::soon,
                   .icon = Icon::offline,
                   .title = "离线",
                   .text = "4 条记录存在本机,联网后自动上传",
                   .button = "查看"}))
        tapped(g, "查看");
    banner(c, {.tone = Tone::late,
               .icon = Icon::warning,
               .text = "未被接受:工单已关闭。内容仍保存在本机。",
               .alert = true});
    const Card card(c);
    if (empty_state(c, {.icon = Icon::leaf,
                        .title = "今天没有待办",
                        .text = "新的工单和巡查会出现在这里",
                        .button = "看看明天"}))
        tapped(g, "看看明天");
}

}  // namespace ui::gallery
