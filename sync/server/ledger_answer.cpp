// The way out: what a viewer may know of (from, to]. Nothing that is hidden from the viewer at head
// leaves here, whatever was visible earlier.
//
// After a chunk the device holds what was visible at `to` and still was at head when it was asked.
// The next answer starts from "visible at `to`" and lets nothing hang on the difference: what was
// hidden at any moment since is granted anew or revoked.

#include <algorithm>

#include "sync/checksum.hpp"
#include "sync/codec.hpp"
#include "sync/server/ledger.hpp"

namespace xsync::server {

namespace {

Entry receipt_of(const Entry& entry) {
    return {entry.id, entry.decision, entry.stamp, std::nullopt};
}

}  // namespace

Chunk Ledger::answer(const Request& request, core::Actor viewer, Trouble trouble,
                     core::UtcMs now) const {
    Chunk chunk;
    chunk.version = std::min(request.version, protocol_version);
    chunk.trouble = trouble;
    // Records have another layout since: an older build gets its receipts and no more.
    if (trouble == Trouble::none && request.version < protocol_version)
        chunk.trouble = Trouble::update_required;
    chunk.epoch = epoch_;
    chunk.from = chunk.to = request.after;
    chunk.head = head_;
    chunk.device_next = next_of(request.device);
    chunk.server_time = now;
    add_receipts(chunk, request, viewer);
    if (chunk.trouble != Trouble::none) return chunk;

    Page page = page_of(request, viewer);
    if (!add_grants(chunk, page, viewer) && !page.starts_over()) {
        page = {{}, head_, {}};  // too many at once: only a download has pages
        chunk.grants.clear();
        chunk.bootstrap_after.reset();
        chunk.bootstrap_left = 0;
        add_grants(chunk, page, viewer);
    }
    chunk.from = page.from;
    chunk.to = page.to;
    if (!page.starts_over()) {
        add_revokes(chunk, page, viewer);
        add_entries(chunk, page, viewer);
    }
    if (chunk.to == head_) chunk.checksum = checksum(state_, touched(chunk));
    return chunk;
}

Ledger::Page Ledger::page_of(const Request& request, core::Actor viewer) const {
    const core::LogPos after = request.after;
    const bool in_reach =
        after.value != 0 && after >= window_start_ && head_.value - after.value <= limits_.window;
    if (in_reach) return {after, reach(after, viewer), {}};
    const core::LogPos pos = request.bootstrap_pos;
    const bool goes_on = after.value == 0 && request.bootstrap_after && pos.value != 0 &&
                         pos <= head_ && pos >= window_start_;
    if (goes_on) return {{}, pos, *request.bootstrap_after};
    return {{}, head_, {}};
}

// How far one chunk's entries get.
core::LogPos Ledger::reach(core::LogPos from, core::Actor viewer) const {
    std::size_t count = 0, bytes = 0;
    core::LogPos to = from;
    while (to < head_) {
        const Logged& logged = at({to.value + 1});
        if (index_.visible_throughout(viewer, logged.entry.op->head.entity, from, head_)) {
            ++count;
            bytes += logged.bytes;
            const bool full = count > limits_.entries || bytes > limits_.bytes;
            if (full && count > 1) break;
        }
        ++to.value;
    }
    return to;
}

bool Ledger::keeps(core::Actor viewer, core::EntityId id, core::LogPos to) const {
    return index_.visible(viewer, id, to) && index_.visible_now(viewer, id);
}

void Ledger::add_revokes(Chunk& chunk, const Page& page, core::Actor viewer) const {
    for (const core::EntityId id : index_.candidates(viewer, page.from, head_, {})) {
        const bool held = index_.visible(viewer, id, page.from);
        if (held && !keeps(viewer, id, page.to)) chunk.revokes.push_back(id);
    }
}

// False when they do not all fit: then the rest follows behind `bootstrap_after`.
bool Ledger::add_grants(Chunk& chunk, const Page& page, core::Actor viewer) const {
    std::size_t bytes = 0;
    for (const core::EntityId id : index_.candidates(viewer, page.from, head_, page.beyond)) {
        if (!keeps(viewer, id, page.to)) continue;
        if (index_.visible_throughout(viewer, id, page.from, head_)) continue;
        const std::size_t weight = weights_.at(id);
        const bool full = chunk.grants.size() == limits_.grants || bytes + weight > limits_.bytes;
        if (chunk.bootstrap_after || (full && !chunk.grants.empty())) {
            if (!chunk.bootstrap_after) chunk.bootstrap_after = chunk.grants.back().id;
            ++chunk.bootstrap_left;
            continue;
        }
        bytes += weight;
        chunk.grants.push_back({id, *core::record_of(state_, id)});
    }
    return !chunk.bootstrap_after;
}

// Verdicts belong to the author alone: a stranger's number tells nothing.
void Ledger::add_receipts(Chunk& chunk, const Request& request, core::Actor viewer) const {
    const auto device = devices_.find(request.device);
    if (device == devices_.end() || device->second.actor != viewer) return;
    for (const core::Op& op : request.ops) {
        if (op.head.id.device != request.device || op.head.id.n > device->second.last) continue;
        if (!repeats_exactly(op)) continue;
        const auto in_window = window_ids_.find(op.head.id);
        chunk.receipts.push_back(receipt_of(in_window != window_ids_.end()
                                                ? at(in_window->second).entry
                                                : entry_of(*recall_(op.head.id))));
    }
}

void Ledger::add_entries(Chunk& chunk, const Page& page, core::Actor viewer) const {
    for (core::LogPos pos = page.from; pos < page.to;) {
        ++pos.value;
        const Entry& entry = at(pos).entry;
        if (entry.decision.verdict != core::Verdict::accepted) continue;
        const core::EntityId id = entry.op->head.entity;
        if (index_.visible_throughout(viewer, id, page.from, head_)) chunk.entries.push_back(entry);
    }
}

}  // namespace xsync::server
