#include "shell/ui/gallery.hpp"

#include <array>

namespace ui {
namespace {

constexpr Tone tones[] = {Tone::late,      Tone::soon,   Tone::kept,
                          Tone::under_way, Tone::accent, Tone::muted};
constexpr std::string_view tone_words[] = {"将超时", "待响应", "做到", "进行中", "已选", "未开始"};
constexpr NavItem nav[] = {{"按钮", Icon::today},
                           {"列表", Icon::ticket, 3},
                           {"选择", Icon::round},
                           {"输入", Icon::house},
                           {"展示", Icon::more}};

void tapped(Gallery& g, std::string_view what) {
    ++g.taps;
    g.last_tap = what;
}

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

void page_acts(Context& c, Gallery& g) {
    TwoColumns columns(c, 1.35f);
    buttons(c, g);
    chips(c, g);
    columns.next();
    meters(c);
    icons(c);
}

void page_rows(Context& c, Gallery& g) {
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

void page_choices(Context& c, Gallery& g) {
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

void page_entry(Context& c, Gallery& g) {
    static constexpr std::array<std::string_view, 11> options = {
        "渗漏", "水电", "电梯", "门窗", "疏通", "公区", "消防", "弱电", "绿化", "保洁", "其他"};
    TwoColumns columns(c, fixed(380), part(1));
    text_field(c, "房屋", g.name, {.big = true});
    keypad(c, g.code, 8, true);
    pin_dots(c, "已输入", 2, 6);
    columns.next();
    search_field(c, "搜索", g.query, "房号、姓名、拼音首字母");
    text_field(c, "内容", g.note, {.placeholder = "说明现场情况", .kind = TextField::multiline});
    {
        const Grid grid(c, c.phone() ? 1 : 2, space::row);
        text_field(c, "电压", g.number, {.unit = "V", .kind = TextField::decimal});
        text_field(c, "密码", g.secret, {.kind = TextField::password});
        text_field(c, "联系电话", g.number, {.error = "号码应为 11 位", .kind = TextField::phone});
        text_field(c, "不可改", g.name, {.help = "由前台填写", .enabled = false});
    }
    if (select(c, "分类", options, g.option)) tapped(g, "分类");
    if (signature_pad(c, "签名板", g.strokes, 180)) tapped(g, "签名板");
}

void page_showing(Context& c, Gallery& g) {
    constexpr std::array<std::string_view, 8> steps = {"已报", "响应",     "派单", "到场",
                                                       "完成", "业主确认", "回访", "关闭"};
    constexpr std::array<Event, 4> events = {
        {{"完成维修", "预计 09:42 前", {}, Tone::accent, true},
         {"李师傅 到场", "09:38 · 时间可信"},
         {"前台 派单给 李师傅", "09:14", "带备用阀门,先关总阀;业主家有老人,请轻声。"},
         {"王敏 登记(离线)", "09:12 · 09:31 送达"}}};
    constexpr std::array<Bar, 7> bars = {{{"周一", 8},
                                          {"周二", 12},
                                          {"周三", 5},
                                          {"周四", 9, Tone::soon},
                                          {"周五", 14},
                                          {"周六", 3},
                                          {"周日", 0}}};
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
        const Wrap photos(c, 10);
        if (photo_tile(c, "照片 1", {}, "已上传")) tapped(g, "照片 1");
        photo_tile(c, "照片 2", {}, "待传 · 1.2 MB");
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
    {
        const Card card(c, {.title = "本周", .gap = space::row});
        bar_chart(c, "本周工单", bars);
    }
    const Card card(c);
    if (empty_state(c, {.icon = Icon::leaf,
                        .title = "今天没有待办",
                        .text = "新的工单和巡查会出现在这里",
                        .button = "看看明天"}))
        tapped(g, "看看明天");
}

void draw_over(Context& c, Gallery& g) {
    constexpr MenuItem items[] = {{"转派", Icon::share},
                                  {"备注", Icon::note},
                                  {"删除", Icon::trash, Tone::late},
                                  {"不可用", Icon::lock, Tone::ink, false}};
    switch (g.over) {
        case GalleryOver::nothing: return;
        case GalleryOver::question: {
            const OverlaySpec spec = {.key = "ask",
                                      .title = "结束巡查?",
                                      .text = "还有 2 个点没有打卡,结束后不能继续。",
                                      .kind = OverlayKind::dialog};
            const Answer answer = ask(c, spec, "结束", "再看看");
            if (answer == Answer::none) return;
            tapped(g, answer == Answer::yes ? "结束" : "再看看");
            g.over = GalleryOver::nothing;
            return;
        }
        case GalleryOver::menu: {
            const int item = menu(c, {.key = "menu", .title = "3-2-501 天花板渗水"}, items);
            if (item == menu_open) return;
            if (item >= 0) tapped(g, items[item].label);
            g.over = GalleryOver::nothing;
            return;
        }
        case GalleryOver::form: {
            Overlay sheet(c, {.key = "form",
                              .title = "完成维修",
                              .text = "写清做了什么,业主会看到",
                              .cross = true});
            text_field(c, "处理结果", g.note, {.kind = TextField::multiline});
            if (button(c, "确定", {.kind = Button::primary, .height = size::primary, .fill = true}))
                tapped(g, "确定");
            if (sheet.dismissed()) g.over = GalleryOver::nothing;
            return;
        }
        case GalleryOver::notice:
            if (!g.notified) notify(c, "已存本机,联网后自动上传", Tone::kept, "撤销");
            g.notified = true;
            if (take_notice_action(c)) tapped(g, "撤销");
            return;
    }
}

}  // namespace

void draw_gallery(Context& c, Gallery& g) {
    constexpr BarAction actions[] = {{"筛选工具", Icon::filter}};
    {
        Screen screen(c, {.key = "gallery",
                          .title = "陈列",
                          .subtitle = "11月3日 周二 · 一组团",
                          .nav = nav,
                          .nav_selected = static_cast<int>(g.page),
                          .sync = {"离线 · 4 条待传", Tone::soon},
                          .avatar = "王",
                          .actions = actions,
                          .bottom = Bottom::actions,
                          .pull = true});
        if (screen.hit().nav >= 0) g.page = static_cast<GalleryPage>(screen.hit().nav);
        if (screen.hit().sync) tapped(g, "同步");
        if (screen.hit().avatar) tapped(g, "头像");
        if (screen.hit().action >= 0) tapped(g, "筛选工具");
        switch (g.page) {
            case GalleryPage::acts: page_acts(c, g); break;
            case GalleryPage::rows: page_rows(c, g); break;
            case GalleryPage::choices: page_choices(c, g); break;
            case GalleryPage::entry: page_entry(c, g); break;
            case GalleryPage::showing:
            case GalleryPage::count_: page_showing(c, g); break;
        }
        if (const ActionBar bar =
                screen.actions({natural(), natural(), part(1), fixed(c.phone() ? 150 : 260)})) {
            if (button(c, "转派")) tapped(g, "转派");
            if (button(c, "备注")) tapped(g, "备注");
            skip(c);
            if (button(c, "完成维修", {.kind = Button::primary, .height = size::primary}))
                tapped(g, "完成维修");
        }
    }
    draw_over(c, g);
}

}  // namespace ui
