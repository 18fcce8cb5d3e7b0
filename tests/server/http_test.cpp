// The server over real sockets: signing in, synchronising, pokes, files, and what is refused.

#include <sys/time.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <future>
#include <thread>

#include "sync/server/compress.hpp"
#include "sync/server/snapshot.hpp"
#include "tests/server/running.hpp"

using namespace xsync::server;
using core::Actor;
using core::Role;
using running::password;
using running::Running;
using xsync::Chunk;
using xsync::Request;
using xsync::SignedIn;
using xsync::SignIn;
using xsync::Trouble;

BOOST_FIXTURE_TEST_SUITE(http, Running)

BOOST_AUTO_TEST_CASE(signing_in_gives_a_person_a_number_and_a_cookie) {
    const WireAnswer answer = sign_in("qiantai", password);
    BOOST_REQUIRE_EQUAL(answer.status, 200);
    const auto who = message_of<SignedIn>(answer.body);
    BOOST_REQUIRE(who);
    BOOST_CHECK(who->role == Role::front_desk);
    BOOST_CHECK_EQUAL(who->display_name, "qiantai");
    // The store's, and which rules of who sees what the positions stand for.
    BOOST_CHECK_EQUAL(who->epoch.value, 42 + snapshot_layout - 1);
    const std::string cookie = answer.header("set-cookie");
    BOOST_CHECK(cookie.find("HttpOnly") != std::string::npos &&
                cookie.find("SameSite=Strict") != std::string::npos);
    BOOST_CHECK_EQUAL(answer.header("cache-control"), "no-store");
    // The same person on the same tablet keeps the number, on another gets another.
    BOOST_CHECK(session("qiantai", 1).who.device == who->device);
    BOOST_CHECK(session("qiantai", 2).who.device != who->device);
}

BOOST_AUTO_TEST_CASE(who_may_not_come_in_is_told_no_more_than_that) {
    std::string said;
    for (const auto& [login, word] : {std::pair{"qiantai", "wrong"},
                                      {"nobody", password},
                                      {"shut", password},
                                      {"left", password},
                                      {"", ""}}) {
        const WireAnswer answer = sign_in(login, word);
        BOOST_CHECK_EQUAL(answer.status, 401);
        BOOST_CHECK(!answer.has("set-cookie"));
        BOOST_CHECK(said.empty() || said == answer.body);
        said = answer.body;
    }
}

BOOST_AUTO_TEST_CASE(guessing_is_slowed_down_also_with_the_right_word_at_last) {
    for (unsigned i = 0; i < SignInGuard::failures_free; ++i) {
        BOOST_CHECK_EQUAL(sign_in("qiantai", "wrong").status, 401);
    }
    const WireAnswer answer = sign_in("qiantai", password);
    BOOST_CHECK_EQUAL(answer.status, 429);
    BOOST_CHECK(std::stoi(answer.header("retry-after")) > 20);
    BOOST_CHECK_EQUAL(sign_in("admin", password).status, 200);
}

