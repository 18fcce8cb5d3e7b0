// Law 1 across machines: the same ops give the same state, byte for byte, on x86-64 and on wasm32. Both
// replay one long random history and compare its digest with the one on file. Changed rules (or a
// changed generator of histories) change the digest: UPDATE_GOLDENS=1 writes it anew.

#include "sync/client/pages.hpp"
#include "sync/codec.hpp"
#include "sync/hash.hpp"
#include "tests/core/random_ops.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

constexpr int ops = 3000;

std::string digest_of(const core::State& state) {
    std::uint64_t digest = xsync::fnv_start;
    xsync::each_record(state, {}, {}, [&](const xsync::Grant& grant) {
        digest = xsync::fnv1a(xsync::encode(grant), digest);
    });
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(digest));
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(replay)

BOOST_AUTO_TEST_CASE(is_the_same_on_every_machine) {
    fixtures::World world;
    fixtures::Random random(1);
    std::size_t accepted = 0;
    for (int i = 0; i < ops; ++i) {
        const core::Op op = fixtures::any_op(world, random);
        if (world.ask(op).verdict != core::Verdict::accepted) continue;
        world.happen(op);
        ++accepted;
    }
    BOOST_TEST(accepted > 300u);
    const std::string digest = digest_of(world.state);
    const std::string path = std::string(XUNLOU_GOLDEN_DIR) + "/replay_digest.txt";
    if (std::getenv("UPDATE_GOLDENS")) {
        std::FILE* file = std::fopen(path.c_str(), "wb");
        BOOST_REQUIRE(file);
        std::fprintf(file, "%s\n", digest.c_str());
        std::fclose(file);
    }
    char on_file[17] = {};
    std::FILE* file = std::fopen(path.c_str(), "rb");
    BOOST_REQUIRE_MESSAGE(file, "no digest on file; UPDATE_GOLDENS=1 writes it");
    BOOST_TEST(std::fread(on_file, 1, 16, file) == 16u);
    std::fclose(file);
    BOOST_TEST(digest == on_file);
}

BOOST_AUTO_TEST_SUITE_END()
