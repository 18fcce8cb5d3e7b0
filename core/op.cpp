#include "core/op.hpp"

#include <memory>
#include <utility>

namespace core {

namespace {

constexpr auto natures = [] {
    std::array<Nature, Catalogue::count> out{};
    std::size_t at = 0;
    Catalogue::each([&](auto row) { out[at++] = decltype(row)::type::nature; });
    return out;
}();

// Moves what lies at `from` into the alternative at `index`.
template <std::size_t... I>
void emplace_at(Catalogue::Body& body, std::size_t index, void* from, std::index_sequence<I...>) {
    const auto take = [&]<std::size_t At>(std::integral_constant<std::size_t, At>) {
        using Wanted = std::variant_alternative_t<At, Catalogue::Body>;
        body.emplace<At>(std::move(*static_cast<Wanted*>(from)));
    };
    (void)((I == index && (take(std::integral_constant<std::size_t, I>{}), true)) || ...);
}

}  // namespace

OpBody::OpBody() noexcept = default;
OpBody::OpBody(const OpBody& other) = default;
OpBody::OpBody(OpBody&& other) noexcept = default;
// Not alternative by alternative, which would be much code for what is seldom done.
OpBody& OpBody::operator=(const OpBody& other) { return *this = OpBody(other); }
OpBody& OpBody::operator=(OpBody&& other) noexcept {
    if (this != &other) {
        std::destroy_at(this);
        std::construct_at(this, std::move(other));
    }
    return *this;
}
OpBody::~OpBody() = default;
OpBody::OpBody(std::size_t index, void* body) {
    emplace_at(*this, index, body, std::make_index_sequence<Catalogue::count>{});
}
bool operator==(const OpBody& left, const OpBody& right) {
    return static_cast<const Catalogue::Body&>(left) == static_cast<const Catalogue::Body&>(right);
}

std::uint16_t tag_of(const OpBody& body) { return Catalogue::tags[body.index()]; }
std::string_view name_of(const OpBody& body) { return Catalogue::names[body.index()]; }
Nature nature_of(const OpBody& body) { return natures[body.index()]; }

}  // namespace core
