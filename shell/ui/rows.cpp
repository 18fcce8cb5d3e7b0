#include "shell/ui/gesture.hpp"
#include "shell/ui/kit.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float lead_gap = 14, trail_gap = 12, press_margin = 8;

struct Shape {
    float lead = 0, trail = 0;  // widths with their gaps
    float button = 0;           // width of the trailing button
    float call = 0;             // width of the sign that calls a number
    float value = 0;            // width of the value
    float chip_below = 0;       // large text on a phone: the chip stands under the words
};

// How many lines the words take.
struct Lines {
    int title = 1, quiet = 0, second = 0;  // quiet 0: it stands beside the title
};

constexpr float words_margin = 10;
constexpr float large_text = 1.3f;

float lead_width(const Row& row) {
    if (row.ring != nullptr) return size::ring;
    if (!row.avatar.empty()) return size::avatar;
    return row.icon != Icon::none ? size::avatar : 0;
}

Type title_type(const Row& row) { return row.title_bold ? Type::row : Type::body; }

Shape shape_of(const Context& c, const Row& row, float width) {
    Shape shape;
    const float lead = lead_width(row);
    if (lead > 0) shape.lead = lead + lead_gap;
    const auto add = [&](float extent) { shape.trail += extent + trail_gap; };
    if (!row.value.empty()) {
        const float title = em_width(c, title_type(row), row.title) + trail_gap;
        const float room = std::max(width * 0.5f, width - shape.lead - title);
        shape.value = std::min(em_width(c, Type::second, row.value), room);
        add(shape.value);
    }
    if (!row.chip.empty() && c.phone() && c.input.text_scale >= large_text)
        shape.chip_below = chip_height(c, false) + space::half;
    else if (!row.chip.empty())
        add(chip_width(c, row.chip));
    if (!row.button.empty()) {
        shape.button = button_width(c, row.button, {.height = size::touch});
        add(shape.button);
    }
    if (!row.call.empty()) {
        shape.call = size::touch;
        add(shape.call);
    }
    if (row.chevron) add(20);
    return shape;
}

// Rather more lines than words that are lost; in a list of equal rows as many as there is room for.
Lines lines_of(Context& c, const Row& row, const Shape& shape, float width) {
    constexpr int title_max = 3, second_max = 3;
    Lines lines;
    const float title = line_height(c, title_type(row)), second = line_height(c, Type::second);
    const bool equal = c.kit->row_height > 0;
    const float room = c.kit->row_height - 2 * words_margin - shape.chip_below;
    const auto fitting = [](float height, float line) {
        return std::max(static_cast<int>((height + 0.5f) / line), 1);
    };
    const int titles = equal ? fitting(room - (row.second.empty() ? 0 : second), title) : title_max;
    lines.title = count_lines(c, title_type(row), width, row.title, titles);
    if (!row.title_quiet.empty() && !equal) {
        const float beside = em_width(c, title_type(row), row.title) + space::one +
                             em_width(c, Type::second, row.title_quiet);
        if (beside > width)
            lines.quiet = count_lines(c, Type::second, width, row.title_quiet, second_max);
    }
    if (row.second.empty()) return lines;
    const int seconds =
        equal ? fitting(room - title * static_cast<float>(lines.title), second) : second_max;
    lines.second = count_lines(c, Type::second, width, row.second, seconds);
    return lines;
}

float height_of(const Context& c, const Row& row, const Shape& shape, const Lines& lines) {
    return line_height(c, title_type(row)) * static_cast<float>(lines.title) +
           line_height(c, Type::second) * static_cast<float>(lines.quiet + lines.second) +
           shape.chip_below;
}

std::string name_of(const Row& row) {
    if (!row.name.empty()) return std::string(row.name);
    std::string name(row.title);
    for (const std::string_view more : {row.title_quiet, row.second, row.value, row.chip}) {
        if (!more.empty()) name.append(" ").append(more);
    }
    return name;
}

void draw_lead(const Context& c, const Row& row, Rect rect) {
    const float extent = lead_width(row);
    const Rect lead = {rect.x, rect.y + (rect.h - extent) / 2, extent, extent};
    if (row.ring != nullptr) {
        draw_ring(c, lead, row.ring->fraction, row.ring->figure, row.ring->tone);
    } else if (!row.avatar.empty()) {
        draw_avatar(c, lead, row.avatar, Tone::muted);
    } else if (row.icon != Icon::none) {
        draw_surface(lead, c.theme->soft_of(row.icon_tone), 0, radius::tile);
        draw_icon(paint(), row.icon, {lead.x + extent / 2, lead.y + extent / 2}, 22,
                  c.theme->of(row.icon_tone));
    }
}

