// Who can hear of being sent somewhere: asked over real sockets by those who dispatch.

#include "tests/server/running.hpp"

using running::Running;

BOOST_FIXTURE_TEST_SUITE(presence_asked, Running)

BOOST_AUTO_TEST_CASE(who_dispatches_is_told_who_can_hear_of_it) {
    const Session desk = session("qiantai"), guard = session("baoan", 2);
    const auto asked = [&](const std::string& headers) {
        return ask(post("/presence", "", headers));
    };
    BOOST_TEST(asked("").status == 401);
    BOOST_TEST(asked(guard.cookie).status == 403);
    const auto line_of = [&](std::uint64_t key) {
        const WireAnswer answer = asked(desk.cookie);
        BOOST_REQUIRE_EQUAL(answer.status, 200);
        BOOST_TEST(!answer.body.ends_with("\n\n"));  // whole lines and nothing else
        const std::string lines = "\n" + answer.body;
        const auto at = lines.find("\n" + std::to_string(key) + " ");
        return at == std::string::npos ? std::int64_t{-1}
                                       : std::stoll(lines.substr(lines.find(' ', at)));
    };
    // Both have just been here; the administrator has not, and two minutes have not passed.
    BOOST_TEST(line_of(11) >= 0);
    BOOST_TEST(line_of(14) >= 0);
    BOOST_TEST(line_of(14) < 60'000);
    BOOST_TEST(line_of(10) == -1);
    BOOST_TEST(line_of(13) == -1);  // has left
    const Session admin = session("admin", 3);
    exchange(admin, request(admin, {}));
    BOOST_TEST(line_of(10) >= 0);
}

BOOST_AUTO_TEST_SUITE_END()
