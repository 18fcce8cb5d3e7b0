#include "sync/server/static_site.hpp"

#include <array>
#include <fstream>
#include <stdexcept>

#include "sync/server/compress.hpp"
#include "sync/server/crypto.hpp"

namespace xsync::server {

namespace fs = std::filesystem;

namespace {

struct Kind {
    std::string_view extension, type;
};
constexpr std::array kinds{
    Kind{".html", "text/html; charset=utf-8"},
    Kind{".js", "text/javascript; charset=utf-8"},
    Kind{".css", "text/css; charset=utf-8"},
    Kind{".json", "application/json"},
    Kind{".webmanifest", "application/manifest+json"},
    Kind{".wasm", "application/wasm"},
    Kind{".otf", "font/otf"},
    Kind{".woff2", "font/woff2"},
    Kind{".svg", "image/svg+xml"},
    Kind{".png", "image/png"},
    Kind{".ico", "image/x-icon"},
    Kind{".txt", "text/plain; charset=utf-8"},
    Kind{".bin", "application/octet-stream"},
};

std::string_view type_of(const fs::path& path) {
    const std::string extension = path.extension().string();
    for (const Kind& kind : kinds) {
        if (kind.extension == extension) return kind.type;
    }
    return {};
}

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

StaticSite::StaticSite(const fs::path& folder) {
    std::error_code error;
    fs::recursive_directory_iterator entries(folder, error);
    if (error) throw std::runtime_error("cannot read the site folder " + folder.string());
    const auto variant = [](const fs::path& path) -> std::shared_ptr<const Variant> {
        if (!fs::exists(path)) return nullptr;
        std::string bytes = read(path);
        std::string etag = '"' + hex(ByteView(sha256(bytes)).first(16)) + '"';
        return std::make_shared<const Variant>(Variant{std::move(bytes), std::move(etag)});
    };
    for (const fs::directory_entry& entry : entries) {
        const fs::path& path = entry.path();
        const std::string_view type = type_of(path);
        if (!entry.is_regular_file() || type.empty()) continue;
        File file{std::string(type), false, variant(path), variant(path.string() + ".br"),
                  variant(path.string() + ".gz")};
        const std::string name = "/" + path.lexically_relative(folder).generic_string();
        file.immutable = name.starts_with("/assets/");
        files_[name] = std::move(file);
    }
    const auto index = files_.find("/index.html");
    if (index == files_.end()) {
        throw std::runtime_error("the site folder " + folder.string() + " has no index.html");
    }
    files_["/"] = index->second;
}

HttpResponse StaticSite::answer(const HttpRequest& request) const {
    HttpResponse response;
    const auto it = files_.find(request.path);
    if (it == files_.end()) {
        response.status = 404;
        response.header("Content-Type", "text/plain; charset=utf-8");
        response.header("Cache-Control", "no-store");
        response.own("There is nothing here.\n");
        return response;
    }
    const File& file = it->second;
    const Variant* chosen = file.plain.get();
    std::shared_ptr<const Variant> owner = file.plain;
    if (file.brotli && accepts(request.accept_encoding, "br")) {
        owner = file.brotli;
        response.header("Content-Encoding", "br");
    } else if (file.gzip && accepts(request.accept_encoding, "gzip")) {
        owner = file.gzip;
        response.header("Content-Encoding", "gzip");
    }
    chosen = owner.get();
    if (file.brotli || file.gzip) response.header("Vary", "Accept-Encoding");
    response.header("Content-Type", file.type);
    response.header("Cache-Control",
                    file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
    response.header("ETag", chosen->etag);
    if (request.if_none_match.find(chosen->etag) != std::string::npos) {
        response.status = 304;
        return response;
    }
    response.body = chosen->bytes;
    response.owner = std::move(owner);
    return response;
}

}  // namespace xsync::server
