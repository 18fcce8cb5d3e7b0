#include "tests/sim/simulation.hpp"

#include "sync/client/replica.hpp"
#include "sync/codec.hpp"
#include "tests/sim/laws.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace sim {

using namespace xsync;

namespace {

constexpr int steps = 260;
constexpr std::int64_t calm_ms_max = 4 * 3'600'000;  // law 9: by then every outbox is empty

class Simulation {
public:
    Simulation(std::uint64_t seed, Sabotage sabotage, bool verbose)
        : random_(seed),
          sabotage_(sabotage),
          verbose_(verbose),
          server_(random_, marks_, sabotage) {
        community_ = found(server_, marks_, world_);
        // A restored profile and a restored server together lose what only both knew: not promised.
        restores_ = random_.chance(50);
        for (const char* login : {"admin", "manager", "desk", "technician", "butler1", "butler2"}) {
            add(login, entity_of(login));
        }
        if (random_.chance(50)) add("helper", core::entity(community_.helper));
        add("owner0", core::entity(community_.homes[0]));
        add("owner1", core::entity(community_.homes[1]));
    }

    Outcome run() {
        for (int step = 0; step < steps && outcome_.broken.empty(); ++step) {
            world_.now_ms += 1 + random_.below(random_.chance(5) ? 600'000 : 2'000);
            happen();
            for (auto& node : nodes_) work(*node);
        }
        if (outcome_.broken.empty()) clear_up();
        if (outcome_.broken.empty()) judge();
        for (const std::string& each : server_.complaints()) outcome_.broken.push_back(each);
        outcome_.ops = server_.log().size();
        count_verdicts();
        return std::move(outcome_);
    }

private:
    core::Actor entity_of(const std::string& login) const {
        if (login == "admin") return core::entity(community_.admin);
        if (login == "manager") return core::entity(community_.manager);
        if (login == "desk") return core::entity(community_.desk);
        if (login == "technician") return core::entity(community_.technician);
        return core::entity(community_.butlers[login == "butler2" ? 1 : 0]);
    }
    Node& add(const std::string& login, core::Actor actor) {
        const bool forgets = sabotage_ == Sabotage::forget_saved;
        nodes_.push_back(std::make_unique<Node>(world_, server_, random_, login, actor, forgets));
        nodes_.back()->start();
        return *nodes_.back();
    }
    Node& any() { return *nodes_[random_.below(static_cast<std::uint32_t>(nodes_.size()))]; }

    void say(const std::string& what) {
        if (verbose_)
            std::printf("%13lld %s\n", static_cast<long long>(world_.now_ms), what.c_str());
    }

    void work(Node& node) {
        node.work();
        if (std::exchange(node.erased, false)) excuse_what_was_received(node);
        if (random_.chance(3)) check_visible(node, outcome_.broken);
    }

    // What a withdrawn device went on to write and then sent was the server's alone when it erased
    // itself: a server restored after that is not told again.
    void excuse_what_was_received(const Node& node) {
        if (!restores_) return;
        note_received();
        for (const Node::Submitted& op : node.submitted) {
            if (received_.contains(op.key)) excused_.insert(op.key);
        }
    }
    void note_received() {
        for (const server::StoredEntry& stored : server_.log())
            received_.insert(key_of(*server::entry_of(stored).op));
    }

    // One thing happens: mostly somebody works.
    void happen() {
        const std::uint32_t dice = random_.below(1000);
        Node& node = any();
        if (dice < 700)
            act(node, community_, marks_);
        else if (dice < 760)
            node.network.online = !node.network.online;
        else if (dice < 800)
            node.hold_journal = !node.hold_journal;
        else if (dice < 850)
            restart(node, random_.chance(50));
        else if (dice < 890)
            turn_clock(node);
        else if (dice < 910)
            server_.crash();
        else if (dice < 925)
            spoil_journal(node);
        else if (dice < 935)
            damage_state(node);
        else if (dice < 945)
            lose_tail();
        else if (dice < 955)
            copy_profile(node);
        else if (dice < 962)
            put_back_profile(node);
        else if (dice < 967)
            server_.end_sessions();
        else if (dice < 970)
            withdraw(node);
        else if (dice < 985)
            node.device->kick();
        else
            node.device->poke(server_.head());
    }

