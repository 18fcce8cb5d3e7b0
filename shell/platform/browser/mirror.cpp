#include "shell/platform/browser/mirror.hpp"

#include "shell/platform/browser/bridge.hpp"
#include "shell/platform/browser/runner.hpp"
#include "shell/ui/a11y.hpp"
#include "shell/ui/fonts.hpp"
#include "shell/ui/gesture.hpp"
#include "shell/ui/text_input.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace platform::browser {
namespace {

// The form web/mirror_format.js reads: little-endian, everything aligned to four bytes.
//   nodes u32, then each: id u32, parent i32, role u32, state u32, level u32, acts u32, value_now i32,
//     x y w h f32, scroll f32, scroll_max f32, name text, value text
//   fields u32, then each: id u32, x y w h f32 (of the text), em f32, ink u32, surface u32,
//     keyboard u32, length_max u32, flags u32 (1 enter submits, 2 right, 4 strong),
//     value text, placeholder text
//   text: bytes u32, UTF-8, zeros up to the next multiple of four
class Writer {
public:
    explicit Writer(std::vector<std::uint8_t>& out) : out_(out) { out_.clear(); }

    void number(std::uint32_t n) {
        for (int shift = 0; shift < 32; shift += 8)
            out_.push_back(static_cast<std::uint8_t>(n >> shift));
    }
    void number(std::int32_t n) { number(static_cast<std::uint32_t>(n)); }
    void number(float n) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &n, sizeof bits);
        number(bits);
    }
    void rect(const ui::a11y::Rect& rect) {
        for (const float n : {rect.x, rect.y, rect.w, rect.h}) number(n);
    }
    void text(const std::string& text) {
        number(static_cast<std::uint32_t>(text.size()));
        out_.insert(out_.end(), text.begin(), text.end());
        out_.resize((out_.size() + 3) / 4 * 4);
    }

private:
    std::vector<std::uint8_t>& out_;
};

void write(Writer& out, const ui::a11y::Node& node) {
    out.number(node.id);
    out.number(node.parent);
    out.number(static_cast<std::uint32_t>(node.role));
    out.number(static_cast<std::uint32_t>(node.state));
    out.number(std::uint32_t{node.level});
    out.number(std::uint32_t{node.acts});
    out.number(std::int32_t{node.value_now});
    out.rect(node.rect);
    out.number(node.scroll);
    out.number(node.scroll_max);
    out.text(node.name);
    out.text(node.value);
}

void write(Writer& out, const ui::text_input::Field& field) {
    out.number(field.id);
    out.rect(field.rect);
    out.number(ui::fonts::drawn_em_px(field.font_px));
    out.number(field.ink);
    out.number(field.surface);
    out.number(static_cast<std::uint32_t>(field.keyboard));
    out.number(std::uint32_t{field.length_max});
    out.number((field.enter_submits ? 1u : 0u) | (field.right ? 2u : 0u) |
               (field.strong ? 4u : 0u));
    out.text(field.value);
    out.text(field.placeholder);
}

std::string text_of(const char* bytes, std::size_t size) { return {bytes, size}; }

}  // namespace

Mirror& mirror() {
    static Mirror one;
    return one;
}

void Mirror::pack() {
    Writer out(packed_);
    const auto& nodes = ui::a11y::tree().nodes;
    out.number(static_cast<std::uint32_t>(nodes.size()));
    for (const ui::a11y::Node& node : nodes) write(out, node);
    const auto& fields = ui::text_input::fields();
    out.number(static_cast<std::uint32_t>(fields.size()));
    for (const ui::text_input::Field& field : fields) write(out, field);
}

// A widget may take the focus away, or ask for it; the page's own moves are known already.
void Mirror::follow_focus() {
    std::uint32_t wanted = ui::text_input::take_focus_request();
    if (wanted == 0) wanted = ui::text_input::focus();
    if (wanted == focus_) return;
    focus_ = wanted;
    xunlou_mirror_focus(wanted);
}

void Mirror::show() {
    const std::string sentence = ui::a11y::take_announcement();
    if (!sentence.empty()) xunlou_mirror_announce(sentence.data(), sentence.size());
    if (ui::gesture::at_rest()) {
        pack();
        if (packed_ != shown_) {
            std::swap(packed_, shown_);
            xunlou_mirror_show(shown_.data(), shown_.size());
        }
    }
    follow_focus();
}

void focus_changed(std::uint32_t id) {
    mirror().focus_ = id;
    ui::text_input::set_focus(id);
    runner().request();
}

}  // namespace platform::browser

using platform::browser::runner;

XUNLOU_EXPORT void xunlou_text_focus(std::uint32_t id) { platform::browser::focus_changed(id); }

XUNLOU_EXPORT void xunlou_text_edit(std::uint32_t id, const char* text, std::size_t size,
                                    int composing) {
    ui::text_input::push_edit(id, platform::browser::text_of(text, size), composing != 0);
    runner().request();
}

XUNLOU_EXPORT void xunlou_text_submit(std::uint32_t id) {
    ui::text_input::push_submit(id);
    runner().request();
}

XUNLOU_EXPORT void xunlou_activate(std::uint32_t id) {
    ui::a11y::request_activation(id);
    runner().request();
}

XUNLOU_EXPORT void xunlou_scroll_to(std::uint32_t area, float offset) {
    ui::gesture::scroll_to(area, offset);
    runner().request();
}
