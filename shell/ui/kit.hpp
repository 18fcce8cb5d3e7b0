#pragma once
// Inside the widget kit: what it remembers between frames, and the helpers every widget is made of.
// Screens do not include this.
//
// A widget is: an id, a slot, press() for the reaction, drawing with draw_text() and friends,
// node() for the accessibility tree. Rectangles are logical pixels on the display. Main thread
// only, between begin_frame() and end_frame().

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/ui/layout.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ui {

// --- Layout --------------------------------------------------------------------------------------

inline constexpr int cells_max = 10;

struct Box {
    enum class Kind : std::uint8_t { stack, cells, grid, wrap, line } kind = Kind::stack;
    float x = 0, y = 0, w = 0;  // where it starts and how wide it may be
    float cursor_x = 0, cursor_y = 0;
    float gap = 0;
    float line = 0;           // cells, grid, wrap: height of the present line
    float height = 0;         // cells: fixed height to centre in, 0: none
    bool any = false;         // something stands in it already
    bool row_before = false;  // what stands there last is a row: the next one follows without a gap
    bool card = false;        // the content of a card: rows may come nearer to its edge
    int index = 0, count = 0;  // cells, grid
    Width widths[cells_max] = {};
};

// --- Memory between frames -----------------------------------------------------------------------

struct AreaMemory {
    float offset = 0, content = 0;
    double moved_ms = -1e9;  // when it last moved: the scroll bar fades after it
    bool pull_reported = false;
    std::uint32_t seen_frame = 0;
};

struct OpenArea {
    Id id = 0;

    Rect view;
    Insets padding;
    float offset = 0;
};

struct OverlayMemory {
    Id id = 0;
    double opened_ms = 0;
    float content_height = 0;
    bool seen = false;
    int layer_before = 0, lists_before = 0;
    float row_height_before = 0;
    int first_vertex = 0;  // of the panel
    bool left = false;     // its going away has begun
    Rect panel;
};

struct Notice {
    std::string text, action;
    Tone tone = Tone::ink;
    double since_ms = 0;
    bool shown = false;
    bool action_tapped = false;
};

struct SelectMemory {
    Id open = 0;  // the select whose sheet is open
    std::string query;
};

// What a long press was on: a sheet offers to copy it, or to open the row.
struct Held {
    std::string title, text;
    std::string copies;  // what goes to the clipboard
    Id row = 0;          // the row that opens; 0: nothing does
    bool open = false;
    Id chosen = 0;  // the row to open as soon as the sheet no longer covers it
};

// An overlay that was closed and is still seen going away: the last picture of it.
struct Leaving {
    struct Piece {
        ImVec4 clip;
        std::size_t first = 0, count = 0;  // indices
    };
    std::vector<ImDrawVert> vertices;
    std::vector<ImDrawIdx> indices;
    std::vector<Piece> pieces;
    std::size_t panel = 0;  // its first vertex; before it stands the scrim
    double since_ms = 0;
    const void* glyphs = nullptr;  // the atlas it was drawn with
};

struct Kit {
    std::vector<Box> boxes;
    std::vector<OpenArea> open_areas;  // innermost last
    std::unordered_map<Id, AreaMemory> area_memory;

    std::vector<OverlayMemory> overlays;  // as opened, topmost last
    int layer = 0;                        // of the widgets being drawn now: 0 is the screen
    int layer_top = 0;                    // of the last frame: only this one reacts
    bool back_pressed = false;
    std::vector<Leaving> leaving;

    Held held;
    std::string copied;  // for the application to take
    Notice notice;
    SelectMemory select;
    Id open_stroke = 0;        // signature pad under the finger
    int lists = 0;             // open List boxes: rows are listitems
    std::vector<Id> list_ids;  // of those begun in this frame
    float row_height = 0;      // set by VirtualList
    bool animating = false;
    double next_change_ms = 0;
    std::uint32_t frame = 0;
    std::vector<std::string_view> lines;  // scratch of the text helpers
    Id typing = 0;                        // the text field last brought above the soft keyboard
    float typing_inset = 0;               // and how high the keyboard was
    std::vector<std::string> cut;         // of this frame: texts that ended in an ellipsis
};

// --- Slots ---------------------------------------------------------------------------------------

Box& box(const Context& c);
Rect open_slot(Context& c);  // x, y and width of the next slot; height 0
void close_slot(Context& c, float width, float height);
void push_stack(Context& c, Rect rect, float gap);
float pop_stack(Context& c);                       // height used
void push_line(Context& c, Rect rect, float gap);  // one line without an end
float pop_line(Context& c);                        // width used
void push_cells(Context& c, std::initializer_list<Width> widths, float gap, float height);
void pop_cells(Context& c);
// Rows get names of their own in each list, also where two lists have one name.
void push_list(Context& c, std::string_view name);
void pop_list(Context& c);
bool slot_fills(const Context& c);  // the next slot gives its widget a width to fill

// --- Reaction ------------------------------------------------------------------------------------

struct Press {
    bool tapped = false, held = false, hovered = false;
};
Press press(Context& c, Id id, Rect rect, bool enabled = true);
bool covered(const Context& c);  // something modal lies over what is being drawn
inline a11y::State state_of(bool enabled, a11y::State more = a11y::State::none) {
    return enabled ? more : more | a11y::State::disabled;
}
inline a11y::State when(bool condition, a11y::State state) {
    return condition ? state : a11y::State::none;
}
// Adds the node; interactive ones only while nothing modal covers them.
void node(Context& c, a11y::Role role, std::string_view name, Rect rect,
          a11y::State state = a11y::State::none, Id id = 0);

// --- Drawing -------------------------------------------------------------------------------------

ImDrawList& paint();
inline ImVec2 vec(float x, float y) { return {x, y}; }
inline ImVec2 low(Rect r) { return {r.x, r.y}; }
inline ImVec2 high(Rect r) { return {r.x + r.w, r.y + r.h}; }
inline Rect inset(Rect r, float by) { return {r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by}; }
inline Rect inset(Rect r, float by_x, float by_y) {
    return {r.x + by_x, r.y + by_y, r.w - 2 * by_x, r.h - 2 * by_y};
}
float snap(const Context& c, float v);  // to whole device pixels

struct Face {
    ImFont* font;
    float size;  // as ImGui counts: line height
};
Face face(const Context& c, Type type);
float em_width(const Context& c, Type type, std::string_view text);
// `at`: upper left of the line.
void draw_text(const Context& c, Type type, ImVec2 at, ImU32 color, std::string_view text);
// One line inside the rectangle, centred upright, with an ellipsis when too long.
void draw_line(const Context& c, Type type, Rect rect, ImU32 color, std::string_view text,
               float align = 0);
// The quieter end of a line of type `beside`, on its baseline.
void draw_quiet(const Context& c, Type beside, Rect line, std::string_view text);
float draw_lines(const Context& c, Type type, ImVec2 at, float width, ImU32 color,
                 std::string_view text, int lines_max, float align = 0);
int count_lines(Context& c, Type type, float width, std::string_view text, int lines_max);

// A filled, bordered surface: card, button, field. `border` 0: none.
void draw_surface(Rect rect, ImU32 fill, ImU32 border, float rounding, float border_width = 1);
void draw_press(const Context& c, const Press& press, Rect rect, float rounding);
void draw_arc(ImVec2 center, float radius, float from, float to, ImU32 color,
              float thickness);  // round ends
void draw_dashed(Rect rect, ImU32 color, float rounding);
void draw_ring(const Context& c, Rect rect, float fraction, std::string_view figure, Tone tone);
void draw_bar(const Context& c, Rect rect, float fraction, Tone tone);
void draw_chip(const Context& c, Rect rect, std::string_view label, Tone tone, Icon icon, bool dot,
               bool small);
float chip_height(const Context& c, bool small);
void draw_avatar(const Context& c, Rect rect, std::string_view character, Tone tone);
void draw_busy(Context& c, ImVec2 center, float extent,
               ImU32 color);  // turning arrows; keeps frames coming

float ease_out(float t);
// 0…1 since `start_ms` over `length_ms`; 1 at once with reduced motion. Asks for frames while it
// runs.
float motion_at(Context& c, double start_ms, float length_ms);

// --- Between the kit's files ---------------------------------------------------------------------

ImGuiWindow* open_window(Context& c, const char* name, Rect rect,
                         bool inert = false);  // no decoration
void reveal(Context& c,
            Rect rect);  // scrolls the innermost area so that it is above the soft keyboard
void draw_notice(Context& c);
// Asked by what shows text that is not tapped: a long press there offers to copy it.
void offer_copy(Context& c, Rect rect, std::string_view text);
void hold(Context& c, Held held);
void draw_held(Context& c);
// After the overlays of the frame: those that were not drawn any more go away in a moment.
void draw_leaving(Context& c);
// A surface drawn before its height is known: moves the vertices below its middle.
void stretch(int first_vertex, int end_vertex, float middle_y, float by);
// A scrolling stack; `id` keeps its place. Returns the offset (negative while pulled past the top).
float open_area(Context& c, Id id, Rect view, Insets padding, float gap);
float close_area(Context& c);  // height of the content, padding included

}  // namespace ui
