#include "sync/codec_bodies.hpp"
#include "sync/codec_fields.hpp"

namespace xsync {

namespace {

template <std::size_t I = 0>
void read_alternative(Reader& in, core::EntityKind kind, core::Record& record) {
    if constexpr (I < std::variant_size_v<core::Record>) {
        if (kind == core::kind_of<std::variant_alternative_t<I, core::Record>>)
            in(record.emplace<I>());
        else
            read_alternative<I + 1>(in, kind, record);
    } else {
        throw Refused(DecodeError::Kind::newer, "a record of a newer kind");
    }
}

}  // namespace

void write_fields(Writer& out, const core::Record& record) {
    std::visit([&](const auto& value) { out(value); }, record);
}

void read_fields(Reader& in, core::EntityKind kind, core::Record& record) {
    if (kind == core::EntityKind::none) Reader::malformed("a record of no kind");
    read_alternative(in, kind, record);
}

void write_record(Writer& out, const core::Record& record) {
    out.varint(static_cast<std::uint64_t>(core::kind_of_record(record)));
    write_fields(out, record);
}

void read_record(Reader& in, core::Record& record) {
    core::EntityKind kind{};
    in(kind);
    read_fields(in, kind, record);
}

}  // namespace xsync
