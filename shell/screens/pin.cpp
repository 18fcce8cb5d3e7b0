#include "shell/screens/pin.hpp"

#include "shell/screens/page.hpp"
#include "shell/screens/sign_in.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define PIN_TEXTS(X) \
    X(protect, "设置解锁PIN", "Set a PIN") \
    X(protect_text, "{}，这台设备上的资料会用它封存。每次打开输入PIN即可，没有网络也行。", "{}, what is on this device is sealed with it. It opens the app each time, without a network too.") \
    X(new_pin, "设置PIN", "New PIN") \
    X(repeat, "再次输入PIN", "Repeat the PIN") \
    X(help, "6 位以上数字", "6 digits or more") \
    X(confirm, "确定", "OK") \
    X(sealing, "正在封存", "Sealing") \
    X(not_digits, "PIN 只能是数字", "Digits only") \
    X(too_short, "PIN 至少要 6 位", "At least 6 digits") \
    X(too_simple, "这个 PIN 太容易猜到，请不要用连号、同一数字或重复的组合", "This PIN is easy to guess: no rows, no repeated digits or patterns") \
    X(differs, "两次输入的 PIN 不一样", "The two PINs differ") \
    X(not_kept, "PIN 没能存入本机。请检查剩余空间后再试。", "The PIN could not be stored. Check free space and try again.") \
    X(forget_note, "忘了 PIN 可以联网用密码登录，工作不会丢。", "If you forget it, sign in online with your password; no work is lost.") \
    X(locked, "已锁定", "Locked") \
    X(pin, "输入PIN", "PIN") \
    X(unlock, "解锁", "Unlock") \
    X(unlocking, "正在解锁", "Unlocking") \
    X(not_unlocked, "没有解锁", "Not unlocked") \
    X(wrong, "PIN 不对", "The PIN is wrong") \
    X(wait, "试错次数太多，请 {} 秒后再试", "Too many wrong tries: try again in {} seconds") \
    X(must_sign_in, "试错次数太多，PIN 已停用。请联网用密码登录，未上传的工作不会丢。", "Too many wrong tries: the PIN no longer opens it. Sign in online with your password; unsent work is not lost.") \
    X(broken, "本机存储出错，没能解锁。请清理设备空间，重新载入后再试。", "The device's storage failed. Free space, reload and try again.") \
    X(forgotten, "忘记PIN", "Forgot the PIN") \
    X(app, "巡楼", "Xunlou") \
    X(by_password, "用密码登录", "Sign in with the password") \
    X(switch_person, "换人", "Switch person") \
    X(who, "谁在使用", "Who is working") \
    X(account, "账号 {}", "Account {}") \
    X(other_account, "其他账号登录", "Another account") \
    X(back, "返回", "Back")
// clang-format on
UI_TEXT_TABLE(Text, PIN_TEXTS)

bool in_a_row(std::string_view pin, int step) {
    for (std::size_t i = 1; i < pin.size(); ++i)
        if (pin[i] - pin[i - 1] != step) return false;
    return true;
}

bool repeats(std::string_view pin, std::size_t period) {
    for (std::size_t i = period; i < pin.size(); ++i)
        if (pin[i] != pin[i - period]) return false;
    return true;
}

constexpr ui::Button quiet{.kind = ui::Button::text, .height = 48, .fill = true};

Intent draw_people(ui::Context& c, LockState& state, const platform::VaultView& vault) {
    EntryColumn column(c, 520);
    masthead(c);
    Intent intent;
    {
        ui::Card card(c, {.title = tr(Text::who)});
        ui::List list(c, tr(Text::who));
        for (const platform::Keeper& keeper : vault.people) {
            const std::string second = tr(Text::account, keeper.account);
            const bool chosen = ui::row(c, keeper.slot,
                                        {.title = keeper.name,
                                         .second = second,
                                         .avatar = initial(keeper.name),
                                         .chevron = true}) != ui::RowHit::none;
            if (!chosen) continue;
            state = LockState{.slot = keeper.slot};
            if (!keeper.has_pin) intent = Unlock{keeper.slot, {}};
        }
    }
    if (ui::button(c, tr(Text::other_account), {.icon = ui::Icon::person, .fill = true}))
        intent = SignInInstead{};
    if (ui::button(c, tr(Text::back), quiet)) state.choosing = false;
    return intent;
}

