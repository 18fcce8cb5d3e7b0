#pragma once
// A device that knows where it is because the test says so, and counts for how long it is asked.

#include "tests/ui/headless.hpp"

#include <functional>
#include <utility>

namespace ui_test {

class HeadlessPosition final : public platform::Position {
public:
    // `later` enqueues; `now_ms` is the monotonic clock.
    HeadlessPosition(Headless& owner, std::function<void(std::function<void()>)> later,
                     std::function<double()> now_ms)
        : owner_(owner), later_(std::move(later)), now_ms_(std::move(now_ms)) {}

    bool available() const override { return owner_.locates; }
    void follow(bool asked) override {
        ++owner_.position_asked;
        owner_.position_allowed |= asked;
        stage_ = platform::PositionStage::looking;
        later_([this] {
            if (stage_ == platform::PositionStage::off) return;
            using S = platform::PositionStage;
            stage_ = !owner_.position_allowed  ? S::must_ask
                     : owner_.position_refused ? S::refused
                     : owner_.spot.known()     ? S::found
                                               : S::failed;
            if (stage_ == S::found) last_ = {owner_.spot, now_ms_()};
        });
    }
    void stop() override {
        stage_ = platform::PositionStage::off;
        last_ = {};
    }
    platform::PositionStage stage() const override { return stage_; }
    platform::Fix last() const override { return last_; }

private:
    Headless& owner_;
    std::function<void(std::function<void()>)> later_;
    std::function<double()> now_ms_;
    platform::PositionStage stage_ = platform::PositionStage::off;
    platform::Fix last_;
};

}  // namespace ui_test
