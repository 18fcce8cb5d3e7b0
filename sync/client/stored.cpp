#include "sync/client/stored.hpp"

namespace xsync::key {

namespace {

std::string hex(std::uint64_t value, int digits) {
    std::string out(static_cast<std::size_t>(digits), '0');
    for (int i = digits - 1; i >= 0; --i, value >>= 4) {
        out[static_cast<std::size_t>(i)] = "0123456789abcdef"[value & 15];
    }
    return out;
}

}  // namespace

std::string of(std::string_view prefix, core::OpId id) {
    return std::string(prefix) + hex(id.device.value, 8) + '/' + hex(id.n.value, 8);
}

std::string of_directory(std::uint32_t generation) {
    return std::string(directory) + hex(generation, 8);
}

std::string of_page(std::uint32_t generation, core::EntityId first) {
    return std::string(page) + hex(generation, 8) + '/' +
           hex(static_cast<std::uint64_t>(first.kind), 2) + hex(first.key, 16);
}

std::string of_tail(std::uint32_t number) { return std::string(tail) + hex(number, 8); }

}  // namespace xsync::key
