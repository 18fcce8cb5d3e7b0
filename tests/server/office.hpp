#pragma once
// A ledger with a small community in it, people who write and tablets that read.
//
// Two groups, two units with their households, one person of every role that matters. tell() writes as
// somebody, through a request like any tablet's; Tablet is the simplest correct reader of chunks, what
// it holds is compared with what the server would show.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>

#include "sync/codec.hpp"
#include "sync/server/ledger.hpp"
#include "tests/core/fixtures.hpp"

namespace office {

using namespace core;
using xsync::Chunk;
using xsync::Request;
using xsync::Trouble;
using xsync::server::Intake;
using xsync::server::Ledger;
using xsync::server::StoredEntry;

inline constexpr Epoch epoch{77};

struct Office {
    // Small counting keys keep failures readable.
    std::uint64_t next_key = 1000;
    UtcMs now = fixtures::at("2026-11-03 09:00");
    std::vector<StoredEntry> stored;
    Ledger ledger;
    std::map<Actor, DeviceNo> devices;
    OpSeq founded;

    GroupId group_1, group_2;
    BuildingId building;
    UnitId unit_1, unit_2;  // of group 1 and 2
    HouseholdId home_1, home_2;
    Actor admin, manager, lead, desk, wang, li, technician, guard, inspector;

    explicit Office(xsync::server::LedgerLimits limits = {})
        : ledger(
              epoch, [this](OpId id) { return recall(id); }, limits) {
        ledger.restored({}, {});
        found({EntityKind::community, next_key++}, FoundCommunity{"蓝天新苑", {}});
        admin = staff("管理员", Role::administrator, {});
        group_1 = {next_key++};
        group_2 = {next_key++};
        found(entity(group_1), AddGroup{"一组团"});
        found(entity(group_2), AddGroup{"二组团"});
        building = {next_key++};
        found(entity(building), AddBuilding{"3 栋", group_1, 2, 11});
        home_1 = home("3-2-501", group_1, unit_1);
        home_2 = home("5-1-101", group_2, unit_2);
        manager = staff("郭建军", Role::manager, {});
        lead = staff("赵慧", Role::lead, {});
        desk = staff("陈静", Role::front_desk, {});
        wang = staff("王敏", Role::butler, group_1);
        li = staff("李芳", Role::butler, group_2);
        technician = staff("刘强", Role::technician, {});
        guard = staff("张勇", Role::guard, {});
        inspector = staff("督导", Role::inspector, {});
    }

    std::optional<StoredEntry> recall(OpId id) const {
        const auto it = std::find_if(stored.begin(), stored.end(),
                                     [&](const StoredEntry& entry) { return entry.id == id; });
        return it == stored.end() ? std::nullopt : std::optional(*it);
    }
    void found(EntityId id, OpBody body) {
        Op op;
        op.head.id = {{}, ledger.next_of({})};
        op.head.entity = id;
        op.head.made_at = now;
        op.body = std::move(body);
        stored.push_back(ledger.found(op, now));
    }
    Actor staff(const char* name, Role role, GroupId group) {
        const StaffId id{next_key++};
        found(entity(id), AddStaff{name, role, group});
        return entity(id);
    }
    HouseholdId home(const char* code, GroupId group, UnitId& unit) {
        unit = {next_key++};
        found(entity(unit), AddUnit{code, building, group, 9000});
        const HouseholdId household{next_key++};
        found(entity(household),
              RegisterHousehold{unit, {{"业主", "业主", "13800000000"}}, {}, false});
        found(entity(unit), OccupyUnit{household, UnitState::occupied});
        return household;
    }
    Actor owner_1() const { return entity(home_1); }
    Actor owner_2() const { return entity(home_2); }

    DeviceNo device_of(Actor actor) {
        DeviceNo& number = devices[actor];
        if (number.value == 0) {
            number.value = static_cast<std::uint32_t>(devices.size());
            ledger.admit(number, actor, {}, false);
        }
        return number;
    }

