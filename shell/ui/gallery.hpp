#pragma once
// Every widget in every state on one screen: for screenshots in all themes and sizes, and for tests
// that walk over all of them. Not part of the app. Main thread only, between begin_frame() and
// end_frame().

#include "shell/ui/screen.hpp"
#include "shell/ui/widgets.hpp"

#include <string>
#include <vector>

namespace ui {

enum class GalleryPage : std::uint8_t { acts, rows, choices, entry, showing, count_ };
enum class GalleryOver : std::uint8_t { nothing, question, menu, form, notice };

struct Gallery {
    GalleryPage page = GalleryPage::acts;
    GalleryOver over = GalleryOver::nothing;
    int taps = 0;  // counts everything that reported a tap
    std::string last_tap;
    int segment = 0, severity = 1, category = 0, option = -1, tab = 0, check = 1;
    bool checked = true, toggled = true;
    std::string name = "3-2-501", note, number = "25.8", secret = "1234", query, code;
    std::vector<Stroke> strokes;
    bool notified = false;
};

void draw_gallery(Context& c, Gallery& gallery);

}  // namespace ui
