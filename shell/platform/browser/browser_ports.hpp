#pragma once
// The small ports on a real page: time, randomness, HTTP, the event stream, history, clipboard and
// camera. Each forwards to a script of web/ and keeps the callbacks that wait for its answers. There
// is one of each in a page; they outlive the application. Main thread only.

#include "shell/platform/platform.hpp"

#include <unordered_map>

namespace platform::browser {

class BrowserClock : public Clock {
public:
    std::int64_t wall_ms() const override;
    double monotonic_ms() const override;
};

class BrowserRandom : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

class BrowserHttp : public Http {
public:
    Id post(HttpRequest request, Done done) override;
    void cancel(Id id) override;
    void answer(Id id, HttpResponse response);

private:
    Id last_id_ = 0;
    std::unordered_map<Id, Done> waiting_;
};

class BrowserEvents : public Events {
public:
    void open(std::string_view path, Poke poke, Changed changed) override;
    void close() override;
    void poked(std::string_view data);
    void link_changed(EventsLink link);

private:
    Poke poke_;
    Changed changed_;
};

class BrowserHistory : public History {
public:
    std::string current() const override { return route_; }
    void push(std::string_view route) override;
    void replace(std::string_view route) override;
    void back() override;
    void on_change(std::function<void(std::string_view route)> changed) override;
    void moved(std::string_view route);

private:
    std::string route_;
    std::function<void(std::string_view)> changed_;
};

class BrowserClipboard : public Clipboard {
public:
    void copy(std::string_view text, std::function<void(bool copied)> done) override;
    void copied(std::uint32_t id, bool well);

private:
    std::uint32_t last_id_ = 0;
    std::unordered_map<std::uint32_t, std::function<void(bool)>> waiting_;
};

class BrowserScanner : public Scanner {
public:
    bool available() const override;
    void scan(std::string_view prompt, std::function<void(ScanResult)> done) override;
    void cancel() override;
    void finished(std::uint32_t id, ScanResult result);

private:
    std::uint32_t last_id_ = 0;
    std::function<void(ScanResult)> done_;
};

struct Ports {
    BrowserClock clock;
    BrowserRandom random;
    BrowserHttp http;
    BrowserEvents events;
    BrowserHistory history;
    BrowserClipboard clipboard;
    BrowserScanner scanner;
};
Ports& ports();

}  // namespace platform::browser
