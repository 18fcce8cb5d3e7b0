#include "sync/client/replica.hpp"

#include "core/apply.hpp"
#include "sync/client/pages.hpp"

#include <algorithm>

namespace xsync {

namespace {

core::Effect effect_of(const core::OpBody& body) {
    return std::visit(
        [](const auto& each) {
            return core::Catalogue::RowOf<std::remove_cvref_t<decltype(each)>>::effect;
        },
        body);
}

}  // namespace

std::optional<core::Record> Replica::confirmed(core::EntityId id) const {
    const auto shadow = shadows_.find(id);
    return shadow != shadows_.end() ? shadow->second : core::record_of(state_, id);
}

core::State Replica::confirmed() const {
    core::State state = state_;
    for (const auto& [id, record] : shadows_) {
        if (record)
            core::put(state, id, *record);
        else
            core::erase(state, id);
    }
    return state;
}

void Replica::each_confirmed(core::EntityId first, std::optional<core::EntityId> end,
                             const std::function<void(Grant)>& visit) const {
    // Everything confirmed is visible, so the visible tables name it all.
    each_record(state_, first, end, [&](Grant grant) {
        const auto shadow = shadows_.find(grant.id);
        if (shadow == shadows_.end())
            visit(std::move(grant));
        else if (shadow->second)
            visit({grant.id, *shadow->second});
    });
}

Changes Replica::changes_since(std::uint64_t seen) const {
    Changes found{changes_, seen > changes_ || changes_ - seen > changed_.size(), {}};
    if (!found.all)
        found.ids.assign(changed_.end() - static_cast<std::ptrdiff_t>(changes_ - seen),
                         changed_.end());
    return found;
}

void Replica::note(core::EntityId id) {
    if (changed_.size() == changes_remembered)
        changed_.erase(changed_.begin(), changed_.begin() + changes_remembered / 2);
    changed_.push_back(id);
    ++changes_;
}

void Replica::note_all() {
    changed_.clear();
    ++changes_;
}

bool Replica::contains(const Shown& shown) const {
    if (shown.pos.value == 0) return false;
    return shown.pos <= cursor_ || shown.pos <= core::through(state_, shown.op.head.entity);
}

std::vector<core::Op> Replica::on_top() const {
    std::vector<core::Op> ops;
    for (const auto& [id, shown] : shown_) {
        for (const Shown& each : shown) ops.push_back(each.op);
    }
    return ops;
}

// An op on a thing that does not exist here waits with the op that was to create it: it shows nothing.
void Replica::lay_on(core::State& state, const core::Op& op) {
    if (effect_of(op.body) == core::Effect::changes && !core::exists(state, op.head.entity)) return;
    core::evolve(state, op, core::provisional_stamp(op.head));
}

void Replica::show(const core::Op& op, core::LogPos pos) {
    const core::EntityId id = op.head.entity;
    const bool covered = shown_.contains(id);
    const Shown shown{op, pos};
    // On top of what is covered already it is one step; a round with a hundred check-ins stays quick.
    const bool one_step = covered && !contains(shown);
    if (!one_step && covered) uncover(id);
    if (!covered) shadows_[id] = core::record_of(state_, id);
    shown_[id].push_back(shown);
    where_[op.head.id] = id;
    if (pos.value != 0) received_.insert(op.head.id);
    note(id);
    if (one_step)
        lay_on(state_, op);
    else
        cover(id);
}

void Replica::received(core::OpId op, core::LogPos pos) {
    const auto found = where_.find(op);
    if (found == where_.end()) return;
    const core::EntityId id = found->second;
    for (Shown& each : shown_[id]) {
        if (each.op.head.id == op) each.pos = pos;
    }
    received_.insert(op);
    uncover(id);
    cover(id);
}

bool Replica::take_off(core::OpId op) {
    const auto found = where_.find(op);
    if (found == where_.end()) return false;
    const core::EntityId id = found->second;
    uncover(id);
    std::erase_if(shown_[id], [&](const Shown& each) { return each.op.head.id == op; });
    where_.erase(found);
    received_.erase(op);
    cover(id);
    return true;
}

void Replica::uncover(core::EntityId id) {
    const auto shadow = shadows_.find(id);
    if (shadow == shadows_.end() || !uncovered_.insert(id).second) return;
    note(id);
    if (shadow->second)
        core::put(state_, id, *shadow->second);
    else
        core::erase(state_, id);
}

void Replica::cover(core::EntityId id) {
    uncovered_.erase(id);
    const auto found = shown_.find(id);
    if (found == shown_.end()) return;
    std::vector<Shown>& ops = found->second;
    std::erase_if(ops, [&](const Shown& each) {
        if (!contains(each)) return false;
        where_.erase(each.op.head.id);
        received_.erase(each.op.head.id);
        return true;
    });
    if (ops.empty()) {
        shown_.erase(found);
        shadows_.erase(id);
        return;
    }
    shadows_[id] = core::record_of(state_, id);
    for (const Shown& each : ops) lay_on(state_, each.op);
}

void Replica::apply(const Chunk& chunk) {
    for (const core::EntityId id : chunk.revokes) {
        note(id);
        uncover(id);
        core::erase(state_, id);
    }
    for (const Grant& grant : chunk.grants) {
        note(grant.id);
        uncover(grant.id);
        core::put(state_, grant.id, grant.record);
    }
    for (const Entry& entry : chunk.entries) {
        if (!entry.op || entry.decision.verdict != core::Verdict::accepted) continue;
        const core::EntityId id = entry.op->head.entity;
        note(id);
        uncover(id);
        // A granted record has it already.
        if (core::through(state_, id) < entry.stamp.pos)
            core::evolve(state_, *entry.op, entry.stamp);
    }
    cursor_ = chunk.to;
    for (const core::OpId op : received_) uncover(where_.at(op));
    const std::set<core::EntityId> changed = uncovered_;
    for (const core::EntityId id : changed) cover(id);
}

void Replica::replace(core::State confirmed, core::LogPos cursor) {
    state_ = std::move(confirmed);
    cursor_ = cursor;
    note_all();
    std::vector<core::EntityId> ids;
    for (const auto& [id, ops] : shown_) ids.push_back(id);
    for (const core::EntityId id : ids) cover(id);
}

void Replica::clear() {
    const std::uint64_t changes = changes_;
    *this = Replica();
    changes_ = changes;
    note_all();
}

}  // namespace xsync
