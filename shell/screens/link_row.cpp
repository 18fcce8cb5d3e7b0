#include "shell/screens/link_row.hpp"

#include "shell/screens/page.hpp"

namespace shell {

namespace {

// clang-format off
#define LINK_ROW_TEXTS(X) \
    X(send, "发送进度链接", "Send a link to the progress") \
    X(second, "复制后发给业主，不用登录就能看进度", "Copied for the owner, who needs no account")
// clang-format on
UI_TEXT_TABLE(Text, LINK_ROW_TEXTS)

}  // namespace

bool may_send_link(const View& view) {
    return core::contains(core::carers | core::roles(core::Role::owner), view.role);
}

Intent link_row(ui::Context& c, core::TicketId ticket) {
    const ui::RowHit hit = ui::row(
        c, "link", {.title = tr(Text::send), .second = tr(Text::second), .icon = ui::Icon::share});
    return hit == ui::RowHit::none ? Intent{} : Intent{SendLink{ticket}};
}

}  // namespace shell
