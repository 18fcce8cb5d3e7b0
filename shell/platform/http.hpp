#pragma once
// One HTTP exchange with the server the app came from: bytes up, bytes down.
//
// A status is only a status: 4xx and 5xx are answers. `failure` says why there is none. The callback
// runs once, later, on the main thread, and only enqueues; after cancel() it does not run at all.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace platform {

struct HttpRequest {
    std::string path;  // from the root: "/sync"
    std::string content_type = "application/x-xunlou";
    std::vector<std::uint8_t> body;  // sent gzipped when that is smaller
    std::uint32_t timeout_ms = 30'000;
};

enum class HttpFailure : std::uint8_t { none, unreachable, timed_out };

struct HttpResponse {
    HttpFailure failure = HttpFailure::none;
    int status = 0;          // 0 when there is no answer
    int retry_after_s = -1;  // of the header Retry-After, -1 without
    std::string content_type;
    std::vector<std::uint8_t> body;
};

class Http {
public:
    using Id = std::uint32_t;
    using Done = std::function<void(HttpResponse)>;

    virtual ~Http() = default;
    virtual Id post(HttpRequest request, Done done) = 0;
    virtual void cancel(Id id) = 0;
};

}  // namespace platform
