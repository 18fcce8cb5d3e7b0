#include "core/audience.hpp"

#include "core/policy/duties.hpp"

#include <algorithm>

namespace core {

namespace {

using K = AudienceKind;

struct Collector {
    AudienceTags tags;
    void add(K kind, std::uint64_t key = 0) { tags.push_back({kind, key}); }
    AudienceTags take() {
        std::sort(tags.begin(), tags.end());
        tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
        return std::move(tags);
    }
};

void add_group_of(Collector& out, const State& state, UnitId unit) {
    if (const Unit* u = state.find(unit)) out.add(K::group, u->group.value);
}

EntityAudience of(const State&, std::uint64_t, const Community&) {
    return {{{K::everyone, 0}}, {}};
}
EntityAudience of(const State&, std::uint64_t, const Group&) { return {{{K::everyone, 0}}, {}}; }
EntityAudience of(const State&, std::uint64_t, const Building&) { return {{{K::staff, 0}}, {}}; }
EntityAudience of(const State&, std::uint64_t, const Staff&) { return {{{K::everyone, 0}}, {}}; }
EntityAudience of(const State&, std::uint64_t, const StaffContact&) {
    return {{{K::staff, 0}}, {}};
}
EntityAudience of(const State&, std::uint64_t, const Route&) { return {{{K::staff, 0}}, {}}; }
// What the work costs is no secret to who pays for it.
EntityAudience of(const State&, std::uint64_t, const Tariff&) { return {{{K::everyone, 0}}, {}}; }

EntityAudience of(const State&, std::uint64_t, const Unit& unit) {
    Collector out;
    out.add(K::staff);
    if (unit.household) out.add(K::household, unit.household.value);
    return {out.take(), {}};
}

EntityAudience of(const State& state, std::uint64_t key, const Household& household) {
    Collector out;
    out.add(K::desk);
    out.add(K::household, key);
    add_group_of(out, state, household.unit);
    return {out.take(), household.unit};
}

EntityAudience of(const State& state, std::uint64_t, const Ticket& ticket) {
    Collector out;
    out.add(K::desk);
    add_group_of(out, state, ticket.unit);
    if (ticket.household) out.add(K::household, ticket.household.value);
    if (ticket.assignee) out.add(K::person, ticket.assignee.value);
    if (ticket.reporter.kind == EntityKind::staff) out.add(K::person, ticket.reporter.key);
    if (is_trade_work(ticket)) out.add(K::repair);
    return {out.take(), ticket.unit};
}

// Companions: of the ticket they belong to, less those who must not know.
EntityAudience of(const State& state, std::uint64_t key, const TicketNotes&) {
    Collector out;
    out.add(K::desk);
    const Ticket* ticket = state.find(TicketId{key});
    if (!ticket) return {out.take(), {}};
    add_group_of(out, state, ticket->unit);
    if (ticket->assignee) out.add(K::person, ticket->assignee.value);
    if (ticket->reporter.kind == EntityKind::staff) out.add(K::person, ticket->reporter.key);
    return {out.take(), ticket->unit};
}

EntityAudience of(const State& state, std::uint64_t key, const TicketContact&) {
    Collector out;
    out.add(K::desk);
    const Ticket* ticket = state.find(TicketId{key});
    if (!ticket) return {out.take(), {}};
    add_group_of(out, state, ticket->unit);
    if (ticket->household) out.add(K::household, ticket->household.value);
    if (ticket->reporter.kind == EntityKind::staff) out.add(K::person, ticket->reporter.key);
    // Whoever is sent to a home must be able to ring; whoever is sent about a complaint must not
    // learn who complained.
    if (ticket->assignee && is_trade_work(*ticket)) out.add(K::person, ticket->assignee.value);
    return {out.take(), ticket->unit};
}

// A plan that several people walk is kept when any of them walked: who shares it sees the others'
// rounds. What a supervisor walks after somebody is the desk's, the supervisor's and their partner's.
EntityAudience of(const State& state, std::uint64_t, const Round& round) {
    Collector out;
    out.add(K::desk);
    if (round.walker.kind == EntityKind::staff) out.add(K::person, round.walker.key);
    if (round.partner) out.add(K::person, round.partner.value);
    // A route never changes, so neither does who shares it.
    const Route* route = round.rewalk_of ? nullptr : state.find(round.route);
    if (route && route->role == Role::butler && route->group) {
        out.add(K::group, route->group.value);
    } else if (route) {
        out.add(K::crew, static_cast<std::uint64_t>(route->role));
    }
    return {out.take(), {}};
}

// What is written about people at home is never theirs to read; it follows the home.
EntityAudience of(const State& state, std::uint64_t, const HomeVisit& visit) {
    Collector out;
    out.add(K::desk);
    add_group_of(out, state, visit.unit);
    return {out.take(), visit.unit};
}

EntityAudience of(const State&, std::uint64_t, const DutyRecord& record) {
    Collector out;
    const DutyRow* row = duty_row(record.duty);
    const bool confidential = row == nullptr || row->confidential;
    out.add(confidential ? K::lead : K::desk);
    if (record.author.kind == EntityKind::staff) out.add(K::person, record.author.key);
    if (!confidential) {
        for (const StaffId person : record.people) out.add(K::person, person.value);
    }
    return {out.take(), {}};
}

// Said by households to the desk about everybody's work; a butler does not read what was said of them.
EntityAudience of(const State&, std::uint64_t, const MonthSample&) { return {{{K::desk, 0}}, {}}; }
EntityAudience of(const State&, std::uint64_t, const Analysis&) { return {{{K::desk, 0}}, {}}; }

}  // namespace

bool is_trade_work(const Ticket& ticket) {
    return ticket.kind == TicketKind::repair || ticket.kind == TicketKind::public_area ||
           ticket.kind == TicketKind::butler_service;
}

EntityAudience audience_of(const State& state, EntityId id) {
    EntityAudience audience;
    with_table(state, id.kind, [&](const auto& table) {
        const auto it = table.find(id.key);
        if (it != table.end()) audience = of(state, id.key, it->second);
    });
    return audience;
}

AudienceTags viewer_tags(const State& state, Actor viewer) {
    Collector out;
    if (viewer.kind == EntityKind::household && exists(state, viewer)) {
        out.add(K::everyone);
        out.add(K::household, viewer.key);
        return out.take();
    }
    const Staff* staff =
        viewer.kind == EntityKind::staff ? state.find(StaffId{viewer.key}) : nullptr;
    if (!staff || !staff->active) return {};
    out.add(K::everyone);
    out.add(K::person, viewer.key);
    if (staff->role == Role::inspector)
        return out.take();  // scorecards and statistics, no personal data
    out.add(K::staff);
    if (contains(desk_roles, staff->role)) out.add(K::desk);
    if (contains(desk_roles, staff->role) && staff->role != Role::front_desk) out.add(K::lead);
    if (contains(repair_roles, staff->role)) out.add(K::repair);
    out.add(K::crew, static_cast<std::uint64_t>(staff->role));
    if (staff->role == Role::guard_lead) out.add(K::crew, static_cast<std::uint64_t>(Role::guard));
    if (staff->role == Role::butler) {
        if (staff->group) out.add(K::group, staff->group.value);
        for (const GroupId group : staff->covers) out.add(K::group, group.value);
    }
    return out.take();
}

bool intersects(const AudienceTags& a, const AudienceTags& b) {
    auto i = a.begin();
    auto j = b.begin();
    while (i != a.end() && j != b.end()) {
        if (*i == *j) return true;
        if (*i < *j) {
            ++i;
        } else {
            ++j;
        }
    }
    return false;
}

bool may_see(const State& state, Actor viewer, EntityId id) {
    return intersects(audience_of(state, id).tags, viewer_tags(state, viewer));
}

Role role_of(const State& state, Actor actor) {
    if (actor.kind == EntityKind::household) return exists(state, actor) ? Role::owner : Role::none;
    const Staff* staff = actor.kind == EntityKind::staff ? state.find(StaffId{actor.key}) : nullptr;
    return staff && staff->active ? staff->role : Role::none;
}

}  // namespace core
