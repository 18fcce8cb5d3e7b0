#include "sync/client/session.hpp"

#include "sync/tuning.hpp"

#include <algorithm>

namespace xsync {

void Session::want(std::int64_t now_ms) {
    if (busy_) {
        wanted_ = true;
        return;
    }
    const std::int64_t at = std::max(now_ms, not_before_);
    due_ = due_ ? std::min(*due_, at) : at;
}

void Session::kick(std::int64_t now_ms) {
    failures_ = 0;
    not_before_ = now_ms;
    want(now_ms);
}

std::optional<std::int64_t> Session::due_ms() const {
    if (busy_ || bar_ != Bar::none) return std::nullopt;
    return due_;
}

void Session::succeeded(std::int64_t now_ms, bool more) {
    busy_ = false;
    reached_ = true;
    failures_ = 0;
    not_before_ = now_ms;
    trouble_.clear();
    due_ = more || wanted_ ? now_ms : now_ms + tuning::poll_interval.count();
    wanted_ = false;
}

void Session::failed(std::int64_t now_ms, std::int64_t least_ms, std::uint64_t chance, bool reached,
                     std::string why) {
    busy_ = false;
    wanted_ = false;
    reached_ = reached;
    trouble_ = std::move(why);
    const std::int64_t first = tuning::backoff_first.count(), most = tuning::backoff_max.count();
    const std::int64_t doublings = std::min<std::int64_t>(failures_++, 16);
    const std::int64_t full = std::min(first << doublings, most);
    const std::int64_t quarter = full / 4;
    const std::int64_t less =
        quarter > 0 ? static_cast<std::int64_t>(chance % static_cast<std::uint64_t>(quarter)) : 0;
    not_before_ = now_ms + std::max(full - less, least_ms);
    due_ = not_before_;
}

}  // namespace xsync
