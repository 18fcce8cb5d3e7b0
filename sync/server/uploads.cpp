#include "sync/server/uploads.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>

#include "sync/server/crypto.hpp"

namespace xsync::server {

namespace {

constexpr std::string_view version = "1.0.0";
constexpr std::string_view piece_type = "application/offset+octet-stream";
constexpr unsigned checksum_mismatch = 460;  // of the protocol's own

HttpResponse answer(unsigned status) {
    HttpResponse response;
    response.status = status;
    response.header("Tus-Resumable", std::string(version));
    response.header("Cache-Control", "no-store");
    return response;
}

HttpResponse refuse(unsigned status, std::string text) {
    HttpResponse response = answer(status);
    response.header("Content-Type", "text/plain; charset=utf-8");
    response.own(std::move(text) + "\n");
    return response;
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string http_date(core::UtcMs at) {
    const std::time_t seconds = at.ms / core::second_ms;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

// What the client says the content is: "sha256" in Upload-Metadata, as hexadecimal digits.
std::string announced_in(std::string_view metadata) {
    while (!metadata.empty()) {
        const std::string_view pair = metadata.substr(0, metadata.find(','));
        metadata.remove_prefix(std::min(pair.size() + 1, metadata.size()));
        const std::size_t begin = std::min(pair.find_first_not_of(' '), pair.size());
        constexpr std::string_view key = "sha256 ";
        if (pair.substr(begin, key.size()) != key) continue;
        std::string value = from_base64(pair.substr(begin + key.size()));
        return is_hex_64(value) ? value : std::string();
    }
    return {};
}

Bytes bytes_of(std::string_view hex_digits) {
    Bytes bytes;
    for (std::size_t at = 0; at + 1 < hex_digits.size(); at += 2) {
        std::uint8_t byte = 0;
        std::from_chars(hex_digits.data() + at, hex_digits.data() + at + 2, byte, 16);
        bytes.push_back(byte);
    }
    return bytes;
}

void add_progress(HttpResponse& response, const Upload& upload) {
    response.header("Upload-Offset", std::to_string(upload.offset));
    if (upload.complete) {
        response.header("Repr-Digest", "sha-256=:" + base64(bytes_of(upload.announced)) + ":");
    } else {
        response.header("Upload-Expires", http_date(upload.expires_at));
    }
}

HttpResponse create(FileStore& files, const HttpRequest& request, core::Actor actor,
                    core::UtcMs now) {
    const auto length = number(request.upload_length);
    if (!length) return refuse(400, "Upload-Length is missing.");
    if (*length == 0) return refuse(400, "There is nothing to send.");
    if (*length > file_policy::bytes_max) return refuse(413, "Too large.");
    if (!request.body.empty()) return refuse(400, "Create first, then send.");
    std::string announced = announced_in(request.upload_metadata);
    if (announced.empty()) return refuse(400, "Upload-Metadata must say the content's sha256.");
    const auto upload = files.create(actor, *length, std::move(announced), now);
    if (!upload) return refuse(429, "Too many unfinished uploads.");
    HttpResponse response = answer(201);
    response.header("Location", std::string(uploads_path) + "/" + upload->id);
    add_progress(response, *upload);
    return response;
}

HttpResponse look(const Upload& upload) {
    HttpResponse response = answer(200);
    response.header("Upload-Length", std::to_string(upload.length));
    add_progress(response, upload);
    return response;
}

// "sha256 <base64>" or, as the protocol requires, sha1; 0 when the client sent none.
unsigned objection_to_checksum(const HttpRequest& request) {
    const std::string_view given = request.upload_checksum;
    if (given.empty()) return 0;
    const std::size_t space = std::min(given.find(' '), given.size());
    const std::string_view algorithm = given.substr(0, space);
    Bytes digest;
    if (algorithm == "sha256") {
        digest = sha256(request.body);
    } else if (algorithm == "sha1") {
        digest = sha1(request.body);
    } else {
        return 400;
    }
    const bool same = given.substr(std::min(space + 1, given.size())) == base64(digest);
    return same ? 0 : checksum_mismatch;
}

HttpResponse append(FileStore& files, Upload upload, const HttpRequest& request, core::UtcMs now) {
    if (request.content_type != piece_type) return refuse(415, "Not a piece of an upload.");
    const auto offset = number(request.upload_offset);
    if (!offset) return refuse(400, "Upload-Offset is missing.");
    if (*offset != upload.offset) return refuse(409, "The upload stands elsewhere.");
    if (request.body.size() > file_policy::piece_bytes_max ||
        request.body.size() > upload.length - upload.offset)
        return refuse(413, "Too long.");
    if (const unsigned status = objection_to_checksum(request); status != 0)
        return refuse(status, "The checksum does not fit.");
    if (!request.body.empty() && files.append(upload, request.body, now) == Appended::differs)
        return refuse(checksum_mismatch, "The content is not what was announced; begin again.");
    HttpResponse response = answer(204);
    add_progress(response, upload);
    return response;
}

}  // namespace

bool is_upload_path(std::string_view path) {
    return path == uploads_path || path.substr(0, uploads_path.size() + 1) == "/files/";
}

HttpResponse describe_uploads() {
    HttpResponse response = answer(204);
    response.header("Tus-Version", std::string(version));
    response.header("Tus-Max-Size", std::to_string(file_policy::bytes_max));
    response.header("Tus-Extension", "creation,expiration,checksum,termination");
    response.header("Tus-Checksum-Algorithm", "sha256,sha1");
    return response;
}

HttpResponse answer_upload(FileStore& files, const HttpRequest& request, core::Actor actor,
                           core::UtcMs now) {
    if (request.tus_resumable != version) {
        HttpResponse response = refuse(412, "Speak tus 1.0.0.");
        response.header("Tus-Version", std::string(version));
        return response;
    }
    if (request.path == uploads_path) {
        if (request.method != Method::post) return refuse(405, "Not in this way.");
        return create(files, request, actor, now);
    }
    const auto upload = files.find(request.path.substr(uploads_path.size() + 1));
    if (!upload) return refuse(404, "No such upload.");
    if (upload->owner != actor) return refuse(403, "Somebody else's.");
    if (upload->expires_at < now && !upload->complete) return refuse(410, "Expired.");
    switch (request.method) {
        case Method::head: return look(*upload);
        case Method::patch: return append(files, *upload, request, now);
        case Method::remove: files.drop(*upload); return answer(204);
        default: return refuse(405, "Not in this way.");
    }
}

}  // namespace xsync::server
