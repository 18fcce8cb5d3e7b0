#pragma once
// The widgets. Each draws itself, takes taps, keyboard and assistive activation, and adds its
// accessibility node, in one call; what happened is the return value. They know no domain words.
// Disabled widgets are shown and named but never report anything. The name given is the accessible
// name and, with the scope, the identity. Main thread only, between begin_frame() and end_frame().

#include "shell/ui/layout.hpp"

#include <vector>

namespace ui {

// --- Text ----------------------------------------------------------------------------------------

struct TextOptions {
    Type type = Type::body;
    Tone tone = Tone::ink;
    int lines_max = 0;  // 0: wraps as long as needed; 1: one line with an ellipsis
    enum class Align : std::uint8_t { left, center, right };
    using enum Align;
    Align align = Align::left;
};
void text(Context& c, std::string_view text, const TextOptions& options = {});
// Heading drawn as text. Level 1 is the app bar's; use it here only on a screen without one.
void heading(Context& c, std::string_view text, int level = 2, Type type = Type::headline);
// One line: a strong beginning and a quieter end ("到场  派单后 30 分钟内").
void text_pair(Context& c, std::string_view strong, std::string_view quiet,
               Type strong_type = Type::body);

float text_width(const Context& c, std::string_view text, Type type);
float line_height(const Context& c, Type type);
// `text` itself, or its longest beginning that fits with …; never cuts a character.
std::string ellipsis(const Context& c, std::string_view text, Type type, float width);
// Byte ranges of the lines; breaks between Han characters, keeps Latin words and closing marks
// together.
void wrap_lines(const Context& c, std::string_view text, Type type, float width,
                std::vector<std::string_view>& lines);

// --- Buttons -------------------------------------------------------------------------------------

struct Button {
    enum class Kind : std::uint8_t { secondary, primary, danger, danger_primary, text };
    using enum Kind;
    Kind kind = Kind::secondary;
    float height = size::button;  // 48, 52 or 64
    Icon icon = Icon::none;
    bool enabled = true;
    // As wide as the box offers; natural width else. Cells of fixed or part width always fill.
    bool fill = false;
    bool busy = false;           // shows turning arrows, takes no taps
    std::string_view name = {};  // accessible name when it differs from the label
};
bool button(Context& c, std::string_view label, const Button& options = {});
bool icon_button(Context& c, Icon icon, std::string_view name, bool enabled = true,
                 bool framed = false);  // 48 × 48
float button_width(const Context& c, std::string_view label, const Button& options = {});

// Leaves the app: `address` is tel:, mailto: or https:. Role link; the browser follows it, so what a
// device does with a phone number happens, and nothing is reported here.
void link(Context& c, std::string_view label, std::string_view address, Icon icon = Icon::none);
std::string phone_address(std::string_view number);  // tel:…, empty when no digit is in it

// --- Chips, rings, bars --------------------------------------------------------------------------

struct Chip {
    Icon icon = Icon::none;
    bool small = false;
    bool dot = false;
};
void chip(Context& c, std::string_view label, Tone tone, const Chip& options = {});
bool chip_button(Context& c, std::string_view label, bool selected,
                 Icon icon = Icon::none);  // filter
float chip_width(const Context& c, std::string_view label, const Chip& options = {});

struct Ring {
    float fraction = 0;            // 0…1 of the circle
    std::string_view figure = {};  // inside: 6分, 3/8
    Tone tone = Tone::accent;
};
void ring(Context& c, const Ring& ring, std::string_view name = {}, float extent = size::ring);
void progress(Context& c, std::string_view name, float fraction, Tone tone = Tone::accent);
// Label left, figure right, bar below.
void progress_row(Context& c, std::string_view label, std::string_view figure, float fraction,
                  Tone tone = Tone::accent);
void avatar(Context& c, std::string_view character, Tone tone = Tone::accent,
            float extent = size::avatar);

// --- Rows ----------------------------------------------------------------------------------------

struct Row {
    std::string_view name = {};  // accessible name; "title, second, chip" when empty
    std::string_view title = {};
    std::string_view title_quiet = {};  // after the title on the same line, in the second tone
    std::string_view second = {};
    Tone second_tone = Tone::second;
    bool title_bold = true;  // false: body text (a plain value row)
    // Leading, at most one:
    const Ring* ring = nullptr;
    Icon icon = Icon::none;
    Tone icon_tone = Tone::accent;
    std::string_view avatar = {};
    // Trailing, in this order:
    std::string_view value = {};  // plain text
    std::string_view chip = {};
    Tone chip_tone = Tone::muted;
    std::string_view button = {};
    bool button_primary = true;
    std::string_view call = {};  // a phone number: a sign at the end calls it
    bool chevron = false;
    bool tappable = true;
    bool selected = false;  // the record shown beside the list
    bool enabled = true;
    bool menu = false;  // a long press reports `menu`; else the kit offers to open and to copy
    float height = 0;   // 0: 72 with two lines, 56 with one; more where the words need it
};
enum class RowHit : std::uint8_t { none, row, button, menu };
// A listitem when inside a List. A thin line stands above it unless it is the first thing in its
// box.
RowHit row(Context& c, std::uint64_t key, const Row& row);
RowHit row(Context& c, std::string_view key, const Row& row);

// For a VirtualList whose rows have long titles: on a phone they take more than one line.
float long_row_height(const Context& c);

// Rows of one height, of which only the visible ones are asked for. Fills the rest of a scrolling
// body or a ScrollArea.
//     ui::VirtualList list(c, "工单", count, ui::size::row);
//     while (list.next()) ui::row(c, key(list.index()), …);
class VirtualList {
public:
    VirtualList(Context& c, std::string_view name, int count, float row_height,
                bool in_card = true);
    ~VirtualList();
    VirtualList(const VirtualList&) = delete;
    VirtualList& operator=(const VirtualList&) = delete;
    bool next();
    int index() const { return index_; }

private:
    Context& c_;
    int count_, first_, last_, index_;
    float row_height_;
    Rect rect_;
};

// --- Choices -------------------------------------------------------------------------------------

struct Choice {
    std::string_view label;
    Tone tone = Tone::accent;  // how it looks when chosen
    bool alarming = false;     // label in the late colour while not chosen
    Icon icon = Icon::none;
};
struct Segmented {
    bool buttons = false;  // roles button (pressed) in a group instead of radio in a radiogroup
    bool fill = true;      // equal widths over the whole slot; else natural widths
    float height = size::segment;
    bool enabled = true;
};
// True when the choice changed (or, with `buttons`, whenever one was tapped). `selected` −1: none.
// Wraps to more lines on narrow screens.
bool segmented(Context& c, std::string_view name, std::span<const Choice> choices, int& selected,
               const Segmented& options = {});
float segmented_width(const Context& c, std::span<const Choice> choices);  // natural
// One under another, 56 high, with the round mark of a radio button.
bool radio_list(Context& c, std::string_view name, std::span<const Choice> choices, int& selected);
// Squares of 88, as many columns as fit.
bool category_grid(Context& c, std::string_view name, std::span<const Choice> choices,
                   int& selected, int columns = 0);
bool checkbox(Context& c, std::string_view label, bool& checked, bool enabled = true);
bool toggle(Context& c, std::string_view label, bool& on, std::string_view second = {},
            bool enabled = true);
// Tabs inside a screen (role tab): true when changed.
bool tabs(Context& c, std::string_view name, std::span<const std::string_view> labels,
          int& selected);

// Looks like a field, role combobox; a tap opens a sheet with the options (a search field from ten
// on). True when changed.
struct Select {
    std::string_view placeholder = {};
    std::string_view error = {};
    bool enabled = true;
};
bool select(Context& c, std::string_view label, std::span<const std::string_view> options,
            int& selected, const Select& select = {});

// --- Entry ---------------------------------------------------------------------------------------

struct TextField {
    std::string_view placeholder = {};
    std::string_view error = {};  // why it is not accepted; paints the field and is read with it
    std::string_view help = {};   // a quiet sentence below
    std::string_view unit = {};   // right of the value
    enum Kind : std::uint8_t {
        plain,
        multiline,
        number,
        decimal,
        phone,
        password,
        pin,  // a secret of digits
        search,
        pick_date,  // these three through the browser's picker; values as in entered_time.hpp
        pick_time,
        pick_date_time,
    } kind = plain;
    std::uint16_t length_max = 0;
    int lines = 3;              // multiline: height
    bool big = false;           // value in the figure size
    bool reading = false;       // a measured number: bold, at the right beside its unit
    bool label_hidden = false;  // the label is only the accessible name
    bool enabled = true;
    bool enter_submits = false;
};
struct FieldEvent {
    bool changed = false, submitted = false, composing = false;
    explicit operator bool() const { return changed; }
};
FieldEvent text_field(Context& c, std::string_view label, std::string& value,
                      const TextField& field = {});
FieldEvent search_field(Context& c, std::string_view name, std::string& value,
                        std::string_view placeholder = {});

// Digits in a grid of three: what was typed goes to `value`; true when it changed. `dash`: the
// lower left key is –, else it is empty.
bool keypad(Context& c, std::string& value, std::size_t length_max, bool dash);
void pin_dots(Context& c, std::string_view name, int filled, int total, bool wrong = false);

struct Stroke {
    std::vector<ImVec2> points;  // 0…1 of the pad's width; y in the same unit
};
// Role img. Takes drags for itself. True when a stroke was finished.
bool signature_pad(Context& c, std::string_view name, std::vector<Stroke>& strokes,
                   float height = 200);

// --- Showing -------------------------------------------------------------------------------------

struct Event {
    std::string_view title;
    std::string_view meta = {};  // time and grade, on the same line when it fits
    std::string_view text = {};  // more, wrapped
    Tone tone = Tone::accent;
    bool open = false;  // hollow dot: not yet happened
};
// Role list of listitems, newest first as given.
void timeline(Context& c, std::string_view name, std::span<const Event> events);

// Where a thing stands on its way. `reached`: index of the last state reached. On phones: dots with
// the present and the next state's name.
void stepper(Context& c, std::string_view name, std::span<const std::string_view> steps,
             int reached, Tone tone = Tone::accent);

struct Banner {
    Tone tone = Tone::soon;
    Icon icon = Icon::none;
    std::string_view title = {};
    std::string_view text = {};
    std::string_view button = {};
    bool alert = false;  // read out at once
};
bool banner(Context& c, const Banner& banner);  // true: its button was tapped

struct Empty {
    Icon icon = Icon::leaf;
    std::string_view title = {};
    std::string_view text = {};
    std::string_view button = {};
};
bool empty_state(Context& c, const Empty& empty);

void skeleton_rows(Context& c, int rows);  // grey shapes where rows will be

struct Figure {
    std::string_view label;
    std::string_view figure;
    std::string_view second = {};
    Tone tone = Tone::ink;
};
bool figure_tile(Context& c, const Figure& figure, bool tappable = false);  // a card with a number

// Photos side by side in one line that scrolls sideways when it is longer than the box; the tiles go
// between construction and destruction.
class Strip {
public:
    Strip(Context& c, std::string_view name, float height = 96, float gap = 10);
    ~Strip();
    Strip(const Strip&) = delete;
    Strip& operator=(const Strip&) = delete;

private:
    Context& c_;
    Rect view_;
    Id id_ = 0;
};

// A photo, or its place while it is not on the device (texture 0). `note`: 已上传, 待传 … drawn on its
// foot. True when tapped.
bool photo_tile(Context& c, std::string_view name, ImTextureID texture, std::string_view note = {},
                float width = 132, float height = 96);
bool add_tile(Context& c, std::string_view name, Icon icon = Icon::camera);  // dashed, 96 × 96

void divider(Context& c);
void icon_view(Context& c, Icon icon, Tone tone, float extent = size::icon);

}  // namespace ui
