#include "sync/server/exchange.hpp"

#include "sync/server/snapshot.hpp"
#include "sync/tuning.hpp"

namespace xsync::server {

namespace {

std::vector<StoredRecord> to_stored(const std::vector<Remembered>& changes) {
    std::vector<StoredRecord> records;
    records.reserve(changes.size());
    for (const Remembered& remembered : changes) records.push_back(to_stored(remembered));
    return records;
}

}  // namespace

void save_snapshot(Ledger& ledger, Store& store) {
    if (ledger.head() != store.head()) return;  // cut off in the middle: the tail will be replayed
    store.save_snapshot(ledger.head(), snapshot_format, to_stored(ledger.take_changes()));
}

void load(Ledger& ledger, Store& store) {
    const core::LogPos snapshot = store.load_snapshot(
        snapshot_format,
        [&](const StoredRecord& record) { ledger.restore(to_remembered(record)); });
    const std::uint64_t window =
        std::min<std::uint64_t>(snapshot.value, tuning::entries_behind_max);
    const core::LogPos window_start{snapshot.value - window};
    ledger.restored(snapshot, window_start);
    store.read(window_start, store.head(), [&](const StoredEntry& entry) {
        ledger.replay(entry);
        return true;
    });
    for (const StoredDevice& device : store.devices()) {
        ledger.admit(device.number, device.actor, device.last, device.revoked);
    }
}

Exchange::Exchange(Ledger& ledger, Store& store, Worker& writer, Ports ports)
    : ledger_(ledger),
      store_(store),
      writer_(writer),
      ports_(std::move(ports)),
      snapshot_(ledger.head()) {}

void Exchange::submit(Request request, core::Actor actor, core::DeviceNo from, Done done) {
    if (failed_) return done(std::nullopt);
    waiting_.push_back({std::move(request), actor, from, std::move(done)});
    if (!at_disk_) begin_round();
}

void Exchange::record(std::vector<OwnWord> words) {
    if (failed_ || words.empty()) return;
    own_.insert(own_.end(), std::make_move_iterator(words.begin()),
                std::make_move_iterator(words.end()));
    if (!at_disk_) begin_round();
}

core::Op Exchange::own_op(OwnWord word) const {
    core::Op op;
    op.head.id = {{}, ledger_.next_of({})};
    op.head.entity = word.first;
    op.head.made_at = ports_.now();
    op.head.evidence.since_contact_ms = 0;
    op.head.base = core::through(ledger_.state(), word.first);
    op.body = std::move(word.second);
    return op;
}

// The ledger may ask the store about old ops: then the disk can fail here too.
void Exchange::begin_round() try {
    round_.assign(std::make_move_iterator(waiting_.begin()),
                  std::make_move_iterator(waiting_.end()));
    waiting_.clear();
    auto batch = std::make_shared<std::vector<StoredEntry>>();
    // Own words first: nothing has happened since they were found to be true.
    for (OwnWord& word : std::exchange(own_, {}))
        batch->push_back(ledger_.found(own_op(std::move(word)), ports_.now()));
    for (Asked& asked : round_) {
        Intake intake = ledger_.accept(asked.request, asked.actor, ports_.now());
        asked.trouble = intake.trouble;
        if (asked.trouble == Trouble::none && ledger_.is_revoked(asked.from))
            asked.trouble = Trouble::revoked;
        batch->insert(batch->end(), std::make_move_iterator(intake.batch.begin()),
                      std::make_move_iterator(intake.batch.end()));
    }
    if (batch->empty()) return answer_round();
    at_disk_ = true;
    write([this, batch] { store_.append(*batch); },
          [this](bool ok) {
              at_disk_ = false;
              if (!ok) return;
              answer_round();
              ports_.published(ledger_.head());
              snapshot_when_due();
              if (!(waiting_.empty() && own_.empty()) && !failed_) begin_round();
          });
} catch (const StoreError& error) { fail(error.what()); }

void Exchange::answer_round() try {
    while (!round_.empty()) {
        const Asked& asked = round_.front();
        Chunk chunk = ledger_.answer(asked.request, asked.actor, asked.trouble, ports_.now());
        const Done done = std::move(round_.front().done);
        round_.pop_front();
        done(std::move(chunk));
    }
} catch (const StoreError& error) { fail(error.what()); }

void Exchange::issue_device(core::Actor actor, std::uint64_t tablet_store, bool always_new,
                            std::function<void(std::optional<core::DeviceNo>)> done) {
    auto issued = std::make_shared<StoredDevice>();
    write([this, issued, actor, tablet_store,
           always_new] { *issued = store_.issue_device(actor, tablet_store, always_new); },
          [this, issued, done = std::move(done)](bool ok) {
              if (!ok) return done(std::nullopt);
              ledger_.admit(issued->number, issued->actor, issued->last, false);
              done(issued->number);
          });
}

void Exchange::issue_revoked(core::Actor actor, std::uint64_t tablet_store,
                             std::function<void(std::optional<core::DeviceNo>)> done) {
    issue_device(actor, tablet_store, true,
                 [this, done = std::move(done)](std::optional<core::DeviceNo> device) {
                     if (!device) return done(device);
                     revoke_device(*device,
                                   [device, done](bool ok) { done(ok ? device : std::nullopt); });
                 });
}

void Exchange::revoke_device(core::DeviceNo device, std::function<void(bool)> done) {
    // Before it is durable: what is denied for a moment too early is asked for again.
    ledger_.revoke(device);
    write([this, device] { store_.revoke_device(device); }, std::move(done));
}

void Exchange::write(std::function<void()> job, std::function<void(bool)> done) {
    writer_.post([this, job = std::move(job), done = std::move(done)]() mutable {
        std::optional<std::string> trouble;
        try {
            job();
        } catch (const StoreError& error) { trouble = error.what(); }
        ports_.post([this, trouble = std::move(trouble), done = std::move(done)] {
            if (trouble) fail(*trouble);
            if (done) done(!trouble);
        });
    });
}

void Exchange::fail(const std::string& what) {
    if (std::exchange(failed_, true)) return;
    for (const Asked& asked : std::exchange(round_, {})) asked.done(std::nullopt);
    for (const Asked& asked : std::exchange(waiting_, {})) asked.done(std::nullopt);
    ports_.failed(what);
}

void Exchange::snapshot_when_due() {
    const core::LogPos head = ledger_.head();
    if (head.value - snapshot_.value < snapshot_every_ops) return;
    snapshot_ = head;
    auto changes = std::make_shared<std::vector<Remembered>>(ledger_.take_changes());
    write([this, head, changes] {
        store_.save_snapshot(head, snapshot_format, to_stored(*changes));
    });
}

}  // namespace xsync::server
