#include "tests/sim/marks.hpp"

#include <algorithm>

namespace sim {

namespace {
constexpr std::size_t digits = 6;
}

std::string Marks::of(core::EntityId id) {
    const auto [at, is_new] = numbers_.emplace(id, static_cast<std::uint32_t>(entities_.size()));
    if (is_new) entities_.push_back(id);
    std::string number = std::to_string(at->second);
    return '#' + std::string(digits - number.size(), '0') + number + '#';
}

void Marks::find(xsync::ByteView bytes, std::set<core::EntityId>& found) const {
    for (std::size_t i = 0; i + digits + 2 <= bytes.size(); ++i) {
        if (bytes[i] != '#' || bytes[i + digits + 1] != '#') continue;
        std::uint32_t number = 0;
        bool all_digits = true;
        for (std::size_t k = 1; k <= digits; ++k) {
            all_digits = all_digits && bytes[i + k] >= '0' && bytes[i + k] <= '9';
            number = number * 10 + (bytes[i + k] - '0');
        }
        if (all_digits && number < entities_.size()) found.insert(entities_[number]);
    }
}

}  // namespace sim
