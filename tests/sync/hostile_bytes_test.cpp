// A short, repeatable run of the fuzzer's idea: mutations of sound messages, noise, huge lengths. Every
// decoder answers, and memory stays within a multiple of what came in.

#include "sync/tuning.hpp"
#include "tests/core/fixtures.hpp"
#include "tests/fuzz/decoders.hpp"
#include "tests/golden/samples.hpp"
#include "tests/sync/envelope.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <new>

namespace {

std::size_t held = 0, peak = 0;

// In front of each block, its size; as wide as the strictest alignment.
constexpr std::size_t header = alignof(std::max_align_t) > 16 ? alignof(std::max_align_t) : 16;

void* take(std::size_t size) {
    auto* block = static_cast<unsigned char*>(std::malloc(size + header));
    if (!block) throw std::bad_alloc();
    *reinterpret_cast<std::size_t*>(block) = size;
    held += size;
    if (held > peak) peak = held;
    return block + header;
}

void give(void* pointer) noexcept {
    if (!pointer) return;
    unsigned char* block = static_cast<unsigned char*>(pointer) - header;
    held -= *reinterpret_cast<std::size_t*>(block);
    std::free(block);
}

}  // namespace

void* operator new(std::size_t size) { return take(size); }
void* operator new[](std::size_t size) { return take(size); }
void operator delete(void* pointer) noexcept { give(pointer); }
void operator delete[](void* pointer) noexcept { give(pointer); }
void operator delete(void* pointer, std::size_t) noexcept { give(pointer); }
void operator delete[](void* pointer, std::size_t) noexcept { give(pointer); }

namespace {

using namespace xsync;

// Memory for a decoded value, its growth, and its encoding again, for each byte that came in.
constexpr std::size_t bytes_a_byte_max = 600;

int decode_within_bounds(const Bytes& bytes) {
    const std::size_t before = held;
    peak = held;
    const int taken = fuzz::decode_all(bytes);
    BOOST_REQUIRE(peak - before <= (std::size_t{64} << 10) + bytes_a_byte_max * bytes.size());
    BOOST_REQUIRE(held == before);
    return taken;
}

std::vector<Bytes> sound() {
    std::vector<Bytes> all{encode(golden::request()),
                           encode(golden::chunk()),
                           encode(SignIn{"wangmin", "xunlou-demo", 7, false}),
                           encode(SignedIn{}),
                           encode(NewDevice{9}),
                           encode(golden::chunk().receipts[0]),
                           encode(golden::chunk().grants[1]),
                           encode(Page{golden::chunk().grants}),
                           encode(Meta{})};
    core::Catalogue::each(
        [&](auto row) { all.push_back(encode(golden::sample<typename decltype(row)::type>())); });
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_bytes)

BOOST_AUTO_TEST_CASE(sound_ones_are_taken_by_one_decoder) {
    for (const Bytes& bytes : sound()) BOOST_TEST(decode_within_bounds(bytes) == 1);
}

BOOST_AUTO_TEST_CASE(changed_payloads_are_refused_or_mean_something_else) {
    fixtures::Random random(21);
    std::size_t taken = 0, tried = 0;
    for (const Bytes& bytes : sound()) {
        const Bytes payload = testing::payload_of(bytes);
        for (int i = 0; i < 150; ++i) {
            Bytes changed = payload;
            const std::uint32_t changes = 1 + random.below(3);
            for (std::uint32_t k = 0; k < changes && !changed.empty(); ++k) {
                const auto at = random.below(static_cast<std::uint32_t>(changed.size()));
                switch (random.below(4)) {
                    case 0: changed[at] = static_cast<std::uint8_t>(random.next()); break;
                    case 1: changed[at] = 0xFF; break;
                    case 2: changed.resize(at); break;
                    default: changed.insert(changed.begin() + at, 9, 0xFF);
                }
            }
            taken +=
                static_cast<std::size_t>(decode_within_bounds(testing::resealed(bytes, changed)));
            ++tried;
        }
    }
    BOOST_TEST(taken > 0u);  // some changes only mean something else
    BOOST_TEST(taken < tried);
}

BOOST_AUTO_TEST_CASE(noise_is_refused) {
    fixtures::Random random(22);
    for (int i = 0; i < 3000; ++i) {
        Bytes noise(random.below(200));
        for (std::uint8_t& byte : noise) byte = static_cast<std::uint8_t>(random.next());
        BOOST_TEST(decode_within_bounds(noise) == 0);
        decode_within_bounds(fuzz::sealed(noise));
    }
}

// The smallest elements a list may have, as many as fit: what costs the most memory for a byte.
BOOST_AUTO_TEST_CASE(lists_of_many_small_elements_stay_within_bounds) {
    for (const int filler : {0x00, 0x01, 0x02, 0x04}) {
        for (int type = 0; type < 15; ++type) {
            for (const std::size_t lead : {0u, 1u, 5u, 9u, 14u}) {
                Bytes bytes{static_cast<std::uint8_t>(type)};
                bytes.resize(1 + lead, 0);
                testing::put_varint(bytes, 900);
                bytes.resize(bytes.size() + 20'000, static_cast<std::uint8_t>(filler));
                decode_within_bounds(fuzz::sealed(bytes));
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
