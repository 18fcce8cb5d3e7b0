#include "shell/ui/kit.hpp"

#include <algorithm>

namespace ui {

Box& box(const Context& c) { return c.kit->boxes.back(); }

namespace {

// Width of a cell that is not the last natural one: parts share what fixed and known natural cells
// leave.
float cell_width(const Box& b) {
    const Width own = b.widths[b.index];
    if (own.kind == Width::Kind::fixed) return own.value;
    float rest = b.x + b.w - b.cursor_x;
    float shares = 0;
    for (int i = b.index; i < b.count; ++i) {
        const Width width = b.widths[i];
        if (i > b.index) rest -= b.gap;
        if (width.kind == Width::Kind::part) {
            shares += width.value;
        } else if (i > b.index || own.kind == Width::Kind::natural) {
            rest -= i == b.index ? 0 : width.value;
        }
    }
    if (own.kind == Width::Kind::natural) return std::max(rest, 0.0f);
    return std::max(rest * own.value / std::max(shares, 0.001f), 0.0f);
}

float grid_width(const Box& b) {
    return (b.w - b.gap * static_cast<float>(b.count - 1)) / static_cast<float>(b.count);
}

Box* push_box(Context& c, Box::Kind kind, float gap) {
    const Rect slot = open_slot(c);
    c.kit->boxes.push_back({.kind = kind,
                            .x = slot.x,
                            .y = slot.y,
                            .w = slot.w,
                            .cursor_x = slot.x,
                            .cursor_y = slot.y,
                            .gap = gap});
    return &c.kit->boxes.back();
}

void pop_box(Context& c, float height) {
    const float width = c.kit->boxes.back().w;
    c.kit->boxes.pop_back();
    close_slot(c, width, height);
}

}  // namespace

bool slot_fills(const Context& c) {
    const Box& b = box(c);
    switch (b.kind) {
        case Box::Kind::stack:
        case Box::Kind::wrap:
        case Box::Kind::line: return false;
        case Box::Kind::grid: return true;
        case Box::Kind::cells:
            return b.index < b.count && b.widths[b.index].kind != Width::Kind::natural;
    }
    return false;
}

Rect open_slot(Context& c) {
    Box& b = box(c);
    switch (b.kind) {
        case Box::Kind::stack: return {b.x, b.cursor_y + (b.any ? b.gap : 0), b.w, 0};
        case Box::Kind::line: return {b.cursor_x, b.cursor_y, b.w, 0};
        case Box::Kind::wrap: return {b.cursor_x, b.cursor_y, b.x + b.w - b.cursor_x, 0};
        case Box::Kind::grid: return {b.cursor_x, b.cursor_y, grid_width(b), 0};
        case Box::Kind::cells:
            IM_ASSERT(b.index < b.count && "more widgets than cells");
            return {b.cursor_x, b.cursor_y, cell_width(b), 0};
    }
    return {};
}

void close_slot(Context& c, float width, float height) {
    Box& b = box(c);
    switch (b.kind) {
        case Box::Kind::stack: b.cursor_y += (b.any ? b.gap : 0) + height; break;
        case Box::Kind::line:
        case Box::Kind::wrap:
            b.cursor_x += width + b.gap;
            b.line = std::max(b.line, height);
            break;
        case Box::Kind::grid:
            b.line = std::max(b.line, height);
            b.cursor_x += grid_width(b) + b.gap;
            if (++b.index == b.count) {
                b.index = 0;
                b.cursor_x = b.x;
                b.cursor_y += b.line + b.gap;
                b.line = 0;
            }
            break;
        case Box::Kind::cells: {
            const bool natural = b.widths[b.index].kind == Width::Kind::natural;
            const float advance =
                natural ? std::max(width, b.widths[b.index].value) : cell_width(b);
            b.cursor_x += advance + b.gap;
            b.line = std::max(b.line, height);
            ++b.index;
            break;
        }
    }
    b.any = true;
    b.row_before = false;
}

Rect take(Context& c, float width, float height) {
    {
        Box& b = box(c);
        const bool new_line =
            b.kind == Box::Kind::wrap && b.cursor_x > b.x && b.cursor_x + width > b.x + b.w + 0.5f;
        if (new_line) {
            b.cursor_x = b.x;
            b.cursor_y += b.line + b.gap;
            b.line = 0;
        }
    }
    Rect rect = open_slot(c);
    const Box& b = box(c);
    if (b.kind == Box::Kind::cells && b.height > 0) rect.y = b.y + (b.height - height) / 2;
    rect.w = std::min(width, rect.w);
    rect.h = height;
    close_slot(c, rect.w, height);
    return rect;
}

Rect take(Context& c, float height) {
    return take(c, box(c).kind == Box::Kind::wrap ? box(c).w : open_slot(c).w, height);
}

float available_width(const Context& c) {
    const Box& b = box(c);
    switch (b.kind) {
        case Box::Kind::stack:
        case Box::Kind::line:
        case Box::Kind::wrap: return b.w;
        case Box::Kind::grid: return grid_width(b);
        case Box::Kind::cells: return b.index < b.count ? cell_width(b) : 0;
    }
    return b.w;
}

void gap(Context& c, float height) {
    Box& b = box(c);
    b.cursor_y += height;
}

void skip(Context& c) {
    const Rect slot = open_slot(c);
    close_slot(c, slot.w, 0);
}

bool on_screen(const Context&, Rect rect) {
    const ImRect clip = ImGui::GetCurrentWindowRead()->ClipRect;
    return rect.x < clip.Max.x && rect.x + rect.w > clip.Min.x && rect.y < clip.Max.y &&
           rect.y + rect.h > clip.Min.y;
}

void push_stack(Context& c, Rect rect, float gap) {
    c.kit->boxes.push_back({.kind = Box::Kind::stack,
                            .x = rect.x,
                            .y = rect.y,
                            .w = rect.w,
                            .cursor_x = rect.x,
                            .cursor_y = rect.y,
                            .gap = gap});
}

float pop_stack(Context& c) {
    const Box& b = box(c);
    const float height = b.cursor_y - b.y;
    c.kit->boxes.pop_back();
    return height;
}

void push_line(Context& c, Rect rect, float gap) {
    push_stack(c, rect, gap);
    box(c).kind = Box::Kind::line;
}

float pop_line(Context& c) {
    const Box& b = box(c);
    const float width = b.any ? b.cursor_x - b.gap - b.x : 0;
    c.kit->boxes.pop_back();
    return width;
}

Stack::Stack(Context& c, float gap) : c_(c), placed_(true) {
    const Rect slot = open_slot(c);
    push_stack(c, slot, gap);
}

Stack::Stack(Context& c, Rect rect, float gap) : c_(c), placed_(false) { push_stack(c, rect, gap); }

Stack::~Stack() {
    const float width = box(c_).w;
    const float used = pop_stack(c_);
    if (placed_) close_slot(c_, width, used);
}

float Stack::height() const { return box(c_).cursor_y - box(c_).y; }

void push_cells(Context& c, std::initializer_list<Width> widths, float gap, float height) {
    Box* b = push_box(c, Box::Kind::cells, gap);
    IM_ASSERT(widths.size() <= cells_max);
    b->height = height;
    for (const Width width : widths) b->widths[b->count++] = width;
}

void pop_cells(Context& c) { pop_box(c, std::max(box(c).line, box(c).height)); }

Cells::Cells(Context& c, std::initializer_list<Width> widths, float gap, float height) : c_(c) {
    push_cells(c, widths, gap, height);
}

Cells::~Cells() { pop_cells(c_); }

Grid::Grid(Context& c, int columns, float gap) : c_(c) {
    push_box(c, Box::Kind::grid, gap)->count = std::max(columns, 1);
}

Grid::~Grid() {
    const Box& b = box(c_);
    const float past_gap = b.any && b.index == 0 ? b.gap : 0;  // the last line was full
    pop_box(c_, b.cursor_y + b.line - b.y - past_gap);
}

int columns_that_fit(const Context& c, float width_min, float gap) {
    return std::max(1, static_cast<int>((available_width(c) + gap) / (width_min + gap)));
}

Wrap::Wrap(Context& c, float gap) : c_(c) { push_box(c, Box::Kind::wrap, gap); }

Wrap::~Wrap() {
    const Box& b = box(c_);
    pop_box(c_, b.cursor_y + b.line - b.y);
}

TwoColumns::TwoColumns(Context& c, float left_share, float right_share)
    : TwoColumns(c, part(left_share), part(right_share)) {}

TwoColumns::TwoColumns(Context& c, Width left, Width right) : c_(c), wide_(!c.narrow()) {
    if (!wide_) return;
    Box* b = push_box(c, Box::Kind::cells, space::column);
    b->widths[0] = left;
    b->widths[1] = right;
    b->count = 2;
    push_stack(c, open_slot(c), space::card);
}

void TwoColumns::next() {
    if (!wide_) return;
    const float width = box(c_).w;
    const float used = pop_stack(c_);
    close_slot(c_, width, used);
    push_stack(c_, open_slot(c_), space::card);
}

TwoColumns::~TwoColumns() {
    if (!wide_) return;
    const float used = pop_stack(c_);
    pop_box(c_, std::max(box(c_).line, used));
}

Scope::Scope(std::uint64_t key) {
    ImGui::PushOverrideID(ImHashData(&key, sizeof key, ImGui::GetCurrentWindow()->IDStack.back()));
}

Scope::Scope(std::string_view key) { ImGui::PushOverrideID(id_of(key)); }

Scope::~Scope() { ImGui::PopID(); }

void push_list(Context& c, std::string_view name) {
    Id id = id_of(name);
    std::vector<Id>& taken = c.kit->list_ids;
    while (std::find(taken.begin(), taken.end(), id) != taken.end())
        id = ImHashData(&id, sizeof id);
    taken.push_back(id);
    ImGui::PushOverrideID(id);
    ++c.kit->lists;
}

void pop_list(Context& c) {
    --c.kit->lists;
    ImGui::PopID();
}

Id id_of(std::string_view key) {
    return ImHashData(key.data(), key.size(), ImGui::GetCurrentWindow()->IDStack.back());
}

List::List(Context& c, std::string_view name) : c_(c), top_(open_slot(c).y) {
    a11y::open(a11y::Role::list, name);
    push_list(c, name);
}

List::~List() {
    pop_list(c_);
    const Box& b = box(c_);
    a11y::close({b.x, top_, b.w, std::max(b.cursor_y + b.line - top_, 1.0f)});
}

Group::Group(Context& c, std::string_view name) : c_(c), top_(open_slot(c).y) {
    a11y::open(a11y::Role::group, name);
    ImGui::PushOverrideID(id_of(name));
}

Group::~Group() {
    ImGui::PopID();
    const Box& b = box(c_);
    a11y::close({b.x, top_, b.w, std::max(b.cursor_y + b.line - top_, 1.0f)});
}

}  // namespace ui
