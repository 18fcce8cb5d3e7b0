#pragma once
// Lists of grants, as chunks and a device's pages hold them. Include this in codec files only.

#include "sync/codec_runs.hpp"

#include <stdexcept>

namespace xsync {

inline void require(bool holds, const char* sentence) {
    if (!holds) throw std::logic_error(sentence);
}

// The id says the kind; the record does not repeat it.
inline void write_grants(Writer& out, const std::vector<Grant>& grants) {
    out.varint(grants.size());
    core::EntityId before;
    for (const Grant& grant : grants) {
        require(before < grant.id && core::kind_of_record(grant.record) == grant.id.kind,
                "grants ascend and fit their records");
        write_id(out, before, grant.id);
        write_fields(out, grant.record);
        before = grant.id;
    }
}

inline void read_grants(Reader& in, std::vector<Grant>& grants) {
    const std::size_t n = in.count(tuning::chunk_grants_max, "records");
    core::EntityId before;
    for (std::size_t i = 0; i < n; ++i) {
        Grant& grant = grants.emplace_back();
        read_id(in, before, grant.id);
        read_fields(in, grant.id.kind, grant.record);
        before = grant.id;
    }
}

// Text of accounts and names, which the messages hold as plain strings.
inline void write_text(Writer& out, const std::string& text) {
    out.varint(text.size());
    out.raw(text.data(), text.size());
}

inline void read_text(Reader& in, std::string& text, std::size_t bytes_max) {
    const std::uint64_t size = in.varint();
    if (size > bytes_max) {
        throw Refused(DecodeError::Kind::too_large,
                      "text longer than " + std::to_string(bytes_max) + " bytes");
    }
    const ByteView bytes = in.raw(size);
    text.assign(bytes.begin(), bytes.end());
    if (core::utf8_length(text) == SIZE_MAX) Reader::malformed("text that is not UTF-8");
}

// Accounts, passwords and names as people type them; generous, but bounded before anything looks.
inline constexpr std::size_t account_bytes_max = 64;
inline constexpr std::size_t password_bytes_max = 256;
inline constexpr std::size_t display_name_bytes_max = 160;

// Layout of ops and entries at rest. A new op is a new tag, not a new version.
inline constexpr std::uint16_t op_format = 1;

// A single entry: with its op, or as a receipt.
inline void write_single(Writer& out, const Entry& v) {
    out(v.op.has_value());
    if (v.op) {
        require(v.op->head.id == v.id, "an entry carries the op it names");
        write_entry(out, {}, {}, v);
    } else {
        RowWriter row(out);
        Entry copy = v;
        receipt_row(row, {}, copy);
    }
}

inline void read_single(Reader& in, Entry& v) {
    bool with_op = false;
    in(with_op);
    if (with_op) {
        read_entry(in, {}, {}, v);
    } else {
        RowReader row(in);
        receipt_row(row, {}, v);
    }
}

}  // namespace xsync
