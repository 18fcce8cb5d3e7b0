#include "shell/presence.hpp"

#include "shell/words.hpp"
#include "sync/presence.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace shell {

namespace {

// clang-format off
#define PRESENCE_TEXTS(X) \
    X(online, "在线", "Online") \
    X(minutes, "离线 {} 分钟", "Offline for {} min") \
    X(hours, "离线 {} 小时", "Offline for {} h") \
    X(unknown, "在线未知", "Unknown whether online")
// clang-format on
UI_TEXT_TABLE(Text, PRESENCE_TEXTS)

bool take_number(std::string_view& rest, char end, std::uint64_t& number) {
    const auto [at, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (error != std::errc() || at == rest.data() + rest.size() || *at != end) return false;
    rest.remove_prefix(static_cast<std::size_t>(at - rest.data()) + 1);
    return true;
}

}  // namespace

bool Presence::take_due(core::UtcMs now) {
    const bool due = wished_ && (!open_ || now - asked_at_ > xsync::online_within_ms);
    open_ = std::exchange(wished_, false);
    if (due) asked_at_ = now;
    return due;
}

void Presence::answered(std::string_view lines, core::UtcMs now) {
    failed();
    std::map<core::StaffId, std::int64_t> away;
    while (!lines.empty()) {
        std::uint64_t key = 0, ms = 0;
        if (!take_number(lines, ' ', key) || !take_number(lines, '\n', ms)) return;
        away[core::StaffId{key}] = static_cast<std::int64_t>(ms);
    }
    away_ms_ = std::move(away);
    answered_at_ = now;
    known_ = true;
}

void Presence::failed() {
    known_ = false;
    away_ms_.clear();
}

Presence::One Presence::of(core::StaffId staff, core::UtcMs now) const {
    const auto found = away_ms_.find(staff);
    if (found == away_ms_.end()) return {};
    const std::int64_t age = std::max<std::int64_t>(0, now - answered_at_);
    if (found->second > xsync::online_within_ms)
        return {Standing::offline, (found->second + age) / core::minute_ms};
    // Who was online is not taken for offline because the answer is old.
    return {age <= xsync::online_within_ms ? Standing::online : Standing::unknown, 0};
}

std::string Presence::words(core::StaffId staff, core::UtcMs now) const {
    const One one = of(staff, now);
    if (one.standing == Standing::unknown) return std::string(tr(Text::unknown));
    if (one.standing == Standing::online) return std::string(tr(Text::online));
    constexpr std::int64_t hour = 60, in_hours = 2 * hour;
    return one.minutes < in_hours ? tr(Text::minutes, one.minutes)
                                  : tr(Text::hours, one.minutes / hour);
}

}  // namespace shell
