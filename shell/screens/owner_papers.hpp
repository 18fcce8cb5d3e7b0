#pragma once
// 通知 and 账单 of an owner: what the community tells them, and what their tickets cost.

#include "shell/view.hpp"

namespace ui {
class Context;
}

namespace shell {

Intent draw_notices(ui::Context& c, const View& view);
// Charges stand on tickets; a bill is a ticket that costs something, newest first.
Intent draw_bills(ui::Context& c, const View& view);

}  // namespace shell
