#pragma once
// The scaffold every screen stands in, and what opens over it: dialogs, sheets, snackbars.
//
//     ui::Screen screen(c, {.key = "today", .title = "今日", .nav = tabs, .sync = chip});
//     if (screen.hit().sync) …
//     … cards …
//     if (auto bar = screen.actions({ui::part(1)})) { if (ui::button(c, "完成")) … }
//
// The app bar (back, title as the only heading of level 1, sync chip of role status, avatar), the
// navigation (rail on wide screens, bar below on narrow ones, tabs), a scrolling body and an action
// bar within thumb reach. Main thread only.

#include "shell/ui/layout.hpp"

#include <array>

namespace ui {

struct NavItem {
    std::string_view label;
    Icon icon = Icon::none;
    int badge = 0;  // 0: none
};

inline constexpr std::size_t nav_max = 8;

struct SyncChip {
    std::string_view text;  // empty: no chip
    Tone tone = Tone::kept;
    bool turning = false;  // work is under way: the sign is the turning arrows instead of a dot
};

struct BarAction {
    std::string_view label;  // accessible name, and shown as a text button when no icon is given
    Icon icon = Icon::none;
};

enum class Bottom : std::uint8_t {
    none,
    actions,       // 88 high, for buttons of 52 and 64
    actions_tall,  // 104 high, for a row of 64
};

struct ScreenSpec {
    std::string_view key;  // stable; scroll position is kept per key
    std::string_view title;
    std::string_view subtitle = {};
    std::string_view title_chip = {};
    Tone title_chip_tone = Tone::under_way;
    std::string_view note = {};         // small text left of the sync chip; left out on phones
    bool back = false;                  // ‹ button named 返回
    bool cross = false;                 // × instead of ‹, same name
    std::span<const NavItem> nav = {};  // empty: no navigation (a task that fills the screen)
    int nav_selected = -1;
    SyncChip sync = {};
    std::string_view avatar = {};  // one character
    std::span<const BarAction> actions = {};
    Bottom bottom = Bottom::none;
    bool bar = true;  // false: no app bar; the body must emit the heading itself (see heading())
    bool scroll =
        true;           // false: the body has the height of the window and scrolls by its own lists
    bool pull = false;  // pulling down past the top reports hit().pulled
    float width_max = size::page_width_max;  // body is centred when the window is wider
};

struct ScreenHit {
    bool back = false, sync = false, avatar = false, pulled = false;
    int nav = -1, action = -1;  // index, or −1
};

class ActionBar {
public:
    ActionBar(Context& c, Rect rect, std::initializer_list<Width> widths);
    ~ActionBar();
    ActionBar(ActionBar&&) = delete;
    explicit operator bool() const { return present_; }

private:
    Context& c_;
    bool present_;
};

class Screen {
public:
    Screen(Context& c, const ScreenSpec& spec);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;
    const ScreenHit& hit() const { return hit_; }
    // Ends the body and opens the action bar as a row of Cells; nothing on a spec with
    // Bottom::none.
    ActionBar actions(std::initializer_list<Width> widths);
    float body_height() const { return body_.h; }  // visible

private:
    void end_body();

    Context& c_;
    ScreenHit hit_;
    Rect body_, bottom_;
    bool body_open_ = true, scroll_;
    Id area_ = 0;
    // The bar below the body: told last, as it is seen last.
    std::array<NavItem, nav_max> nav_below_;
    std::size_t nav_below_count_ = 0;
    int nav_selected_ = -1;
    Rect nav_rect_;
};

// A part of the screen that scrolls by itself (a column of a wide screen, a list in a dialog).
// Remembers its place by key.
class ScrollArea {
public:
    ScrollArea(Context& c, std::string_view key, Rect rect, float padding = 0,
               float gap = space::card);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;
    float offset() const { return offset_; }
    float overscroll() const { return offset_ < 0 ? -offset_ : 0; }

private:
    Context& c_;
    float offset_ = 0;
};

// --- Over the screen -----------------------------------------------------------------------------

enum class OverlayKind : std::uint8_t {
    dialog,  // centred
    sheet,   // from below on narrow screens, centred on wide ones
};
struct OverlaySpec {
    std::string_view key;
    std::string_view title;      // name of the dialog, drawn as its heading
    std::string_view text = {};  // a sentence under the title
    OverlayKind kind = OverlayKind::sheet;
    float width_max = size::dialog_width_max;
    bool closable = true;  // a tap on the scrim, back and Escape close it
    bool cross = false;    // an × button as well
};

// Call it each frame while it is open, after the screen it belongs to; the one called last lies on
// top. Everything below takes no input.
class Overlay {
public:
    Overlay(Context& c, const OverlaySpec& spec);
    ~Overlay();
    Overlay(const Overlay&) = delete;
    Overlay& operator=(const Overlay&) = delete;
    // The person closed it without choosing: stop calling it. Ask once, after the content.
    bool dismissed();

private:
    Context& c_;
    std::size_t place_ = 0;
    Id id_;
    bool dismissed_ = false, closable_;
    int first_vertex_ = 0;
    float shown_ = 1;
};

enum class Answer : std::uint8_t { none, yes, no };
// A question with two buttons. `danger` paints the yes button red.
Answer ask(Context& c, const OverlaySpec& spec, std::string_view yes, std::string_view no,
           bool danger = false);

struct MenuItem {
    std::string_view label;
    Icon icon = Icon::none;
    Tone tone = Tone::ink;
    bool enabled = true;
};
constexpr int menu_open = -1, menu_dismissed = -2;
// A sheet of acts: the index tapped, menu_open, or menu_dismissed.
int menu(Context& c, const OverlaySpec& spec, std::span<const MenuItem> items);

// A short sentence at the bottom for four seconds, with a button eight, also announced.
void notify(Context& c, std::string_view text, Tone tone = Tone::ink, std::string_view action = {});
bool take_notice_action(Context& c);  // true once after the button was tapped

// What a person asked to copy, by a long press on what is drawn; empty when nothing.
std::string take_copied(Context& c);

}  // namespace ui
