#include "sync/server/sign_in_guard.hpp"

#include <algorithm>

namespace xsync::server {

std::int64_t SignInGuard::wait_of_account(const Tries& tries, core::UtcMs now) {
    if (tries.failures < failures_free) return 0;
    const unsigned doublings = std::min(tries.failures - failures_free, 10u);
    const std::int64_t whole = std::min(first_wait_ms << doublings, longest_wait_ms);
    return std::max<std::int64_t>(0, tries.last.ms + whole - now.ms);
}

std::int64_t SignInGuard::wait(const std::string& login, const std::string& address,
                               core::UtcMs now) const {
    std::int64_t longest = 0;
    if (const auto it = accounts_.find(login); it != accounts_.end()) {
        longest = wait_of_account(it->second, now);
    }
    const auto it = addresses_.find(address);
    if (it != addresses_.end() && it->second.failures >= failures_per_minute) {
        longest = std::max(longest, it->second.last.ms + core::minute_ms - now.ms);
    }
    return longest;
}

void SignInGuard::failed(const std::string& login, const std::string& address, core::UtcMs now) {
    Tries& account = accounts_[login];
    if (now - account.last > forgotten_after_ms) account.failures = 0;
    ++account.failures;
    account.last = now;

    Tries& source = addresses_[address];
    if (now - source.last >= core::minute_ms) source = {0, now};
    ++source.failures;
    make_room(accounts_);
    make_room(addresses_);
}

void SignInGuard::succeeded(const std::string& login) { accounts_.erase(login); }

void SignInGuard::make_room(Table& table) {
    if (table.size() <= remembered_max) return;
    table.erase(std::min_element(table.begin(), table.end(), [](const auto& a, const auto& b) {
        return a.second.last < b.second.last;
    }));
}

}  // namespace xsync::server
