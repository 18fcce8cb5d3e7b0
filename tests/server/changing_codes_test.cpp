// The server's word on the codes that walkers read: with a real hash, once each, for everybody who sees the round.

#include "sync/server/changing_codes.hpp"
#include "sync/server/crypto.hpp"
#include "tests/server/office.hpp"

#include <string_view>

using namespace office;
using xsync::server::code_key;
using xsync::server::codes_to_judge;
using xsync::server::hmac_sha256;

namespace {

xsync::ByteView bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::uint32_t digits_at(const Mac& key, UtcMs at) {
    return code_digits(hmac_sha256(key, code_message(code_window(at))));
}

struct CodedRoute {
    Office o;
    RouteId route{o.next_key++};
    RoundId round{o.next_key++};
    SecretKey secret{1, 2, 3};

    CodedRoute() {
        LayCodedRoute body;
        body.route.name = "夜巡";
        body.route.role = Role::guard;
        body.route.checkpoints.resize(2);
        body.route.checkpoints[0].code = "N-1";
        body.route.checkpoints[1].code = "N-2";
        body.coded = {0, 1};
        o.found(entity(route), body);
        o.tell(o.guard, entity(round), BeginRound{route, {}, {}, 0, {}});
    }
    Mac key(const char* point) const { return code_key(secret, Code(point)); }
    void see(std::uint16_t point, std::uint32_t digits) {
        o.tell(o.guard, entity(round), LinkedCheckIn{point, Proof::qr, {}, {}, {}});
        o.tell(o.guard, entity(round), SeeCode{point, digits});
    }
    std::size_t judge() {
        const auto words = codes_to_judge(o.ledger.state());
        for (const auto& [id, body] : words) o.found(id, body);
        return words.size();
    }
    CodeVerdict verdict(std::uint16_t point) const {
        return o.ledger.state().find(round)->visit(point)->code.verdict;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(changing_codes_suite)

// RFC 6238, appendix B: of its eight digits the last six.
BOOST_AUTO_TEST_CASE(the_codes_are_those_of_rfc_6238) {
    struct Row {
        std::int64_t seconds;
        std::uint32_t digits;
    };
    const Row rows[] = {
        {59, 119'246},
        {1'111'111'109, 84'774},
        {1'111'111'111, 62'674},
        {1'234'567'890, 819'424},
        {2'000'000'000, 698'825},
        {20'000'000'000, 737'706},
    };
    for (const Row& row : rows) {
        const UtcMs at{row.seconds * 1000};
        const Mac mac = hmac_sha256(bytes_of("12345678901234567890123456789012"),
                                    code_message(code_window(at)));
        BOOST_TEST(code_digits(mac) == row.digits, row.seconds);
    }
}

// The same figures stand in tests/tools/codes_test.mjs: the page's hash is another library's.
BOOST_AUTO_TEST_CASE(the_page_shows_what_the_server_expects) {
    SecretKey secret{};
    for (std::size_t i = 0; i < secret.size(); ++i) secret[i] = static_cast<std::uint8_t>(i);
    BOOST_TEST(digits_at(code_key(secret, Code("DT-01")), {1'793'668'320'000}) == 227'854u);
    BOOST_TEST(digits_at(code_key(secret, Code("大堂")), {1'793'668'349'999}) == 93'287u);
}

BOOST_AUTO_TEST_CASE(a_code_is_judged_once_when_its_secret_is_there) {
    CodedRoute site;
    const std::uint32_t right = digits_at(site.key("N-1"), site.o.now);
    site.see(0, right);
    BOOST_TEST(site.judge() == 0u);  // nobody has told the secret yet
    site.o.tell(site.o.manager, secret_of(site.route), SetRouteSecret{site.secret});
    BOOST_TEST(site.judge() == 1u);
    BOOST_TEST(site.judge() == 0u);
    BOOST_TEST((site.verdict(0) == CodeVerdict::right));
    // The other point's code is made of another key.
    site.see(1, right);
    BOOST_TEST(site.judge() == 1u);
    BOOST_TEST((site.verdict(1) == CodeVerdict::wrong));
}

BOOST_AUTO_TEST_CASE(it_is_judged_by_when_it_was_read_not_by_when_it_came) {
    CodedRoute site;
    site.o.tell(site.o.manager, secret_of(site.route), SetRouteSecret{site.secret});
    const std::uint32_t digits = digits_at(site.key("N-1"), site.o.now);
    Op check_in = site.o.op(site.o.guard, entity(site.round), SeeCode{0, digits});
    site.o.now = site.o.now + 5 * hour_ms;  // out of the basement
    (void)site.o.exchange(site.o.guard,
                          site.o.request(site.o.guard, site.o.ledger.head(), {check_in}));
    BOOST_TEST(site.judge() == 1u);
    BOOST_TEST((site.verdict(0) == CodeVerdict::right));
    // Ten minutes old when it was read.
    site.see(1, digits_at(site.key("N-2"), site.o.now + -10 * minute_ms));
    BOOST_TEST(site.judge() == 1u);
    BOOST_TEST((site.verdict(1) == CodeVerdict::stale));
}

// Walkers never get what the codes are made of, and hear the verdict like anything else.
BOOST_AUTO_TEST_CASE(a_walker_s_tablet_has_the_verdict_and_not_the_secret) {
    CodedRoute site;
    Tablet walker(site.o.guard), lead(site.o.lead);
    site.o.tell(site.o.manager, secret_of(site.route), SetRouteSecret{site.secret});
    walker.pull(site.o);
    site.see(0, 1);
    site.judge();
    for (Tablet* tablet : {&walker, &lead}) {
        tablet->pull(site.o);
        BOOST_TEST(
            (tablet->state.find(site.round)->visit(0)->code.verdict != CodeVerdict::unjudged));
        BOOST_TEST(holds_what_is_shown(*tablet, site.o));
    }
    BOOST_TEST(!walker.state.secret_of(site.route));
    BOOST_TEST(lead.state.secret_of(site.route));
    BOOST_TEST(walker.state.find(site.route)->is_coded(0));
}

BOOST_AUTO_TEST_SUITE_END()
