#include "shell/screens/change_pin.hpp"

#include "shell/ui/widgets.hpp"

namespace shell {

namespace {

// clang-format off
#define CHANGE_PIN_TEXTS(X) \
    X(title, "更改 PIN", "Change the PIN") \
    X(about, "改好后旧 PIN 不能再用。不需要网络。", "The old PIN no longer works afterwards. No network is needed.") \
    X(present, "现在的PIN", "Present PIN") \
    X(pin, "新PIN", "New PIN") \
    X(again, "再次输入新PIN", "Repeat the new PIN") \
    X(confirm, "更改", "Change") \
    X(wrong, "现在的 PIN 不对", "The present PIN is wrong") \
    X(wait, "试错次数太多，请过一会儿再试", "Too many wrong tries: try again in a while") \
    X(barred, "试错次数太多，PIN 已停用。请换人后用密码登录，再设新的。", "Too many wrong tries: the PIN no longer opens it. Switch person, sign in with the password and set a new one.") \
    X(not_kept, "PIN 没能存入本机。请检查剩余空间后再试。", "The PIN could not be stored. Check free space and try again.")
// clang-format on
UI_TEXT_TABLE(Text, CHANGE_PIN_TEXTS)

std::string_view objection(platform::Unlocked failure) {
    switch (failure) {
        case platform::Unlocked::ok: return {};
        case platform::Unlocked::wrong: return tr(Text::wrong);
        case platform::Unlocked::wait: return tr(Text::wait);
        case platform::Unlocked::sign_in: return tr(Text::barred);
        case platform::Unlocked::failed: break;
    }
    return tr(Text::not_kept);
}

}  // namespace

Intent change_pin_dialog(ui::Context& c, ChangePinState& state) {
    if (!state.open) return Nothing{};
    Intent intent;
    ui::Overlay dialog(c, {.key = "change-pin",
                           .title = tr(Text::title),
                           .text = tr(Text::about),
                           .closable = !state.asked,
                           .cross = !state.asked});
    const auto field = [&](Text name, std::string& text, std::string_view error, bool last) {
        return ui::text_field(c, tr(name), text,
                              {.error = error,
                               .kind = ui::TextField::pin,
                               .length_max = pin_length_max,
                               .enter_submits = last})
            .submitted;
    };
    const bool differs = state.fault == PinFault::differs;
    field(Text::present, state.present, state.failure ? objection(*state.failure) : "", false);
    field(Text::pin, state.pin, differs ? "" : sentence_of(state.fault), false);
    bool submitted = field(Text::again, state.again, differs ? sentence_of(state.fault) : "", true);
    submitted |= ui::button(c, tr(Text::confirm),
                            {.kind = ui::Button::primary,
                             .height = ui::size::primary,
                             .fill = true,
                             .busy = state.asked});
    if (submitted && !state.asked) {
        state.failure.reset();
        state.fault = fault_of(state.pin);
        if (state.fault == PinFault::none && state.pin != state.again)
            state.fault = PinFault::differs;
        if (state.fault == PinFault::none) {
            state.asked = true;
            intent = ChangePin{state.present, state.pin};
        }
    }
    if (dialog.dismissed()) state = {};
    return intent;
}

}  // namespace shell
