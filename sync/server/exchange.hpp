#pragma once
// Group commit: many requests, one fsync.
//
// Work goes in rounds. The requests that came while the last round was at the disk are decided
// together, their ops are written in one transaction on the writer's thread, and only when that is
// durable are they answered; the next round begins with what has come meanwhile. So nothing is ever
// shown that a crash could take back. Runs on the loop; the writer's thread touches the store only.

#include <deque>
#include <functional>
#include <vector>

#include "sync/server/clock.hpp"
#include "sync/server/escalations.hpp"
#include "sync/server/ledger.hpp"
#include "sync/server/worker.hpp"

namespace xsync::server {

// Ops between snapshots: replaying so many at the next start takes well under a second.
inline constexpr std::uint64_t snapshot_every_ops = 20'000;

class Exchange {
public:
    struct Ports {
        Clock now;
        std::function<void(std::function<void()>)> post;  // to the loop, from any thread
        std::function<void(core::LogPos)> published;      // the ledger grew, durably
        std::function<void(const std::string&)> failed;   // the disk: nothing may be acknowledged
    };
    // Called once, on the loop; without a chunk when the disk has failed.
    using Done = std::function<void(std::optional<Chunk>)>;

    Exchange(Ledger& ledger, Store& store, Worker& writer, Ports ports);

    // `from`: the device whose session it is; its ops may bear an older number.
    void submit(Request request, core::Actor actor, core::DeviceNo from, Done done);
    // Records what the server itself has to say. Each word must hold for the ledger as it is now.
    void record(std::vector<OwnWord> words);
    // Issues a device number in the store and makes it known to the ledger.
    void issue_device(core::Actor actor, std::uint64_t tablet_store, bool always_new,
                      std::function<void(std::optional<core::DeviceNo>)> done);
    // A number that is withdrawn from the beginning: for a withdrawn device whose old one is not its
    // own alone.
    void issue_revoked(core::Actor actor, std::uint64_t tablet_store,
                       std::function<void(std::optional<core::DeviceNo>)> done);
    // At its next contact it may say what it has, and then erases itself.
    void revoke_device(core::DeviceNo device, std::function<void(bool ok)> done);
    // Does job() on the writer's thread; a StoreError there is the end of acknowledging.
    void write(std::function<void()> job, std::function<void(bool ok)> done = {});
    bool failed() const { return failed_; }

private:
    struct Asked {
        Request request;
        core::Actor actor;
        core::DeviceNo from;
        Done done;
        Trouble trouble = Trouble::none;
    };
    core::Op own_op(OwnWord word) const;
    void begin_round();
    void answer_round();
    void fail(const std::string& what);
    void snapshot_when_due();

    Ledger& ledger_;
    Store& store_;
    Worker& writer_;
    Ports ports_;
    std::vector<OwnWord> own_;
    std::vector<Asked> waiting_;
    std::deque<Asked> round_;
    bool at_disk_ = false;
    bool failed_ = false;
    core::LogPos snapshot_;
};

// Writes what changed since the last snapshot. Not while requests are being served.
void save_snapshot(Ledger& ledger, Store& store);
// The ledger as it is stored: snapshot, window, tail, devices.
void load(Ledger& ledger, Store& store);

}  // namespace xsync::server
