#include "shell/ui/screen.hpp"
#include "shell/ui/gesture.hpp"
#include "shell/ui/kit.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float pull_px = 72;  // how far a list is pulled before letting go synchronises

Icon sync_icon(const SyncChip& sync) {
    if (sync.turning) return Icon::sync;
    return sync.tone == Tone::kept   ? Icon::cloud_done
           : sync.tone == Tone::soon ? Icon::offline
                                     : Icon::cloud;
}

Rect nav_item_rect(Rect cell) {
    return {cell.x + (cell.w - std::min(cell.w - 4, size::nav_width)) / 2,
            cell.y + (cell.h - std::min(cell.h - 8, size::nav_height)) / 2,
            std::min(cell.w - 4, size::nav_width), std::min(cell.h - 8, size::nav_height)};
}

void nav_node(Context& c, const NavItem& item, bool selected, Rect cell) {
    node(c, a11y::Role::tab, item.label, nav_item_rect(cell), when(selected, a11y::State::selected),
         id_of(item.label));
}

// One tab of the rail or of the bottom bar, centred in its cell.
bool nav_item(Context& c, const NavItem& item, bool selected, Rect cell) {
    const Rect rect = nav_item_rect(cell);
    const Id id = id_of(item.label);
    const Press touched = press(c, id, cell);
    if (selected)
        draw_surface(rect, c.theme->accent_soft, c.theme->high_contrast ? c.theme->accent : 0,
                     radius::nav);
    draw_press(c, touched, rect, radius::nav);
    const ImU32 color = selected ? c.theme->accent : c.theme->second;
    const Type type = selected ? Type::nav_bold : Type::nav;
    const float text_height = line_height(c, type);
    const float top = rect.y + (rect.h - size::icon_nav - 4 - text_height) / 2;
    const float middle = rect.x + rect.w / 2;
    draw_icon(paint(), item.icon, {middle, top + size::icon_nav / 2}, size::icon_nav, color);
    draw_line(c, type, {rect.x + 2, top + size::icon_nav + 4, rect.w - 4, text_height}, color,
              item.label, 0.5f);
    if (item.badge > 0) {
        const std::string figure = item.badge > 99 ? "99+" : std::to_string(item.badge);
        const float width = std::max(18.0f, em_width(c, Type::caption, figure) + 10);
        const Rect badge = {middle + 6, top - 5, width, 18};
        draw_surface(badge, c.theme->late, 0, 9);
        draw_line(c, Type::caption, badge, c.theme->on_accent, figure, 0.5f);
    }
    return touched.tapped;
}

int rail(Context& c, const ScreenSpec& spec, Rect rect) {
    paint().AddRectFilled(low(rect), high(rect), c.theme->rail);
    paint().AddRectFilled({rect.x + rect.w - 1, rect.y}, high(rect), c.theme->line);
    int tapped = -1;
    const Scope inside("navigation");  // a screen may hold a field of the same name
    a11y::open(a11y::Role::tablist, tr(Text::navigation));
    const float left = rect.x + c.input.safe.left;
    float y = rect.y + c.input.safe.top + 8;
    for (std::size_t i = 0; i < spec.nav.size(); ++i) {
        const Rect cell = {left, y, size::rail - 1, size::nav_height + 8};
        const bool selected = static_cast<int>(i) == spec.nav_selected;
        nav_node(c, spec.nav[i], selected, cell);
        if (nav_item(c, spec.nav[i], selected, cell)) tapped = static_cast<int>(i);
        y += size::nav_height + 4;
    }
    a11y::close(rect);
    return tapped;
}

Rect bottom_cell(Rect bar, std::size_t count, std::size_t i) {
    const float width_all = std::min(bar.w, 96.0f * static_cast<float>(count) + 64);
    const float width = width_all / static_cast<float>(count);
    return {bar.x + (bar.w - width_all) / 2 + width * static_cast<float>(i), bar.y + 1, width,
            size::bottom_nav - 1};
}

int bottom_nav(Context& c, const ScreenSpec& spec, Rect rect) {
    paint().AddRectFilled(low(rect), high(rect), c.theme->card);
    paint().AddRectFilled(low(rect), {rect.x + rect.w, rect.y + 1}, c.theme->line);
    int tapped = -1;
    const Scope inside("navigation");
    for (std::size_t i = 0; i < spec.nav.size(); ++i) {
        const bool selected = static_cast<int>(i) == spec.nav_selected;
        if (nav_item(c, spec.nav[i], selected, bottom_cell(rect, spec.nav.size(), i)))
            tapped = static_cast<int>(i);
    }
    return tapped;
}

