#pragma once
// `xunlou sample`: the month's sample revisit, drawn from a community's data.
//
// Reads the data folder, which no server may be using meanwhile, and changes nothing. Prints units
// and groups, no names and no phones. Throws UsageError for what it cannot take, StoreError when
// there is no community.

#include <cstdint>
#include <string>

#include "core/query/sample.hpp"

namespace xsync::server {

struct SampleOptions {
    std::string data = "var/demo";  // where scripts/run makes its community
    std::string month, seed = "1", count = "20";
    bool json = false;
};

// Understood.
struct SampleAsked {
    core::Month month;
    std::uint64_t seed = 1;
    std::size_t count = core::sample_size_min;
};
SampleAsked sample_asked(const SampleOptions& options);

std::string sample_json(const core::State& state, const SampleAsked& asked);
std::string sample_table(const core::State& state, const SampleAsked& asked);

int sample(const SampleOptions& options);

}  // namespace xsync::server
