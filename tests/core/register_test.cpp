// Law 8: two people edit one field at the same time. Both values are kept, the later time stands, and
// the order in which the server hears of them does not matter.

#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace core;
using fixtures::at;

namespace {

struct Write {
    std::uint32_t device;
    const char* when;
    std::string value;
    std::uint64_t base = 0;
};

// A household's remark after these writes arrived in this order, at positions 1, 2, 3 …
Register after(const std::vector<Write>& writes) {
    Household household;
    std::uint64_t pos = 0;
    for (const Write& w : writes) {
        OpHead head;
        head.id = {DeviceNo{w.device}, OpSeq{1}};
        head.made_at = at(w.when);
        head.base = LogPos{w.base};
        const Stamp stamp = server_stamp(head, LogPos{++pos}, at("2026-11-03 20:00"));
        evolve(household, head, stamp, EditHousehold{HouseholdField::remark, w.value});
    }
    return household.field(HouseholdField::remark);
}

std::vector<std::string> kept(const Register& field) {
    std::vector<std::string> values;
    for (const Note& note : field.rejected) values.push_back(note.value);
    std::sort(values.begin(), values.end());
    return values;
}
using Values = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(register_suite)

BOOST_AUTO_TEST_CASE(the_first_write_is_simply_there) {
    const Register field = after({{1, "2026-11-03 09:00", "早上联系"}});
    BOOST_TEST(field.value.value == "早上联系");
    BOOST_TEST(!field.contested());
    BOOST_TEST((field.at == at("2026-11-03 09:00")));
}

BOOST_AUTO_TEST_CASE(concurrent_values_are_both_kept_and_the_later_stands) {
    const Write a{1, "2026-11-03 09:00", "甲"}, b{2, "2026-11-03 09:30", "乙"};
    for (const auto& order : {std::vector{a, b}, std::vector{b, a}}) {
        const Register field = after(order);
        BOOST_TEST(field.value.value == "乙");
        BOOST_TEST((kept(field) == Values{"甲"}));
        BOOST_TEST((field.at == at("2026-11-03 09:30")));
    }
}

BOOST_AUTO_TEST_CASE(at_the_same_moment_the_higher_device_stands) {
    const Write a{1, "2026-11-03 09:00", "甲"}, b{2, "2026-11-03 09:00", "乙"};
    BOOST_TEST(after({a, b}).value.value == "乙");
    BOOST_TEST(after({b, a}).value.value == "乙");
}

BOOST_AUTO_TEST_CASE(who_has_seen_everything_settles_it) {
    const Register field =
        after({{1, "2026-11-03 09:00", "甲"},
               {2, "2026-11-03 09:30", "乙"},
               {3, "2026-11-03 09:10", "丙", 2}});  // an earlier clock, but it saw both
    BOOST_TEST(field.value.value == "丙");
    BOOST_TEST(!field.contested());
}

BOOST_AUTO_TEST_CASE(a_device_follows_its_own_writes_without_contest) {
    const Register field = after({{1, "2026-11-03 09:00", "甲"}, {1, "2026-11-03 09:05", "甲二"}});
    BOOST_TEST(field.value.value == "甲二");
    BOOST_TEST(!field.contested());
}

BOOST_AUTO_TEST_CASE(a_device_does_not_settle_what_it_has_not_seen) {
    // 乙 arrives between two writes of device 1, which hears of it only afterwards.
    const Register field = after({{1, "2026-11-03 09:10", "甲"},
                                  {2, "2026-11-03 09:00", "乙"},
                                  {1, "2026-11-03 09:20", "甲二", 1}});
    BOOST_TEST(field.value.value == "甲二");
    BOOST_TEST((kept(field) == Values{"乙"}));
}

BOOST_AUTO_TEST_CASE(the_same_value_twice_is_no_contest) {
    const Write a{1, "2026-11-03 09:00", "同"}, b{2, "2026-11-03 09:30", "同"};
    BOOST_TEST(!after({a, b}).contested());
    BOOST_TEST(!after({b, a}).contested());
    BOOST_TEST((after({a, b}).at == after({b, a}).at));
}

BOOST_AUTO_TEST_CASE(any_order_of_arrival_gives_the_same) {
    // Four devices that know nothing of one another, with few values and moments so that they collide.
    fixtures::Random random(3);
    const std::string values[] = {"甲", "乙", "丙"};
    const char* moments[] = {"2026-11-03 09:00", "2026-11-03 09:10", "2026-11-03 09:20"};
    for (int round = 0; round < 300; ++round) {
        std::vector<Write> writes;
        for (std::uint32_t device = 1; device <= 4; ++device)
            writes.push_back({device, moments[random.below(3)], values[random.below(3)]});
        const Register first = after(writes);
        std::vector<int> order{0, 1, 2, 3};
        while (std::next_permutation(order.begin(), order.end())) {
            std::vector<Write> shuffled;
            for (const int i : order) shuffled.push_back(writes[static_cast<std::size_t>(i)]);
            const Register field = after(shuffled);
            BOOST_REQUIRE(field.value == first.value);
            BOOST_REQUIRE(field.at == first.at);
            BOOST_REQUIRE(kept(field) == kept(first));
        }
        // Nothing written is lost.
        for (const Write& w : writes) {
            const Values others = kept(first);
            const bool rejected = std::find(others.begin(), others.end(), w.value) != others.end();
            BOOST_REQUIRE(rejected != (first.value.value == w.value));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_flood_of_values_stays_bounded) {
    std::vector<Write> writes;
    for (std::uint32_t device = 1; device <= 30; ++device)
        writes.push_back({device, "2026-11-03 09:00", "值" + std::to_string(device)});
    const Register field = after(writes);
    BOOST_TEST(field.value.value == "值30");
    BOOST_TEST(field.rejected.size() == register_rejected_max);
}

BOOST_AUTO_TEST_CASE(the_author_is_told_and_other_fields_are_not_touched) {
    fixtures::World w;
    const EntityId home = entity(w.home501);
    const Op mine = w.op(w.who(Role::butler), home, EditHousehold{HouseholdField::remark, "有狗"});
    Op yours = w.op(w.who(Role::front_desk), home, EditHousehold{HouseholdField::remark, "按门铃"});
    yours.head.id.device = DeviceNo{2};
    w.happen(mine);
    BOOST_TEST((w.ask(yours) == Decision{Verdict::accepted, Flags::contested}));
    w.happen(yours);
    const Household& household = *w.state.find(w.home501);
    BOOST_TEST(household.field(HouseholdField::remark).contested());
    BOOST_TEST(household.field(HouseholdField::phone).value.empty());
    // Somebody looks at it and writes again: settled.
    const Op settled = w.op(w.who(Role::lead), home, EditHousehold{HouseholdField::remark, "都对"});
    BOOST_TEST((w.ask(settled) == Decision{}));
    w.happen(settled);
    BOOST_TEST(!w.state.find(w.home501)->field(HouseholdField::remark).contested());
}

BOOST_AUTO_TEST_SUITE_END()
