#pragma once
// Who is signed in. The browser holds a random token in a cookie that no script reads; here and in
// the store only its SHA-256 is kept, so a stolen database opens no session. Runs on the loop; writes
// go through the exchange.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/server/store.hpp"

namespace xsync::server {

inline constexpr std::string_view session_cookie = "xunlou";
// A tablet may be out of reach for weeks; every day of use begins the time anew.
inline constexpr std::int64_t session_life_ms = 30 * core::day_ms;
inline constexpr std::int64_t session_renewed_after_ms = core::day_ms;

class Sessions {
public:
    explicit Sessions(std::vector<StoredSession> stored);

    // The session of a Cookie header, or nullopt. `renewed` is set when its new expiry must be
    // stored and the cookie sent again.
    struct Found {
        StoredSession session;
        bool renewed = false;
    };
    std::optional<Found> find(std::string_view cookie_header, core::UtcMs now);

    struct Fresh {
        std::string token;  // for the cookie, once
        StoredSession session;
    };
    Fresh open(const std::string& login, core::DeviceNo device, core::UtcMs now);
    // The same session on another device number.
    StoredSession rebind(const Bytes& token_hash, core::DeviceNo device);
    void close(const Bytes& token_hash);
    std::vector<Bytes> of_device(core::DeviceNo device) const;

private:
    std::map<Bytes, StoredSession> sessions_;
};

// The token in a Cookie header; empty when there is none of the right form.
std::string_view token_in(std::string_view cookie_header);
std::string set_cookie(const std::string& token);
std::string drop_cookie();

}  // namespace xsync::server
