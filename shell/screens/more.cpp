#include "shell/screens/more.hpp"

#include "shell/build.hpp"
#include "shell/screens/page.hpp"

#include <array>

namespace shell {

namespace {

// clang-format off
#define MORE_TEXTS(X) \
    X(title, "更多", "More") \
    X(account, "账号 {}", "Account {}") \
    X(look, "显示", "Display") \
    X(language, "语言", "Language") \
    X(chinese, "中文", "中文") \
    X(english, "English", "English") \
    X(theme, "外观", "Theme") \
    X(follow, "跟随系统", "System") \
    X(light, "浅色", "Light") \
    X(dark, "深色", "Dark") \
    X(contrast, "高对比", "High contrast") \
    X(text_size, "文字大小", "Text size") \
    X(smaller, "缩小文字", "Smaller text") \
    X(larger, "放大文字", "Larger text") \
    X(assistive, "读屏辅助", "Screen reader mode") \
    X(assistive_second, "用读屏软件时打开，可以逐项触摸", "For screen readers: explore by touch") \
    X(work, "工作", "Work") \
    X(sync, "同步", "Sync") \
    X(sync_second, "{} 条待传，{} 条未被接受", "{} to send, {} not accepted") \
    X(sync_clear, "没有待传的记录", "Nothing is waiting") \
    X(tariff, "收费标准", "Tariff") \
    X(about, "关于", "About") \
    X(name, "巡楼 · 物业管家", "Xunlou") \
    X(version, "版本", "Version") \
    X(community, "小区", "Community") \
    X(gallery, "界面样例", "Widget samples") \
    X(safety, "安全", "Safety") \
    X(lock_after, "自动锁定", "Lock by itself") \
    X(lock_after_second, "没有人操作这么久，就要重新输入PIN。在后台也一样。", "After so long without a touch, also in the background, the PIN is asked for.") \
    X(minutes, "{} 分钟", "{} min") \
    X(change_pin, "更改 PIN", "Change the PIN") \
    X(switch_person, "换人", "Switch person") \
    X(sign_out, "退出登录", "Sign out") \
    X(sign_out_question, "退出登录？", "Sign out?") \
    X(sign_out_text, "本机上的资料会清除，下次登录需要网络。", "What is on this device is erased; the next sign-in needs a network.") \
    X(stay, "留下", "Stay") \
    X(refused, "现在不能退出", "You cannot sign out now") \
    X(refused_unsent, "还有没上传的工作，退出会丢失。请联网，等上传完再退出。", "Some of your work has not been sent; signing out would lose it. Go online and wait until it is sent.") \
    X(refused_tray, "有未被接受的记录。请先在“同步”里处理或收起。", "Some records were not accepted. Deal with them on the sync page first.") \
    X(to_sync, "去同步", "To the sync page")
// clang-format on
UI_TEXT_TABLE(Text, MORE_TEXTS)

void person_card(ui::Context& c, const View& view) {
    ui::Card card(c);
    const std::string account = tr(Text::account, view.account);
    const core::Staff* staff = view.actor.kind == core::EntityKind::staff
                                   ? view.state.find(core::StaffId{view.actor.key})
                                   : nullptr;
    const core::Group* group = staff ? view.state.find(staff->group) : nullptr;
    const std::string second =
        joined({word_of(view.role),
                group ? std::string_view(group->name.value) : std::string_view{}, account});
    ui::row(
        c, "me",
        {.title = view.name, .second = second, .avatar = initial(view.name), .tappable = false});
}

void text_size(ui::Context& c, Look& look) {
    ui::Cells cells(c, {ui::part(1), ui::fixed(48), ui::fixed(64), ui::fixed(48)}, ui::space::one,
                    56);
    ui::text(c, tr(Text::text_size));
    if (ui::icon_button(c, ui::Icon::minus, tr(Text::smaller), look.text_percent > 100, true))
        look.text_percent -= text_percent_step;
    const std::string percent = std::to_string(look.text_percent) + "%";
    ui::text(c, percent, {.type = ui::Type::body_bold, .align = ui::TextOptions::center});
    if (ui::icon_button(c, ui::Icon::plus, tr(Text::larger), look.text_percent < text_percent_max,
                        true))
        look.text_percent += text_percent_step;
}

Intent look_card(ui::Context& c, const View& view) {
    ui::Card card(c, {.title = tr(Text::look), .gap = ui::space::row});
    Look look = view.look;
    const auto label = [&](Text text) { ui::text(c, tr(text), {.type = ui::Type::body}); };
    label(Text::language);
    const std::array<ui::Choice, 2> languages{
        {{.label = tr(Text::chinese)}, {.label = tr(Text::english)}}};
    int language = static_cast<int>(look.language);
    if (ui::segmented(c, tr(Text::language), languages, language))
        look.language = static_cast<ui::Language>(language);

    label(Text::theme);
    const std::array<ui::Choice, theme_choices> themes{{{.label = tr(Text::follow)},
                                                        {.label = tr(Text::light)},
                                                        {.label = tr(Text::dark)},
                                                        {.label = tr(Text::contrast)}}};
    int theme = static_cast<int>(look.theme);
    if (ui::segmented(c, tr(Text::theme), themes, theme))
        look.theme = static_cast<ThemeChoice>(theme);

    text_size(c, look);
    ui::toggle(c, tr(Text::assistive), look.assistive, tr(Text::assistive_second));
    return look == view.look ? Intent{} : Intent{SetLook{look}};
}

Intent safety_card(ui::Context& c, const View& view, MoreState& state) {
    ui::Card card(c, {.title = tr(Text::safety), .gap = ui::space::row});
    ui::text(c, tr(Text::lock_after), {.type = ui::Type::body});
    std::array<std::string, lock_after_min_choices.size()> words;
    std::array<ui::Choice, lock_after_min_choices.size()> choices;
    Look look = view.look;
    int chosen = 0;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        words[i] = tr(Text::minutes, std::to_string(lock_after_min_choices[i]));
        choices[i] = {.label = words[i]};
        if (lock_after_min_choices[i] <= look.lock_after_min) chosen = static_cast<int>(i);
    }
    if (ui::segmented(c, tr(Text::lock_after), choices, chosen))
        look.lock_after_min = lock_after_min_choices[static_cast<std::size_t>(chosen)];
    ui::text(c, tr(Text::lock_after_second), {.type = ui::Type::second, .tone = ui::Tone::second});
    if (ui::button(c, tr(Text::change_pin), {.icon = ui::Icon::lock, .fill = true}))
        state.change_pin.open = true;
    if (ui::button(c, tr(Text::switch_person), {.icon = ui::Icon::people, .fill = true}))
        return LockDevice{};
    return look == view.look ? Intent{} : Intent{SetLook{look}};
}

Intent work_card(ui::Context& c, const View& view) {
    Intent intent;
    ui::Card card(c, {.title = tr(Text::work)});
    ui::List list(c, tr(Text::work));
    const bool clear = view.status.pending_total == 0 && view.refused == 0;
    const std::string second = clear
                                   ? std::string(tr(Text::sync_clear))
                                   : tr(Text::sync_second, view.status.pending_total, view.refused);
    if (c.phone()) {
        const Tabs tabs = more_tabs_of(view);
        for (std::size_t i = 0; i < tabs.count; ++i) {
            if (ui::row(
                    c, tabs.items[i].label,
                    {.title = tabs.items[i].label, .icon = tabs.items[i].icon, .chevron = true}) !=
                ui::RowHit::none)
                intent = Go{{tabs.places[i], 0}};
        }
    }
    const auto place = [&](Word name, ui::Icon icon, Place to) {
        const ui::Row line{.title = tr(name), .icon = icon, .chevron = true};
        if (ui::row(c, tr(name), line) != ui::RowHit::none) intent = Go{{to, 0}};
    };
    if (!view.owner() && view.role != core::Role::inspector)
        place(Word::duties, ui::Icon::circle_check, Place::duties);
    if (!view.owner() && is_for(view.role, Place::visits))
        place(Word::visits, ui::Icon::home, Place::visits);
    if (!view.owner() && view.role != core::Role::inspector)
        place(Word::policy, ui::Icon::calendar, Place::calendar);
    if (ui::row(
            c, "sync",
            {.title = tr(Text::sync), .second = second, .icon = ui::Icon::sync, .chevron = true}) !=
        ui::RowHit::none)
        intent = Go{{Place::sync, 0}};
    if (ui::row(c, "tariff",
                {.title = tr(Text::tariff), .icon = ui::Icon::bill, .chevron = true}) !=
        ui::RowHit::none)
        intent = Go{{Place::tariff, 0}};
    return intent;
}

Intent about_card(ui::Context& c, const View& view) {
    Intent intent;
    ui::Card card(c, {.title = tr(Text::about)});
    ui::List list(c, tr(Text::about));
    const core::Community* community = view.state.community();
    const auto line = [&](Text label, std::string_view value) {
        ui::row(c, tr(label),
                {.title = tr(label),
                 .title_bold = false,
                 .value = value,
                 .tappable = false,
                 .height = 52});
    };
    if (community) line(Text::community, community->name.value);
    line(Text::version, build_name());
    if constexpr (has_gallery) {
        if (ui::row(
                c, "gallery",
                {.title = tr(Text::gallery), .title_bold = false, .chevron = true, .height = 52}) ==
            ui::RowHit::row)
            intent = Go{{Place::gallery, 0}};
    }
    return intent;
}

Intent sign_out_dialogs(ui::Context& c, MoreState& state) {
    if (state.refused_because) {
        const bool unsent = *state.refused_because == xsync::SignOutResult::unsent_work;
        const ui::Answer answer =
            ui::ask(c,
                    {.key = "refused",
                     .title = tr(Text::refused),
                     .text = tr(unsent ? Text::refused_unsent : Text::refused_tray)},
                    tr(Text::to_sync), tr(Text::stay));
        if (answer == ui::Answer::none) return Nothing{};
        state.refused_because.reset();
        return answer == ui::Answer::yes ? Intent{Go{{Place::sync, 0}}} : Intent{};
    }
    if (!state.asking) return Nothing{};
    const ui::Answer answer = ui::ask(
        c,
        {.key = "sign-out", .title = tr(Text::sign_out_question), .text = tr(Text::sign_out_text)},
        tr(Text::sign_out), tr(Text::stay), true);
    if (answer == ui::Answer::none) return Nothing{};
    state.asking = false;
    return answer == ui::Answer::yes ? Intent{SignOut{}} : Intent{};
}

}  // namespace

Intent draw_more(ui::Context& c, const View& view, MoreState& state) {
    Intent intent;
    const auto take = [&](Intent hit) {
        if (asks(hit)) intent = std::move(hit);
    };
    {
        Page page(c, view, Place::more, {.key = "more", .title = tr(Text::title)});
        intent = page.intent();
        ui::TwoColumns columns(c, 1);
        person_card(c, view);
        take(work_card(c, view));
        if (view.role != core::Role::owner) take(safety_card(c, view, state));
        take(about_card(c, view));
        columns.next();
        take(look_card(c, view));
        if (ui::button(c, tr(Text::sign_out),
                       {.kind = ui::Button::danger, .icon = ui::Icon::logout, .fill = true})) {
            // Said before anything is asked: a question that can only be answered with no is none.
            if (view.status.pending_total > 0 || view.photos.unsent() > 0) {
                state.refused_because = xsync::SignOutResult::unsent_work;
            } else if (view.refused > 0) {
                state.refused_because = xsync::SignOutResult::open_tray;
            } else {
                state.asking = true;
            }
        }
    }
    take(sign_out_dialogs(c, state));
    take(change_pin_dialog(c, state.change_pin));
    return intent;
}

}  // namespace shell
