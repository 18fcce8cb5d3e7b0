#pragma once
// The device's position, from web/position.js.

#include "shell/platform/position.hpp"

namespace platform::browser {

class BrowserPosition : public Position {
public:
    bool available() const override;
    void follow(bool asked) override;
    void stop() override;
    PositionStage stage() const override { return stage_; }
    Fix last() const override { return last_; }
    void change(PositionStage stage, const core::Spot& spot);

private:
    PositionStage stage_ = PositionStage::off;
    Fix last_;
};
BrowserPosition& position();

}  // namespace platform::browser
