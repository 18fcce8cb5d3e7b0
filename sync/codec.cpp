#include "sync/codec.hpp"

#include "sync/codec_envelope.hpp"
#include "sync/codec_lists.hpp"

namespace xsync {

namespace {

// Messages about accounts have been the same since the first release.
constexpr std::uint16_t account_format = 1;

// --- messages ----------------------------------------------------------------------------------

void write(Writer& out, const Request& v) {
    out(v.device, v.epoch, v.after, v.bootstrap_after, v.bootstrap_pos);
    write_ops(out, v.ops);
}
void read(Reader& in, Request& v, std::uint16_t version) {
    v.version = version;
    in(v.device, v.epoch, v.after, v.bootstrap_after, v.bootstrap_pos);
    read_ops(in, v.ops);
}

void write_receipts(Writer& out, const std::vector<Entry>& receipts) {
    out.varint(receipts.size());
    Entry before;
    for (const Entry& each : receipts) {
        require(!each.op, "a receipt carries no op");
        RowWriter row(out);
        Entry copy = each;
        receipt_row(row, before, copy);
        before = each;
    }
}
void read_receipts(Reader& in, std::vector<Entry>& receipts) {
    const std::size_t n = in.count(tuning::push_ops_max, "receipts");
    Entry before;
    for (std::size_t i = 0; i < n; ++i) {
        RowReader row(in);
        Entry& each = receipts.emplace_back();
        receipt_row(row, before, each);
        before = each;
    }
}

void write_revokes(Writer& out, const std::vector<core::EntityId>& ids) {
    out.varint(ids.size());
    core::EntityId before;
    for (const core::EntityId id : ids) {
        require(before < id, "revokes ascend");
        write_id(out, before, id);
        before = id;
    }
}
void read_revokes(Reader& in, std::vector<core::EntityId>& ids) {
    const std::size_t n = in.count();
    core::EntityId before;
    for (std::size_t i = 0; i < n; ++i) {
        read_id(in, before, ids.emplace_back());
        before = ids.back();
    }
}

void write_entries(Writer& out, const std::vector<Entry>& entries) {
    out.varint(entries.size());
    Entry before;
    core::OpHead head_before;
    for (const Entry& each : entries) {
        require(each.op && each.op->head.id == each.id, "an entry carries the op it names");
        require(before.stamp.pos < each.stamp.pos, "entries ascend");
        write_entry(out, before, head_before, each);
        before.stamp = each.stamp;
        head_before = each.op->head;
    }
}

// False when an op is of a newer build: then `to` is the position before it.
bool read_entries(Reader& in, Chunk& v) {
    const std::size_t n = in.count(tuning::chunk_entries_max, "entries");
    Entry before;
    before.stamp.pos = v.from;
    core::OpHead head_before;
    bool first = true;
    for (std::size_t i = 0; i < n; ++i) {
        Entry& each = v.entries.emplace_back();
        try {
            Entry predicted = before;
            if (first) predicted.stamp.pos = {};
            read_entry(in, predicted, head_before, each);
        } catch (const UnknownTag&) {
            if (each.stamp.pos <= before.stamp.pos) Reader::malformed("entries that do not ascend");
            v.to = {each.stamp.pos.value - 1};
            v.entries.pop_back();
            return false;
        }
        if (each.stamp.pos <= before.stamp.pos || v.to < each.stamp.pos)
            Reader::malformed("an entry outside the chunk");
        first = false;
        before.stamp = each.stamp;
        head_before = each.op->head;
    }
    return true;
}

void write(Writer& out, const Chunk& v) {
    out(v.trouble, v.epoch, v.from, v.to, v.head, v.device_next, v.bootstrap_after,
        v.bootstrap_left, v.checksum, v.server_time);
    write_receipts(out, v.receipts);
    write_revokes(out, v.revokes);
    write_grants(out, v.grants);
    write_entries(out, v.entries);
}
bool read(Reader& in, Chunk& v) {
    in(v.trouble, v.epoch, v.from, v.to, v.head, v.device_next, v.bootstrap_after, v.bootstrap_left,
       v.checksum, v.server_time);
    // A restored server may have less than the device: then it only says so.
    const bool told = v.trouble != Trouble::none || v.to <= v.head;
    if (v.to < v.from || !told) Reader::malformed("positions that do not ascend");
    read_receipts(in, v.receipts);
    read_revokes(in, v.revokes);
    read_grants(in, v.grants);
    if (read_entries(in, v)) return true;
    v.trouble = Trouble::update_required;
    v.checksum.reset();
    return false;
}

}  // namespace

Opened open_envelope(ByteView bytes, Type type, std::uint16_t newest) {
    using Kind = DecodeError::Kind;
    if (bytes.size() > tuning::message_bytes_max) {
        throw Refused(Kind::too_large,
                      "more than " + std::to_string(tuning::message_bytes_max) + " bytes");
    }
    if (bytes.size() < 4 || bytes[0] != 'X' || bytes[1] != 'L')
        throw Refused(Kind::damaged, "not bytes of this application");
    const ByteView guarded = bytes.first(bytes.size() - 4);
    std::uint32_t crc = 0;
    for (unsigned i = 0; i < 4; ++i)
        crc |= static_cast<std::uint32_t>(bytes[guarded.size() + i]) << (8 * i);
    if (crc != crc32(guarded)) throw Refused(Kind::damaged, "the checksum is wrong");
    Reader in(guarded.subspan(2));
    if (in.byte() != static_cast<std::uint8_t>(type))
        throw Refused(Kind::malformed, "another kind of message");
    Opened result;
    in(result.version);
    if (result.version == 0) throw Refused(Kind::malformed, "version 0");
    if (result.version > newest)
        throw Refused(Kind::newer, "version " + std::to_string(result.version));
    result.payload = in.raw(in.varint());
    in.finish();
    return result;
}

template <>
Bytes encode(const Request& v) {
    return seal(Type::request, v.version, [&](Writer& out) { write(out, v); });
}
template <>
Decoded<Request> decode(ByteView bytes) {
    return opened<Request>(bytes, Type::request, protocol_version,
                           [](Reader& in, Request& v, std::uint16_t version) {
                               read(in, v, version);
                               in.finish();
                           });
}

template <>
Bytes encode(const Chunk& v) {
    return seal(Type::chunk, v.version, [&](Writer& out) { write(out, v); });
}
template <>
Decoded<Chunk> decode(ByteView bytes) {
    return opened<Chunk>(bytes, Type::chunk, protocol_version,
                         [](Reader& in, Chunk& v, std::uint16_t version) {
                             v.version = version;
                             if (read(in, v)) in.finish();
                         });
}

template <>
Bytes encode(const SignIn& v) {
    return seal(Type::sign_in, account_format, [&](Writer& out) {
        write_text(out, v.account);
        write_text(out, v.password);
        out(v.store, v.new_device);
    });
}
template <>
Decoded<SignIn> decode(ByteView bytes) {
    return opened<SignIn>(bytes, Type::sign_in, account_format,
                          [](Reader& in, SignIn& v, std::uint16_t) {
                              read_text(in, v.account, account_bytes_max);
                              read_text(in, v.password, password_bytes_max);
                              in(v.store, v.new_device);
                              in.finish();
                          });
}

template <>
Bytes encode(const NewDevice& v) {
    return seal(Type::new_device, account_format, [&](Writer& out) { out(v.store); });
}
template <>
Decoded<NewDevice> decode(ByteView bytes) {
    return opened<NewDevice>(bytes, Type::new_device, account_format,
                             [](Reader& in, NewDevice& v, std::uint16_t) {
                                 in(v.store);
                                 in.finish();
                             });
}

template <>
Bytes encode(const SignedIn& v) {
    return seal(Type::signed_in, account_format, [&](Writer& out) {
        out(v.actor, v.role, v.device, v.epoch);
        write_text(out, v.display_name);
        out(v.server_time);
    });
}
template <>
Decoded<SignedIn> decode(ByteView bytes) {
    return opened<SignedIn>(bytes, Type::signed_in, account_format,
                            [](Reader& in, SignedIn& v, std::uint16_t) {
                                in(v.actor, v.role, v.device, v.epoch);
                                read_text(in, v.display_name, display_name_bytes_max);
                                in(v.server_time);
                                in.finish();
                            });
}

template <>
Bytes encode(const core::Op& v) {
    return seal(Type::op, op_format, [&](Writer& out) {
        write_head(out, {}, v.head);
        write_body(out, v.body);
    });
}
template <>
Decoded<core::Op> decode(ByteView bytes) {
    return opened<core::Op>(bytes, Type::op, op_format, [](Reader& in, core::Op& v, std::uint16_t) {
        read_head(in, {}, v.head);
        read_body(in, v.body);
        in.finish();
    });
}

template <>
Bytes encode(const Entry& v) {
    return seal(Type::entry, op_format, [&](Writer& out) { write_single(out, v); });
}
template <>
Decoded<Entry> decode(ByteView bytes) {
    return opened<Entry>(bytes, Type::entry, op_format, [](Reader& in, Entry& v, std::uint16_t) {
        read_single(in, v);
        in.finish();
    });
}

template <>
Bytes encode(const core::Record& v) {
    return seal(Type::record, record_format, [&](Writer& out) { write_record(out, v); });
}
template <>
Decoded<core::Record> decode(ByteView bytes) {
    return opened_of<core::Record>(bytes, Type::record, record_format,
                                   [](Reader& in, core::Record& v) {
                                       read_record(in, v);
                                       in.finish();
                                   });
}

template <>
Bytes encode(const Grant& v) {
    return seal(Type::grant, record_format, [&](Writer& out) {
        out(v.id);
        write_record(out, v.record);
    });
}
template <>
Decoded<Grant> decode(ByteView bytes) {
    return opened_of<Grant>(bytes, Type::grant, record_format, [](Reader& in, Grant& v) {
        in(v.id);
        read_record(in, v.record);
        if (core::kind_of_record(v.record) != v.id.kind)
            Reader::malformed("a record of another kind than its entity");
        in.finish();
    });
}

std::uint64_t op_hash(const core::Op& op) {
    Bytes payload;
    Writer out(payload);
    write_head(out, {}, op.head);
    write_body(out, op.body);
    return fnv1a(payload);
}

std::uint64_t check_in_hash(const core::Op& op) {
    const auto* check_in = std::get_if<core::LinkedCheckIn>(&op.body);
    if (!check_in) return 0;
    core::OpHead head = op.head;
    head.id = {};
    head.base = {};
    Bytes payload;
    Writer out(payload);
    write_head(out, {}, head);
    out(*check_in);
    return fnv1a(payload);
}

std::uint64_t record_hash(const core::Record& record) {
    Bytes payload;
    Writer out(payload);
    write_record(out, record);
    return fnv1a(payload);
}

}  // namespace xsync
