#include "tests/sim/node.hpp"

#include "sync/client/replica.hpp"

#include <algorithm>

namespace sim {

using namespace xsync;

void Network::post(std::string path, Bytes body, std::chrono::milliseconds timeout, Done done) {
    const std::uint64_t call = next_call_++;
    Call& waiting = calls_[call];
    waiting.done = std::move(done);
    waiting.timeout_ms = world_.now_ms + timeout.count();
    if (!online) {
        waiting.timeout_ms = world_.now_ms + 1;
        return;
    }
    const auto delay = [&] {
        return 5 + static_cast<std::int64_t>(random_.below(faults ? 3000 : 50));
    };
    if (faults && random_.chance(8)) return;  // lost on the way up
    Travelling request{world_.now_ms + delay(), call, std::move(path), std::move(body), false};
    request.answer_lost = faults && random_.chance(8);
    if (faults && random_.chance(6)) {
        Travelling again = request;
        again.at_ms += 20 * delay();
        again.answer_lost = true;
        travelling_.push_back(again);
    }
    travelling_.push_back(std::move(request));
}

std::optional<std::int64_t> Network::due_ms() const {
    std::optional<std::int64_t> due;
    const auto consider = [&](std::int64_t at) { due = due ? std::min(*due, at) : at; };
    for (const Travelling& each : travelling_) consider(each.at_ms);
    for (const auto& [number, call] : calls_)
        consider(call.answer ? call.answer_ms : call.timeout_ms);
    return due;
}

void Network::deliver() {
    for (std::size_t i = 0; i < travelling_.size();) {
        if (travelling_[i].at_ms > world_.now_ms) {
            ++i;
            continue;
        }
        const Travelling request = std::move(travelling_[i]);
        travelling_.erase(travelling_.begin() + static_cast<std::ptrdiff_t>(i));
        Answer answer = server_.handle(session, request.path, request.body, world_.now());
        const auto call = calls_.find(request.call);
        if (call == calls_.end() || request.answer_lost || answer.status == 0) continue;
        call->second.answer = std::move(answer);
        call->second.answer_ms = world_.now_ms + random_.below(faults ? 2000 : 50);
    }
    for (auto it = calls_.begin(); it != calls_.end();) {
        Call& call = it->second;
        const bool arrived = call.answer && call.answer_ms <= world_.now_ms;
        if (!arrived && call.timeout_ms > world_.now_ms) {
            ++it;
            continue;
        }
        const Done done = std::move(call.done);
        Answer answer = arrived ? std::move(*call.answer) : Answer{};
        it = calls_.erase(it);
        done(std::move(answer));
    }
}

OpKey key_of(const core::Op& op) {
    return {op.head.actor, op.head.entity, core::tag_of(op.body), op.head.made_at.ms};
}

Node::Node(World& w, Server& server, Random& r, std::string login, core::Actor who,
           bool forgets_saved_acts)
    : world(w),
      random(r),
      account(std::move(login)),
      actor(who),
      clock(w),
      chance(r.next()),
      network(w, server, r),
      forgets_saved(forgets_saved_acts) {}

void Node::start() {
    clock.started_ms = world.now_ms - random.below(1'000'000);
    signing_in = false;
    device = std::make_unique<Device>(Ports{journal, network, clock, chance});
}

void Node::crash(bool power) {
    device.reset();
    network.forget();
    const auto waiting = static_cast<std::uint32_t>(journal.waiting());
    journal.crash(random.below(waiting + 1), power, random.below(4));
    if (forgets_saved) {
        auto& records = journal.records(Area::outbox);
        std::erase_if(records,
                      [](const auto& each) { return each.first.compare(0, 3, "op/") == 0; });
        journal.sync_disk();
    }
    std::erase_if(submitted, [](const Submitted& each) { return !each.saved; });
}

bool Node::idle() const {
    const auto wake = device->next_wake_ms();
    const auto due = network.due_ms();
    const bool journal_waits = journal.waiting() != 0 && !hold_journal;
    return !journal_waits && (!wake || *wake > 0) && (!due || *due > world.now_ms);
}

void Node::work() {
    if (!idle()) {
        network.deliver();
        for (int i = 0; i < 64; ++i) {
            device->pump();
            if (hold_journal || !journal.turn()) break;
        }
        note_saved();
        if (device->phase() == Phase::signed_out && device->status().link == Link::revoked)
            erased = true;
    }
    sign_in_again();
}

// Its person does, as soon as the app asks.
void Node::sign_in_again() {
    if (signing_in || device->phase() == Phase::opening || network.due_ms()) return;
    const bool out = device->phase() == Phase::signed_out;
    if (!out && device->status().link != Link::session_ended) return;
    signing_in = true;
    device->sign_in(account, "secret", [this](SignInResult) { signing_in = false; });
}

void Node::note_saved() {
    for (auto it = submitted.rbegin(); it != submitted.rend(); ++it) {
        if (it->saved) continue;
        const DeliveryStage stage = device->delivery(it->key.entity).stage;
        const bool says_so = stage == DeliveryStage::saved || stage == DeliveryStage::received ||
                             stage == DeliveryStage::refused;
        if (says_so) it->saved = true;
    }
}

bool Node::settled() const {
    const SyncStatus status = device->status();
    return device->phase() == Phase::ready && status.link == Link::synced &&
           status.pending_total == 0 && status.unsaved == 0 && journal.waiting() == 0;
}

std::string Node::told() const {
    const SyncStatus status = device->status();
    return account + ": phase " + std::to_string(static_cast<int>(device->phase())) + ", link " +
           std::to_string(static_cast<int>(status.link)) + ", cursor " +
           std::to_string(device->replica().cursor().value) + ", pending " +
           std::to_string(status.pending_total) + ", unsaved " + std::to_string(status.unsaved) +
           ", refreshing " + std::to_string(status.refreshing) + ", trouble \"" + status.trouble +
           "\"";
}

}  // namespace sim
