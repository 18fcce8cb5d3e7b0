#include "sync/server/sessions.hpp"

#include "sync/server/crypto.hpp"

namespace xsync::server {

namespace {

constexpr std::size_t token_size = 64;

// Secure also on plain loopback: browsers count that as a trustworthy origin.
constexpr std::string_view attributes = "; Path=/; HttpOnly; Secure; SameSite=Strict";

}  // namespace

Sessions::Sessions(std::vector<StoredSession> stored) {
    for (StoredSession& session : stored) {
        const Bytes hash = session.token_hash;
        sessions_.emplace(hash, std::move(session));
    }
}

std::optional<Sessions::Found> Sessions::find(std::string_view cookie_header, core::UtcMs now) {
    const std::string_view token = token_in(cookie_header);
    if (token.empty()) return std::nullopt;
    const auto it = sessions_.find(sha256(token));
    if (it == sessions_.end()) return std::nullopt;
    StoredSession& session = it->second;
    if (session.expires_at <= now) {
        sessions_.erase(it);
        return std::nullopt;
    }
    const core::UtcMs renewed = now + session_life_ms;
    const bool due = renewed - session.expires_at >= session_renewed_after_ms;
    if (due) session.expires_at = renewed;
    return Found{session, due};
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

std::string_view token_in(std::string_view header) {
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(';'), header.size());
        std::string_view pair = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
        if (!pair.starts_with(session_cookie)) continue;
        pair.remove_prefix(session_cookie.size());
        if (!pair.starts_with('=')) continue;
        pair.remove_prefix(1);
        const bool well_formed =
            pair.size() == token_size && pair.find_first_not_of("0123456789abcdef") == pair.npos;
        return well_formed ? pair : std::string_view();
    }
    return {};
}

std::string set_cookie(const std::string& token) {
    return std::string(session_cookie) + "=" + token + std::string(attributes) +
           "; Max-Age=" + std::to_string(session_life_ms / core::second_ms);
}

std::string drop_cookie() {
    return std::string(session_cookie) + "=" + std::string(attributes) + "; Max-Age=0";
}

}  // namespace xsync::server
