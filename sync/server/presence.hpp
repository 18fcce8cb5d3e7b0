#pragma once
// When somebody's tablet was last heard of, for those who send people somewhere.
//
// Every request of a session counts: an exchange, a poll, the stream of hints being opened. In memory
// only; after a start nobody is known until they come or the poll's interval has passed twice. One
// thread; O(log n) a request.

#include <map>
#include <optional>

#include "core/record.hpp"

namespace xsync::server {

class Presence {
public:
    explicit Presence(core::UtcMs began) : began_(began) {}

    void seen(core::Actor who, core::UtcMs now) { last_[who] = now; }
    // How long since, at least; nullopt while nothing can be said.
    std::optional<std::int64_t> away_ms(core::Actor who, core::UtcMs now) const;

private:
    core::UtcMs began_;
    std::map<core::Actor, core::UtcMs> last_;
};

}  // namespace xsync::server
