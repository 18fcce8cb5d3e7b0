#include "shell/screens/page.hpp"
#include "shell/screens/pin.hpp"
#include "shell/screens/round.hpp"

namespace shell {

namespace {

// clang-format off
#define ROUND_PARTNER_TEXTS(X) \
    X(with, "双人巡逻，搭档：{}", "Two people, with {}") \
    X(not_confirmed, "搭档还没有在自己的设备上确认", "The partner has not confirmed on their own device") \
    X(or_here, "搭档还没有在自己的设备上确认，也可以在本机输入自己的 PIN", "The partner has not confirmed on their own device; their PIN on this one will do") \
    X(here, "搭档在本机确认", "Partner confirms here") \
    X(title, "搭档确认", "Partner's confirmation") \
    X(about, "请 {} 输入自己的 PIN。只核对 PIN，不会换人，也不会打开任何资料。", "{}, enter your own PIN. It is only compared: nobody is switched and nothing is opened.") \
    X(checking, "正在核对", "Checking") \
    X(barred, "试错次数太多，这个 PIN 已停用。请搭档在自己的设备上确认。", "Too many wrong tries: this PIN no longer works here. Let the partner confirm on their own device.") \
    X(confirm, "确认同行", "I walk along") \
    X(confirm_text, "{} 说您是这轮双人巡逻的搭档。", "{} says that you walk this round with them.") \
    X(confirmed, "已确认同行", "Confirmed")
// clang-format on
UI_TEXT_TABLE(Text, ROUND_PARTNER_TEXTS)

}  // namespace

const platform::Keeper* partner_here(const View& view, const core::Round& round) {
    for (const platform::Keeper& keeper : view.vault.people) {
        const bool other = keeper.slot != view.vault.slot && keeper.has_pin;
        if (other && round.partner && keeper.staff == round.partner.value) return &keeper;
    }
    return nullptr;
}

void partner_banner(ui::Context& c, const View& view, RoundState& state, const Walk& walk) {
    const bool confirmed = walk.round.partner_proof != core::PartnerProof::none;
    const platform::Keeper* keeper = confirmed ? nullptr : partner_here(view, walk.round);
    ui::banner(c, {.tone = confirmed ? ui::Tone::kept : ui::Tone::soon,
                   .icon = confirmed ? ui::Icon::check : ui::Icon::warning,
                   .title = tr(Text::with, staff_name(view, walk.round.partner)),
                   .text = confirmed ? word_of(walk.round.partner_proof)
                           : keeper  ? tr(Text::or_here)
                                     : tr(Text::not_confirmed)});
    if (keeper && ui::button(c, tr(Text::here),
                             {.height = ui::size::segment, .icon = ui::Icon::lock, .fill = true})) {
        state.close_dialog();
        state.dialog = RoundState::Dialog::partner;
    }
}

Intent partner_dialog(ui::Context& c, const View& view, RoundState& state, const Walk& walk) {
    const platform::Keeper* keeper = partner_here(view, walk.round);
    if (!keeper || walk.round.partner_proof != core::PartnerProof::none) {
        state.close_dialog();
        return Nothing{};
    }
    ui::Overlay dialog(c, {.key = "partner-pin",
                           .title = tr(Text::title),
                           .text = tr(Text::about, keeper->name),
                           .closable = !state.partner.asked,
                           .cross = !state.partner.asked});
    Intent intent;
    if (keeper->must_sign_in) {
        ui::banner(c, {.tone = ui::Tone::late,
                       .icon = ui::Icon::warning,
                       .text = tr(Text::barred),
                       .alert = true});
    } else if (draw_pin_entry(c, {state.partner.pin, state.partner.asked, state.partner.failure},
                              *keeper, view.wall_ms, tr(Text::confirm), tr(Text::checking))) {
        intent = ConfirmByPin{walk.id, walk.round.partner, keeper->slot, state.partner.pin};
    }
    if (dialog.dismissed()) state.close_dialog();
    return intent;
}

// On a device of their own the partner says it themselves.
Intent partner_card(ui::Context& c, const View& view, const Walk& walk) {
    if (core::entity(walk.round.partner) != view.actor ||
        walk.round.partner_proof == core::PartnerProof::own_device)
        return Nothing{};
    ui::Card card(c, {.gap = ui::space::row});
    ui::text(c, tr(Text::confirm_text, who(view, walk.round.walker)));
    if (!ui::button(c, tr(Text::confirm),
                    {.kind = ui::Button::primary, .height = ui::size::primary, .fill = true}))
        return Nothing{};
    Submit submit;
    submit.act.push_back(
        on_round(walk, core::ConfirmPartner{walk.round.partner, core::PartnerProof::own_device}));
    submit.said = tr(Text::confirmed);
    return submit;
}

}  // namespace shell
