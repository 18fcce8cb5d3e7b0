#include "shell/ui/gallery_pages.hpp"

#include <array>

namespace ui::gallery {
namespace {

void steps_at_their_ends(Context& c) {
    constexpr std::array<std::string_view, 4> steps = {"已报", "派单", "完成", "关闭"};
    const Card card(c, {.title = "两端", .gap = space::row});
    stepper(c, "还没开始", steps, -1);
    stepper(c, "刚开始", steps, 0);
    stepper(c, "走完", steps, 3, Tone::kept);
}

void words(Context& c) {
    const Card card(c, {.title = "文字", .gap = space::row});
    heading(c, "三级标题", 3, Type::row);
    text_pair(c, "到场", "派单后 30 分钟内");
    text(c, "一行写不下的文字会被省略,省略的部分长按可以复制,这里写得足够长,手机和平板上都放不下",
         {.lines_max = 1});
    {
        const Strip photos(c, "没有来的照片");
        photo_tile(c, "照片 8", {}, "离线");
        photo_tile(c, "照片 9", {}, "打不开");
    }
}

void notices(Context& c, Gallery& g) {
    constexpr std::array<Tone, 4> tones = {Tone::ink, Tone::kept, Tone::soon, Tone::late};
    constexpr std::array<std::string_view, 4> labels = {"一般提示", "成功提示", "提醒提示",
                                                        "失败提示"};
    const Card card(c, {.title = "提示条", .gap = space::row});
    const Wrap line(c, space::row);
    for (std::size_t i = 0; i < tones.size(); ++i) {
        if (!button(c, labels[i])) continue;
        notify(c, labels[i], tones[i]);
        tapped(g, labels[i]);
    }
}

void long_list(Context& c, Gallery& g) {
    constexpr int rows = 10'000;
    constexpr float height = 240;
    const Card card(c, {.title = "一万行", .gap = 0});
    const Rect rect = take(c, height);
    const ScrollArea area(c, "rows", rect, 0, 0);
    VirtualList list(c, "一万行", rows, size::row_one_line, false);
    while (list.next()) {
        const std::string title = "第 " + std::to_string(list.index() + 1) + " 行";
        if (row(c, static_cast<std::uint64_t>(list.index()),
                {.title = title, .title_bold = false}) == RowHit::row)
            tapped(g, "长列表");
    }
}

}  // namespace

void draw_states(Context& c, Gallery& g) {
    words(c);
    steps_at_their_ends(c);
    notices(c, g);
    long_list(c, g);
    const Card card(c);
    empty_state(c, {.icon = Icon::circle_check, .title = "都办完了", .text = "没有要做的事"});
}

}  // namespace ui::gallery
