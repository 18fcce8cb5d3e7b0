#include "sync/server/service.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sync/codec.hpp"
#include "sync/server/compress.hpp"
#include "sync/server/crypto.hpp"
#include "sync/server/devices.hpp"
#include "sync/server/log.hpp"
#include "sync/server/snapshot.hpp"
#include "sync/tuning.hpp"

namespace xsync::server {

namespace {

// Only this origin's own files, nothing inline; WebAssembly may be compiled, text may not be run.
constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "connect-src 'self'; img-src 'self' blob: data:; style-src 'self'; font-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

void add_security_headers(HttpResponse& response) {
    const bool has_own = std::any_of(response.headers.begin(), response.headers.end(),
                                     [](auto& h) { return h.first == "Content-Security-Policy"; });
    if (!has_own) response.header("Content-Security-Policy", std::string(content_security_policy));
    response.header("Cross-Origin-Opener-Policy", "same-origin");
    response.header("Cross-Origin-Resource-Policy", "same-origin");
    response.header("X-Content-Type-Options", "nosniff");
    response.header("Referrer-Policy", "no-referrer");
    response.header("Permissions-Policy", "camera=(self), geolocation=(self), microphone=()");
}

HttpResponse wait(unsigned status, std::int64_t ms, std::string text) {
    HttpResponse response = sentence(status, std::move(text));
    response.header("Retry-After", std::to_string((ms + core::second_ms - 1) / core::second_ms));
    return response;
}

HttpResponse disk_failed() {
    return wait(503, core::minute_ms, "The server cannot save anything at the moment.");
}

HttpResponse no_session() { return sentence(401, "Not signed in."); }

template <class Message>
HttpResponse message(const Message& value, std::string_view accept_encoding) {
    const Bytes bytes = encode(value);
    std::string body(bytes.begin(), bytes.end());
    HttpResponse response;
    response.header("Content-Type", std::string(message_type));
    response.header("Cache-Control", "no-store");
    if (body.size() > gzip_from_bytes && accepts(accept_encoding, "gzip")) {
        body = gzip(body);
        response.header("Content-Encoding", "gzip");
    }
    response.own(std::move(body));
    return response;
}

// A message from a request's body, or the answer that says why not.
template <class Message>
struct Taken {
    std::optional<Message> value;
    HttpResponse objection;
};

template <class Message>
Taken<Message> take(HttpRequest& request) {
    // Also what keeps other sites' forms away: a page elsewhere cannot send this type unasked.
    if (request.content_type != message_type) return {{}, sentence(415, "Not our media type.")};
    if (!request.sec_fetch_site.empty() && request.sec_fetch_site != "same-origin") {
        return {{}, sentence(403, "Only from our own pages.")};
    }
    if (request.content_encoding == "gzip") {
        auto plain = gunzip(request.body, tuning::message_bytes_max);
        if (!plain) return {{}, sentence(413, "Too large, or not gzip.")};
        request.body = std::move(*plain);
    } else if (!request.content_encoding.empty()) {
        return {{}, sentence(415, "Only gzip is understood.")};
    }
    const auto* data = reinterpret_cast<const std::uint8_t*>(request.body.data());
    auto decoded = decode<Message>(ByteView(data, request.body.size()));
    if (decoded) return {std::move(*decoded.value), {}};
    const bool too_large = decoded.error.kind == DecodeError::Kind::too_large;
    return {{}, sentence(too_large ? 413 : 400, decoded.error.sentence)};
}

}  // namespace

struct Service::Endpoint {
    Method method;
    std::string_view path;
    void (Service::*handle)(HttpRequest&&, Respond&&);
};

constexpr Service::Endpoint Service::endpoints[] = {
    {Method::post, "/sign-in", &Service::sign_in},
    {Method::post, "/sign-out", &Service::sign_out},
    {Method::post, "/device", &Service::new_device},
    {Method::post, "/sync", &Service::sync},
    {Method::get, "/events", &Service::events},
    {Method::get, "/left", &Service::left},
    {Method::post, "/presence", &Service::presence},
    {Method::get, "/healthz", &Service::health},
};

Service::Service(Store& store, StaticSite site, std::filesystem::path files, Ports ports)
    : store_(store),
      site_(std::move(site)),
      ports_(std::move(ports)),
      ledger_(epoch_of(store), [&store](core::OpId id) { return store.find(id); }),
      hub_({}),
      exchange_((load(ledger_, store), ledger_), store, writer_,
                {ports_.now, ports_.post, [this](core::LogPos head) { hub_.publish(head); },
                 ports_.failed}),
      files_(
          std::move(files),
          {ports_.now, ports_.post,
           [this](core::Actor who, const core::PhotoHash& hash) { return may_see(who, hash); },
           [this](const core::PhotoHash& hash) { return !ledger_.photos().naming(hash).empty(); }}),
      links_(store, {ports_.now, [this]() -> const core::State& { return ledger_.state(); },
                     [this](core::Actor who, core::EntityId id) {
                         return ledger_.audiences().visible_now(who, id);
                     },
                     [this](std::function<void()> job, std::function<void(bool)> done) {
                         exchange_.write(std::move(job), std::move(done));
                     }}),
      sessions_(store.sessions()),
      presence_(ports_.now()) {
    hub_.publish(ledger_.head());
    for (StoredAccount& account : store.accounts()) {
        const std::string login = account.login;
        accounts_.emplace(login, std::move(account));
    }
    hasher_.post([] { compare_with_nobody("ready"); });  // makes its hash before it is needed
    exchange_.write([this, now = ports_.now()] { store_.drop_sessions_expired_at(now); });
}

Service::~Service() {
    hasher_.stop();
    files_.stop();
    writer_.stop();
}

void Service::escalate() { exchange_.record(escalations_due(ledger_.state(), ports_.now())); }

void Service::finish() {
    hasher_.stop();
    files_.stop();
    writer_.stop();
    if (!exchange_.failed()) save_snapshot(ledger_, store_);
}

// For the log: what was asked for may name a person, the route does not.
std::string_view Service::route_of(const HttpRequest& request) {
    for (const Endpoint& endpoint : endpoints) {
        if (endpoint.path == request.path) return endpoint.path;
    }
    if (is_upload_path(request.path)) return "upload";
    if (request.path.starts_with(links_path)) return "links";
    if (request.path.starts_with(status_path)) return "status";
    return request.path.starts_with(photos_path) ? "photo" : "file";
}

void Service::handle(HttpRequest request, Respond respond) {
    const core::UtcMs began = ports_.now();
    Respond finish = [this, began, route = route_of(request),
                      respond = std::move(respond)](HttpResponse response) {
        add_security_headers(response);
        const auto level = response.status >= 500 ? LogLevel::warning : LogLevel::debug;
        log(level, "request",
            {{"route", route},
             {"status", response.status},
             {"ms", ports_.now() - began},
             {"bytes", response.body.size()}});
        respond(std::move(response));
    };
    if (is_upload_path(request.path)) return upload(std::move(request), std::move(finish));
    if (request.path.starts_with(photos_path)) return photo(std::move(request), std::move(finish));
    if (request.path.starts_with(links_path) && request.method == Method::post)
        return link(std::move(request), std::move(finish));
    if (request.path.starts_with(status_path) &&
        (request.method == Method::get || request.method == Method::head))
        return finish(links_.page(request));
    bool known = false;
    for (const Endpoint& endpoint : endpoints) {
        if (endpoint.path != request.path) continue;
        known = true;
        const bool asked_as_get = request.method == Method::head
                                      ? Method::get == endpoint.method
                                      : request.method == endpoint.method;
        if (asked_as_get) return (this->*endpoint.handle)(std::move(request), std::move(finish));
    }
    if (known || (request.method != Method::get && request.method != Method::head)) {
        return finish(sentence(405, "Not in this way."));
    }
    finish(site_.answer(request));
}

std::optional<Service::Signed> Service::signed_in(const HttpRequest& request) {
    const auto found = sessions_.find(request.cookie, ports_.now());
    if (!found) return std::nullopt;
    const auto account = accounts_.find(found->session.login);
    if (account == accounts_.end() || account->second.disabled) return std::nullopt;
    if (core::role_of(ledger_.state(), account->second.actor) == core::Role::none) {
        return std::nullopt;
    }
    presence_.seen(account->second.actor, ports_.now());
    Signed who{found->session, account->second.actor, {}};
    if (found->renewed) {
        store_session(found->session);
        who.cookie = set_cookie(std::string(token_in(request.cookie)));
    }
    return who;
}

void Service::store_session(const StoredSession& session) {
    exchange_.write([this, session] { store_.put_session(session); });
}

SignedIn Service::describe(core::Actor actor, core::DeviceNo device) const {
    const core::State& state = ledger_.state();
    SignedIn signed_in;
    signed_in.actor = actor;
    signed_in.role = core::role_of(state, actor);
    signed_in.device = device;
    signed_in.epoch = ledger_.epoch();
    signed_in.server_time = ports_.now();
    signed_in.display_name = name_of(state, actor);
    return signed_in;
}

void Service::sign_in(HttpRequest&& request, Respond&& respond) {
    auto asked = take<SignIn>(request);
    if (!asked.value) return respond(std::move(asked.objection));
    const std::int64_t ms = guard_.wait(asked.value->account, request.client, ports_.now());
    if (ms > 0) return respond(wait(429, ms, "Too many tries; wait a little."));
    if (hasher_.waiting() >= sign_ins_waiting_max) {
        return respond(wait(429, 5 * core::second_ms, "Many are signing in; try again shortly."));
    }
    const auto account = accounts_.find(asked.value->account);
    const bool usable = account != accounts_.end() && !account->second.disabled;
    const std::string hash = usable ? account->second.password_hash : std::string();
    hasher_.post([this, hash, asked = std::move(*asked.value), client = request.client,
                  respond = std::move(respond)]() mutable {
        const bool matches = !hash.empty() && password_matches(hash, asked.password);
        if (hash.empty()) compare_with_nobody(asked.password);
        ports_.post([this, matches, asked = std::move(asked), client = std::move(client),
                     respond = std::move(respond)]() mutable {
            finish_sign_in(asked, client, matches, respond);
        });
    });
}

void Service::finish_sign_in(const SignIn& asked, const std::string& client, bool matches,
                             const Respond& respond) {
    const auto account = accounts_.find(asked.account);
    const bool welcome = matches && account != accounts_.end() && !account->second.disabled &&
                         core::role_of(ledger_.state(), account->second.actor) != core::Role::none;
    if (!welcome) {
        guard_.failed(asked.account, client, ports_.now());
        return respond(sentence(401, "Account or password is wrong."));
    }
    guard_.succeeded(asked.account);
    const core::Actor actor = account->second.actor;
    exchange_.issue_device(
        actor, asked.store, asked.new_device,
        [this, actor, login = asked.account, respond](std::optional<core::DeviceNo> device) {
            if (!device) return respond(disk_failed());
            const Sessions::Fresh fresh = sessions_.open(login, *device, ports_.now());
            exchange_.write([this, session = fresh.session] { store_.put_session(session); },
                            [this, actor, device, fresh, respond](bool ok) {
                                if (!ok) return respond(disk_failed());
                                HttpResponse response = message(describe(actor, *device), "");
                                response.header("Set-Cookie", set_cookie(fresh.token));
                                respond(std::move(response));
                            });
        });
}

void Service::sign_out(HttpRequest&& request, Respond&& respond) {
    const auto found = sessions_.find(request.cookie, ports_.now());
    HttpResponse response = sentence(200, "Signed out.");
    response.header("Set-Cookie", drop_cookie());
    if (!found) return respond(std::move(response));
    const Bytes token_hash = found->session.token_hash;
    sessions_.close(token_hash);
    hub_.end(token_hash);
    exchange_.write([this, token_hash] { store_.drop_session(token_hash); },
                    [respond, response](bool ok) { respond(ok ? response : disk_failed()); });
}

void Service::new_device(HttpRequest&& request, Respond&& respond) {
    const auto who = signed_in(request);
    if (!who) return respond(no_session());
    auto asked = take<NewDevice>(request);
    if (!asked.value) return respond(std::move(asked.objection));
    const auto issued = [this, who = *who, respond](std::optional<core::DeviceNo> device) {
        if (!device) return respond(disk_failed());
        store_session(sessions_.rebind(who.session.token_hash, *device));
        respond(message(describe(who.actor, *device), ""));
    };
    if (ledger_.is_revoked(who->session.device))
        return exchange_.issue_revoked(who->actor, asked.value->store, issued);
    exchange_.issue_device(who->actor, asked.value->store, true, issued);
}

void Service::sync(HttpRequest&& request, Respond&& respond) {
    const auto who = signed_in(request);
    if (!who) return respond(no_session());
    auto asked = take<Request>(request);
    if (!asked.value) return respond(std::move(asked.objection));
    exchange_.submit(std::move(*asked.value), who->actor, who->session.device,
                     [respond = std::move(respond),
                      coding = std::move(request.accept_encoding)](std::optional<Chunk> chunk) {
                         respond(chunk ? message(*chunk, coding) : disk_failed());
                     });
}

void Service::events(HttpRequest&& request, Respond&& respond) {
    const auto who = signed_in(request);
    if (!who) return respond(no_session());
    HttpResponse response;
    response.header("Content-Type", "text/event-stream");
    response.header("Cache-Control", "no-store");
    response.header("X-Accel-Buffering", "no");  // nginx would hold pokes back
    if (request.method != Method::head) response.feed = hub_.subscribe(who->session.token_hash);
    respond(std::move(response));
}

// Methods other than GET are not simple ones, and the cookie is for our own site only: a page elsewhere
// cannot send them. The header is looked at nevertheless.
void Service::upload(HttpRequest&& request, Respond&& respond) {
    if (request.method == Method::options) return respond(describe_uploads());
    const auto who = signed_in(request);
    if (!who) return respond(no_session());
    if (!request.sec_fetch_site.empty() && request.sec_fetch_site != "same-origin")
        return respond(sentence(403, "Only from our own pages."));
    files_.upload(std::move(request), who->actor, std::move(respond));
}

void Service::photo(HttpRequest&& request, Respond&& respond) {
    const auto who = signed_in(request);
    if (!who) return respond(no_session());
    if (ledger_.is_revoked(who->session.device))
        return respond(sentence(403, "This device was withdrawn."));
    files_.photo(request, who->actor, std::move(respond));
}

// A page elsewhere cannot send our media type unasked, and never gets our cookie.
void Service::link(HttpRequest&& request, Respond&& respond) {
    const auto who = signed_in(request);
    if (!who) return respond(no_session());
    if (request.content_type != message_type) return respond(sentence(415, "Not our media type."));
    if (!request.sec_fetch_site.empty() && request.sec_fetch_site != "same-origin")
        return respond(sentence(403, "Only from our own pages."));
    links_.ask(request, who->actor, std::move(respond));
}

// Who may send people somewhere is told who can hear of it. A line each: staff member, milliseconds.
void Service::presence(HttpRequest&& request, Respond&& respond) {
    const auto who = signed_in(request);
    if (!who) return respond(no_session());
    if (request.content_type != message_type) return respond(sentence(415, "Not our media type."));
    if (!request.sec_fetch_site.empty() && request.sec_fetch_site != "same-origin")
        return respond(sentence(403, "Only from our own pages."));
    const core::Role role = core::role_of(ledger_.state(), who->actor);
    const bool sends = core::contains(core::Catalogue::RowOf<core::AssignTicket>::may, role);
    if (!sends || ledger_.is_revoked(who->session.device))
        return respond(sentence(403, "Only for those who dispatch."));
    std::string lines;
    for (const auto& [key, staff] : ledger_.state().all<core::Staff>()) {
        if (!staff.active) continue;
        const auto away = presence_.away_ms(core::entity(core::StaffId{key}), ports_.now());
        if (away) lines += std::to_string(key) + " " + std::to_string(*away) + "\n";
    }
    HttpResponse response;
    response.header("Content-Type", "text/plain; charset=utf-8");
    response.header("Cache-Control", "no-store");
    response.own(std::move(lines));
    respond(std::move(response));
}

bool Service::may_see(core::Actor who, const core::PhotoHash& hash) const {
    for (const core::EntityId id : ledger_.photos().naming(hash)) {
        if (ledger_.audiences().visible_now(who, id)) return true;
    }
    return false;
}

void Service::health(HttpRequest&&, Respond&& respond) {
    respond(exchange_.failed() ? disk_failed() : sentence(200, "ok"));
}

}  // namespace xsync::server
