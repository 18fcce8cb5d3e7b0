// The only file that knows Asio and Beast.
//
// GCC 12 miscompiles temporaries with captures inside a co_await expression: every callable, token
// and buffer sequence below is named before it is awaited.

#include "sync/server/net.hpp"

#include <array>
#include <boost/asio/async_result.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>

// Asio pairs its frames' operator new and delete through a cache that GCC 12 does not see through.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace xsync::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

using Parser = http::request_parser<http::string_body>;

std::string text_of(const Parser& parser, beast::string_view field) {
    const auto value = parser.get()[field];
    return {value.data(), value.size()};
}

std::optional<Method> method_of(http::verb verb) {
    switch (verb) {
        case http::verb::get: return Method::get;
        case http::verb::head: return Method::head;
        case http::verb::post: return Method::post;
        case http::verb::patch: return Method::patch;
        case http::verb::delete_: return Method::remove;
        case http::verb::options: return Method::options;
        default: return std::nullopt;
    }
}

// What is wrong with a request whose head was read, as a status; 0 when nothing is.
unsigned objection_to(const Parser& parser) {
    const auto& head = parser.get();
    if (head.count(http::field::transfer_encoding) != 0) return 411;
    if (head.version() != 11 || head.count(http::field::host) != 1) return 400;
    if (head.count(http::field::content_length) > 1) return 400;
    const auto target = head.target();
    if (target.empty() || target.front() != '/' || target.size() > 2048) return 400;
    const auto method = method_of(head.method());
    if (!method) return 405;
    // A body where none belongs is a way to smuggle a request past a proxy.
    const bool has_body = parser.content_length().value_or(0) != 0;
    if (has_body && *method != Method::post && *method != Method::patch) return 400;
    return 0;
}

HttpRequest request_of(Parser& parser, const std::string& client) {
    HttpRequest request;
    request.method = method_of(parser.get().method()).value_or(Method::get);
    const auto target = parser.get().target();
    request.path = std::string(target.data(), std::min(target.find('?'), target.size()));
    request.client = client;
    request.cookie = text_of(parser, "Cookie");
    request.content_type = text_of(parser, "Content-Type");
    request.content_encoding = text_of(parser, "Content-Encoding");
    request.accept_encoding = text_of(parser, "Accept-Encoding");
    request.if_none_match = text_of(parser, "If-None-Match");
    request.sec_fetch_site = text_of(parser, "Sec-Fetch-Site");
    request.origin = text_of(parser, "Origin");
    request.tus_resumable = text_of(parser, "Tus-Resumable");
    request.upload_length = text_of(parser, "Upload-Length");
    request.upload_offset = text_of(parser, "Upload-Offset");
    request.upload_metadata = text_of(parser, "Upload-Metadata");
    request.upload_checksum = text_of(parser, "Upload-Checksum");
    request.body = std::move(parser.get().body());
    return request;
}

// The proxy appends the address it saw; what stands before it was said by the client.
std::string forwarded(const std::string& list) {
    const std::size_t comma = list.rfind(',');
    const std::size_t begin =
        list.find_first_not_of(' ', comma == std::string::npos ? 0 : comma + 1);
    return begin == std::string::npos ? std::string() : list.substr(begin);
}

std::string head_of(const HttpResponse& response, bool keep_alive) {
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + ' ';
    head += http::obsolete_reason(static_cast<http::status>(response.status));
    head += "\r\n";
    for (const auto& [name, value] : response.headers)
        head.append(name).append(": ").append(value).append("\r\n");
    const bool no_body = response.status == 304 || response.status == 204 || response.feed;
    if (!no_body) head += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
    if (!keep_alive) head += "Connection: close\r\n";
    return head + "\r\n";
}

unsigned status_of(const error_code& error) {
    if (error == http::error::header_limit) return 431;
    if (error == http::error::body_limit) return 413;
    return 400;
}

