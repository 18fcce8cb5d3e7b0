#include "shell/screens/work_card.hpp"

#include "shell/screens/page.hpp"

namespace shell {

namespace {

// clang-format off
#define WORK_TEXTS(X) \
    X(title, "备份未上传的工作", "Back up unsent work") \
    X(about, "长时间没有网络时，把未上传的工作存成加密文件，在另一台设备上用同一账号读入。", "Without a network for long, save unsent work to a sealed file and load it on another device under the same account.") \
    X(save, "存为加密文件", "Save sealed file") \
    X(load, "读入加密文件", "Load sealed file") \
    X(taken, "已读入 {} 条，联网后自动上传", "{} taken over; they go up by themselves") \
    X(known, "其中 {} 条本机已有，没有重复", "{} were here already and are not doubled") \
    X(unreadable_some, "有 {} 条读不了，请留着文件，更新应用后再读", "{} could not be read: keep the file and load it again after an update") \
    X(all_known, "文件里的工作本机都有了", "All of it was here already") \
    X(not_taken, "没有读入", "Not loaded") \
    X(not_now, "首次下载还没有完成，请等下载完再读入。", "The first download is not over: load it afterwards.") \
    X(unreadable, "文件里的内容读不了，可能由更新的版本保存。请更新应用后再试。", "Its contents cannot be read; a newer version may have written them. Update and try again.") \
    X(other_community, "这是另一个小区的工作。", "It is of another community.") \
    X(other_person, "这是{}的工作。请用其账号登录后读入。", "It is {}'s work: load it signed in as them.") \
    X(left, "停用设备未被接受的记录", "Unaccepted work of withdrawn devices") \
    X(differs, "文件与本机的记录冲突：同一编号下内容不同。请留着文件，联系管理员。", "It contradicts this device: other contents under one number. Keep the file and ask the administrator.")
// clang-format on
UI_TEXT_TABLE(Text, WORK_TEXTS)

std::string objection(const xsync::Adopted& adopted) {
    using A = xsync::Adoption;
    switch (adopted.how) {
        case A::other_community: return std::string(tr(Text::other_community));
        case A::other_person: return tr(Text::other_person, adopted.author);
        case A::differs: return std::string(tr(Text::differs));
        case A::unreadable: return std::string(tr(Text::unreadable));
        case A::not_now:
        case A::taken: break;
    }
    return std::string(tr(Text::not_now));
}

void tell(ui::Context& c, const xsync::Adopted& adopted) {
    if (adopted.how != xsync::Adoption::taken) {
        const std::string why = objection(adopted);
        ui::banner(c, {.tone = ui::Tone::late,
                       .icon = ui::Icon::warning,
                       .title = tr(Text::not_taken),
                       .text = why,
                       .alert = true});
        return;
    }
    const std::string title = adopted.taken > 0 ? tr(Text::taken, std::to_string(adopted.taken))
                                                : std::string(tr(Text::all_known));
    std::string text;
    if (adopted.taken > 0 && adopted.known > 0)
        text = tr(Text::known, std::to_string(adopted.known));
    if (adopted.unreadable > 0)
        text = joined({text, tr(Text::unreadable_some, std::to_string(adopted.unreadable))});
    ui::banner(c, {.tone = adopted.unreadable > 0 ? ui::Tone::soon : ui::Tone::kept,
                   .icon = ui::Icon::check,
                   .title = title,
                   .text = text,
                   .alert = true});
}

}  // namespace

Intent work_card(ui::Context& c, const View& view, const SyncState& state) {
    Intent intent;
    ui::Card card(c, {.title = tr(Text::title), .gap = ui::space::row});
    ui::text(c, tr(Text::about), {.type = ui::Type::second, .tone = ui::Tone::second});
    if (state.adopted) tell(c, *state.adopted);
    const bool any = view.status.pending_total > 0 || view.refused > 0 || view.photos.unsent() > 0;
    if (ui::button(c, tr(Text::save), {.icon = ui::Icon::download, .enabled = any, .fill = true}))
        intent = SaveWork{};
    if (ui::button(c, tr(Text::load), {.icon = ui::Icon::upload, .fill = true}))
        intent = LoadWork{};
    // Their devices have erased themselves: the server alone has it, as a list.
    constexpr core::Roles leads =
        core::roles(core::Role::lead, core::Role::manager, core::Role::administrator);
    if (core::contains(leads, view.role)) ui::link(c, tr(Text::left), "/left", ui::Icon::download);
    return intent;
}

}  // namespace shell
