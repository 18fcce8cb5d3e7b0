// Asks the server who can hear of being sent somewhere, while a sheet that shows people is open.

#include "shell/app.hpp"

namespace shell {

void App::follow_presence() {
    if (!presence_.take_due(device_.now())) return;
    const std::uint32_t asked = ++presence_asked_;
    platform::HttpRequest request;
    request.path = "/presence";
    platform_.http.post(
        std::move(request), [this, asked, alive = alive_](platform::HttpResponse answer) {
            if (!*alive) return;
            later([this, asked, answer = std::move(answer)] {
                if (asked != presence_asked_) return;
                const std::string_view lines(reinterpret_cast<const char*>(answer.body.data()),
                                             answer.body.size());
                if (answer.failure == platform::HttpFailure::none && answer.status == 200)
                    presence_.answered(lines, device_.now());
                else
                    presence_.failed();
                platform_.frames.request();
            });
        });
}

}  // namespace shell
