#pragma once
// The server of the simulation: the real ledger over a log in memory, with accounts, sessions and
// device numbers, and the accidents that befall it.

#include "sync/client/ports.hpp"
#include "sync/server/ledger.hpp"
#include "tests/core/fixtures.hpp"
#include "tests/sim/marks.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sim {

using fixtures::Random;

// What breaks on purpose, to show that the laws' checks see it.
enum class Sabotage : std::uint8_t {
    none,
    keep_revoked,  // the server forgets to say what must be erased
    leak,          // the server sends a record that its receiver must not see
    forget_saved,  // the journal says "saved" and does not save
    twice,         // the server takes a repeated op for a new one
};

class Server {
public:
    Server(Random& random, Marks& marks, Sabotage sabotage);

    // The community and its people, by the server's own hand.
    void found(core::EntityId id, core::OpBody body, core::UtcMs now);
    void add_account(std::string login, core::Actor actor);

    // One request of the session (0: none) at this moment; `session` is set by signing in.
    xsync::Answer handle(std::uint64_t& session, const std::string& path, const xsync::Bytes& body,
                         core::UtcMs now);

    void crash();                         // and up again from what is stored
    void lose_tail(std::size_t entries);  // restored from a backup: a new epoch
    void end_sessions() { sessions_.clear(); }
    void revoke_devices_of(core::Actor actor);
    bool faults = true;  // crashes in the middle of an exchange

    const core::State& state() const { return ledger_->state(); }
    core::LogPos head() const { return ledger_->head(); }
    const std::vector<xsync::server::StoredEntry>& log() const { return log_; }
    core::Actor actor_of(std::uint64_t session) const;
    // Violations noticed while answering: a viewer was sent what it may not see.
    const std::vector<std::string>& complaints() const { return complaints_; }

private:
    struct Number {
        core::Actor actor;
        std::uint64_t store = 0;
        bool revoked = false;
        std::size_t issued_at = 0;  // length of the log then
    };
    void build();
    core::DeviceNo issue(core::Actor actor, std::uint64_t store, bool always_new);
    xsync::Answer welcome(core::Actor actor, std::uint64_t store, bool always_new, core::UtcMs now);
    xsync::Answer exchange(core::Actor actor, const xsync::Bytes& body, core::UtcMs now);
    void sabotage(xsync::Chunk& chunk, core::Actor viewer) const;
    void inspect(const xsync::Bytes& bytes, core::Actor viewer);

    Random& random_;
    Marks& marks_;
    Sabotage sabotage_;
    xsync::server::LedgerLimits limits_;
    std::unique_ptr<xsync::server::Ledger> ledger_;
    std::vector<xsync::server::StoredEntry> log_;
    std::map<std::uint32_t, Number> numbers_;
    std::uint32_t next_number_ = 1;
    core::Epoch epoch_{0x1000};
    std::map<std::string, core::Actor> accounts_;
    std::map<std::uint64_t, core::Actor> sessions_;
    std::uint64_t next_session_ = 1;
    std::uint32_t founded_ = 0;
    std::vector<std::string> complaints_;
};

}  // namespace sim