    Op op(Actor actor, EntityId id, OpBody body) {
        Op made;
        made.head.id = {device_of(actor), ledger.next_of(device_of(actor))};
        made.head.actor = actor;
        made.head.entity = id;
        made.head.made_at = now;
        made.head.evidence.since_contact_ms = 0;
        made.head.base = base_of(ledger.state(), id);
        made.body = std::move(body);
        return made;
    }
    Request request(Actor actor, LogPos after, std::vector<Op> ops = {}) {
        Request made;
        made.device = device_of(actor);
        made.epoch = epoch;
        made.after = after;
        made.ops = std::move(ops);
        return made;
    }
    Chunk exchange(Actor actor, const Request& asked) {
        Intake intake = ledger.accept(asked, actor, now);
        stored.insert(stored.end(), intake.batch.begin(), intake.batch.end());
        return ledger.answer(asked, actor, intake.trouble, now);
    }
    // One op; its decision.
    Decision tell(Actor actor, EntityId id, OpBody body) {
        const Op made = op(actor, id, std::move(body));
        const Chunk chunk = exchange(actor, request(actor, ledger.head(), {made}));
        BOOST_REQUIRE(chunk.trouble == Trouble::none);
        BOOST_REQUIRE_EQUAL(chunk.receipts.size(), 1);
        return chunk.receipts.front().decision;
    }
    TicketId report(Actor actor, UnitId unit, HouseholdId household, const char* words = "漏水") {
        const TicketId ticket{next_key++};
        ReportTicket body;
        body.unit = unit;
        body.household = household;
        body.words = words;
        BOOST_REQUIRE(tell(actor, entity(ticket), body).verdict == Verdict::accepted);
        return ticket;
    }
};

struct Tablet {
    explicit Tablet(Actor who) : actor(who) {}

    Actor actor;
    State state;
    LogPos after;
    std::vector<Chunk> chunks;  // everything ever received

    Request next;  // where a download that is under way goes on
    bool under_way = false;

    // One request and its answer.
    Chunk step(Office& office) {
        Request asked = office.request(actor, after);
        if (under_way) {
            asked.after = {};
            asked.bootstrap_after = next.bootstrap_after;
            asked.bootstrap_pos = next.bootstrap_pos;
        }
        const Chunk chunk = office.exchange(actor, asked);
        BOOST_REQUIRE(chunk.trouble == Trouble::none);
        // A page that leads elsewhere begins the download anew.
        take(chunk, under_way && chunk.to == next.bootstrap_pos);
        under_way = chunk.bootstrap_after.has_value();
        next.bootstrap_after = chunk.bootstrap_after;
        next.bootstrap_pos = chunk.to;
        return chunk;
    }
    // Pulls until nothing is left.
    void pull(Office& office) {
        for (int round = 0; round < 10'000; ++round) {
            const Chunk chunk = step(office);
            if (!under_way && chunk.to == chunk.head) return;
        }
        BOOST_FAIL("a pull without end");
    }
    void take(const Chunk& chunk, bool goes_on) {
        chunks.push_back(chunk);
        if (chunk.from.value == 0 && !goes_on) state = {};
        for (const EntityId id : chunk.revokes) erase(state, id);
        for (const auto& grant : chunk.grants) put(state, grant.id, grant.record);
        for (const auto& entry : chunk.entries) {
            if (entry.stamp.pos <= through(state, entry.op->head.entity)) continue;
            BOOST_REQUIRE(chunk.from.value != 0);
            evolve(state, *entry.op, entry.stamp);
        }
        if (!chunk.bootstrap_after) after = chunk.to;
    }
    bool has(EntityId id) const { return exists(state, id); }
};

// What the viewer should hold: law 5.
inline State shown_to(const Ledger& ledger, Actor viewer) {
    State shown;
    std::apply(
        [&](const auto&... table) {
            const auto copy = [&](const auto& from) {
                using R = typename std::remove_cvref_t<decltype(from)>::mapped_type;
                for (const auto& [key, record] : from) {
                    const EntityId id{kind_of<R>, key};
                    if (may_see(ledger.state(), viewer, id)) put(shown, id, record);
                }
            };
            (copy(table), ...);
        },
        ledger.state().tables);
    return shown;
}

inline bool holds_what_is_shown(const Tablet& tablet, const Office& office) {
    return tablet.state == shown_to(office.ledger, tablet.actor);
}

}  // namespace office
