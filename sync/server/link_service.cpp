#include "sync/server/link_service.hpp"

#include <charconv>

#include "core/audience.hpp"
#include "sync/server/status_page.hpp"

namespace xsync::server {

namespace {

constexpr core::Roles issuers = core::carers | core::roles(core::Role::owner);

HttpResponse plain(unsigned status, std::string text) {
    HttpResponse response;
    response.status = status;
    response.header("Content-Type", "text/plain; charset=utf-8");
    response.header("Cache-Control", "no-store");
    response.own(std::move(text));
    return response;
}

HttpResponse html(unsigned status, std::string text) {
    HttpResponse response;
    response.status = status;
    response.header("Content-Type", "text/html; charset=utf-8");
    response.header("Cache-Control", "no-store");
    response.header("X-Robots-Tag", "noindex, nofollow");
    response.header("Content-Security-Policy", status_content_security_policy());
    response.own(std::move(text));
    return response;
}

struct Asked {
    core::TicketId ticket;
    bool withdraw = false;
};
std::optional<Asked> asked_in(std::string_view path) {
    path.remove_prefix(links_path.size());
    Asked asked;
    const auto [end, error] =
        std::from_chars(path.data(), path.data() + path.size(), asked.ticket.value);
    if (error != std::errc()) return std::nullopt;
    path.remove_prefix(static_cast<std::size_t>(end - path.data()));
    asked.withdraw = path == "/withdraw";
    if (!asked.withdraw && !path.empty()) return std::nullopt;
    return asked;
}

}  // namespace

LinkService::LinkService(Store& store, Ports ports)
    : store_(store), ports_(std::move(ports)), links_(store.links()) {
    ports_.write([this, long_ago = ports_.now() +
                                   -link_remembered_ms] { store_.drop_links_expired_at(long_ago); },
                 {});
}

void LinkService::ask(const HttpRequest& request, core::Actor actor, Respond respond) {
    const auto asked = asked_in(request.path);
    if (!asked || !core::contains(issuers, core::role_of(ports_.state(), actor)) ||
        !ports_.may_see(actor, core::entity(asked->ticket)))
        return respond(plain(404, "There is no such ticket.\n"));
    if (asked->withdraw) return withdraw(asked->ticket, respond);
    issue(request, asked->ticket, actor, respond);
}

void LinkService::issue(const HttpRequest& request, core::TicketId ticket, core::Actor actor,
                        const Respond& respond) {
    const core::UtcMs now = ports_.now();
    if (links_.open_links(ticket, now) >= links_open_max)
        return respond(plain(429, "This ticket has many open links; withdraw them first.\n"));
    const Links::Fresh fresh = links_.open(ticket, actor, now);
    ports_.write(
        [this, link = fresh.link] { store_.put_link(link); },
        [respond, address = request.origin + std::string(status_path) + fresh.token](bool ok) {
            respond(ok ? plain(200, address)
                       : plain(503, "The server cannot save anything at the moment.\n"));
        });
}

void LinkService::withdraw(core::TicketId ticket, const Respond& respond) {
    const std::vector<StoredLink> ended = links_.withdraw(ticket, ports_.now());
    ports_.write(
        [this, ended] {
            for (const StoredLink& link : ended) store_.put_link(link);
        },
        [respond, count = ended.size()](bool ok) {
            respond(ok ? plain(200, std::to_string(count))
                       : plain(503, "The server cannot save anything at the moment.\n"));
        });
}

HttpResponse LinkService::page(const HttpRequest& request) {
    const core::UtcMs now = ports_.now();
    if (const std::int64_t ms = links_.wait(request.client, now); ms > 0) {
        HttpResponse response =
            html(429, status_notice("请稍后再试", "打开得太频繁，请过一分钟再试。"));
        response.header("Retry-After",
                        std::to_string((ms + core::second_ms - 1) / core::second_ms));
        return response;
    }
    const StoredLink* link = links_.find(std::string_view(request.path).substr(status_path.size()));
    // One that ended long ago is as good as none; the store forgets it with the next start.
    if (link == nullptr || now - link->expires_at >= link_remembered_ms) {
        links_.missed(request.client, now);
        return html(404, status_notice("没有找到这个链接",
                                       "请检查地址是否完整，或请物业重新发送进度链接。"));
    }
    if (link->expires_at <= now || ports_.state().find(link->ticket) == nullptr)
        return html(410, status_notice("链接已失效", "进度链接有期限，请物业重新发送一个。"));
    return html(200, status_page(ports_.state(), link->ticket, core::policy_of(ports_.state()), now,
                                 link->expires_at));
}

}  // namespace xsync::server
