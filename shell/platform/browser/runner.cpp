#include "shell/platform/browser/runner.hpp"

#include "imgui.h"
#include "shell/platform/browser/bridge.hpp"
#include "shell/platform/browser/browser_page.hpp"
#include "shell/platform/browser/browser_photos.hpp"
#include "shell/platform/browser/canvas_glyphs.hpp"
#include "shell/platform/browser/mirror.hpp"
#include "shell/ui/a11y.hpp"
#include "shell/ui/crisp_text.hpp"
#include "shell/ui/fonts.hpp"
#include "shell/ui/gesture.hpp"
#include "shell/ui/text_input.hpp"

#include <emscripten/emscripten.h>
#include <emscripten/html5.h>
#include <algorithm>
#include <cmath>
#include <utility>

namespace platform::browser {
namespace {

// A changed picture settles within this many frames: ImGui measures in one and places in the next.
constexpr int frames_to_settle = 3;
// A tap needs three frames to arrive, one to act and one to show.
constexpr int frames_settled_most = 8;
// ImGui's clock between two frames on demand: what lies between is no time the person watched.
constexpr double frame_span_ms_most = 50;

// The application opens its journal within this, or its waiting picture takes the page's place.
constexpr double opening_ms_most = 400;

// Only seen where the application leaves the page uncovered: the design's background tokens.
constexpr ImVec4 background_light{0xF4 / 255.0f, 0xF5 / 255.0f, 0xF3 / 255.0f, 1};
constexpr ImVec4 background_dark{0x10 / 255.0f, 0x16 / 255.0f, 0x14 / 255.0f, 1};

void begin_parts() {
    ui::a11y::begin_frame();
    ui::text_input::begin_frame();
    ui::gesture::begin_frame();
}

void end_parts() {
    ui::gesture::end_frame();
    ui::text_input::end_frame();
    ui::a11y::end_frame();
}

}  // namespace

Runner& runner() {
    static Runner one;
    return one;
}

void wake() { runner().wake(); }

Runner::Runner() = default;
Runner::~Runner() = default;

void Runner::open() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTrickleEventQueue = true;
    // A phone's screenful of Chinese fits at once: no growing and copying during the first frames.
    io.Fonts->TexMinWidth = 1024;
    io.Fonts->TexMinHeight = 512;
    io.Fonts->TexMaxWidth = io.Fonts->TexMaxHeight = ui::fonts::atlas_side_most;
    Painter::announce();
}

bool Runner::open_canvas() {
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    wanted.alpha = false;
    wanted.depth = false;
    wanted.stencil = false;
    wanted.antialias = false;  // ImGui smooths its edges itself
    wanted.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    wanted.enableExtensionsByDefault = false;  // each is a question to wait for, and none is used
    const auto context = emscripten_webgl_create_context("#canvas", &wanted);
    if (context <= 0) return false;
    emscripten_webgl_make_context_current(context);
    return painter_.open();
}

void Runner::start(std::unique_ptr<Application> application) {
    application_ = std::move(application);
    application_->start();
    started_ms_ = emscripten_get_now();
    wake();
    request(frames_to_settle);
}

void Runner::request(int count) {
    frames_left_ = std::max(frames_left_, count);
    if (frame_pending_ || context_lost_ || halted_ || application_ == nullptr) return;
    frame_pending_ = true;
    xunlou_frames_request();
}

void Runner::request_at(double monotonic_ms) {
    frame_at_ms_ = std::min(frame_at_ms_, monotonic_ms);
    if (application_ != nullptr) schedule(emscripten_get_now());
}

void Runner::wake() {
    if (wake_pending_ || halted_ || application_ == nullptr) return;
    wake_pending_ = true;
    xunlou_frames_wake_in(0);
}

void Runner::pump(double now_ms) {
    wake_pending_ = false;
    if (application_->pump(now_ms)) request(frames_to_settle);
}

void Runner::due(double now_ms) {
    if (halted_ || application_ == nullptr) return;
    pump(now_ms);
    const double frame_at_ms = std::min(frame_at_ms_, ui::gesture::next_wake_ms());
    if (now_ms >= frame_at_ms) request(1);
    schedule(now_ms);
}

// One timer stands for the earliest thing that is due. A frame that is coming looks after all of it,
// but on a hidden page none comes, and the application works on.
void Runner::schedule(double now_ms) {
    if (wake_pending_ || (frame_pending_ && page().surroundings().visible)) return;
    double due_ms = application_->next_wake_ms();
    if (!frame_pending_) due_ms = std::min({due_ms, frame_at_ms_, ui::gesture::next_wake_ms()});
    xunlou_frames_wake_in(std::isinf(due_ms) ? -1 : std::max(0.0, due_ms - now_ms));
}

void Runner::frame(double now_ms) {
    frame_pending_ = false;
    if (halted_ || context_lost_ || application_ == nullptr) return;
    frames_left_ = std::max(0, frames_left_ - 1);
    pump(now_ms);
    if (may_show(now_ms)) draw(now_ms);
    if (frames_left_ > 0) request(frames_left_);
    schedule(now_ms);
}

