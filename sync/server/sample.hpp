#pragma once
// `xunlou sample`: the month's sample revisit, drawn from a community's data.
//
// Changes nothing; a server that has the data open does it from its own state. Prints units and
// groups, no names and no phones. Throws UsageError for what it cannot take, StoreError when there is
// no community.

#include <cstdint>
#include <string>
#include <string_view>

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

// What the command asks of a running server, and what that answers.
std::string sample_wish(const SampleOptions& options);
std::string sample_wished(const core::State& state, std::string_view wish);

int sample(const SampleOptions& options);

}  // namespace xsync::server
