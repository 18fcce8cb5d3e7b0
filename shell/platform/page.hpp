#pragma once
// The page the app lives in: how large it is, what the person asked of their device, and the few
// things the app says back. Lengths are logical (CSS) pixels. A change of anything here draws frames
// by itself. Main thread only.

#include <cstdint>
#include <string>
#include <string_view>

namespace platform {

struct Insets {
    float top = 0, right = 0, bottom = 0, left = 0;
    bool operator==(const Insets&) const = default;
};

struct Surroundings {
    float width = 0, height = 0;
    float pixel_ratio = 1;     // device pixels for one logical pixel
    Insets safe;               // notch, rounded corners, home indicator
    float keyboard_inset = 0;  // covered by the soft keyboard, from the bottom
    bool dark = false;
    bool high_contrast = false;
    bool reduced_motion = false;
    bool touch = false;  // the main pointer is a finger
    bool visible = true;
    bool storage_kept = false;     // the browser promised not to evict our storage
    bool installed = false;        // runs as an installed app
    bool update_waiting = false;   // a newer build is ready: restart() starts it
    bool storage_refused = false;  // keep_storage() was asked, and the browser promised nothing
    std::string locale = "zh-CN";
};

// How the app looked to whoever used the device last, for the time before anybody's store is open. The
// numbers are the app's.
struct RememberedLook {
    int language = 0, theme = 0, text_percent = 100;
    bool operator==(const RememberedLook&) const = default;
};

class Page {
public:
    virtual ~Page() = default;
    virtual const Surroundings& surroundings() const = 0;
    virtual void set_title(std::string_view title) = 0;
    // Colours the browser's own bars; 0xRRGGBB.
    virtual void set_bar_color(std::uint32_t rgb, bool dark) = 0;
    // The accessibility mirror takes pointers and scrolls by itself: for readers that explore the
    // screen by touch.
    virtual void set_assistive(bool on) = 0;
    // Kept in the open, so it says nothing of a person.
    virtual RememberedLook remembered_look() const = 0;
    virtual void remember_look(const RememberedLook& look) = 0;
    // Asks the browser for the promise that Surroundings::storage_kept tells of. Only when a person wished
    // it: some browsers ask them in turn.
    virtual void keep_storage() = 0;
    // A few lines about the stores on this device, kept beside them and in the open: see shell/trust.hpp.
    virtual std::string traces() const = 0;
    virtual void write_traces(const std::string& lines) = 0;
    // A sheet of labels to print, over the app: the route, then code and place of each point, separated
    // by U+001F.
    virtual void print_labels(std::string_view labels) = 0;
    // Loads the page anew, into the waiting build if there is one.
    virtual void restart() = 0;
};

}  // namespace platform