bool Runner::may_show(double now_ms) {
    const double patience_ends_ms = started_ms_ + opening_ms_most;
    if (shown_ || application_->has_opened() || now_ms >= patience_ends_ms) return true;
    frames_left_ = 0;  // opening is news for pump(), which asks for frames
    frame_at_ms_ = std::min(frame_at_ms_, patience_ends_ms);
    return false;
}

void Runner::settle() {
    for (int i = 0; i < frames_settled_most && frames_left_ > 0; ++i) frame(emscripten_get_now());
}

void Runner::draw(double now_ms) {
    const Surroundings& surroundings = page().surroundings();
    if (surroundings.width <= 0 || surroundings.height <= 0) return;
    page().apply_canvas_size();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {surroundings.width, surroundings.height};
    io.DisplayFramebufferScale = {surroundings.pixel_ratio, surroundings.pixel_ratio};
    const double span = last_frame_ms_ < 0 ? 16 : now_ms - last_frame_ms_;
    io.DeltaTime = static_cast<float>(std::clamp(span, 1.0, frame_span_ms_most) / 1000);
    last_frame_ms_ = now_ms;
    if (now_ms >= frame_at_ms_) frame_at_ms_ = std::numeric_limits<double>::infinity();

    if (ui::gesture::advance(now_ms)) request(2);
    ui::fonts::tend();
    ImGui::NewFrame();
    begin_parts();
    application_->draw();
    ImGui::Render();
    end_parts();
    ImDrawData& picture = *ImGui::GetDrawData();
    ui::snap_glyphs_to_pixels(picture);
    if (!shown_ && !open_canvas()) {
        halt();
        return xunlou_page_cannot_draw();
    }
    painter_.paint(picture, surroundings.dark ? background_dark : background_light);
    mirror().show();
    if (!std::exchange(shown_, true)) {
        xunlou_page_drawn();
        begin_canvas_glyphs();
        request(1);
    }
}

void Runner::pause() {
    if (application_ == nullptr || halted_) return;
    application_->pause();
    ImGui::GetIO().ClearInputKeys();
}

bool Runner::leave() { return application_ != nullptr && !halted_ && application_->leave(); }

bool Runner::add_fold_table(std::span<const std::uint8_t> bytes) {
    return application_ != nullptr && application_->add_fold_table(bytes);
}

void Runner::lose_context() {
    context_lost_ = true;
    frame_pending_ = false;
}

void Runner::restore_context() {
    context_lost_ = false;
    if (!painter_.reopen()) return lose_context();
    photos().forget_textures();
    page().forget_canvas_size();
    request(frames_to_settle);
}

void Runner::halt() {
    halted_ = true;
    xunlou_frames_wake_in(-1);
}

}  // namespace platform::browser

using platform::browser::runner;

XUNLOU_EXPORT void xunlou_frame(double now_ms) { runner().frame(now_ms); }

// The timer: something enqueued, or due.
XUNLOU_EXPORT void xunlou_due(double now_ms) { runner().due(now_ms); }

XUNLOU_EXPORT void xunlou_settle() { runner().settle(); }

XUNLOU_EXPORT void xunlou_pause() { runner().pause(); }

// 0: not such a table.
XUNLOU_EXPORT int xunlou_fold_table(const std::uint8_t* bytes, std::size_t size) {
    const bool added = runner().add_fold_table({bytes, size});
    runner().request();
    return added ? 1 : 0;
}

XUNLOU_EXPORT void xunlou_context_lost() { runner().lose_context(); }

XUNLOU_EXPORT void xunlou_context_restored() { runner().restore_context(); }

XUNLOU_EXPORT void xunlou_halt() { runner().halt(); }

// --- Pointers, wheel and Escape, from web/pointer_input.js and web/key_input.js ---------------

XUNLOU_EXPORT void xunlou_pointer(int phase, int pointer, std::int32_t id, float x, float y,
                                  double at_ms) {
    ui::gesture::push({.phase = static_cast<ui::gesture::Phase>(phase),
                       .pointer = static_cast<ui::gesture::Pointer>(pointer),
                       .id = id,
                       .x = x,
                       .y = y,
                       .at_ms = at_ms});
    runner().request();
}

XUNLOU_EXPORT void xunlou_wheel(float x, float y, float dx, float dy) {
    ui::gesture::wheel(x, y, dx, dy);
    runner().request();
}

XUNLOU_EXPORT void xunlou_secondary(float x, float y) {
    ui::gesture::secondary(x, y);
    runner().request();
}

// Enter, Space and the arrows act on the mirror; only Escape is the widgets' own.
XUNLOU_EXPORT void xunlou_escape() {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiKey_Escape, true);
    io.AddKeyEvent(ImGuiKey_Escape, false);
    runner().request();
}
