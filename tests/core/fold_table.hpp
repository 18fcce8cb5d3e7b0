#pragma once
// The table the site serves for searching, made by scripts/site/fold.mjs.

#include "core/fold.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace fixtures {

inline std::vector<std::uint8_t> fold_table_bytes() {
    std::ifstream file(XUNLOU_FOLD_TABLE, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " XUNLOU_FOLD_TABLE);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline const core::FoldTable& fold_table() {
    static const core::FoldTable table = [] {
        auto read = core::FoldTable::read(fold_table_bytes());
        if (!read) throw std::runtime_error(XUNLOU_FOLD_TABLE " is no such table");
        return *std::move(read);
    }();
    return table;
}

}  // namespace fixtures
