// What administrators ask of a running server, and what withdrawn devices have left behind.

#include <charconv>
#include <nlohmann/json.hpp>

#include "sync/server/devices.hpp"
#include "sync/server/log.hpp"
#include "sync/server/service.hpp"

namespace xsync::server {

namespace {

constexpr core::Roles leads =
    core::roles(core::Role::lead, core::Role::manager, core::Role::administrator);

// The number behind the verb; 0 when it is none.
std::uint32_t number_in(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

void reply(Desk& desk, const std::string& name, const Desk::Answer& answer) {
    try {
        desk.answer(name, answer);
    } catch (const std::exception& error) {
        log(LogLevel::warning, "desk_failed", {{"what", error.what()}});
    }
}

}  // namespace

void Service::attend(Desk& desk) {
    for (const Desk::Wish& wish : desk.take()) attend_to(desk, wish);
}

// The store answers on the disk's thread, the command is told from the loop.
void Service::attend_to(Desk& desk, const Desk::Wish& wish) {
    const std::size_t space = std::min(wish.text.find(' '), wish.text.size());
    const std::string verb = wish.text.substr(0, space);
    const auto say = [this, &desk, name = wish.name](auto read, auto in_words) {
        auto facts = std::make_shared<DeviceFacts>();
        exchange_.write([this, facts, read] { *facts = read(store_); },
                        [this, &desk, name, facts, in_words](bool ok) {
                            if (!ok) return reply(desk, name, {false, "the disk has failed"});
                            reply(desk, name, {true, in_words(*facts, ledger_.state())});
                        });
    };
    if (verb == "list") return say(read_devices, describe_devices);
    if (verb == "left") return say(read_left, describe_left);
    const std::uint32_t number =
        verb == "revoke" && space < wish.text.size() ? number_in(wish.text.substr(space + 1)) : 0;
    if (number == 0)
        return reply(desk, wish.name, {false, "the server does not know this command"});
    if (!ledger_.is_known({number}))
        return reply(desk, wish.name, {false, "there is no device " + std::to_string(number)});
    exchange_.revoke_device({number}, [this, &desk, name = wish.name, number](bool ok) {
        // Its line ends: it comes back at once, and learns it.
        for (const Bytes& session : sessions_.of_device({number})) hub_.end(session);
        reply(desk, name, {ok, ok ? "" : "the disk has failed"});
    });
}

void Service::left(HttpRequest&& request, Respond&& respond) {
    const auto who = signed_in(request);
    if (!who) return respond(sentence(401, "Not signed in."));
    const core::Role role = core::role_of(ledger_.state(), who->actor);
    if (!core::contains(leads, role) || ledger_.is_revoked(who->session.device))
        return respond(sentence(403, "For leads only."));
    auto facts = std::make_shared<DeviceFacts>();
    exchange_.write(
        [this, facts] { *facts = read_left(store_); },
        [this, respond = std::move(respond), facts](bool ok) {
            if (!ok) return respond(sentence(503, "The disk has failed."));
            HttpResponse response = sentence(200, describe_left(*facts, ledger_.state()));
            response.header("Content-Disposition", "attachment; filename=\"xunlou-left.tsv\"");
            respond(std::move(response));
        });
}

}  // namespace xsync::server
