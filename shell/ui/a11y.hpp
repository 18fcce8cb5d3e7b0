#pragma once
// The accessibility tree of one frame: what is on the screen, for those who do not see the pixels.
//
// Every widget that draws something a person may read or use adds a node here in the same call that draws it; containers open and
// close around their children, so the tree nests as the screen does. After the frame the platform turns it into invisible elements
// over the canvas (screen readers, keyboard focus and browser tests use them), but only when its hash differs from the last frame's.
// Rectangles are in the coordinates of ImGui's display (logical pixels). Outside scroll areas they are clipped to what is visible, and
// a leaf that is clipped away entirely is dropped. Between open_scroll() and close_scroll() nothing is clipped or dropped: what is
// scrolled out of view is still in the tree, so a reader or the Tab key can go there and the area scrolls to it. A widget therefore adds
// its node before it asks whether it is visible. Main thread only; a tree is valid until the next end_frame().

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ui::a11y {

enum class Role : std::uint8_t {
    text,  // static text: no role in the tree, its name is the content
    button,
    textbox,
    combobox,
    listbox,
    option,
    checkbox,
    radio,
    radiogroup,
    tab,
    tablist,
    list,
    listitem,
    heading,
    dialog,
    group,
    status,
    alert,
    img,
    progressbar,
    main,
    navigation,
    scroll,  // a scrolled region: no role of its own, clips and scrolls what it holds
    link,    // leaves the app (tel:…): its value is where to, and the browser follows it
    table,
    row,
    columnheader,
    cell,
};

enum class State : std::uint16_t {
    none = 0,
    disabled = 1,
    checked = 2,
    selected = 4,
    expanded = 8,
    focused = 16,
    invalid = 32,
    multiline = 64,
    modal = 128,
    ascending = 256,  // columnheader: the rows are sorted by it
    descending = 512,
    sideways = 1024,  // scroll: from left to right
};
constexpr State operator|(State a, State b) {
    return static_cast<State>(static_cast<std::uint16_t>(a) | static_cast<std::uint16_t>(b));
}
constexpr bool has(State set, State one) {
    return (static_cast<std::uint16_t>(set) & static_cast<std::uint16_t>(one)) != 0;
}

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    bool operator==(const Rect&) const = default;
};

struct Node {
    std::uint32_t id =
        0;  // stable from frame to frame: the ImGui id, or derived from parent, role and name
    std::int32_t parent = -1;  // index into Tree::nodes
    Role role = Role::text;
    State state = State::none;
    std::uint8_t level = 0;       // headings: 1…6
    bool acts = false;            // the widget gave its id: it takes activations
    std::int16_t value_now = -1;  // progressbar: 0…100, else -1
    std::string name;
    std::string value;  // textbox, combobox: what it holds; link: its address
    Rect rect;
    float scroll = 0, scroll_max = 0;  // Role::scroll: offset and the largest offset
};

struct Tree {
    std::vector<Node> nodes;  // parents before children, in reading order
    std::uint64_t hash = 0;   // of everything above, known after end_frame()
};

void begin_frame();
const Tree& end_frame();
const Tree& tree();  // of the last finished frame

// A leaf. `id` 0 means: derive one. The rectangle is clipped to ImGui's current clip rectangle; nothing is added when nothing is left.
void leaf(Role role, std::string_view name, Rect rect, State state = State::none,
          std::uint32_t id = 0);
void heading(std::string_view name, int level, Rect rect);
void progress(std::string_view name, int percent, Rect rect);
void field(Role role, std::string_view name, std::string_view value, Rect rect, State state,
           std::uint32_t id);

// Containers. The rectangle may be given at the end, when the height is known.
void open(Role role, std::string_view name, State state = State::none, std::uint32_t id = 0);
void close(Rect rect);

// A scroll area, around the nodes of what it scrolls: `id` is the ScrollArea's of gesture.hpp, `view` its visible rectangle. When the
// platform is asked to bring a node into view it calls gesture::scroll_to(id, …).
void open_scroll(std::uint32_t id, Rect view, float offset, float offset_max,
                 bool sideways = false);
void close_scroll();

// A sentence for the live region: announced once, politely.
void announce(std::string_view sentence);
std::string take_announcement();

// Keyboard focus is the platform's: Tab moves over the nodes that were given an id (of roles that act), in tree order, arrows move inside
// a radiogroup, tablist or listbox, the platform draws the ring, and Enter and Space arrive as activations. Escape goes to ImGui.

// Set by the platform when a person or a test clicked a node's element; the widget with this id asks once and acts as if tapped.
void request_activation(std::uint32_t id);
bool take_activation(std::uint32_t id);

}  // namespace ui::a11y
