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

BOOST_AUTO_TEST_CASE(a_partner_confirms_from_their_own_device_or_on_this_one) {
    Walk walk;
    World& w = walk.w;
    const Actor partner = w.who(Role::guard), stranger = w.who(Role::cleaner);
    const RoundId id{w.fresh_key()};
    const auto begin = [&](StaffId with) {
        return w.tell(walk.walker, entity(id), BeginRound{walk.route, with, {}, 0, {}});
    };
    BOOST_TEST((begin(StaffId{5}).verdict == Verdict::unknown_reference));
    BOOST_TEST((begin(StaffId{walk.walker.key}).verdict == Verdict::unknown_reference));
    BOOST_TEST((begin(w.id_of(Role::guard)) == accepted));
    BOOST_TEST(may_see(w.state, partner, entity(id)));
    BOOST_TEST(!may_see(w.state, stranger, entity(id)));
    const auto confirm = [&](Actor who, StaffId staff, PartnerProof proof) {
        return w.tell(who, entity(id), ConfirmPartner{staff, proof}).verdict;
    };
    using P = PartnerProof;
    const StaffId guard = w.id_of(Role::guard);
    BOOST_TEST((confirm(walk.walker, guard, P::own_device) == Verdict::not_yours));
    BOOST_TEST((confirm(partner, guard, P::pin_here) == Verdict::not_yours));
    BOOST_TEST(
        (confirm(w.who(Role::lead), w.id_of(Role::lead), P::own_device) == Verdict::not_yours));
    BOOST_TEST((confirm(walk.walker, guard, P::none) == Verdict::bad_value));
    BOOST_TEST((w.round(id).partner_proof == P::none));
    BOOST_TEST((confirm(walk.walker, guard, P::pin_here) == Verdict::accepted));
    BOOST_TEST((w.round(id).partner_proof == P::pin_here));
    BOOST_TEST((confirm(partner, guard, P::own_device) == Verdict::accepted));
    BOOST_TEST((confirm(walk.walker, guard, P::pin_here) == Verdict::accepted));
    BOOST_TEST((w.round(id).partner_proof == P::own_device));  // the stronger word stays
    // The partner walks along and records nothing.
    BOOST_TEST(
        (w.tell(partner, entity(id), CheckIn{0, Proof::qr, {}}).verdict == Verdict::not_yours));
}

BOOST_AUTO_TEST_CASE(a_linked_check_in_keeps_its_link_and_answers_their_words) {
    Walk walk;
    const CheckInLink link{12, 0xABCD, 61'000};
    const Spot spot{31'230'416, 121'473'701, 9};
    BOOST_TEST((walk.tell(LinkedCheckIn{0, Proof::nfc, {}, spot, link}) == accepted));
    walk.tell(LinkedCheckIn{0, Proof::qr, {}, {}, {13, 1, 5}});
    const Visit& visit = *walk.round().visit(0);
    BOOST_TEST((visit.link == link && visit.where == spot && visit.repeats == 1));
    BOOST_TEST((visit.made_at == walk.w.now));
    BOOST_TEST(
        (walk.tell(LinkedCheckIn{1, Proof::typed, {}, {}, {}}).verdict == Verdict::missing_reason));
    BOOST_TEST((walk.tell(LinkedCheckIn{1, Proof::qr, {}, {91'000'000, 0, 1}, {}}).verdict ==
                Verdict::bad_value));
    BOOST_TEST((walk.tell(RecordAnswer{0, 1, ItemResult::finding, 2, "损坏"}) == accepted));
    const ItemState& item = visit.items[1];
    BOOST_TEST((item.choice == 2 && item.text == Note("损坏")));
    BOOST_TEST(
        (walk.tell(RecordAnswer{0, 1, ItemResult::ok, 12, {}}).verdict == Verdict::bad_value));
}

BOOST_AUTO_TEST_CASE(pictures_belong_to_an_item) {
    Walk walk;
    AttachRoundPhoto attach{0, 2, {{}, 1000, 1600, 1200, walk.w.now}};
    attach.photo.sha256[0] = 1;
    BOOST_TEST((walk.tell(attach) == accepted));
    BOOST_TEST((walk.tell(attach).verdict == Verdict::photo_there));
    attach.checkpoint = 3;
    attach.photo.sha256[0] = 2;
    BOOST_TEST((walk.tell(attach).verdict == Verdict::unknown_reference));
    BOOST_TEST_REQUIRE(walk.round().photos.size() == 1u);
    BOOST_TEST(walk.round().photos[0].item == 2);
    BOOST_TEST((walk.round().photos[0].by == walk.walker));
}

BOOST_AUTO_TEST_CASE(a_changed_route_is_a_new_one) {
    World w;
    const RouteId old = w.add_route("夜巡", Role::guard, {}, 2);
    const Actor manager = w.who(Role::manager);
    LayRoute body;
    body.name = "夜巡";
    body.role = Role::guard;
    body.order = RouteOrder::shuffled;
    body.two_person = true;
    body.checkpoints.resize(2);
    const RouteId next{w.fresh_key()};
    const auto lay = [&] { return w.tell(manager, entity(next), body).verdict; };
    BOOST_TEST((lay() == Verdict::bad_value));  // two labels with one code
    body.checkpoints[0].code = "A";
    body.plan.weekdays = 0;
    BOOST_TEST((lay() == Verdict::bad_value));
    body.plan.weekdays = 0x7F;
    body.checkpoints[1].items.resize(1);
    body.checkpoints[1].items[0].kind = ItemKind::choice;
    BOOST_TEST((lay() == Verdict::bad_value));  // nothing to choose
    body.checkpoints[1].items[0].choices = {"好", "坏"};
    body.checkpoints[1].items[0].fine_choices = 4;
    BOOST_TEST((lay() == Verdict::bad_value));  // a third choice that is not there
    body.checkpoints[1].items[0].fine_choices = 1;
    BOOST_TEST((lay() == Verdict::accepted));
    BOOST_TEST(w.state.find(next)->checkpoints[1].items[0].is_fine(0));
    BOOST_TEST(!w.state.find(next)->checkpoints[1].items[0].is_fine(1));

    const auto retire = [&] { return w.tell(manager, entity(old), RetireRoute{next}).verdict; };
    BOOST_TEST((retire() == Verdict::accepted));
    BOOST_TEST((retire() == Verdict::bad_state));
    BOOST_TEST((w.state.find(old)->successor == next && !w.state.find(old)->in_use()));
    // Whoever has not heard of it yet walks the old one: kept, and flagged.
    BOOST_TEST(
        (w.tell(w.who(Role::guard), entity(RoundId{w.fresh_key()}), StartRound{old}) == late));
    AddRoute first;
    first.name = "旧";
    first.order = RouteOrder::shuffled;
    BOOST_TEST(!within_limits(first));
}

BOOST_AUTO_TEST_CASE(visits_stay_sorted_whatever_the_order) {
    Walk walk;
    for (const std::uint16_t point : std::array<std::uint16_t, 3>{2, 0, 1})
        walk.tell(CheckIn{point, Proof::qr, {}});
    for (std::uint16_t i = 0; i < 3; ++i) BOOST_TEST(walk.round().visits[i].checkpoint == i);
}

BOOST_AUTO_TEST_SUITE_END()
