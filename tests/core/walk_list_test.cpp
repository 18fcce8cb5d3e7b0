// The records behind the figures: each list is as long as the figure that opens it, and nobody's but of those who look after the walkers.

#include "core/query/walk_list.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace core;
using fixtures::at;
using fixtures::day;
using fixtures::World;

namespace {

RouteId lay(World& w, const char* name, Role role, GroupId group) {
    LayRoute body;
    body.name = name;
    body.role = role;
    body.group = group;
    body.plan.windows = {{8 * 60, 12 * 60, 1}};
    for (const char* code : {"A", "B"}) {
        Checkpoint point;
        point.code = code;
        point.place = code;
        point.items.resize(1);
        body.checkpoints.push_back(point);
    }
    const RouteId id{w.fresh_key()};
    w.must(w.who(Role::administrator), entity(id), std::move(body));
    return id;
}

// Checks in at A with a finding, skips B.
RoundId walk(World& w, Role role, RouteId route, const char* from, const char* until) {
    const Actor walker = w.who(role);
    w.now = at(from);
    const RoundId id{w.fresh_key()};
    w.must(walker, entity(id), BeginRound{route, {}, {}, 0, {}});
    w.must(walker, entity(id), LinkedCheckIn{0, Proof::qr, {}, {}, {}});
    w.must(walker, entity(id), RecordFinding{0, 0, Severity::small, Handling::noted, {}, "灯不亮"});
    w.must(walker, entity(id), SkipCheckpoint{1, "施工"});
    w.now = at(until);
    w.must(walker, entity(id), FinishRound{});
    return id;
}

struct Site {
    World w;
    RouteId butlers, guards;
    RoundId first, late, beyond;
    Site() {
        w.now = at("2026-11-02 18:00");
        butlers = lay(w, "巡楼", Role::butler, w.group1);
        guards = lay(w, "巡逻", Role::guard, {});
        first = walk(w, Role::butler, butlers, "2026-11-03 08:10", "2026-11-03 09:00");
        late = walk(w, Role::guard, guards, "2026-11-03 12:30", "2026-11-03 12:50");
        beyond = walk(w, Role::butler, butlers, "2026-11-03 10:00", "2026-11-03 10:30");
        w.now = at("2026-11-06 18:00");
    }
    WalkList seen_by(Role role) const {
        return walks_overseen(w.state, w.who(role), day("2026-11-03"), day("2026-11-04"), w.now);
    }
};

std::size_t counted(const Site& site, const WalkList& list, const WalkFilter& filter) {
    return static_cast<std::size_t>(
        std::count_if(list.walks.begin(), list.walks.end(),
                      [&](const WalkRow& row) { return fits(site.w.state, row, filter); }));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(walk_list_suite)

BOOST_AUTO_TEST_CASE(each_list_is_as_long_as_its_figure) {
    const Site site;
    const WalkList list = site.seen_by(Role::manager);
    const Compliance& all = list.figures;
    BOOST_TEST(list.walks.size() == 4u);
    BOOST_TEST(all.all.planned() == 4u);
    for (std::size_t i = 0; i < standing_count; ++i) {
        const auto standing = static_cast<Standing>(i);
        BOOST_TEST(counted(site, list, {.standing = standing}) == all.all[standing], i);
    }
    for (const auto& [route, counts] : all.routes)
        BOOST_TEST(counted(site, list, {.route = route}) == counts.planned());
    for (const auto& [walker, counts] : all.people)
        BOOST_TEST(counted(site, list, {.walker = walker}) == counts.planned());
    for (std::size_t i = 0; i < shift_count; ++i)
        BOOST_TEST(counted(site, list, {.shift = static_cast<Shift>(i)}) ==
                   all.shifts[i].planned());
    BOOST_TEST(all.all[Standing::on_time] == 1u);
    BOOST_TEST(all.all[Standing::late] == 1u);
    BOOST_TEST(all.all[Standing::missed] == 2u);
    BOOST_TEST(all.extra == 1u);
    BOOST_TEST((list.unplanned == std::vector{site.beyond}));
    BOOST_TEST(std::is_sorted(
        list.walks.begin(), list.walks.end(),
        [](const WalkRow& a, const WalkRow& b) { return a.walk.from > b.walk.from; }));
    // The same as counted without the lists.
    BOOST_TEST((compliance(site.w.state, day("2026-11-03"), day("2026-11-04"), site.w.now).all ==
                all.all));
}

BOOST_AUTO_TEST_CASE(a_guard_lead_looks_after_the_guards_alone) {
    const Site site;
    const WalkList list = site.seen_by(Role::guard_lead);
    BOOST_TEST(list.walks.size() == 2u);
    for (const WalkRow& row : list.walks) BOOST_TEST((row.walk.route == site.guards));
    BOOST_TEST(list.figures.extra == 0u);
    for (const Role role : {Role::butler, Role::guard, Role::technician, Role::inspector})
        BOOST_TEST(site.seen_by(role).walks.empty());
}

BOOST_AUTO_TEST_CASE(the_rounds_in_which_a_point_suffered) {
    const Site site;
    const std::vector<HeatRow> heat = heat_of(site.w.state, day("2026-11-03"), day("2026-11-04"));
    BOOST_TEST(!heat.empty());
    for (const HeatRow& row : heat) {
        const auto rounds = rounds_suffering(site.w.state, row.route, row.checkpoint,
                                             day("2026-11-03"), day("2026-11-04"));
        BOOST_TEST(rounds.size() == std::max(row.missed() + row.skipped, row.findings));
    }
    BOOST_TEST((rounds_suffering(site.w.state, site.butlers, 1, day("2026-11-03"),
                                 day("2026-11-03")) == std::vector{site.beyond, site.first}));
    BOOST_TEST(rounds_suffering(site.w.state, site.butlers, 1, day("2026-11-04"), day("2026-11-04"))
                   .empty());
}

BOOST_AUTO_TEST_SUITE_END()
