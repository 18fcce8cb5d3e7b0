#pragma once
// Hands the accessibility tree and the text fields of a finished frame to the page, where
// web/mirror.js keeps an element for each node; and lets what happens there act on the widgets.
// Nothing crosses when nothing changed, nor while a finger is down or a list still runs.

#include <cstdint>
#include <vector>

namespace platform::browser {

class Mirror {
public:
    void show();

private:
    void pack();
    void follow_focus();

    std::vector<std::uint8_t> packed_, shown_;
    std::uint32_t focus_ = 0;  // text field the page has been told to focus, or told us it did

    friend void focus_changed(std::uint32_t id);
};

Mirror& mirror();

}  // namespace platform::browser
