#include "sync/server/sessions.hpp"

#include "sync/server/crypto.hpp"

namespace xsync::server {

namespace {

constexpr std::size_t token_size = 64;
constexpr std::string_view hex_digits = "0123456789abcdef";

// Secure also on plain loopback: browsers count that as a trustworthy origin.
constexpr std::string_view attributes = "; Path=/; HttpOnly; Secure; SameSite=Strict";

}  // namespace

Sessions::Sessions(std::vector<StoredSession> stored) {
    for (StoredSession& session : stored) {
        const Bytes hash = session.token_hash;
        sessions_.emplace(hash, std::move(session));
    }
}

std::optional<StoredSession> Sessions::find(std::string_view cookie_header, std::string_view slot,
                                            core::UtcMs now) {
    const std::string_view token = token_in(cookie_header, slot);
    if (token.empty()) return std::nullopt;
    const auto it = sessions_.find(sha256(token));
    if (it == sessions_.end()) return std::nullopt;
    if (it->second.expires_at <= now) {
        sessions_.erase(it);
        return std::nullopt;
    }
    return it->second;
}

std::optional<StoredSession> Sessions::renew(const Bytes& token_hash, core::UtcMs now) {
    StoredSession& session = sessions_.at(token_hash);
    const core::UtcMs renewed = now + session_life_ms;
    if (renewed - session.expires_at < session_renewed_after_ms) return std::nullopt;
    session.expires_at = renewed;
    return session;
}

Sessions::Fresh Sessions::open(const std::string& login, core::DeviceNo device, core::UtcMs now) {
    std::string token = random_token();
    StoredSession session{sha256(token), login, device, now + session_life_ms};
    sessions_[session.token_hash] = session;
    return {std::move(token), std::move(session)};
}

StoredSession Sessions::rebind(const Bytes& token_hash, core::DeviceNo device) {
    StoredSession& session = sessions_.at(token_hash);
    session.device = device;
    return session;
}

void Sessions::close(const Bytes& token_hash) { sessions_.erase(token_hash); }

std::vector<Bytes> Sessions::of_device(core::DeviceNo device) const {
    std::vector<Bytes> hashes;
    for (const auto& [hash, session] : sessions_) {
        if (session.device == device) hashes.push_back(hash);
    }
    return hashes;
}

std::string cookie_of(std::string_view slot) {
    const bool well_formed = !slot.empty() && slot.size() <= slot_size_max &&
                             slot.find_first_not_of(hex_digits) == slot.npos;
    std::string name(session_cookie);
    return well_formed ? name + '-' + std::string(slot) : name;
}

std::string_view token_in(std::string_view header, std::string_view slot) {
    const std::string name = cookie_of(slot);
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(';'), header.size());
        std::string_view pair = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        if (!pair.starts_with(name)) continue;
        pair.remove_prefix(name.size());
        if (!pair.starts_with('=')) continue;
        pair.remove_prefix(1);
        const bool well_formed =
            pair.size() == token_size && pair.find_first_not_of(hex_digits) == pair.npos;
        return well_formed ? pair : std::string_view();
    }
    return {};
}

std::string set_cookie(std::string_view slot, const std::string& token) {
    return cookie_of(slot) + "=" + token + std::string(attributes) +
           "; Max-Age=" + std::to_string(session_life_ms / core::second_ms);
}

std::string drop_cookie(std::string_view slot) {
    return cookie_of(slot) + "=" + std::string(attributes) + "; Max-Age=0";
}

}  // namespace xsync::server
