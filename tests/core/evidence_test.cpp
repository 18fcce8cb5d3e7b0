// The grade of a round: one honest walk, and what each spoilt piece of it does to the grade.

#include "core/policy/evidence.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <functional>
#include <set>

using namespace core;
using fixtures::at;
using fixtures::Random;

namespace {

constexpr std::uint16_t points = 5;

Route honest_route() {
    Route route;
    for (std::uint16_t i = 0; i < points; ++i) {
        Checkpoint point;
        point.dwell_s = 60;
        // 111 m from one to the next.
        point.where = {31'230'000 + 1000 * i, 121'470'000, 10};
        point.items.resize(2);
        route.checkpoints.push_back(point);
    }
    return route;
}

Round honest_round(const Route& route) {
    Round round;
    const UtcMs begin = at("2026-11-03 09:00");
    round.started = {{1}, begin, begin, TimeGrade::proven};
    for (std::uint16_t i = 0; i < points; ++i) {
        Visit visit;
        visit.checkpoint = i;
        visit.checked_in = true;
        visit.made_at = begin + (i + 1) * 2 * minute_ms;
        visit.at = {{LogPos{i + 2u}}, visit.made_at, visit.made_at, TimeGrade::proven};
        visit.device = {3};
        visit.link = {11u + i, 77, i == 0 ? -1 : 2 * minute_ms};
        visit.where = route.checkpoints[i].where;
        visit.items = {{ItemResult::ok}, {ItemResult::ok}};
        round.visits.push_back(visit);
    }
    round.finished = {{9}, begin + 15 * minute_ms, begin + 15 * minute_ms, TimeGrade::proven};
    return round;
}

struct Spoilt {
    const char* what;
    std::function<void(Route&, Round&)> spoil;
    Doubt doubt;
    EvidenceGrade grade;
};

const std::vector<Spoilt>& spoilt() {
    using G = EvidenceGrade;
    static const std::vector<Spoilt> rows{
        {"one code typed", [](Route&, Round& r) { r.visits[1].proof = Proof::typed; },
         Doubt::typed_code, G::fair},
        {"most codes typed",
         [](Route&, Round& r) {
             for (int i = 0; i < 3; ++i) r.visits[i].proof = Proof::typed;
         },
         Doubt::typed_code, G::weak},
        {"no position", [](Route&, Round& r) { r.visits[2].where = {}; }, Doubt::no_position,
         G::strong},
        {"started again", [](Route&, Round& r) { r.visits[2].link.steady_ms = -1; },
         Doubt::restarted, G::fair},
        {"skipped",
         [](Route&, Round& r) {
             r.visits[4].checked_in = false;
             r.visits[4].skipped = true;
         },
         Doubt::skipped_point, G::fair},
        {"an old build",
         [](Route&, Round& r) {
             for (Visit& visit : r.visits) visit.link = {};
         },
         Doubt::no_link, G::fair},
        {"wrong order",
         [](Route&, Round& r) { std::swap(r.visits[1].checkpoint, r.visits[2].checkpoint); },
         Doubt::out_of_order, G::poor},  // and out of place
        {"short stay",
         [](Route&, Round& r) {
             r.visits[3].made_at = r.visits[3].at.effective_at = r.visits[2].made_at + 25'000;
             r.visits[3].link.steady_ms = 25'000;
             r.visits[4].link.steady_ms = r.visits[4].made_at - r.visits[3].made_at;
         },
         Doubt::short_stay, G::weak},
        {"clock unproven", [](Route&, Round& r) { r.visits[0].at.grade = TimeGrade::unproven; },
         Doubt::time_unproven, G::weak},
        {"recorded late", [](Route&, Round& r) { r.late_records = 1; }, Doubt::recorded_late,
         G::weak},
        {"two devices", [](Route&, Round& r) { r.visits[4].device = {4}; }, Doubt::several_devices,
         G::weak},
        {"a gap in the links",
         [](Route&, Round& r) {
             for (int i = 3; i < points; ++i) r.visits[i].link.number += 2;
         },
         Doubt::link_gap, G::weak},
        {"a point left out", [](Route&, Round& r) { r.visits.pop_back(); }, Doubt::missing_point,
         G::weak},
        {"no partner", [](Route& route, Round&) { route.two_person = true; }, Doubt::no_partner,
         G::weak},
        {"no picture where one is asked for",
         [](Route& route, Round& r) {
             ChecklistItem item;
             item.photo_required = true;
             route.checkpoints[2].items = {item};
             r.visits[2].items = {ItemState{}};
             r.visits[2].items[0].result = ItemResult::ok;
             r.photos.resize(1);
             r.photos[0].checkpoint = 1;
         },
         Doubt::no_picture, G::weak},
        {"a partner on one device",
         [](Route& route, Round& r) {
             route.two_person = true;
             r.partner_proof = PartnerProof::pin_here;
         },
         Doubt::pin_on_one_device, G::fair},
        {"from point to point in two seconds",
         [](Route&, Round& r) {
             r.visits[3].made_at = r.visits[3].at.effective_at = r.visits[2].made_at + 2'000;
             r.visits[3].link.steady_ms = 2'000;
         },
         Doubt::too_fast, G::poor},
        {"the clock was set",
         [](Route&, Round& r) { r.visits[2].link.steady_ms = 2 * minute_ms + 2 * minute_ms + 1; },
         Doubt::clock_jump, G::poor},
        {"elsewhere", [](Route&, Round& r) { r.visits[2].where.longitude_e6 += 2'000; },
         Doubt::far_away, G::poor},
        {"one number twice", [](Route&, Round& r) { r.visits[3].link.number = 13; },
         Doubt::broken_link, G::poor},
    };
    return rows;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(evidence_suite)

BOOST_AUTO_TEST_CASE(an_honest_walk_is_strong) {
    const Route route = honest_route();
    const Evidence evidence = evidence_of(route, honest_round(route));
    BOOST_TEST(evidence.remarks.empty());
    BOOST_TEST((evidence.grade == EvidenceGrade::strong));
}

BOOST_AUTO_TEST_CASE(every_doubt_is_found_and_weighs_its_weight) {
    std::set<Doubt> seen;
    for (const Spoilt& row : spoilt()) {
        Route route = honest_route();
        Round round = honest_round(route);
        row.spoil(route, round);
        const Evidence evidence = evidence_of(route, round);
        BOOST_TEST(evidence.has(row.doubt), row.what);
        BOOST_TEST((evidence.grade == row.grade), row.what);
        seen.insert(row.doubt);
    }
    BOOST_TEST(seen.size() == doubt_count);
    for (std::size_t i = 0; i < doubt_count; ++i) {
        BOOST_TEST(term(static_cast<Doubt>(i)).zh != "其他");
        BOOST_TEST(!term(static_cast<Doubt>(i)).en.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_skew_at_the_limit_is_no_jump) {
    const Route route = honest_route();
    Round round = honest_round(route);
    round.visits[2].link.steady_ms = 2 * minute_ms + clock_skew_max_ms;
    BOOST_TEST(!evidence_of(route, round).has(Doubt::clock_jump));
}

BOOST_AUTO_TEST_CASE(any_order_is_any_order_and_a_shuffled_one_is_asked_for) {
    Route route = honest_route();
    Round round = honest_round(route);
    route.order = RouteOrder::shuffled;
    route.seed = 9;
    round.turn = 4;
    BOOST_TEST(evidence_of(route, round).has(Doubt::out_of_order));
    const std::vector<std::uint16_t> order = order_of(route, round.turn);
    for (std::uint16_t i = 0; i < points; ++i) {
        round.visits[i].checkpoint = order[i];
        round.visits[i].where = {};
    }
    std::sort(round.visits.begin(), round.visits.end(),
              [](const Visit& a, const Visit& b) { return a.checkpoint < b.checkpoint; });
    BOOST_TEST(!evidence_of(route, round).has(Doubt::out_of_order));
}

// A further doubt never makes a grade better, nor does one more of a kind.
BOOST_AUTO_TEST_CASE(grades_are_monotone) {
    Random random(11);
    for (int i = 0; i < 2000; ++i) {
        const std::uint32_t visited = random.below(40);
        std::vector<Remark> remarks;
        for (std::uint32_t n = random.below(6); n > 0; --n) {
            remarks.push_back({static_cast<Doubt>(random.below(doubt_count)),
                               static_cast<std::uint16_t>(1 + random.below(visited + 1)), 0});
        }
        const EvidenceGrade before = grade_of(remarks, visited);
        auto more = remarks;
        more.push_back({static_cast<Doubt>(random.below(doubt_count)), 1, 0});
        BOOST_TEST((before <= grade_of(more, visited)));
        if (remarks.empty()) continue;
        ++remarks[random.below(static_cast<std::uint32_t>(remarks.size()))].count;
        BOOST_TEST((before <= grade_of(remarks, visited)));
    }
}

BOOST_AUTO_TEST_CASE(spoiling_more_never_helps) {
    const auto& rows = spoilt();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        // What holds of the whole round stays true whatever else is spoilt.
        for (const Doubt lasting : {Doubt::no_partner, Doubt::recorded_late}) {
            Route route = honest_route();
            Round round = honest_round(route);
            rows[i].spoil(route, round);
            const EvidenceGrade before = evidence_of(route, round).grade;
            if (lasting == Doubt::recorded_late) ++round.late_records;
            if (lasting == Doubt::no_partner) route.two_person = true;
            BOOST_TEST((before <= evidence_of(route, round).grade), rows[i].what);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_second_walk_is_compared) {
    const Route route = honest_route();
    const Round first = honest_round(route);
    Round again = honest_round(route);
    again.visits[2].items[1].result = ItemResult::finding;
    again.visits[3].items.clear();
    const std::vector<Difference> expected{{2, 1, ItemResult::ok, ItemResult::finding}};
    BOOST_TEST((compare(first, again) == expected));
    BOOST_TEST(compare(first, first).empty());
}

BOOST_AUTO_TEST_SUITE_END()
