#pragma once
// One frame of drawing: the context every widget takes, and the boxes that give widgets their
// place.
//
// Immediate mode. The application keeps one Context, calls begin_frame() after ImGui::NewFrame()
// and end_frame() before ImGui::Render(), and in between calls widgets in reading order; that order
// is the order of the accessibility tree, and with it of the Tab key (the platform moves the focus
// over the tree and draws its ring). A widget asks the innermost box for a slot (take()) and draws
// into it, so screens never compute coordinates:
//
//     ui::Card card(c, {.title = "时限"});
//     ui::Cells cells(c, {ui::part(1), ui::natural()}); // side by side
//     ui::text(c, "到场");  ui::chip(c, "做到", ui::Tone::kept);
//
// Boxes: Stack (one under another), Cells (side by side), Grid (equal cells), Wrap (flows to the
// next line), TwoColumns (one column on narrow screens), Card, List, Group, Scope (names only). All
// are scoped objects and nest freely. Lengths are logical pixels. Main thread only.

#include "shell/ui/a11y.hpp"
#include "shell/ui/icons.hpp"
#include "shell/ui/strings.hpp"
#include "shell/ui/theme.hpp"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace ui {

using Rect = a11y::Rect;
using Id = std::uint32_t;

// phone: under 600 wide. portrait: a tablet held upright. landscape: a tablet or small window.
// desktop: 1366 and wider.
enum class SizeClass : std::uint8_t { phone, portrait, landscape, desktop };

struct Insets {
    float top = 0, right = 0, bottom = 0, left = 0;
};

// What the platform knows at the start of a frame.
struct FrameInput {
    float width = 0, height = 0;  // logical pixels
    float pixel_ratio = 1;        // device pixels in a logical one
    Insets safe;                  // notch, home bar
    float keyboard_inset = 0;     // height the soft keyboard covers
    float text_scale = 1;         // 1.0 … 1.6
    bool dark = false, high_contrast = false, reduced_motion = false;
    TimeMs now = 0;           // wall clock, UTC
    double monotonic_ms = 0;  // for motion
};

struct Kit;  // what the kit remembers between frames

class Context {
public:
    Context();
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    // This frame, read by anyone.
    FrameInput input;
    const Theme* theme = nullptr;
    SizeClass size_class = SizeClass::landscape;
    bool narrow() const {
        return size_class == SizeClass::phone || size_class == SizeClass::portrait;
    }
    bool phone() const { return size_class == SizeClass::phone; }
    float em(Type type) const;  // logical pixels, text size applied
    float edge() const { return phone() ? space::edge_phone : space::edge; }

    std::unique_ptr<Kit> kit;  // of the widgets
};

void begin_frame(Context& c, const FrameInput& input);
// Draws what lies over everything (the snackbar). True while something moves and another frame is
// wanted.
bool end_frame(Context& c);
// Monotonic time at which the picture changes without input (a snackbar leaves); infinity when
// never.
double next_change_ms(const Context& c);
// The picture says how long it is until `due`, or since, in whole steps: it changes when one is over
// and when the moment is past. Both times in milliseconds, `due` in UTC.
void count_down(Context& c, std::int64_t due, std::int64_t step);

// The browser's back button, Escape, or a swipe: closes the topmost dialog or sheet. False when
// none is open (the application goes back).
bool press_back(Context& c);

// --- Names ---------------------------------------------------------------------------------------

// Two widgets with one name in one scope need different scopes. Keys are record keys, indices, or
// names.
class Scope {
public:
    explicit Scope(std::uint64_t key);
    explicit Scope(std::string_view key);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
};
Id id_of(std::string_view key);  // in the current scope

// --- Slots ---------------------------------------------------------------------------------------

float available_width(const Context& c);
Rect take(Context& c, float height);               // the next slot, as wide as the box offers
Rect take(Context& c, float width, float height);  // natural width, where the box allows it
void gap(Context& c, float height);                // extra room below the last slot
void skip(Context& c);                             // leave one cell of Cells or Grid empty
bool on_screen(const Context& c,
               Rect rect);  // false: nothing of it is visible, drawing may be left out

