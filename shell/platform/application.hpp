#pragma once
// The app as the platform sees it: start once, pump when something happened or is due, draw when a
// frame was asked for. Times are the monotonic clock's milliseconds. Main thread only.

#include <cstdint>
#include <memory>
#include <span>

namespace platform {

struct Platform;

class Application {
public:
    virtual ~Application() = default;

    // Once, when the ImGui context and the first glyphs are there, before the first frame.
    virtual void start() = 0;

    // Runs everything that was enqueued or has come due. True when the picture may have changed:
    // frames are drawn then. Called also while the page is hidden and nothing can be drawn.
    virtual bool pump(double now_ms) = 0;

    // False while it can only say that it is opening: the page's own waiting picture says so already,
    // and nothing is drawn for a moment.
    virtual bool has_opened() const = 0;

    // Between ImGui::NewFrame() and ImGui::Render(), with the accessibility tree open.
    virtual void draw() = 0;

    // When pump() wants to be called although nothing happened; infinity when never.
    virtual double next_wake_ms() const = 0;

    // The page is being hidden and may never come back: save drafts now.
    virtual void pause() = 0;

    // What searching folds text with came, see core/fold.hpp. False: these bytes are something else.
    virtual bool add_fold_table(std::span<const std::uint8_t> bytes) = 0;

    // Nobody has been at the device for a while: lock it. False: there is nothing to lock.
    virtual bool leave() = 0;
};

// Defined by the app. The platform outlives the application.
std::unique_ptr<Application> make_application(Platform& platform);

}  // namespace platform
