#pragma once
// Links that show one ticket to whoever has them: an owner without an account follows their repair.
//
// A link is a random token; here and in the store only its SHA-256 is kept, so a stolen database opens
// no ticket. It ends after link_life_ms or when it is withdrawn, and is remembered for a while longer so
// that the page can say so. Addresses that try tokens nobody issued are slowed down. Runs on the loop.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sync/server/store.hpp"

namespace xsync::server {

inline constexpr std::int64_t link_life_ms = 14 * core::day_ms;
inline constexpr std::int64_t link_remembered_ms = 30 * core::day_ms;  // after its end
// Links of one ticket that are open at a time: an owner's family, not a crowd.
inline constexpr std::size_t links_open_max = 10;
// Wrong tokens of an address in a minute; 256 bits are not guessed, but not for want of asking.
inline constexpr unsigned link_misses_per_minute = 20;
inline constexpr std::size_t link_addresses_max = 10'000;

class Links {
public:
    explicit Links(std::vector<StoredLink> stored);

    struct Fresh {
        std::string token;  // for the address, once
        StoredLink link;
    };
    Fresh open(core::TicketId ticket, core::Actor by, core::UtcMs now);
    std::size_t open_links(core::TicketId ticket, core::UtcMs now) const;
    // Ends all that are open; what must be stored.
    std::vector<StoredLink> withdraw(core::TicketId ticket, core::UtcMs now);
    // The link of a token, open or ended; nullptr when nobody issued it.
    const StoredLink* find(std::string_view token) const;

    // Milliseconds an address must wait before the next token; 0: go ahead.
    std::int64_t wait(const std::string& address, core::UtcMs now) const;
    void missed(const std::string& address, core::UtcMs now);

private:
    struct Misses {
        unsigned count = 0;
        core::UtcMs since;
    };
    std::map<Bytes, StoredLink> links_;
    std::map<std::string, Misses> misses_;
};

}  // namespace xsync::server
