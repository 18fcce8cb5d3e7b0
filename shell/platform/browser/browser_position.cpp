#include "shell/platform/browser/browser_position.hpp"

#include "shell/platform/browser/bridge.hpp"
#include "shell/platform/browser/browser_ports.hpp"
#include "shell/platform/browser/runner.hpp"

#include <algorithm>

namespace platform::browser {

BrowserPosition& position() {
    static BrowserPosition one;
    return one;
}

bool BrowserPosition::available() const { return xunlou_position_available() != 0; }

void BrowserPosition::follow(bool asked) {
    if (stage_ != PositionStage::found) stage_ = PositionStage::looking;
    xunlou_position_follow(asked ? 1 : 0);
}

void BrowserPosition::stop() {
    stage_ = PositionStage::off;
    last_ = {};
    xunlou_position_stop();
}

void BrowserPosition::change(PositionStage stage, const core::Spot& spot) {
    if (stage_ == PositionStage::off) return;
    stage_ = stage;
    if (spot.known()) last_ = {spot, ports().clock.monotonic_ms()};
    wake();
    runner().request();
}

}  // namespace platform::browser

// Latitude and longitude in degrees, the accuracy in metres; negative: there is none.
XUNLOU_EXPORT void xunlou_position(int stage, double latitude, double longitude,
                                   double accuracy_m) {
    const int known = std::clamp<int>(stage, 0, platform::position_stage_last);
    platform::browser::position().change(static_cast<platform::PositionStage>(known),
                                         platform::spot_of(latitude, longitude, accuracy_m));
}
