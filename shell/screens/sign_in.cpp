#include "shell/screens/sign_in.hpp"

#include "shell/ui/widgets.hpp"

#include <algorithm>
#include <utility>

namespace shell {

namespace {

// clang-format off
#define SIGN_IN_TEXTS(X) \
    X(app, "巡楼", "Xunlou") \
    X(claim, "断网也能干活的物业管家", "Property service that works without a network") \
    X(account, "账号", "Account") \
    X(password, "密码", "Password") \
    X(sign_in, "登录", "Sign in") \
    X(signing_in, "正在登录", "Signing in") \
    X(fill_in, "请填写账号和密码", "Fill in account and password") \
    X(failed, "没有登录", "Not signed in") \
    X(wrong, "账号或密码不对。请检查大小写，或请管理员重置密码。", "Account or password is wrong. Check upper and lower case, or ask the administrator for a new password.") \
    X(locked, "试错次数太多，账号暂时锁定。请等几分钟再试。", "Too many wrong tries: the account is locked for a while. Try again in a few minutes.") \
    X(unreachable, "连不上服务器。首次登录需要网络，请检查网络后再试。", "The server cannot be reached. The first sign-in needs a network: check it and try again.") \
    X(other_person, "本机还有另一位同事未上传的工作。请他先登录并上传，工作不会丢失。", "This device still holds unsent work of a colleague. They must sign in and send it first; nothing is lost.") \
    X(storage, "身份没能存入本机。请检查剩余空间，不要使用无痕窗口，然后再试。", "Your identity could not be stored. Check free space, do not use a private window, then try again.") \
    X(refused, "服务器不认识这个版本的应用。请刷新页面后再试。", "The server does not know this version of the app. Reload the page and try again.") \
    X(sealed, "密码在别处改过，打不开本机封存的资料。请返回用 PIN 解锁；也可以重新开始，旧资料和未上传的工作继续封存在本机。", "The password was changed elsewhere and does not open what is sealed here. Go back and use the PIN; or start over: what was sealed, and its unsent work, stays sealed on this device.") \
    X(elsewhere, "本机已有别人的资料。请点“换人”，再用这个账号进入。", "This store is another person's. Tap Switch person, then enter with this account.") \
    X(start_over, "重新开始", "Start over") \
    X(back_to_pin, "返回", "Back") \
    X(switch_person, "换人", "Switch person") \
    X(later, "先离线工作", "Work offline for now") \
    X(new_pin_hint, "登录后可以设置新的 PIN，未上传的工作不会丢。", "Then you set a new PIN; unsent work is not lost.") \
    X(offline_hint, "登录一次之后，没有网络也能打开和记录。", "Once signed in, you can open and record without a network.") \
    X(lost, "本机丢失的资料 {}", "Loss {} on this device") \
    X(no_more, "不再提示", "Do not show again") \
    X(no_more_question, "不再提示这次丢失？", "Stop telling this loss?") \
    X(no_more_unsent, "其中可能有 {} 条没有上传。不再提示后，就不能再向服务器核对缺了什么，也不会告诉记录的人。只有确定不用补录时才这样做。", "Perhaps {} entries of it were not sent. Afterwards nobody can ask the server what is missing, and who recorded them is not told. Only do this when nothing needs to be entered again.") \
    X(no_more_sent, "清掉之前记录都已上传，没有东西要补录。", "All of it had been sent: nothing needs to be entered again.") \
    X(keep_telling, "继续提示", "Keep telling") \
    X(opening, "正在打开", "Opening") \
    X(first_download, "首次下载", "First download") \
    X(downloading, "正在下载您负责的资料", "Downloading what you look after") \
    X(download_note, "只需一次，中断后会接着下载。", "Only once. It goes on where it stopped when it is cut.") \
    X(progress, "下载进度", "Download progress") \
    X(counted, "{} / {} 条", "{} / {} records") \
    X(paused, "网络断开，连上后自动继续", "No network: it goes on by itself") \
    X(try_now, "立即重试", "Try now") \
    X(no_storage, "打不开本机存储", "The device's storage cannot be opened") \
    X(no_storage_text, "没有存储就不能保证您的记录不丢，所以应用没有启动。已经存下的工作还在本机。", "Without storage your records would not be safe, so the app did not start. What was stored before is still on this device.") \
    X(what_to_do, "可以这样做", "What you can do") \
    X(advice_private, "退出无痕（隐私）窗口，用普通窗口打开", "Leave the private window and open the app in a normal one") \
    X(advice_space, "清理设备空间，至少留出 200 MB", "Free at least 200 MB on the device") \
    X(advice_tab, "关掉其他打开着本应用的标签页", "Close other tabs that have this app open")
// clang-format on
UI_TEXT_TABLE(Text, SIGN_IN_TEXTS)

constexpr float column_width = 400;

std::string_view sentence(xsync::SignInResult result) {
    switch (result) {
        case xsync::SignInResult::ok: return {};
        case xsync::SignInResult::wrong_password: return tr(Text::wrong);
        case xsync::SignInResult::locked: return tr(Text::locked);
        case xsync::SignInResult::unreachable: return tr(Text::unreachable);
        case xsync::SignInResult::other_person: return tr(Text::other_person);
        case xsync::SignInResult::storage_failed: return tr(Text::storage);
        case xsync::SignInResult::refused: return tr(Text::refused);
    }
    return {};
}

}  // namespace

EntryColumn::EntryColumn(ui::Context& c, float height)
    : screen(c, {.key = "entry", .title = tr(Text::app), .bar = false, .width_max = column_width}) {
    const float free = c.input.height - c.input.keyboard_inset - height;
    if (free > 0) ui::gap(c, free * 0.4f);
}

void masthead(ui::Context& c) {
    ui::Stack stack(c, ui::space::half);
    ui::icon_view(c, ui::Icon::building, ui::Tone::accent, 56);
    ui::gap(c, ui::space::one);
    ui::heading(c, tr(Text::app), 1, ui::Type::hero);
    ui::text(c, tr(Text::claim), {.type = ui::Type::second, .tone = ui::Tone::second});
}

namespace {

void lost_banners(ui::Context& c, SignInState& state, const std::vector<LostStore>& lost,
                  core::UtcMs now) {
    std::size_t count = 0;
    for (const LostStore& one : lost) {
        const std::string words = lost_words(one, now);
        const ui::Group group(c, tr(Text::lost, std::to_string(++count)));
        if (ui::banner(c, {.tone = ui::Tone::soon,
                           .icon = ui::Icon::warning,
                           .text = words,
                           .button = tr(Text::no_more),
                           .alert = true}))
            state.forgetting = one.slot;
    }
}

// Whoever it was cannot be told what is missing any more: not by a slip.
Intent forgetting_dialog(ui::Context& c, SignInState& state, const std::vector<LostStore>& lost) {
    const auto one = std::find_if(lost.begin(), lost.end(), [&](const LostStore& each) {
        return each.slot == state.forgetting;
    });
    if (one == lost.end()) return Nothing{};
    const std::uint32_t unsent = xsync::missing_from(one->trace, {}).count;
    const std::string text =
        unsent == 0 ? std::string(tr(Text::no_more_sent)) : tr(Text::no_more_unsent, unsent);
    const ui::Answer answer =
        ui::ask(c, {.key = "forget-lost", .title = tr(Text::no_more_question), .text = text},
                tr(Text::no_more), tr(Text::keep_telling), unsent > 0);
    if (answer == ui::Answer::none) return Nothing{};
    const std::string slot = std::exchange(state.forgetting, {});
    return answer == ui::Answer::yes ? Intent{ForgetLost{slot}} : Intent{};
}

Intent sign_in_form(ui::Context& c, SignInState& state, const std::vector<LostStore>& lost,
                    core::UtcMs now) {
    EntryColumn column(c, 520 + 150 * static_cast<float>(lost.size()));
    masthead(c);
    lost_banners(c, state, lost, now);
    Intent intent;
    bool submitted = false;
    {
        ui::Card card(c, {.padding = 20, .gap = ui::space::card});
        const std::string_view missing = state.empty ? tr(Text::fill_in) : std::string_view{};
        ui::text_field(
            c, tr(Text::account), state.account,
            {.error = state.account.empty() ? missing : std::string_view{}, .length_max = 64});
        submitted = ui::text_field(c, tr(Text::password), state.password,
                                   {.error = state.password.empty() ? missing : std::string_view{},
                                    .kind = ui::TextField::password,
                                    .length_max = 200,
                                    .enter_submits = true})
                        .submitted;
        if (state.failure) {
            ui::banner(c, {.tone = ui::Tone::late,
                           .icon = ui::Icon::warning,
                           .title = tr(Text::failed),
                           .text = sentence(*state.failure),
                           .alert = true});
        }
        if (state.elsewhere || state.sealed) {
            ui::banner(c, {.tone = ui::Tone::late,
                           .icon = ui::Icon::lock,
                           .title = tr(Text::failed),
                           .text = tr(state.sealed ? Text::sealed : Text::elsewhere),
                           .alert = true});
        }
        submitted |= ui::button(c, state.asked ? tr(Text::signing_in) : tr(Text::sign_in),
                                {.kind = ui::Button::primary,
                                 .height = ui::size::primary,
                                 .fill = true,
                                 .busy = state.asked,
                                 .name = tr(Text::sign_in)});
    }
    if (state.sealed &&
        ui::button(c, tr(Text::start_over), {.height = 48, .fill = true, .busy = state.asked})) {
        state.asked = true;
        state.sealed = false;
        return SignIn{state.account, state.password, true};
    }
    if (state.at_lock && ui::button(c, tr(Text::back_to_pin),
                                    {.kind = ui::Button::text, .height = 48, .fill = true}))
        return Back{};
    if (state.others &&
        ui::button(
            c, tr(Text::switch_person),
            {.kind = ui::Button::text, .height = 48, .icon = ui::Icon::people, .fill = true}))
        return LockDevice{};
    if (state.again &&
        ui::button(c, tr(Text::later), {.kind = ui::Button::text, .height = 48, .fill = true}))
        return Back{};
    ui::text(
        c, tr(state.forgotten ? Text::new_pin_hint : Text::offline_hint),
        {.type = ui::Type::second, .tone = ui::Tone::second, .align = ui::TextOptions::center});
    if (!submitted || state.asked) return intent;
    state.empty = state.account.empty() || state.password.empty();
    if (state.empty) return intent;
    state.asked = true;
    state.failure.reset();
    state.elsewhere = state.sealed = false;
    return SignIn{state.account, state.password};
}

}  // namespace

Intent draw_sign_in(ui::Context& c, SignInState& state, const std::vector<LostStore>& lost,
                    core::UtcMs now) {
    Intent intent = sign_in_form(c, state, lost, now);
    Intent asked = forgetting_dialog(c, state, lost);
    return asks(asked) ? asked : intent;
}

void draw_opening(ui::Context& c) {
    ui::Screen screen(c, {.key = "opening", .title = tr(Text::opening)});
    ui::Card card(c);
    ui::skeleton_rows(c, 5);
}

Intent draw_bootstrapping(ui::Context& c, xsync::Progress progress,
                          const xsync::SyncStatus& status) {
    EntryColumn column(c, 360);
    masthead(c);
    const float fraction = progress.total == 0 ? 0
                                               : static_cast<float>(progress.done) /
                                                     static_cast<float>(progress.total);
    const bool paused = status.link == xsync::Link::offline;
    ui::Card card(c, {.title = tr(Text::first_download), .padding = 20, .gap = ui::space::row});
    ui::text(c, tr(Text::downloading), {.type = ui::Type::row});
    ui::progress(c, tr(Text::progress), fraction, paused ? ui::Tone::soon : ui::Tone::accent);
    {
        ui::Cells cells(c, {ui::part(1), ui::natural()});
        ui::text(c,
                 progress.total == 0 ? std::string()
                                     : tr(Text::counted, std::to_string(progress.done),
                                          std::to_string(progress.total)),
                 {.type = ui::Type::second, .tone = ui::Tone::second});
        ui::text(c, ui::percent(static_cast<int>(fraction * 1000)), {.type = ui::Type::body_bold});
    }
    ui::text(c, paused ? tr(Text::paused) : tr(Text::download_note),
             {.type = ui::Type::second, .tone = paused ? ui::Tone::soon : ui::Tone::second});
    if (paused && ui::button(c, tr(Text::try_now), {.icon = ui::Icon::sync, .fill = true}))
        return SyncNow{};
    return Nothing{};
}

Intent draw_storage_failed(ui::Context& c, const xsync::SyncStatus& status) {
    EntryColumn column(c, 480);
    ui::heading(c, tr(Text::no_storage), 1, ui::Type::hero);
    ui::text(c, tr(Text::no_storage_text));
    Intent intent;
    {
        ui::Card card(c, {.title = tr(Text::what_to_do)});
        ui::List list(c, tr(Text::what_to_do));
        ui::row(c, 1,
                {.title = tr(Text::advice_private),
                 .title_bold = false,
                 .icon = ui::Icon::lock,
                 .tappable = false});
        ui::row(c, 2,
                {.title = tr(Text::advice_space),
                 .title_bold = false,
                 .icon = ui::Icon::trash,
                 .tappable = false});
        ui::row(c, 3,
                {.title = tr(Text::advice_tab),
                 .title_bold = false,
                 .icon = ui::Icon::copy,
                 .tappable = false});
    }
    if (ui::button(c, ui::tr(ui::Text::retry),
                   {.kind = ui::Button::primary,
                    .height = ui::size::primary,
                    .icon = ui::Icon::sync,
                    .fill = true}))
        intent = SyncNow{};
    if (!status.trouble.empty())
        ui::text(c, status.trouble, {.type = ui::Type::caption, .tone = ui::Tone::third});
    return intent;
}

}  // namespace shell
