#include "sync/server/links.hpp"

#include <algorithm>

#include "sync/server/crypto.hpp"

namespace xsync::server {

Links::Links(std::vector<StoredLink> stored) {
    for (StoredLink& link : stored) {
        const Bytes hash = link.token_hash;
        links_.emplace(hash, std::move(link));
    }
}

Links::Fresh Links::open(core::TicketId ticket, core::Actor by, core::UtcMs now) {
    std::string token = random_token();
    StoredLink link{sha256(token), ticket, by, now + link_life_ms};
    links_[link.token_hash] = link;
    return {std::move(token), std::move(link)};
}

std::size_t Links::open_links(core::TicketId ticket, core::UtcMs now) const {
    return static_cast<std::size_t>(std::count_if(links_.begin(), links_.end(), [&](auto& each) {
        return each.second.ticket == ticket && now < each.second.expires_at;
    }));
}

std::vector<StoredLink> Links::withdraw(core::TicketId ticket, core::UtcMs now) {
    std::vector<StoredLink> ended;
    for (auto& [hash, link] : links_) {
        if (link.ticket != ticket || link.expires_at <= now) continue;
        link.expires_at = now;
        ended.push_back(link);
    }
    return ended;
}

const StoredLink* Links::find(std::string_view token) const {
    const auto found = links_.find(sha256(token));
    return found == links_.end() ? nullptr : &found->second;
}

std::int64_t Links::wait(const std::string& address, core::UtcMs now) const {
    const auto found = misses_.find(address);
    if (found == misses_.end() || found->second.count < link_misses_per_minute) return 0;
    return std::max<std::int64_t>(0, found->second.since.ms + core::minute_ms - now.ms);
}

void Links::missed(const std::string& address, core::UtcMs now) {
    Misses& misses = misses_[address];
    if (now - misses.since >= core::minute_ms) misses = {0, now};
    ++misses.count;
    if (misses_.size() <= link_addresses_max) return;
    misses_.erase(std::min_element(misses_.begin(), misses_.end(), [](auto& a, auto& b) {
        return a.second.since < b.second.since;
    }));
}

}  // namespace xsync::server
