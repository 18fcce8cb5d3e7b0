#include "sync/server/check_in_chains.hpp"

#include <cstdlib>

#include "sync/codec.hpp"
#include "sync/tuning.hpp"

namespace xsync::server {

namespace {

std::string name_of(const Entry& entry) {
    return "check-in " + std::to_string(entry.id.device.value) + '/' +
           std::to_string(entry.id.n.value) + " at position " +
           std::to_string(entry.stamp.pos.value) + ' ';
}

}  // namespace

void CheckInChains::check(const Entry& entry, const core::CheckInLink& link, const Last* last) {
    const std::string name = name_of(entry);
    const core::UtcMs received = entry.stamp.received_at;
    if (link.before == 0) {
        const auto kept = tuning::acked_kept.count();
        if (last && received - last->received_at < kept)
            faults_.push_back(name + "begins anew although the device has an earlier one");
        return;
    }
    if (!known_[entry.op->head.actor].contains(link.before)) {
        faults_.push_back(name + "is linked to one that is missing or was changed afterwards");
        return;
    }
    if (!last) return;  // the first under a new number of the same person's device
    if (link.before != last->hash) {
        faults_.push_back(name + "is not linked to the one before it");
        return;
    }
    if (link.number != last->number + 1) faults_.push_back(name + "does not count on");
    const std::int64_t wall = entry.op->head.made_at - last->made_at;
    if (link.steady_ms >= 0 && std::abs(wall - link.steady_ms) > core::clock_skew_max_ms)
        notes_.push_back(name + "was dated " + std::to_string((wall - link.steady_ms) / 1000) +
                         " s off the steady time since the one before it");
}

void CheckInChains::take(const Entry& entry) {
    if (std::holds_alternative<core::CheckIn>(entry.op->body)) ++unlinked_;
    const auto* check_in = std::get_if<core::LinkedCheckIn>(&entry.op->body);
    if (!check_in) return;
    const core::CheckInLink& link = check_in->link;
    if (link.number == 0) {  // an old build's, or of a demonstration before check-ins were linked
        ++unlinked_;
        return;
    }
    ++linked_;
    const auto last = last_.find(entry.id.device);
    check(entry, link, last == last_.end() ? nullptr : &last->second);
    const std::uint64_t hash = check_in_hash(*entry.op);
    known_[entry.op->head.actor].insert(hash);
    last_[entry.id.device] = {hash, link.number, entry.op->head.made_at, entry.stamp.received_at};
}

}  // namespace xsync::server
