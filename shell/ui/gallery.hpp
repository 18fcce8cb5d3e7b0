#pragma once
// Every widget in every state, a page of them for each kind: for the eye, in all themes, sizes and
// text sizes, and for tests that walk over all of them. The app shows it at the route `gallery`. Main
// thread only, between begin_frame() and end_frame().

#include "shell/ui/screen.hpp"
#include "shell/ui/table.hpp"
#include "shell/ui/widgets.hpp"

#include <string>
#include <vector>

namespace ui {

enum class GalleryPage : std::uint8_t { acts, rows, choices, entry, showing, data, count_ };
enum class GalleryOver : std::uint8_t { nothing, question, menu, form, notice, look };

struct Gallery {
    GalleryPage page = GalleryPage::acts;
    GalleryOver over = GalleryOver::nothing;
    bool back = false;  // there is a place to go back to
    int taps = 0;       // counts everything that reported a tap
    std::string last_tap;
    int theme = 0;  // as the device, light, dark, light and sharp, dark and sharp
    int text_percent = 100;
    bool still = false;  // reduced motion
    int segment = 0, severity = 1, category = 0, option = -1, tab = 0, check = 1;
    bool checked = true, toggled = true;
    std::string name = "3-2-501", note, number = "25.8", phone = "1380000123", secret = "1234",
                query, code;
    std::string day = "2026-11-03", time = "09:42", moment;
    std::vector<Stroke> strokes;
    Sort sort{3, true};
    bool notified = false;
};

// True when the person went back.
bool draw_gallery(Context& c, Gallery& gallery);

}  // namespace ui
