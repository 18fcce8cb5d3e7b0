#pragma once
// The demo community 蓝天新苑: people, homes, routes and ninety days of work, the same for the same
// seed and present.

#include <cstdint>
#include <string>

#include "core/time.hpp"
#include "sync/server/store.hpp"

namespace xsync::server {

inline constexpr std::string_view demo_password = "xunlou-demo";

// Fills an empty store. Returns what to tell about the accounts.
std::string make_demo(Store& store, std::uint64_t seed, core::UtcMs now);

}  // namespace xsync::server