void bottom_nav_nodes(Context& c, std::span<const NavItem> items, int chosen, Rect rect) {
    const Scope frame("frame"), inside("navigation");
    a11y::open(a11y::Role::tablist, tr(Text::navigation));
    for (std::size_t i = 0; i < items.size(); ++i)
        nav_node(c, items[i], static_cast<int>(i) == chosen, bottom_cell(rect, items.size(), i));
    a11y::close(rect);
}

// Role status with the whole sentence as its name; the button in it opens the page behind it.
bool sync_chip(Context& c, const SyncChip& sync, Rect touch, Rect rect, bool icon_only) {
    const Id id = id_of("sync");
    bool tapped = a11y::take_activation(id) && !covered(c);
    a11y::open(a11y::Role::status, sync.text, a11y::State::none, id);
    {
        const Scope inside("sync");
        const Id button = id_of("details");
        const Press touched = press(c, button, touch);
        node(c, a11y::Role::button, tr(Text::sync_details), rect, a11y::State::none, button);
        tapped = tapped || touched.tapped;
        if (icon_only) {
            draw_surface(rect, c.theme->soft_of(sync.tone), 0, rect.h / 2);
        } else {
            draw_chip(c, rect, sync.text, sync.tone, sync.turning ? Icon::sync : Icon::none,
                      !sync.turning, false);
        }
        const ImVec2 center = {rect.x + rect.w / 2, rect.y + rect.h / 2};
        if (icon_only) draw_icon(paint(), sync_icon(sync), center, 22, c.theme->of(sync.tone));
        draw_press(c, touched, rect, rect.h / 2);
    }
    a11y::close(rect);
    return tapped;
}

float sync_width(const Context& c, const SyncChip& sync) {
    const Chip look = {.icon = sync.turning ? Icon::sync : Icon::none, .dot = !sync.turning};
    return chip_width(c, sync.text, look);
}

bool bar_button(Context& c, Icon icon, std::string_view name, Rect rect) {
    const Stack at(c, rect, 0);
    return icon_button(c, icon, name, true, true);
}

// Lays out the app bar from both ends; what the title needs decides how much the rest may say.
class AppBar {
public:
    AppBar(Context& c, const ScreenSpec& spec, Rect rect, ScreenHit& hit)
        : c_(c),
          spec_(spec),
          rect_(rect),
          hit_(hit),
          type_(c.phone() ? Type::headline : Type::title),
          x_(rect.x + c.edge()),
          right_(rect.x + rect.w - c.edge()) {}

    void draw() {
        const float safe_top = c_.input.safe.top;
        const Rect ground = {rect_.x, rect_.y - safe_top, rect_.w, rect_.h + safe_top};
        paint().AddRectFilled(low(ground), high(ground), c_.theme->card);
        paint().AddRectFilled({rect_.x, rect_.y + rect_.h - 1}, high(rect_), c_.theme->line);
        draw_back();
        plan_right(em_width(c_, type_, spec_.title));
        for (const Type smaller : {Type::row, Type::body, Type::second})
            if (em_width(c_, type_, spec_.title) > title_right_ - x_) type_ = smaller;
        const float title = em_width(c_, type_, spec_.title);
        draw_title(title);
        draw_right();
    }

private:
    float middle() const { return rect_.y + rect_.h / 2; }

    void draw_back() {
        if (!spec_.back && !spec_.cross) return;
        const Rect rect = {x_, middle() - size::touch / 2, size::touch, size::touch};
        hit_.back = bar_button(c_, spec_.cross ? Icon::close : Icon::back, tr(Text::back), rect);
        x_ += size::touch + 12;
    }

    // From the right: avatar, acts, sync chip, note. The chip shrinks to a sign when the title
    // needs the room.
    void plan_right(float title) {
        float used = 0;
        if (!spec_.avatar.empty() && !c_.phone()) used += size::avatar + 12;
        used += static_cast<float>(spec_.actions.size()) * (size::touch + 4);
        const float room = right_ - x_ - used - title - 12;
        if (!spec_.sync.text.empty()) {
            const float full = sync_width(c_, spec_.sync);
            const float subtitle =
                spec_.subtitle.empty() ? 0 : em_width(c_, Type::second, spec_.subtitle);
            const float before =
                spec_.title_chip.empty() ? 0 : em_width(c_, Type::second, spec_.title_chip) + 8;
            const float shown = c_.phone() ? before + subtitle : std::min(subtitle, 140.0f);
            icon_only_ = room - std::max(shown - title, 0.0f) < full;
            used += (icon_only_ ? 40 : full) + 12;
        }
        const float note = em_width(c_, Type::second, spec_.note);
        show_note_ = !spec_.note.empty() && !c_.phone() && right_ - x_ - used - title > note + 120;
        if (show_note_) used += note + 12;
        title_right_ = right_ - used;
    }

