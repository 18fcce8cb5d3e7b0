#include "tests/sim/laws.hpp"

#include "core/apply.hpp"
#include "sync/client/pages.hpp"
#include "sync/client/replica.hpp"
#include "sync/codec.hpp"

#include <algorithm>

namespace sim {

using namespace xsync;

namespace {

std::string name(core::EntityId id) {
    return "entity " + std::to_string(static_cast<int>(id.kind)) + "/" + std::to_string(id.key);
}

std::string name(core::OpId id) {
    return std::to_string(id.device.value) + "." + std::to_string(id.n.value);
}

std::string name(const OpKey& key) {
    return "op of tag " + std::to_string(key.tag) + " on " + name(key.entity);
}

// What the server would show this viewer.
core::State view_of(const core::State& state, core::Actor viewer) {
    core::State view;
    each_record(state, {}, {}, [&](Grant grant) {
        if (core::may_see(state, viewer, grant.id))
            core::put(view, grant.id, std::move(grant.record));
    });
    return view;
}

void compare(const core::State& is, const core::State& should, const std::string& what,
             Broken& broken) {
    if (is == should) return;
    each_record(should, {}, {}, [&](const Grant& grant) {
        const auto other = core::record_of(is, grant.id);
        if (!other)
            broken.push_back(what + ": lacks " + name(grant.id));
        else if (*other != grant.record)
            broken.push_back(what + ": differs in " + name(grant.id));
    });
    each_record(is, {}, {}, [&](const Grant& grant) {
        if (!core::exists(should, grant.id)) broken.push_back(what + ": keeps " + name(grant.id));
    });
}

bool moves_ticket(std::uint16_t tag) { return core::is_ticket_move(tag); }

}  // namespace

void check_visible(const Node& node, Broken& broken) {
    const Replica& replica = node.device->replica();
    core::State rebuilt = replica.confirmed();
    for (const core::Op& op : replica.on_top()) Replica::lay_on(rebuilt, op);
    compare(node.device->state(), rebuilt, "law 4: " + node.account + " shows", broken);
}

void check_ledger(const Server& server, const std::set<OpKey>& may_repeat, Broken& broken) {
    core::State replayed;
    std::set<core::OpId> ids;
    std::map<OpKey, core::OpId> keys;
    std::uint64_t pos = 0;
    for (const server::StoredEntry& stored : server.log()) {
        const Entry entry = entry_of(stored);
        const OpKey key = key_of(*entry.op);
        if (entry.stamp.pos.value != ++pos) broken.push_back("law 1: positions with a hole");
        if (!ids.insert(entry.id).second) broken.push_back("law 2: an op id twice in the ledger");
        const auto [first, is_new] = keys.emplace(key, entry.id);
        if (!is_new && !may_repeat.contains(key)) {
            broken.push_back("law 2: twice in effect: " + name(key) + " as " + name(first->second) +
                             " and " + name(entry.id));
        }
        const bool fact = core::nature_of(entry.op->body) == core::Nature::fact;
        if (fact && entry.decision.verdict == core::Verdict::bad_state) {
            broken.push_back("law 7: a fact was refused for the state of things: " + name(key));
        }
        if (entry.decision.verdict != core::Verdict::accepted) continue;
        core::evolve(replayed, *entry.op, entry.stamp);
        if (!moves_ticket(key.tag)) continue;
        const core::Ticket* ticket = replayed.find(core::TicketId{key.entity.key});
        const auto mine =
            std::count_if(ticket->timeline.begin(), ticket->timeline.end(),
                          [&](const core::TicketEvent& event) { return event.op == entry.id; });
        if (mine != 1) broken.push_back("law 8: not on the timeline: " + name(key));
    }
    compare(server.state(), replayed, "law 1: the ledger's state", broken);
}

void check_verdicts(const Node& node, const Server& server, const std::set<OpKey>& excused,
                    Broken& broken) {
    std::set<OpKey> received;
    std::set<core::OpId> refused;
    for (const server::StoredEntry& stored : server.log()) {
        const Entry entry = entry_of(stored);
        received.insert(key_of(*entry.op));
        if (entry.decision.verdict != core::Verdict::accepted) refused.insert(entry.id);
    }
    for (const Node::Submitted& each : node.submitted) {
        if (!each.saved || excused.contains(each.key) || received.contains(each.key)) continue;
        broken.push_back("law 3: " + node.account + " lost a saved " + name(each.key));
    }
    // What was refused, its author can read.
    std::set<core::OpId> in_tray;
    for (const TrayItem& item : node.device->tray()) in_tray.insert(item.op.head.id);
    for (const core::OpId id : in_tray) {
        if (!refused.contains(id) && node.device->identity()->device == id.device) {
            broken.push_back("law 3: " + node.account + " has an accepted op in its tray");
        }
    }
    for (const core::OpId id : refused) {
        if (id.device == node.device->identity()->device && !in_tray.contains(id)) {
            broken.push_back("law 3: " + node.account + " was not told of a refusal");
        }
    }
}

void check_view(const Node& node, const Server& server, const Marks& marks, Broken& broken) {
    compare(node.device->state(), view_of(server.state(), node.actor),
            "law 5: " + node.account + " sees", broken);
    auto& records = const_cast<Node&>(node).journal.records(Area::state);
    for (const auto& [key, bytes] : records) {
        std::set<core::EntityId> held;
        marks.find(bytes, held);
        for (const core::EntityId id : held) {
            if (core::may_see(server.state(), node.actor, id)) continue;
            broken.push_back("law 5: " + node.account + " stores bytes of hidden " + name(id) +
                             " in " + key);
        }
    }
}

}  // namespace sim
