#pragma once
// A client of bytes: a real TCP connection to loopback that sends what it is told, right or wrong, and
// reads answers the plain way. Every read gives up after a generous time, so that a test that hangs
// fails instead.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct WireAnswer {
    int status = 0;
    std::map<std::string, std::string> headers;  // names in lower case; the last of several
    std::string body;
    bool has(const std::string& name) const { return headers.count(name) != 0; }
    std::string header(const std::string& name) const {
        const auto it = headers.find(name);
        return it == headers.end() ? std::string() : it->second;
    }
    // The token of a Set-Cookie, as a Cookie header.
    std::string cookie() const {
        return header("set-cookie").substr(0, header("set-cookie").find(';'));
    }
};

class Wire {
public:
    explicit Wire(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval patience{30, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        open_ =
            ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~Wire() { ::close(socket_); }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    bool open() const { return open_; }
    bool send(std::string_view bytes) {
        while (open_ && !bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return open_ = false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return open_;
    }
    // Up to and with `end`; nullopt when the connection ended before.
    std::optional<std::string> until(std::string_view end) {
        for (;;) {
            if (const auto at = buffer_.find(end); at != std::string::npos) {
                std::string found = buffer_.substr(0, at + end.size());
                buffer_.erase(0, at + end.size());
                return found;
            }
            if (!more()) return std::nullopt;
        }
    }
    // The head and, where Content-Length says so, the body.
    std::optional<WireAnswer> answer(bool with_body = true) {
        const auto head = until("\r\n\r\n");
        if (!head) return std::nullopt;
        WireAnswer answer;
        answer.status = std::stoi(head->substr(9, 3));
        std::size_t at = head->find("\r\n") + 2;
        while (at + 2 < head->size()) {
            const std::size_t end = head->find("\r\n", at);
            const std::size_t colon = head->find(": ", at);
            std::string name = head->substr(at, colon - at);
            std::transform(name.begin(), name.end(), name.begin(),
                           [](char c) { return static_cast<char>(std::tolower(c)); });
            answer.headers[name] = head->substr(colon + 2, end - colon - 2);
            at = end + 2;
        }
        const std::size_t size = with_body && answer.has("content-length")
                                     ? std::stoul(answer.header("content-length"))
                                     : 0;
        while (buffer_.size() < size) {
            if (!more()) return std::nullopt;
        }
        answer.body = buffer_.substr(0, size);
        buffer_.erase(0, size);
        return answer;
    }
    // Does the other side close without another byte?
    bool ends() {
        while (more()) {}
        return ended_ && buffer_.empty();
    }

private:
    bool more() {
        char piece[16384];
        const auto got = open_ ? ::recv(socket_, piece, sizeof piece, 0) : 0;
        if (got > 0) {
            buffer_.append(piece, static_cast<std::size_t>(got));
            return true;
        }
        ended_ = got == 0 || errno == ECONNRESET;
        open_ = false;
        return false;
    }
    int socket_;
    bool open_ = false, ended_ = false;
    std::string buffer_;
};

inline std::string get(std::string_view path, std::string_view headers = "") {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" + std::string(headers) +
           "\r\n";
}

inline std::string post(std::string_view path, std::string_view body,
                        std::string_view headers = "") {
    return "POST " + std::string(path) +
           " HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-xunlou\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

template <class Message>
std::string bytes_of(const Message& message) {
    const xsync::Bytes bytes = xsync::encode(message);
    return {bytes.begin(), bytes.end()};
}

template <class Message>
std::optional<Message> message_of(const std::string& body) {
    return xsync::decode<Message>({reinterpret_cast<const std::uint8_t*>(body.data()), body.size()})
        .value;
}
