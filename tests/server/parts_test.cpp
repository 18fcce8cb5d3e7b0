// The small parts of the server, without sockets: who must wait, sessions, compression, files, times.

#include <zlib.h>

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "sync/server/compress.hpp"
#include "sync/server/crypto.hpp"
#include "sync/server/presence.hpp"
#include "sync/server/rfc3339.hpp"
#include "sync/server/sessions.hpp"
#include "sync/server/sign_in_guard.hpp"
#include "sync/server/static_site.hpp"
#include "tests/core/fixtures.hpp"
#include "tests/server/scratch_folder.hpp"

using namespace xsync::server;
using core::UtcMs;

BOOST_AUTO_TEST_SUITE(presence)

BOOST_AUTO_TEST_CASE(presence_is_the_time_since_somebody_was_heard_of) {
    const core::UtcMs began{1'793'668'320'000};
    const core::Actor li{core::EntityKind::staff, 7}, wang{core::EntityKind::staff, 8};
    Presence presence(began);
    // A server that has just started cannot tell who is away.
    BOOST_TEST(!presence.away_ms(li, began + 2 * core::minute_ms));
    BOOST_TEST(presence.away_ms(li, began + 2 * core::minute_ms + 1).value() == 120'001);
    presence.seen(wang, began + core::second_ms);
    BOOST_TEST(presence.away_ms(wang, began + 2 * core::second_ms).value() == 1000);
    presence.seen(wang, began + core::hour_ms);
    BOOST_TEST(presence.away_ms(wang, began + core::hour_ms).value() == 0);
    BOOST_TEST(presence.away_ms(wang, began + 2 * core::hour_ms).value() == core::hour_ms);
    BOOST_TEST(presence.away_ms(li, began + core::hour_ms).value() == core::hour_ms);
    // A clock that was put back makes nobody's absence negative.
    BOOST_TEST(presence.away_ms(wang, began).value() == 0);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(sign_in_guard)

BOOST_AUTO_TEST_CASE(an_account_waits_longer_after_every_failure_but_never_for_good) {
    SignInGuard guard;
    UtcMs now{1'000'000};
    struct Row {
        unsigned failures;
        std::int64_t wait_s;
    };
    const Row rows[] = {{1, 0}, {4, 0}, {5, 30}, {6, 60}, {7, 120}, {9, 480}, {10, 900}, {30, 900}};
    unsigned failures = 0;
    for (const Row& row : rows) {
        while (failures < row.failures) {
            // From ever other addresses, each after the wait is over.
            now = now + SignInGuard::longest_wait_ms;
            guard.failed("wangmin", std::to_string(failures++), now);
        }
        BOOST_CHECK_EQUAL(guard.wait("wangmin", "x", now), row.wait_s * core::second_ms);
        BOOST_CHECK_EQUAL(guard.wait("lifang", "x", now), 0);
    }
    BOOST_CHECK_EQUAL(guard.wait("wangmin", "x", now + SignInGuard::longest_wait_ms), 0);
    guard.succeeded("wangmin");
    BOOST_CHECK_EQUAL(guard.wait("wangmin", "x", now), 0);
}

BOOST_AUTO_TEST_CASE(an_address_that_guesses_many_accounts_waits_out_its_minute) {
    SignInGuard guard;
    const UtcMs now{1'000'000};
    for (unsigned i = 0; i < SignInGuard::failures_per_minute; ++i) {
        BOOST_CHECK_EQUAL(guard.wait("new", "10.0.0.1", now), 0);
        guard.failed(std::to_string(i), "10.0.0.1", now + i);
    }
    BOOST_CHECK(guard.wait("new", "10.0.0.1", now + 1000) > 0);
    BOOST_CHECK_EQUAL(guard.wait("new", "10.0.0.2", now), 0);
    BOOST_CHECK_EQUAL(guard.wait("new", "10.0.0.1", now + core::minute_ms), 0);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(sessions)

BOOST_AUTO_TEST_CASE(only_the_token_opens_and_only_until_it_expires) {
    const UtcMs now{1'000'000};
    Sessions sessions({});
    const auto fresh = sessions.open("wangmin", {3}, now);
    const std::string cookie = "a=b; xunlou=" + fresh.token + "; c=d";
    BOOST_REQUIRE(sessions.find(cookie, now));
    BOOST_CHECK(!sessions.find(cookie, now)->renewed);
    std::string other = fresh.token;
    other.back() = other.back() == '0' ? '1' : '0';
    BOOST_CHECK(!sessions.find("xunlou=" + other, now));
    BOOST_CHECK(!sessions.find("xunlou=" + hex(fresh.session.token_hash), now));
    BOOST_CHECK(!sessions.find(cookie, now + session_life_ms));
}

BOOST_AUTO_TEST_CASE(use_renews_a_session_once_a_day) {
    const UtcMs now{1'000'000};
    Sessions sessions({});
    const std::string cookie = "xunlou=" + sessions.open("wangmin", {3}, now).token;
    const UtcMs later = now + core::day_ms;
    BOOST_CHECK(!sessions.find(cookie, later + -1)->renewed);
    BOOST_CHECK(sessions.find(cookie, later)->renewed);
    BOOST_CHECK(!sessions.find(cookie, later)->renewed);
    BOOST_CHECK(sessions.find(cookie, now + session_life_ms));
}

BOOST_AUTO_TEST_CASE(tokens_of_another_form_are_not_looked_up) {
    const std::string token(64, 'a');
    BOOST_CHECK_EQUAL(token_in("xunlou=" + token), token);
    BOOST_CHECK_EQUAL(token_in("  xunlou=" + token + ";x"), token);
    const std::string others[] = {std::string(),           "xunlou=",
                                  "xunlou=" + token + "a", "xunlou=" + std::string(64, 'A'),
                                  "xunlous=" + token,      "yxunlou=" + token,
                                  "xunlou" + token,        std::string(";;;=;")};
    for (const std::string& header : others) { BOOST_CHECK_EQUAL(token_in(header), ""); }
}

BOOST_AUTO_TEST_CASE(a_cookie_is_for_this_server_and_no_script) {
    const std::string cookie = set_cookie("t");
    for (const char* attribute :
         {"; HttpOnly", "; Secure", "; SameSite=Strict", "; Path=/", "; Max-Age=2592000"}) {
        BOOST_CHECK(cookie.find(attribute) != std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(compression)

BOOST_AUTO_TEST_CASE(gzip_comes_back_and_grows_no_further_than_allowed) {
    const std::string text(100'000, 'x');
    const std::string packed = gzip(text);
    BOOST_CHECK(packed.size() < 1000);
    BOOST_CHECK(gunzip(packed, text.size()) == text);
    BOOST_CHECK(!gunzip(packed, text.size() - 1));
    BOOST_CHECK(!gunzip(packed.substr(0, packed.size() - 1), text.size()));
    BOOST_CHECK(!gunzip(packed + "x", text.size()));
    BOOST_CHECK(!gunzip("not gzip", 100));
    BOOST_CHECK(!gunzip("", 100));
    BOOST_CHECK(gunzip(gzip(""), 0) == "");
}

BOOST_AUTO_TEST_CASE(codings_are_chosen_as_the_header_says) {
    struct Row {
        const char* header;
        bool gzip, br;
    };
    for (const Row& row : {Row{"", false, false},
                           {"gzip", true, false},
                           {"gzip, deflate, br", true, true},
                           {"br;q=1.0, gzip;q=0", false, true},
                           {"gzip;q=0.5", true, false},
                           {"x-gzip", false, false},
                           {"gzipx", false, false},
                           {"gzip;q=0.0,br", false, true}}) {
        BOOST_TEST_CONTEXT(row.header) {
            BOOST_CHECK_EQUAL(accepts(row.header, "gzip"), row.gzip);
            BOOST_CHECK_EQUAL(accepts(row.header, "br"), row.br);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(passwords)

BOOST_AUTO_TEST_CASE(a_password_matches_itself_only) {
    init_crypto();
    const std::string hash = hash_password("xunlou-demo");
    BOOST_CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    BOOST_CHECK(password_matches(hash, "xunlou-demo"));
    BOOST_CHECK(!password_matches(hash, "xunlou-demo "));
    BOOST_CHECK(!password_matches("", "xunlou-demo"));
    BOOST_CHECK(random_password() != random_password());
    BOOST_CHECK_EQUAL(random_password().size(), 16);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(operators_times)

BOOST_AUTO_TEST_CASE(rfc3339_is_read_strictly) {
    BOOST_CHECK(parse_rfc3339("2026-11-03T09:12:30+08:00") == fixtures::at("2026-11-03 09:12:30"));
    BOOST_CHECK(parse_rfc3339("2026-11-03T01:12:30Z") == fixtures::at("2026-11-03 09:12:30"));
    BOOST_CHECK(parse_rfc3339("2026-11-02T20:12:30-05:00") == fixtures::at("2026-11-03 09:12:30"));
    BOOST_CHECK(parse_rfc3339("2026-11-03T09:12+08:00") == fixtures::at("2026-11-03 09:12"));
    BOOST_CHECK(parse_rfc3339("2026-11-03T09:12:30.2509+08:00") ==
                fixtures::at("2026-11-03 09:12:30.250"));
    BOOST_CHECK_EQUAL(rfc3339_exact(fixtures::at("2026-11-03 09:12:30.007"), {}),
                      "2026-11-03T09:12:30.007+08:00");
    BOOST_CHECK_EQUAL(rfc3339_exact(fixtures::at("2026-11-03 09:12"), {}),
                      "2026-11-03T09:12:00+08:00");
    for (const char* wrong :
         {"", "2026-11-03", "2026-11-03T09:12:30", "2026-02-30T00:00:00Z", "2026-11-03T24:00:00Z",
          "2026-11-03T09:60:00Z", "2026-11-03T09:12:30+15:00", "2026-11-03 09:12:30Z",
          "x026-11-03T09:12:30Z"}) {
        BOOST_CHECK_MESSAGE(!parse_rfc3339(wrong), wrong);
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(static_files)

namespace {

struct SiteFolder : ScratchFolder {
    SiteFolder() {
        std::filesystem::create_directories(path / "assets");
        write("index.html", "<!doctype html>");
        write("service_worker.js", "sw");
        write("assets/app.0123456789abcdef.wasm", "wasm bytes");
        write("assets/app.0123456789abcdef.wasm.br", "br");
        write("assets/app.0123456789abcdef.wasm.gz", "gz");
        write("notes.secret", "not for you");
    }
    void write(const char* name, const char* text) { std::ofstream(path / name) << text; }
};

HttpResponse ask(const StaticSite& site, const char* path, const char* coding = "",
                 const std::string& etag = "") {
    HttpRequest request;
    request.path = path;
    request.accept_encoding = coding;
    request.if_none_match = etag;
    return site.answer(request);
}

std::string header(const HttpResponse& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(files_are_served_with_the_right_type_variant_and_age) {
    const SiteFolder folder;
    const StaticSite site(folder.path);
    const char* wasm = "/assets/app.0123456789abcdef.wasm";
    BOOST_CHECK_EQUAL(ask(site, "/").body, "<!doctype html>");
    BOOST_CHECK_EQUAL(header(ask(site, "/"), "Cache-Control"), "no-cache");
    BOOST_CHECK_EQUAL(header(ask(site, "/service_worker.js"), "Cache-Control"), "no-cache");
    BOOST_CHECK_EQUAL(header(ask(site, wasm), "Cache-Control"),
                      "public, max-age=31536000, immutable");
    BOOST_CHECK_EQUAL(header(ask(site, wasm), "Content-Type"), "application/wasm");
    BOOST_CHECK_EQUAL(ask(site, wasm).body, "wasm bytes");
    BOOST_CHECK_EQUAL(ask(site, wasm, "gzip, br").body, "br");
    BOOST_CHECK_EQUAL(header(ask(site, wasm, "gzip, br"), "Content-Encoding"), "br");
    BOOST_CHECK_EQUAL(ask(site, wasm, "gzip").body, "gz");
    BOOST_CHECK_EQUAL(header(ask(site, wasm), "Vary"), "Accept-Encoding");
    BOOST_CHECK_EQUAL(ask(site, "/", "gzip, br").body, "<!doctype html>");
}

BOOST_AUTO_TEST_CASE(what_is_unchanged_is_not_sent_again) {
    const SiteFolder folder;
    const StaticSite site(folder.path);
    const std::string etag = header(ask(site, "/"), "ETag");
    BOOST_CHECK_EQUAL(etag.size(), 34);
    BOOST_CHECK_EQUAL(ask(site, "/", "", etag).status, 304);
    BOOST_CHECK_EQUAL(ask(site, "/", "", etag).body, "");
    BOOST_CHECK_EQUAL(ask(site, "/", "", "\"other\"").status, 200);
    BOOST_CHECK(etag != header(ask(site, "/service_worker.js"), "ETag"));
}

BOOST_AUTO_TEST_CASE(nothing_else_is_served) {
    const SiteFolder folder;
    const StaticSite site(folder.path);
    for (const char* path :
         {"/notes.secret", "/nothing.html", "/../etc/passwd", "/assets/../index.html", "/assets/",
          "//index.html", "/assets/app.0123456789abcdef.wasm.br", "/%2e%2e/x", ""}) {
        BOOST_CHECK_EQUAL(ask(site, path).status, 404);
    }
    BOOST_CHECK_THROW(StaticSite(folder.path / "assets"), std::runtime_error);
    BOOST_CHECK_THROW(StaticSite(folder.path / "none"), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
