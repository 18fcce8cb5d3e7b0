#pragma once
// The app's files, read once at start: nothing a request says reaches the file system.
//
// What lies under assets/ has its content's hash in its name and is immutable; the rest is asked for
// again each time and answered 304 by its ETag. .br and .gz siblings are chosen by Accept-Encoding.
// Only known kinds of files are served.

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "sync/server/http.hpp"

namespace xsync::server {

class StaticSite {
public:
    StaticSite() = default;
    // Throws std::runtime_error when the folder cannot be read or has no index.html.
    explicit StaticSite(const std::filesystem::path& folder);

    // nullopt-like: status 404 when there is no such file. GET and HEAD.
    HttpResponse answer(const HttpRequest& request) const;

private:
    struct Variant {
        std::string bytes;
        std::string etag;
    };
    struct File {
        std::string type;
        bool immutable = false;
        std::shared_ptr<const Variant> plain, brotli, gzip;
    };
    std::map<std::string, File, std::less<>> files_;  // by path, with the leading slash
};

}  // namespace xsync::server
