#pragma once
// Writes ops from inside the server: the founding of a community, accounts made at the command line,
// the demo. They take the same road as a tablet's, through the ledger, and are stored in batches.

#include <map>
#include <random>

#include "sync/server/ledger.hpp"

namespace xsync::server {

class Author {
public:
    Author(Ledger& ledger, Store& store, std::uint64_t seed);
    ~Author();  // REQUIRES: flush() was called after the last op
    Author(const Author&) = delete;
    Author& operator=(const Author&) = delete;

    // As the server itself, above all rights.
    void found(core::EntityId entity, core::OpBody body, core::UtcMs at);
    // As a person, on a device of their own, from their own clock. A check-in is linked to the one
    // before it, as a device does. Throws std::logic_error when the rules refuse it.
    void act(core::Actor actor, core::EntityId entity, core::OpBody body, core::UtcMs at);
    // The device number that act() uses for this person.
    core::DeviceNo device_of(core::Actor actor);

    // A key for something made at `at`; the author's own sequence, so equal seeds give equal keys.
    std::uint64_t key(core::UtcMs at);
    std::mt19937_64& random() { return random_; }
    const core::State& state() const { return ledger_.state(); }
    void flush();

private:
    core::OpHead head(core::DeviceNo device, core::Actor actor, core::EntityId entity,
                      core::UtcMs at) const;
    void link(core::Op& op);
    void keep(StoredEntry entry);

    Ledger& ledger_;
    Store& store_;
    std::mt19937_64 random_;
    std::map<core::Actor, core::DeviceNo> devices_;
    struct CheckedIn {
        std::uint32_t number = 0;
        std::uint64_t hash = 0;
        core::UtcMs at;
    };
    std::map<core::DeviceNo, CheckedIn> checked_in_;  // the last of each device
    std::vector<StoredEntry> batch_;
};

}  // namespace xsync::server
