#pragma once
// What a person is told about the storage of this device: that a store was erased by the browser and what of it is missing, that room
// runs short, and what the browser promises, with the button that asks it to.

#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

namespace shell {

// At the top of the screens that a day begins with; nothing is drawn unless something was lost.
Intent lost_cards(ui::Context& c, const View& view);
// Once, after the first work was saved: asks for the browser's promise, with the reason.
Intent keeping_card(ui::Context& c, const View& view);
// 本机存储 of 同步.
Intent storage_card(ui::Context& c, const View& view);

}  // namespace shell
