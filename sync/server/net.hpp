#pragma once
// Sockets, HTTP/1.1 and signals: the loop that everything in the server runs on.
//
// A proxy in front speaks TLS and HTTP/2. What the parser takes too kindly is refused here: no
// Transfer-Encoding on requests, exactly one Host, origin-form targets, few methods, small heads,
// bounded bodies, clocks on every read and write. After a malformed request the connection closes.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "sync/server/http.hpp"

namespace xsync::server {

struct NetLimits {
    // A proxy on this machine says in X-Forwarded-For who is asking.
    bool behind_proxy = false;
    std::size_t head_bytes = 8 << 10;
    std::size_t body_bytes = 2 << 20;       // compressed or not; push_bytes_max fits twice
    std::size_t connections = 12'000;       // below the usual 20,000 files a process may hold
    std::size_t connections_of_one = 4096;  // address: a whole site may sit behind one
    std::chrono::milliseconds head_time{10'000};
    std::chrono::milliseconds body_time{30'000};
    std::chrono::milliseconds write_time{30'000};
    std::chrono::milliseconds idle_time{60'000};
    std::chrono::milliseconds heartbeat{25'000};  // below what proxies and NATs call idle
    std::chrono::milliseconds last_time{10'000};  // for what is in flight when stopping
};

// Can only this machine reach an address to listen on?
bool is_loopback(const std::string& host);

class Net {
public:
    explicit Net(NetLimits limits);
    ~Net();
    Net(const Net&) = delete;
    Net& operator=(const Net&) = delete;

    // Returns the port that was bound (for port 0 the system chooses). Throws std::runtime_error
    // with a sentence when the address cannot be had.
    std::uint16_t listen(const std::string& host, std::uint16_t port, Handler handler);
    // Runs job() on the loop, from any thread.
    void post(std::function<void()> job);
    // Runs job() on the loop now and then every `period`, until it stops.
    void every(std::chrono::steady_clock::duration period, std::function<void()> job);
    // Returns after stop(), a SIGTERM or a SIGINT, when what was in flight is answered; a second
    // signal returns at once.
    void run();
    // Stops accepting, ends open feeds, lets requests in flight finish. From any thread.
    void stop();

private:
    struct Loop;
    std::unique_ptr<Loop> loop_;
};

}  // namespace xsync::server
