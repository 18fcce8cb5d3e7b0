#pragma once
// A tablet in somebody's hand: the real engine on a journal, clocks and a network that misbehave.

#include "sync/client/device.hpp"
#include "sync/client/memory_journal.hpp"
#include "tests/sim/server.hpp"

#include <deque>
#include <memory>
#include <optional>
#include <string>

namespace sim {

// Virtual time: the truth. Everything else is somebody's idea of it.
struct World {
    std::int64_t now_ms = 1'767'600'000'000;  // 2026-01-05 08:00 UTC
    core::UtcMs now() const { return {now_ms}; }
};

class NodeClock final : public xsync::Clock {
public:
    explicit NodeClock(const World& world) : world_(world) {}
    core::UtcMs wall() override { return {world_.now_ms + wrong_ms}; }
    std::int64_t monotonic_ms() override { return world_.now_ms - started_ms; }
    std::int64_t wrong_ms = 0;
    std::int64_t started_ms = 0;

private:
    const World& world_;
};

class NodeRandom final : public xsync::Random {
public:
    explicit NodeRandom(std::uint64_t seed) : random_(seed) {}
    std::uint64_t next() override { return random_.next(); }

private:
    fixtures::Random random_;
};

// Loses, delays, repeats and reorders what passes between one tablet and the server.
class Network final : public xsync::Transport {
public:
    Network(World& world, Server& server, Random& random)
        : world_(world), server_(server), random_(random) {}
    void post(std::string path, xsync::Bytes body, std::chrono::milliseconds timeout,
              Done done) override;
    void deliver();                    // what is due
    void forget() { calls_.clear(); }  // nobody waits for answers any more; requests still travel
    std::optional<std::int64_t> due_ms() const;

    bool online = true;
    bool faults = true;
    std::uint64_t session = 0;

private:
    struct Travelling {  // a request on its way, perhaps the second time
        std::int64_t at_ms = 0;
        std::uint64_t call = 0;
        std::string path;
        xsync::Bytes body;
        bool answer_lost = false;
    };
    struct Call {
        std::int64_t timeout_ms = 0;
        std::int64_t answer_ms = 0;  // when `answer` arrives
        std::optional<xsync::Answer> answer;
        Done done;
    };
    World& world_;
    Server& server_;
    Random& random_;
    std::deque<Travelling> travelling_;
    std::map<std::uint64_t, Call> calls_;
    std::uint64_t next_call_ = 1;
};

// What an op is, whatever number it goes under.
struct OpKey {
    core::Actor actor;
    core::EntityId entity;
    std::uint16_t tag = 0;
    std::int64_t made_at = 0;
    auto operator<=>(const OpKey&) const = default;
};
OpKey key_of(const core::Op& op);

struct Node {
    Node(World& world, Server& server, Random& random, std::string login, core::Actor who,
         bool forgets_saved = false);

    void start();              // the app is opened
    void crash(bool power);    // it ends in the middle of whatever it does
    void work();               // its turn: network, journal, engine
    bool settled() const;      // everything sent, everything read
    std::string told() const;  // for reports

    World& world;
    Random& random;
    std::string account;
    core::Actor actor;
    NodeClock clock;
    NodeRandom chance;
    xsync::MemoryJournal journal;
    Network network;
    std::unique_ptr<xsync::Device> device;
    bool hold_journal = false;  // requests wait: the disk is slow
    bool signing_in = false;
    bool forgets_saved = false;
    bool erased = false;  // just now, because an administrator withdrew it

    // Ops submitted, with what the device has said about them.
    struct Submitted {
        OpKey key;
        bool saved = false;
    };
    std::vector<Submitted> submitted;

private:
    bool idle() const;
    void sign_in_again();
    void note_saved();
};

}  // namespace sim