    void draw_title(float natural) {
        const float room = std::max(title_right_ - x_, 0.0f);
        const float width = std::min(natural, room);
        const float chip = spec_.title_chip.empty() ? 0 : chip_width(c_, spec_.title_chip) + 12;
        const float subtitle =
            spec_.subtitle.empty() ? 0 : em_width(c_, Type::second, spec_.subtitle) + 12;
        const float shown = c_.phone() ? subtitle : std::min(subtitle, 160.0f);
        const bool beside = natural + chip + shown <= room;
        const float height = line_height(c_, type_);
        const float below = line_height(c_, Type::second) - 2;
        const bool second_line = !beside && (chip > 0 || subtitle > 0);
        const float top = middle() - (second_line ? height + below - 4 : height) / 2;
        const Rect title = {x_, top, width + 1, height};
        a11y::heading(spec_.title, 1, title);
        offer_copy(c_, title, spec_.title);
        draw_line(c_, type_, title, c_.theme->ink, spec_.title);
        if (second_line) {
            draw_second_line({x_, top + height - 4, room, below});
            return;
        }
        float x = x_ + width + 12;
        if (chip > 0) {
            const float height_of_chip = chip_height(c_, false);
            const Rect rect = {x, middle() - height_of_chip / 2, chip - 12, height_of_chip};
            node(c_, a11y::Role::text, spec_.title_chip, rect);
            draw_chip(c_, rect, spec_.title_chip, spec_.title_chip_tone, Icon::none, false, false);
            x += chip;
        }
        if (subtitle > 0) {
            const Rect rect = {x, middle() - below / 2, std::min(subtitle - 11, title_right_ - x),
                               below};
            node(c_, a11y::Role::text, spec_.subtitle, rect);
            draw_line(c_, Type::second, rect, c_.theme->second, spec_.subtitle);
        }
    }

    // A phone's bar: the state in words of its tone, then the subtitle.
    void draw_second_line(Rect rect) {
        const float subtitle = em_width(c_, Type::second, spec_.subtitle);
        if (!spec_.title_chip.empty()) {
            const float width = em_width(c_, Type::second, spec_.title_chip);
            node(c_, a11y::Role::text, spec_.title_chip, {rect.x, rect.y, width, rect.h});
            draw_line(c_, Type::second, {rect.x, rect.y, rect.w, rect.h},
                      c_.theme->of(spec_.title_chip_tone), spec_.title_chip);
            rect.x += width + 8;
            rect.w -= width + 8;
            if (rect.w < subtitle) return;  // half a word beside the state says nothing
        }
        if (spec_.subtitle.empty() || rect.w < 40) return;
        node(c_, a11y::Role::text, spec_.subtitle, rect);
        draw_line(c_, Type::second, rect, c_.theme->second, spec_.subtitle);
    }

    void draw_right() {
        float x = title_right_ + 12;
        if (show_note_) {
            const float width = em_width(c_, Type::second, spec_.note);
            const Rect rect = {x, rect_.y, width + 1, rect_.h};
            node(c_, a11y::Role::text, spec_.note, rect);
            draw_line(c_, Type::second, rect, c_.theme->second, spec_.note);
            x += width + 12;
        }
        if (!spec_.sync.text.empty()) {
            const float width = icon_only_ ? 40 : sync_width(c_, spec_.sync);
            const float height = icon_only_ ? 40 : chip_height(c_, false);
            const Rect rect = {x, middle() - height / 2, width, height};
            const Rect touch = {x - 4, middle() - size::touch / 2, width + 8, size::touch};
            hit_.sync = sync_chip(c_, spec_.sync, touch, rect, icon_only_);
            x += width + 12;
        }
        for (std::size_t i = 0; i < spec_.actions.size(); ++i) {
            const Rect rect = {x - 4, middle() - size::touch / 2, size::touch, size::touch};
            const Stack at(c_, rect, 0);
            if (icon_button(c_, spec_.actions[i].icon, spec_.actions[i].label))
                hit_.action = static_cast<int>(i);
            x += size::touch + 4;
        }
        if (!spec_.avatar.empty() && !c_.phone())
            draw_person({x, middle() - size::avatar / 2, size::avatar, size::avatar});
    }

    void draw_person(Rect rect) {
        const Id id = id_of("avatar");
        const Press touched = press(c_, id, inset(rect, -4));
        node(c_, a11y::Role::button, tr(Text::account), rect, a11y::State::none, id);
        draw_avatar(c_, rect, spec_.avatar, Tone::accent);
        draw_press(c_, touched, rect, rect.w / 2);
        hit_.avatar = touched.tapped;
    }

    Context& c_;
    const ScreenSpec& spec_;
    Rect rect_;
    ScreenHit& hit_;
    Type type_;  // of the title; smaller where a large one has no room
    float x_, right_, title_right_ = 0;
    bool icon_only_ = false, show_note_ = false;
};

