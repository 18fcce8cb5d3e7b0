#include "sync/server/presence.hpp"

#include <algorithm>

#include "sync/presence.hpp"

namespace xsync::server {

std::optional<std::int64_t> Presence::away_ms(core::Actor who, core::UtcMs now) const {
    const auto found = last_.find(who);
    const core::UtcMs since = found != last_.end() ? found->second : began_;
    const std::int64_t away = std::max<std::int64_t>(0, now - since);
    if (found == last_.end() && away <= online_within_ms) return std::nullopt;
    return away;
}

}  // namespace xsync::server
