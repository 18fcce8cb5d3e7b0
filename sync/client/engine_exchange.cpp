// Talking to the server: one exchange at a time, push and pull in one, until both sides have all.

#include "sync/checksum.hpp"
#include "sync/client/engine.hpp"
#include "sync/tuning.hpp"

#include <algorithm>

namespace xsync {

void Device::Engine::post(std::string path, Bytes body, Answered take) {
    const std::uint64_t number = ++exchange_;
    const std::int64_t sent_ms = ports_.clock.monotonic_ms();
    session_.started();
    touch();
    ports_.transport.post(
        std::move(path), std::move(body), tuning::exchange_timeout,
        enqueued<Answer>(inbox, [this, number, take, sent_ms](const Answer& answer) {
            // An answer to an exchange that was given up, or of an earlier session.
            if (number == exchange_) (this->*take)(answer, sent_ms);
        }));
}

void Device::Engine::exchange() {
    if (state_writer.waiting_bytes() > tuning::state_backlog_max) {
        return fail("the journal takes no more: its disk is full or slow");
    }
    Outbox::Offer offer = outbox.offer(offer_max_.value_or(tuning::push_ops_max));
    lane_ = offer.device;
    offered_count_ = offer.ops.size();
    offered_ = offer.ops.empty() ? core::OpSeq{} : offer.ops.back().head.id.n;
    Request request;
    request.device = offer.device;
    request.epoch = outbox.enrolment().epoch;
    if (const auto& under_way = store_.meta().download) {
        request.bootstrap_after = under_way->after;
        request.bootstrap_pos = under_way->to;
    } else {
        request.after = replica.cursor();
    }
    request.ops = std::move(offer.ops);
    progress_ = 0;
    post("/sync", encode(request), &Engine::answered);
}

void Device::Engine::fail(std::string why, std::int64_t least_ms, bool reached) {
    session_.failed(ports_.clock.monotonic_ms(), least_ms, ports_.random.next(), reached,
                    std::move(why));
    touch();
}

// True when there is no message in the answer: then everything is said and done.
bool Device::Engine::failed_with(const Answer& answer) {
    refused_ = false;
    if (answer.status == 200) return false;
    if (answer.status == 401 || answer.status == 403) {
        session_.bar(Session::Bar::ended);
        touch();
    } else if (answer.status == 0) {
        fail("no answer", 0, false);
    } else {
        refused_ = answer.status >= 400 && answer.status < 500 && answer.status != 429;
        const std::int64_t patience =
            answer.retry_after ? std::chrono::milliseconds(*answer.retry_after).count() : 0;
        fail("status " + std::to_string(answer.status), patience);
    }
    return true;
}

void Device::Engine::answered(const Answer& answer, std::int64_t sent_ms) {
    if (failed_with(answer)) {
        // What stands between may say other things of its own accord.
        if (answer.status == 400 || answer.status == 413) suspect_an_op();
        return;
    }
    offer_was_read();
    auto chunk = decode<Chunk>(answer.body);
    if (!chunk) {
        update_required_ |= chunk.error.kind == DecodeError::Kind::newer;
        return fail(chunk.error.sentence);
    }
    time.contact(chunk->server_time, sent_ms);
    handle(*chunk, answer.body);
}

void Device::Engine::handle(const Chunk& chunk, Bytes bytes) {
    head_ = chunk.head;
    progress_ += take_receipts(chunk);
    if (chunk.trouble == Trouble::none && chunk.epoch != outbox.enrolment().epoch) {
        return new_epoch(chunk.epoch);
    }
    switch (chunk.trouble) {
        case Trouble::epoch_changed: return new_epoch(chunk.epoch);
        case Trouble::device_cloned: return lane_is_foreign(chunk.device_next);
        case Trouble::ops_missing: return fill_hole(chunk.device_next);
        case Trouble::retry_later: return fail("the server asks for patience");
        case Trouble::signed_out: session_.bar(Session::Bar::ended); return touch();
        case Trouble::revoked: return withdrawn(chunk.device_next);
        case Trouble::update_required:
        case Trouble::none: break;
    }
    update_required_ = chunk.trouble == Trouble::update_required;
    // It knows more ops of this number than were ever made here: the store was put back to an older
    // copy, or copied.
    if (lane_ == outbox.enrolment().device && chunk.device_next > outbox.next_id().n) {
        return lane_is_foreign(chunk.device_next);
    }
    take_content(chunk, std::move(bytes));
}

void Device::Engine::take_content(const Chunk& chunk, Bytes bytes) {
    const bool whole = chunk.from.value == 0;
    if (store_.meta().download || (whole && replica.cursor().value != 0)) {
        if (!whole)
            return fail("a chunk from " + std::to_string(chunk.from.value) + " for a download");
        if (!store_.meta().download) download(chunk.epoch);
        take_page(chunk);
    } else {
        if (chunk.from != replica.cursor() || chunk.bootstrap_after) {
            return fail("a chunk from " + std::to_string(chunk.from.value) +
                        ", not from the cursor");
        }
        take_live(chunk, std::move(bytes));
    }
}

void Device::Engine::take_live(const Chunk& chunk, Bytes bytes) {
    const bool moved = chunk.to != chunk.from || !chunk.grants.empty() || !chunk.revokes.empty();
    if (moved) {
        replica.apply(chunk);
        ++progress_;
        // What an update must read is not kept: the stored chunk ends where this build's knowledge does.
        if (chunk.trouble != Trouble::none) {
            Chunk known = chunk;
            known.trouble = Trouble::none;
            bytes = encode(known);
        }
        // What was taken away must not come back with the power.
        const bool erases = !chunk.revokes.empty();
        state_writer.add(store_.applied(chunk, std::move(bytes), replica, own_in_state()),
                         erases ? Durability::strict : Durability::relaxed);
        touch();
    }
    if (chunk.checksum) {
        Checksum sum;
        for (const core::EntityId id : touched(chunk)) {
            const auto record = replica.confirmed(id);
            sum.add(id, record ? &*record : nullptr);
        }
        if (sum.value() != *chunk.checksum) repair("records differ from the server's");
    }
    went_well(chunk);
}

void Device::Engine::take_page(const Chunk& chunk) {
    // The server began anew: the first page was of another moment.
    const Download& under_way = *store_.meta().download;
    if (under_way.after && under_way.to != chunk.to) download(chunk.epoch);
    for (const Grant& grant : chunk.grants) core::put(staging_, grant.id, grant.record);
    Writes writes = store_.downloaded(chunk);
    ++progress_;
    const bool last = !chunk.bootstrap_after;
    if (last) {
        replica.clear();
        replica.replace(std::move(staging_), chunk.to);
        staging_ = {};
        Writes swapped = store_.swap(own_in_state());
        std::move(swapped.begin(), swapped.end(), std::back_inserter(writes));
        show_own();
        settle_phase();
    }
    state_writer.add(std::move(writes), last ? Durability::strict : Durability::relaxed);
    touch();
    went_well(chunk);
}

// From here on requests ask for everything; what is shown stays until all of it has come.
void Device::Engine::download(core::Epoch epoch) {
    staging_ = {};
    state_writer.add(store_.start_download(epoch), Durability::relaxed);
    touch();
}

void Device::Engine::repair(std::string why) {
    const std::int64_t now = ports_.clock.monotonic_ms();
    session_.note(why);
    if (repaired_ms_ && now - *repaired_ms_ < tuning::repair_interval.count()) return;
    repaired_ms_ = now;
    download(outbox.enrolment().epoch);
}

void Device::Engine::went_well(const Chunk& chunk) {
    const std::int64_t now = ports_.clock.monotonic_ms();
    clones_ = 0;
    const bool to_read = store_.meta().download || (replica.cursor() < head_ && !update_required_);
    const bool to_send = !outbox.offer().ops.empty();
    // Work that became durable meanwhile is no fault of this exchange.
    const bool stuck = to_read || (to_send && offered_.value != 0);
    if (stuck && progress_ == 0) return fail("the server goes nowhere");
    session_.succeeded(now, to_read || to_send);
    Writes writes;
    Counters counters = outbox.counters();
    const bool synced = !to_read && !to_send;
    const bool long_ago =
        chunk.server_time - counters.last_contact >= tuning::contact_noted.count();
    if (synced && outbox.waiting() == 0) round_sent_ = 0;
    if (long_ago || progress_ != 0 || counters.offset_ms != time.offset_ms()) {
        counters.offset_ms = time.offset_ms();
        counters.last_contact = chunk.server_time;
        if (synced) counters.synced_at = chunk.server_time;
        outbox.count(counters, writes);
        outbox_writer.add(std::move(writes), Durability::relaxed);
    }
    if (synced) prune();
    touch();
}

// An exchange that offers nothing, for what it says of the number alone: its news are left for the next
// one, which asks from the same cursor.
void Device::Engine::ask_received(core::DeviceNo device,
                                  const std::function<void(std::optional<core::OpSeq>)>& done) {
    Request request;
    request.device = device;
    request.epoch = outbox.enrolment().epoch;
    request.after = replica.cursor();
    ports_.transport.post("/sync", encode(request), tuning::exchange_timeout,
                          enqueued<Answer>(inbox, [done](const Answer& answer) {
                              if (answer.status != 200) return done(std::nullopt);
                              auto chunk = decode<Chunk>(answer.body);
                              const bool ours =
                                  chunk && (chunk->trouble == Trouble::none ||
                                            chunk->trouble == Trouble::update_required ||
                                            chunk->trouble == Trouble::revoked);
                              done(ours ? std::optional(chunk->device_next) : std::nullopt);
                          }));
}

// An administrator withdrew this device. First everything goes up that the server still takes; then
// everything goes from here.
void Device::Engine::withdrawn(core::OpSeq next) {
    const bool waits = outbox.waiting() != 0;
    const bool offers = waits && !outbox.offer().ops.empty();
    if (waits && !offers) return fail("withdrawn, with work that is not yet on the disk");
    // Some was taken, or came to the disk after the question was asked: there is more to offer.
    const bool asked_nothing = offered_ == core::OpSeq{};
    if (waits && (progress_ != 0 || asked_nothing))
        return session_.succeeded(ports_.clock.monotonic_ms(), true);
    if (lane_ != outbox.enrolment().device) return renumber(lane_, next);
    put_down_device();
}

// What the server has not taken stays, unseen, for the day its author signs in again; refused work it
// has: a lead can read it there.
void Device::Engine::put_down_device() {
    Writes writes;
    start_empty();
    if (outbox.waiting() == 0 && outbox.unreadable() == 0 && !outbox.holds_unreceived()) {
        outbox.erase(writes);
        identity.reset();
    } else {
        outbox.withdraw(writes);
    }
    outbox_writer.add(std::move(writes), Durability::strict);
    session_.bar(Session::Bar::revoked);
    phase = Phase::signed_out;
    touch();
}

}  // namespace xsync