std::string objection(const std::optional<platform::Unlocked>& failure,
                      const platform::Keeper& keeper, std::int64_t wall_ms) {
    if (failure == platform::Unlocked::failed) return std::string(tr(Text::broken));
    // In steps: whoever listens to the screen is not told every second.
    constexpr std::int64_t step_ms = 5000;
    const std::int64_t left_ms = keeper.not_before_ms - wall_ms;
    if (left_ms > 0)
        return tr(Text::wait, std::to_string((left_ms + step_ms - 1) / step_ms * step_ms / 1000));
    return std::string(failure == platform::Unlocked::wrong ? tr(Text::wrong) : std::string_view{});
}

void short_masthead(ui::Context& c) {
    ui::Cells cells(c, {ui::fixed(32), ui::part(1)}, ui::space::row, 40);
    ui::icon_view(c, ui::Icon::building, ui::Tone::accent, 32);
    ui::heading(c, tr(Text::app), 1, ui::Type::title);
}

// Only the password helps.
Intent draw_barred(ui::Context& c, const platform::Keeper& keeper) {
    ui::banner(c, {.tone = ui::Tone::late,
                   .icon = ui::Icon::warning,
                   .title = tr(Text::not_unlocked),
                   .text = tr(Text::must_sign_in),
                   .alert = true});
    if (ui::button(c, tr(Text::by_password),
                   {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true}))
        return SignInInstead{keeper.account};
    return Nothing{};
}

// Where fingers type there is a pad of large keys: no keyboard slides in and covers the button.
bool has_keypad(const ui::Context& c) { return c.size_class != ui::SizeClass::desktop; }

}  // namespace

bool draw_pin_entry(ui::Context& c, PinAsked state, const platform::Keeper& keeper,
                    std::int64_t wall_ms, std::string_view button, std::string_view busy) {
    const std::string why = state.asked ? std::string() : objection(state.failure, keeper, wall_ms);
    const ui::FieldEvent typed = ui::text_field(c, tr(Text::pin), state.pin,
                                                {.error = why,
                                                 .help = tr(Text::help),
                                                 .kind = ui::TextField::pin,
                                                 .length_max = pin_length_max,
                                                 .enter_submits = true});
    bool changed = typed.changed;
    if (has_keypad(c)) changed |= ui::keypad(c, state.pin, pin_length_max, false);
    if (changed && state.failure == platform::Unlocked::wrong) state.failure.reset();
    const bool may_try = wall_ms >= keeper.not_before_ms;
    const bool pressed = ui::button(c, state.asked ? busy : button,
                                    {.kind = ui::Button::primary,
                                     .height = ui::size::primary,
                                     .icon = ui::Icon::lock,
                                     .enabled = may_try || state.asked,
                                     .fill = true,
                                     .busy = state.asked,
                                     .name = button});
    if (!(typed.submitted || pressed) || !may_try || state.asked || state.pin.empty()) return false;
    state.asked = true;
    state.failure.reset();
    return true;
}

std::string_view sentence_of(PinFault fault) {
    switch (fault) {
        case PinFault::none: return {};
        case PinFault::not_digits: return tr(Text::not_digits);
        case PinFault::too_short: return tr(Text::too_short);
        case PinFault::too_simple: return tr(Text::too_simple);
        case PinFault::differs: return tr(Text::differs);
    }
    return {};
}

PinFault fault_of(std::string_view pin) {
    const auto is_digit = [](char ch) { return ch >= '0' && ch <= '9'; };
    if (!std::all_of(pin.begin(), pin.end(), is_digit)) return PinFault::not_digits;
    if (pin.size() < pin_length_min) return PinFault::too_short;
    for (const int step : {-1, 0, 1})
        if (in_a_row(pin, step)) return PinFault::too_simple;
    for (const std::size_t period : {std::size_t{2}, std::size_t{3}})
        if (repeats(pin, period)) return PinFault::too_simple;
    return PinFault::none;
}

