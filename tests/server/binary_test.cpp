// The binary as it is run: made, served, killed, started again, checked.

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <thread>

#include "sync/codec.hpp"
#include "sync/server/clock.hpp"
#include "tests/server/binary.hpp"
#include "tests/server/scratch_folder.hpp"
#include "tests/server/wire.hpp"

using xsync::Chunk;
using xsync::Request;
using xsync::SignedIn;
using xsync::SignIn;

namespace {

struct Finished {
    int status;
    std::string text;
};

Finished run(std::vector<std::string> arguments) {
    Binary binary(std::move(arguments));
    std::string text = binary.read_all();
    return {binary.wait(), std::move(text)};
}

std::string word_after(const std::string& text, const std::string& mark) {
    const auto at = text.find(mark);
    BOOST_REQUIRE(at != std::string::npos);
    return text.substr(at + mark.size(),
                       text.find_first_of(" \n", at + mark.size()) - at - mark.size());
}

struct Client {
    SignedIn who;
    std::string cookie;

    Client(std::uint16_t port, const std::string& login, const std::string& password,
           std::uint64_t tablet) {
        Wire wire(port);
        wire.send(post("/sign-in", bytes_of(SignIn{login, password, tablet, false})));
        const auto answer = wire.answer();
        BOOST_REQUIRE(answer);
        BOOST_REQUIRE_EQUAL(answer->status, 200);
        who = *message_of<SignedIn>(answer->body);
        cookie = "Cookie: " + answer->cookie() + "\r\n";
    }
    Request request() const {
        Request made;
        made.device = who.device;
        made.epoch = who.epoch;
        made.after = {1};
        return made;
    }
    core::Op op(std::uint32_t n) const {
        core::Op made;
        made.head.id = {who.device, {n}};
        made.head.actor = who.actor;
        made.head.entity = {core::EntityKind::ticket, (std::uint64_t{who.device.value} << 32) + n};
        made.head.made_at = xsync::server::system_now();
        core::ReportTicket body;
        body.words = "断电演练";
        made.body = body;
        return made;
    }
    std::optional<Chunk> exchange(Wire& wire, const Request& asked) const {
        wire.send(post("/sync", bytes_of(asked), cookie));
        const auto answer = wire.answer();
        return answer && answer->status == 200 ? message_of<Chunk>(answer->body) : std::nullopt;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(binary)

BOOST_AUTO_TEST_CASE(an_empty_community_has_one_administrator_with_a_password_of_chance) {
    ScratchFolder folder;
    const std::string data = (folder.path / "data").string();
    const Finished made = run({"init", "--data", data, "--name", "测试苑"});
    BOOST_REQUIRE_EQUAL(made.status, 0);
    const std::string password = word_after(made.text, "Account admin, password ");
    BOOST_CHECK_EQUAL(password.size(), 16);
    BOOST_CHECK_EQUAL(run({"init", "--data", data}).status, 1);
    {
        Binary server({"serve", "--data", data, "--port", "0"});
        const Client admin(server.port(), "admin", password, 1);
        BOOST_CHECK(admin.who.role == core::Role::administrator);
        // A second process is told plainly that the folder is taken.
        const Finished second = run({"serve", "--data", data, "--port", "0"});
        BOOST_CHECK_EQUAL(second.status, 1);
        BOOST_CHECK(second.text.find("in use by another xunlou") != std::string::npos);
        server.signal(SIGTERM);
        BOOST_CHECK_EQUAL(server.wait(), 0);
    }
    BOOST_CHECK_EQUAL(
        run({"user", "add", "--data", data, "guard1", "--name", "张勇", "--role", "guard"}).status,
        0);
    BOOST_CHECK_EQUAL(
        run({"user", "add", "--data", data, "guard1", "--name", "张勇", "--role", "guard"}).status,
        1);
    BOOST_CHECK_EQUAL(
        run({"user", "add", "--data", data, "x", "--name", "某人", "--role", "king"}).status, 1);
    BOOST_CHECK_EQUAL(run({"user", "disable", "--data", data, "guard1"}).status, 0);
    BOOST_CHECK(run({"user", "list", "--data", data}).text.find("guard1\tguard\tdisabled") !=
                std::string::npos);
    BOOST_CHECK_EQUAL(run({"check", "--data", data}).status, 0);
    BOOST_CHECK_EQUAL(run({"serve", "--data", (folder.path / "none").string()}).status, 1);
}

BOOST_AUTO_TEST_CASE(devices_are_withdrawn_while_the_server_runs_and_while_it_does_not) {
    ScratchFolder folder;
    const std::string data = (folder.path / "data").string();
    const std::string password = word_after(run({"init", "--data", data}).text, "password ");
    const auto list = [&] { return run({"device", "list", "--data", data}).text; };
    {
        Binary server({"serve", "--data", data, "--port", "0"});
        const std::uint16_t port = server.port();
        Client first(port, "admin", password, 1), second(port, "admin", password, 2);
        BOOST_CHECK_EQUAL(list(), "1\tadmin\t管理员\tin use\t0\n2\tadmin\t管理员\tin use\t0\n");
        BOOST_CHECK_EQUAL(run({"device", "revoke", "7", "--data", data}).status, 1);
        BOOST_CHECK_EQUAL(run({"device", "revoke", "1", "--data", data}).status, 0);
        BOOST_CHECK(list().find("1\tadmin\t管理员\twithdrawn") != std::string::npos);
        Wire wire(port);
        const auto told = first.exchange(wire, first.request());
        BOOST_REQUIRE(told);
        BOOST_CHECK(told->trouble == xsync::Trouble::revoked);
        server.signal(SIGTERM);
        BOOST_CHECK_EQUAL(server.wait(), 0);
    }
    BOOST_CHECK(list().find("1\tadmin\t管理员\twithdrawn") != std::string::npos);
    BOOST_CHECK_EQUAL(run({"device", "revoke", "2", "--data", data}).status, 0);
    BOOST_CHECK_EQUAL(run({"device", "revoke", "9", "--data", data}).status, 1);
    BOOST_CHECK(list().find("2\tadmin\t管理员\twithdrawn") != std::string::npos);
    BOOST_CHECK_EQUAL(run({"device", "left", "--data", data}).text, "");
}

// Killed again and again while three tablets push without pause: what was acknowledged is there, with
// its number and its place, and the data is sound.
BOOST_AUTO_TEST_CASE(kill_nine_loses_nothing_that_was_acknowledged) {
    ScratchFolder folder;
    const std::string data = (folder.path / "data").string();
    const std::string password = word_after(run({"init", "--data", data}).text, "password ");
    constexpr std::size_t tablets = 3;
    std::uint32_t acked[tablets] = {};
    for (int round = 0; round < 5; ++round) {
        Binary server({"serve", "--data", data, "--port", "0"});
        const std::uint16_t port = server.port();
        std::atomic<unsigned> total = 0;
        std::vector<std::thread> threads;
        std::vector<Client> clients;
        for (std::size_t t = 0; t < tablets; ++t) {
            clients.emplace_back(port, "admin", password, t);
            Wire wire(port);
            const auto state = clients[t].exchange(wire, clients[t].request());
            BOOST_REQUIRE(state);
            // Nothing acknowledged is gone; one op in flight may have made it.
            BOOST_CHECK(state->device_next.value > acked[t]);
            BOOST_CHECK(state->device_next.value <= acked[t] + 2);
            acked[t] = state->device_next.value - 1;
        }
        for (std::size_t t = 0; t < tablets; ++t) {
            threads.emplace_back([&, t] {
                Wire wire(port);
                for (;;) {
                    Request up = clients[t].request();
                    up.ops = {clients[t].op(acked[t] + 1)};
                    const auto chunk = clients[t].exchange(wire, up);
                    if (!chunk || chunk->receipts.size() != 1) return;
                    ++acked[t];
                    ++total;
                }
            });
        }
        while (total < 60u + 37u * static_cast<unsigned>(round)) std::this_thread::yield();
        server.signal(SIGKILL);
        for (std::thread& thread : threads) thread.join();
        BOOST_CHECK_EQUAL(server.wait(), 128 + SIGKILL);
    }
    const Finished checked = run({"check", "--data", data});
    BOOST_CHECK_EQUAL(checked.status, 0);
    BOOST_CHECK(checked.text.find("all is well") != std::string::npos);
    const Finished linked = run({"check", "--rounds", "--data", data});
    BOOST_CHECK_EQUAL(linked.status, 0);
    BOOST_CHECK(linked.text.find(" 0 links broken") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