BOOST_AUTO_TEST_CASE(a_withdrawn_device_may_bring_and_reads_nothing) {
    const Session lost = session("qiantai", 1), other = session("qiantai", 2);
    const Session chief = session("admin", 3);
    Desk desk(folder() / "desk");
    const auto wish = [&](const std::string& text) {
        auto answer = std::async(std::launch::async, [&] {
            return Desk::ask(folder() / "desk", text, std::chrono::seconds(20));
        });
        while (answer.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready)
            on_loop([&] { service().attend(desk); });
        return answer.get();
    };
    BOOST_CHECK(!wish("revoke 4711").done);
    BOOST_CHECK(!wish("dance").done);
    const std::string number = std::to_string(lost.who.device.value);
    BOOST_CHECK(wish("revoke " + number).done);
    BOOST_CHECK(wish("list").text.find(number + "\tqiantai\tqiantai\twithdrawn\t0\n") !=
                std::string::npos);

    // Its work is taken, refused work too; it learns nothing.
    Request last = request(lost, {});
    core::Op refused = report(lost, 2, "");
    refused.body = core::AddGroup{"三组团"};
    last.ops = {report(lost, 1, "停用前"), refused};
    const Chunk chunk = exchange(lost, last);
    BOOST_CHECK(chunk.trouble == Trouble::revoked);
    BOOST_REQUIRE_EQUAL(chunk.receipts.size(), 2);
    BOOST_CHECK(chunk.receipts[0].decision.verdict == core::Verdict::accepted);
    BOOST_CHECK(chunk.grants.empty() && chunk.entries.empty());
    BOOST_CHECK_EQUAL(ask(get("/photos/" + std::string(64, 'a'), lost.cookie)).status, 403);
    // Nor under a number of another device of the same person, nor under a new one.
    Request borrowed = request(lost, {});
    borrowed.device = other.who.device;
    BOOST_CHECK(exchange(lost, borrowed).trouble == Trouble::revoked);
    const WireAnswer fresh = ask(post("/device", bytes_of(xsync::NewDevice{9}), lost.cookie));
    BOOST_REQUIRE_EQUAL(fresh.status, 200);
    Request renewed = request(lost, {});
    renewed.device = message_of<SignedIn>(fresh.body)->device;
    BOOST_CHECK(exchange(lost, renewed).trouble == Trouble::revoked);

    // The same person's other device goes on, and may bring what the lost one had.
    BOOST_CHECK(exchange(other, request(other, {})).trouble == Trouble::none);
    Request brought = request(other, {});
    brought.device = lost.who.device;
    brought.ops = {report(lost, 3, "从文件读入")};
    BOOST_REQUIRE_EQUAL(exchange(other, brought).receipts.size(), 1);

    // What was refused can be read by those who lead.
    BOOST_CHECK_EQUAL(ask(get("/left", other.cookie)).status, 403);
    BOOST_CHECK_EQUAL(ask(get("/left")).status, 401);
    const WireAnswer left = ask(get("/left", chief.cookie));
    BOOST_CHECK_EQUAL(left.status, 200);
    BOOST_CHECK(left.body.find("\tqiantai\tqiantai\t" + number + "\tadd_group\t") !=
                std::string::npos);
    BOOST_CHECK(left.body.find("report_ticket") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_a_session_nothing_is_told) {
    const std::string nobody = "Cookie: xunlou=" + std::string(64, 'a') + "\r\n";
    for (const std::string& headers : {std::string(), nobody}) {
        BOOST_CHECK_EQUAL(ask(post("/sync", bytes_of(Request{}), headers)).status, 401);
        BOOST_CHECK_EQUAL(ask(post("/device", bytes_of(xsync::NewDevice{1}), headers)).status, 401);
        BOOST_CHECK_EQUAL(ask(get("/events", headers)).status, 401);
    }
    const Session mine = session("qiantai");
    BOOST_CHECK_EQUAL(ask(post("/sign-out", "", mine.cookie)).status, 200);
    BOOST_CHECK_EQUAL(ask(post("/sync", bytes_of(request(mine, {})), mine.cookie)).status, 401);
    BOOST_CHECK(store().sessions().empty());
}

BOOST_AUTO_TEST_CASE(a_photo_is_shown_to_who_may_see_a_record_that_names_it) {
    const Session desk = session("qiantai"), guard = session("baoan", 2);
    const std::string picture = "\xFF\xD8 what a camera saw";
    const xsync::Bytes hash = sha256(picture);
    const std::string digits = hex(hash), path = "/photos/" + digits;
    core::PhotoFile file{{}, static_cast<std::uint32_t>(picture.size()), 16, 12, system_now()};
    std::copy(hash.begin(), hash.end(), file.sha256.begin());
    core::Op attached = report(desk, 2, "");
    attached.head.entity = report(desk, 1, "").head.entity;
    attached.body = core::AttachPhoto{file};

    const auto tus = [&](std::string_view method, std::string_view at, const Session& who,
                         const std::string& headers, std::string_view body = "") {
        return ask(std::string(method) + " " + std::string(at) +
                   " HTTP/1.1\r\nHost: test\r\nTus-Resumable: 1.0.0\r\nContent-Length: " +
                   std::to_string(body.size()) + "\r\n" + who.cookie + headers + "\r\n" +
                   std::string(body));
    };
    const std::string announced =
        "Upload-Length: " + std::to_string(picture.size()) + "\r\nUpload-Metadata: sha256 " +
        base64({reinterpret_cast<const std::uint8_t*>(digits.data()), digits.size()}) + "\r\n";
    const Session nobody{};
    BOOST_CHECK_EQUAL(tus("POST", "/files", nobody, announced).status, 401);
    BOOST_CHECK_EQUAL(
        tus("POST", "/files", desk, announced + "Sec-Fetch-Site: cross-site\r\n").status, 403);
    const WireAnswer made = tus("POST", "/files", desk, announced);
    BOOST_REQUIRE_EQUAL(made.status, 201);
    const std::string piece =
        "Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\n";
    BOOST_CHECK_EQUAL(tus("PATCH", made.header("location"), guard, piece, picture).status, 403);
    const WireAnswer sent = tus("PATCH", made.header("location"), desk, piece, picture);
    BOOST_CHECK_EQUAL(sent.status, 204);
    BOOST_CHECK_EQUAL(sent.header("repr-digest"), "sha-256=:" + base64(hash) + ":");

    // It is here, and nothing names it yet.
    BOOST_CHECK_EQUAL(ask(get(path, desk.cookie)).status, 404);
    Request asked = request(desk, {});
    asked.ops = {report(desk, 1, "大堂玻璃裂了"), attached};
    for (const xsync::Entry& receipt : exchange(desk, asked).receipts)
        BOOST_CHECK(receipt.decision.verdict == core::Verdict::accepted);
    const WireAnswer shown = ask(get(path, desk.cookie));
    BOOST_CHECK_EQUAL(shown.status, 200);
    BOOST_CHECK_EQUAL(shown.body, picture);
    BOOST_CHECK_EQUAL(shown.header("content-type"), "image/jpeg");
    BOOST_CHECK_EQUAL(shown.header("cache-control"), "private, no-store");
    BOOST_CHECK_EQUAL(shown.header("x-content-type-options"), "nosniff");
    // The guard does not see the desk's ticket, and learns nothing of its picture.
    BOOST_CHECK_EQUAL(ask(get(path, guard.cookie)).status, 404);
    BOOST_CHECK_EQUAL(ask(get(path)).status, 401);
    BOOST_CHECK_EQUAL(ask(get("/photos/../xunlou.db", desk.cookie)).status, 404);
    BOOST_CHECK_EQUAL(tus("DELETE", path, desk, "").status, 405);
}

BOOST_AUTO_TEST_CASE(an_op_goes_up_and_comes_down_at_a_colleagues) {
    const Session desk = session("qiantai"), admin = session("admin", 2);
    Request up = request(desk, {});
    up.ops = {report(desk, 1, "电梯异响")};
    const Chunk receipt = exchange(desk, up);
    BOOST_REQUIRE_EQUAL(receipt.receipts.size(), 1);
    BOOST_CHECK(receipt.receipts[0].decision.verdict == core::Verdict::accepted);
    const Chunk news = exchange(admin, request(admin, {}));
    bool seen = false;
    for (const auto& grant : news.grants) seen = seen || grant.id == up.ops[0].head.entity;
    BOOST_CHECK(seen);
    BOOST_CHECK(store().find(up.ops[0].head.id));
    // Offered again it has the same receipt.
    BOOST_CHECK(exchange(desk, up).receipts == receipt.receipts);
}

BOOST_AUTO_TEST_CASE(a_new_number_is_given_for_the_asking) {
    const Session mine = session("qiantai");
    const WireAnswer answer = ask(post("/device", bytes_of(xsync::NewDevice{1}), mine.cookie));
    const auto again = message_of<SignedIn>(answer.body);
    BOOST_REQUIRE(again);
    BOOST_CHECK(again->device != mine.who.device);
    BOOST_CHECK(again->actor == mine.who.actor);
    Request asked = request(mine, {});
    asked.device = again->device;
    BOOST_CHECK(exchange(mine, asked).trouble == Trouble::none);
}

BOOST_AUTO_TEST_CASE(bodies_may_be_gzipped_both_ways) {
    const Session mine = session("qiantai");
    Request up = request(mine, {});
    for (std::uint32_t n = 1; n <= 30; ++n)
        up.ops.push_back(report(mine, n, "楼道灯不亮，请尽快处理"));
    const std::string packed = gzip(bytes_of(up));
    const WireAnswer answer = ask(post(
        "/sync", packed, mine.cookie + "Content-Encoding: gzip\r\nAccept-Encoding: gzip, br\r\n"));
    BOOST_REQUIRE_EQUAL(answer.status, 200);
    BOOST_CHECK_EQUAL(answer.header("content-encoding"), "gzip");
    const auto plain = gunzip(answer.body, 1 << 20);
    BOOST_REQUIRE(plain);
    const auto chunk = message_of<Chunk>(*plain);
    BOOST_REQUIRE(chunk);
    BOOST_CHECK_EQUAL(chunk->receipts.size(), 30);
}

BOOST_AUTO_TEST_CASE(bad_bodies_are_refused_with_their_status) {
    const Session mine = session("qiantai");
    const std::string good = bytes_of(request(mine, {}));
    const std::string bomb = gzip(std::string(32 << 20, '\0'));
    struct Row {
        const char* what;
        std::string bytes;
        int status;
    };
    const Row rows[] = {
        {"rubbish", post("/sync", "rubbish", mine.cookie), 400},
        {"empty", post("/sync", "", mine.cookie), 400},
        {"cut short", post("/sync", good.substr(0, good.size() - 1), mine.cookie), 400},
        {"trailing byte", post("/sync", good + "x", mine.cookie), 400},
        {"no gzip", post("/sync", good, mine.cookie + "Content-Encoding: gzip\r\n"), 413},
        {"a bomb", post("/sync", bomb, mine.cookie + "Content-Encoding: gzip\r\n"), 413},
        {"another coding", post("/sync", good, mine.cookie + "Content-Encoding: br\r\n"), 415},
        {"a form of another site",
         "POST /sync HTTP/1.1\r\nHost: test\r\nContent-Type: text/plain\r\n" + mine.cookie +
             "Content-Length: 1\r\n\r\nx",
         415},
        {"from another site", post("/sync", good, mine.cookie + "Sec-Fetch-Site: cross-site\r\n"),
         403},
        {"too large", post("/sync", std::string(65 << 10, 'x'), mine.cookie), 413},
        {"not to be posted", post("/events", "", mine.cookie), 405},
        {"not to be fetched", get("/sync", mine.cookie), 405},
        {"nothing there", post("/other", ""), 405},
    };
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.what)
        BOOST_CHECK_EQUAL(ask(row.bytes).status, row.status);
    }
    BOOST_CHECK(exchange(mine, request(mine, {})).trouble == Trouble::none);
}

