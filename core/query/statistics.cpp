#include "core/query/statistics.hpp"

#include "core/order.hpp"

#include <algorithm>
#include <map>

namespace core {

namespace {

void judge(Figure& figure, bool kept) {
    ++figure.total;
    figure.kept += kept ? 1 : 0;
}

void judge(PromiseFigures& out, const Milestone& m) {
    if (m.state != MilestoneState::kept && m.state != MilestoneState::late) return;
    const bool kept = m.state == MilestoneState::kept;
    switch (m.name) {
        case MilestoneName::responded: judge(out.responded, kept); break;
        case MilestoneName::arrived: judge(out.arrived, kept); break;
        case MilestoneName::completed: judge(out.completed, kept); break;
        case MilestoneName::revisited: judge(out.revisited, m.done()); break;
        default: break;
    }
}

// Keys hold the reporting device's uncorrected time, which may be years off: all are looked at.
template <class Take>
void each_since(const State& state, Actor viewer, UtcMs first, Take&& take) {
    for (const auto& [key, ticket] : state.all<Ticket>()) {
        if (reported_at(ticket) >= first && concerns(state, viewer, ticket)) take(ticket);
    }
}

struct CategoryTally {
    std::uint32_t reported = 0;
    std::map<BuildingId, std::uint32_t> buildings;
};

CategoryCount count_of(Category category, const CategoryTally& tally) {
    CategoryCount count{category, tally.reported, {}, 0};
    for (const auto& [building, reported] : tally.buildings) {
        if (reported <= count.in_worst) continue;
        count.worst = building;
        count.in_worst = reported;
    }
    return count;
}

void add_days(Statistics& out, const State& state, Actor viewer, Day today, Zone zone) {
    const Day first{today.value - static_cast<std::int32_t>(statistics_days) + 1};
    for (std::size_t i = 0; i < statistics_days; ++i)
        out.days[i].day = {first.value + static_cast<std::int32_t>(i)};
    each_since(state, viewer, start_of(first, zone), [&](const Ticket& ticket) {
        const std::int32_t at = day_of(reported_at(ticket), zone).value - first.value;
        if (at < static_cast<std::int32_t>(statistics_days))
            ++out.days[static_cast<std::size_t>(at)].reported;
    });
}

}  // namespace

PromiseFigures promise_figures(const State& state, Actor viewer, const Policy& policy, UtcMs now) {
    PromiseFigures out;
    each_since(state, viewer, month_start(now, policy.zone), [&](const Ticket& ticket) {
        for (const Milestone& m : milestones(ticket, policy, now)) judge(out, m);
    });
    return out;
}

Statistics statistics(const State& state, Actor viewer, const Policy& policy, UtcMs now) {
    Statistics out;
    std::map<GroupId, GroupFigures> groups;
    std::map<Category, CategoryTally> categories;
    each_since(state, viewer, month_start(now, policy.zone), [&](const Ticket& ticket) {
        ++out.reported;
        out.reopened += ticket.reopened > 0 ? 1 : 0;
        ++out.kinds[static_cast<std::size_t>(ticket.kind)];
        const Unit* unit = state.find(ticket.unit);
        GroupFigures* group = unit == nullptr ? nullptr : &groups[unit->group];
        if (group != nullptr) ++group->reported;
        for (const Milestone& m : milestones(ticket, policy, now)) {
            judge(out.figures, m);
            if (group != nullptr) judge(group->figures, m);
        }
        if (ticket.category == Category::other) return;
        CategoryTally& tally = categories[ticket.category];
        ++tally.reported;
        if (unit != nullptr) ++tally.buildings[unit->building];
    });
    for (auto& [id, group] : groups) {
        group.group = id;
        out.groups.push_back(group);
    }
    for (const auto& [category, tally] : categories)
        out.categories.push_back(count_of(category, tally));
    order_short(out.categories, [](const CategoryCount& a, const CategoryCount& b) {
        return a.reported > b.reported;
    });
    TicketFilter open;
    open.mine = true;
    out.open = count(list_tickets(state, viewer, open, policy, now));
    add_days(out, state, viewer, day_of(now, policy.zone), policy.zone);
    return out;
}

}  // namespace core
