// The bytes of every op and message of every release, for ever: what is stored in a ledger or waits in
// a tablet's outbox must be read by every later build. UPDATE_GOLDENS=1 writes files that are missing;
// one that exists is never written again.

#include "sync/codec.hpp"
#include "tests/golden/samples.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace xsync;

std::string hex(const Bytes& bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        text += "0123456789abcdef"[bytes[i] >> 4];
        text += "0123456789abcdef"[bytes[i] & 15];
        if (i % 32 == 31 || i + 1 == bytes.size()) text += '\n';
    }
    return text;
}

Bytes unhex(const std::string& text) {
    Bytes bytes;
    unsigned value = 0, digits = 0;
    for (const char c : text) {
        const char* all = "0123456789abcdef";
        const char* at = c == '\0' ? nullptr : std::char_traits<char>::find(all, 16, c);
        if (!at) continue;
        value = value << 4 | static_cast<unsigned>(at - all);
        if (++digits % 2 == 0) {
            bytes.push_back(static_cast<std::uint8_t>(value));
            value = 0;
        }
    }
    return bytes;
}

std::string path_of(const std::string& name) {
    return std::string(XUNLOU_GOLDEN_DIR) + "/" + name + ".hex";
}

std::string read_file(const std::string& path) {
    std::string text;
    if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
        char buffer[4096];
        for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) {
            text.append(buffer, n);
        }
        std::fclose(file);
    }
    return text;
}

template <class T>
void check(const std::string& name, const T& sample) {
    BOOST_TEST_CONTEXT(name) {
        const std::string path = path_of(name);
        std::string text = read_file(path);
        if (text.empty() && std::getenv("UPDATE_GOLDENS")) {
            std::FILE* file = std::fopen(path.c_str(), "wb");
            BOOST_REQUIRE(file);
            text = hex(encode(sample));
            std::fwrite(text.data(), 1, text.size(), file);
            std::fclose(file);
        }
        BOOST_REQUIRE_MESSAGE(!text.empty(), "no golden file; UPDATE_GOLDENS=1 writes it");
        const Bytes golden = unhex(text);
        const auto decoded = decode<T>(golden);
        BOOST_REQUIRE_MESSAGE(decoded.value.has_value(), decoded.error.sentence);
        BOOST_TEST((*decoded.value == sample));
        BOOST_TEST(hex(encode(sample)) == hex(golden));
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(goldens)

BOOST_AUTO_TEST_CASE(every_op) {
    core::Catalogue::each([](auto row) {
        using Row = typename decltype(row)::type;
        check("v1/" + std::to_string(Row::tag) + "_" + std::string(Row::name),
              golden::sample<Row>());
    });
}

BOOST_AUTO_TEST_CASE(every_message) {
    SignIn sign_in{"wangmin", "xunlou-demo", 0xFEDCBA9876543210, true};
    SignedIn signed_in{{core::EntityKind::staff, 71},
                       core::Role::butler,
                       {7},
                       {0xE90C},
                       "王敏",
                       {1'776'000'180'001}};
    check("v1/message_request", golden::request());
    check("v5/message_chunk", golden::chunk());
    check("v1/message_sign_in", sign_in);
    check("v1/message_signed_in", signed_in);
    check("v1/message_new_device", NewDevice{0xFEDCBA9876543210});
    check("v1/stored_entry", *golden::chunk().entries.begin());
    check("v1/stored_receipt", *golden::chunk().receipts.begin());
}

BOOST_AUTO_TEST_SUITE_END()