Intent draw_new_pin(ui::Context& c, NewPinState& state, std::string_view name) {
    EntryColumn column(c, 560);
    ui::icon_view(c, ui::Icon::lock, ui::Tone::accent, 56);
    ui::heading(c, tr(Text::protect), 1, ui::Type::hero);
    const std::string about = tr(Text::protect_text, name);
    ui::text(c, about, {.type = ui::Type::second, .tone = ui::Tone::second});
    bool submitted = false;
    {
        ui::Card card(c, {.padding = 20, .gap = ui::space::card});
        const bool differs = state.fault == PinFault::differs;
        const std::string_view fault = sentence_of(state.fault);
        const auto field = [&](Text label, std::string& value, std::string_view error,
                               std::string_view help, bool last) {
            const ui::FieldEvent event = ui::text_field(c, tr(label), value,
                                                        {.error = error,
                                                         .help = help,
                                                         .kind = ui::TextField::pin,
                                                         .length_max = pin_length_max,
                                                         .enter_submits = last});
            if (event.changed) state.fault = PinFault::none;
            submitted |= event.submitted;
        };
        field(Text::new_pin, state.pin, differs ? std::string_view{} : fault, tr(Text::help),
              false);
        field(Text::repeat, state.again, differs ? fault : std::string_view{}, {}, true);
        if (state.failed) {
            ui::banner(c, {.tone = ui::Tone::late,
                           .icon = ui::Icon::warning,
                           .title = tr(Text::not_kept),
                           .alert = true});
        }
        submitted |= ui::button(c, state.asked ? tr(Text::sealing) : tr(Text::confirm),
                                {.kind = ui::Button::primary,
                                 .height = ui::size::primary,
                                 .fill = true,
                                 .busy = state.asked,
                                 .name = tr(Text::confirm)});
    }
    ui::text(
        c, tr(Text::forget_note),
        {.type = ui::Type::second, .tone = ui::Tone::second, .align = ui::TextOptions::center});
    if (!submitted || state.asked) return Nothing{};
    state.fault = fault_of(state.pin);
    if (state.fault == PinFault::none && state.pin != state.again) state.fault = PinFault::differs;
    if (state.fault != PinFault::none) return Nothing{};
    state.asked = true;
    state.failed = false;
    return SetPin{state.pin};
}

const platform::Keeper* keeper_of(const LockState& state, const platform::VaultView& vault) {
    for (const platform::Keeper& keeper : vault.people)
        if (keeper.slot == state.slot) return &keeper;
    return vault.people.empty() ? nullptr : &vault.people.front();
}

Intent draw_lock(ui::Context& c, LockState& state, const platform::VaultView& vault,
                 std::int64_t wall_ms) {
    const platform::Keeper* keeper = keeper_of(state, vault);
    if (state.choosing || !keeper || !keeper->has_pin) return draw_people(c, state, vault);
    const bool pad = has_keypad(c) && !keeper->must_sign_in;
    EntryColumn column(c, pad ? 720 : 520);
    if (pad) {
        short_masthead(c);
    } else {
        masthead(c);
    }
    Intent intent;
    {
        ui::Card card(c, {.padding = 20, .gap = ui::space::row});
        const std::string second = tr(Text::account, keeper->account);
        ui::row(c, "who",
                {.title = keeper->name,
                 .second = second,
                 .avatar = initial(keeper->name),
                 .tappable = false});
        if (keeper->must_sign_in) {
            intent = draw_barred(c, *keeper);
        } else if (draw_pin_entry(c, {state.pin, state.asked, state.failure}, *keeper, wall_ms,
                                  tr(Text::unlock), tr(Text::unlocking))) {
            intent = Unlock{keeper->slot, state.pin};
        }
    }
    ui::Cells cells(c, {ui::part(1), ui::part(1)}, ui::space::row, 52);
    if (ui::button(c, tr(Text::switch_person),
                   {.height = 52, .icon = ui::Icon::people, .fill = true}))
        state.choosing = true;
    if (ui::button(c, tr(Text::forgotten), {.height = 52, .fill = true}))
        intent = SignInInstead{keeper->account};
    return intent;
}

}  // namespace shell