BOOST_AUTO_TEST_CASE(requests_that_a_proxy_might_read_otherwise_are_refused_and_the_line_is_cut) {
    struct Row {
        const char* what;
        std::string bytes;
        int status;
    };
    const Row rows[] = {
        {"chunked", "POST /sync HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         411},
        {"chunked and a length",
         "POST /sync HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: "
         "5\r\n\r\n0\r\n\r\n",
         400},
        {"a strange coding",
         "POST /sync HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n", 411},
        {"two lengths",
         "POST /sync HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx", 400},
        {"a signed length", "POST /sync HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\nx", 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\n\r\n", 400},
        {"absolute form", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"asterisk form", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"another method", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"a body where none belongs", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc",
         400},
        {"a space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400},
        {"bare line feeds", "GET / HTTP/1.1\nHost: a\n\n", 400},
        {"a zero byte", std::string("GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 36), 400},
        {"not HTTP", "\x16\x03\x01 hello there, are you a TLS server?\r\n\r\n", 400},
        {"a huge head", "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(9000, 'x') + "\r\n\r\n",
         431},
    };
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.what) {
            Wire wire(port);
            wire.send(row.bytes);
            const auto answer = wire.answer();
            BOOST_REQUIRE(answer);
            BOOST_CHECK_EQUAL(answer->status, row.status);
            BOOST_CHECK_EQUAL(answer->header("connection"), "close");
            BOOST_CHECK(wire.ends());
        }
    }
    BOOST_CHECK_EQUAL(ask(get("/healthz")).body, "ok\n");
}

BOOST_AUTO_TEST_CASE(who_dawdles_is_cut_off) {
    Wire head(port), body(port);
    head.send("GET / HTTP/1.1\r\nHo");
    body.send("POST /sync HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nx");
    BOOST_CHECK(head.ends());
    BOOST_CHECK(body.ends());
}

BOOST_AUTO_TEST_CASE(one_connection_serves_many_requests_also_sent_at_once) {
    Wire wire(port);
    wire.send(get("/healthz") + get("/") + get("/healthz"));
    for (const char* expected : {"ok\n", "<!doctype html>", "ok\n"}) {
        const auto answer = wire.answer();
        BOOST_REQUIRE(answer);
        BOOST_CHECK_EQUAL(answer->body, expected);
    }
    wire.send("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const auto head = wire.answer(false);
    BOOST_REQUIRE(head);
    BOOST_CHECK_EQUAL(head->header("content-length"), "15");
    BOOST_CHECK(wire.ends());
}

BOOST_AUTO_TEST_CASE(every_answer_carries_the_rules_for_browsers) {
    for (const char* path : {"/", "/healthz", "/nothing", "/events"}) {
        const WireAnswer answer = ask(get(path));
        const std::string policy = answer.header("content-security-policy");
        BOOST_CHECK(policy.find("default-src 'none'") != std::string::npos);
        BOOST_CHECK(policy.find("unsafe-inline") == std::string::npos);
        BOOST_CHECK(policy.find("'unsafe-eval'") == std::string::npos);
        BOOST_CHECK_EQUAL(answer.header("x-content-type-options"), "nosniff");
        BOOST_CHECK_EQUAL(answer.header("referrer-policy"), "no-referrer");
        BOOST_CHECK_EQUAL(answer.header("cross-origin-opener-policy"), "same-origin");
    }
}

BOOST_AUTO_TEST_CASE(a_push_pokes_who_listens) {
    const Session desk = session("qiantai"), admin = session("admin", 2);
    Wire events(port);
    events.send(get("/events", admin.cookie));
    const auto head = events.answer();
    BOOST_REQUIRE(head);
    BOOST_CHECK_EQUAL(head->header("content-type"), "text/event-stream");
    // Before the first news: how soon to come back after a cut line (browsers take 3 s and more).
    const auto retry = events.until("\n\n");
    BOOST_REQUIRE(retry && retry->rfind("retry: ", 0) == 0);
    BOOST_CHECK_LT(std::stoi(retry->substr(7)), 1000);
    BOOST_REQUIRE(events.until("data: "));
    const auto first = events.until("\n\n");
    Request up = request(desk, {});
    up.ops = {report(desk, 1, "电梯异响")};
    const Chunk chunk = exchange(desk, up);
    BOOST_REQUIRE(events.until("data: "));
    BOOST_CHECK_EQUAL(*events.until("\n\n"), std::to_string(chunk.head.value) + "\n\n");
    BOOST_CHECK_EQUAL(*first, std::to_string(chunk.head.value - 1) + "\n\n");
    // Idle lines are kept open by comments; signing out ends them.
    BOOST_CHECK(events.until(":\n\n"));
    ask(post("/sign-out", "", admin.cookie));
    BOOST_CHECK(!events.until("data: "));
}

BOOST_AUTO_TEST_CASE(an_emergency_goes_up_by_itself) {
    const Session desk = session("qiantai"), admin = session("admin", 2);
    Wire events(port);
    events.send(get("/events", admin.cookie));
    BOOST_REQUIRE(events.answer());
    Request up = request(desk, {});
    up.ops = {report(desk, 1, "电梯困人")};
    std::get<core::ReportTicket>(up.ops[0].body).severity = core::Severity::emergency;
    const core::LogPos reported = exchange(desk, up).head;
    // The next head is the server's own word.
    const std::string own = std::to_string(reported.value + 1) + "\n\n";
    do BOOST_REQUIRE(events.until("data: "));
    while (*events.until("\n\n") != own);
    const Chunk chunk = exchange(desk, request(desk, reported));
    BOOST_REQUIRE_EQUAL(chunk.entries.size(), 1);
    const core::Op& op = *chunk.entries[0].op;
    BOOST_CHECK(op.head.actor == Actor{});
    const auto* escalated = std::get_if<core::EscalateTicket>(&op.body);
    BOOST_REQUIRE(escalated);
    BOOST_CHECK_EQUAL(escalated->level, 2);
}

BOOST_AUTO_TEST_CASE(many_at_once_are_all_answered_once_each) {
    constexpr unsigned tablets = 16, pushes = 20;
    std::vector<Session> sessions;
    for (unsigned i = 0; i < tablets; ++i) sessions.push_back(session("qiantai", 100 + i));
    std::atomic<unsigned> accepted = 0;
    std::vector<std::thread> threads;
    for (const Session& mine : sessions) {
        threads.emplace_back([&, this] {
            Wire wire(port);
            for (unsigned n = 1; n <= pushes; ++n) {
                Request up = request(mine, {1});
                up.ops = {report(mine, n, "并发")};
                up.ops[0].head.entity.key = mine.who.device.value * 1000 + n;
                wire.send(post("/sync", bytes_of(up), mine.cookie));
                const auto answer = wire.answer();
                const auto chunk = answer ? message_of<Chunk>(answer->body) : std::nullopt;
                if (chunk && chunk->receipts.size() == 1 &&
                    chunk->receipts[0].decision.verdict == core::Verdict::accepted)
                    ++accepted;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    BOOST_CHECK_EQUAL(accepted, tablets * pushes);
    const auto head = store().head();
    BOOST_CHECK_EQUAL(store().devices().size(), tablets);
    for (const StoredDevice& device : store().devices())
        BOOST_CHECK_EQUAL(device.last.value, pushes);
    BOOST_CHECK(store().faults().empty());
    BOOST_CHECK(head.value >= tablets * pushes);
}

BOOST_AUTO_TEST_CASE(a_link_opens_one_ticket_for_whoever_has_it) {
    const Session desk = session("qiantai");
    Request asked = request(desk, {});
    asked.ops = {report(desk, 1, "漏水 <script>")};
    exchange(desk, asked);
    const std::string path = "/links/" + std::to_string(asked.ops[0].head.entity.key);
    const std::string origin = "Origin: https://xunlou.example\r\n";
    BOOST_CHECK_EQUAL(ask(post(path, "")).status, 401);
    BOOST_CHECK_EQUAL(ask(post(path, "", session("baoan").cookie)).status, 404);
    BOOST_CHECK_EQUAL(ask(post(path, "", desk.cookie + "Sec-Fetch-Site: cross-site\r\n")).status,
                      403);
    BOOST_CHECK_EQUAL(ask(get(path, desk.cookie)).status, 404);
    const WireAnswer issued = ask(post(path, "", desk.cookie + origin));
    BOOST_REQUIRE_EQUAL(issued.status, 200);
    const std::string site = "https://xunlou.example";
    BOOST_REQUIRE(issued.body.starts_with(site + "/t/"));
    const WireAnswer page = ask(get(issued.body.substr(site.size())));
    BOOST_CHECK_EQUAL(page.status, 200);
    BOOST_CHECK_EQUAL(page.header("content-type"), "text/html; charset=utf-8");
    BOOST_CHECK_EQUAL(page.header("cache-control"), "no-store");
    BOOST_CHECK_EQUAL(page.header("x-robots-tag"), "noindex, nofollow");
    BOOST_CHECK_EQUAL(page.header("referrer-policy"), "no-referrer");
    BOOST_CHECK(page.header("content-security-policy").find("script") == std::string::npos);
    BOOST_CHECK(page.header("content-security-policy").find("'unsafe") == std::string::npos);
    BOOST_CHECK(page.body.find("<h1>工单 BX-") != std::string::npos);
    BOOST_CHECK(page.body.find("漏水 &lt;script&gt;") != std::string::npos);
    BOOST_CHECK_EQUAL(ask(get("/t/" + std::string(64, '0'))).status, 404);
    BOOST_CHECK_EQUAL(ask(post(path + "/withdraw", "", desk.cookie)).body, "1");
    BOOST_CHECK_EQUAL(ask(get(issued.body.substr(site.size()))).status, 410);
    // What is stored opens nothing.
    BOOST_REQUIRE_EQUAL(store().links().size(), 1);
    BOOST_CHECK_EQUAL(ask(get("/t/" + hex(store().links()[0].token_hash))).status, 404);
}

BOOST_AUTO_TEST_SUITE_END()
