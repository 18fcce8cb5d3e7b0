#include "shell/ports.hpp"

namespace shell {

void HttpTransport::post(std::string path, xsync::Bytes body, std::chrono::milliseconds timeout,
                         Done done) {
    platform::HttpRequest request;
    request.path = std::move(path);
    request.body = std::move(body);
    request.timeout_ms = static_cast<std::uint32_t>(timeout.count());
    http_.post(std::move(request), [done = std::move(done)](platform::HttpResponse response) {
        xsync::Answer answer;
        answer.status = response.failure == platform::HttpFailure::none ? response.status : 0;
        answer.body = std::move(response.body);
        if (response.retry_after_s >= 0)
            answer.retry_after = std::chrono::seconds(response.retry_after_s);
        done(std::move(answer));
    });
}

void DeviceDrafts::save(const std::string& key, xsync::Bytes bytes) {
    if (bytes.empty()) {
        device_.drop_draft(key);
    } else {
        device_.save_draft(key, std::move(bytes));
    }
}

}  // namespace shell
