// The demo community holds what its description promises.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "core/policy/promises.hpp"
#include "core/query/duties.hpp"
#include "sync/server/check_in_chains.hpp"
#include "sync/server/community.hpp"
#include "sync/server/crypto.hpp"
#include "sync/server/demo.hpp"
#include "sync/server/sqlite_store.hpp"
#include "tests/core/fixtures.hpp"
#include "tests/server/scratch_folder.hpp"

using namespace xsync::server;
using namespace core;

namespace {

const UtcMs present = fixtures::at("2026-11-03 10:20");

struct Demo {
    ScratchFolder folder;
    std::unique_ptr<Store> store;
    std::unique_ptr<Ledger> ledger;

    explicit Demo(std::uint64_t seed = 1, UtcMs now = present) {
        init_crypto();
        store = open_sqlite_store((folder.path / "xunlou.db").string(), {42});
        make_demo(*store, seed, now);
        ledger = load_ledger(*store);
    }
    const State& state() const { return ledger->state(); }
};

const Demo& demo() {
    static const Demo made;
    return made;
}

template <class R, class Is>
std::size_t count(Is&& is) {
    const auto& table = demo().state().all<R>();
    return static_cast<std::size_t>(
        std::count_if(table.begin(), table.end(), [&](const auto& row) { return is(row.second); }));
}

const Unit* unit(std::string_view code) {
    for (const auto& [key, each] : demo().state().all<Unit>()) {
        if (each.code.value == code) return &each;
    }
    return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(demo_community)

BOOST_AUTO_TEST_CASE(its_buildings_and_homes) {
    const State& state = demo().state();
    BOOST_CHECK_EQUAL(state.community()->name.value, "蓝天新苑");
    BOOST_CHECK_EQUAL(state.all<Group>().size(), 2);
    BOOST_CHECK_EQUAL(state.all<Building>().size(), 6);
    BOOST_CHECK_EQUAL(state.all<Unit>().size(), 396);
    std::set<std::string> codes;
    std::map<std::uint64_t, int> per_group;
    for (const auto& [key, each] : state.all<Unit>()) {
        codes.insert(each.code.value);
        ++per_group[each.group.value];
        BOOST_CHECK_EQUAL(static_cast<bool>(each.household), each.state != UnitState::vacant);
    }
    BOOST_CHECK_EQUAL(codes.size(), 396);
    for (const char* code : {"1-1-101", "3-2-501", "3-2-502", "6-2-1103"}) {
        BOOST_CHECK(codes.count(code) == 1);
    }
    for (const auto& [group, homes] : per_group) BOOST_CHECK_EQUAL(homes, 198);
    BOOST_CHECK(unit("3-2-501")->group != unit("4-1-101")->group);
    BOOST_CHECK(count<Unit>([](const Unit& u) { return u.state == UnitState::vacant; }) >= 5);
    BOOST_CHECK(count<Unit>([](const Unit& u) { return u.state == UnitState::decoration; }) >= 4);
    BOOST_CHECK(count<Household>([](const Household& h) { return !h.vehicles.empty(); }) > 100);
    for (const auto& [key, home] : state.all<Household>()) {
        BOOST_CHECK(!home.members.empty() && !home.members.front().phone.empty());
    }
}

BOOST_AUTO_TEST_CASE(its_people_and_their_accounts) {
    BOOST_CHECK_EQUAL(count<Staff>([](const Staff& s) { return s.role != Role::administrator; }),
                      17);
    struct Row {
        const char* login;
        Role role;
        const char* name;
    };
    const Row rows[] = {
        {"wangmin", Role::butler, "王敏"},       {"lifang", Role::butler, "李芳"},
        {"qiantai", Role::front_desk, nullptr},  {"kefuzhuguan", Role::lead, nullptr},
        {"weixiu", Role::technician, nullptr},   {"baoan", Role::guard, nullptr},
        {"baoan2", Role::guard, nullptr},        {"jingli", Role::manager, nullptr},
        {"admin", Role::administrator, nullptr},
    };
    for (const Row& row : rows) {
        const auto account = demo().store->account(row.login);
        BOOST_REQUIRE(account);
        BOOST_CHECK(role_of(demo().state(), account->actor) == row.role);
        BOOST_CHECK(password_matches(account->password_hash, demo_password));
        const Staff* staff = demo().state().find(StaffId{account->actor.key});
        if (row.name) BOOST_CHECK_EQUAL(staff->name.value, row.name);
    }
    const Staff* wang = demo().state().find(StaffId{demo().store->account("wangmin")->actor.key});
    BOOST_CHECK(wang->group == unit("3-2-501")->group);
    for (const char* code : {"3-2-501", "3-2-502"}) {
        const auto account = demo().store->account(std::string("owner-") + code);
        BOOST_REQUIRE(account);
        BOOST_CHECK(account->actor == entity(unit(code)->household));
    }
}

BOOST_AUTO_TEST_CASE(its_routes) {
    const auto& routes = demo().state().all<Route>();
    BOOST_CHECK_EQUAL(routes.size(), 8);
    std::size_t points = 0;
    std::set<std::string> codes;
    for (const auto& [key, route] : routes) {
        points += route.checkpoints.size();
        for (const Checkpoint& point : route.checkpoints) {
            codes.insert(point.code.value);
            BOOST_CHECK(!point.items.empty());
        }
    }
    BOOST_CHECK_EQUAL(points, 87);
    BOOST_CHECK_EQUAL(codes.size(), 87);
    BOOST_CHECK_EQUAL(count<Route>([](const Route& r) {
                          return r.name.value == "每日巡楼 · 3 栋" && r.checkpoints.size() == 8;
                      }),
                      1);
}

BOOST_AUTO_TEST_CASE(its_ninety_days_of_tickets) {
    const auto& tickets = demo().state().all<Ticket>();
    BOOST_CHECK(tickets.size() > 400);
    std::set<TicketKind> kinds;
    std::set<TicketStatus> statuses;
    std::set<std::string> numbers;
    for (const auto& [key, ticket] : tickets) {
        kinds.insert(ticket.kind);
        statuses.insert(ticket.status);
        numbers.insert(ticket_number(ticket));
        BOOST_CHECK(!ticket.contradicted);
        BOOST_CHECK(ticket.timeline.back().stamp.received_at <= present);
        BOOST_CHECK(ticket.timeline.front().stamp.effective_at >= present + -91 * day_ms);
    }
    BOOST_CHECK_EQUAL(numbers.size(), tickets.size());
    BOOST_CHECK(kinds.size() >= 7);
    for (const TicketStatus status :
         {TicketStatus::reported, TicketStatus::responded, TicketStatus::assigned,
          TicketStatus::working, TicketStatus::waiting, TicketStatus::completed,
          TicketStatus::closed, TicketStatus::cancelled}) {
        BOOST_TEST_CONTEXT("status " << static_cast<int>(status))
        BOOST_CHECK(statuses.count(status) == 1);
    }
    BOOST_CHECK(count<Ticket>([](const Ticket& t) { return is_open(t.status); }) >= 7);
    BOOST_CHECK(demo().state().all<TicketNotes>().size() > 20);
    BOOST_CHECK(demo().state().all<TicketContact>().size() > 200);
    // The two homes that everybody tries have a past, and nothing open.
    for (const char* code : {"3-2-501", "3-2-502"}) {
        const HouseholdId home = unit(code)->household;
        BOOST_CHECK(count<Ticket>([&](const Ticket& t) { return t.household == home; }) >= 1);
        BOOST_CHECK_EQUAL(count<Ticket>([&](const Ticket& t) {
                              return t.household == home && is_open(t.status);
                          }),
                          0);
    }
}

BOOST_AUTO_TEST_CASE(its_rounds) {
    const auto& rounds = demo().state().all<Round>();
    BOOST_CHECK(rounds.size() > 500);
    for (const auto& [key, round] : rounds) BOOST_CHECK_EQUAL(round.late_records, 0);
    // Today's building walks are still to be done.
    const Day today = day_of(present, Zone{});
    BOOST_CHECK_EQUAL(count<Round>([&](const Round& r) {
                          return demo().state().find(r.route)->role == Role::butler &&
                                 day_of(r.started.effective_at, Zone{}) == today;
                      }),
                      0);
    BOOST_CHECK(count<Round>([&](const Round& r) {
                    return day_of(r.started.effective_at, Zone{}) == today;
                }) > 0);
}

// Somebody looks after the people every working day, and after the posts at night.
BOOST_AUTO_TEST_CASE(its_checks_of_subordinates) {
    const State& state = demo().state();
    const Policy policy = policy_of(state);
    const auto staff = [&](Role role) {
        for (const auto& [key, person] : state.all<Staff>()) {
            if (person.role == role) return entity(StaffId{key});
        }
        return Actor{};
    };
    const Day today = day_of(present, policy.zone);
    int checked = 0;
    for (Day day{today.value - 30}; day < today; ++day.value) {
        const DutyState duty =
            duty_on(state, staff(Role::lead), *duty_row(DutyId::subordinate_check), policy, day);
        checked += duty.kept() ? 1 : 0;
    }
    BOOST_CHECK(checked > 10);
    const DutyState still =
        duty_on(state, staff(Role::lead), *duty_row(DutyId::subordinate_check), policy, today);
    BOOST_CHECK_EQUAL(still.left(), 1);
    const Day last_week{today.value - 7};
    const DutyState nights =
        duty_on(state, staff(Role::guard_lead), *duty_row(DutyId::night_check), policy, last_week);
    BOOST_CHECK(nights.kept());
}

// There is something to verify: every check-in is linked, and the links hold.
BOOST_AUTO_TEST_CASE(its_check_ins_are_linked) {
    CheckInChains chains;
    demo().store->read({}, demo().store->head(), [&](const StoredEntry& entry) {
        chains.take(entry_of(entry));
        return true;
    });
    BOOST_CHECK(chains.linked() > 3'000);
    BOOST_CHECK_EQUAL(chains.unlinked(), 0);
    BOOST_CHECK(chains.faults().empty());
    BOOST_CHECK(chains.notes().empty());
    // A chain that goes on through the rounds of a day, from shift to shift.
    const auto& rounds = demo().state().all<Round>();
    BOOST_CHECK(std::any_of(rounds.begin(), rounds.end(), [](const auto& row) {
        const auto& visits = row.second.visits;
        return std::any_of(visits.begin(), visits.end(),
                           [](const Visit& visit) { return visit.link.steady_ms > 0; });
    }));
}

BOOST_AUTO_TEST_CASE(the_same_seed_makes_the_same_community_another_another) {
    const Demo again, other(2);
    BOOST_CHECK(again.state() == demo().state());
    BOOST_CHECK(!(other.state() == demo().state()));
}

BOOST_AUTO_TEST_CASE(it_can_be_made_at_any_time_of_any_day) {
    for (const char* now :
         {"2026-11-03 00:00", "2026-10-01 05:30", "2027-01-31 23:59", "2026-02-17 12:00"}) {
        BOOST_CHECK_NO_THROW(Demo(7, fixtures::at(now)));
    }
}

BOOST_AUTO_TEST_SUITE_END()
