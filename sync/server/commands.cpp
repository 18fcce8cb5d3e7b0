#include "sync/server/commands.hpp"

#include <array>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "sync/codec.hpp"
#include "sync/server/author.hpp"
#include "sync/server/check_in_chains.hpp"
#include "sync/server/community.hpp"
#include "sync/server/crypto.hpp"
#include "sync/server/demo.hpp"
#include "sync/server/exchange.hpp"
#include "sync/server/log.hpp"
#include "sync/server/net.hpp"
#include "sync/server/service.hpp"
#include "sync/server/snapshot.hpp"

namespace xsync::server {

namespace {

struct RoleName {
    std::string_view name;
    core::Role role;
};
constexpr std::array role_names{
    RoleName{"butler", core::Role::butler},
    RoleName{"front_desk", core::Role::front_desk},
    RoleName{"lead", core::Role::lead},
    RoleName{"technician", core::Role::technician},
    RoleName{"guard", core::Role::guard},
    RoleName{"guard_lead", core::Role::guard_lead},
    RoleName{"cctv", core::Role::cctv},
    RoleName{"cleaner", core::Role::cleaner},
    RoleName{"gardener", core::Role::gardener},
    RoleName{"lift_technician", core::Role::lift_technician},
    RoleName{"manager", core::Role::manager},
    RoleName{"inspector", core::Role::inspector},
    RoleName{"administrator", core::Role::administrator},
};

core::Role role_named(const std::string& name) {
    for (const RoleName& each : role_names) {
        if (each.name == name) return each.role;
    }
    std::string known;
    for (const RoleName& each : role_names) known += ' ' + std::string(each.name);
    throw StoreError("no such role: " + name + "; known are" + known);
}

std::string_view name_of(core::Role role) {
    for (const RoleName& each : role_names) {
        if (each.role == role) return each.name;
    }
    return role == core::Role::owner ? "owner" : "none";
}

// A demo community is open to everybody who reads the accounts on the screen.
std::filesystem::path demo_mark(const DataDirectory& folder) { return folder.path() / "demo.txt"; }

void require_loopback(const std::string& host) {
    if (!is_loopback(host)) {
        throw StoreError("a demo community is served on loopback only, not on " + host);
    }
}

void print_address(const std::string& host, std::uint16_t port) {
    const std::string shown = host.find(':') == std::string::npos ? host : "[" + host + "]";
    std::cout << "Xunlou is at http://" << shown << ":" << port << "\n" << std::flush;
}

StoredAccount account_of(Store& store, const std::string& login) {
    auto account = store.account(login);
    if (!account) throw StoreError("there is no account " + login);
    return std::move(*account);
}

core::Actor new_staff(Author& author, const UserOptions& options, core::UtcMs now) {
    const core::Role role = role_named(options.role);
    const core::StaffId staff{author.key(now)};
    author.found(core::entity(staff), core::AddStaff{options.name, role, {}}, now);
    return core::entity(staff);
}

core::Actor household_of(const core::State& state, const std::string& code) {
    for (const auto& [key, unit] : state.all<core::Unit>()) {
        if (unit.code.value != code) continue;
        if (!unit.household) throw StoreError("nobody is registered in " + code);
        return core::entity(unit.household);
    }
    throw StoreError("there is no unit " + code);
}

}  // namespace

int serve(const ServeOptions& options) {
    Community community = open_community(options.data);
    const bool demo = std::filesystem::exists(demo_mark(community.folder));
    if (demo) require_loopback(options.host);

    NetLimits limits;
    limits.behind_proxy = options.behind_proxy;
    Net net(limits);
    bool failed = false;
    Service service(*community.store,
                    options.site.empty() ? StaticSite() : StaticSite(options.site),
                    community.folder.files(),
                    {system_now, [&net](std::function<void()> job) { net.post(std::move(job)); },
                     [&](const std::string& what) {
                         log(LogLevel::error, "disk_failed", {{"what", what}});
                         failed = true;
                         net.stop();
                     }});
    const std::uint16_t port =
        net.listen(options.host, options.port, [&service](HttpRequest request, Respond respond) {
            service.handle(std::move(request), std::move(respond));
        });
    net.every(escalations_every, [&service] { service.escalate(); });
    Desk desk(community.folder.desk());
    net.every(desk_looked_at_every, [&] { service.attend(desk); });
    print_address(options.host, port);
    if (demo) {
        std::cout << "A demo community, served on this machine only. "
                  << std::ifstream(demo_mark(community.folder)).rdbuf() << std::flush;
    }
    log(LogLevel::info, "started", {{"port", port}, {"head", service.ledger().head().value}});
    net.run();
    service.finish();
    log(LogLevel::info, "stopped", {{"head", service.ledger().head().value}, {"ok", !failed}});
    return failed ? 1 : 0;
}

int init(const InitOptions& options) {
    Community community = make_community(options.data);
    const core::UtcMs now = options.now.value_or(system_now());
    if (options.demo) {
        const std::string accounts = make_demo(*community.store, options.seed, now);
        std::ofstream(demo_mark(community.folder)) << accounts;
        std::cout << "Made the demo community in " << options.data << ". " << accounts;
        return 0;
    }
    auto ledger = load_ledger(*community.store);
    Author author(*ledger, *community.store, random_number());
    author.found({core::EntityKind::community, author.key(now)},
                 core::FoundCommunity{options.name, {}}, now);
    const core::StaffId staff{author.key(now)};
    author.found(core::entity(staff), core::AddStaff{"管理员", core::Role::administrator, {}}, now);
    author.flush();
    save_snapshot(*ledger, *community.store);
    const std::string password = random_password();
    community.store->put_account({"admin", hash_password(password), core::entity(staff), false});
    std::cout << "Made an empty community in " << options.data << ".\nAccount admin, password "
              << password << " (shown this once).\n";
    return 0;
}

int user_add(const UserOptions& options) {
    Community community = open_community(options.data);
    if (community.store->account(options.login)) {
        throw StoreError("there is an account " + options.login + " already");
    }
    const core::UtcMs now = system_now();
    auto ledger = load_ledger(*community.store);
    Author author(*ledger, *community.store, random_number());
    const core::Actor actor = options.unit.empty() ? new_staff(author, options, now)
                                                   : household_of(ledger->state(), options.unit);
    author.flush();
    const std::string password = random_password();
    community.store->put_account({options.login, hash_password(password), actor, false});
    std::cout << "Account " << options.login << ", password " << password
              << " (shown this once).\n";
    return 0;
}

int user_password(const UserOptions& options) {
    Community community = open_community(options.data);
    StoredAccount account = account_of(*community.store, options.login);
    const std::string password = random_password();
    account.password_hash = hash_password(password);
    community.store->put_account(account);
    community.store->drop_sessions_of(options.login);
    std::cout << "Account " << options.login << ", password " << password
              << " (shown this once). Its sessions were ended.\n";
    return 0;
}

int user_set_disabled(const UserOptions& options, bool disabled) {
    Community community = open_community(options.data);
    StoredAccount account = account_of(*community.store, options.login);
    account.disabled = disabled;
    community.store->put_account(account);
    if (disabled) community.store->drop_sessions_of(options.login);
    std::cout << "Account " << options.login << (disabled ? " is disabled.\n" : " is enabled.\n");
    return 0;
}

int user_list(const UserOptions& options) {
    Community community = open_community(options.data);
    const auto ledger = load_ledger(*community.store);
    for (const StoredAccount& account : community.store->accounts()) {
        std::cout << account.login << '\t' << name_of(core::role_of(ledger->state(), account.actor))
                  << (account.disabled ? "\tdisabled\n" : "\n");
    }
    return 0;
}

int check(const std::string& data, bool rounds) {
    Community community = open_community(data);
    Store& store = *community.store;
    std::vector<std::string> faults = store.faults();
    const auto as_started = load_ledger(store);
    Ledger replayed(epoch_of(store));
    replayed.restored({}, {});
    CheckInChains chains;
    std::uint64_t own = 0;  // of the server, in nobody's name
    store.read({}, store.head(), [&](const StoredEntry& entry) {
        const Entry decoded = entry_of(entry);
        if (decoded.stamp.pos != entry.pos || decoded.id != entry.id ||
            op_hash(*decoded.op) != entry.op_hash) {
            faults.push_back("entry " + std::to_string(entry.pos.value) +
                             " does not agree with its op");
        }
        if (rounds) chains.take(decoded);
        own += entry.id.device.value == 0 ? 1 : 0;
        replayed.replay(entry);
        return true;
    });
    if (!(replayed.state() == as_started->state())) {
        faults.push_back("the snapshot does not equal a replay of the ledger");
    }
    if (rounds) {
        faults.insert(faults.end(), chains.faults().begin(), chains.faults().end());
        for (const std::string& note : chains.notes()) std::cout << "note: " << note << '\n';
        std::cout << chains.linked() << " check-ins linked, " << chains.unlinked()
                  << " of builds that did not link, " << chains.faults().size()
                  << " links broken\n";
    }
    for (const std::string& fault : faults) std::cout << "fault: " << fault << '\n';
    std::cout << store.head().value << " entries (" << own << " by the server), "
              << core::size(replayed.state())
              << " records: " << (faults.empty() ? "all is well" : "NOT well") << '\n';
    return faults.empty() ? 0 : 1;
}

}  // namespace xsync::server