// --- Boxes ---------------------------------------------------------------------------------------

// One under another in a single slot of the surrounding box (or in a given rectangle).
class Stack {
public:
    explicit Stack(Context& c, float gap = space::card);
    Stack(Context& c, Rect rect, float gap);  // places nothing in the surrounding box
    ~Stack();
    Stack(const Stack&) = delete;
    Stack& operator=(const Stack&) = delete;
    float height() const;  // used so far

private:
    Context& c_;
    bool placed_;
};

// Side by side. fixed(380): that wide. part(1.5): a share of what is left. natural(): as wide as
// its widget asks for; widgets after a natural cell come to stand right after it, widgets before a
// part are pushed left. With `height`, each slot is centred in it.
struct Width {
    enum class Kind : std::uint8_t { fixed, part, natural } kind;
    float value;
};
constexpr Width fixed(float px) { return {Width::Kind::fixed, px}; }
constexpr Width part(float share) { return {Width::Kind::part, share}; }
// `px`: what it will ask for, needed when a part() stands before it; see button_width(),
// chip_width(), text_width().
constexpr Width natural(float px = 0) { return {Width::Kind::natural, px}; }

class Cells {
public:
    Cells(Context& c, std::initializer_list<Width> widths, float gap = space::row,
          float height = 0);
    ~Cells();
    Cells(const Cells&) = delete;
    Cells& operator=(const Cells&) = delete;

private:
    Context& c_;
};

class Grid {
public:
    Grid(Context& c, int columns, float gap = 10);
    ~Grid();
    Grid(const Grid&) = delete;
    Grid& operator=(const Grid&) = delete;

private:
    Context& c_;
};
int columns_that_fit(const Context& c, float width_min, float gap = 10);

class Wrap {
public:
    explicit Wrap(Context& c, float gap = space::one);
    ~Wrap();
    Wrap(const Wrap&) = delete;
    Wrap& operator=(const Wrap&) = delete;

private:
    Context& c_;
};

// What to do | context. On narrow screens both follow one another in one column.
class TwoColumns {
public:
    TwoColumns(Context& c, float left_share, float right_share = 1);
    TwoColumns(Context& c, Width left, Width right);
    ~TwoColumns();
    TwoColumns(const TwoColumns&) = delete;
    TwoColumns& operator=(const TwoColumns&) = delete;
    void next();  // from the first to the second column

private:
    Context& c_;
    bool wide_ = false;
};

struct CardOptions {
    std::string_view title = {};       // section title, heading of level 2
    std::string_view title_chip = {};  // small chip beside it
    Tone title_tone = Tone::muted;
    std::string_view button = {};  // at the right end of the title line
    bool button_enabled = true;
    std::string_view name = {};  // tappable when not empty: a button with this name
    Tone surface = Tone::ink;    // ink: plain card; any other: that tone's soft colour
    float padding = space::card;
    float gap = space::one;
};
class Card {
public:
    Card(Context& c, const CardOptions& options = {});
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;
    bool button_tapped() const { return button_tapped_; }
    bool finish();  // ends the card early; true when the card itself was tapped

private:
    Context& c_;
    bool button_tapped_ = false, finished_ = false;
    Id id_ = 0;
    Rect rect_;
    int first_vertex_ = 0, end_vertex_ = 0;
    float padding_ = 0;
    std::string name_;
};

// Accessibility containers without a picture of their own. What is in them has names of its own: rows of
// two lists may have the same keys.
class List {
public:
    List(Context& c, std::string_view name);
    ~List();
    List(const List&) = delete;
    List& operator=(const List&) = delete;

private:
    Context& c_;
    float top_ = 0;
};
class Group {
public:
    Group(Context& c, std::string_view name);
    ~Group();
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;

private:
    Context& c_;
    float top_ = 0;
};

}  // namespace ui
