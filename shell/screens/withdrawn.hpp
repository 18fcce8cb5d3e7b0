#pragma once
// What a device says that an administrator has withdrawn: what happened, what was kept, what to do.

#include "shell/intent.hpp"
#include "shell/ui/screen.hpp"

namespace shell {

struct Withdrawal {
    std::size_t photos_left = 0;  // still to go up before the store goes
    std::size_t unsent = 0;       // that the server does not take: they stay, sealed
    bool erased = false;
    bool failed = false;
};

Intent draw_withdrawn(ui::Context& c, const Withdrawal& withdrawal);

}  // namespace shell
