// evolve() on whatever comes: it touches one record, never refuses, and is the same every time.

#include "random_ops.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::World;

namespace {

// The state without one record.
State without(State state, EntityId id) {
    erase(state, id);
    return state;
}

World busy_world() {
    World w;
    w.report_leak();
    w.start_round(w.who(Role::butler), w.add_route("线", Role::butler, w.group1, 3));
    return w;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(evolve_suite)

BOOST_AUTO_TEST_CASE(an_op_touches_only_its_entity) {
    // Refused ops included: a device replays what the server ordered, right or wrong.
    World w = busy_world();
    fixtures::Random random(17);
    for (int i = 0; i < 1500; ++i) {
        w.now = w.now + random.below(600) * second_ms;
        const Op op = fixtures::any_op(w, random);
        const State before = w.state;
        const Stamp stamp = w.happen(op);
        BOOST_REQUIRE(without(w.state, op.head.entity) == without(before, op.head.entity));
        BOOST_REQUIRE(exists(w.state, op.head.entity));
        BOOST_REQUIRE(through(w.state, op.head.entity) == stamp.pos);
    }
    BOOST_TEST(size(w.state) > 100u);
}

BOOST_AUTO_TEST_CASE(the_same_ops_give_the_same_state) {
    // Law 1, and law 6 in small: from any point on, a copy of the state goes on as the original did.
    World w = busy_world();
    fixtures::Random random(23);
    const State start = w.state;
    std::vector<std::pair<Op, Stamp>> ledger;
    State halfway;
    for (int i = 0; i < 800; ++i) {
        if (i == 400) halfway = w.state;
        w.now = w.now + random.below(600) * second_ms;
        const Op op = fixtures::any_op(w, random);
        ledger.emplace_back(op, w.happen(op));
    }
    State again = start;
    for (std::size_t i = 0; i < ledger.size(); ++i) {
        if (i == 400) BOOST_TEST((again == halfway));
        evolve(again, ledger[i].first, ledger[i].second);
    }
    BOOST_TEST((again == w.state));
    for (std::size_t i = 400; i < ledger.size(); ++i)
        evolve(halfway, ledger[i].first, ledger[i].second);
    BOOST_TEST((halfway == w.state));
}

BOOST_AUTO_TEST_CASE(a_record_needs_only_itself) {
    // A device that holds one record and nothing else comes to the same record.
    World w = busy_world();
    fixtures::Random random(29);
    for (int i = 0; i < 1500; ++i) {
        const Op op = fixtures::any_op(w, random);
        State alone;
        if (auto record = record_of(w.state, op.head.entity)) put(alone, op.head.entity, *record);
        const Stamp stamp = w.happen(op);
        evolve(alone, op, stamp);
        BOOST_REQUIRE(record_of(alone, op.head.entity) == record_of(w.state, op.head.entity));
        BOOST_REQUIRE(size(alone) == 1u);
    }
}

BOOST_AUTO_TEST_CASE(an_op_not_yet_ordered_leaves_the_confirmed_position) {
    World w;
    const TicketId id = w.report_leak();
    const LogPos confirmed = w.ticket(id).head.through;
    const Op op = w.op(w.who(Role::butler), entity(id), RespondTicket{});
    evolve(w.state, op, provisional_stamp(op.head));
    BOOST_TEST((w.ticket(id).head.through == confirmed));
    BOOST_TEST((w.ticket(id).status == TicketStatus::responded));
    BOOST_TEST(!w.ticket(id).timeline.back().stamp.received_at);
}

BOOST_AUTO_TEST_CASE(stamps_date_an_op_by_evidence) {
    struct Row {
        std::int64_t made, offset, since_contact, received, effective;
        TimeGrade grade;
    };
    constexpr std::int64_t t = 1'800'000'000'000;
    constexpr std::int64_t skew = clock_skew_max_ms;
    // clang-format off
    constexpr Row rows[] = {
        //  made       offset      contact  received    effective    grade
        {t,            0,          5000,    t + 100,    t,           TimeGrade::proven},
        {t,            0,          -1,      t + 100,    t,           TimeGrade::plausible},
        {t - 90'000,   90'000,     5000,    t + 100,    t,           TimeGrade::proven},
        {t + 90'000,   -90'000,    5000,    t + 100,    t,           TimeGrade::proven},
        {t - day_ms,   0,          -1,      t,          t - day_ms,  TimeGrade::plausible},  // synced a day later
        {t + 1000,     0,          5000,    t,          t,           TimeGrade::proven},     // never after receipt
        {t + skew,     0,          -1,      t,          t,           TimeGrade::plausible},
        {t + skew + 1, 0,          -1,      t,          t,           TimeGrade::unproven},
        {t + skew + 1, 0,          5000,    t,          t,           TimeGrade::unproven},
        {INT64_MAX,    INT64_MAX,  0,       t,          t,           TimeGrade::unproven},   // nonsense from outside
    };
    // clang-format on
    for (const Row& row : rows) {
        OpHead head;
        head.made_at = {row.made};
        head.evidence.offset_ms = row.offset;
        head.evidence.since_contact_ms = row.since_contact;
        const Stamp stamp = server_stamp(head, LogPos{7}, {row.received});
        BOOST_TEST(stamp.effective_at.ms == row.effective);
        BOOST_TEST((stamp.grade == row.grade));
        BOOST_TEST((stamp.pos == LogPos{7} && stamp.received_at.ms == row.received));
    }
    OpHead lowest;
    lowest.made_at = {INT64_MIN};
    lowest.evidence.offset_ms = INT64_MIN;
    BOOST_TEST(server_stamp(lowest, LogPos{1}, {t}).effective_at.ms < 0);
}

BOOST_AUTO_TEST_CASE(records_go_in_and_out_of_their_tables) {
    World w = busy_world();
    std::size_t seen = 0;
    for (std::uint8_t k = 1; k <= entity_kind_last; ++k) {
        const auto kind = static_cast<EntityKind>(k);
        std::uint64_t key = 0;
        with_table(w.state, kind, [&](const auto& table) {
            seen += table.size();
            if (!table.empty()) key = table.begin()->first;
        });
        if (key == 0) continue;
        const EntityId id{kind, key};
        const auto record = record_of(w.state, id);
        BOOST_REQUIRE(record.has_value());
        BOOST_TEST((kind_of_record(*record) == kind));
        const State before = w.state;
        erase(w.state, id);
        BOOST_TEST(!exists(w.state, id));
        BOOST_TEST((through(w.state, id) == LogPos{}));
        put(w.state, id, *record);
        BOOST_TEST((w.state == before));
        State copy;
        put(copy, {EntityKind::none, key}, *record);  // a record of another kind is not taken
        BOOST_TEST(size(copy) == 0u);
    }
    BOOST_TEST(seen == size(w.state));
    BOOST_TEST(!exists(w.state, {}));
    BOOST_TEST(!record_of(w.state, {EntityKind::ticket, 1}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
