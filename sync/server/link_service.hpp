#pragma once
// Links over HTTP: POST /links/<ticket key> issues one and answers with its address, POST
// /links/<ticket key>/withdraw ends all of that ticket, GET /t/<token> is the page for whoever has it.
// Issued by the front desk and its lead, the manager, butlers and the owner, for tickets they see. No
// sockets; runs on the loop.

#include <functional>
#include <optional>

#include "sync/server/clock.hpp"
#include "sync/server/http.hpp"
#include "sync/server/links.hpp"

namespace xsync::server {

inline constexpr std::string_view links_path = "/links/", status_path = "/t/";

class LinkService {
public:
    struct Ports {
        Clock now;
        std::function<const core::State&()> state;  // of the ledger
        std::function<bool(core::Actor, core::EntityId)> may_see;
        // On the writer's thread; false when the disk has failed.
        std::function<void(std::function<void()>, std::function<void(bool)>)> write;
    };
    LinkService(Store& store, Ports ports);

    // For a person whose session has been looked at already.
    void ask(const HttpRequest& request, core::Actor actor, Respond respond);
    // For anybody.
    HttpResponse page(const HttpRequest& request);

private:
    void issue(const HttpRequest& request, core::TicketId ticket, core::Actor actor,
               const Respond& respond);
    void withdraw(core::TicketId ticket, const Respond& respond);

    Store& store_;
    Ports ports_;
    Links links_;
};

}  // namespace xsync::server
