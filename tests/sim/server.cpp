#include "tests/sim/server.hpp"

#include "sync/codec.hpp"

#include <algorithm>

namespace sim {

using namespace xsync;

namespace {

// Numbers given out in a lost tail may come back: a restored server leaves a gap behind them.
constexpr std::uint32_t number_gap = 1000;

Answer answer_of(int status) {
    Answer answer;
    answer.status = status;
    return answer;
}

}  // namespace

Server::Server(Random& random, Marks& marks, Sabotage sabotage)
    : random_(random), marks_(marks), sabotage_(sabotage) {
    // This small community would fit one chunk and the window for ever: a stingier server does not.
    limits_.entries = 2 + random_.below(40);
    limits_.grants = 2 + random_.below(60);
    limits_.window = 15 + random_.below(150);
    build();
}

// Up from what is stored: a snapshot at some position, a window before it, the tail after it.
void Server::build() {
    const auto recall = [this](core::OpId id) -> std::optional<server::StoredEntry> {
        for (const server::StoredEntry& entry : log_) {
            if (entry.id == id) return entry;
        }
        return std::nullopt;
    };
    const std::size_t snapshot = random_.below(static_cast<std::uint32_t>(log_.size() + 1));
    const std::size_t window = random_.below(static_cast<std::uint32_t>(snapshot + 1));
    server::Ledger before(epoch_, recall);
    for (std::size_t i = 0; i < snapshot; ++i) before.replay(log_[i]);
    ledger_ = std::make_unique<server::Ledger>(epoch_, recall, limits_);
    for (server::Remembered& each : before.take_changes()) ledger_->restore(std::move(each));
    ledger_->restored({snapshot}, {window});
    for (std::size_t i = window; i < log_.size(); ++i) ledger_->replay(log_[i]);
    for (const auto& [number, device] : numbers_) {
        core::OpSeq last;
        for (const server::StoredEntry& entry : log_) {
            if (entry.id.device.value == number) last = std::max(last, entry.id.n);
        }
        ledger_->admit({number}, device.actor, last, device.revoked);
    }
}

void Server::found(core::EntityId id, core::OpBody body, core::UtcMs now) {
    core::Op op = fixtures::make_op({}, id, std::move(body), now, core::through(state(), id),
                                    {{0}, {++founded_}});
    log_.push_back(ledger_->found(op, now));
}

void Server::add_account(std::string login, core::Actor actor) {
    accounts_[std::move(login)] = actor;
}

core::Actor Server::actor_of(std::uint64_t session) const {
    const auto found = sessions_.find(session);
    return found == sessions_.end() ? core::Actor{} : found->second;
}

void Server::crash() { build(); }

void Server::lose_tail(std::size_t entries) {
    const std::size_t kept = log_.size() - std::min(entries, log_.size() - founded_);
    log_.resize(kept);
    std::erase_if(numbers_, [&](const auto& each) { return each.second.issued_at > kept; });
    next_number_ += number_gap;
    ++epoch_.value;
    build();
}

void Server::revoke_devices_of(core::Actor actor) {
    for (auto& [number, device] : numbers_) {
        if (device.actor != actor) continue;
        device.revoked = true;
        ledger_->admit({number}, actor, {}, true);
    }
}

core::DeviceNo Server::issue(core::Actor actor, std::uint64_t store, bool always_new) {
    if (!always_new) {
        for (const auto& [number, device] : numbers_) {
            if (device.actor == actor && device.store == store && !device.revoked) return {number};
        }
    }
    const core::DeviceNo number{next_number_++};
    numbers_[number.value] = {actor, store, false, log_.size()};
    ledger_->admit(number, actor, {}, false);
    return number;
}

Answer Server::welcome(core::Actor actor, std::uint64_t store, bool always_new, core::UtcMs now) {
    SignedIn message;
    message.actor = actor;
    message.role = core::role_of(state(), actor);
    message.device = issue(actor, store, always_new);
    message.epoch = epoch_;
    message.server_time = now;
    return {200, encode(message), {}};
}

Answer Server::handle(std::uint64_t& session, const std::string& path, const Bytes& body,
                      core::UtcMs now) {
    if (path == "/sign-in") {
        const auto message = decode<SignIn>(body);
        if (!message) return answer_of(400);
        const auto account = accounts_.find(message.value->account);
        if (account == accounts_.end()) return answer_of(401);
        session = next_session_++;
        sessions_[session] = account->second;
        return welcome(account->second, message.value->store, message.value->new_device, now);
    }
    const core::Actor actor = actor_of(session);
    if (actor.kind == core::EntityKind::none) return answer_of(401);
    if (path == "/device") {
        const auto message = decode<NewDevice>(body);
        if (!message) return answer_of(400);
        return welcome(actor, message.value->store, true, now);
    }
    if (path == "/sync") return exchange(actor, body, now);
    return answer_of(404);
}

Answer Server::exchange(core::Actor actor, const Bytes& body, core::UtcMs now) {
    if (faults && random_.chance(3)) {
        Answer busy = answer_of(503);
        busy.retry_after = std::chrono::seconds(1 + random_.below(5));
        return busy;
    }
    auto request = decode<Request>(body);
    if (!request) return answer_of(400);
    server::Intake intake = ledger_->accept(*request, actor, now);
    if (faults && random_.chance(3)) {
        crash();  // nothing was durable yet
        return answer_of(0);
    }
    log_.insert(log_.end(), intake.batch.begin(), intake.batch.end());
    if (sabotage_ == Sabotage::twice && !intake.batch.empty()) {
        const auto entry = decode<Entry>(intake.batch.back().bytes);
        core::Op again = *entry.value->op;
        again.head.id = {{0}, {++founded_}};
        log_.push_back(ledger_->found(again, now));
    }
    if (faults && random_.chance(3)) {
        crash();  // durable, but nobody heard of it
        return answer_of(0);
    }
    Chunk chunk = ledger_->answer(*request, actor, intake.trouble, now);
    sabotage(chunk, actor);
    Bytes bytes = encode(chunk);
    inspect(bytes, actor);
    return {200, std::move(bytes), {}};
}

void Server::sabotage(Chunk& chunk, core::Actor viewer) const {
    if (sabotage_ == Sabotage::keep_revoked) chunk.revokes.clear();
    if (sabotage_ == Sabotage::leak && chunk.grants.empty() && chunk.trouble == Trouble::none) {
        for (const auto& [key, notes] : state().all<core::TicketNotes>()) {
            const core::EntityId id{core::EntityKind::ticket_note, key};
            if (!core::may_see(state(), viewer, id)) chunk.grants.push_back({id, notes});
        }
    }
}

void Server::inspect(const Bytes& bytes, core::Actor viewer) {
    std::set<core::EntityId> found;
    marks_.find(bytes, found);
    for (const core::EntityId id : found) {
        if (core::may_see(state(), viewer, id)) continue;
        complaints_.push_back("law 5: a response held a hidden entity of kind " +
                              std::to_string(static_cast<int>(id.kind)));
    }
}

}  // namespace sim
