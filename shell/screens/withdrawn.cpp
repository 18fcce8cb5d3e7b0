#include "shell/screens/withdrawn.hpp"

#include "shell/screens/sign_in.hpp"
#include "shell/ui/widgets.hpp"

namespace shell {

namespace {

// clang-format off
#define WITHDRAWN_TEXTS(X) \
    X(title, "本机已被停用", "This device was withdrawn") \
    X(why, "管理员停用了这台设备。", "An administrator withdrew this device.") \
    X(erasing, "正在清除本机资料。", "What is on it is being erased.") \
    X(erased, "未上传的工作已交给服务器，本机资料已全部清除。", "Unsent work was handed to the server, and everything on this device was erased.") \
    X(photos, "还有 {} 张照片没有上传，上传后清除本机资料。请保持联网。", "{} photos are still going up; then everything is erased. Stay online.") \
    X(unsent, "还有 {} 条服务器没有收下，封存在本机。", "{} were not taken by the server and stay here, sealed.") \
    X(failed, "本机资料没能清除。请把设备交给管理员。", "It could not be erased. Hand the device to the administrator.") \
    X(ask, "如需继续使用，请联系管理员。", "To use it again, ask the administrator.") \
    X(again, "重新打开", "Reopen")
// clang-format on
UI_TEXT_TABLE(Text, WITHDRAWN_TEXTS)

std::string standing(const Withdrawal& now) {
    if (now.failed) return std::string(tr(Text::failed));
    if (now.erased) return std::string(tr(Text::erased));
    if (now.unsent > 0) return tr(Text::unsent, std::to_string(now.unsent));
    if (now.photos_left > 0) return tr(Text::photos, std::to_string(now.photos_left));
    return std::string(tr(Text::erasing));
}

}  // namespace

Intent draw_withdrawn(ui::Context& c, const Withdrawal& withdrawal) {
    EntryColumn column(c, 420);
    ui::icon_view(c, ui::Icon::lock, ui::Tone::late, 56);
    ui::heading(c, tr(Text::title), 1, ui::Type::hero);
    const std::string now = standing(withdrawal);
    ui::banner(c, {.tone = withdrawal.failed ? ui::Tone::late : ui::Tone::soon,
                   .icon = ui::Icon::info,
                   .title = tr(Text::why),
                   .text = now,
                   .alert = true});
    ui::text(c, tr(Text::ask), {.type = ui::Type::second, .tone = ui::Tone::second});
    if (!withdrawal.erased) return Nothing{};
    return ui::button(c, tr(Text::again), {.height = ui::size::primary, .fill = true})
               ? Intent{Restart{}}
               : Intent{};
}

}  // namespace shell
