#include "shell/platform/position.hpp"

#include <algorithm>
#include <cmath>

namespace platform {

core::Spot spot_of(double latitude, double longitude, double accuracy_m) {
    // Written so that what is not a number is no place either.
    if (!(std::abs(latitude) <= 90 && std::abs(longitude) <= 180 && accuracy_m >= 0)) return {};
    const auto millionths = [](double degrees) {
        return static_cast<std::int32_t>(std::lround(degrees * 1e6));
    };
    const double metres = std::clamp(std::ceil(accuracy_m), 1.0, double{UINT16_MAX});
    return {millionths(latitude), millionths(longitude), static_cast<std::uint16_t>(metres)};
}

}  // namespace platform