// From the right edge: chevron, button (drawn by the caller), chip, value. Returns where they
// begin.
float draw_trail(const Context& c, const Row& row, Rect rect, const Shape& shape) {
    float right = rect.x + rect.w;
    const float middle = rect.y + rect.h / 2;
    if (row.chevron) {
        draw_icon(paint(), Icon::chevron, {right - 8, middle}, 20, c.theme->third);
        right -= 20 + trail_gap;
    }
    if (shape.call > 0) right -= shape.call + trail_gap;
    if (shape.button > 0) right -= shape.button + trail_gap;
    if (!row.chip.empty() && shape.chip_below == 0) {
        const float width = chip_width(c, row.chip);
        const float height = chip_height(c, false);
        draw_chip(c, {right - width, middle - height / 2, width, height}, row.chip, row.chip_tone,
                  Icon::none, false, false);
        right -= width + trail_gap;
    }
    if (!row.value.empty()) {
        const float width = shape.value;
        draw_line(c, Type::second, {right - width - 1, rect.y, width + 1, rect.h}, c.theme->second,
                  row.value, 1);
        right -= width + trail_gap;
    }
    return right;
}

void draw_words(Context& c, const Row& row, Rect rect, const Shape& shape, const Lines& lines) {
    const Type type = title_type(row);
    const float title = line_height(c, type), second = line_height(c, Type::second);
    const float top = rect.y + (rect.h - height_of(c, row, shape, lines)) / 2;
    const ImU32 ink = row.enabled ? c.theme->ink : c.theme->third;
    float y = top + draw_lines(c, type, {rect.x, top}, rect.w, ink, row.title, lines.title);
    if (lines.quiet > 0) {
        y += draw_lines(c, Type::second, {rect.x, y}, rect.w, c.theme->second, row.title_quiet,
                        lines.quiet);
    } else if (!row.title_quiet.empty() && lines.title == 1) {
        const float used = em_width(c, type, row.title) + space::one;
        if (rect.w - used > 40) {
            draw_quiet(c, type, {rect.x + used, top, rect.w - used, title}, row.title_quiet);
        }
    }
    if (lines.second > 0)
        draw_lines(c, Type::second, {rect.x, y}, rect.w, c.theme->of(row.second_tone), row.second,
                   lines.second);
    if (shape.chip_below > 0) {
        const Rect chip = {rect.x, y + second * static_cast<float>(lines.second) + space::half,
                           std::min(chip_width(c, row.chip), rect.w), chip_height(c, false)};
        draw_chip(c, chip, row.chip, row.chip_tone, Icon::none, false, false);
    }
}

// Its own thing to tap, added before the row so that it gets the tap first.
void trailing_call(Context& c, const Row& row, Rect rect) {
    const float right = rect.x + rect.w - (row.chevron ? 20 + trail_gap : 0);
    const Rect sign = {right - size::touch, rect.y + (rect.h - size::touch) / 2, size::touch,
                       size::touch};
    const Id id = id_of("call");
    const Press touched = press(c, id, sign);
    if (!covered(c))
        a11y::field(a11y::Role::link, tr(Text::call, row.title), phone_address(row.call), sign,
                    a11y::State::none, id);
    if (!on_screen(c, sign)) return;
    draw_surface(sign, c.theme->card, c.theme->line, radius::button);
    draw_press(c, touched, sign, radius::button);
    draw_icon(paint(), Icon::phone, {sign.x + sign.w / 2, sign.y + sign.h / 2}, 22,
              c.theme->accent);
}

bool trailing_button(Context& c, const Row& row, Rect rect, const Shape& shape) {
    const float width = shape.button;
    const float right = rect.x + rect.w - (row.chevron ? 20 + trail_gap : 0) -
                        (shape.call > 0 ? shape.call + trail_gap : 0);
    const Stack corner(c, {right - width, rect.y + (rect.h - size::touch) / 2, width, 0}, 0);
    return button(c, row.button,
                  {.kind = row.button_primary ? Button::primary : Button::secondary,
                   .height = size::touch,
                   .enabled = row.enabled});
}

