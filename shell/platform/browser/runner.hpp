#pragma once
// Runs the application in the page: pumps it when something happened or is due, draws a frame only
// when one was asked for, keeps the WebGL context alive. Main thread only; one for the page's life.

#include "shell/platform/application.hpp"
#include "shell/platform/browser/painter.hpp"
#include "shell/platform/frames.hpp"

#include <limits>
#include <memory>

namespace platform::browser {

class Runner : public Frames {
public:
    Runner();
    ~Runner() override;

    // ImGui's context. The graphics context is asked for when the first frame is ready to be shown:
    // a browser that has only just started makes everybody wait who asks earlier.
    void open();
    void start(std::unique_ptr<Application> application);

    void request(int count = 4) override;
    void request_at(double monotonic_ms) override;

    void wake();
    void due(double now_ms);    // the timer fired
    void frame(double now_ms);  // the browser is about to paint
    // Draws what was asked for without waiting for the browser, within reason.
    void settle();
    void pause();
    bool leave();
    bool add_fold_table(std::span<const std::uint8_t> bytes);
    void lose_context();
    void restore_context();
    // Nothing is pumped or drawn any more (another tab took over, or the page is done for).
    void halt();

private:
    void pump(double now_ms);
    void draw(double now_ms);
    bool may_show(double now_ms);
    bool open_canvas();
    void schedule(double now_ms);

    std::unique_ptr<Application> application_;
    Painter painter_;
    int frames_left_ = 0;
    bool frame_pending_ = false;  // the browser will call frame()
    bool wake_pending_ = false;
    bool context_lost_ = false;
    bool halted_ = false;
    bool shown_ = false;  // the canvas has its first frame
    double started_ms_ = 0;
    double frame_at_ms_ = std::numeric_limits<double>::infinity();
    double last_frame_ms_ = -1;
};

Runner& runner();

}  // namespace platform::browser
