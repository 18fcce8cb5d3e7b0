#include "sync/server/audience_index.hpp"

#include <algorithm>
#include <cassert>

namespace xsync::server {

namespace {

const core::AudienceTags no_tags;
const TagHistory no_history;

bool is_viewer(core::EntityId id) {
    return id.kind == core::EntityKind::staff || id.kind == core::EntityKind::household;
}

}  // namespace

const core::AudienceTags& TagHistory::at(core::LogPos pos) const {
    const auto later =
        std::upper_bound(steps.begin(), steps.end(), pos,
                         [](core::LogPos wanted, const Step& step) { return wanted < step.since; });
    return later == steps.begin() ? no_tags : std::prev(later)->tags;
}

const core::AudienceTags& TagHistory::now() const {
    return steps.empty() ? no_tags : steps.back().tags;
}

bool TagHistory::changed_in(core::LogPos after, core::LogPos to) const {
    return std::any_of(steps.begin(), steps.end(),
                       [&](const Step& step) { return step.since > after && step.since <= to; });
}

bool TagHistory::add(core::LogPos since, core::AudienceTags tags) {
    if (tags == now()) return false;
    assert(steps.empty() || steps.back().since <= since);
    steps.push_back({since, std::move(tags)});
    return true;
}

void TagHistory::forget_before(core::LogPos pos) {
    auto keep =
        std::upper_bound(steps.begin(), steps.end(), pos,
                         [](core::LogPos wanted, const Step& step) { return wanted < step.since; });
    if (keep != steps.begin()) steps.erase(steps.begin(), std::prev(keep));
}

std::vector<core::EntityId> AudienceIndex::refresh(const core::State& state, core::EntityId touched,
                                                   core::LogPos pos) {
    std::vector<core::EntityId> changed;
    const auto look = [&](core::EntityId id) {
        if (core::exists(state, id) && look_at(state, id, pos)) changed.push_back(id);
    };
    look(touched);
    if (touched.kind == core::EntityKind::unit) {
        const auto hanging = hanging_.find(core::UnitId{touched.key});
        if (hanging != hanging_.end()) {
            // A copy: looking at an entity may hang it elsewhere.
            const std::vector<core::EntityId> ids(hanging->second.begin(), hanging->second.end());
            for (const core::EntityId id : ids) look(id);
        }
    }
    if (touched.kind == core::EntityKind::ticket) {
        look(core::note_of(core::TicketId{touched.key}));
        look(core::contact_of(core::TicketId{touched.key}));
    }
    if (touched.kind == core::EntityKind::staff) look(core::contact_of(core::StaffId{touched.key}));
    if (is_viewer(touched) && viewers_[touched].add(pos, core::viewer_tags(state, touched))) {
        changed.push_back(touched);
    }
    return changed;
}

bool AudienceIndex::look_at(const core::State& state, core::EntityId id, core::LogPos pos) {
    core::EntityAudience audience = core::audience_of(state, id);
    Node& node = nodes_[id];
    hang(node, id, audience.anchor);
    if (!node.audience.add(pos, std::move(audience.tags))) return false;
    changes_.insert({pos, id});
    return true;
}

void AudienceIndex::hang(Node& node, core::EntityId id, core::UnitId anchor) {
    if (node.anchor == anchor) return;
    if (node.anchor) hanging_[node.anchor].erase(id);
    if (anchor) hanging_[anchor].insert(id);
    node.anchor = anchor;
}

void AudienceIndex::note(core::EntityId id, const TagHistory& history) {
    for (const TagHistory::Step& step : history.steps) changes_.insert({step.since, id});
}

void AudienceIndex::restore(const core::State& state, core::EntityId id, TagHistory audience,
                            TagHistory viewer) {
    Node& node = nodes_[id];
    hang(node, id, core::audience_of(state, id).anchor);
    note(id, audience);
    node.audience = std::move(audience);
    if (is_viewer(id)) viewers_[id] = std::move(viewer);
}

bool AudienceIndex::visible(core::Actor actor, core::EntityId id, core::LogPos at) const {
    return core::intersects(audience(id).at(at), viewer(actor).at(at));
}

bool AudienceIndex::visible_now(core::Actor actor, core::EntityId id) const {
    return core::intersects(audience(id).now(), viewer(actor).now());
}

bool AudienceIndex::visible_throughout(core::Actor actor, core::EntityId id, core::LogPos from,
                                       core::LogPos to) const {
    if (!visible(actor, id, from)) return false;
    // Visibility changes only where one of the two histories has a step.
    for (const TagHistory* history : {&audience(id), &viewer(actor)}) {
        for (const TagHistory::Step& step : history->steps) {
            const bool inside = step.since > from && step.since <= to;
            if (inside && !visible(actor, id, step.since)) return false;
        }
    }
    return true;
}

std::vector<core::EntityId> AudienceIndex::candidates(core::Actor actor, core::LogPos after,
                                                      core::LogPos to,
                                                      core::EntityId beyond) const {
    std::vector<core::EntityId> ids;
    if (viewer(actor).changed_in(after, to)) {
        for (auto it = nodes_.upper_bound(beyond); it != nodes_.end(); ++it) {
            ids.push_back(it->first);
        }
        return ids;
    }
    const Change first{{after.value + 1}, {}};
    for (auto it = changes_.lower_bound(first); it != changes_.end() && it->pos <= to; ++it) {
        if (it->id > beyond) ids.push_back(it->id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

const TagHistory& AudienceIndex::audience(core::EntityId id) const {
    const auto it = nodes_.find(id);
    return it == nodes_.end() ? no_history : it->second.audience;
}

const TagHistory& AudienceIndex::viewer(core::Actor actor) const {
    const auto it = viewers_.find(actor);
    return it == viewers_.end() ? no_history : it->second;
}

void AudienceIndex::forget_before(core::LogPos pos) {
    for (auto& [id, node] : nodes_) node.audience.forget_before(pos);
    for (auto& [actor, history] : viewers_) history.forget_before(pos);
    changes_.erase(changes_.begin(),
                   changes_.upper_bound(Change{pos, {core::EntityKind{255}, ~0ull}}));
}

}  // namespace xsync::server