// Grows under the finger and turns with it; says what letting go will do.
void draw_pull(Context& c, Rect body, float pulled) {
    if (pulled < 8) return;
    const float part = std::min(pulled / pull_px, 1.0f);
    const ImVec2 center = {body.x + body.w / 2, body.y + pulled / 2};
    const ImU32 color = fade(part >= 1 ? c.theme->accent : c.theme->third, part);
    draw_arc(center, 10, -IM_PI / 2, -IM_PI / 2 + IM_PI * 1.7f * part, color, 2.4f);
}

}  // namespace

Screen::Screen(Context& c, const ScreenSpec& spec) : c_(c), scroll_(spec.scroll) {
    // What frames every screen stays the same thing from one to the next: the keyboard's focus rests
    // on a tab while what it opens comes, and whoever reaches for the sync sign still finds it.
    ImGui::PushOverrideID(id_of("frame"));
    const FrameInput& in = c.input;
    paint().AddRectFilled({0, 0}, {in.width, in.height}, c.theme->background);
    const bool nav = !spec.nav.empty(), side = nav && !c.narrow();
    Rect page = {in.safe.left, in.safe.top, in.width - in.safe.left - in.safe.right,
                 in.height - in.safe.top - in.safe.bottom};
    if (side) {
        hit_.nav = rail(c, spec, {0, 0, in.safe.left + size::rail, in.height});
        page.x += size::rail;
        page.w -= size::rail;
    }
    if (spec.bar) {
        const float words =
            line_height(c, c.phone() ? Type::headline : Type::title) + line_height(c, Type::second);
        const float height = std::max(c.phone() ? size::app_bar_phone : size::app_bar, words - 2);
        AppBar(c, spec, {page.x, page.y, in.width - page.x, height}, hit_).draw();
        page.y += height;
        page.h -= height;
    }
    if (nav && !side) {
        page.h -= size::bottom_nav;
        nav_rect_ = {0, page.y + page.h, in.width, in.height - page.y - page.h};
        nav_below_count_ = std::min(spec.nav.size(), nav_max);
        std::copy_n(spec.nav.begin(), nav_below_count_, nav_below_.begin());
        nav_selected_ = spec.nav_selected;
        hit_.nav = bottom_nav(c, spec, nav_rect_);
    }
    if (spec.bottom != Bottom::none) {
        const float height =
            spec.bottom == Bottom::actions ? size::action_bar : size::action_bar_tall;
        page.h -= height;
        bottom_ = {page.x, page.y + page.h, page.w, height};
        const float foot = nav && !side ? bottom_.y + height : in.height;
        paint().AddRectFilled(low(bottom_), {in.width, foot}, c.theme->card);
        paint().AddRectFilled(low(bottom_), {in.width, bottom_.y + 1}, c.theme->line);
    }
    ImGui::PopID();
    ImGui::PushOverrideID(id_of(spec.key));
    body_ = page;
    a11y::open(a11y::Role::main, spec.title);
    const float side_room = std::max((page.w - spec.width_max) / 2, c.edge());
    if (!scroll_) {
        ImGui::PushClipRect(low(page), high(page), true);
        push_stack(c, {page.x + side_room, page.y + c.edge(), page.w - 2 * side_room, 0},
                   space::card);
        return;
    }
    area_ = id_of("body");
    const float offset =
        open_area(c, area_, page, {c.edge(), side_room, c.edge(), side_room}, space::card);
    if (spec.pull) {
        hit_.pulled = gesture::pulled(area_, pull_px);
        draw_pull(c, page, -offset);
    }
}

void Screen::end_body() {
    if (!body_open_) return;
    body_open_ = false;
    if (scroll_) {
        close_area(c_);
    } else {
        pop_stack(c_);
        ImGui::PopClipRect();
    }
    a11y::close(body_);
}

ActionBar Screen::actions(std::initializer_list<Width> widths) {
    end_body();
    return ActionBar(c_, bottom_, widths);
}

Screen::~Screen() {
    end_body();
    ImGui::PopID();
    if (nav_below_count_ > 0)
        bottom_nav_nodes(c_, std::span(nav_below_).first(nav_below_count_), nav_selected_,
                         nav_rect_);
}

ActionBar::ActionBar(Context& c, Rect rect, std::initializer_list<Width> widths)
    : c_(c), present_(rect.h > 0) {
    if (!present_) return;
    push_stack(c, {rect.x + c.edge(), rect.y, rect.w - 2 * c.edge(), 0}, 0);
    push_cells(c, widths, space::row, rect.h);
}

ActionBar::~ActionBar() {
    if (!present_) return;
    pop_cells(c_);
    pop_stack(c_);
}

}  // namespace ui
