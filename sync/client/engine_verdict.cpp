// Own ops: what is shown of them, what became of them, under which number they go.

#include "sync/client/engine.hpp"
#include "sync/tuning.hpp"

#include <algorithm>

namespace xsync {

namespace {

// More new numbers than this in a row mean a server that cannot agree with itself: back off.
constexpr std::uint64_t clones_max = 3;

}  // namespace

// Lays own ops on the confirmed records: those without a verdict, and accepted ones that the records
// may not have yet. Positions of another epoch say nothing about the records shown.
void Device::Engine::show_own() {
    const Meta& meta = store_.meta();
    for (const auto& [id, own] : outbox.ops()) {
        if (!own.verdict) {
            // Its verdict was known when the state was written, but lost with the power.
            const bool in_state = id.device == meta.own.device && id.n <= meta.own.n;
            if (!in_state) replica.show(own.op);
            continue;
        }
        if (own.verdict->entry.decision.verdict != core::Verdict::accepted) continue;
        const bool comparable = own.verdict->epoch == meta.epoch;
        replica.show(own.op, comparable ? own.verdict->entry.stamp.pos : core::LogPos{});
    }
}

std::size_t Device::Engine::take_receipts(const Chunk& chunk) {
    Writes writes;
    std::size_t settled = 0;
    const auto take = [&](const Entry& entry) {
        if (!outbox.settle(entry, writes)) return;
        ++settled;
        if (entry.decision.verdict == core::Verdict::accepted) {
            replica.received(entry.id, entry.stamp.pos);
        } else {
            replica.take_off(entry.id);
        }
    };
    if (chunk.epoch != outbox.enrolment().epoch) return 0;
    for (const Entry& receipt : chunk.receipts) take(receipt);
    for (const Entry& entry : chunk.entries) {
        // A copy of this store may have used the same number for something else.
        const auto own = outbox.ops().find(entry.id);
        if (own != outbox.ops().end() && own->second.op == *entry.op) take(entry);
    }
    if (!writes.empty()) outbox_writer.add(std::move(writes), Durability::relaxed);
    round_sent_ += settled;
    if (settled != 0) touch();
    return settled;
}

// The newest own op of the enrolled number up to which all verdicts are known and in the state.
core::OpId Device::Engine::own_in_state() const {
    core::OpId newest{outbox.enrolment().device, outbox.enrolment().forgotten};
    for (auto it = outbox.ops().upper_bound(newest);
         it != outbox.ops().end() && it->first.device == newest.device; ++it) {
        const auto& verdict = it->second.verdict;
        if (!verdict || verdict->epoch != outbox.enrolment().epoch) break;
        if (replica.cursor() < verdict->entry.stamp.pos) break;
        newest = it->first;
    }
    return newest;
}

// The server would not have the request. Either it understands nothing of this build's, which an empty
// request shows; or one op is to blame, found by halving. It is put aside, so that the rest goes on: under
// a new number, as the ledger takes no op after a hole.
void Device::Engine::suspect_an_op() {
    if (offered_count_ == 0) return offer_max_.reset();
    if (!offer_max_) {
        suspects_ = offered_count_;
        offer_max_ = 0;
    } else if (offered_count_ > 1) {
        offer_max_ = offered_count_ / 2;
    } else {
        offer_max_.reset();
        refused_ = false;
        const core::OpId id{lane_, offered_};
        Writes writes;
        outbox.put_aside(id, time.now(), writes);
        outbox_writer.add(std::move(writes), Durability::strict);
        replica.take_off(id);
        session_.note("the server cannot read op " + std::to_string(id.n.value));
        touch();
    }
}

void Device::Engine::offer_was_read() {
    if (!offer_max_) return;
    if (*offer_max_ == 0)
        offer_max_ = std::max<std::size_t>(1, suspects_ / 2);
    else if (offered_count_ == 0)
        offer_max_.reset();  // all of it is there
}

// The server was restored from a backup: what it had acknowledged may be gone. Everything kept is
// offered again under its old id, and everything is read again.
void Device::Engine::new_epoch(core::Epoch epoch) {
    if (epoch == outbox.enrolment().epoch) return fail("a new epoch that is the old one");
    Writes writes;
    Enrolment enrolment = outbox.enrolment();
    enrolment.epoch = epoch;
    outbox.enrol(enrolment, writes);
    outbox_writer.add(std::move(writes), Durability::strict);
    download(epoch);
    session_.succeeded(ports_.clock.monotonic_ms(), true);
}

// The number is not ours alone: another copy of this store uses it, or the server gave it away.
void Device::Engine::lane_is_foreign(core::OpSeq next) {
    if (lane_ != outbox.enrolment().device) return renumber(lane_, next);
    lane_next_ = next;
    ask_number();
}

// The server has ops of this number only up to `next` − 1, and what we sent comes later.
void Device::Engine::fill_hole(core::OpSeq next) {
    const core::OpId first{lane_, next};
    if (outbox.ops().contains(first) && !outbox.waiting_ids().contains(first)) {
        outbox.offer_again(lane_, next);
        return session_.succeeded(ports_.clock.monotonic_ms(), true);
    }
    lane_is_foreign(next);
}

void Device::Engine::ask_number() {
    if (++clones_ > clones_max) {
        clones_ = 0;
        return fail("the server disowns every number it gives");
    }
    // A copy of this store would ask under the same name: this one takes another.
    Writes writes;
    Enrolment enrolment = outbox.enrolment();
    enrolment.store = ports_.random.next() | 1;
    outbox.enrol(enrolment, writes);
    outbox_writer.add(std::move(writes), Durability::strict);
    post("/device", encode(NewDevice{enrolment.store}), &Engine::got_number);
}

void Device::Engine::got_number(const Answer& answer, std::int64_t sent_ms) {
    if (failed_with(answer)) return;
    const auto given = decode<SignedIn>(answer.body);
    if (!given) return fail(given.error.sentence);
    const SignedIn& welcome = *given.value;
    if (welcome.actor != identity->actor) {
        // Several people share the tablet and the cookie is a colleague's: who works must sign in.
        session_.bar(Session::Bar::ended);
        return touch();
    }
    if (welcome.device == outbox.enrolment().device) { return fail("not a new number"); }
    time.contact(welcome.server_time, sent_ms);
    const core::DeviceNo before = outbox.enrolment().device;
    Writes writes;
    Enrolment enrolment = outbox.enrolment();
    enrolment.device = welcome.device;
    enrolment.forgotten = {};
    outbox.enrol(enrolment, writes);
    outbox_writer.add(std::move(writes), Durability::strict);
    become(enrolment);
    renumber(before, lane_next_);
}

// What was offered has no receipt, so the ledger holds something else under its ids or nothing; from
// `next` on it holds nothing. What lies between was not asked about yet and keeps its ids: it may have
// been received.
void Device::Engine::renumber(core::DeviceNo from, core::OpSeq next) {
    Writes writes;
    const auto renumbered = outbox.renumber(from, offered_, next, writes);
    std::vector<core::OpId> ids;
    for (const Outbox::Renumbered& each : renumbered) {
        const bool shown = replica.take_off(each.before);
        if (shown) replica.show(each.op);
        ids.push_back(each.op.head.id);
    }
    outbox_writer.add(std::move(writes), Durability::strict, [this, ids] {
        for (const core::OpId id : ids) outbox.durable(id);
        session_.want(ports_.clock.monotonic_ms());
    });
    session_.succeeded(ports_.clock.monotonic_ms(), true);
    touch();
}

void Device::Engine::prune() {
    Writes writes;
    outbox.prune(time.now() + -tuning::acked_kept.count(), writes);
    if (!writes.empty()) outbox_writer.add(std::move(writes), Durability::relaxed);
}

}  // namespace xsync
