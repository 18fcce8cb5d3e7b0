#pragma once
// What every Store must do, whatever is beneath. A file that tests a store writes:
//
//     struct MyStoreMaker {
//         std::unique_ptr<Store> open();   // the same data every time, as after a restart
//     };
//     STORE_CONFORMANCE_SUITE(my_store, MyStoreMaker)
//
// The maker begins with no data; the suite makes a new maker for every case.

#include <boost/test/unit_test.hpp>
#include <memory>

#include "sync/server/store.hpp"

namespace conformance {

using namespace xsync::server;
using core::DeviceNo;
using core::EntityId;
using core::EntityKind;
using core::LogPos;
using core::OpId;

inline StoredEntry stored_entry(std::uint64_t pos, std::uint32_t device, std::uint32_t n) {
    return {{pos}, {{device}, {n}}, {1, 2, static_cast<std::uint8_t>(pos), 0, 255}, ~pos};
}

inline std::vector<StoredEntry> everything(Store& store, LogPos after, LogPos to) {
    std::vector<StoredEntry> entries;
    store.read(after, to, [&](const StoredEntry& entry) {
        entries.push_back(entry);
        return true;
    });
    return entries;
}

inline constexpr core::Actor alice{EntityKind::staff, 1}, bob{EntityKind::household, ~0ull >> 1};

template <class Maker>
void an_empty_store_has_an_epoch_and_nothing_else() {
    Maker maker;
    auto store = maker.open();
    BOOST_CHECK(store->epoch().value != 0);
    BOOST_CHECK(store->head() == LogPos{});
    BOOST_CHECK(everything(*store, {}, {100}).empty());
    BOOST_CHECK(!store->find({{1}, {1}}));
    BOOST_CHECK(store->load_snapshot(1, [](const StoredRecord&) { BOOST_ERROR("a record"); }) ==
                LogPos{});
    BOOST_CHECK(store->devices().empty() && store->accounts().empty() && store->sessions().empty());
    BOOST_CHECK(store->faults().empty());
}

template <class Maker>
void entries_survive_a_restart_byte_for_byte() {
    Maker maker;
    const std::vector<StoredEntry> batch{stored_entry(1, 1, 1), stored_entry(2, 2, 1),
                                         stored_entry(3, 1, 2)};
    auto store = maker.open();
    const core::Epoch epoch = store->epoch();
    store->append(batch);
    store.reset();
    store = maker.open();
    BOOST_CHECK(store->epoch() == epoch);
    BOOST_CHECK(store->head() == LogPos{3});
    BOOST_CHECK(everything(*store, {}, {3}) == batch);
    BOOST_CHECK(store->find({{2}, {1}}) == batch[1]);
    BOOST_CHECK(store->faults().empty());
}

template <class Maker>
void reading_takes_a_range_and_stops_when_told() {
    Maker maker;
    auto store = maker.open();
    for (std::uint64_t pos = 1; pos <= 9; ++pos) {
        store->append({stored_entry(pos, 1, static_cast<std::uint32_t>(pos))});
    }
    const auto some = everything(*store, {3}, {6});
    BOOST_REQUIRE_EQUAL(some.size(), 3);
    BOOST_CHECK(some.front().pos == LogPos{4} && some.back().pos == LogPos{6});
    int seen = 0;
    store->read({}, {9}, [&](const StoredEntry&) { return ++seen < 2; });
    BOOST_CHECK_EQUAL(seen, 2);
}

template <class Maker>
void a_batch_is_taken_whole_or_not_at_all() {
    Maker maker;
    auto store = maker.open();
    store->append({stored_entry(1, 1, 1)});
    const std::vector<std::vector<StoredEntry>> wrong{
        {stored_entry(2, 1, 2), stored_entry(3, 1, 1)},  // an op id that is taken
        {stored_entry(2, 1, 2), stored_entry(3, 1, 2)},  // twice in the batch
        {stored_entry(2, 1, 2), stored_entry(4, 1, 3)},  // a hole
        {stored_entry(1, 1, 2)},                         // a position that is taken
    };
    for (const auto& batch : wrong) {
        BOOST_CHECK_THROW(store->append(batch), StoreError);
        BOOST_CHECK(store->head() == LogPos{1});
    }
    store.reset();
    store = maker.open();
    BOOST_CHECK_EQUAL(everything(*store, {}, {10}).size(), 1);
}

template <class Maker>
void a_snapshot_grows_by_what_changed() {
    Maker maker;
    auto store = maker.open();
    const auto load = [&](std::uint32_t format) {
        std::vector<StoredRecord> records;
        const LogPos pos =
            store->load_snapshot(format, [&](const StoredRecord& r) { records.push_back(r); });
        return std::pair(pos, records);
    };
    const StoredRecord a{{EntityKind::group, 9}, {1}}, b{{EntityKind::unit, 2}, {2, 0}},
        b2{{EntityKind::unit, 2}, {3}}, c{{EntityKind::unit, ~0ull >> 1}, {}};
    store->save_snapshot({5}, 1, {b, a});
    store->save_snapshot({8}, 1, {c, b2});
    store.reset();
    store = maker.open();
    BOOST_CHECK(load(1) == std::pair(LogPos{8}, std::vector{a, b2, c}));
    BOOST_CHECK(load(2).first == LogPos{});
    store->save_snapshot({9}, 2, {a});
    BOOST_CHECK(load(2) == std::pair(LogPos{9}, std::vector{a}));
    BOOST_CHECK(load(1).first == LogPos{});
}

template <class Maker>
void a_person_keeps_a_number_on_a_tablet_until_it_is_withdrawn() {
    Maker maker;
    auto store = maker.open();
    const StoredDevice first = store->issue_device(alice, 7, false);
    BOOST_CHECK(first.number == DeviceNo{1});
    BOOST_CHECK(store->issue_device(alice, 7, false).number == first.number);
    const StoredDevice other_person = store->issue_device(bob, 7, false);
    const StoredDevice other_tablet = store->issue_device(alice, ~0ull, false);
    const StoredDevice renewed = store->issue_device(alice, 7, true);
    BOOST_CHECK(other_person.number == DeviceNo{2} && other_tablet.number == DeviceNo{3} &&
                renewed.number == DeviceNo{4});
    BOOST_CHECK(store->issue_device(alice, 7, false).number == renewed.number);
    store->revoke_device(renewed.number);
    BOOST_CHECK(store->issue_device(alice, 7, false).number == DeviceNo{5});
    store->append({stored_entry(1, 1, 1), stored_entry(2, 1, 2)});
    store.reset();
    store = maker.open();
    const auto devices = store->devices();
    BOOST_REQUIRE_EQUAL(devices.size(), 5);
    BOOST_CHECK((devices[0] == StoredDevice{{1}, alice, 7, false, {2}}));
    BOOST_CHECK((devices[1] == StoredDevice{{2}, bob, 7, false, {}}));
    BOOST_CHECK((devices[2] == StoredDevice{{3}, alice, ~0ull, false, {}}));
    BOOST_CHECK(devices[3].revoked);
}

template <class Maker>
void accounts_are_found_by_login_and_replaced() {
    Maker maker;
    auto store = maker.open();
    const StoredAccount wang{"wangmin", "$argon2id$…", alice, false},
        owner{"业主 ' 1", "h", bob, true};
    store->put_account(wang);
    store->put_account(owner);
    StoredAccount changed = wang;
    changed.password_hash = "other";
    store->put_account(changed);
    store.reset();
    store = maker.open();
    BOOST_CHECK(store->account("wangmin") == changed);
    BOOST_CHECK(store->account("业主 ' 1") == owner);
    BOOST_CHECK(!store->account("WANGMIN"));
    BOOST_CHECK_EQUAL(store->accounts().size(), 2);
}

template <class Maker>
void sessions_come_and_go() {
    Maker maker;
    auto store = maker.open();
    const StoredSession one{{1, 0, 2}, "wangmin", {3}, {1000}}, two{{2}, "wangmin", {4}, {2000}},
        three{{3}, "lifang", {5}, {3000}};
    for (const auto& session : {one, two, three}) store->put_session(session);
    store->drop_sessions_expired_at({1000});
    BOOST_CHECK((store->sessions() == std::vector{two, three}));
    StoredSession renewed = three;
    renewed.expires_at = {9000};
    store->put_session(renewed);
    store->drop_sessions_of("wangmin");
    store.reset();
    store = maker.open();
    BOOST_CHECK((store->sessions() == std::vector{renewed}));
    store->drop_session({3});
    BOOST_CHECK(store->sessions().empty());
}

template <class Maker>
void links_come_end_and_go() {
    Maker maker;
    auto store = maker.open();
    BOOST_CHECK(store->links().empty());
    const StoredLink one{{1, 0, 2}, {~0ull >> 1}, alice, {1000}}, two{{2}, {7}, bob, {2000}};
    store->put_link(two);
    store->put_link(one);
    StoredLink ended = two;
    ended.expires_at = {1500};
    store->put_link(ended);
    store.reset();
    store = maker.open();
    BOOST_CHECK((store->links() == std::vector{one, ended}));
    store->drop_links_expired_at({1000});
    BOOST_CHECK((store->links() == std::vector{ended}));
    store->drop_links_expired_at({1500});
    BOOST_CHECK(store->links().empty());
}

}  // namespace conformance

