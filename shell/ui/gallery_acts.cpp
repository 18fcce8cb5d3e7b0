#include "shell/ui/gallery_pages.hpp"

namespace ui::gallery {
namespace {

constexpr Tone tones[] = {Tone::late,      Tone::soon,   Tone::kept,
                          Tone::under_way, Tone::accent, Tone::muted};
constexpr std::string_view tone_words[] = {"将超时", "待响应", "做到", "进行中", "已选", "未开始"};
void buttons(Context& c, Gallery& g) {
    Card card(c, {.title = "按钮", .title_chip = "六种", .button = "全部", .gap = space::row});
    if (card.button_tapped()) tapped(g, "全部");
    {
        const Wrap line(c, space::row);
        if (button(c, "次要")) tapped(g, "次要");
        if (button(c, "主要", {.kind = Button::primary})) tapped(g, "主要");
        if (button(c, "删除记录", {.kind = Button::danger, .icon = Icon::trash}))
            tapped(g, "删除记录");
        if (button(c, "确认删除", {.kind = Button::danger_primary})) tapped(g, "确认删除");
        if (button(c, "文字", {.kind = Button::text})) tapped(g, "文字");
        if (button(c, "不可用", {.enabled = false})) tapped(g, "不可用");
        if (button(c, "主要不可用", {.kind = Button::primary, .enabled = false}))
            tapped(g, "主要不可用");
        if (button(c, "提交中", {.kind = Button::primary, .busy = true})) tapped(g, "提交中");
        if (icon_button(c, Icon::phone, "拨打", true, true)) tapped(g, "拨打");
        if (icon_button(c, Icon::more, "更多操作")) tapped(g, "更多操作");
        link(c, "138 0000 1234", phone_address("138 0000 1234"), Icon::phone);
        if (button(c, "存一条", {.icon = Icon::check})) {
            notify(c, "已存本机,联网后自动上传", Tone::kept, "撤销");
            tapped(g, "存一条");
        }
    }
    {
        const Cells line(c, {natural(), natural(), part(1)}, space::row);
        if (button(c, "跳过", {.height = size::primary})) tapped(g, "跳过");
        if (button(c, "拍照", {.height = size::primary, .icon = Icon::camera})) tapped(g, "拍照");
        if (button(c, c.phone() ? "下一点" : "下一点:电梯机房",
                   {.kind = Button::primary, .height = size::primary}))
            tapped(g, "下一点");
    }
}

void chips(Context& c, Gallery& g) {
    const Card card(c, {.title = "标签", .gap = space::row});
    {
        const Wrap line(c);
        for (std::size_t i = 0; i < std::size(tones); ++i) chip(c, tone_words[i], tones[i]);
        chip(c, "离线", Tone::soon, {.dot = true});
        chip(c, "已打卡 09:21", Tone::kept, {.icon = Icon::qr});
        chip(c, "小", Tone::late, {.small = true});
    }
    {
        const Wrap line(c);
        if (chip_button(c, "全部", g.check == 0)) g.check = 0, tapped(g, "全部");
        if (chip_button(c, "我的", g.check == 1)) g.check = 1, tapped(g, "我的");
        if (chip_button(c, "将超时", g.check == 2, Icon::clock)) g.check = 2, tapped(g, "将超时");
    }
}

void meters(Context& c) {
    const Card card(c, {.title = "进度", .gap = space::row});
    {
        const Wrap line(c, space::card);
        ring(c, {.fraction = 0.2f, .figure = "6分", .tone = Tone::late}, "剩余时间");
        ring(c, {.fraction = 0.6f, .figure = "18分", .tone = Tone::soon});
        ring(c, {.fraction = 0.375f, .figure = "3/8"});
        ring(c, {.fraction = 1, .figure = "100%", .tone = Tone::kept}, {}, 72);
        avatar(c, "王");
        avatar(c, "李", Tone::under_way);
    }
    progress_row(c, "按时到场", "96.4%", 0.964f);
    progress_row(c, "走访覆盖", "61%", 0.61f, Tone::soon);
    progress(c, "下载", 0.44f);
}

void icons(Context& c) {
    const Card card(c, {.title = "图标", .gap = space::row});
    const Wrap line(c, space::row);
    for (int i = 1; i < static_cast<int>(Icon::count_); ++i)
        icon_view(c, static_cast<Icon>(i), Tone::ink, 28);
}

}  // namespace

void draw_acts(Context& c, Gallery& g) {
    TwoColumns columns(c, 1.35f);
    buttons(c, g);
    chips(c, g);
    columns.next();
    meters(c);
    icons(c);
}

}  // namespace ui::gallery
