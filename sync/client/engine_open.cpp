// Coming up from the journal, the turn of the world, who it belongs to.

#include "sync/client/engine.hpp"
#include "sync/tuning.hpp"

#include <algorithm>

namespace xsync {

Device::Engine::Engine(Ports ports)
    : time(ports.clock, static_cast<std::uint32_t>(ports.random.next())),
      outbox_writer(ports.journal, Area::outbox, inbox),
      state_writer(ports.journal, Area::state, inbox),
      ports_(ports) {
    open();
}

void Device::Engine::open() {
    reopen_ms_ = 0;
    phase = Phase::opening;
    touch();
    ports_.journal.load(
        Area::outbox, "",
        enqueued<JournalStatus, std::vector<JournalRecord>>(
            inbox, [this](JournalStatus status, const std::vector<JournalRecord>& records) {
                opened_outbox(status, records);
            }));
}

void Device::Engine::open_failed(JournalStatus status, std::string why) {
    phase = Phase::storage_failed;
    open_status_ = status;
    session_.note(std::move(why));
    reopen_delay_ms_ =
        std::clamp<std::int64_t>(reopen_delay_ms_ * 2, tuning::journal_retry_first.count(),
                                 tuning::journal_retry_max.count());
    reopen_ms_ = ports_.clock.monotonic_ms() + reopen_delay_ms_;
    touch();
}

void Device::Engine::opened_outbox(JournalStatus status,
                                   const std::vector<JournalRecord>& records) {
    if (status != JournalStatus::ok) return open_failed(status, "the journal cannot be read");
    if (!outbox.open(records)) {
        return open_failed(JournalStatus::unavailable, "the enrolment cannot be read");
    }
    open_status_ = JournalStatus::ok;
    reopen_delay_ms_ = 0;
    time.restore(outbox.counters().offset_ms);
    if (outbox.enrolment().store == 0) {
        Writes writes;
        outbox.enrol({.store = ports_.random.next() | 1}, writes);
        outbox_writer.add(std::move(writes), Durability::strict);
    }
    if (!outbox.enrolment().person) {
        phase = Phase::signed_out;
        return touch();
    }
    become(outbox.enrolment());
    ports_.journal.load(
        Area::state, "",
        enqueued<JournalStatus, std::vector<JournalRecord>>(
            inbox, [this](JournalStatus state_status, const std::vector<JournalRecord>& state) {
                opened_state(state_status, state);
            }));
}

void Device::Engine::become(const Enrolment& enrolment) {
    const Person& person = *enrolment.person;
    identity = Identity{person.actor,   person.role,         enrolment.device,
                        person.account, person.display_name, enrolment.store};
    touch();
}

void Device::Engine::opened_state(JournalStatus status, const std::vector<JournalRecord>& records) {
    if (status != JournalStatus::ok) return open_failed(status, "the stored state cannot be read");
    replica.clear();
    staging_ = {};
    const auto opened = store_.open(records, identity->actor, replica, staging_);
    if (opened == StateStore::Opened::damaged) {
        session_.note("the stored state was damaged and is downloaded again");
        start_empty();
    } else if (opened == StateStore::Opened::empty) {
        store_.begin(identity->actor);
    }
    show_own();
    const core::Epoch epoch = outbox.enrolment().epoch;
    const auto& under_way = store_.meta().download;
    const core::Epoch have = under_way ? under_way->epoch : store_.meta().epoch;
    if ((!store_.has_state() && !under_way) || have != epoch) download(epoch);
    settle_phase();
    session_.want(ports_.clock.monotonic_ms());
}

void Device::Engine::start_empty() {
    replica.clear();
    staging_ = {};
    store_.begin(identity->actor);
    state_writer.clear();
}

void Device::Engine::settle_phase() {
    phase = store_.has_state() ? Phase::ready : Phase::bootstrapping;
    if (phase == Phase::ready) note_home();
    touch();
}

void Device::Engine::pump() {
    inbox->run();
    const std::int64_t now = ports_.clock.monotonic_ms();
    if (phase == Phase::storage_failed && now >= reopen_ms_) open();
    outbox_writer.pump(now);
    state_writer.pump(now);
    const bool may_exchange = phase == Phase::ready || phase == Phase::bootstrapping;
    const auto due = session_.due_ms();
    if (may_exchange && due && now >= *due) exchange();
}

std::optional<std::int64_t> Device::Engine::next_wake_ms() const {
    if (!inbox->empty()) return 0;
    std::optional<std::int64_t> at;
    const auto consider = [&](std::optional<std::int64_t> due) {
        if (due) at = at ? std::min(*at, *due) : *due;
    };
    if (phase == Phase::storage_failed) consider(reopen_ms_);
    if (phase == Phase::ready || phase == Phase::bootstrapping) consider(session_.due_ms());
    consider(outbox_writer.due_ms());
    consider(state_writer.due_ms());
    if (!at) return std::nullopt;
    return std::max<std::int64_t>(0, *at - ports_.clock.monotonic_ms());
}

void Device::Engine::kick() {
    reopen_ms_ = 0;
    outbox_writer.retry_now();
    state_writer.retry_now();
    session_.kick(ports_.clock.monotonic_ms());
    inbox->wake();
}

void Device::Engine::poke(core::LogPos head) {
    if (head == replica.cursor()) return;
    session_.want(ports_.clock.monotonic_ms());
    inbox->wake();
}

Progress Device::Engine::progress() const {
    const auto& under_way = store_.meta().download;
    if (!under_way) return {};
    const std::uint64_t done = core::size(staging_);
    return {done, done + under_way->left};
}

// --- who -----------------------------------------------------------------------------------------

void Device::Engine::sign_in(const std::string& account, const std::string& password,
                             const std::function<void(SignInResult)>& done) {
    if (phase == Phase::opening || phase == Phase::storage_failed) {
        return inbox->post([done] { done(SignInResult::storage_failed); });
    }
    const SignIn message{account, password, outbox.enrolment().store, false};
    ports_.transport.post("/sign-in", encode(message), tuning::exchange_timeout,
                          enqueued<Answer>(inbox, [this, account, done](const Answer& answer) {
                              signed_in(answer, account, done);
                          }));
}

void Device::Engine::signed_in(const Answer& answer, const std::string& account,
                               const std::function<void(SignInResult)>& done) {
    if (answer.status == 0 || answer.status >= 500) return done(SignInResult::unreachable);
    if (answer.status == 401 || answer.status == 403) return done(SignInResult::wrong_password);
    if (answer.status == 429) return done(SignInResult::locked);
    auto welcome = decode<SignedIn>(answer.body);
    if (answer.status != 200 || !welcome) {
        session_.note(welcome ? "status " + std::to_string(answer.status) : welcome.error.sentence);
        return done(SignInResult::refused);
    }
    const bool same = identity && identity->actor == welcome->actor;
    if (identity && !same && (outbox.waiting() != 0 || !outbox.tray().empty())) {
        // The cookie is the other person's now; what is unsent must not go under their name.
        session_.bar(Session::Bar::ended);
        touch();
        return done(SignInResult::other_person);
    }
    Writes writes;
    if (!same) outbox.erase(writes);
    Enrolment enrolment = outbox.enrolment();
    if (enrolment.device != welcome->device) enrolment.forgotten = {};
    enrolment.person = Person{welcome->actor, welcome->role, account, welcome->display_name};
    enrolment.device = welcome->device;
    enrolment.epoch = welcome->epoch;
    outbox.enrol(enrolment, writes);
    outbox_writer.add(std::move(writes), Durability::strict, [done] { done(SignInResult::ok); });
    become(enrolment);
    session_ = Session();
    ++exchange_;
    time.contact(welcome->server_time, ports_.clock.monotonic_ms());
    if (!same || phase == Phase::signed_out) start_empty();
    if (!store_.has_state() || store_.meta().epoch != enrolment.epoch) download(enrolment.epoch);
    settle_phase();
    session_.want(ports_.clock.monotonic_ms());
}

SignOutResult Device::Engine::sign_out() {
    if (outbox.waiting() != 0 || outbox.unreadable() != 0) return SignOutResult::unsent_work;
    if (!outbox.tray().empty()) return SignOutResult::open_tray;
    Writes writes;
    outbox.erase(writes);
    outbox_writer.add(std::move(writes), Durability::strict);
    if (identity) start_empty();
    identity.reset();
    session_ = Session();
    ++exchange_;
    phase = Phase::signed_out;
    // A courtesy: the session would expire by itself.
    ports_.transport.post("/sign-out", {}, tuning::exchange_timeout, [](const Answer&) {});
    touch();
    return SignOutResult::ok;
}

}  // namespace xsync
