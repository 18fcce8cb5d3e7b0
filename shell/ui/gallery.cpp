#include "shell/ui/gallery.hpp"

#include "shell/ui/gallery_pages.hpp"

#include <algorithm>
#include <array>

namespace ui {
namespace gallery {

void tapped(Gallery& g, std::string_view what) {
    ++g.taps;
    g.last_tap = what;
}

}  // namespace gallery

namespace {

using gallery::tapped;

constexpr NavItem nav[] = {{"按钮", Icon::today}, {"列表", Icon::ticket, 3}, {"选择", Icon::round},
                           {"输入", Icon::edit},  {"展示", Icon::house},     {"数据", Icon::chart}};
constexpr int text_step = 10, text_most = 160;

// The page as another person's device would show it.
void dress(Context& c, const Gallery& g) {
    if (g.theme > 0) c.theme = &theme(g.theme % 2 == 0, g.theme > 2);
    if (g.text_percent != 100) c.input.text_scale = static_cast<float>(g.text_percent) / 100;
    c.input.reduced_motion = c.input.reduced_motion || g.still;
}

void draw_look(Context& c, Gallery& g) {
    constexpr std::array<Choice, 5> themes = {
        {{"跟随系统"}, {"浅色"}, {"深色"}, {"浅色高对比"}, {"深色高对比"}}};
    Overlay sheet(c, {.key = "look", .title = "外观", .cross = true});
    radio_list(c, "主题", themes, g.theme);
    {
        const Cells line(c, {part(1), fixed(48), fixed(64), fixed(48)}, space::one, 56);
        text(c, "文字大小");
        if (icon_button(c, Icon::minus, "缩小文字", g.text_percent > 100, true))
            g.text_percent -= text_step;
        text(c, std::to_string(g.text_percent) + "%",
             {.type = Type::body_bold, .align = TextOptions::center});
        if (icon_button(c, Icon::plus, "放大文字", g.text_percent < text_most, true))
            g.text_percent += text_step;
    }
    toggle(c, "减少动态", g.still);
    if (sheet.dismissed()) g.over = GalleryOver::nothing;
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
            bool done =
                button(c, "确定", {.kind = Button::primary, .height = size::primary, .fill = true});
            if (done) tapped(g, "确定");
            done = sheet.dismissed() || done;
            if (done) g.over = GalleryOver::nothing;
            return;
        }
        case GalleryOver::look: draw_look(c, g); return;
        case GalleryOver::notice:
            if (!g.notified) notify(c, "已存本机,联网后自动上传", Tone::kept, "撤销");
            g.notified = true;
            if (take_notice_action(c)) tapped(g, "撤销");
            return;
    }
}

void draw_page(Context& c, Gallery& g) {
    switch (g.page) {
        case GalleryPage::acts: gallery::draw_acts(c, g); break;
        case GalleryPage::rows: gallery::draw_rows(c, g); break;
        case GalleryPage::choices: gallery::draw_choices(c, g); break;
        case GalleryPage::entry: gallery::draw_entry(c, g); break;
        case GalleryPage::showing: gallery::draw_showing(c, g); break;
        case GalleryPage::data:
        case GalleryPage::count_: gallery::draw_data(c, g); break;
    }
}

}  // namespace

bool draw_gallery(Context& c, Gallery& g) {
    constexpr BarAction actions[] = {{"外观", Icon::settings}};
    dress(c, g);
    bool back = false;
    {
        Screen screen(c, {.key = "gallery",
                          .title = "界面样例",
                          .subtitle = "11月3日 周二 · 一组团",
                          .back = g.back,
                          .nav = nav,
                          .nav_selected = static_cast<int>(g.page),
                          .sync = {"离线 · 4 条待传", Tone::soon},
                          .avatar = "王",
                          .actions = actions,
                          .bottom = Bottom::actions,
                          .pull = true});
        back = screen.hit().back;
        if (screen.hit().nav >= 0) g.page = static_cast<GalleryPage>(screen.hit().nav);
        if (screen.hit().sync) tapped(g, "同步");
        if (screen.hit().avatar) tapped(g, "头像");
        if (screen.hit().action >= 0) g.over = GalleryOver::look;
        draw_page(c, g);
        if (const ActionBar bar =
                screen.actions({natural(), natural(), part(1), fixed(c.phone() ? 150 : 260)})) {
            if (button(c, "转派")) g.over = GalleryOver::menu;
            if (button(c, "备注")) g.over = GalleryOver::form;
            skip(c);
            if (button(c, "完成维修", {.kind = Button::primary, .height = size::primary}))
                g.over = GalleryOver::question;
        }
    }
    draw_over(c, g);
    return back;
}

}  // namespace ui
