// The simulator: histories of a community on a bad day, each from a seed.
//
//     sim [--seeds N] [--from SEED]   N histories, from SEED on (500 from 1)
//     sim --seed SEED                 one, told step by step
//     sim --self-test                 breaks one rule at a time on purpose: each must be caught

#include "tests/sim/simulation.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

constexpr std::uint64_t self_test_seeds = 40;

int report(std::uint64_t seed, const sim::Outcome& outcome) {
    for (const std::string& each : outcome.broken) {
        std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), each.c_str());
    }
    return outcome.broken.empty() ? 0 : 1;
}

int run(std::uint64_t from, std::uint64_t seeds) {
    const auto began = std::chrono::steady_clock::now();
    sim::Outcome sum;
    for (std::uint64_t seed = from; seed < from + seeds; ++seed) {
        const sim::Outcome outcome = sim::simulate(seed);
        if (report(seed, outcome) != 0) {
            std::printf("again with: sim --seed %llu\n", static_cast<unsigned long long>(seed));
            return 1;
        }
        sum.ops += outcome.ops;
        sum.refused += outcome.refused;
        sum.flagged += outcome.flagged;
        sum.crashes += outcome.crashes;
        sum.restores += outcome.restores;
        sum.clones += outcome.clones;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf(
        "%llu seeds from %llu: all laws held. %zu ops (%zu refused, %zu flagged), "
        "%zu crashes, %zu restores, %zu copies, %.1f s\n",
        static_cast<unsigned long long>(seeds), static_cast<unsigned long long>(from), sum.ops,
        sum.refused, sum.flagged, sum.crashes, sum.restores, sum.clones, took.count());
    return 0;
}

bool caught(sim::Sabotage sabotage, const char* rule, const char* law) {
    for (std::uint64_t seed = 1; seed <= self_test_seeds; ++seed) {
        for (const std::string& broken : sim::simulate(seed, sabotage).broken) {
            if (broken.find(law) == std::string::npos) continue;
            std::printf("%s: caught by seed %llu: %s\n", rule,
                        static_cast<unsigned long long>(seed), broken.c_str());
            return true;
        }
    }
    std::printf("%s: NOT caught in %llu seeds\n", rule,
                static_cast<unsigned long long>(self_test_seeds));
    return false;
}

int self_test() {
    using sim::Sabotage;
    bool all = caught(Sabotage::keep_revoked, "revokes are not sent", "law 5");
    all &= caught(Sabotage::leak, "internal notes are sent to everyone", "law 5");
    all &= caught(Sabotage::forget_saved, "the journal forgets what it saved", "law 3");
    all &= caught(Sabotage::twice, "a repeated op takes effect again", "law 2");
    return all ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    std::uint64_t seeds = 500, from = 1;
    for (int i = 1; i < argc; ++i) {
        const bool has_value = i + 1 < argc;
        if (std::strcmp(argv[i], "--self-test") == 0) return self_test();
        if (std::strcmp(argv[i], "--seeds") == 0 && has_value) {
            seeds = std::strtoull(argv[++i], nullptr, 10);
        } else if (std::strcmp(argv[i], "--from") == 0 && has_value) {
            from = std::strtoull(argv[++i], nullptr, 10);
        } else if (std::strcmp(argv[i], "--seed") == 0 && has_value) {
            const std::uint64_t seed = std::strtoull(argv[++i], nullptr, 10);
            return report(seed, sim::simulate(seed, sim::Sabotage::none, true));
        } else {
            std::printf("usage: sim [--seeds N] [--from SEED] | --seed SEED | --self-test\n");
            return 2;
        }
    }
    return run(from, seeds);
}
