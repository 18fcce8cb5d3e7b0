// When the disk fails nothing is acknowledged any more, and nothing that was is lost.

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <condition_variable>
#include <deque>
#include <mutex>

#include "sync/server/author.hpp"
#include "sync/server/exchange.hpp"
#include "sync/server/sqlite_store.hpp"
#include "tests/server/scratch_folder.hpp"

using namespace xsync::server;
using core::Actor;
using core::Role;
using xsync::Chunk;
using xsync::Request;

BOOST_AUTO_TEST_SUITE(failing_disk)

namespace {

// A disk that fails when told.
class Failing : public Store {
public:
    explicit Failing(Store& beneath) : beneath_(beneath) {}
    std::atomic<bool> broken = false;

    core::Epoch epoch() override { return beneath_.epoch(); }
    core::LogPos head() override { return beneath_.head(); }
    void append(const std::vector<StoredEntry>& batch) override {
        if (broken) throw StoreError("the disk is on fire");
        beneath_.append(batch);
    }
    void read(core::LogPos after, core::LogPos to, const EachEntry& each) override {
        beneath_.read(after, to, each);
    }
    std::optional<StoredEntry> find(core::OpId id) override { return beneath_.find(id); }
    void save_snapshot(core::LogPos pos, std::uint32_t format,
                       const std::vector<StoredRecord>& changed) override {
        beneath_.save_snapshot(pos, format, changed);
    }
    core::LogPos load_snapshot(std::uint32_t format, const EachRecord& each) override {
        return beneath_.load_snapshot(format, each);
    }
    StoredDevice issue_device(core::Actor actor, std::uint64_t store, bool always_new) override {
        return beneath_.issue_device(actor, store, always_new);
    }
    std::vector<StoredDevice> devices() override { return beneath_.devices(); }
    void revoke_device(core::DeviceNo number) override { beneath_.revoke_device(number); }
    void put_account(const StoredAccount& account) override { beneath_.put_account(account); }
    std::optional<StoredAccount> account(const std::string& login) override {
        return beneath_.account(login);
    }
    std::vector<StoredAccount> accounts() override { return beneath_.accounts(); }
    void put_session(const StoredSession& session) override { beneath_.put_session(session); }
    std::vector<StoredSession> sessions() override { return beneath_.sessions(); }
    void drop_session(const xsync::Bytes& hash) override { beneath_.drop_session(hash); }
    void drop_sessions_of(const std::string& login) override { beneath_.drop_sessions_of(login); }
    void put_link(const StoredLink& link) override { beneath_.put_link(link); }
    std::vector<StoredLink> links() override { return beneath_.links(); }
    void drop_links_expired_at(core::UtcMs now) override { beneath_.drop_links_expired_at(now); }
    void drop_sessions_expired_at(core::UtcMs now) override {
        beneath_.drop_sessions_expired_at(now);
    }
    std::vector<std::string> faults() override { return beneath_.faults(); }

private:
    Store& beneath_;
};

}  // namespace

// Group commit without sockets: the loop is a queue that this test empties.
BOOST_AUTO_TEST_CASE(nothing_is_acknowledged_any_more) {
    ScratchFolder folder;
    const auto sqlite = open_sqlite_store((folder.path / "xunlou.db").string(), {42});
    Failing store(*sqlite);
    Ledger ledger(store.epoch(), [&](core::OpId id) { return store.find(id); });
    ledger.restored({}, {});
    const Actor admin{core::EntityKind::staff, 10};
    Author author(ledger, store, 1);
    author.found(admin, core::AddStaff{"管理员", Role::administrator, {}}, {1'000});
    author.flush();
    ledger.admit({1}, admin, {}, false);

    std::mutex mutex;
    std::condition_variable ready;
    std::deque<std::function<void()>> loop;
    std::vector<std::string> failures;
    Worker writer;
    Exchange exchange(
        ledger, store, writer,
        {[] { return core::UtcMs{2'000}; },
         [&](std::function<void()> job) {
             const std::lock_guard lock(mutex);
             loop.push_back(std::move(job));
             ready.notify_one();
         },
         [](core::LogPos) {}, [&](const std::string& what) { failures.push_back(what); }});
    std::vector<std::optional<Chunk>> answers;
    const auto push = [&](std::uint32_t n) {
        Request up;
        up.device = {1};
        up.epoch = ledger.epoch();
        up.after = {1};
        core::Op op;
        op.head.id = {{1}, {n}};
        op.head.actor = admin;
        op.head.entity = {core::EntityKind::group, 100 + n};
        op.body = core::AddGroup{"组团"};
        up.ops = {op};
        exchange.submit(up, admin, up.device,
                        [&](std::optional<Chunk> chunk) { answers.push_back(std::move(chunk)); });
    };
    const auto turn = [&] {
        std::unique_lock lock(mutex);
        ready.wait(lock, [&] { return !loop.empty(); });
        const auto job = std::move(loop.front());
        loop.pop_front();
        lock.unlock();
        job();
    };
    push(1);
    turn();
    BOOST_REQUIRE_EQUAL(answers.size(), 1);
    BOOST_REQUIRE(answers[0]);
    BOOST_CHECK_EQUAL(answers[0]->receipts.size(), 1);
    store.broken = true;
    push(2);
    push(3);  // waits for the next round, which never comes
    turn();
    push(4);
    BOOST_REQUIRE_EQUAL(answers.size(), 4);
    BOOST_CHECK(!answers[1] && !answers[2] && !answers[3]);
    BOOST_CHECK_EQUAL(failures.size(), 1);
    BOOST_CHECK(exchange.failed());
    BOOST_CHECK_EQUAL(sqlite->head().value, 2);
}

BOOST_AUTO_TEST_SUITE_END()
