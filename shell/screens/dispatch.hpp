#pragma once
// 调度: what nobody was sent to yet, and who is free to go.

#include "shell/view.hpp"

namespace ui {
class Context;
}

namespace shell {

Intent draw_dispatch(ui::Context& c, const View& view);

}  // namespace shell
