#pragma once
// 发送进度链接: a row for the page of a ticket, of those who may send one.

#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

namespace shell {

bool may_send_link(const View& view);
Intent link_row(ui::Context& c, core::TicketId ticket);

}  // namespace shell
