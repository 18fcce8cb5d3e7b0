#include "sync/server/devices.hpp"

#include <set>

#include "core/names.hpp"
#include "sync/codec.hpp"
#include "sync/server/ledger.hpp"
#include "sync/server/rfc3339.hpp"

namespace xsync::server {

namespace {

std::string login_of(const DeviceFacts& facts, core::Actor actor) {
    const auto login = facts.logins.find(actor);
    return login == facts.logins.end() ? "-" : login->second;
}

// A line is a line, whatever somebody has typed.
std::string in_a_line(std::string text) {
    for (char& ch : text) {
        if (ch == '\t' || ch == '\n' || ch == '\r') ch = ' ';
    }
    return text;
}

struct Words {
    template <class Op>
    std::string operator()(const Op& op) const {
        if constexpr (requires { op.words.value; })
            return op.words.value;
        else if constexpr (requires { op.result.value; })
            return op.result.value;
        else if constexpr (requires { op.reason.value; })
            return op.reason.value;
        else if constexpr (requires { op.remark.value; })
            return op.remark.value;
        else if constexpr (requires { op.text.value; })
            return op.text.value;
        else
            return {};
    }
};

}  // namespace

std::string name_of(const core::State& state, core::Actor actor) {
    if (actor.kind == core::EntityKind::staff) {
        const auto* staff = state.find<core::Staff>(actor.key);
        return staff ? staff->name.value : std::string();
    }
    const auto* home = state.find<core::Household>(actor.key);
    if (actor.kind != core::EntityKind::household || !home) return {};
    if (!home->members.empty()) return home->members.front().name.value;
    const core::Unit* unit = state.find(home->unit);
    return unit ? unit->code.value : std::string();
}

DeviceFacts read_devices(Store& store) {
    DeviceFacts facts;
    facts.devices = store.devices();
    for (const StoredAccount& account : store.accounts())
        facts.logins[account.actor] = account.login;
    return facts;
}

DeviceFacts read_left(Store& store) {
    DeviceFacts facts = read_devices(store);
    std::set<core::DeviceNo> revoked;
    for (const StoredDevice& device : facts.devices) {
        if (device.revoked) revoked.insert(device.number);
    }
    if (revoked.empty()) return facts;
    store.read({}, store.head(), [&](const StoredEntry& stored) {
        if (!revoked.contains(stored.id.device)) return true;
        Entry entry = entry_of(stored);
        if (entry.decision.verdict != core::Verdict::accepted)
            facts.left.push_back(std::move(entry));
        return true;
    });
    return facts;
}

std::string describe_devices(const DeviceFacts& facts, const core::State& state) {
    std::string text;
    for (const StoredDevice& device : facts.devices) {
        text += std::to_string(device.number.value) + '\t' + login_of(facts, device.actor) + '\t' +
                in_a_line(name_of(state, device.actor)) + '\t' +
                (device.revoked ? "withdrawn" : "in use") + '\t' +
                std::to_string(device.last.value) + '\n';
    }
    return text;
}

std::string describe_left(const DeviceFacts& facts, const core::State& state) {
    std::string text;
    for (const Entry& entry : facts.left) {
        const core::Op& op = *entry.op;
        text += rfc3339_exact(op.head.made_at, state.zone()) + '\t' +
                login_of(facts, op.head.actor) + '\t' + in_a_line(name_of(state, op.head.actor)) +
                '\t' + std::to_string(entry.id.device.value) + '\t' +
                std::string(core::name_of(op.body)) + '\t' +
                std::string(core::sentence(entry.decision.verdict).zh) + '\t' +
                in_a_line(std::visit(Words{}, op.body)) + '\n';
    }
    return text;
}

}  // namespace xsync::server
