#pragma once
// How long somebody who guesses passwords must wait: per account and per address. An account is
// never locked for good, and one that does not exist behaves like one that does. Pure, one thread.

#include <chrono>
#include <map>
#include <string>

#include "core/time.hpp"

namespace xsync::server {

class SignInGuard {
public:
    // Free failures of an account; from then on 30 s, doubling with every further one to 15 min.
    static constexpr unsigned failures_free = 5;
    static constexpr std::int64_t first_wait_ms = 30 * core::second_ms;
    static constexpr std::int64_t longest_wait_ms = 15 * core::minute_ms;
    // An account that failed no more in this time starts afresh.
    static constexpr std::int64_t forgotten_after_ms = core::hour_ms;
    // Failures of an address in a minute; a site's tablets may share one.
    static constexpr unsigned failures_per_minute = 20;
    // Attackers choose the names: so many are remembered, the longest silent are forgotten first.
    static constexpr std::size_t remembered_max = 10'000;

    // Milliseconds to wait before the next try; 0: go ahead.
    std::int64_t wait(const std::string& login, const std::string& address, core::UtcMs now) const;
    void failed(const std::string& login, const std::string& address, core::UtcMs now);
    void succeeded(const std::string& login);

private:
    struct Tries {
        unsigned failures = 0;
        core::UtcMs last;
    };
    using Table = std::map<std::string, Tries>;
    static std::int64_t wait_of_account(const Tries& tries, core::UtcMs now);
    static void make_room(Table& table);

    Table accounts_;
    Table addresses_;  // failures in the minute that began at `last`
};

}  // namespace xsync::server
