#include "sync/server/demo.hpp"

#include <algorithm>

#include "sync/server/crypto.hpp"
#include "sync/server/demo_parts.hpp"
#include "sync/server/exchange.hpp"

namespace xsync::server {

namespace demo {

const Home& Places::home(std::string_view code) const {
    return *std::find_if(homes.begin(), homes.end(),
                         [&](const Home& home) { return home.code == code; });
}

void Plan::add(core::UtcMs at, core::Actor actor, core::EntityId entity, core::OpBody body) {
    steps_.push_back({at, actor, entity, std::move(body)});
}

void Plan::carry_out(Author& author, core::UtcMs until) {
    std::stable_sort(steps_.begin(), steps_.end(),
                     [](const Step& a, const Step& b) { return a.at < b.at; });
    const core::Zone zone = author.state().zone();
    std::map<std::pair<core::Actor, core::Day>, std::uint32_t> reports;
    for (Step& step : steps_) {
        if (step.at > until) break;
        if (auto* report = std::get_if<core::ReportTicket>(&step.body)) {
            report->day = core::day_of(step.at, zone);
            report->serial = core::serial_for(author.device_of(step.actor),
                                              ++reports[{step.actor, report->day}]);
        }
        author.act(step.actor, step.entity, std::move(step.body), step.at);
    }
    steps_.clear();
}

std::string random_phone(Dice& dice) {
    constexpr std::array<std::string_view, 8> prefixes{"134", "136", "138", "139",
                                                       "150", "158", "186", "189"};
    std::string phone(dice.one_of(prefixes));
    for (int i = 0; i < 8; ++i) phone += static_cast<char>('0' + dice.below(10));
    return phone;
}

}  // namespace demo

namespace {

struct DemoAccount {
    const char* login;
    const char* who;
    core::Actor actor;
};

}  // namespace

std::string make_demo(Store& store, std::uint64_t seed, core::UtcMs now) {
    using namespace demo;
    Ledger ledger(store.epoch());
    ledger.restored({}, {});
    Author author(ledger, store, seed);

    core::UtcMs at = core::start_of({core::day_of(now, {}).value - 95}, {}) + 9 * core::hour_ms;
    People people = add_people(author, at);
    const Places places = add_places(author, people, at);
    add_staff_groups(author, people, places, at);
    add_tariff(author, people, at);
    const Routes routes = add_routes(author, people, places, at);

    Plan plan;
    plan_rounds(plan, author, people, routes, now);
    plan_tickets(plan, author, people, places, now);
    plan_visits(plan, author, people, places, now);
    plan_checks(plan, author, people, routes, now);
    plan.carry_out(author, now);
    author.flush();
    save_snapshot(ledger, store);

    const DemoAccount accounts[] = {
        {"wangmin", "王敏，客服管家（一组团）", people.butlers[0]},
        {"lifang", "李芳，客服管家（二组团）", people.butlers[1]},
        {"qiantai", "前台客服", people.desk[0]},
        {"kefuzhuguan", "客服主管", people.lead},
        {"weixiu", "维修工", people.technician},
        {"baoan", "秩序维护员", people.guards[0]},
        {"baoan2", "秩序维护员", people.guards[1]},
        {"jingli", "项目经理", people.manager},
        {"admin", "管理员", people.administrator},
        {"owner-3-2-501", "3-2-501 业主", core::entity(places.home("3-2-501").household)},
        {"owner-3-2-502", "3-2-502 业主", core::entity(places.home("3-2-502").household)},
    };
    // One hash for all: they share the password, and anybody may read it on the screen.
    const std::string hash = hash_password(demo_password);
    std::string told = "Accounts, all with the password " + std::string(demo_password) + ":\n";
    for (const DemoAccount& account : accounts) {
        store.put_account({account.login, hash, account.actor, false});
        std::string login = account.login;
        login.resize(15, ' ');
        told += "  " + login + account.who + "\n";
    }
    return told;
}

}  // namespace xsync::server
