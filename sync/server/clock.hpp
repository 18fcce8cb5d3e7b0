#pragma once
// Time comes in as a function, so that tests and the demo decide what it is.

#include <functional>

#include "core/time.hpp"

namespace xsync::server {

using Clock = std::function<core::UtcMs()>;

core::UtcMs system_now();

}  // namespace xsync::server
