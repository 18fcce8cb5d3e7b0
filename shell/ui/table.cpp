#include "shell/ui/table.hpp"

#include "shell/ui/kit.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float cell_gap = 16, sign_width = 20, row_padding = 14;
// Rows out of sight that are in the accessibility tree all the same: the focus can walk there.
constexpr int beyond = 6;
constexpr std::size_t values_a_line = 4;  // on a phone

}  // namespace

Table::Table(Context& c, std::string_view name, std::span<const Column> columns, int rows,
             Sort& sort, bool acts)
    : c_(c),
      name_(name),
      columns_(columns),
      sort_(sort),
      acts_(acts),
      narrow_(c.phone()),
      rows_(std::max(rows, 0)) {
    const float line = line_height(c, Type::body);
    for (const Column& column : columns) shares_ += column.share;
    if (narrow_) {
        const std::size_t values = std::max<std::size_t>(columns.size(), 1) - 1;
        const std::size_t lines = (values + values_a_line - 1) / values_a_line;
        const float value = line_height(c, Type::caption) + line_height(c, Type::body);
        row_height_ = line_height(c, Type::row) + static_cast<float>(lines) * (value + 4) + 24;
    } else {
        heading_height_ = std::max(size::touch, line_height(c, Type::label) + 16);
        row_height_ = std::max(size::touch, line + row_padding);
    }
    rect_ = take(c, heading_height_ + row_height_ * static_cast<float>(rows_));
    ImGui::PushOverrideID(id_of(name));
    a11y::open(a11y::Role::table, tr(Text::items_total, name, rows_));
    if (!narrow_) draw_heading();
    const ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
    const float first_y = rect_.y + heading_height_;
    const int first = static_cast<int>((clip.Min.y - first_y) / row_height_) - beyond;
    const int last = static_cast<int>((clip.Max.y - first_y) / row_height_) + beyond;
    index_ = std::clamp(first, 0, rows_) - 1;
    last_ = std::clamp(last, 0, rows_);
}

Table::~Table() {
    if (row_open_) draw_row();
    a11y::close(rect_);
    ImGui::PopID();
}

Rect Table::column_rect(Rect rect, std::size_t column) const {
    const float room = rect.w - cell_gap * static_cast<float>(columns_.size() - 1);
    float x = rect.x;
    for (std::size_t i = 0; i < column; ++i) x += room * columns_[i].share / shares_ + cell_gap;
    return {x, rect.y, room * columns_[column].share / shares_, rect.h};
}

void Table::draw_heading() {
    const Rect line = {rect_.x, rect_.y, rect_.w, heading_height_};
    a11y::open(a11y::Role::row, {});
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Column& column = columns_[i];
        const Rect cell = column_rect(line, i);
        const bool chosen = sort_.column == static_cast<int>(i);
        const a11y::State order =
            when(chosen, sort_.down ? a11y::State::descending : a11y::State::ascending);
        const Scope inside(static_cast<std::uint64_t>(i));
        a11y::open(a11y::Role::columnheader, column.label, order);
        Press touched;
        if (column.sorts) {
            const Id id = id_of("sort");
            touched = press(c_, id, cell);
            node(c_, a11y::Role::button, tr(Text::sort_by, column.label), cell, a11y::State::none,
                 id);
        } else {
            node(c_, a11y::Role::text, column.label, cell);
        }
        a11y::close(cell);
        if (touched.tapped) {
            // Figures are looked at from the largest down.
            sort_ =
                chosen ? Sort{sort_.column, !sort_.down} : Sort{static_cast<int>(i), column.number};
            sorted_ = true;
        }
        draw_press(c_, touched, inset(cell, -6, 2), radius::tile);
        const ImU32 color = chosen ? c_.theme->accent : c_.theme->second;
        const float sign = chosen ? sign_width : 0;
        const float width = std::min(em_width(c_, Type::label, column.label), cell.w - sign);
        const float x = column.number ? cell.x + cell.w - width : cell.x;
        draw_line(c_, Type::label, {x, cell.y, width + 1, cell.h}, color, column.label);
        if (!chosen) continue;
        const ImVec2 at = {column.number ? x - sign_width / 2 : x + width + sign_width / 2,
                           cell.y + cell.h / 2};
        const float up = sort_.down ? 1.0f : -1.0f;
        paint().AddTriangleFilled({at.x - 4, at.y - 2.5f * up}, {at.x + 4, at.y - 2.5f * up},
                                  {at.x, at.y + 3.5f * up}, color);
    }
    a11y::close(line);
    paint().AddRectFilled({line.x, line.y + line.h - 1}, high(line), c_.theme->line);
}

