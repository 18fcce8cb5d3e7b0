// The outbox as a file's contents: what goes out, and what is taken over from another device.

#include "sync/client/outbox.hpp"

#include <algorithm>

namespace xsync {

std::vector<JournalRecord> Outbox::work() const {
    std::vector<JournalRecord> records{{std::string(key::enrolment), encode(enrolment_)}};
    if (home_) records.push_back({std::string(key::home), encode(*home_)});
    // Those with a verdict too: without them a restored server would find a hole before the others.
    for (const auto& [id, own] : ops_) {
        if (own.verdict) {
            records.push_back({key::of(key::acked, id), encode(*own.verdict)});
        } else {
            records.push_back({key::of(key::op, id), encode(own.op)});
        }
    }
    for (const auto& [id, entry] : tray_)
        records.push_back({key::of(key::tray, id), encode(entry)});
    for (const auto& [id, entry] : archive_) {
        if (is_unreceived(entry)) records.push_back({key::of(key::tray, id), encode(entry)});
    }
    return records;
}

Trace Outbox::trace() const {
    const core::DeviceNo device = enrolment_.device;
    Trace trace{device, enrolment_.forgotten, {}, {}};
    // Ops become durable in their order.
    for (auto own = ops_.lower_bound({{device.value + 1}, {}}); own != ops_.begin();) {
        --own;
        if (own->first.device != device) break;
        if (!own->second.durable) continue;
        trace.last = std::max(trace.last, own->first.n);
        break;
    }
    for (const core::OpId id : waiting_) {
        const Own& own = ops_.at(id);
        if (!own.durable) continue;
        if (id.device != device) {
            if (trace.older.size() < trace_older_max)
                trace.older.emplace_back(id, own.op.head.made_at);
        } else if (trace.unsent.size() < trace_unsent_max) {
            trace.unsent.emplace_back(id.n, own.op.head.made_at);
        }
    }
    return trace;
}

bool Outbox::knows(core::OpId id) const {
    return ops_.contains(id) || (id.device == enrolment_.device && id.n <= enrolment_.forgotten);
}

bool Outbox::differs_from(const Outbox& other) const {
    for (const auto& [id, own] : other.ops_) {
        const auto mine = ops_.find(id);
        if (mine != ops_.end() && mine->second.op != own.op) return true;
    }
    return false;
}

Outbox::Adopted Outbox::adopt(const Outbox& other, Writes& writes) {
    Adopted adopted;
    std::vector<core::Op> unsent;
    // A refused op that was here once has been seen to, or lies in the tray.
    for (const auto& [id, entry] : other.tray_) {
        if (knows(id) || tray_.contains(id) || archive_.contains(id)) {
            ++adopted.known;
            continue;
        }
        tray_[id] = entry;
        writes.push_back({key::of(key::tray, id), encode(entry)});
        ++adopted.refused;
    }
    for (const auto& [id, own] : other.ops_) {
        if (knows(id)) {
            adopted.known += own.verdict ? 0 : 1;
        } else if (own.verdict) {
            const Own& mine = ops_[id] = {own.op, false, own.verdict};
            writes.push_back({key::of(key::acked, id), encode(*own.verdict)});
            if (!waits(mine)) continue;
            waiting_.insert(id);
            adopted.to_send.push_back(own.op);
        } else {
            unsent.push_back(own.op);
        }
    }
    add(unsent, writes);
    adopted.to_send.insert(adopted.to_send.end(), unsent.begin(), unsent.end());
    return adopted;
}

}  // namespace xsync
