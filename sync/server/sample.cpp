#include "sync/server/sample.hpp"

#include <algorithm>
#include <charconv>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/query/households.hpp"
#include "sync/server/community.hpp"
#include "sync/server/rfc3339.hpp"
#include "sync/server/usage_error.hpp"

namespace xsync::server {

namespace {

using Json = nlohmann::ordered_json;

std::optional<std::uint64_t> whole_number(const std::string& typed) {
    std::uint64_t value = 0;
    const char* const end = typed.data() + typed.size();
    const auto [at, error] = std::from_chars(typed.data(), end, value);
    if (typed.empty() || error != std::errc{} || at != end) return std::nullopt;
    return value;
}

std::string words_of(core::Month month) {
    return std::to_string(month.year) + (month.month < 10 ? "-0" : "-") +
           std::to_string(month.month);
}

core::Month month_of(const std::string& typed) {
    if (const auto date = parse_date(typed + "-01")) {
        const core::Month month{date->year, date->month};
        if (month >= core::first_sample_month && month <= core::last_sample_month) return month;
    }
    throw UsageError("--month " + (typed.empty() ? "is missing" : "cannot read \"" + typed + '"') +
                     "; it takes a month from " + words_of(core::first_sample_month) + " to " +
                     words_of(core::last_sample_month));
}

std::string group_name(const core::State& state, core::GroupId id) {
    const core::Group* group = state.find(id);
    return group != nullptr ? group->name.value : "";
}

// In the order a person walks: group, then unit.
std::vector<core::SampleHome> walked(const core::State& state, const core::SampleDraw& draw) {
    std::vector<core::SampleHome> homes = draw.drawn;
    std::sort(homes.begin(), homes.end(), [&](const auto& a, const auto& b) {
        if (a.group != b.group) return a.group < b.group;
        const auto &left = state.find(a.unit)->code.value, &right = state.find(b.unit)->code.value;
        return left != right ? core::code_less(left, right) : a.household < b.household;
    });
    return homes;
}

core::SampleDraw drawn(const core::State& state, const SampleAsked& asked) {
    return core::draw_sample(core::sample_homes(state), core::drawn_before(state, asked.month),
                             asked.count, asked.seed, asked.month);
}

std::size_t households(const core::SampleDraw& draw) {
    std::size_t count = 0;
    for (const core::SampleStratum& stratum : draw.strata) count += stratum.households;
    return count;
}

}  // namespace

SampleAsked sample_asked(const SampleOptions& options) {
    SampleAsked asked;
    asked.month = month_of(options.month);
    const auto seed = whole_number(options.seed);
    if (!seed) {
        throw UsageError("--seed cannot read \"" + options.seed +
                         "\"; it takes a whole number from 0 to 18446744073709551615");
    }
    asked.seed = *seed;
    const auto count = whole_number(options.count);
    if (!count || *count < core::sample_size_min || *count > core::sample_size_max) {
        throw UsageError(
            "--count cannot be \"" + options.count + "\"; it takes a number of households from " +
            std::to_string(core::sample_size_min) + " to " + std::to_string(core::sample_size_max));
    }
    asked.count = *count;
    return asked;
}

std::string sample_json(const core::State& state, const SampleAsked& asked) {
    const core::SampleDraw draw = drawn(state, asked);
    Json out;
    out["month"] = words_of(asked.month);
    out["seed"] = asked.seed;
    out["count"] = draw.drawn.size();
    out["households"] = households(draw);
    out["repeated"] = draw.repeated;
    out["groups"] = Json::array();
    for (const core::SampleStratum& stratum : draw.strata) {
        out["groups"].push_back({{"group", group_name(state, stratum.group)},
                                 {"households", stratum.households},
                                 {"drawn", stratum.drawn}});
    }
    out["sample"] = Json::array();
    for (const core::SampleHome& home : walked(state, draw)) {
        // As text: programs that read JSON numbers as doubles would change it.
        out["sample"].push_back({{"unit", state.find(home.unit)->code.value},
                                 {"group", group_name(state, home.group)},
                                 {"household", std::to_string(home.household.value)}});
    }
    return out.dump(2) + '\n';
}

std::string sample_table(const core::State& state, const SampleAsked& asked) {
    const core::SampleDraw draw = drawn(state, asked);
    std::string out = words_of(asked.month) + " 抽样回访：" + std::to_string(households(draw)) +
                      " 户中抽 " + std::to_string(draw.drawn.size()) + " 户，种子 " +
                      std::to_string(asked.seed) + "\n";
    if (draw.drawn.size() < asked.count) {
        out += "全部住户不足 " + std::to_string(asked.count) + " 户，已全部抽取\n";
    }
    if (draw.repeated > 0) {
        out += "其余住户已抽完，" + std::to_string(draw.repeated) + " 户在前两个月抽过\n";
    }
    const std::vector<core::SampleHome> homes = walked(state, draw);
    for (const core::SampleStratum& stratum : draw.strata) {
        out += "\n" + group_name(state, stratum.group) + "（" + std::to_string(stratum.drawn) +
               "/" + std::to_string(stratum.households) + "）\n";
        for (const core::SampleHome& home : homes) {
            if (home.group == stratum.group) out += "  " + state.find(home.unit)->code.value + "\n";
        }
    }
    return out;
}

int sample(const SampleOptions& options) {
    const SampleAsked asked = sample_asked(options);
    Community community = open_community(options.data);
    const auto ledger = load_ledger(*community.store);
    const core::State& state = ledger->state();
    std::cout << (options.json ? sample_json(state, asked) : sample_table(state, asked));
    return 0;
}

}  // namespace xsync::server
