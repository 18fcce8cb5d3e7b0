// The month's sample: its size, its shares, its chance, and nobody twice while others remain.

#include "core/query/sample.hpp"
#include "fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <set>

using namespace core;

namespace {

// Groups of so many households each.
std::vector<SampleHome> homes_of(const std::vector<std::uint32_t>& groups) {
    std::vector<SampleHome> homes;
    std::uint64_t key = 1000;
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (std::uint32_t i = 0; i < groups[g]; ++i, ++key)
            homes.push_back({HouseholdId{key}, UnitId{key + 500'000}, GroupId{g + 1}});
    return homes;
}

std::set<std::uint64_t> keys_of(const SampleDraw& draw) {
    std::set<std::uint64_t> keys;
    for (const SampleHome& home : draw.drawn) keys.insert(home.household.value);
    return keys;
}

std::vector<std::uint32_t> shares(const SampleDraw& draw) {
    std::vector<std::uint32_t> drawn;
    for (const SampleStratum& stratum : draw.strata) drawn.push_back(stratum.drawn);
    return drawn;
}

Month plus(Month month, int count) {
    const int index = month.year * 12 + month.month - 1 + count;
    return {index / 12, static_cast<std::uint8_t>(index % 12 + 1)};
}

constexpr Month november{2026, 11};

}  // namespace

BOOST_AUTO_TEST_SUITE(sample_suite)

BOOST_AUTO_TEST_CASE(the_same_seed_draws_the_same_and_another_another) {
    const auto homes = homes_of({180, 150, 70});
    const auto draw = [&](std::uint64_t seed, Month month) {
        return keys_of(draw_sample(homes, {}, 20, seed, month));
    };
    BOOST_TEST(draw(7, november).size() == 20u);
    BOOST_TEST((draw(7, november) == draw(7, november)));
    BOOST_TEST((draw(7, november) != draw(8, november)));
    BOOST_TEST((draw(7, november) != draw(7, plus(november, 1))));
    // Not by the order in which the households are told.
    auto turned = homes;
    std::reverse(turned.begin(), turned.end());
    BOOST_TEST((keys_of(draw_sample(turned, {}, 20, 7, november)) == draw(7, november)));
}

BOOST_AUTO_TEST_CASE(every_group_has_its_share) {
    using Shares = std::vector<std::uint32_t>;
    const auto drawn = [](const Shares& groups, std::size_t size) {
        return shares(draw_sample(homes_of(groups), {}, size, 7, november));
    };
    BOOST_TEST((drawn({200, 200}, 20) == Shares{10, 10}));
    BOOST_TEST((drawn({300, 100}, 20) == Shares{15, 5}));
    BOOST_TEST((drawn({180, 150, 70}, 20) == Shares{9, 8, 3}));
    BOOST_TEST((drawn({1000, 3}, 20) == Shares{19, 1}));  // nobody is left out
    BOOST_TEST((drawn({8, 9}, 20) == Shares{8, 9}));      // fewer than asked for: all
    BOOST_TEST(drawn({}, 20).empty());
}

BOOST_AUTO_TEST_CASE(nobody_twice_in_three_months_while_others_remain) {
    for (const std::vector<std::uint32_t>& groups : std::vector<std::vector<std::uint32_t>>{
             {200, 200}, {30, 31}, {60}, {59, 1}, {40, 20, 3}, {30, 15}, {22}, {12, 9}, {5, 5}}) {
        const auto homes = homes_of(groups);
        for (const std::size_t size : {20u, 23u, 25u}) {
            std::vector<std::set<std::uint64_t>> draws;
            for (int m = 0; m < 30; ++m) {
                const SampleDraw draw = draw_sample(homes, {}, size, 7, plus(november, m));
                const auto keys = keys_of(draw);
                BOOST_TEST(keys.size() == std::min(size, homes.size()));
                std::set<std::uint64_t> lately;
                for (int back = 1; back <= 2 && back <= m; ++back)
                    lately.insert(draws[m - back].begin(), draws[m - back].end());
                std::size_t repeated = 0;
                for (const std::uint64_t key : keys) repeated += lately.count(key);
                // As few as there must be: everybody who was not drawn lately comes first.
                const std::size_t rested = homes.size() - lately.size();
                const std::size_t must =
                    keys.size() > rested ? keys.size() - rested : std::size_t{0};
                if (m >= 2) {
                    BOOST_TEST(repeated == must);
                    BOOST_TEST(draw.repeated == must);
                }
                draws.push_back(keys);
            }
        }
    }
}

// What is on record counts, not what today's homes, size and seed would have drawn.
BOOST_AUTO_TEST_CASE(nobody_twice_in_three_months_when_size_seed_and_homes_change) {
    for (std::uint64_t town = 1; town <= 40; ++town) {
        fixtures::Random chance(town);
        std::vector<SampleHome> homes = homes_of({30 + chance.below(60), 5 + chance.below(40)});
        std::uint64_t next_key = 9000;
        DrawnBefore before;
        std::vector<std::set<std::uint64_t>> draws;
        for (int m = 0; m < 12; ++m) {
            for (std::uint32_t out = chance.below(4); out > 0; --out)
                homes.erase(homes.begin() + chance.below(static_cast<std::uint32_t>(homes.size())));
            for (std::uint32_t in = chance.below(4); in > 0; --in, ++next_key)
                homes.push_back({HouseholdId{next_key}, UnitId{next_key + 500'000},
                                 GroupId{1 + chance.below(3)}});
            const std::size_t size = 20 + chance.below(6);
            const Month month = plus(november, m);
            const SampleDraw draw = draw_sample(homes, before, size, 1 + chance.below(5), month);
            const auto keys = keys_of(draw);
            BOOST_TEST(keys.size() == std::min(size, homes.size()));
            std::set<std::uint64_t> lately;
            for (int back = 1; back <= 2 && back <= m; ++back)
                lately.insert(draws[m - back].begin(), draws[m - back].end());
            std::size_t repeated = 0, rested = 0;
            for (const std::uint64_t key : keys) repeated += lately.count(key);
            for (const SampleHome& home : homes) rested += 1 - lately.count(home.household.value);
            const std::size_t must = keys.size() > rested ? keys.size() - rested : std::size_t{0};
            if (m >= 2) {
                BOOST_TEST(repeated == must);
                BOOST_TEST(draw.repeated == must);
            }
            draws.push_back(keys);
            for (const SampleHome& home : draw.drawn) before[month].push_back(home.household);
        }
    }
}

// Records older than the rest and those of months to come change nothing.
BOOST_AUTO_TEST_CASE(only_the_months_of_the_rest_count) {
    const auto homes = homes_of({180, 150});
    DrawnBefore before;
    before[plus(november, -1)] = {HouseholdId{1000}};
    before[plus(november, -2)] = {HouseholdId{1001}};
    const auto draw = keys_of(draw_sample(homes, before, 20, 7, november));
    DrawnBefore more = before;
    for (const int away : {-5, -4, -3, 0, 1})
        for (const std::uint64_t key : draw) more[plus(november, away)].push_back(HouseholdId{key});
    BOOST_TEST((keys_of(draw_sample(homes, more, 20, 7, november)) == draw));
    // One who was drawn now would not have been, had a record of the rest named them.
    more[plus(november, -2)].push_back(HouseholdId{*draw.begin()});
    BOOST_TEST(keys_of(draw_sample(homes, more, 20, 7, november)).count(*draw.begin()) == 0u);
}

BOOST_AUTO_TEST_CASE(in_time_everybody_is_drawn_about_as_often) {
    const auto homes = homes_of({120, 80});
    std::map<std::uint64_t, int> times;
    constexpr int months = 200;
    for (int m = 0; m < months; ++m)
        for (const std::uint64_t key : keys_of(draw_sample(homes, {}, 20, 11, plus({2026, 1}, m))))
            ++times[key];
    BOOST_TEST(times.size() == homes.size());
    int least = months, most = 0;
    for (const auto& [key, count] : times) {
        least = std::min(least, count);
        most = std::max(most, count);
    }
    BOOST_TEST(least >= 8);  // 20 on average
    BOOST_TEST(most <= 34);
}

BOOST_AUTO_TEST_CASE(homes_are_those_who_live_here) {
    const fixtures::World world;
    const auto homes = sample_homes(world.state);
    BOOST_REQUIRE(homes.size() == 3u);
    for (const SampleHome& home : homes) {
        const bool second = home.household == world.home101;
        BOOST_TEST((home.group == (second ? world.group2 : world.group1)));
    }
    const SampleDraw draw = draw_sample(homes, {}, 20, 7, november);
    BOOST_TEST(draw.drawn.size() == 3u);
    BOOST_TEST(draw.repeated == 3u);  // there are no others
}

BOOST_AUTO_TEST_SUITE_END()
