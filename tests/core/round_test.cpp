// A round as it is recorded: everything is evidence, odd things are flagged and counted.

#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::at;
using fixtures::World;

namespace {

struct Walk {
    World w;
    Actor walker = w.who(Role::butler);
    RouteId route = w.add_route("每日巡楼 · 3 栋", Role::butler, w.group1, 3);
    RoundId id = w.start_round(walker, route);
    Decision tell(OpBody body) { return w.tell(walker, entity(id), std::move(body)); }
    const Round& round() const { return w.round(id); }
};

constexpr Decision accepted{};
constexpr Decision late{Verdict::accepted, Flags::late};

}  // namespace

BOOST_AUTO_TEST_SUITE(round_suite)

BOOST_AUTO_TEST_CASE(a_round_from_start_to_end) {
    Walk walk;
    BOOST_TEST((walk.round().walker == walk.walker));
    BOOST_TEST(walk.round().under_way());
    BOOST_TEST((walk.tell(CheckIn{0, Proof::qr, {}}) == accepted));
    BOOST_TEST((walk.tell(RecordItem{0, 1, ItemResult::not_applicable, 0}) == accepted));
    BOOST_TEST((walk.tell(RecordFinding{
                    0, 2, Severity::small, Handling::corrected, {}, "长流水"}) == accepted));
    BOOST_TEST((walk.tell(RecordAllOk{0, 3}) == accepted));
    BOOST_TEST((walk.tell(SkipCheckpoint{1, "门锁"}) == accepted));
    walk.w.now = at("2026-11-03 09:40");
    BOOST_TEST((walk.tell(CheckIn{2, Proof::typed, "二维码破损"}) == accepted));
    BOOST_TEST((walk.tell(FinishRound{}) == accepted));

    const Round& round = walk.round();
    BOOST_TEST(!round.under_way());
    BOOST_TEST((round.finished.effective_at == at("2026-11-03 09:40")));
    BOOST_TEST(round.visits.size() == 3u);
    const Visit* first = round.visit(0);
    BOOST_REQUIRE(first != nullptr);
    BOOST_TEST((first->items[0].result == ItemResult::ok));
    BOOST_TEST((first->items[1].result == ItemResult::not_applicable));
    BOOST_TEST((first->items[2].result == ItemResult::finding));  // 全部正常 leaves a finding alone
    BOOST_TEST((first->items[2].handling == Handling::corrected));
    BOOST_TEST((round.visit(1)->skipped && !round.visit(1)->checked_in));
    BOOST_TEST((round.visit(2)->proof == Proof::typed));
    BOOST_TEST((round.visit(2)->reason == Line("二维码破损")));
    BOOST_TEST((round.visit(9) == nullptr));
    BOOST_TEST(round.late_records == 0);
}

BOOST_AUTO_TEST_CASE(what_comes_after_the_end_is_kept_and_flagged_late) {
    Walk walk;
    walk.tell(CheckIn{0, Proof::qr, {}});
    walk.tell(FinishRound{});
    BOOST_TEST((walk.tell(CheckIn{1, Proof::qr, {}}) == late));
    BOOST_TEST((walk.tell(RecordItem{0, 0, ItemResult::ok, 0}) == late));
    BOOST_TEST((walk.tell(FinishRound{}) == late));
    BOOST_TEST(walk.round().late_records == 3);
    BOOST_TEST(walk.round().visit(1)->checked_in);
    BOOST_TEST((walk.round().finished.pos < walk.round().head.through));  // the first end stands
}

BOOST_AUTO_TEST_CASE(the_first_check_in_counts_and_repeats_are_counted) {
    Walk walk;
    walk.tell(CheckIn{1, Proof::qr, {}});
    walk.w.now = at("2026-11-03 09:30");
    walk.tell(CheckIn{1, Proof::typed, "再来一次"});
    walk.tell(CheckIn{1, Proof::nfc, {}});
    const Visit* visit = walk.round().visit(1);
    BOOST_TEST(visit->repeats == 2);
    BOOST_TEST((visit->proof == Proof::qr));
    BOOST_TEST((visit->at.effective_at == at("2026-11-03 09:00")));
}

BOOST_AUTO_TEST_CASE(skipped_and_then_visited_is_visited) {
    Walk walk;
    walk.tell(SkipCheckpoint{1, "门锁"});
    walk.tell(CheckIn{1, Proof::qr, {}});
    BOOST_TEST((walk.round().visit(1)->checked_in && !walk.round().visit(1)->skipped));
    walk.tell(SkipCheckpoint{1, "又锁了"});
    BOOST_TEST((walk.round().visit(1)->checked_in && !walk.round().visit(1)->skipped));
    BOOST_TEST(walk.round().visit(1)->repeats == 0);
}

BOOST_AUTO_TEST_CASE(a_later_result_replaces_an_earlier_one) {
    Walk walk;
    walk.tell(RecordFinding{0, 1, Severity::big, Handling::ticket, TicketId{77}, "渗水"});
    walk.tell(RecordItem{0, 1, ItemResult::ok, 25'800});
    const ItemState& item = walk.round().visit(0)->items[1];
    BOOST_TEST((item.result == ItemResult::ok));
    BOOST_TEST(item.reading_milli == 25'800);
    BOOST_TEST((item.ticket == TicketId{}));
    BOOST_TEST(item.text.empty());
}

BOOST_AUTO_TEST_CASE(what_is_refused) {
    Walk walk;
    struct Row {
        OpBody body;
        Verdict verdict;
    };
    const Row rows[] = {
        {CheckIn{3, Proof::qr, {}}, Verdict::unknown_reference},  // the route has three points
        {CheckIn{200, Proof::qr, {}}, Verdict::bad_value},
        {CheckIn{0, Proof::typed, {}}, Verdict::missing_reason},
        {SkipCheckpoint{0, {}}, Verdict::missing_reason},
        {RecordFinding{0, 0, Severity::small, Handling::noted, {}, {}}, Verdict::missing_reason},
        {RecordItem{0, 60, ItemResult::ok, 0}, Verdict::bad_value},
        {RecordAllOk{0, 61}, Verdict::bad_value},
    };
    for (const Row& row : rows) BOOST_TEST((walk.tell(row.body).verdict == row.verdict));
    const Actor colleague = walk.w.who(Role::lead);
    BOOST_TEST(
        (walk.w.tell(colleague, entity(walk.id), FinishRound{}).verdict == Verdict::not_yours));
    const RoundId other{walk.w.fresh_key()};
    BOOST_TEST((walk.w.tell(walk.walker, entity(other), StartRound{RouteId{5}}).verdict ==
                Verdict::unknown_reference));
}

BOOST_AUTO_TEST_CASE(visits_stay_sorted_whatever_the_order) {
    Walk walk;
    for (const std::uint16_t point : std::array<std::uint16_t, 3>{2, 0, 1})
        walk.tell(CheckIn{point, Proof::qr, {}});
    for (std::uint16_t i = 0; i < 3; ++i) BOOST_TEST(walk.round().visits[i].checkpoint == i);
}

BOOST_AUTO_TEST_SUITE_END()
