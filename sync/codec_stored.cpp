// What a device stores. Layouts of the outbox are read by every later build; those of the state area
// are of record_format and thrown away with it.

#include "sync/client/stored.hpp"
#include "sync/codec_envelope.hpp"
#include "sync/codec_lists.hpp"

namespace xsync {

namespace {

constexpr std::uint16_t outbox_format = 1;

}  // namespace

// clang-format off
template <class A> void serialize(A& a, Counters& v) { a(v.day, v.tickets, v.offset_ms, v.last_contact, v.synced_at); }
template <class A> void serialize(A& a, Download& v) { a(v.generation, v.epoch, v.to, v.after, v.left); }
template <class A> void serialize(A& a, PageInfo& v) { a(v.first, v.count, v.hash); }
// clang-format on

template <>
Bytes encode(const Enrolment& v) {
    return seal(Type::enrolment, outbox_format, [&](Writer& out) {
        out(v.store, v.device, v.forgotten, v.epoch, v.person.has_value());
        if (!v.person) return;
        out(v.person->actor, v.person->role);
        write_text(out, v.person->account);
        write_text(out, v.person->display_name);
    });
}
template <>
Decoded<Enrolment> decode(ByteView bytes) {
    return opened<Enrolment>(bytes, Type::enrolment, outbox_format,
                             [](Reader& in, Enrolment& v, std::uint16_t) {
                                 bool person = false;
                                 in(v.store, v.device, v.forgotten, v.epoch, person);
                                 if (person) {
                                     Person& who = v.person.emplace();
                                     in(who.actor, who.role);
                                     read_text(in, who.account, account_bytes_max);
                                     read_text(in, who.display_name, display_name_bytes_max);
                                 }
                                 in.finish();
                             });
}

template <>
Bytes encode(const Acknowledged& v) {
    return seal(Type::acknowledged, outbox_format, [&](Writer& out) {
        out(v.epoch);
        write_single(out, v.entry);
    });
}
template <>
Decoded<Acknowledged> decode(ByteView bytes) {
    return opened<Acknowledged>(bytes, Type::acknowledged, outbox_format,
                                [](Reader& in, Acknowledged& v, std::uint16_t) {
                                    in(v.epoch);
                                    read_single(in, v.entry);
                                    if (!v.entry.op) Reader::malformed("a verdict without its op");
                                    in.finish();
                                });
}

template <>
Bytes encode(const Counters& v) {
    return seal(Type::counters, outbox_format, [&](Writer& out) { out(v); });
}
template <>
Decoded<Counters> decode(ByteView bytes) {
    return opened<Counters>(bytes, Type::counters, outbox_format,
                            [](Reader& in, Counters& v, std::uint16_t) {
                                in(v);
                                in.finish();
                            });
}

template <>
Bytes encode(const Home& v) {
    return seal(Type::home, outbox_format, [&](Writer& out) { out(v.community); });
}
template <>
Decoded<Home> decode(ByteView bytes) {
    return opened<Home>(bytes, Type::home, outbox_format, [](Reader& in, Home& v, std::uint16_t) {
        in(v.community);
        in.finish();
    });
}

template <>
Bytes encode(const Meta& v) {
    return seal(Type::meta, record_format, [&](Writer& out) {
        out(v.actor, v.epoch, v.generation, v.cursor, v.tail_first, v.tail_next, v.own, v.download);
    });
}
template <>
Decoded<Meta> decode(ByteView bytes) {
    return opened_of<Meta>(bytes, Type::meta, record_format, [](Reader& in, Meta& v) {
        in(v.actor, v.epoch, v.generation, v.cursor, v.tail_first, v.tail_next, v.own, v.download);
        in.finish();
    });
}

template <>
Bytes encode(const Directory& v) {
    return seal(Type::directory, record_format, [&](Writer& out) { out(v.pages); });
}
template <>
Decoded<Directory> decode(ByteView bytes) {
    return opened_of<Directory>(bytes, Type::directory, record_format,
                                [](Reader& in, Directory& v) {
                                    in(v.pages);
                                    in.finish();
                                });
}

template <>
Bytes encode(const Page& v) {
    return seal(Type::page, record_format, [&](Writer& out) { write_grants(out, v.records); });
}
template <>
Decoded<Page> decode(ByteView bytes) {
    return opened_of<Page>(bytes, Type::page, record_format, [](Reader& in, Page& v) {
        read_grants(in, v.records);
        in.finish();
    });
}

}  // namespace xsync
