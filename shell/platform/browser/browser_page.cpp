#include "shell/platform/browser/browser_page.hpp"

#include "shell/platform/browser/bridge.hpp"
#include "shell/platform/browser/runner.hpp"

#include <string>

namespace platform::browser {

BrowserPage& page() {
    static BrowserPage one;
    return one;
}

void BrowserPage::set_title(std::string_view title) {
    xunlou_page_title(title.data(), title.size());
}

void BrowserPage::set_bar_color(std::uint32_t rgb, bool dark) {
    xunlou_page_bar_color(rgb, dark ? 1 : 0);
}

void BrowserPage::set_assistive(bool on) { xunlou_page_assistive(on ? 1 : 0); }

RememberedLook BrowserPage::remembered_look() const {
    return {xunlou_page_look(0), xunlou_page_look(1), xunlou_page_look(2)};
}

void BrowserPage::remember_look(const RememberedLook& look) {
    xunlou_page_remember_look(look.language, look.theme, look.text_percent);
}

void BrowserPage::keep_storage() { xunlou_page_keep_storage(); }

void BrowserPage::write_traces(const std::string& lines) {
    traces_ = lines;
    xunlou_page_write_traces(lines.data(), lines.size());
}

void BrowserPage::print_labels(std::string_view labels) {
    xunlou_page_print_labels(labels.data(), labels.size());
}

void BrowserPage::restart() { xunlou_page_restart(); }

void BrowserPage::apply_canvas_size() {
    if (applied_width_ == canvas_width_ && applied_height_ == canvas_height_) return;
    applied_width_ = canvas_width_;
    applied_height_ = canvas_height_;
    xunlou_canvas_size(canvas_width_, canvas_height_);
}

void BrowserPage::forget_canvas_size() { applied_width_ = applied_height_ = 0; }

void BrowserPage::change(const Surroundings& now, int canvas_width, int canvas_height) {
    surroundings_ = now;
    canvas_width_ = canvas_width;
    canvas_height_ = canvas_height;
    wake();
    runner().request();
}

}  // namespace platform::browser

// All numbers of Surroundings in the order of web/surroundings.js; sent together, seldom.
XUNLOU_EXPORT void xunlou_surroundings(const double* numbers, const char* locale,
                                       std::size_t locale_size) {
    enum Slot {
        width,
        height,
        pixel_ratio,
        canvas_width,
        canvas_height,
        safe_top,
        safe_right,
        safe_bottom,
        safe_left,
        keyboard_inset,
        dark,
        high_contrast,
        reduced_motion,
        touch,
        visible,
        storage_kept,
        installed,
        update_waiting,
        storage_refused,
    };
    const auto length = [&](Slot slot) { return static_cast<float>(numbers[slot]); };
    const auto flag = [&](Slot slot) { return numbers[slot] != 0; };
    platform::Surroundings now;
    now.width = length(width);
    now.height = length(height);
    now.pixel_ratio = length(pixel_ratio);
    now.safe = {length(safe_top), length(safe_right), length(safe_bottom), length(safe_left)};
    now.keyboard_inset = length(keyboard_inset);
    now.dark = flag(dark);
    now.high_contrast = flag(high_contrast);
    now.reduced_motion = flag(reduced_motion);
    now.touch = flag(touch);
    now.visible = flag(visible);
    now.storage_kept = flag(storage_kept);
    now.installed = flag(installed);
    now.update_waiting = flag(update_waiting);
    now.storage_refused = flag(storage_refused);
    now.locale.assign(locale, locale_size);
    platform::browser::page().change(now, static_cast<int>(numbers[canvas_width]),
                                     static_cast<int>(numbers[canvas_height]));
}

XUNLOU_EXPORT void xunlou_traces(const char* lines, std::size_t size) {
    platform::browser::page().found_traces({lines, size});
}
