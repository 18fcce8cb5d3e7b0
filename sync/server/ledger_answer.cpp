// The way out: what a viewer may know of (from, to]. Nothing hidden from the viewer at head leaves
// here, whatever was visible earlier.

#include "sync/checksum.hpp"
#include "sync/server/ledger.hpp"
#include "sync/tuning.hpp"

#include <algorithm>
#include <cassert>

namespace xsync::server {

namespace {

// An encoded receipt: ids, decision, stamp.
constexpr std::size_t receipt_bytes = 32;

Entry receipt_of(const Entry& entry) {
    return {entry.id, entry.decision, entry.stamp, std::nullopt};
}

}  // namespace

Chunk Ledger::answer(const Request& request, core::Actor viewer, Trouble trouble,
                     core::UtcMs now) const {
    Chunk chunk;
    chunk.trouble = trouble;
    chunk.epoch = epoch_;
    chunk.from = chunk.to = request.after;
    chunk.head = head_;
    chunk.device_next = next_of(request.device);
    chunk.server_time = now;
    if (trouble != Trouble::none) return chunk;

    Page page = page_of(request, viewer);
    chunk.from = page.from;
    chunk.to = page.to;
    add_revokes(chunk, page, viewer);
    add_grants(chunk, page, viewer);
    if (!page.last) return chunk;
    add_receipts(chunk, page, request);
    add_entries(chunk, page, viewer, request.device);
    if (chunk.to == head_) chunk.checksum = checksum(state_, touched(chunk));
    return chunk;
}

Ledger::Page Ledger::page_of(const Request& request, core::Actor viewer) const {
    Page page;
    const std::uint64_t behind = head_.value - request.after.value;
    page.starts_over = request.after.value == 0 || request.after < window_start_ ||
                       behind > tuning::entries_behind_max;
    page.from = page.starts_over ? core::LogPos{} : request.after;
    const core::LogPos pos = request.bootstrap_pos;
    const bool goes_on = request.bootstrap_after && page.from == request.after && pos > page.from &&
                         pos <= head_ && pos >= window_start_;
    if (goes_on) {
        page.beyond = *request.bootstrap_after;
        page.to = pos;
    } else {
        page.to = page.starts_over ? head_ : reach(page.from, viewer);
    }
    return page;
}

// How far one chunk's entries get.
core::LogPos Ledger::reach(core::LogPos from, core::Actor viewer) const {
    std::size_t count = 0, bytes = 0;
    core::LogPos to = from;
    while (to < head_) {
        const Logged& logged = at({to.value + 1});
        const bool whole = seen_throughout(viewer, logged.entry.op->head.entity, from);
        if (whole || is_own(logged.entry, viewer)) {
            bytes += whole ? logged.bytes : receipt_bytes;
            const bool full =
                count == tuning::chunk_entries_max || bytes > tuning::chunk_bytes_target;
            if (full && count > 0) break;
            ++count;
        }
        ++to.value;
    }
    return to;
}

bool Ledger::seen_throughout(core::Actor viewer, core::EntityId id, core::LogPos from) const {
    return index_.visible_now(viewer, id) && index_.visible(viewer, id, from);
}

bool Ledger::is_own(const Entry& entry, core::Actor viewer) const {
    const auto device = devices_.find(entry.id.device);
    return device != devices_.end() && device->second.actor == viewer;
}

void Ledger::add_revokes(Chunk& chunk, const Page& page, core::Actor viewer) const {
    if (page.from.value == 0) return;  // had nothing
    for (const core::EntityId id : index_.candidates(viewer, page.from, head_, {})) {
        if (index_.visible(viewer, id, page.from) && !index_.visible_now(viewer, id)) {
            chunk.revokes.push_back(id);
        }
    }
}

void Ledger::add_grants(Chunk& chunk, Page& page, core::Actor viewer) const {
    std::size_t bytes = 0;
    for (const core::EntityId id : index_.candidates(viewer, page.from, page.to, page.beyond)) {
        const bool appears = !index_.visible(viewer, id, page.from) &&
                             index_.visible(viewer, id, page.to) && index_.visible_now(viewer, id);
        if (!appears) continue;
        bytes += weights_.at(id);
        const bool full =
            chunk.grants.size() == tuning::chunk_grants_max || bytes > tuning::chunk_bytes_target;
        if (full && !chunk.grants.empty()) {
            chunk.bootstrap_after = chunk.grants.back().id;
            page.last = false;
            return;
        }
        chunk.grants.push_back({id, *core::record_of(state_, id)});
    }
}

// Verdicts of what was offered before, in case their receipts were lost on the way.
void Ledger::add_receipts(Chunk& chunk, const Page& page, const Request& request) const {
    for (const core::Op& op : request.ops) {
        const auto in_window = window_ids_.find(op.head.id);
        if (in_window != window_ids_.end()) {
            // Those behind `from`, and those of a start-over, come with the entries.
            if (page.starts_over || in_window->second > page.from) continue;
            chunk.entries.push_back(receipt_of(at(in_window->second).entry));
        } else if (const auto stored = recall_ ? recall_(op.head.id) : std::nullopt) {
            chunk.entries.push_back(receipt_of(entry_of(*stored)));
        }
    }
}

void Ledger::add_entries(Chunk& chunk, const Page& page, core::Actor viewer,
                         core::DeviceNo device) const {
    for (core::LogPos pos = std::max(page.from, window_start_); pos < page.to;) {
        ++pos.value;
        const Entry& entry = at(pos).entry;
        const bool accepted = entry.decision.verdict == core::Verdict::accepted;
        if (accepted && seen_throughout(viewer, entry.op->head.entity, page.from)) {
            chunk.entries.push_back(entry);
        } else if (page.starts_over ? entry.id.device == device : is_own(entry, viewer)) {
            chunk.entries.push_back(receipt_of(entry));
        }
    }
}

}  // namespace xsync::server