bool Table::next() {
    if (row_open_) draw_row();
    if (index_ + 1 >= last_) return row_open_ = false;
    ++index_;
    key_ = static_cast<std::uint64_t>(index_);
    cells_.clear();
    tapped_ = false;
    return row_open_ = true;
}

void Table::cell(std::string_view text, Tone tone) { cells_.push_back({std::string(text), tone}); }

bool Table::tapped() {
    if (row_open_) draw_row();
    row_open_ = false;
    return tapped_;
}

void Table::draw_row() {
    IM_ASSERT(cells_.size() == columns_.size() && "a cell for each column");
    const Rect rect = {rect_.x,
                       rect_.y + heading_height_ + row_height_ * static_cast<float>(index_),
                       rect_.w, row_height_};
    const Scope inside(key_);
    const Id id = id_of("row");
    std::string spoken;
    for (const Cell& cell : cells_) spoken.append(spoken.empty() ? "" : " ").append(cell.text);
    Press touched;
    if (acts_) touched = press(c_, id, rect);
    tapped_ = touched.tapped;
    a11y::open(a11y::Role::row, acts_ ? spoken : std::string(), a11y::State::none, acts_ ? id : 0);
    for (std::size_t i = 0; i < cells_.size(); ++i)
        node(c_, a11y::Role::cell, cells_[i].text, narrow_ ? rect : column_rect(rect, i));
    a11y::close(rect);
    if (!on_screen(c_, rect)) return;
    if (index_ > 0) paint().AddRectFilled(low(rect), {rect.x + rect.w, rect.y + 1}, c_.theme->line);
    draw_press(c_, touched, inset(rect, -8, 0), radius::tile);
    if (narrow_)
        draw_narrow(rect);
    else
        draw_wide(rect);
}

void Table::draw_wide(Rect rect) {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        const Cell& cell = cells_[i];
        const bool strong = i == 0 || cell.tone != Tone::ink;
        draw_line(c_, strong ? Type::body_bold : Type::body, column_rect(rect, i),
                  c_.theme->of(cell.tone), cell.text, columns_[i].number ? 1.0f : 0.0f);
    }
}

// The first column is the row's name; the others stand below it, each under its heading.
void Table::draw_narrow(Rect rect) {
    const float title = line_height(c_, Type::row), label = line_height(c_, Type::caption),
                value = line_height(c_, Type::body);
    draw_line(c_, Type::row, {rect.x, rect.y + 12, rect.w, title}, c_.theme->ink,
              cells_.front().text);
    const std::size_t values = cells_.size() - 1;
    const auto across = static_cast<float>(std::min(values, values_a_line));
    const float width = (rect.w - space::one * (across - 1)) / across;
    for (std::size_t i = 0; i < values; ++i) {
        const Cell& cell = cells_[i + 1];
        const auto at = static_cast<float>(i % values_a_line);
        const std::size_t line = i / values_a_line;
        const float x = rect.x + at * (width + space::one);
        const float y = rect.y + 12 + title + 4 + static_cast<float>(line) * (label + value + 4);
        draw_line(c_, Type::caption, {x, y, width, label}, c_.theme->second, columns_[i + 1].label);
        draw_line(c_, cell.tone == Tone::ink ? Type::body : Type::body_bold,
                  {x, y + label, width, value}, c_.theme->of(cell.tone), cell.text);
    }
}

}  // namespace ui
