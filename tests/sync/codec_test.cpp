// What is encoded is decoded the same, in one spelling only, and everything else is refused by name.

#include "sync/codec.hpp"
#include "sync/client/stored.hpp"
#include "sync/tuning.hpp"
#include "tests/core/random_ops.hpp"
#include "tests/golden/samples.hpp"
#include "tests/sync/envelope.hpp"

#include <boost/test/unit_test.hpp>

#ifndef __EMSCRIPTEN__
#include <rapidcheck.h>
#endif

namespace {

using namespace xsync;
using testing::put_varint;
using testing::sealed;
using Kind = DecodeError::Kind;

constexpr std::uint8_t op_type = 16;

template <class T>
void goes_round(const T& value) {
    const Bytes bytes = encode(value);
    auto decoded = decode<T>(bytes);
    BOOST_REQUIRE_MESSAGE(decoded.value.has_value(), decoded.error.sentence);
    BOOST_TEST((*decoded == value));
    BOOST_TEST((encode(*decoded) == bytes));
}

template <class T>
void refused(const Bytes& bytes, Kind kind, const std::string& part) {
    const auto decoded = decode<T>(bytes);
    BOOST_TEST(!decoded.value.has_value());
    BOOST_TEST(static_cast<int>(decoded.error.kind) == static_cast<int>(kind),
               decoded.error.sentence);
    BOOST_TEST(decoded.error.sentence.find(part) != std::string::npos, decoded.error.sentence);
}

core::Op remark(std::string text) {
    core::Op op = golden::sample<core::Catalogue::RowOf<core::RemarkTicket>>();
    std::get<core::RemarkTicket>(op.body).text = std::move(text);
    return op;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(codec)

BOOST_AUTO_TEST_CASE(ops_at_random_go_round) {
    fixtures::World world;
    fixtures::Random random(7);
    for (int i = 0; i < 2000; ++i) goes_round(fixtures::any_op(world, random));
}

BOOST_AUTO_TEST_CASE(extreme_heads_go_round) {
    core::Op op = remark("x");
    for (const std::int64_t ms :
         {INT64_MIN, INT64_MIN + 1, std::int64_t{-1}, std::int64_t{0}, INT64_MAX}) {
        op.head.made_at.ms = ms;
        op.head.evidence = {ms / -2, ms, 0xFFFFFFFF};
        op.head.id = {{0xFFFFFFFF}, {0xFFFFFFFF}};
        op.head.entity.key = UINT64_MAX;
        op.head.base = {UINT64_MAX};
        goes_round(op);
        Entry entry = golden::entry(op);
        entry.stamp.effective_at.ms = ms;
        entry.stamp.received_at.ms = ~ms;
        goes_round(entry);
        Request request;
        request.ops = {op, remark("y"), op};
        goes_round(request);
    }
}

BOOST_AUTO_TEST_CASE(messages_go_round) {
    goes_round(golden::request());
    goes_round(golden::chunk());
    goes_round(Request{});
    goes_round(Chunk{});
    goes_round(SignIn{"", "", 0, false});
    goes_round(SignedIn{});
    goes_round(NewDevice{1});
    goes_round(golden::chunk().receipts.front());
    goes_round(golden::chunk().grants.front());
}

BOOST_AUTO_TEST_CASE(records_at_random_go_round) {
    fixtures::World world;
    fixtures::Random random(11);
    for (int i = 0; i < 600; ++i) {
        const core::Op op = fixtures::any_op(world, random);
        if (world.ask(op).verdict == core::Verdict::accepted) world.happen(op);
    }
    std::size_t records = 0;
    std::apply(
        [&](const auto&... table) {
            const auto each = [&](const auto& of) {
                for (const auto& [key, record] : of) {
                    goes_round(core::Record(record));
                    ++records;
                }
            };
            (each(table), ...);
        },
        world.state.tables);
    BOOST_TEST(records > 60u);
}

BOOST_AUTO_TEST_CASE(what_a_device_stores_goes_round) {
    Enrolment enrolment;
    goes_round(Home{core::entity(core::CommunityId{12345})});
    goes_round(enrolment);
    enrolment = {9,
                 Person{{core::EntityKind::staff, 5}, core::Role::guard, "baoan", "赵强"},
                 {7},
                 {12},
                 {99}};
    goes_round(enrolment);
    goes_round(Acknowledged{{99}, golden::entry(remark("好"))});
    goes_round(Counters{{20'000}, 3, -5, {6}, {7}});
    goes_round(Meta{{core::EntityKind::staff, 5},
                    {99},
                    2,
                    {77},
                    3,
                    9,
                    {{7}, {8}},
                    Download{3, {100}, {88}, core::EntityId{core::EntityKind::unit, 4}, 12}});
    goes_round(Directory{{{{}, 0, 1}, {{core::EntityKind::unit, 4}, 256, 0xFFFFFFFF}}});
    goes_round(Page{golden::chunk().grants});
}

#ifndef __EMSCRIPTEN__
BOOST_AUTO_TEST_CASE(any_text_and_number_goes_round) {
    const bool held = rc::check([](std::uint32_t points, std::int64_t made, std::uint64_t base) {
        core::Op op = remark(std::string(points % 1999, 'a') + "字");
        op.head.made_at.ms = made;
        op.head.base = {base};
        const auto decoded = decode<core::Op>(encode(op));
        RC_ASSERT(decoded.value.has_value());
        RC_ASSERT(*decoded.value == op);
    });
    BOOST_TEST(held);
}
#endif

BOOST_AUTO_TEST_CASE(a_batch_of_check_ins_is_small) {
    Request request;
    request.device = {7};
    core::Op op = golden::sample<core::Catalogue::RowOf<core::CheckIn>>();
    for (std::uint32_t i = 0; i < 100; ++i) {
        op.head.id = {{7}, {500 + i}};
        op.head.made_at.ms += 45'000 + 997 * (i % 13);
        op.head.evidence.since_contact_ms += 45'000 + 997 * (i % 13);
        op.body = core::CheckIn{static_cast<std::uint16_t>(i % 8), core::Proof::qr, {}};
        request.ops.push_back(op);
    }
    const double bytes_an_op = static_cast<double>(encode(request).size()) / 100;
    BOOST_TEST(bytes_an_op <= 12.0);  // before any compression; the goal is 24 after it
}

BOOST_AUTO_TEST_CASE(damage_is_seen) {
    const Bytes good = encode(golden::request());
    for (std::size_t size = 0; size < good.size(); ++size) {
        BOOST_TEST(!decode<Request>(ByteView(good).first(size)).value.has_value());
    }
    for (std::size_t at = 0; at < good.size(); ++at) {
        Bytes bad = good;
        bad[at] ^= 0x10;
        BOOST_TEST(!decode<Request>(bad).value.has_value());
    }
    refused<Request>({}, Kind::damaged, "not bytes of this application");
    refused<Request>({'<', 'h', 't', 'm', 'l', '>'}, Kind::damaged,
                     "not bytes of this application");
    refused<Chunk>(good, Kind::malformed, "another kind of message");
}

BOOST_AUTO_TEST_CASE(newer_versions_are_known_as_such) {
    const Bytes payload = testing::payload_of(encode(NewDevice{5}));
    refused<NewDevice>(sealed(5, 2, payload), Kind::newer, "version 2");
    refused<NewDevice>(sealed(5, 0, payload), Kind::malformed, "version 0");
}

// Their layout changes: what an older build stored would be read as something else.
BOOST_AUTO_TEST_CASE(records_of_another_format_are_not_taken_for_this_ones) {
    const auto check = [](std::uint8_t type, const auto& value) {
        using T = std::decay_t<decltype(value)>;
        const xsync::Bytes payload = testing::payload_of(encode(value));
        BOOST_TEST(decode<T>(sealed(type, xsync::record_format, payload)).value.has_value());
        refused<T>(sealed(type, xsync::record_format - 1, payload), Kind::malformed, "of format");
    };
    check(18, core::Record{core::Group{}});
    check(19, xsync::Grant{{core::EntityKind::group, 7}, core::Group{}});
    check(48, xsync::Meta{});
    check(49, xsync::Directory{});
    check(50, xsync::Page{});
}

BOOST_AUTO_TEST_CASE(only_one_spelling_is_accepted) {
    Bytes long_five;
    long_five.assign({0x85, 0x00});
    refused<NewDevice>(sealed(5, 1, long_five), Kind::malformed, "shortest form");
    refused<NewDevice>(sealed(5, 1, Bytes(10, 0xFF)), Kind::malformed, "64 bits");
    Bytes trailing = testing::payload_of(encode(NewDevice{5}));
    trailing.push_back(0);
    refused<NewDevice>(sealed(5, 1, trailing), Kind::malformed, "bytes behind the end");
    Bytes maybe = testing::payload_of(encode(SignIn{"a", "b", 1, true}));
    maybe.back() = 2;
    refused<SignIn>(sealed(3, 1, maybe), Kind::malformed, "yes or no");
}

BOOST_AUTO_TEST_CASE(a_difference_of_nothing_is_another_spelling) {
    // Bit 2, made_at, set with a difference of 0.
    Bytes payload{0x04, 0x00, 43};
    refused<core::Op>(sealed(op_type, 1, payload), Kind::malformed, "difference of nothing");
    // Bit 12: a field that heads do not have.
    payload.assign({0x80, 0x20, 0x02, 43});
    refused<core::Op>(sealed(op_type, 1, payload), Kind::malformed, "more fields");
}

BOOST_AUTO_TEST_CASE(counts_and_lengths_are_checked_before_anything_is_made) {
    Bytes payload = testing::payload_of(encode(Request{}));
    payload.pop_back();
    Bytes huge = payload;
    put_varint(huge, std::uint64_t{1} << 40);
    refused<Request>(sealed(1, 1, huge), Kind::malformed, "more elements than there are bytes");
    Bytes many = payload;
    put_varint(many, tuning::push_ops_max + 1);
    many.resize(many.size() + tuning::push_ops_max + 1, 0);
    refused<Request>(sealed(1, 1, many), Kind::too_large, "more than 1000 ops");
    Bytes elements(20, 0);
    put_varint(elements, tuning::message_elements_max + 1);
    elements.resize(elements.size() + tuning::message_elements_max + 1, 1);
    BOOST_TEST(!decode<Directory>(sealed(49, 1, elements)).value.has_value());
    refused<Request>(Bytes(tuning::message_bytes_max + 1, 'X'), Kind::too_large, "bytes");
}

BOOST_AUTO_TEST_CASE(text_is_utf8_and_within_its_limit) {
    const auto remark_of = [](std::string text) { return encode(remark(std::move(text))); };
    BOOST_TEST(decode<core::Op>(remark_of(std::string(2000, 'a'))).value.has_value());
    refused<core::Op>(remark_of(std::string(2001, 'a')), Kind::malformed, "2000 characters");
    refused<core::Op>(remark_of("\xC0\x80"), Kind::malformed, "UTF-8");
    refused<core::Op>(remark_of("\xED\xA0\x80"), Kind::malformed, "UTF-8");
    refused<core::Op>(remark_of(std::string("a\0b", 3)), Kind::malformed, "UTF-8");
    refused<SignIn>(encode(SignIn{std::string(65, 'a'), "x", 1, false}), Kind::too_large, "64");
    refused<SignIn>(encode(SignIn{"a", std::string(257, 'a'), 1, false}), Kind::too_large, "256");
}

BOOST_AUTO_TEST_CASE(choices_are_within_their_range) {
    core::Op op = golden::sample<core::Catalogue::RowOf<core::CloseTicket>>();
    std::get<core::CloseTicket>(op.body).outcome = static_cast<core::Outcome>(4);
    refused<core::Op>(encode(op), Kind::malformed, "choice");
    op = golden::sample<core::Catalogue::RowOf<core::CloseTicket>>();
    op.head.entity.kind = static_cast<core::EntityKind>(core::entity_kind_last + 1);
    refused<core::Op>(encode(op), Kind::newer, "choice");
    core::Op route = golden::sample<core::Catalogue::RowOf<core::CheckIn>>();
    std::get<core::CheckIn>(route.body).checkpoint = core::checkpoints_max;
    refused<core::Op>(encode(route), Kind::malformed, "outside its limits");
}

BOOST_AUTO_TEST_CASE(lists_of_a_chunk_ascend) {
    Chunk chunk = golden::chunk();
    std::swap(chunk.revokes[0], chunk.revokes[1]);
    BOOST_CHECK_THROW(encode(chunk), std::logic_error);
    chunk = golden::chunk();
    chunk.entries[1].stamp.pos = chunk.entries[0].stamp.pos;
    BOOST_CHECK_THROW(encode(chunk), std::logic_error);
    chunk = golden::chunk();
    chunk.entries[0].op.reset();
    BOOST_CHECK_THROW(encode(chunk), std::logic_error);
    chunk = golden::chunk();
    chunk.entries[1].stamp.pos = {chunk.to.value + 1};
    refused<Chunk>(encode(chunk), Kind::malformed, "outside the chunk");
    chunk = golden::chunk();
    chunk.to = {chunk.head.value + 1};
    refused<Chunk>(encode(chunk), Kind::malformed, "positions");
}

BOOST_AUTO_TEST_CASE(an_unknown_op_is_refused_by_its_tag) {
    Bytes payload = testing::payload_of(encode(remark("")));
    payload[payload.size() - 2] = 60;  // the tag; an empty text follows
    refused<core::Op>(sealed(op_type, 1, payload), Kind::newer, "tag 60");
}

// A device that meets an op of a newer build keeps what came before it.
BOOST_AUTO_TEST_CASE(a_chunk_ends_before_an_unknown_op) {
    Chunk chunk = golden::chunk();
    chunk.entries = {golden::entry(remark("a")), golden::entry(remark(""))};
    chunk.entries[1].stamp.pos.value += 5;
    Bytes payload = testing::payload_of(encode(chunk));
    payload[payload.size() - 2] = 60;
    payload.insert(payload.end(), {1, 2, 3});  // of a length only the newer build knows
    auto decoded = decode<Chunk>(sealed(2, 1, payload));
    BOOST_REQUIRE(decoded.value.has_value());
    BOOST_TEST((decoded->trouble == Trouble::update_required));
    BOOST_TEST(decoded->entries.size() == 1u);
    BOOST_TEST(decoded->to.value == chunk.entries[1].stamp.pos.value - 1);
    BOOST_TEST(!decoded->checksum.has_value());
    BOOST_TEST(decoded->receipts.size() == 1u);
    BOOST_TEST((decoded->grants == chunk.grants));
}

BOOST_AUTO_TEST_CASE(hashes_name_contents) {
    core::Op a = remark("a"), b = a;
    BOOST_TEST(op_hash(a) == op_hash(b));
    b.head.made_at.ms += 1;
    BOOST_TEST(op_hash(a) != op_hash(b));
    const Bytes check{'1', '2', '3', '4', '5', '6', '7', '8', '9'};
    BOOST_TEST(crc32(check) == 0xCBF43926u);  // the published check value
    BOOST_TEST(fnv1a(Bytes{'a'}) == 0xAF63DC4C8601EC8Cu);
}

BOOST_AUTO_TEST_SUITE_END()
