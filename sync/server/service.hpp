#pragma once
// What the server answers to which request: the endpoints as one table, and who may ask.
//
// No sockets here: requests and responses are plain data (http.hpp), time is a function. Everything
// runs on the loop except password hashing, which has its own thread, and the disk, which has two: one
// for the ledger and one for files.

#include <functional>
#include <map>
#include <string>

#include "sync/server/desk.hpp"
#include "sync/server/escalations.hpp"
#include "sync/server/exchange.hpp"
#include "sync/server/file_service.hpp"
#include "sync/server/hub.hpp"
#include "sync/server/link_service.hpp"
#include "sync/server/presence.hpp"
#include "sync/server/sessions.hpp"
#include "sync/server/sign_in_guard.hpp"
#include "sync/server/static_site.hpp"

namespace xsync::server {

inline constexpr std::string_view message_type = "application/x-xunlou";

// Sign-ins that may wait for the hasher: at 125 ms each the last waits six seconds.
inline constexpr std::size_t sign_ins_waiting_max = 50;

class Service {
public:
    struct Ports {
        Clock now;
        std::function<void(std::function<void()>)> post;  // to the loop, from any thread
        std::function<void(const std::string&)> failed;   // the disk: the process should end
    };
    // `files`: the folder that photos are kept in.
    Service(Store& store, StaticSite site, std::filesystem::path files, Ports ports);
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    void handle(HttpRequest request, Respond respond);

    // What has become due since the last call goes up, to the lead or the manager. Call it every
    // escalations_every.
    void escalate();

    // What an administrator's commands have left on the desk since the last call.
    void attend(Desk& desk);

    // Lets the disk and the hasher finish, then takes a snapshot. Nothing is handled afterwards.
    void finish();
    const Ledger& ledger() const { return ledger_; }

private:
    struct Endpoint;
    struct Signed {  // what a request with a session has
        StoredSession session;
        core::Actor actor;
        std::string cookie;  // to be set again; empty when not due
    };
    static const Endpoint endpoints[];
    static std::string_view route_of(const HttpRequest& request);

    void sign_in(HttpRequest&& request, Respond&& respond);
    void finish_sign_in(const SignIn& asked, const std::string& client, bool matches,
                        const Respond& respond);
    void sign_out(HttpRequest&& request, Respond&& respond);
    void new_device(HttpRequest&& request, Respond&& respond);
    void sync(HttpRequest&& request, Respond&& respond);
    void events(HttpRequest&& request, Respond&& respond);
    void upload(HttpRequest&& request, Respond&& respond);
    void photo(HttpRequest&& request, Respond&& respond);
    void link(HttpRequest&& request, Respond&& respond);
    void left(HttpRequest&& request, Respond&& respond);
    void presence(HttpRequest&& request, Respond&& respond);
    void health(HttpRequest&& request, Respond&& respond);
    void attend_to(Desk& desk, const Desk::Wish& wish);

    // The session of a request, or an answer saying that there is none.
    std::optional<Signed> signed_in(const HttpRequest& request);
    // A record that names the photo.
    bool may_see(core::Actor who, const core::PhotoHash& hash) const;
    SignedIn describe(core::Actor actor, core::DeviceNo device) const;
    void store_session(const StoredSession& session);

    Store& store_;
    StaticSite site_;
    Ports ports_;
    Ledger ledger_;
    Hub hub_;
    Worker writer_;
    Worker hasher_;
    Exchange exchange_;
    FileService files_;
    LinkService links_;
    Sessions sessions_;
    SignInGuard guard_;
    Presence presence_;
    std::map<std::string, StoredAccount> accounts_;
};

}  // namespace xsync::server
