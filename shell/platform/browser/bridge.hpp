#pragma once
// The border between the compiled app and the page. What the page does for us is declared here and
// forwarded by web/library/page_library.js; what it calls is exported by the file that handles it,
// by the name xunlou_*. Texts and bytes cross as pointer and length and belong to the caller.
//
// Calls from the page only enqueue and then wake() the runner; nothing here calls back from inside.

#include <cstddef>
#include <cstdint>
#include <string_view>

#define XUNLOU_EXPORT extern "C" __attribute__((used, visibility("default")))

extern "C" {
// web/frames.js
void xunlou_frames_request();
void xunlou_frames_wake_in(double ms);  // replaces the one before; negative: never
void xunlou_canvas_size(int width, int height);
// web/mirror.js
void xunlou_mirror_show(const void* bytes, std::size_t size);
void xunlou_mirror_announce(const char* text, std::size_t size);
void xunlou_mirror_focus(std::uint32_t id);  // a text field's element; 0: none
// web/http.js
void xunlou_http_post(std::uint32_t id, const char* path, std::size_t path_size, const char* type,
                      std::size_t type_size, const void* body, std::size_t body_size,
                      std::uint32_t timeout_ms);
void xunlou_http_cancel(std::uint32_t id);
// web/events.js
void xunlou_events_open(const char* path, std::size_t size);
void xunlou_events_close();
// web/history.js
void xunlou_history_go(const char* route, std::size_t size, int replace);
void xunlou_history_back();
// web/clipboard.js
void xunlou_clipboard_copy(std::uint32_t id, const char* text, std::size_t size);
// web/scanner.js
int xunlou_scanner_available();
void xunlou_scanner_scan(std::uint32_t id, const char* prompt, std::size_t size);
void xunlou_scanner_cancel();
// web/surroundings.js
void xunlou_page_title(const char* text, std::size_t size);
void xunlou_page_bar_color(std::uint32_t rgb, int dark);
void xunlou_page_assistive(int on);
int xunlou_page_look(int part);
void xunlou_page_remember_look(int language, int theme, int text_percent);
void xunlou_page_keep_storage();
void xunlou_page_write_traces(const char* lines, std::size_t size);
void xunlou_page_print_labels(const char* labels, std::size_t size);
void xunlou_page_restart();
void xunlou_page_drawn();        // the first frame stands on the canvas
void xunlou_page_cannot_draw();  // the browser gives no WebGL 2 context: nothing will ever be drawn
// web/glyphs.js: advance in device pixels; draws only when `alpha` is given (width × height bytes,
// the origin of the glyph's baseline at `left`, `top`).
float xunlou_glyph(std::uint32_t code_point, float em_px, int bold, std::uint8_t* alpha, int width,
                   int height, int left, int top);
// web/fonts.js: it may have a tier with this character, and then brings it.
void xunlou_glyph_missing(std::uint32_t code_point);
// web/vault_bridge.js: a verb and its values, separated by U+001F; answered by xunlou_vault_done.
void xunlou_vault_ask(std::uint32_t id, const char* wish, std::size_t size);
// web/work_bridge.js: packed records; answered by xunlou_work_opened.
void xunlou_work_save(const void* records, std::size_t size);
void xunlou_work_load();
void xunlou_work_settle(int taken);
// web/photos_bridge.js: a verb and its values, separated by U+001F.
void xunlou_photos_ask(const char* wish, std::size_t size);
// The small picture of this hash into the texture that is bound; 0 when there is none.
int xunlou_photos_draw(const char* hash, std::size_t size);
void xunlou_random(void* bytes, std::size_t size);
}

namespace platform::browser {

// Something was enqueued: the application is pumped in a task of its own. For every file that is
// called by the page.
void wake();

}  // namespace platform::browser
