#pragma once
// A large site to measure with: homes, households and tickets with their whole lives, made by the
// domain's own rules from a seed. The words vary, so that compression has honest work.

#include "sync/message.hpp"

#include <cstdint>
#include <vector>

namespace bench {

inline constexpr core::UtcMs today{1'793'678'400'000};  // 2026-11-03 12:00 in Shanghai

// Records of a community of about `entities` entities, ascending by entity, as a first download
// brings them. Positions run from 1 to the greatest `through`.
std::vector<xsync::Grant> make_site(std::size_t entities);

// The walker, who sees all of it, and a round of theirs with a route of 40 checkpoints.
inline constexpr std::uint64_t walker_key = core::make_key(today.ms - 400 * core::day_ms, 1);
inline constexpr std::uint64_t route_key = core::make_key(today.ms - 400 * core::day_ms, 2);
inline constexpr std::uint64_t round_key = core::make_key(today.ms, 3);
inline constexpr core::Actor walker{core::EntityKind::staff, walker_key};

core::LogPos head_of(const std::vector<xsync::Grant>& site);

}  // namespace bench