#define STORE_CONFORMANCE_CASE(Maker, name) \
    BOOST_AUTO_TEST_CASE(name) { conformance::name<Maker>(); }

#define STORE_CONFORMANCE_SUITE(suite, Maker)                                                \
    BOOST_AUTO_TEST_SUITE(suite)                                                             \
    STORE_CONFORMANCE_CASE(Maker, an_empty_store_has_an_epoch_and_nothing_else)              \
    STORE_CONFORMANCE_CASE(Maker, entries_survive_a_restart_byte_for_byte)                   \
    STORE_CONFORMANCE_CASE(Maker, reading_takes_a_range_and_stops_when_told)                 \
    STORE_CONFORMANCE_CASE(Maker, a_batch_is_taken_whole_or_not_at_all)                      \
    STORE_CONFORMANCE_CASE(Maker, a_snapshot_grows_by_what_changed)                          \
    STORE_CONFORMANCE_CASE(Maker, a_person_keeps_a_number_on_a_tablet_until_it_is_withdrawn) \
    STORE_CONFORMANCE_CASE(Maker, accounts_are_found_by_login_and_replaced)                  \
    STORE_CONFORMANCE_CASE(Maker, sessions_come_and_go)                                      \
    STORE_CONFORMANCE_CASE(Maker, links_come_end_and_go)                                     \
    BOOST_AUTO_TEST_SUITE_END()
