#pragma once
// A community with what duties are asked of: walks of routes, visits, entries of the log.

#include "core/policy/checklists.hpp"
#include "core/query/duties.hpp"
#include "fixtures.hpp"

#include <algorithm>

namespace fixtures {

struct Site {
    World w;
    Policy policy = policy_of(w.state);
    Actor butler = w.who(Role::butler);

    DutyState duty(Actor who, DutyId id) const {
        return duty_on(w.state, who, *duty_row(id), policy, day_of(w.now, policy.zone));
    }
    std::uint32_t left(Actor who, DutyId id) const { return duty(who, id).left(); }
    bool has_duty(Actor who, DutyId id) const {
        const auto all = duties(w.state, who, policy, w.now);
        return std::any_of(all.begin(), all.end(),
                           [&](const DutyState& each) { return each.row->id == id; });
    }
    HomeVisitId visit(Actor who, UnitId unit, VisitOutcome outcome = VisitOutcome::met,
                      VisitPurpose purpose = VisitPurpose::routine) {
        RecordHomeVisit body;
        body.unit = unit;
        body.household = w.state.find(unit)->household;
        body.outcome = outcome;
        body.purpose = purpose;
        const HomeVisitId id{w.fresh_key()};
        w.must(who, entity(id), body);
        return id;
    }
    void log(Actor who, DutyId id, std::string_view on, RecordDuty body = {}) {
        body.duty = id;
        body.day = day(on);
        body.text = "已做";
        w.must(who, entity(DutyRecordId{w.fresh_key()}), body);
    }
    // A walk of a route, all but `less` of its points; it ends ten minutes after `start`.
    void walk(Actor who, RouteId route, std::string_view start, std::uint16_t less = 0) {
        w.now = at(start);
        const RoundId id = w.start_round(who, route);
        const auto points = w.state.find(route)->checkpoints.size() - less;
        for (std::uint16_t i = 0; i < points; ++i)
            w.must(who, entity(id), CheckIn{i, Proof::qr, {}});
        w.now = w.now + 10 * minute_ms;
        w.must(who, entity(id), FinishRound{});
    }
    // Two areas, A indoors and B outside.
    RouteId lay_areas(RoutePlan plan, std::uint8_t times_a_day = 1) {
        LayRoute lay;
        lay.name = "保洁";
        lay.role = Role::cleaner;
        lay.times_a_day = times_a_day;
        lay.plan = std::move(plan);
        lay.checkpoints = {{"A", "3 栋公共区域", 0, items_of(Checklist::cleaning)},
                           {"B", "园区道路", 0, items_of(Checklist::cleaning_outdoors)}};
        const RouteId id{w.fresh_key()};
        w.must(w.who(Role::manager), entity(id), std::move(lay));
        return id;
    }
    DutyState cleaning_on(std::string_view date) const {
        return duty_on(w.state, w.who(Role::cleaner), *duty_row(DutyId::cleaning), policy,
                       day(date));
    }
};

}  // namespace fixtures
