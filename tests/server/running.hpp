#pragma once
// A server over real sockets in a thread of its own, with a community of an administrator, a desk and one
// who left; and what a test asks it for.

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <future>
#include <thread>

#include "sync/codec.hpp"
#include "sync/server/author.hpp"
#include "sync/server/crypto.hpp"
#include "sync/server/net.hpp"
#include "sync/server/service.hpp"
#include "sync/server/sqlite_store.hpp"
#include "tests/server/scratch_folder.hpp"
#include "tests/server/wire.hpp"

namespace running {

using namespace xsync::server;
using core::Actor;
using core::Role;
using xsync::Chunk;
using xsync::Request;
using xsync::SignedIn;
using xsync::SignIn;

inline constexpr const char* password = "correct horse";

class Running {
public:
    Running() {
        init_crypto();
        std::ofstream(folder_.path / "index.html") << "<!doctype html>";
        found();
        NetLimits limits;
        limits.body_bytes = 64 << 10;
        limits.head_time = std::chrono::milliseconds(300);
        limits.body_time = std::chrono::milliseconds(300);
        limits.heartbeat = std::chrono::milliseconds(100);
        net_.emplace(limits);
        service_.emplace(
            *store_, StaticSite(folder_.path), folder_.path / "files",
            Service::Ports{system_now, [this](auto job) { net_->post(std::move(job)); },
                           [](const std::string& what) { BOOST_ERROR(what); }});
        port = net_->listen("127.0.0.1", 0, [this](HttpRequest request, Respond respond) {
            service_->handle(std::move(request), std::move(respond));
        });
        net_->every(std::chrono::milliseconds(20), [this] { service_->escalate(); });
        thread_ = std::thread([this] { net_->run(); });
    }
    ~Running() {
        net_->stop();
        thread_.join();
        service_->finish();
    }

    WireAnswer ask(const std::string& bytes, bool with_body = true) {
        Wire wire(port);
        wire.send(bytes);
        auto answer = wire.answer(with_body);
        BOOST_REQUIRE(answer);
        return *answer;
    }
    WireAnswer sign_in(const std::string& login, const std::string& word,
                       std::uint64_t tablet = 1) {
        return ask(post("/sign-in", bytes_of(SignIn{login, word, tablet, false})));
    }
    struct Session {
        SignedIn who;
        std::string cookie;  // header line
    };
    Session session(const std::string& login, std::uint64_t tablet = 1) {
        const WireAnswer answer = sign_in(login, password, tablet);
        BOOST_REQUIRE_EQUAL(answer.status, 200);
        auto who = message_of<SignedIn>(answer.body);
        BOOST_REQUIRE(who);
        return {*who, "Cookie: " + answer.cookie() + "\r\n"};
    }
    static Request request(const Session& session, core::LogPos after) {
        Request made;
        made.device = session.who.device;
        made.epoch = session.who.epoch;
        made.after = after;
        return made;
    }
    Chunk exchange(const Session& session, const Request& asked, const std::string& headers = "") {
        const WireAnswer answer = ask(post("/sync", bytes_of(asked), session.cookie + headers));
        BOOST_REQUIRE_EQUAL(answer.status, 200);
        auto chunk = message_of<Chunk>(answer.body);
        BOOST_REQUIRE(chunk);
        return *chunk;
    }
    static core::Op report(const Session& session, std::uint32_t n, const char* words) {
        core::Op op;
        op.head.id = {session.who.device, {n}};
        op.head.actor = session.who.actor;
        op.head.entity = {core::EntityKind::ticket, 5000 + n};
        op.head.made_at = system_now();
        core::ReportTicket body;
        body.words = words;
        op.body = body;
        return op;
    }
    Store& store() { return *store_; }
    Service& service() { return *service_; }
    const std::filesystem::path& folder() const { return folder_.path; }
    // Returns when it was done there.
    void on_loop(const std::function<void()>& job) {
        std::promise<void> done;
        net_->post([&] {
            job();
            done.set_value();
        });
        done.get_future().wait();
    }

    std::uint16_t port = 0;

private:
    void found() {
        store_ = open_sqlite_store((folder_.path / "xunlou.db").string(), {42});
        Ledger ledger(store_->epoch());
        ledger.restored({}, {});
        Author author(ledger, *store_, 1);
        const core::UtcMs now = system_now();
        const std::string hash = hash_password(password);
        author.found({core::EntityKind::community, 1}, core::FoundCommunity{"蓝天新苑", {}}, now);
        const auto hire = [&](const char* login, std::uint64_t key, Role role, bool disabled) {
            const Actor actor{core::EntityKind::staff, key};
            author.found(actor, core::AddStaff{login, role, {}}, now);
            store_->put_account({login, hash, actor, disabled});
            return actor;
        };
        hire("admin", 10, Role::administrator, false);
        hire("qiantai", 11, Role::front_desk, false);
        hire("shut", 12, Role::guard, true);
        hire("baoan", 14, Role::guard, false);
        author.found(hire("left", 13, Role::guard, false), core::RetireStaff{}, now);
        author.flush();
    }

    ScratchFolder folder_;
    std::unique_ptr<Store> store_;
    std::optional<Net> net_;
    std::optional<Service> service_;
    std::thread thread_;
};

}  // namespace running
