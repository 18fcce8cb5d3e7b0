#include "core/op.hpp"

namespace core {

namespace {

constexpr auto natures = [] {
    std::array<Nature, Catalogue::count> out{};
    std::size_t at = 0;
    Catalogue::each([&](auto row) { out[at++] = decltype(row)::type::nature; });
    return out;
}();

}  // namespace

std::uint16_t tag_of(const OpBody& body) { return Catalogue::tags[body.index()]; }
std::string_view name_of(const OpBody& body) { return Catalogue::names[body.index()]; }
Nature nature_of(const OpBody& body) { return natures[body.index()]; }

}  // namespace core
