#pragma once
// The page port on a real page. web/surroundings.js tells what it is like; sizes are those of the
// canvas. Main thread only; one for the page's life.

#include "shell/platform/page.hpp"

namespace platform::browser {

class BrowserPage : public Page {
public:
    const Surroundings& surroundings() const override { return surroundings_; }
    void set_title(std::string_view title) override;
    void set_bar_color(std::uint32_t rgb, bool dark) override;
    void set_assistive(bool on) override;
    RememberedLook remembered_look() const override;
    void remember_look(const RememberedLook& look) override;
    void keep_storage() override;
    std::string traces() const override { return traces_; }
    void write_traces(const std::string& lines) override;
    void print_labels(std::string_view labels) override;
    void restart() override;

    // The canvas gets its new size in the task that redraws it: no blank picture in between.
    void apply_canvas_size();
    void forget_canvas_size();

    // From the page; each draws frames when something is different.
    void change(const Surroundings& now, int canvas_width, int canvas_height);
    void found_traces(std::string_view lines) { traces_ = lines; }

private:
    Surroundings surroundings_;
    std::string traces_;
    int canvas_width_ = 0, canvas_height_ = 0;  // device pixels wanted
    int applied_width_ = 0, applied_height_ = 0;
};

BrowserPage& page();

}  // namespace platform::browser
