#pragma once
// Who waits to hear that the ledger grew. A poke says only at which position it is now; what happened
// is pulled. Pokes that find a reader busy melt into one. One thread.

#include <memory>
#include <vector>

#include "core/id.hpp"
#include "sync/bytes.hpp"
#include "sync/server/http.hpp"

namespace xsync::server {

class Hub {
public:
    explicit Hub(core::LogPos head);
    ~Hub();

    // The feed says the position at once, then whenever it changes.
    std::shared_ptr<Feed> subscribe(const Bytes& session);
    void publish(core::LogPos head);
    // Ends the feeds of a session that was signed out or withdrawn.
    void end(const Bytes& session);
    std::size_t size() const;

private:
    class Reader;
    struct Ring;
    std::shared_ptr<Ring> ring_;
};

}  // namespace xsync::server
