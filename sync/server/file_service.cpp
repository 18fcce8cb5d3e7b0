#include "sync/server/file_service.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

#include "sync/server/log.hpp"

namespace xsync::server {

namespace {

HttpResponse try_later(std::string text) {
    HttpResponse response = sentence(503, std::move(text));
    response.header("Retry-After", "60");
    return response;
}

// REQUIRES: 64 hexadecimal digits.
core::PhotoHash hash_of(std::string_view digits) {
    core::PhotoHash hash{};
    for (std::size_t at = 0; at < hash.size(); ++at) {
        const char* begin = digits.data() + 2 * at;
        std::from_chars(begin, begin + 2, hash[at], 16);
    }
    return hash;
}

// Not to be kept by the browser: what a device keeps of it, it seals.
HttpResponse picture(std::string bytes) {
    HttpResponse response;
    response.header("Content-Type", "image/jpeg");
    response.header("Cache-Control", "private, no-store");
    response.own(std::move(bytes));
    return response;
}

}  // namespace

FileService::FileService(const std::filesystem::path& folder, Ports ports)
    : files_(folder), ports_(std::move(ports)) {}

void FileService::on_disk(std::function<HttpResponse()> job, Respond respond) {
    if (disk_.waiting() >= file_requests_waiting_max)
        return respond(try_later("Many are sending files; try again shortly."));
    disk_.post([this, job = std::move(job), respond = std::move(respond)]() mutable {
        HttpResponse response;
        try {
            response = job();
        } catch (const std::exception& error) {
            log(LogLevel::warning, "file_failed", {{"what", error.what()}});
            response = try_later("The server cannot keep files at the moment.");
        }
        ports_.post([respond = std::move(respond), response = std::move(response)]() mutable {
            respond(std::move(response));
        });
    });
}

void FileService::upload(HttpRequest request, core::Actor actor, Respond respond) {
    keep_house_when_due();
    on_disk([this, request = std::move(request), actor,
             now = ports_.now()] { return answer_upload(files_, request, actor, now); },
            std::move(respond));
}

void FileService::photo(const HttpRequest& request, core::Actor actor, Respond respond) {
    if (request.method != Method::get && request.method != Method::head)
        return respond(sentence(405, "Not in this way."));
    const std::string digits = request.path.substr(photos_path.size());
    // Whether there is such a picture is no business of those who may not see it.
    if (!is_hex_64(digits) || !ports_.may_see(actor, hash_of(digits)))
        return respond(sentence(404, "There is no such photo."));
    on_disk(
        [this, digits] {
            auto bytes = files_.kept(digits);
            return bytes ? picture(std::move(*bytes)) : sentence(404, "It has not come yet.");
        },
        std::move(respond));
}

// What is old is found on the disk's thread, what is named is known on the loop.
void FileService::keep_house_when_due() {
    const core::UtcMs now = ports_.now();
    if (now - kept_house_ < file_policy::housekeeping_every_ms) return;
    kept_house_ = now;
    disk_.post([this, now] {
        std::vector<std::string> old;
        try {
            files_.drop_expired_at(now);
            old = files_.kept_before(now + -file_policy::unnamed_life_ms);
        } catch (const std::exception& error) {
            log(LogLevel::warning, "housekeeping_failed", {{"what", error.what()}});
        }
        ports_.post([this, old = std::move(old)] {
            std::vector<std::string> unnamed;
            for (const std::string& digits : old) {
                if (is_hex_64(digits) && !ports_.is_named(hash_of(digits)))
                    unnamed.push_back(digits);
            }
            if (unnamed.empty()) return;
            disk_.post([this, unnamed = std::move(unnamed)] {
                try {
                    for (const std::string& digits : unnamed) files_.drop_kept(digits);
                } catch (const std::exception& error) {
                    log(LogLevel::warning, "housekeeping_failed", {{"what", error.what()}});
                }
            });
        });
    });
}

}  // namespace xsync::server
