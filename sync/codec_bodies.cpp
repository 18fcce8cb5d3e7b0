#include "sync/codec_bodies.hpp"

#include "core/apply.hpp"
#include "sync/codec_fields.hpp"

namespace xsync {

void write_body(Writer& out, const core::OpBody& body) {
    out.varint(core::tag_of(body));
    std::visit([&](const auto& each) { out(each); }, body);
}

void read_body(Reader& in, core::OpBody& body) {
    std::uint16_t tag = 0;
    in(tag);
    const bool known = core::Catalogue::with_tag(tag, [&]<class Row>(std::type_identity<Row>) {
        typename Row::Body each;
        in(each);
        body = std::move(each);
    });
    if (!known) throw UnknownTag(tag);
    if (!core::within_limits(body)) Reader::malformed("an op with a value outside its limits");
}

}  // namespace xsync
