#include "sync/server/clock.hpp"

#include <chrono>

namespace xsync::server {

core::UtcMs system_now() {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace xsync::server
