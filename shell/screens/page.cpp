#include "shell/screens/page.hpp"

#include "core/op.hpp"
#include "shell/screens/tips.hpp"

#include <algorithm>

namespace shell {

namespace {

void add(Tabs& tabs, Place place, Word label, ui::Icon icon, int badge = 0) {
    tabs.items[tabs.count] = {tr(label), icon, badge};
    tabs.places[tabs.count] = place;
    ++tabs.count;
}

struct Extra {
    Place place;
    Word label;
    ui::Icon icon;
    core::Roles roles;
};
constexpr std::array extras{
    Extra{Place::dispatch, Word::tab_dispatch, ui::Icon::megaphone,
          core::roles(core::Role::front_desk, core::Role::lead)},
    Extra{Place::revisits, Word::tab_revisits, ui::Icon::chat,
          core::roles(core::Role::front_desk, core::Role::lead, core::Role::manager)},
    Extra{Place::statistics, Word::tab_statistics, ui::Icon::chart,
          core::roles(core::Role::front_desk, core::Role::lead, core::Role::manager)},
};

}  // namespace

bool is_for(core::Role role, Place place) {
    if (place == Place::visits || place == Place::new_visit) return contains(core::carers, role);
    const auto extra = std::find_if(extras.begin(), extras.end(),
                                    [&](const Extra& each) { return each.place == place; });
    return extra == extras.end() || contains(extra->roles, role);
}

Tabs more_tabs_of(const View& view) {
    Tabs tabs;
    for (const Extra& extra : extras) {
        if (contains(extra.roles, view.role)) add(tabs, extra.place, extra.label, extra.icon);
    }
    return tabs;
}

Tabs tabs_of(const View& view, bool phone) {
    Tabs tabs;
    if (view.owner()) {
        add(tabs, Place::my_tickets, Word::tab_my_tickets, ui::Icon::ticket);
        add(tabs, Place::new_ticket, Word::tab_new, ui::Icon::plus);
        add(tabs, Place::my_home, Word::tab_my_home, ui::Icon::home);
    } else {
        add(tabs, Place::today, Word::tab_today, ui::Icon::today);
        // An inspector sees scorecards and statistics, no records of people.
        if (view.role != core::Role::inspector) {
            add(tabs, Place::tickets, Word::tab_tickets, ui::Icon::ticket);
            add(tabs, Place::rounds, Word::tab_rounds, ui::Icon::round);
            add(tabs, Place::households, Word::tab_households, ui::Icon::building);
            for (const Extra& extra : extras) {
                if (!phone && contains(extra.roles, view.role))
                    add(tabs, extra.place, extra.label, extra.icon);
            }
        }
    }
    add(tabs, Place::more, Word::tab_more, ui::Icon::more, view.refused);
    return tabs;
}

Route home_of(core::Role role) {
    return {role == core::Role::owner ? Place::my_tickets : Place::today, 0};
}

Page::Page(ui::Context& c, const View& view, Place place, ui::ScreenSpec spec, bool task)
    : tabs_(tabs_of(view, c.phone())), sync_(sync_line(view)) {
    const Place tab = tab_of(place, view.owner());
    if (!task || !c.narrow()) spec.nav = std::span(tabs_.items.data(), tabs_.count);
    spec.nav_selected =
        static_cast<int>(tabs_.count) - 1;  // 更多, of all without a tab of their own
    for (std::size_t i = 0; i < tabs_.count; ++i) {
        if (tabs_.places[i] == tab) spec.nav_selected = static_cast<int>(i);
    }
    spec.sync = {sync_.text, sync_.tone, sync_.turning};
    if (!c.phone()) spec.avatar = initial(view.name);
    screen_.emplace(c, spec);
    tip_ = draw_tip(c, view, place);
}

Intent Page::intent() const {
    const ui::ScreenHit& hit = screen_->hit();
    if (asks(tip_)) return tip_;
    if (hit.back) return Back{};
    if (hit.sync) return Go{{Place::sync, 0}};
    if (hit.avatar) return Go{{Place::more, 0}};
    if (hit.pulled) return SyncNow{};
    if (hit.nav >= 0) return Go{{tabs_.places[static_cast<std::size_t>(hit.nav)], 0}};
    return Nothing{};
}

}  // namespace shell