bool is_peers_end(const error_code& error) {
    return error.category() != http::make_error_code(http::error::bad_target).category() ||
           error == http::error::end_of_stream || error == http::error::partial_message;
}

enum class Next : std::uint8_t { request, feed, end };

struct Connection {
    explicit Connection(tcp::socket socket) : stream(std::move(socket)) {}
    beast::tcp_stream stream;
    std::string address, client;  // of the socket; of whom the proxy speaks for
    bool busy = false;            // a request is being answered
    std::shared_ptr<Feed> feed;
    HttpResponse opening;  // of the feed
};
using ConnectionPtr = std::shared_ptr<Connection>;

}  // namespace

struct Net::Loop {
    explicit Loop(const NetLimits& given) : limits(given) {}

    asio::awaitable<void> accept_all();
    asio::awaitable<void> serve(ConnectionPtr connection);
    asio::awaitable<Next> one_request(Connection& connection, beast::flat_buffer& buffer);
    asio::awaitable<HttpResponse> handled(HttpRequest request);
    asio::awaitable<bool> send(Connection& connection, HttpResponse response, bool with_body,
                               bool keep_alive);
    asio::awaitable<void> refuse(Connection& connection, unsigned status);
    asio::awaitable<void> feed(Connection& connection);

    bool admit(const ConnectionPtr& connection);
    void leave(const ConnectionPtr& connection);
    void begin_to_stop();
    void end_when_empty();

    struct Clockwork {
        explicit Clockwork(Loop& owner) : loop(owner), timer(owner.io) {}
        void tick() {
            if (loop.stopping) return;
            job();
            timer.expires_after(period);
            timer.async_wait([this](const error_code& error) {
                if (!error) tick();
            });
        }
        Loop& loop;
        asio::steady_timer timer;
        std::chrono::steady_clock::duration period{};
        std::function<void()> job;
    };

    NetLimits limits;
    Handler handler;
    asio::io_context io{1};
    // A coroutine that waits for another thread is no work in Asio's eyes.
    asio::executor_work_guard<asio::io_context::executor_type> work{io.get_executor()};
    tcp::acceptor acceptor{io};
    asio::signal_set signals{io};
    asio::steady_timer deadline{io};
    std::list<Clockwork> clockworks;
    std::set<ConnectionPtr> connections;
    std::map<std::string, std::size_t> per_address;
    bool stopping = false;
};

bool is_loopback(const std::string& host) {
    error_code error;
    const auto address = asio::ip::make_address(host, error);
    return !error && address.is_loopback();
}

Net::Net(NetLimits limits) : loop_(std::make_unique<Loop>(limits)) {}
Net::~Net() = default;

std::uint16_t Net::listen(const std::string& host, std::uint16_t port, Handler handler) {
    error_code error;
    const auto address = asio::ip::make_address(host, error);
    if (error) throw std::runtime_error("not an address to listen on: " + host);
    const tcp::endpoint endpoint(address, port);
    tcp::acceptor& acceptor = loop_->acceptor;
    acceptor.open(endpoint.protocol());
    acceptor.set_option(tcp::acceptor::reuse_address(true));
    acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(1024, error);
    if (error) {
        throw std::runtime_error("cannot listen on " + host + ":" + std::to_string(port) + ": " +
                                 error.message());
    }
    loop_->handler = std::move(handler);
    asio::co_spawn(loop_->io, loop_->accept_all(), asio::detached);
    return acceptor.local_endpoint().port();
}

void Net::post(std::function<void()> job) { asio::post(loop_->io, std::move(job)); }

void Net::every(std::chrono::steady_clock::duration period, std::function<void()> job) {
    Loop::Clockwork& clockwork = loop_->clockworks.emplace_back(*loop_);
    clockwork.period = period;
    clockwork.job = std::move(job);
    asio::post(loop_->io, [&clockwork] { clockwork.tick(); });
}

