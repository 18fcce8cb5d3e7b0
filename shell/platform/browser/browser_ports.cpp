#include "shell/platform/browser/browser_ports.hpp"

#include "shell/platform/browser/bridge.hpp"

#include <emscripten/emscripten.h>
#include <chrono>
#include <utility>

namespace platform::browser {

Ports& ports() {
    static Ports one;
    return one;
}

std::int64_t BrowserClock::wall_ms() const {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

double BrowserClock::monotonic_ms() const { return emscripten_get_now(); }

void BrowserRandom::fill(std::span<std::uint8_t> bytes) {
    xunlou_random(bytes.data(), bytes.size());
}

// --- HTTP --------------------------------------------------------------------------------------

Http::Id BrowserHttp::post(HttpRequest request, Done done) {
    const Id id = ++last_id_;
    waiting_.emplace(id, std::move(done));
    xunlou_http_post(id, request.path.data(), request.path.size(), request.content_type.data(),
                     request.content_type.size(), request.body.data(), request.body.size(),
                     request.timeout_ms);
    return id;
}

void BrowserHttp::cancel(Id id) {
    if (waiting_.erase(id) != 0) xunlou_http_cancel(id);
}

void BrowserHttp::answer(Id id, HttpResponse response) {
    const auto node = waiting_.extract(id);
    if (node.empty()) return;
    node.mapped()(std::move(response));
    wake();
}

// --- Events ------------------------------------------------------------------------------------

void BrowserEvents::open(std::string_view path, Poke poke, Changed changed) {
    poke_ = std::move(poke);
    changed_ = std::move(changed);
    xunlou_events_open(path.data(), path.size());
}

void BrowserEvents::close() {
    poke_ = nullptr;
    changed_ = nullptr;
    xunlou_events_close();
}

void BrowserEvents::poked(std::string_view data) {
    if (poke_) poke_(data);
    wake();
}

void BrowserEvents::link_changed(EventsLink link) {
    if (changed_) changed_(link);
    wake();
}

// --- History -----------------------------------------------------------------------------------

void BrowserHistory::push(std::string_view route) {
    route_ = route;
    xunlou_history_go(route.data(), route.size(), 0);
}

void BrowserHistory::replace(std::string_view route) {
    route_ = route;
    xunlou_history_go(route.data(), route.size(), 1);
}

void BrowserHistory::back() { xunlou_history_back(); }

void BrowserHistory::on_change(std::function<void(std::string_view route)> changed) {
    changed_ = std::move(changed);
}

void BrowserHistory::moved(std::string_view route) {
    if (route == route_) return;
    route_ = route;
    if (changed_) changed_(route_);
    wake();
}

// --- Clipboard ---------------------------------------------------------------------------------

void BrowserClipboard::copy(std::string_view text, std::function<void(bool copied)> done) {
    const std::uint32_t id = ++last_id_;
    waiting_.emplace(id, std::move(done));
    xunlou_clipboard_copy(id, text.data(), text.size());
}

void BrowserClipboard::copied(std::uint32_t id, bool well) {
    const auto node = waiting_.extract(id);
    if (!node.empty() && node.mapped()) node.mapped()(well);
    wake();
}

// --- Scanner -----------------------------------------------------------------------------------

bool BrowserScanner::available() const { return xunlou_scanner_available() != 0; }

void BrowserScanner::scan(std::string_view prompt, std::function<void(ScanResult)> done) {
    cancel();
    done_ = std::move(done);
    xunlou_scanner_scan(++last_id_, prompt.data(), prompt.size());
}

void BrowserScanner::cancel() {
    if (!done_) return;
    xunlou_scanner_cancel();
    finished(last_id_, {});
}

void BrowserScanner::finished(std::uint32_t id, ScanResult result) {
    if (id != last_id_ || !done_) return;
    std::exchange(done_, nullptr)(std::move(result));
    wake();
}

}  // namespace platform::browser

using platform::browser::ports;

XUNLOU_EXPORT void xunlou_http_answer(std::uint32_t id, int failure, int status, int retry_after_s,
                                      const char* type, std::size_t type_size,
                                      const std::uint8_t* body, std::size_t body_size) {
    ports().http.answer(id, {.failure = static_cast<platform::HttpFailure>(failure),
                             .status = status,
                             .retry_after_s = retry_after_s,
                             .content_type = {type, type_size},
                             .body = {body, body + body_size}});
}

XUNLOU_EXPORT void xunlou_events_poked(const char* data, std::size_t size) {
    ports().events.poked({data, size});
}

XUNLOU_EXPORT void xunlou_events_link(int link) {
    ports().events.link_changed(static_cast<platform::EventsLink>(link));
}

XUNLOU_EXPORT void xunlou_history_moved(const char* route, std::size_t size) {
    ports().history.moved({route, size});
}

XUNLOU_EXPORT void xunlou_clipboard_copied(std::uint32_t id, int well) {
    ports().clipboard.copied(id, well != 0);
}

XUNLOU_EXPORT void xunlou_scanner_finished(std::uint32_t id, int outcome, const char* text,
                                           std::size_t size) {
    ports().scanner.finished(id,
                             {static_cast<platform::ScanResult::Outcome>(outcome), {text, size}});
}