RowHit draw_row(Context& c, Id id, const Row& row) {
    Box& b = box(c);
    const bool divided = b.any;
    if (b.row_before) b.cursor_y -= b.gap;  // rows touch
    if (!b.any && b.card && c.kit->row_height == 0) b.cursor_y -= press_margin;
    const float width = available_width(c);
    const Shape shape = shape_of(c, row, width);
    const float text_width = width - shape.lead - shape.trail;
    const Lines lines = lines_of(c, row, shape, text_width);
    const float least = row.height > 0                       ? row.height
                        : lines.second > 0 || shape.lead > 0 ? size::row
                                                             : size::row_one_line;
    const float words = height_of(c, row, shape, lines) + 2 * words_margin;
    const float height = c.kit->row_height > 0 ? c.kit->row_height : std::max(least, words);
    const Rect rect = take(c, height);
    box(c).row_before = true;

    const bool item = c.kit->lists > 0;
    const bool reacts = row.tappable && row.enabled;
    const a11y::Role role = item           ? a11y::Role::listitem
                            : row.tappable ? a11y::Role::button
                                           : a11y::Role::group;
    const a11y::State state = state_of(row.enabled, when(row.selected, a11y::State::selected));
    const bool nests = shape.button > 0 || shape.call > 0;
    RowHit hit = RowHit::none;
    const Scope inside(static_cast<std::uint64_t>(id));
    const bool shown = on_screen(c, rect);
    const Rect wide = {rect.x - press_margin, rect.y + (divided ? 1.0f : 0.0f),
                       rect.w + 2 * press_margin, rect.h - (divided ? 1.0f : 0.0f)};
    if (shown && row.selected) draw_surface(wide, c.theme->accent_soft, 0, radius::tile);
    if (shown && divided)
        paint().AddRectFilled(low(rect), {rect.x + rect.w, rect.y + 1}, c.theme->line);
    const std::string name = name_of(row);
    const auto trailing = [&] {
        if (shape.button > 0 && trailing_button(c, row, rect, shape)) hit = RowHit::button;
        if (shape.call > 0) trailing_call(c, row, rect);
    };
    if (nests && (item || !row.tappable)) {
        a11y::open(role, name, state, reacts ? id : 0);
        trailing();
        a11y::close(rect);
    } else {
        node(c, role, name, rect, state, reacts ? id : 0);
        trailing();
    }
    if (shown && !covered(c) && gesture::long_pressed(id, rect)) {
        if (row.menu && reacts) return RowHit::menu;
        hold(c, {.title = std::string(row.title),
                 .text = std::string(row.second.empty() ? row.value : row.second),
                 .copies = name,
                 .row = reacts ? id : 0});
        return RowHit::none;
    }
    const Press touched = reacts ? press(c, id, rect) : Press{};
    if (touched.tapped && hit == RowHit::none) hit = RowHit::row;
    if (!shown) return hit;

    // Under the words: the button was drawn already, so the tint leaves it out.
    if (touched.held || touched.hovered) {
        Rect tint = wide;
        if (shape.button > 0) tint.w -= shape.button + trail_gap;
        if (shape.call > 0) tint.w -= shape.call + trail_gap;
        if (nests) tint.w -= press_margin;
        draw_press(c, touched, tint, radius::tile);
    }
    draw_lead(c, row, rect);
    const float right = draw_trail(c, row, rect, shape);
    draw_words(c, row, {rect.x + shape.lead, rect.y, right - rect.x - shape.lead, rect.h}, shape,
               lines);
    return hit;
}

}  // namespace

float long_row_height(const Context& c) {
    const bool large = c.input.text_scale >= large_text;
    const float titles = !c.phone() ? 1 : large ? 3 : 2;
    const float chip = c.phone() && large ? chip_height(c, false) + space::half : 0;
    return std::max(size::row, line_height(c, Type::row) * titles +
                                   line_height(c, Type::second) * (large ? 2 : 1) + chip +
                                   2 * words_margin);
}

RowHit row(Context& c, std::uint64_t key, const Row& row) {
    const Id id = ImHashData(&key, sizeof key, ImGui::GetCurrentWindow()->IDStack.back());
    return draw_row(c, id, row);
}

RowHit row(Context& c, std::string_view key, const Row& row) {
    return draw_row(c, id_of(key), row);
}

// One row above and below the visible ones is asked for too, so that the focus can walk out of the
// window and scroll it.
VirtualList::VirtualList(Context& c, std::string_view name, int count, float row_height,
                         bool in_card)
    : c_(c),
      count_(std::max(count, 0)),
      first_(0),
      last_(0),
      index_(-1),
      row_height_(std::max(row_height, line_height(c, Type::row) + line_height(c, Type::second) +
                                           2 * words_margin)) {
    const float margin = in_card ? space::one : 0;
    rect_ = take(c, row_height_ * static_cast<float>(count_) + 2 * margin);
    if (in_card && count_ > 0) draw_surface(rect_, c.theme->card, c.theme->line, radius::card);
    rect_.y += margin;
    const ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
    // Rows out of sight that are in the accessibility tree all the same: the Tab key and a reader's
    // cursor go there, and the list follows them.
    constexpr int beyond = 6;
    const float top = (clip.Min.y - rect_.y) / row_height_;
    const float bottom = (clip.Max.y - rect_.y) / row_height_;
    first_ = std::clamp(static_cast<int>(top) - beyond, 0, count_);
    last_ = std::clamp(static_cast<int>(bottom) + beyond, first_, count_);
    index_ = first_ - 1;
    a11y::open(a11y::Role::list, tr(Text::items_total, name, count_));
    push_list(c, name);
    c.kit->row_height = row_height_;
    const float side = in_card ? space::card : 0;
    push_stack(c, {rect_.x + side, rect_.y, rect_.w - 2 * side, 0}, 0);
}

bool VirtualList::next() {
    if (++index_ >= last_) return false;
    Box& b = box(c_);
    b.cursor_y = rect_.y + row_height_ * static_cast<float>(index_);
    b.any = index_ > 0;
    b.row_before = false;
    return true;
}

VirtualList::~VirtualList() {
    pop_stack(c_);
    c_.kit->row_height = 0;
    pop_list(c_);
    a11y::close(rect_);
}

}  // namespace ui
