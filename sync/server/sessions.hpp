#pragma once
// Who is signed in. The browser holds a random token in a cookie that no script reads; here and in
// the store only its SHA-256 is kept, so a stolen database opens no session. Runs on the loop; writes
// go through the exchange.
//
// Several people may work on one tablet: each of their stores (a slot, named at random by the device)
// has a cookie of its own, so that whoever signs in last does not speak for the others.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/server/store.hpp"

namespace xsync::server {

// Alone it is the cookie of a build that knew one session for all; with "-" and the slot that store's.
inline constexpr std::string_view session_cookie = "xunlou";
inline constexpr std::size_t slot_size_max = 32;  // hexadecimal digits
// A tablet may be out of reach for weeks; every day of use begins the time anew.
inline constexpr std::int64_t session_life_ms = 30 * core::day_ms;
inline constexpr std::int64_t session_renewed_after_ms = core::day_ms;

class Sessions {
public:
    explicit Sessions(std::vector<StoredSession> stored);

    // The session of a slot's Cookie header, or nullopt.
    std::optional<StoredSession> find(std::string_view cookie_header, std::string_view slot,
                                      core::UtcMs now);
    // It is used: once a day it gets a new expiry, to be stored and sent as a cookie again.
    std::optional<StoredSession> renew(const Bytes& token_hash, core::UtcMs now);

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

// What the slot's cookie is called; the bare name for what is no slot.
std::string cookie_of(std::string_view slot);
// The token in a Cookie header; empty when there is none of the right form.
std::string_view token_in(std::string_view cookie_header, std::string_view slot);
std::string set_cookie(std::string_view slot, const std::string& token);
std::string drop_cookie(std::string_view slot);

}  // namespace xsync::server
