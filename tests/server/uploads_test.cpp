// Uploads by tus: pieces, resuming, checksums, expiry, whose they are, and what a crash leaves.

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "sync/server/crypto.hpp"
#include "sync/server/uploads.hpp"
#include "tests/server/scratch_folder.hpp"

using namespace xsync::server;

namespace {

const core::Actor wang{core::EntityKind::staff, 1};
const core::Actor li{core::EntityKind::staff, 2};
constexpr core::UtcMs noon{1'790'000'000'000};

struct Desk {
    Desk() { init_crypto(); }
    ScratchFolder folder;
    FileStore files{folder.path / "files"};

    static std::string header(const HttpResponse& response, std::string_view name) {
        for (const auto& [each, value] : response.headers)
            if (each == name) return value;
        return {};
    }
    HttpResponse ask(HttpRequest request, core::Actor who = wang, core::UtcMs now = noon) {
        if (request.tus_resumable.empty()) request.tus_resumable = "1.0.0";
        return answer_upload(files, request, who, now);
    }
    // A request to send `content`.
    static HttpRequest creation(const std::string& content) {
        HttpRequest request;
        request.method = Method::post;
        request.path = "/files";
        request.upload_length = std::to_string(content.size());
        const std::string digits = hex(sha256(content));
        request.upload_metadata =
            "name eA==, sha256 " + base64(xsync::Bytes(digits.begin(), digits.end()));
        return request;
    }
    std::string create(const std::string& content, core::Actor who = wang) {
        const HttpResponse made = ask(creation(content), who);
        BOOST_TEST(made.status == 201u);
        return header(made, "Location");
    }
    HttpResponse send(const std::string& path, std::size_t offset, const std::string& piece,
                      const std::string& checksum = {}, core::Actor who = wang,
                      core::UtcMs now = noon) {
        HttpRequest request;
        request.method = Method::patch;
        request.path = path;
        request.content_type = "application/offset+octet-stream";
        request.upload_offset = std::to_string(offset);
        request.upload_checksum = checksum;
        request.body = piece;
        return ask(request, who, now);
    }
    HttpResponse head(const std::string& path, core::Actor who = wang, core::UtcMs now = noon) {
        HttpRequest request;
        request.method = Method::head;
        request.path = path;
        return ask(request, who, now);
    }
};

std::string digest_of(const std::string& bytes) {
    return "sha-256=:" + base64(sha256(bytes)) + ":";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(uploads, Desk)

BOOST_AUTO_TEST_CASE(pieces_become_a_file_whose_hash_is_told) {
    const std::string path = create("abcdefghij");
    BOOST_TEST(header(head(path), "Upload-Offset") == "0");
    BOOST_TEST(header(send(path, 0, "abcdef"), "Upload-Offset") == "6");
    BOOST_TEST(header(head(path), "Repr-Digest") == "");
    const HttpResponse last = send(path, 6, "ghij");
    BOOST_TEST(last.status == 204u);
    BOOST_TEST(header(last, "Repr-Digest") == digest_of("abcdefghij"));
    BOOST_TEST(header(head(path), "Repr-Digest") == digest_of("abcdefghij"));
    BOOST_TEST((files.kept(hex(sha256("abcdefghij"))) == "abcdefghij"));
}

BOOST_AUTO_TEST_CASE(a_piece_for_another_place_is_refused) {
    const std::string path = create("abcdefghij");
    send(path, 0, "abc");
    BOOST_TEST(send(path, 0, "abc").status == 409u);
    BOOST_TEST(send(path, 5, "abc").status == 409u);
    BOOST_TEST(send(path, 3, "12345678").status == 413u);
    BOOST_TEST(header(head(path), "Upload-Offset") == "3");
}

BOOST_AUTO_TEST_CASE(a_damaged_piece_is_refused_and_nothing_of_it_stays) {
    const std::string path = create("abcdef");
    const std::string checksum = "sha256 " + base64(sha256("abc"));
    BOOST_TEST(send(path, 0, "abd", checksum).status == 460u);
    BOOST_TEST(header(head(path), "Upload-Offset") == "0");
    BOOST_TEST(send(path, 0, "abc", checksum).status == 204u);
    BOOST_TEST(send(path, 3, "def", "md5 1234").status == 400u);
    // Also as the protocol requires it.
    BOOST_TEST(send(path, 3, "def", "sha1 " + base64(sha1("dff"))).status == 460u);
    BOOST_TEST(send(path, 3, "def", "sha1 " + base64(sha1("def"))).status == 204u);
    BOOST_TEST(hex(sha1("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
}

BOOST_AUTO_TEST_CASE(nobody_else_may_look_send_or_end) {
    const std::string path = create("abcdef");
    BOOST_TEST(head(path, li).status == 403u);
    BOOST_TEST(send(path, 0, "abc", {}, li).status == 403u);
    HttpRequest end;
    end.method = Method::remove;
    end.path = path;
    BOOST_TEST(ask(end, li).status == 403u);
    BOOST_TEST(ask(end).status == 204u);
    BOOST_TEST(head(path).status == 404u);
}

BOOST_AUTO_TEST_CASE(what_is_left_alone_expires_and_every_piece_begins_the_time_anew) {
    const std::string path = create("abcdef");
    const core::UtcMs later = noon + (file_policy::upload_life_ms - 1);
    BOOST_TEST(send(path, 0, "abc", {}, wang, later).status == 204u);
    BOOST_TEST(head(path, wang, later + (file_policy::upload_life_ms - 1)).status == 200u);
    BOOST_TEST(head(path, wang, later + file_policy::upload_life_ms + 1).status == 410u);
    files.drop_expired_at(later + file_policy::upload_life_ms + 1);
    BOOST_TEST(head(path, wang, later).status == 404u);
}

BOOST_AUTO_TEST_CASE(the_same_content_is_kept_once) {
    const std::string one = create("abc"), two = create("abc", li);
    send(one, 0, "abc");
    BOOST_TEST(header(send(two, 0, "abc", {}, li), "Repr-Digest") == digest_of("abc"));
    const auto kept = std::filesystem::directory_iterator(folder.path / "files" / "kept");
    BOOST_TEST(std::distance(begin(kept), end(kept)) == 1);
}

BOOST_AUTO_TEST_CASE(too_large_too_old_or_too_strange_is_refused) {
    HttpRequest request = creation("abc");
    request.upload_metadata = "sha256 " + base64(sha256("abc"));  // not in digits
    BOOST_TEST(ask(request).status == 400u);
    request.upload_metadata.clear();
    BOOST_TEST(ask(request).status == 400u);
    request = creation("abc");
    request.upload_length.clear();
    BOOST_TEST(ask(request).status == 400u);
    request.upload_length = std::to_string(file_policy::bytes_max + 1);
    BOOST_TEST(ask(request).status == 413u);
    const std::string large(file_policy::piece_bytes_max + 1, 'x');
    BOOST_TEST(send(create(large), 0, large).status == 413u);
    request.upload_length = "3";
    request.tus_resumable = "0.2.2";
    BOOST_TEST(ask(request).status == 412u);
    BOOST_TEST(head("/files/../xunlou.db").status == 404u);
    BOOST_TEST(head("/files/" + std::string(64, 'a')).status == 404u);
}

BOOST_AUTO_TEST_CASE(a_content_that_was_not_announced_is_not_kept) {
    const std::string path = create("abc");
    BOOST_TEST(send(path, 0, "abd").status == 460u);
    BOOST_TEST(head(path).status == 404u);
    BOOST_TEST(!files.kept(hex(sha256("abd"))));
    BOOST_TEST(std::filesystem::is_empty(folder.path / "files" / "incoming"));
}

BOOST_AUTO_TEST_CASE(a_content_is_as_old_as_its_last_coming) {
    send(create("abc"), 0, "abc");
    const std::string digits = hex(sha256("abc"));
    BOOST_TEST(files.kept_before(noon).empty());
    BOOST_TEST((files.kept_before(noon + core::second_ms) == std::vector{digits}));
    send(create("abc"), 0, "abc", {}, wang, noon + core::day_ms);
    BOOST_TEST(files.kept_before(noon + core::second_ms).empty());
    files.drop_kept(digits);
    BOOST_TEST(!files.kept(digits));
}

BOOST_AUTO_TEST_CASE(after_a_crash_in_the_middle_it_goes_on_from_what_is_there) {
    const std::string path = create("abcdef");
    send(path, 0, "abc");
    const std::string id = path.substr(path.rfind('/') + 1);
    // The power failed when half of a piece, and when all of the last one, had reached the disk.
    std::ofstream(folder.path / "files/incoming" / id, std::ios::app) << "d";
    BOOST_TEST(header(head(path), "Upload-Offset") == "4");
    std::ofstream(folder.path / "files/incoming" / id, std::ios::app) << "ef";
    FileStore again(folder.path / "files");
    BOOST_TEST(again.find(id)->complete);
    BOOST_TEST(header(head(path), "Repr-Digest") == digest_of("abcdef"));
}

BOOST_AUTO_TEST_SUITE_END()
