#pragma once
// A tablet and a ledger in one loop, in straight lines: nothing happens until a test lets it.
//
//     Loop loop;                        // a community with a butler, signed in and synchronised
//     loop.tablet.submit(…); loop.tablet.save(); loop.exchange();

#include "sync/client/device.hpp"
#include "sync/client/memory_journal.hpp"
#include "sync/client/replica.hpp"
#include "sync/codec.hpp"
#include "sync/server/ledger.hpp"
#include "tests/core/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <deque>
#include <memory>
#include <optional>
#include <string>

namespace testing {

using namespace xsync;

class HandClock final : public Clock {
public:
    core::UtcMs wall() override { return {now_ms + wrong_ms}; }
    std::int64_t monotonic_ms() override { return now_ms - 1'767'000'000'000; }
    std::int64_t now_ms = 1'767'600'000'000;
    std::int64_t wrong_ms = 0;
};

class CountingRandom final : public Random {
public:
    explicit CountingRandom(std::uint64_t seed) : random_(seed) {}
    std::uint64_t next() override { return random_.next(); }

private:
    fixtures::Random random_;
};

// Requests wait here until the test answers them.
class HeldTransport final : public Transport {
public:
    struct Call {
        std::string path;
        Bytes body;
        Done done;
    };
    void post(std::string path, Bytes body, std::chrono::milliseconds, Done done) override {
        calls.push_back({std::move(path), std::move(body), std::move(done)});
    }
    std::deque<Call> calls;
};

struct Tablet {
    HandClock& clock;
    CountingRandom random;
    MemoryJournal journal;
    HeldTransport transport;
    std::unique_ptr<Device> device;

    Tablet(HandClock& at, std::uint64_t seed) : clock(at), random(seed) { start(); }
    void start() {
        device = std::make_unique<Device>(Ports{journal, transport, clock, random});
        save();
    }
    // The journal carries out everything, the engine takes note.
    void save() {
        do device->pump();
        while (journal.turn());
    }
    void restart(bool power = false) {
        device.reset();
        transport.calls.clear();
        journal.crash(0, power);
        start();
    }
    const core::State& state() const { return device->state(); }
};

struct Loop {
    HandClock clock;
    core::Epoch epoch{77};
    std::unique_ptr<server::Ledger> ledger = std::make_unique<server::Ledger>(epoch);
    std::vector<server::StoredEntry> log;
    core::Actor butler, admin;
    core::GroupId group;
    core::UnitId unit;
    core::HouseholdId home;
    core::RouteId route;
    std::uint32_t next_number = 1, founded = 0;
    std::map<std::uint32_t, core::Actor> numbers;
    core::Actor signed_in;  // whose session it is
    std::function<void(Chunk&)> meddle;
    Tablet tablet{clock, 1};

    Loop() {
        found();
        sign_in(tablet, butler);
        exchange();
        BOOST_REQUIRE(tablet.device->phase() == Phase::ready);
    }

    std::uint64_t key() { return core::make_key(++clock.now_ms, 1); }
    void by_server(core::EntityId id, core::OpBody body) {
        log.push_back(
            ledger->found(fixtures::make_op({}, id, std::move(body), {clock.now_ms},
                                            core::through(ledger->state(), id), {{0}, {++founded}}),
                          {clock.now_ms}));
    }
    void found() {
        const auto staff = [&](core::Role role) {
            const core::StaffId id{key()};
            by_server(entity(id), core::AddStaff{"员工", role, group});
            return core::entity(id);
        };
        admin = staff(core::Role::administrator);
        by_server(entity(core::CommunityId{key()}), core::FoundCommunity{"蓝天新苑", core::Zone{}});
        group = {key()};
        by_server(entity(group), core::AddGroup{"一组团"});
        butler = staff(core::Role::butler);
        const core::BuildingId building{key()};
        by_server(entity(building), core::AddBuilding{"3 栋", group, 2, 11});
        unit = {key()};
        home = {key()};
        by_server(entity(unit), core::AddUnit{"3-2-501", building, group, 9000});
        core::RegisterHousehold owner;
        owner.unit = unit;
        owner.members = {{"陈先生", "业主", "13812345678"}};
        by_server(entity(home), owner);
        by_server(entity(unit), core::OccupyUnit{home, core::UnitState::occupied});
        core::AddRoute walk;
        walk.name = "每日巡楼";
        walk.checkpoints.resize(3);
        route = {key()};
        by_server(entity(route), walk);
    }

