#include "sync/client/device.hpp"

#include "sync/client/engine.hpp"

namespace xsync {

Device::Device(Ports ports) : engine_(std::make_unique<Engine>(ports)) {}
Device::~Device() = default;

void Device::set_waker(std::function<void()> waker) { engine_->inbox->set_waker(std::move(waker)); }
void Device::pump() { engine_->pump(); }
std::optional<std::int64_t> Device::next_wake_ms() const { return engine_->next_wake_ms(); }
void Device::kick() { engine_->kick(); }
void Device::poke(core::LogPos head) { engine_->poke(head); }

Phase Device::phase() const { return engine_->phase; }
Progress Device::progress() const { return engine_->progress(); }
const std::optional<Identity>& Device::identity() const { return engine_->identity; }
void Device::sign_in(const std::string& account, const std::string& password,
                     const std::function<void(SignInResult)>& done) {
    engine_->sign_in(account, password, done);
}
SignOutResult Device::sign_out() { return engine_->sign_out(); }

const Replica& Device::replica() const { return engine_->replica; }
const core::State& Device::state() const { return engine_->replica.visible(); }
std::uint64_t Device::version() const { return engine_->version; }
core::UtcMs Device::now() const { return engine_->time.now(); }
Delivery Device::delivery(core::EntityId id) const { return engine_->delivery(id); }
SyncStatus Device::status() const { return engine_->status(); }

Submitted Device::submit(const std::vector<Draft>& act, std::string_view finished_draft) {
    return engine_->submit(act, finished_draft);
}
core::Decision Device::decide(const Draft& draft) const {
    if (phase() != Phase::ready) return {core::Verdict::unknown_actor, core::Flags::none};
    return engine_->judge(engine_->op_of(draft, engine_->outbox.next_id()));
}
std::uint64_t Device::new_key() { return engine_->new_key(); }
std::uint32_t Device::ticket_serial() { return engine_->ticket_serial(); }

std::vector<TrayItem> Device::tray() const {
    std::vector<TrayItem> items;
    const auto add = [&](const Entry& entry, bool archived) {
        items.push_back({*entry.op, entry.decision, entry.stamp.received_at, archived});
    };
    for (const auto& [id, entry] : engine_->outbox.tray()) add(entry, false);
    for (const auto& [id, entry] : engine_->outbox.archived()) add(entry, true);
    return items;
}
Submitted Device::resend(core::OpId refused, std::optional<Draft> amended) {
    return engine_->resend(refused, std::move(amended));
}
bool Device::archive(core::OpId refused) {
    Writes writes;
    if (!engine_->outbox.archive(refused, writes)) return false;
    engine_->outbox_writer.add(std::move(writes), Durability::strict);
    engine_->touch();
    return true;
}

std::vector<JournalRecord> Device::work() const { return engine_->outbox.work(); }
Adopted Device::adopt(const std::vector<JournalRecord>& work) { return engine_->adopt(work); }

Trace Device::trace() const { return engine_->outbox.trace(); }
void Device::ask_received(core::DeviceNo device,
                          const std::function<void(std::optional<core::OpSeq>)>& done) {
    engine_->ask_received(device, done);
}

void Device::save_draft(std::string name, Bytes bytes) {
    Writes writes;
    engine_->outbox.save_draft(std::move(name), std::move(bytes), writes);
    engine_->outbox_writer.add(std::move(writes), Durability::relaxed);
}
void Device::drop_draft(std::string_view name) {
    Writes writes;
    engine_->outbox.drop_draft(name, writes);
    if (!writes.empty()) engine_->outbox_writer.add(std::move(writes), Durability::relaxed);
}
bool Device::all_written() const { return engine_->outbox_writer.idle(); }
std::optional<Bytes> Device::draft(std::string_view name) const {
    const auto found = engine_->outbox.drafts().find(name);
    if (found == engine_->outbox.drafts().end()) return std::nullopt;
    return found->second;
}
std::vector<std::string> Device::drafts() const {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : engine_->outbox.drafts()) names.push_back(name);
    return names;
}

}  // namespace xsync