    void restart(Node& node, bool power) {
        say(node.account + (power ? " loses power" : " is killed"));
        ++outcome_.crashes;
        node.crash(power);
        node.hold_journal = false;
        node.start();
    }

    void turn_clock(Node& node) {
        constexpr std::int64_t year_ms = 365 * core::day_ms;
        switch (random_.below(4)) {
            case 0: node.clock.wrong_ms = 2 * year_ms; break;
            case 1: node.clock.wrong_ms = -2 * year_ms; break;
            case 2: node.clock.wrong_ms = 0; break;
            default: node.clock.wrong_ms += random_.below(600'000) - std::int64_t{300'000};
        }
    }

    void spoil_journal(Node& node) {
        static constexpr JournalStatus statuses[] = {
            JournalStatus::quota_exceeded, JournalStatus::unavailable, JournalStatus::aborted,
            JournalStatus::timed_out};
        const JournalStatus status = statuses[random_.below(4)];
        const bool written = status == JournalStatus::timed_out && random_.chance(50);
        const std::size_t until = 1 + random_.below(6);
        auto failures = std::make_shared<std::size_t>(0);
        node.journal.fault = [status, written, until, failures](Area) -> MemoryJournal::Fault {
            if (++*failures > until) return {};
            return {status, written};
        };
    }

    // Flips a byte of a stored page or chunk; seen when the app is opened the next time.
    void damage_state(Node& node) {
        auto& records = node.journal.records(Area::state);
        if (records.empty()) return;
        auto it = records.begin();
        std::advance(it, random_.below(static_cast<std::uint32_t>(records.size())));
        if (it->second.empty()) return;
        const auto at = random_.below(static_cast<std::uint32_t>(it->second.size()));
        it->second[at] ^= static_cast<std::uint8_t>(1 + random_.below(255));
        say(node.account + " has a damaged " + it->first);
        if (random_.chance(30)) records.erase(it);
        restart(node, false);
    }

    void lose_tail() {
        if (!restores_) return;
        say("the server is restored from a backup");
        ++outcome_.restores;
        note_received();
        server_.lose_tail(random_.below(30));
        if (random_.chance(30)) server_.end_sessions();
    }

    // Somebody copies the tablet's profile to another one, and both go on. Not with work waiting: then
    // the same act would be two, which only their author can know.
    void copy_profile(Node& node) {
        if (nodes_.size() > 10 || node.device->status().pending_total != 0) return;
        if (node.journal.waiting() != 0 || node.device->phase() != Phase::ready) return;
        if (!node.device->tray().empty()) return;
        say(node.account + " is copied");
        ++outcome_.clones;
        // When the server forgets even the number they share, both offer again what it had received,
        // each under a new number of its own.
        if (restores_) {
            for (const Node::Submitted& each : node.submitted) may_repeat_.insert(each.key);
        }
        Node& copy = add(node.account, node.actor);
        copy.device.reset();
        copy.journal.restore(node.journal.snapshot());
        copy.network.session = node.network.session;
        copy.start();
    }

    // The profile is put back to how it was some time ago.
    void put_back_profile(Node& node) {
        if (restores_) return;
        if (!node.network.online || random_.chance(50) || backups_.find(&node) == backups_.end()) {
            if (node.journal.waiting() == 0 && node.device->phase() == Phase::ready) {
                backups_[&node] = {node.journal.snapshot(), node.submitted.size()};
            }
            return;
        }
        say(node.account + " is put back");
        for (std::size_t i = backups_[&node].second; i < node.submitted.size(); ++i) {
            excused_.insert(node.submitted[i].key);
        }
        // What waited then may have been renumbered since: in the copy it waits again.
        for (const Node::Submitted& each : node.submitted) may_repeat_.insert(each.key);
        node.crash(false);
        node.journal.restore(backups_[&node].first);
        node.start();
    }

