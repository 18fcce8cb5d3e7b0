#pragma once
// 发送进度链接: a row for the page of a ticket. Nothing for those who may not send one.

#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

namespace shell {

Intent link_row(ui::Context& c, const View& view, core::TicketId ticket);

}  // namespace shell
