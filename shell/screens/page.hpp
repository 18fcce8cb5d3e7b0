#pragma once
// A screen with the app around it: navigation by role, the sync chip, the avatar, back. What the person taps there becomes an intent.

#include "shell/ui/screen.hpp"
#include "shell/ui/widgets.hpp"
#include "shell/view.hpp"
#include "shell/words.hpp"

#include <array>
#include <optional>

namespace shell {

inline constexpr std::size_t tabs_max = 8;

struct Tabs {
    std::array<ui::NavItem, tabs_max> items;
    std::array<Place, tabs_max> places{};
    std::size_t count = 0;
};
// The tabs of the person's role: no tab without a screen behind it. A phone's bar has room for the five
// that everybody has; the others stand on 更多.
Tabs tabs_of(const View& view, bool phone);
Tabs more_tabs_of(const View& view);
// Screens of some roles only: 调度, 回访, 统计. True for every other place.
bool is_for(core::Role role, Place place);
Route home_of(core::Role role);

class Page {
public:
    // `spec` says what is the screen's own; navigation, chip and avatar are added. A task (ticket, round, entry) has the navigation only
    // on wide screens: on narrow ones its action bar stands there.
    Page(ui::Context& c, const View& view, Place place, ui::ScreenSpec spec, bool task = false);
    ui::Screen* operator->() { return &*screen_; }
    // What was tapped around the screen.
    Intent intent() const;

private:
    Tabs tabs_;
    SyncLine sync_;
    std::optional<ui::Screen> screen_;
    Intent tip_;
};

}  // namespace shell
