#include "sync/client/outbox.hpp"

#include "sync/tuning.hpp"

#include <algorithm>

namespace xsync {

namespace {

// About the bytes of an op's own text; heads and numbers are small beside the limit.
std::size_t weight(const core::Op& op) { return encode(op).size(); }

bool begins(const std::string& text, std::string_view prefix) {
    return std::string_view(text).substr(0, prefix.size()) == prefix;
}

}  // namespace

bool Outbox::open(const std::vector<JournalRecord>& records) {
    *this = Outbox();
    for (const JournalRecord& record : records) {
        if (record.key != key::enrolment) continue;
        auto enrolment = decode<Enrolment>(record.value);
        if (!enrolment) return false;
        enrolment_ = std::move(*enrolment);
    }
    for (const JournalRecord& record : records) take(record);
    for (const auto& [id, own] : ops_) {
        if (waits(own)) waiting_.insert(id);
        newest_[own.op.head.entity] = id;
    }
    return true;
}

void Outbox::take(const JournalRecord& record) {
    const auto entry_to = [&](std::map<core::OpId, Entry>& list) {
        auto entry = decode<Entry>(record.value);
        if (!entry || !entry->op)
            ++unreadable_;
        else
            list[entry->id] = std::move(*entry);
    };
    if (begins(record.key, key::op)) {
        auto op = decode<core::Op>(record.value);
        if (!op)
            ++unreadable_;
        else
            ops_[op->head.id] = {*op, true, {}};
    } else if (begins(record.key, key::acked)) {
        // One that cannot be read was received: only a restored server would miss it.
        if (auto acked = decode<Acknowledged>(record.value)) {
            ops_[acked->entry.id] = {*acked->entry.op, true, *acked};
        }
    } else if (begins(record.key, key::tray)) {
        entry_to(tray_);
    } else if (begins(record.key, key::archive)) {
        entry_to(archive_);
    } else if (begins(record.key, key::draft)) {
        drafts_[record.key.substr(key::draft.size())] = record.value;
    } else if (record.key == key::counters) {
        if (auto counters = decode<Counters>(record.value)) counters_ = *counters;
    } else if (record.key == key::home) {
        if (auto home = decode<Home>(record.value)) home_ = *home;
    }
}

bool Outbox::waits(const Own& own) const {
    return !own.verdict || own.verdict->epoch != enrolment_.epoch;
}

void Outbox::enrol(Enrolment enrolment, Writes& writes) {
    enrolment_ = std::move(enrolment);
    waiting_.clear();
    for (const auto& [id, own] : ops_) {
        if (waits(own)) waiting_.insert(id);
    }
    writes.push_back({std::string(key::enrolment), encode(enrolment_)});
}

void Outbox::count(const Counters& counters, Writes& writes) {
    counters_ = counters;
    writes.push_back({std::string(key::counters), encode(counters_)});
}

void Outbox::settle_in(const Home& home, Writes& writes) {
    home_ = home;
    writes.push_back({std::string(key::home), encode(home)});
}

core::OpId Outbox::next_id() const {
    const core::DeviceNo device = enrolment_.device;
    core::OpSeq last = enrolment_.forgotten;
    const auto after = ops_.upper_bound({device, {UINT32_MAX}});
    if (after != ops_.begin() && std::prev(after)->first.device == device) {
        last = std::max(last, std::prev(after)->first.n);
    }
    return {device, {last.value + 1}};
}

void Outbox::add(const std::vector<core::Op>& ops, Writes& writes) {
    for (const core::Op& op : ops) {
        ops_[op.head.id] = {op, false, {}};
        waiting_.insert(op.head.id);
        newest_[op.head.entity] = op.head.id;
        writes.push_back({key::of(key::op, op.head.id), encode(op)});
    }
}

void Outbox::durable(core::OpId id) {
    const auto found = ops_.find(id);
    if (found != ops_.end()) found->second.durable = true;
}

const Outbox::Own* Outbox::newest_of(core::EntityId id) const {
    const auto newest = newest_.find(id);
    if (newest == newest_.end()) return nullptr;
    const auto own = ops_.find(newest->second);
    return own == ops_.end() ? nullptr : &own->second;
}

Outbox::Offer Outbox::offer(std::size_t ops_max) const {
    Offer offer;
    offer.device = waiting_.empty() ? enrolment_.device : waiting_.begin()->device;
    std::size_t bytes = 0;
    for (const core::OpId id : waiting_) {
        if (offer.ops.size() == ops_max) break;
        const Own& own = ops_.at(id);
        if (id.device != offer.device || !own.durable) break;
        if (!offer.ops.empty() && id.n.value != offer.ops.back().head.id.n.value + 1) break;
        bytes += weight(own.op);
        if (!offer.ops.empty() && bytes > tuning::push_bytes_max) break;
        offer.ops.push_back(own.op);
    }
    return offer;
}

void Outbox::put_aside(core::OpId id, core::UtcMs at, Writes& writes) {
    const auto found = ops_.find(id);
    if (found == ops_.end()) return;
    const Entry entry{id, {core::Verdict::bad_value}, {{}, at, at}, found->second.op};
    tray_[id] = entry;
    writes.push_back({key::of(key::op, id), {}});
    writes.push_back({key::of(key::acked, id), {}});
    writes.push_back({key::of(key::tray, id), encode(entry)});
    const auto newest = newest_.find(found->second.op.head.entity);
    if (newest != newest_.end() && newest->second == id) {
        newest_.erase(newest);
        // What was done before it on the same entity speaks for the entity again.
        for (auto before = found; before != ops_.begin();) {
            --before;
            if (before->second.op.head.entity != entry.op->head.entity) continue;
            newest_[entry.op->head.entity] = before->first;
            break;
        }
    }
    ops_.erase(found);
    waiting_.erase(id);
    if (id.device != enrolment_.device || id.n <= enrolment_.forgotten) return;
    enrolment_.forgotten = id.n;
    writes.push_back({std::string(key::enrolment), encode(enrolment_)});
}

bool Outbox::settle(const Entry& receipt, Writes& writes) {
    const auto found = ops_.find(receipt.id);
    if (found == ops_.end() || !waits(found->second)) return false;
    Own& own = found->second;
    const Entry entry{receipt.id, receipt.decision, receipt.stamp, own.op};
    own.verdict = Acknowledged{enrolment_.epoch, entry};
    own.durable = true;  // elsewhere, and for good
    waiting_.erase(receipt.id);
    writes.push_back({key::of(key::op, receipt.id), {}});
    writes.push_back({key::of(key::acked, receipt.id), encode(*own.verdict)});
    if (entry.decision.verdict == core::Verdict::accepted) {
        remove_refused(receipt.id, writes);
    } else if (!archive_.contains(receipt.id)) {
        tray_[receipt.id] = entry;
        writes.push_back({key::of(key::tray, receipt.id), encode(entry)});
    }
    return true;
}

void Outbox::offer_again(core::DeviceNo device, core::OpSeq from) {
    for (auto it = ops_.lower_bound({device, from}); it != ops_.end() && it->first.device == device;
         ++it) {
        if (it->second.verdict) it->second.verdict->epoch = {};
        waiting_.insert(it->first);
    }
}

std::vector<Outbox::Renumbered> Outbox::renumber(core::DeviceNo from, core::OpSeq up_to,
                                                 core::OpSeq next, Writes& writes) {
    std::vector<core::OpId> old;
    for (auto it = waiting_.lower_bound({from, {0}}); it != waiting_.end() && it->device == from;
         ++it) {
        if (it->n <= up_to || it->n >= next) old.push_back(*it);
    }
    std::vector<Renumbered> renumbered;
    std::vector<core::Op> ops;
    core::OpId fresh = next_id();
    for (const core::OpId id : old) {
        core::Op op = ops_.at(id).op;
        op.head.id = fresh;
        ++fresh.n.value;
        renumbered.push_back({id, op});
        ops.push_back(op);
    }
    for (const core::OpId id : old) {
        ops_.erase(id);
        waiting_.erase(id);
        writes.push_back({key::of(key::op, id), {}});
        writes.push_back({key::of(key::acked, id), {}});
    }
    add(ops, writes);
    return renumbered;
}

void Outbox::prune(core::UtcMs kept_since, Writes& writes) {
    bool forgot = false;
    for (auto it = ops_.begin(); it != ops_.end();) {
        const Own& own = it->second;
        if (waits(own) || own.verdict->entry.stamp.received_at >= kept_since) {
            ++it;
            continue;
        }
        if (it->first.device == enrolment_.device && enrolment_.forgotten < it->first.n) {
            enrolment_.forgotten = it->first.n;
            forgot = true;
        }
        writes.push_back({key::of(key::acked, it->first), {}});
        const auto newest = newest_.find(own.op.head.entity);
        if (newest != newest_.end() && newest->second == it->first) newest_.erase(newest);
        it = ops_.erase(it);
    }
    if (forgot) writes.push_back({std::string(key::enrolment), encode(enrolment_)});
}

bool Outbox::holds_unreceived() const {
    const auto unreceived = [](const auto& each) { return is_unreceived(each.second); };
    return std::any_of(tray_.begin(), tray_.end(), unreceived) ||
           std::any_of(archive_.begin(), archive_.end(), unreceived);
}

bool Outbox::archive(core::OpId id, Writes& writes) {
    const auto found = tray_.find(id);
    if (found == tray_.end()) return false;
    writes.push_back({key::of(key::tray, id), {}});
    writes.push_back({key::of(key::archive, id), encode(found->second)});
    archive_[id] = std::move(found->second);
    tray_.erase(found);
    return true;
}

bool Outbox::remove_refused(core::OpId id, Writes& writes) {
    const bool in_tray = tray_.erase(id) != 0, in_archive = archive_.erase(id) != 0;
    if (in_tray) writes.push_back({key::of(key::tray, id), {}});
    if (in_archive) writes.push_back({key::of(key::archive, id), {}});
    return in_tray || in_archive;
}

void Outbox::save_draft(std::string name, Bytes bytes, Writes& writes) {
    writes.push_back({std::string(key::draft) + name, bytes});
    drafts_[std::move(name)] = std::move(bytes);
}

void Outbox::drop_draft(std::string_view name, Writes& writes) {
    const auto found = drafts_.find(name);
    if (found == drafts_.end()) return;
    writes.push_back({std::string(key::draft) + found->first, {}});
    drafts_.erase(found);
}

void Outbox::erase(Writes& writes) {
    for (const auto& [id, own] : ops_) {
        writes.push_back({key::of(own.verdict ? key::acked : key::op, id), {}});
    }
    for (const auto& [id, entry] : tray_) writes.push_back({key::of(key::tray, id), {}});
    for (const auto& [id, entry] : archive_) writes.push_back({key::of(key::archive, id), {}});
    for (const auto& [name, bytes] : drafts_)
        writes.push_back({std::string(key::draft) + name, {}});
    writes.push_back({std::string(key::counters), {}});
    writes.push_back({std::string(key::home), {}});
    const std::uint64_t store = enrolment_.store;
    *this = Outbox();
    enrol({.store = store}, writes);
}

void Outbox::withdraw(Writes& writes) {
    for (auto it = ops_.begin(); it != ops_.end();) {
        if (waits(it->second)) {
            ++it;
            continue;
        }
        writes.push_back({key::of(key::acked, it->first), {}});
        it = ops_.erase(it);
    }
    for (const auto& [name, bytes] : drafts_)
        writes.push_back({std::string(key::draft) + name, {}});
    drafts_.clear();
    newest_.clear();
}

}  // namespace xsync
