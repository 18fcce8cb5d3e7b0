// The app in the browser: the page calls these three in order, see web/boot.js.

#include "shell/platform/browser/bridge.hpp"
#include "shell/platform/browser/browser_journal.hpp"
#include "shell/platform/browser/browser_page.hpp"
#include "shell/platform/browser/browser_photos.hpp"
#include "shell/platform/browser/browser_ports.hpp"
#include "shell/platform/browser/browser_vault.hpp"
#include "shell/platform/browser/browser_work_file.hpp"
#include "shell/platform/browser/canvas_glyphs.hpp"
#include "shell/platform/browser/runner.hpp"
#include "shell/ui/fonts.hpp"

namespace browser = platform::browser;

// 1. All that glyphs need.
XUNLOU_EXPORT void xunlou_open() {
    ui::fonts::set_last_resort(&browser::canvas_glyphs());
    browser::runner().open();
}

// 2. Glyphs, tier by tier; the later tiers come while the app already runs. 0: not a font.
XUNLOU_EXPORT int xunlou_font(int bold, const std::uint8_t* bytes, std::size_t size) {
    const auto weight = bold != 0 ? ui::fonts::Weight::bold : ui::fonts::Weight::regular;
    const bool added = ui::fonts::add(weight, {bytes, size});
    browser::runner().request();
    return added ? 1 : 0;
}

// Does a tier of the regular face hold it? Not while the app draws.
XUNLOU_EXPORT int xunlou_holds_glyph(std::uint32_t code_point) {
    const ImFont* font = ui::fonts::regular();
    return font != nullptr && ui::fonts::holds(*font, code_point) ? 1 : 0;
}

// 3. The app itself.
int main() {
    static browser::BrowserJournal journal(browser::wake);
    browser::Ports& ports = browser::ports();
    static platform::Platform platform{
        .clock = ports.clock,
        .random = ports.random,
        .http = ports.http,
        .events = ports.events,
        .history = ports.history,
        .clipboard = ports.clipboard,
        .scanner = ports.scanner,
        .page = browser::page(),
        .frames = browser::runner(),
        .journal = journal,
        .vault = browser::vault(),
        .photos = browser::photos(),
        .work_file = browser::work_file(),
    };
    browser::runner().start(platform::make_application(platform));
    return 0;
}
