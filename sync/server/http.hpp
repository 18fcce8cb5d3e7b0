#pragma once
// An HTTP exchange as plain data. The network (net.cpp) turns sockets into these, the service turns
// requests into responses; neither knows the other's libraries. Everything runs on the loop's thread.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xsync::server {

enum class Method : std::uint8_t { get, head, post, patch, remove, options };

struct HttpRequest {
    Method method = Method::get;
    std::string path;  // origin form without the query, as sent
    std::string body;
    std::string client;  // address, for rate limits; never logged
    // The few headers that anything here reads; empty when absent.
    std::string cookie, content_type, content_encoding, accept_encoding, if_none_match,
        sec_fetch_site, origin;
    // Of uploads by tus.
    std::string tus_resumable, upload_length, upload_offset, upload_metadata, upload_checksum;
};

// What a response that stays open sends. The connection asks take() for the next text and, while it
// is empty, waits for `wake` or the heartbeat.
class Feed {
public:
    virtual ~Feed() = default;
    virtual std::string take() = 0;
    virtual bool ended() const = 0;
    std::function<void()> wake;  // set by the connection
};

struct HttpResponse {
    unsigned status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    // Bytes of the body and what keeps them alive: a static file is shared, not copied.
    std::string_view body;
    std::shared_ptr<const void> owner;
    std::shared_ptr<Feed> feed;  // set: the response stays open and `body` is not used

    void header(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
    }
    void own(std::string bytes) {
        auto kept = std::make_shared<const std::string>(std::move(bytes));
        body = *kept;
        owner = std::move(kept);
    }
};

// An answer in words, for whoever reads it.
inline HttpResponse sentence(unsigned status, std::string text) {
    HttpResponse response;
    response.status = status;
    response.header("Content-Type", "text/plain; charset=utf-8");
    response.header("Cache-Control", "no-store");
    response.own(std::move(text) + "\n");
    return response;
}

// Called once, on the loop.
using Respond = std::function<void(HttpResponse)>;
using Handler = std::function<void(HttpRequest, Respond)>;

}  // namespace xsync::server
