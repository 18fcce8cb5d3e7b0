#include "core/query/sample.hpp"

#include <algorithm>
#include <set>

namespace core {

namespace {

int index_of(Month month) { return (month.year - 2024) * 12 + month.month - 1; }

// Chance that is the same on every machine (the finalizer of splitmix64).
std::uint64_t mixed(std::uint64_t z) {
    z += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

// One household in the urn.
struct Lot {
    std::size_t home = 0;   // index into the homes
    int last_drawn = -100;  // month's index
    std::uint64_t chance = 0;
};

struct Urn {
    GroupId group;
    std::vector<Lot> lots;
    std::size_t taken = 0;  // the first so many of the lots, this month

    bool empty() const { return taken == lots.size(); }
    // How long the next one has not been drawn: a later tier only when no earlier one is left.
    int tier(int month) const {
        return std::max(0, sample_rest_months - (month - lots[taken].last_drawn));
    }
    std::uint64_t households() const { return lots.size(); }
};

// Whose turn it is at equal tiers: who has no seat yet, then by Sainte-Laguë's quotients.
bool comes_before(const Urn& a, const Urn& b) {
    if ((a.taken == 0) != (b.taken == 0)) return a.taken == 0;
    return a.households() * (2 * b.taken + 1) > b.households() * (2 * a.taken + 1);
}

class Draws {
public:
    Draws(const std::vector<SampleHome>& homes, std::uint64_t seed) : homes_(homes), seed_(seed) {
        for (std::size_t i = 0; i < homes.size(); ++i) urn_of(homes[i].group).lots.push_back({i});
        std::sort(urns_.begin(), urns_.end(),
                  [](const Urn& a, const Urn& b) { return a.group < b.group; });
    }

    // What a record says of a month takes the place of a draw.
    void recall(int month, const std::vector<HouseholdId>& drawn) {
        const std::set<HouseholdId> asked(drawn.begin(), drawn.end());
        for (Urn& urn : urns_) {
            for (Lot& lot : urn.lots)
                if (asked.count(homes_[lot.home].household) != 0) lot.last_drawn = month;
        }
    }

    SampleDraw draw(int month, std::size_t size) {
        SampleDraw result;
        for (Urn& urn : urns_) shuffle(urn, month);
        for (std::size_t seat = 0; seat < size; ++seat) {
            Urn* const next = next_urn(month);
            if (next == nullptr) break;
            Lot& lot = next->lots[next->taken];
            if (next->tier(month) > 0) ++result.repeated;
            result.drawn.push_back(homes_[lot.home]);
            lot.last_drawn = month;
            ++next->taken;
        }
        for (const Urn& urn : urns_) {
            result.strata.push_back({urn.group, static_cast<std::uint32_t>(urn.lots.size()),
                                     static_cast<std::uint32_t>(urn.taken)});
        }
        return result;
    }

private:
    Urn& urn_of(GroupId group) {
        for (Urn& urn : urns_)
            if (urn.group == group) return urn;
        urns_.push_back({group, {}, 0});
        return urns_.back();
    }

    // The rested ones first, then those drawn longest ago; chance decides among equals.
    void shuffle(Urn& urn, int month) {
        const std::uint64_t month_seed = mixed(seed_ ^ mixed(static_cast<std::uint64_t>(month)));
        for (Lot& lot : urn.lots) lot.chance = mixed(month_seed ^ homes_[lot.home].household.value);
        const auto age = [month](const Lot& lot) {
            return std::min(sample_rest_months, month - lot.last_drawn);
        };
        std::sort(urn.lots.begin(), urn.lots.end(), [&](const Lot& a, const Lot& b) {
            if (age(a) != age(b)) return age(a) > age(b);
            if (a.chance != b.chance) return a.chance < b.chance;
            return a.home < b.home;
        });
        urn.taken = 0;
    }

    Urn* next_urn(int month) {
        Urn* best = nullptr;
        for (Urn& urn : urns_) {
            if (urn.empty()) continue;
            const bool first = best == nullptr;
            if (first || urn.tier(month) < best->tier(month) ||
                (urn.tier(month) == best->tier(month) && comes_before(urn, *best)))
                best = &urn;
        }
        return best;
    }

    const std::vector<SampleHome>& homes_;
    std::uint64_t seed_;
    std::vector<Urn> urns_;
};

// Who lived here at `then`: who does now, or, where somebody moved in later, who registered before.
std::vector<SampleHome> homes_at(const State& state, UtcMs then) {
    const HouseholdId end{make_key(then.ms + 1, 0)};
    std::map<UnitId, HouseholdId> former;
    for (const auto& [key, home] : state.all<Household>())
        if (HouseholdId{key} < end) former[home.unit] = HouseholdId{key};
    std::vector<SampleHome> homes;
    for (const auto& [key, unit] : state.all<Unit>()) {
        HouseholdId home = unit.household;
        if (!(home < end)) home = former[UnitId{key}];
        if (home) homes.push_back({home, UnitId{key}, unit.group});
    }
    std::sort(homes.begin(), homes.end(),
              [](const SampleHome& a, const SampleHome& b) { return a.household < b.household; });
    return homes;
}

}  // namespace

std::vector<SampleHome> sample_homes(const State& state) {
    std::vector<SampleHome> homes;
    for (const auto& [key, home] : state.all<Household>()) {
        const Unit* unit = state.find(home.unit);
        // One that has moved away keeps its record; the unit names who lives there now.
        if (unit == nullptr || unit->household.value != key) continue;
        homes.push_back({HouseholdId{key}, home.unit, unit->group});
    }
    return homes;
}

DrawnBefore drawn_before(const State& state, Month month) {
    DrawnBefore before;
    for (const auto& [key, sample] : state.all<MonthSample>())
        if (sample.month < month) before[sample.month] = sample.households;
    return before;
}

SampleDraw draw_sample(const std::vector<SampleHome>& homes, const DrawnBefore& before,
                       std::size_t size, std::uint64_t seed, Month month) {
    const int wanted = index_of(month);
    std::map<int, const std::vector<HouseholdId>*> recorded;
    for (const auto& [each, drawn] : before)
        if (each < month) recorded[index_of(each)] = &drawn;
    // Nothing older counts once all the months of a rest are on record.
    int from = wanted;
    for (int rest = 0; from > index_of(first_sample_month) && rest < sample_rest_months - 1;) {
        --from;
        rest = recorded.count(from) != 0 ? rest + 1 : 0;
    }
    Draws draws(homes, seed);
    for (int past = from; past < wanted; ++past) {
        const auto found = recorded.find(past);
        if (found != recorded.end())
            draws.recall(past, *found->second);
        else
            draws.draw(past, size);
    }
    return draws.draw(wanted, size);
}

bool repeatable(const State& state, const MonthSample& sample) {
    const std::vector<SampleHome> homes = homes_at(state, sample.drawn.effective_at);
    if (sample.households.size() < std::min(homes.size(), sample_size_min)) return false;
    const SampleDraw again = draw_sample(homes, drawn_before(state, sample.month),
                                         sample.households.size(), sample.seed, sample.month);
    return std::equal(
        sample.households.begin(), sample.households.end(), again.drawn.begin(), again.drawn.end(),
        [](HouseholdId home, const SampleHome& drawn) { return home == drawn.household; });
}

}  // namespace core