void Net::run() {
    loop_->signals.add(SIGTERM);
    loop_->signals.add(SIGINT);
    const auto on_signal = [loop = loop_.get()](const auto& again) -> void {
        loop->signals.async_wait([loop, again](const error_code& error, int) {
            if (error) return;
            again(again);
            loop->begin_to_stop();
        });
    };
    on_signal(on_signal);
    loop_->io.run();
}

void Net::stop() {
    asio::post(loop_->io, [loop = loop_.get()] { loop->begin_to_stop(); });
}

void Net::Loop::begin_to_stop() {
    if (stopping) {  // asked twice: at once; what was acknowledged is durable anyway
        io.stop();
        return;
    }
    stopping = true;
    error_code ignored;
    acceptor.close(ignored);
    for (const ConnectionPtr& connection : connections) {
        if (connection->feed && connection->feed->wake) connection->feed->wake();
        if (!connection->busy) connection->stream.cancel();
    }
    deadline.expires_after(limits.last_time);
    deadline.async_wait([this](const error_code& error) {
        if (!error) io.stop();
    });
    end_when_empty();
}

void Net::Loop::end_when_empty() {
    if (!stopping || !connections.empty()) return;
    deadline.cancel();
    for (Clockwork& clockwork : clockworks) clockwork.timer.cancel();
    signals.cancel();
    work.reset();
}

bool Net::Loop::admit(const ConnectionPtr& connection) {
    error_code error;
    const auto peer = connection->stream.socket().remote_endpoint(error);
    if (error || connections.size() >= limits.connections) return false;
    connection->address = connection->client = peer.address().to_string();
    std::size_t& of_one = per_address[connection->address];
    if (of_one >= limits.connections_of_one) return false;
    ++of_one;
    connection->stream.socket().set_option(tcp::no_delay(true), error);
    connections.insert(connection);
    return true;
}

void Net::Loop::leave(const ConnectionPtr& connection) {
    const auto of_one = per_address.find(connection->address);
    if (of_one != per_address.end() && --of_one->second == 0) per_address.erase(of_one);
    connections.erase(connection);
    end_when_empty();
}

asio::awaitable<void> Net::Loop::accept_all() {
    asio::steady_timer breath(io);
    while (!stopping) {
        error_code error;
        auto token = asio::redirect_error(asio::use_awaitable, error);
        tcp::socket socket = co_await acceptor.async_accept(token);
        if (stopping) co_return;
        if (error) {  // no file left, most likely: let some go first
            breath.expires_after(std::chrono::milliseconds(50));
            co_await breath.async_wait(token);
            continue;
        }
        auto connection = std::make_shared<Connection>(std::move(socket));
        if (admit(connection)) asio::co_spawn(io, serve(connection), asio::detached);
    }
}

asio::awaitable<void> Net::Loop::serve(ConnectionPtr connection) {
    Next next = Next::request;
    {
        beast::flat_buffer buffer;
        while (next == Next::request && !stopping) {
            next = co_await one_request(*connection, buffer);
            connection->busy = false;
        }
    }
    if (next == Next::feed) co_await feed(*connection);
    connection->feed.reset();
    error_code ignored;
    connection->stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    connection->stream.close();
    leave(connection);
}

