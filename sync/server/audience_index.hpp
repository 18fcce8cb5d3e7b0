#pragma once
// Who could see what, by position: the tags every entity and every viewer had, since when.
//
// From two positions it answers what became visible to a viewer and what ceased to be, so that the
// server keeps nothing per device. Tags change when an op touches the entity itself, the unit it
// hangs on, the ticket it accompanies, or the viewer's own record. Histories reach back to the
// ledger's window; older steps are forgotten. Pure memory, one thread.

#include "core/audience.hpp"

#include <map>
#include <set>
#include <vector>

namespace xsync::server {

// Tags by position: each step holds from its position on. Nothing before the first.
struct TagHistory {
    struct Step {
        core::LogPos since;
        core::AudienceTags tags;
        bool operator==(const Step&) const = default;
    };
    std::vector<Step> steps;
    bool operator==(const TagHistory&) const = default;

    const core::AudienceTags& at(core::LogPos pos) const;
    const core::AudienceTags& now() const;
    bool changed_in(core::LogPos after, core::LogPos to) const;
    bool add(core::LogPos since, core::AudienceTags tags);  // false: nothing new
    void forget_before(core::LogPos pos);                   // at(pos) and later stay true
};

class AudienceIndex {
public:
    // The record of `touched` changed at `pos`: looks again at it and at all that hangs on it.
    // Returns the entities whose histories changed.
    std::vector<core::EntityId> refresh(const core::State& state, core::EntityId touched,
                                        core::LogPos pos);

    // Takes over histories saved earlier. REQUIRES: `state` holds the entity.
    void restore(const core::State& state, core::EntityId id, TagHistory audience,
                 TagHistory viewer);

    bool visible(core::Actor viewer, core::EntityId id, core::LogPos at) const;
    bool visible_now(core::Actor viewer, core::EntityId id) const;

    // Visible at `from`, at `to` and at every position between.
    bool visible_throughout(core::Actor viewer, core::EntityId id, core::LogPos from,
                            core::LogPos to) const;

    // Entities whose visibility to the viewer may differ between two positions in (after, to],
    // ascending, behind `beyond`; every entity when the viewer's own tags changed.
    std::vector<core::EntityId> candidates(core::Actor viewer, core::LogPos after, core::LogPos to,
                                           core::EntityId beyond) const;

    const TagHistory& audience(core::EntityId id) const;
    const TagHistory& viewer(core::Actor actor) const;  // empty for one who never was

    void forget_before(core::LogPos pos);

private:
    struct Node {
        TagHistory audience;
        core::UnitId anchor;
    };
    struct Change {
        core::LogPos pos;
        core::EntityId id;
        auto operator<=>(const Change&) const = default;
    };
    bool look_at(const core::State& state, core::EntityId id, core::LogPos pos);
    void hang(Node& node, core::EntityId id, core::UnitId anchor);
    void note(core::EntityId id, const TagHistory& history);

    std::map<core::EntityId, Node> nodes_;
    std::map<core::Actor, TagHistory> viewers_;
    std::map<core::UnitId, std::set<core::EntityId>> hanging_;  // on a unit
    std::set<Change> changes_;
};

}  // namespace xsync::server
