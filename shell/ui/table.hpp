#pragma once
// A table for wide screens: columns under headings that sort, numbers at the right, rows of one
// height of which only the visible ones are asked for. On a phone each row is a block of its own
// with the headings beside the values. Roles table, row, columnheader, cell.
//
//     ui::Table table(c, "楼栋", columns, rows.size(), sort);
//     if (table.sorted()) …                    // the person chose another order
//     while (table.next()) {
//         table.key(rows[table.index()].id);  // who the row is, when the order may change
//         table.cell("3 栋");
//         table.cell("12", ui::Tone::late);
//         if (table.tapped()) …
//     }
//
// The screen keeps the order: `sort` says which one the person wants. Main thread only.

#include "shell/ui/layout.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

struct Column {
    std::string_view label;
    float share = 1;      // of the width
    bool number = false;  // at the right, in figures
    bool sorts = true;
};

struct Sort {
    int column = -1;  // −1: as the screen gives it
    bool down = false;
    bool operator==(const Sort&) const = default;
};

class Table {
public:
    // `acts`: rows can be tapped.
    Table(Context& c, std::string_view name, std::span<const Column> columns, int rows, Sort& sort,
          bool acts = false);
    ~Table();
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    bool sorted() const { return sorted_; }
    bool next();
    int index() const { return index_; }
    void key(std::uint64_t key) { key_ = key; }
    // One for each column, in their order. The text is used when the row ends.
    void cell(std::string_view text, Tone tone = Tone::ink);
    bool tapped();  // the row; ask after its cells

private:
    struct Cell {
        std::string text;
        Tone tone = Tone::ink;
    };
    void draw_heading();
    void draw_row();
    void draw_wide(Rect rect);
    void draw_narrow(Rect rect);
    Rect column_rect(Rect rect, std::size_t column) const;

    Context& c_;
    std::string name_;
    std::span<const Column> columns_;
    Sort& sort_;
    bool acts_, narrow_, sorted_ = false, tapped_ = false, row_open_ = false;
    int rows_, index_ = -1, last_ = 0;
    float row_height_ = 0, heading_height_ = 0, shares_ = 0;
    std::uint64_t key_ = 0;
    Rect rect_;
    std::vector<Cell> cells_;
};

}  // namespace ui
