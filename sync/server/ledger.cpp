// The way in: deciding, ordering, applying, coming up. The way out is ledger_answer.cpp.

#include "sync/server/ledger.hpp"

#include "sync/codec.hpp"
#include "sync/tuning.hpp"

#include <algorithm>
#include <cassert>

namespace xsync::server {

Entry entry_of(const StoredEntry& stored) {
    auto entry = decode<Entry>(stored.bytes);
    if (!entry) throw StoreError("a stored entry cannot be read: " + entry.error.sentence);
    if (!entry->op) throw StoreError("a stored entry lacks its op");
    return std::move(*entry);
}

Ledger::Ledger(core::Epoch epoch, Recall recall, LedgerLimits limits)
    : epoch_(epoch), recall_(std::move(recall)), limits_(limits) {}

void Ledger::restore(Remembered remembered) {
    const core::EntityId id = remembered.id;
    weights_[id] = encode(remembered.record).size();
    photos_.note(id, remembered.record);
    core::put(state_, id, std::move(remembered.record));
    index_.restore(state_, id, std::move(remembered.audience), std::move(remembered.viewer));
}

void Ledger::restored(core::LogPos snapshot, core::LogPos window_start) {
    assert(window_start <= snapshot);
    head_ = snapshot;
    window_start_ = window_start;
}

void Ledger::replay(const StoredEntry& stored) {
    Entry entry = entry_of(stored);
    assert(stored.pos.value == window_start_.value + window_.size() + 1);
    // Up to the snapshot the state holds it already; the window wants it nevertheless.
    if (stored.pos > head_) {
        head_ = stored.pos;
        apply(entry, stored.bytes.size());
    }
    keep(std::move(entry), stored.op_hash, stored.bytes.size());
}

void Ledger::admit(core::DeviceNo number, core::Actor actor, core::OpSeq last, bool revoked) {
    Device& device = devices_[number];
    device.actor = actor;
    device.last = std::max(device.last, last);
    device.revoked = revoked;
}

void Ledger::revoke(core::DeviceNo number) { devices_[number].revoked = true; }

bool Ledger::is_revoked(core::DeviceNo number) const {
    const auto device = devices_.find(number);
    return device != devices_.end() && device->second.revoked;
}

core::OpSeq Ledger::next_of(core::DeviceNo device) const {
    // The server is no device that anybody keeps count of: its ops bear the position they will have,
    // which none before them can have borne.
    if (device.value == 0) return {static_cast<std::uint32_t>(head_.value + 1)};
    const auto it = devices_.find(device);
    return {it == devices_.end() ? 1 : it->second.last.value + 1};
}

// In order of precedence; any of them leaves the ledger untouched.
Trouble Ledger::trouble_with(const Request& request, core::Actor actor) const {
    if (request.version > protocol_version) return Trouble::retry_later;  // until we are updated
    if (request.epoch != epoch_ || request.after > head_) return Trouble::epoch_changed;
    const auto device = devices_.find(request.device);
    if (device == devices_.end() || device->second.actor != actor) return Trouble::device_cloned;
    std::uint32_t expected = 0;
    for (const core::Op& op : request.ops) {
        const core::OpId id = op.head.id;
        if (id.device != request.device) return Trouble::device_cloned;
        if (expected == 0) expected = std::min(id.n.value, device->second.last.value + 1);
        if (id.n.value != expected || expected == 0) return Trouble::ops_missing;
        if (id.n <= device->second.last && !repeats_exactly(op)) return Trouble::device_cloned;
        ++expected;
    }
    return device->second.revoked ? Trouble::revoked : Trouble::none;
}

bool Ledger::repeats_exactly(const core::Op& op) const {
    const auto in_window = window_ids_.find(op.head.id);
    if (in_window != window_ids_.end()) return at(in_window->second).op_hash == op_hash(op);
    const auto stored = recall_ ? recall_(op.head.id) : std::nullopt;
    return stored && stored->op_hash == op_hash(op);
}

const Ledger::Logged& Ledger::at(core::LogPos pos) const {
    assert(pos > window_start_ && pos <= head_);
    return window_[static_cast<std::size_t>(pos.value - window_start_.value - 1)];
}

Intake Ledger::accept(const Request& request, core::Actor actor, core::UtcMs now) {
    Intake intake;
    intake.trouble = trouble_with(request, actor);
    const bool revoked = intake.trouble == Trouble::revoked;
    if (intake.trouble != Trouble::none && !revoked) return intake;
    const std::size_t count = std::min(request.ops.size(), tuning::push_ops_max);
    for (const core::Op& op : std::span(request.ops).first(count)) {
        if (op.head.id.n <= devices_[request.device].last) continue;  // known already
        std::optional<core::Decision> given;
        // A device writes only in its own person's name.
        if (op.head.actor != actor) given = core::Decision{core::Verdict::not_allowed, {}};
        const core::Flags mark = revoked ? core::Flags::late : core::Flags::none;
        intake.batch.push_back(order(op, now, given, mark));
    }
    return intake;
}

StoredEntry Ledger::found(const core::Op& op, core::UtcMs now) {
    return order(op, now, core::Decision{}, core::Flags::none);
}

// What does not exist yet is as visible as the thing it accompanies.
core::Sight Ledger::sight_of(const core::Op& op) const {
    core::EntityId id = op.head.entity;
    if (!core::exists(state_, id)) id = core::main_of(id);
    if (index_.visible_now(op.head.actor, id)) return core::Sight::visible;
    if (core::nature_of(op.body) != core::Nature::fact) return core::Sight::hidden;
    // It may have come to exist after what the author knew.
    if (index_.audience(id).at(op.head.base).empty()) id = core::main_of(id);
    const bool then = index_.visible(op.head.actor, id, op.head.base);
    return then ? core::Sight::visible : core::Sight::hidden;
}

StoredEntry Ledger::order(const core::Op& op, core::UtcMs now, std::optional<core::Decision> given,
                          core::Flags mark) {
    const core::LogPos pos{head_.value + 1};
    Entry entry{op.head.id, {}, core::server_stamp(op.head, pos, now), op};
    entry.decision = given ? *given : core::decide(state_, op, sight_of(op));
    if (entry.decision.verdict == core::Verdict::accepted &&
        entry.stamp.grade == core::TimeGrade::unproven) {
        entry.decision.flags = entry.decision.flags | core::Flags::clock_suspect;
    }
    if (entry.decision.verdict == core::Verdict::accepted)
        entry.decision.flags = entry.decision.flags | mark;
    StoredEntry stored{pos, entry.id, encode(entry), op_hash(op)};
    head_ = pos;
    apply(entry, stored.bytes.size());
    keep(std::move(entry), stored.op_hash, stored.bytes.size());
    return stored;
}

void Ledger::apply(const Entry& entry, std::size_t bytes) {
    if (entry.decision.verdict != core::Verdict::accepted) return;
    const core::EntityId id = entry.op->head.entity;
    core::evolve(state_, *entry.op, entry.stamp);
    photos_.note(id, entry.op->body);
    weights_[id] += bytes;
    changed_.insert(id);
    for (const core::EntityId other : index_.refresh(state_, id, entry.stamp.pos)) {
        changed_.insert(other);
    }
}

void Ledger::keep(Entry entry, std::uint64_t hash, std::size_t bytes) {
    core::OpSeq& last = devices_[entry.id.device].last;
    last = std::max(last, entry.id.n);
    window_ids_[entry.id] = entry.stamp.pos;
    window_.push_back({std::move(entry), hash, bytes});
    if (window_.size() >= 2 * limits_.window) shorten_window();
}

// By half at a time, so that the histories are gone through once in many ops.
void Ledger::shorten_window() {
    if (!recall_) return;  // nobody else remembers
    while (window_.size() > limits_.window) {
        window_ids_.erase(window_.front().entry.id);
        window_.pop_front();
        ++window_start_.value;
    }
    index_.forget_before(window_start_);
}

std::vector<Remembered> Ledger::take_changes() {
    std::vector<Remembered> changes;
    changes.reserve(changed_.size());
    for (const core::EntityId id : changed_) {
        changes.push_back(
            {id, *core::record_of(state_, id), index_.audience(id), index_.viewer(id)});
    }
    changed_.clear();
    return changes;
}

}  // namespace xsync::server