    void withdraw(Node& node) {
        say(node.account + " is withdrawn");
        server_.revoke_devices_of(node.actor);
        // It erases what it had acknowledged: a server restored after that is not told again.
        if (!restores_) return;
        for (const auto& each : nodes_) {
            if (each->actor != node.actor) continue;
            for (const Node::Submitted& op : each->submitted) excused_.insert(op.key);
        }
    }

    // The weather clears: everything works from here on.
    void clear_up() {
        server_.faults = false;
        for (auto& node : nodes_) {
            node->network.online = true;
            node->network.faults = false;
            node->hold_journal = false;
            node->journal.fault = {};
            if (random_.chance(30)) restart(*node, false);
            node->device->kick();
        }
        const std::int64_t until = world_.now_ms + calm_ms_max;
        while (world_.now_ms < until) {
            std::int64_t wait_ms = 60'000;
            for (auto& node : nodes_) {
                work(*node);
                if (const auto wake = node->device->next_wake_ms())
                    wait_ms = std::min(wait_ms, *wake);
                if (const auto due = node->network.due_ms()) {
                    wait_ms = std::min(wait_ms, *due - world_.now_ms);
                }
            }
            if (calm()) return;
            world_.now_ms += std::max<std::int64_t>(1, wait_ms);
        }
        for (auto& node : nodes_) {
            if (!at_rest(*node)) outcome_.broken.push_back("law 9: " + node->told());
        }
        if (outcome_.broken.empty()) outcome_.broken.push_back("law 9: never at rest");
    }
    bool at_rest(const Node& node) const {
        return node.settled() && node.device->replica().cursor() == server_.head() &&
               !node.network.due_ms();
    }
    bool calm() const {
        return std::all_of(nodes_.begin(), nodes_.end(),
                           [&](const auto& node) { return at_rest(*node); });
    }

    void judge() {
        check_ledger(server_, may_repeat_, outcome_.broken);
        for (auto& node : nodes_) {
            check_visible(*node, outcome_.broken);
            check_verdicts(*node, server_, excused_, outcome_.broken);
            check_view(*node, server_, marks_, outcome_.broken);
        }
        // Law 6: from what is stored alone, offline, and from nothing at all.
        for (auto& node : nodes_) {
            const core::State before = node->device->state();
            node->network.online = false;
            node->crash(true);
            node->start();
            for (int i = 0; i < 4; ++i) node->work();
            if (node->device->state() != before) {
                // A power cut may take relaxed pages: then the network brings them again.
                node->network.online = true;
                node->device->kick();
                settle(*node);
            }
            check_view(*node, server_, marks_, outcome_.broken);
        }
        Node& fresh = add(nodes_.front()->account, nodes_.front()->actor);
        fresh.network.faults = false;
        settle(fresh);
        check_view(fresh, server_, marks_, outcome_.broken);
    }
    void settle(Node& node) {
        const std::int64_t until = world_.now_ms + calm_ms_max;
        while (!at_rest(node) && world_.now_ms < until) {
            world_.now_ms += 100;
            node.work();
        }
        if (!at_rest(node)) outcome_.broken.push_back("law 6: " + node.told());
    }

    void count_verdicts() {
        for (const server::StoredEntry& stored : server_.log()) {
            const auto entry = decode<Entry>(stored.bytes);
            outcome_.refused += entry.value->decision.verdict != core::Verdict::accepted;
            outcome_.flagged += entry.value->decision.flags != core::Flags::none;
        }
    }

    Random random_;
    Sabotage sabotage_;
    bool verbose_;
    World world_;
    Marks marks_;
    Server server_;
    Community community_;
    std::vector<std::unique_ptr<Node>> nodes_;
    std::map<const Node*, std::pair<std::array<MemoryJournal::Records, 2>, std::size_t>> backups_;
    std::set<OpKey> excused_, may_repeat_;
    std::set<OpKey> received_;  // by the server, before it was last restored or until now
    bool restores_ = false;
    Outcome outcome_;
};

}  // namespace

Outcome simulate(std::uint64_t seed, Sabotage sabotage, bool verbose) {
    return Simulation(seed, sabotage, verbose).run();
}

}  // namespace sim
