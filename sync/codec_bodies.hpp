#pragma once
// What an op says and what a record holds, in bytes. Of every kind one at once, so they are compiled
// in two files of their own (codec_bodies.cpp, codec_records.cpp) and only declared here.

#include "core/state.hpp"
#include "sync/codec_archive.hpp"

namespace xsync {

// A tag that no row of the catalogue has: a newer build wrote it.
struct UnknownTag : Refused {
    explicit UnknownTag(std::uint16_t tag)
        : Refused(DecodeError::Kind::newer,
                  "an op with tag " + std::to_string(tag) + ", which this build does not know") {}
};

void write_body(Writer& out, const core::OpBody& body);
void read_body(Reader& in, core::OpBody& body);  // throws UnknownTag, Refused

// The fields alone, where what stands before them says the kind.
void write_fields(Writer& out, const core::Record& record);
void read_fields(Reader& in, core::EntityKind kind, core::Record& record);

// A record says its kind first, as the entity it belongs to does. (Not named save and load:
// anything that a record may hold would convert.)
void write_record(Writer& out, const core::Record& record);
void read_record(Reader& in, core::Record& record);

}  // namespace xsync