asio::awaitable<Next> Net::Loop::one_request(Connection& connection, beast::flat_buffer& buffer) {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(limits.head_bytes));
    parser.body_limit(limits.body_bytes);
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);

    // The first byte may take its time; the rest of the head may not.
    connection.stream.expires_after(buffer.size() > 0 ? limits.head_time : limits.idle_time);
    if (buffer.size() == 0) {
        auto room = buffer.prepare(4096);
        const std::size_t got = co_await connection.stream.async_read_some(room, token);
        if (error) co_return Next::end;
        buffer.commit(got);
    }
    connection.busy = true;
    connection.stream.expires_after(limits.head_time);
    co_await http::async_read_header(connection.stream, buffer, parser, token);
    if (error) {
        if (!is_peers_end(error)) co_await refuse(connection, status_of(error));
        co_return Next::end;
    }
    if (const unsigned status = objection_to(parser); status != 0) {
        co_await refuse(connection, status);
        co_return Next::end;
    }
    connection.stream.expires_after(limits.body_time);
    if (beast::iequals(text_of(parser, "Expect"), "100-continue")) {
        const auto go_on = asio::buffer("HTTP/1.1 100 Continue\r\n\r\n", 25);
        co_await asio::async_write(connection.stream, go_on, token);
    }
    if (!error) co_await http::async_read(connection.stream, buffer, parser, token);
    if (error) {
        if (!is_peers_end(error)) co_await refuse(connection, status_of(error));
        co_return Next::end;
    }
    connection.stream.expires_never();

    const bool keep_alive = parser.get().keep_alive();
    if (limits.behind_proxy) { connection.client = forwarded(text_of(parser, "X-Forwarded-For")); }
    HttpRequest request = request_of(parser, connection.client);
    const bool with_body = request.method != Method::head;
    HttpResponse response = co_await handled(std::move(request));
    if (response.feed) {
        connection.feed = response.feed;
        connection.opening = std::move(response);
        co_return Next::feed;
    }
    const bool sent =
        co_await send(connection, std::move(response), with_body, keep_alive && !stopping);
    co_return sent&& keep_alive && !stopping ? Next::request : Next::end;
}

asio::awaitable<HttpResponse> Net::Loop::handled(HttpRequest request) {
    auto start = [this, &request](auto completion) {
        auto kept = std::make_shared<decltype(completion)>(std::move(completion));
        Respond respond = [this, kept](HttpResponse response) {
            // Never from within the initiation, even when the answer is there at once.
            asio::post(io, [kept, response = std::move(response)]() mutable {
                (*kept)(std::move(response));
            });
        };
        handler(std::move(request), std::move(respond));
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(HttpResponse)>(
        start, asio::use_awaitable);
}

asio::awaitable<bool> Net::Loop::send(Connection& connection, HttpResponse response, bool with_body,
                                      bool keep_alive) {
    const std::string head = head_of(response, keep_alive);
    std::array<asio::const_buffer, 2> parts{asio::buffer(head), asio::const_buffer()};
    if (with_body) parts[1] = asio::buffer(response.body.data(), response.body.size());
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    connection.stream.expires_after(limits.write_time);
    co_await asio::async_write(connection.stream, parts, token);
    co_return !error;
}

asio::awaitable<void> Net::Loop::refuse(Connection& connection, unsigned status) {
    HttpResponse response;
    response.status = status;
    response.header("Content-Type", "text/plain; charset=utf-8");
    response.header("Cache-Control", "no-store");
    response.own(std::string(http::obsolete_reason(static_cast<http::status>(status))) + "\n");
    co_await send(connection, std::move(response), true, false);
}

asio::awaitable<void> Net::Loop::feed(Connection& connection) {
    asio::steady_timer timer(io);
    error_code error;
    auto token = asio::redirect_error(asio::use_awaitable, error);
    Feed& source = *connection.feed;
    source.wake = [&timer] { timer.cancel(); };
    std::string text = head_of(connection.opening, true);
    while (!error && !stopping) {
        if (!text.empty()) {
            const auto bytes = asio::buffer(text);
            connection.stream.expires_after(limits.write_time);
            co_await asio::async_write(connection.stream, bytes, token);
            if (error) break;
        }
        text = source.take();
        if (!text.empty()) continue;
        if (source.ended()) break;
        connection.stream.expires_never();
        timer.expires_after(limits.heartbeat);
        co_await timer.async_wait(token);
        text = error ? std::string() : ":\n\n";
        error.clear();
    }
    source.wake = nullptr;
}

}  // namespace xsync::server