    // --- the server ---------------------------------------------------------------------------
    Bytes welcome() {
        SignedIn message{signed_in,       core::role_of(ledger->state(), signed_in),
                         {next_number++}, epoch,
                         "王敏",          {clock.now_ms}};
        numbers[message.device.value] = signed_in;
        ledger->admit(message.device, signed_in, {}, false);
        return encode(message);
    }
    Bytes synchronise(const Bytes& body) {
        const auto request = decode<Request>(body);
        BOOST_REQUIRE(request.value.has_value());
        const auto intake = ledger->accept(*request.value, signed_in, {clock.now_ms});
        log.insert(log.end(), intake.batch.begin(), intake.batch.end());
        Chunk chunk = ledger->answer(*request.value, signed_in, intake.trouble, {clock.now_ms});
        if (meddle) meddle(chunk);
        return encode(chunk);
    }
    Answer answer(const HeldTransport::Call& call) {
        if (call.path == "/sync") return {200, synchronise(call.body), {}};
        return {200, welcome(), {}};
    }
    // A server restored from a backup that lacks the last `entries`.
    void lose_tail(std::size_t entries) {
        log.resize(log.size() - entries);
        ++epoch.value;
        ledger = std::make_unique<server::Ledger>(epoch);
        for (const auto& entry : log) ledger->replay(entry);
        for (const auto& [number, actor] : numbers) {
            core::OpSeq last;
            for (const auto& entry : log) {
                if (entry.id.device.value == number) last = entry.id.n;
            }
            ledger->admit({number}, actor, last, false);
        }
    }

    // --- between the two ----------------------------------------------------------------------
    void sign_in(Tablet& who, core::Actor actor) {
        signed_in = actor;
        std::optional<SignInResult> result;
        who.device->sign_in("wangmin", "xunlou-demo", [&](SignInResult told) { result = told; });
        deliver(who);
        who.save();
        BOOST_REQUIRE(result == SignInResult::ok);
    }
    // Answers what was asked. False: nothing was.
    bool deliver(Tablet& who) {
        if (who.transport.calls.empty()) return false;
        const HeldTransport::Call call = std::move(who.transport.calls.front());
        who.transport.calls.pop_front();
        call.done(answer(call));
        who.save();
        return true;
    }
    // Until nothing more is asked.
    void exchange(Tablet& who) {
        who.device->kick();
        who.save();
        for (int i = 0; i < 50 && deliver(who); ++i) {}
        BOOST_REQUIRE(who.transport.calls.empty());
    }
    void exchange() { exchange(tablet); }

    // --- work ---------------------------------------------------------------------------------
    core::TicketId report(Tablet& who, std::string words = "天花板渗水") {
        const core::TicketId id{who.device->new_key()};
        core::ReportTicket body;
        body.unit = unit;
        body.household = home;
        body.words = std::move(words);
        body.serial = who.device->ticket_serial();
        ++clock.now_ms;
        BOOST_REQUIRE(who.device->submit({{entity(id), body}}).ok());
        return id;
    }
    core::TicketId report() { return report(tablet); }
    bool remark(Tablet& who, core::TicketId id, std::string words) {
        ++clock.now_ms;
        return who.device->submit({{entity(id), core::RemarkTicket{std::move(words)}}}).ok();
    }
    const core::Ticket* at_server(core::TicketId id) const { return ledger->state().find(id); }
    DeliveryStage stage(core::TicketId id) const {
        return tablet.device->delivery(entity(id)).stage;
    }
};

}  // namespace testing
