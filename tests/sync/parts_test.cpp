// The engine's parts, each by itself: pages, replica, session, checksum.

#include "sync/checksum.hpp"
#include "sync/client/pages.hpp"
#include "sync/client/replica.hpp"
#include "sync/client/session.hpp"
#include "sync/tuning.hpp"
#include "tests/core/random_ops.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

namespace {

using namespace xsync;

Grant group(std::uint64_t key, std::string name = "组") {
    core::Group value;
    value.name = std::move(name);
    value.head.through = {key};
    return {{core::EntityKind::group, key}, value};
}

void carry_out(const std::vector<JournalWrite>& writes, JournalMap& stored) {
    for (const JournalWrite& each : writes) {
        if (each.value)
            stored[each.key] = *each.value;
        else
            stored.erase(each.key);
    }
}

EachRecord records_of(const core::State& state) {
    return [&](core::EntityId first, std::optional<core::EntityId> end,
               const std::function<void(Grant)>& visit) { each_record(state, first, end, visit); };
}

core::Op op_of(const core::State& state, core::EntityId id, core::OpBody body, std::uint32_t n) {
    return fixtures::make_op({core::EntityKind::staff, 1}, id, std::move(body), {1000 + n},
                             core::through(state, id), {{7}, {n}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pages)

// Against the trivial model: the state itself.
BOOST_AUTO_TEST_CASE(any_changes_are_read_back) {
    fixtures::Random random(3);
    core::State state;
    JournalMap stored;
    Pages pages(4);
    std::uint64_t newest = 1'000;
    for (int round = 0; round < 60; ++round) {
        std::set<core::EntityId> changed;
        const std::uint32_t news = random.chance(20) ? 700 : 20;
        for (std::uint32_t i = 0; i < news; ++i) {
            // Mostly new things at the end; old ones change, some before all others appear.
            const std::uint64_t key = random.chance(70)  ? ++newest
                                      : random.chance(5) ? 1 + random.below(500)
                                                         : 1 + random.next() % newest;
            const Grant grant = group(key, std::to_string(random.below(1000)));
            const bool goes = random.chance(30);
            if (goes)
                core::erase(state, grant.id);
            else
                core::put(state, grant.id, grant.record);
            changed.insert(grant.id);
        }
        std::vector<JournalWrite> writes;
        pages.rewrite(changed, records_of(state), writes);
        carry_out(writes, stored);
        core::State loaded;
        Pages again(4);
        BOOST_REQUIRE(again.load(stored, loaded));
        BOOST_REQUIRE(loaded == state);
    }
    for (const auto& [key, bytes] : stored) {
        const auto page = decode<Page>(bytes);
        if (page.value) BOOST_TEST(page.value->records.size() <= tuning::page_records_max);
    }
    std::vector<JournalWrite> writes;
    pages.remove(writes);
    carry_out(writes, stored);
    BOOST_TEST(stored.empty());
}

BOOST_AUTO_TEST_CASE(one_change_writes_one_page) {
    core::State state;
    JournalMap stored;
    Pages pages(1);
    std::vector<Grant> grants;
    for (std::uint64_t key = 1; key <= 5'000; ++key) grants.push_back(group(key));
    for (const Grant& grant : grants) core::put(state, grant.id, grant.record);
    std::vector<JournalWrite> writes;
    pages.append(grants, writes);
    carry_out(writes, stored);
    writes.clear();
    core::put(state, grants[2'500].id, group(2'501, "改名").record);
    pages.rewrite({grants[2'500].id}, records_of(state), writes);
    BOOST_TEST(writes.size() == 2u);  // the page and the directory
    carry_out(writes, stored);
    core::State loaded;
    BOOST_REQUIRE(Pages(1).load(stored, loaded));
    BOOST_TEST((loaded == state));
}

BOOST_AUTO_TEST_CASE(a_page_of_another_time_is_noticed) {
    core::State state;
    JournalMap stored;
    Pages pages(1);
    std::vector<JournalWrite> writes;
    pages.append({group(1), group(2)}, writes);
    carry_out(writes, stored);
    const JournalMap older = stored;
    core::put(state, group(1).id, group(1, "新名").record);
    core::put(state, group(2).id, group(2).record);
    writes.clear();
    pages.rewrite({group(1).id}, records_of(state), writes);
    carry_out(writes, stored);
    const std::string page = key::of_page(1, group(1).id);
    BOOST_REQUIRE(older.count(page) == 1u);
    stored[page] = older.at(page);
    core::State loaded;
    BOOST_TEST(!Pages(1).load(stored, loaded));
    stored.erase(page);
    BOOST_TEST(!Pages(1).load(stored, loaded));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(replica)

// Law 4 against the trivial model: rebuild everything each time.
BOOST_AUTO_TEST_CASE(visible_is_confirmed_with_own_ops_on_top) {
    fixtures::World world;
    fixtures::Random random(5);
    Replica replica;
    replica.replace(world.state, world.head());
    std::vector<core::Op> own;
    std::uint32_t n = 0;
    for (int step = 0; step < 1500; ++step) {
        if (random.chance(50)) {
            core::Op op = fixtures::any_op(world, random);
            op.head.id = {{50}, {++n}};
            replica.show(op);
            own.push_back(op);
        } else if (random.chance(70) || own.empty()) {
            Chunk chunk;
            chunk.from = chunk.to = replica.cursor();
            // Somebody else's op, or one of ours in the order of the server.
            const bool ours = !own.empty() && random.chance(60);
            const core::Op op = ours ? own.front() : fixtures::any_op(world, random);
            const core::Decision decision = world.ask(op);
            if (decision.verdict == core::Verdict::accepted) {
                const core::Stamp stamp = world.happen(op);
                chunk.to = stamp.pos;
                chunk.entries.push_back({op.head.id, decision, stamp, op});
                if (ours && random.chance(50)) replica.received(op.head.id, stamp.pos);
                replica.apply(chunk);
                if (ours) replica.received(op.head.id, stamp.pos);
            } else if (ours) {
                replica.take_off(op.head.id);
            }
            if (ours) own.erase(own.begin());
        } else {
            Chunk chunk;
            chunk.from = chunk.to = replica.cursor();
            const core::EntityId id = own.front().head.entity;
            if (const auto record = core::record_of(world.state, id))
                chunk.grants = {{id, *record}};
            replica.apply(chunk);
        }
        BOOST_REQUIRE(replica.confirmed() == world.state);
        core::State model = world.state;
        for (const core::Op& op : own) Replica::lay_on(model, op);
        BOOST_REQUIRE(replica.visible() == model);
    }
}

BOOST_AUTO_TEST_CASE(a_granted_record_has_its_earlier_entries_already) {
    Replica replica;
    core::State server;
    const core::EntityId id{core::EntityKind::ticket, 9};
    Chunk chunk;
    chunk.to = {3};
    for (std::uint32_t n = 1; n <= 3; ++n) {
        const core::Op op =
            op_of(server, id, core::RemarkTicket{"第" + std::to_string(n) + "句"}, n);
        const core::Stamp stamp{{n}, {n}, {n}, core::TimeGrade::proven};
        core::evolve(server, op, stamp);
        chunk.entries.push_back({op.head.id, {}, stamp, op});
    }
    chunk.grants = {{id, *core::record_of(server, id)}};
    replica.apply(chunk);
    BOOST_TEST((replica.visible() == server));
}

// The verdict came before the record: nothing is shown twice, nothing vanishes meanwhile.
BOOST_AUTO_TEST_CASE(an_op_stays_on_top_until_the_record_has_it) {
    Replica replica;
    core::State server;
    const core::EntityId id{core::EntityKind::ticket, 9};
    core::evolve(server, op_of(server, id, core::ReportTicket{}, 1), {{1}, {1}, {1}, {}});
    replica.replace(server, {1});
    const core::Op op = op_of(server, id, core::RemarkTicket{"备注"}, 2);
    const auto events = [&] { return replica.visible().find(core::TicketId{9})->timeline.size(); };
    replica.show(op);
    BOOST_TEST(events() == 2u);
    replica.received(op.head.id, {5});
    BOOST_TEST(events() == 2u);
    BOOST_TEST(replica.on_top().size() == 1u);
    const core::Stamp stamp{{5}, {2}, {2}, {}};
    core::evolve(server, op, stamp);
    Chunk chunk;
    chunk.from = {1};
    chunk.to = {5};
    chunk.entries = {{op.head.id, {}, stamp, op}};
    replica.apply(chunk);
    BOOST_TEST(events() == 2u);
    BOOST_TEST(replica.on_top().empty());
}

BOOST_AUTO_TEST_CASE(what_depends_on_a_refused_creation_shows_nothing) {
    Replica replica;
    const core::EntityId id{core::EntityKind::ticket, 9};
    const core::Op report = op_of({}, id, core::ReportTicket{}, 1);
    replica.show(report);
    replica.show(op_of({}, id, core::RemarkTicket{"备注"}, 2));
    BOOST_TEST(replica.visible().find(core::TicketId{9}) != nullptr);
    replica.take_off(report.head.id);
    BOOST_TEST(replica.visible().find(core::TicketId{9}) == nullptr);
    BOOST_TEST(replica.on_top().size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(session)

BOOST_AUTO_TEST_CASE(failures_wait_longer_each_time_and_a_kick_ends_the_wait) {
    Session session;
    session.want(0);
    std::int64_t now = 0, before = 0;
    for (int i = 0; i < 14; ++i) {
        BOOST_REQUIRE(session.due_ms().has_value());
        now = *session.due_ms();
        session.started();
        session.failed(now, 0, 12345u * static_cast<unsigned>(i), false, "no answer");
        const std::int64_t wait = *session.due_ms() - now;
        BOOST_TEST(wait <= tuning::backoff_max.count());
        BOOST_TEST(wait >= (i == 0 ? 750 : std::min<std::int64_t>(before, 200'000)));
        before = wait;
    }
    session.want(now);  // new work does not shorten it
    BOOST_TEST(*session.due_ms() >= now + 200'000);
    session.kick(now + 5);
    BOOST_TEST(*session.due_ms() == now + 5);
}

BOOST_AUTO_TEST_CASE(what_is_wanted_during_an_exchange_is_not_forgotten) {
    Session session;
    session.started();
    session.want(10);
    BOOST_TEST(!session.due_ms().has_value());
    session.succeeded(20, false);
    BOOST_TEST(*session.due_ms() == 20);
    session.started();
    session.succeeded(30, false);
    BOOST_TEST(*session.due_ms() == 30 + tuning::poll_interval.count());
}

BOOST_AUTO_TEST_CASE(the_servers_patience_is_kept) {
    Session session;
    session.started();
    session.failed(0, 17'000, 0, true, "status 503");
    BOOST_TEST(*session.due_ms() == 17'000);
    BOOST_TEST(session.reached());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(checksums)

BOOST_AUTO_TEST_CASE(they_tell_records_apart_and_know_absence) {
    core::State state;
    const Grant a = group(1), b = group(2);
    core::put(state, a.id, a.record);
    core::put(state, b.id, b.record);
    const std::uint64_t both = checksum(state, {a.id, b.id});
    BOOST_TEST(both != checksum(state, {a.id}));
    core::put(state, b.id, group(2, "别名").record);
    BOOST_TEST(both != checksum(state, {a.id, b.id}));
    core::erase(state, b.id);
    BOOST_TEST(both != checksum(state, {a.id, b.id}));
    core::put(state, b.id, b.record);
    BOOST_TEST(both == checksum(state, {a.id, b.id}));
}

BOOST_AUTO_TEST_SUITE_END()
