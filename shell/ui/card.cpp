#include "shell/ui/kit.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float provisional_height = 80;  // taller than two corners
constexpr float row_inset = 8;            // rows bring their own air

// "现在该做 [1 条将超时]            (全部正常)"
bool title_line(Context& c, const CardOptions& options) {
    const float text_height = line_height(c, Type::label);
    const float height =
        options.button.empty()
            ? std::max(text_height, options.title_chip.empty() ? 0.0f : chip_height(c, true))
            : size::touch;
    Rect line = take(c, height);
    const Rect whole = line;
    const Button small = {.height = size::touch, .enabled = options.button_enabled};
    const float button_w = options.button.empty() ? 0 : button_width(c, options.button, small);
    if (button_w > 0) line.w -= button_w + space::one;
    const float width = std::min(em_width(c, Type::label, options.title), line.w);
    a11y::heading(options.title, 2, {line.x, line.y, width, line.h});
    draw_line(c, Type::label, {line.x, line.y, width + 1, line.h}, c.theme->second, options.title);
    if (!options.title_chip.empty()) {
        const Chip little = {.small = true};
        const float chip_w = chip_width(c, options.title_chip, little);
        const float chip_h = chip_height(c, true);
        const float chip_x = line.x + width + space::one;
        Rect chip_rect = {chip_x, line.y + (line.h - chip_h) / 2, chip_w, chip_h};
        if (chip_x + chip_w > line.x + line.w)  // no room beside the title: below it
            chip_rect = {line.x, take(c, chip_h).y, std::min(chip_w, whole.w), chip_h};
        node(c, a11y::Role::text, options.title_chip, chip_rect);
        draw_chip(c, chip_rect, options.title_chip, options.title_tone, Icon::none, false, true);
    }
    if (button_w == 0) return false;
    const Stack corner(c, {whole.x + whole.w - button_w, whole.y, button_w, 0}, 0);
    return button(c, options.button, small);
}

}  // namespace

Card::Card(Context& c, const CardOptions& options)
    : c_(c), padding_(options.padding), name_(options.name) {
    rect_ = open_slot(c);
    rect_.h = provisional_height;
    const bool plain = options.surface == Tone::ink;
    ImU32 fill = plain ? c.theme->card : c.theme->soft_of(options.surface);
    const ImU32 border = plain                    ? c.theme->line
                         : c.theme->high_contrast ? c.theme->of(options.surface)
                                                  : 0;
    if (!name_.empty()) {
        id_ = id_of(name_);
        if (ImGui::GetActiveID() == id_) fill = mix(fill, c.theme->accent, 0.08f);
    }
    first_vertex_ = paint().VtxBuffer.Size;
    draw_surface(rect_, fill, border, plain ? radius::card : radius::tile);
    end_vertex_ = paint().VtxBuffer.Size;
    push_stack(c, {rect_.x + padding_, rect_.y + padding_, rect_.w - 2 * padding_, 0}, options.gap);
    box(c).card = true;
    if (!options.title.empty() || !options.button.empty()) button_tapped_ = title_line(c, options);
}

bool Card::finish() {
    if (finished_) return false;
    finished_ = true;
    const bool rows_last = box(c_).row_before;
    const float content = pop_stack(c_);
    const float below = rows_last ? std::max(padding_ - row_inset, 0.0f) : padding_;
    rect_.h = content + padding_ + below;
    stretch(first_vertex_, end_vertex_, rect_.y + provisional_height / 2,
            rect_.h - provisional_height);
    close_slot(c_, rect_.w, rect_.h);
    if (id_ == 0) return false;
    node(c_, a11y::Role::button, name_, rect_, a11y::State::none, id_);
    return press(c_, id_, rect_).tapped;
}

Card::~Card() { finish(); }

}  // namespace ui
