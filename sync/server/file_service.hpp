#pragma once
// Files over HTTP, for people whose session has been looked at already: uploads by tus below /files,
// and GET /photos/<SHA-256 in hexadecimal> for who may see a record that names the photo. The disk has
// a thread of its own; everything else runs on the loop.

#include <functional>

#include "sync/server/clock.hpp"
#include "sync/server/uploads.hpp"
#include "sync/server/worker.hpp"

namespace xsync::server {

inline constexpr std::string_view photos_path = "/photos/";
// Requests that may wait for the disk; a piece takes a few milliseconds.
inline constexpr std::size_t file_requests_waiting_max = 500;

class FileService {
public:
    struct Ports {
        Clock now;
        std::function<void(std::function<void()>)> post;  // to the loop, from any thread
        // Of the ledger; asked on the loop.
        std::function<bool(core::Actor, const core::PhotoHash&)> may_see;
        std::function<bool(const core::PhotoHash&)> is_named;
    };
    FileService(const std::filesystem::path& folder, Ports ports);

    void upload(HttpRequest request, core::Actor actor, Respond respond);
    void photo(const HttpRequest& request, core::Actor actor, Respond respond);
    // Finishes what is queued.
    void stop() { disk_.stop(); }

private:
    void on_disk(std::function<HttpResponse()> job, Respond respond);
    void keep_house_when_due();

    FileStore files_;
    Ports ports_;
    core::UtcMs kept_house_;
    Worker disk_;
};

}  // namespace xsync::server
