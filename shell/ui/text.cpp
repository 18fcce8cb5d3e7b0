#include "shell/ui/fonts.hpp"
#include "shell/ui/kit.hpp"
#include "shell/ui/widgets.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr std::string_view dots = "…";
constexpr float ascent_per_em = 1.16f;  // of Noto Sans CJK, as fonts::line_per_em

// Next code point; moves `text` on. Malformed bytes count as one each.
char32_t next_code_point(std::string_view& text) {
    unsigned int code_point = 0;
    const int length = ImTextCharFromUtf8(&code_point, text.data(), text.data() + text.size());
    text.remove_prefix(static_cast<std::size_t>(std::max(length, 1)));
    return code_point;
}

float advance_of(ImFontBaked* baked, char32_t code_point) {
    return baked->GetCharAdvance(static_cast<ImWchar>(code_point));
}

// Marks that must not begin a line, and marks that must not end one (the common part of GB/T
// 15834).
bool closes(char32_t c) {
    constexpr std::u32string_view marks = U"，。、；：！？）】》」』”’…·％℃,.;:!?)]}%";
    return marks.find(c) != std::u32string_view::npos;
}
bool opens(char32_t c) {
    constexpr std::u32string_view marks = U"（【《「『“‘([{";
    return marks.find(c) != std::u32string_view::npos;
}
bool wide(char32_t c) { return c >= 0x2E80; }

constexpr std::string_view part_mark = " · ";

}  // namespace

Face face(const Context& c, Type type) {
    const TypeSpec spec = type_spec(type);
    const float em = c.em(type);
    ImFont* font = spec.bold ? fonts::bold() : fonts::regular();
    if (font == nullptr) font = ImGui::GetFont();
    return {font, fonts::line_px(em)};
}

float Context::em(Type type) const {
    const TypeSpec spec = type_spec(type);
    return spec.em * std::min(input.text_scale, spec.scale_max);
}

float line_height(const Context& c, Type type) { return fonts::line_px(c.em(type)); }

float em_width(const Context& c, Type type, std::string_view text) {
    const Face f = face(c, type);
    ImFontBaked* baked = f.font->GetFontBaked(f.size);
    float width = 0;
    while (!text.empty()) width += advance_of(baked, next_code_point(text));
    return width;
}

float text_width(const Context& c, std::string_view text, Type type) {
    return em_width(c, type, text);
}

std::string ellipsis(const Context& c, std::string_view text, Type type, float width) {
    const Face f = face(c, type);
    ImFontBaked* baked = f.font->GetFontBaked(f.size);
    const float dots_width = advance_of(baked, U'…');
    float used = 0;
    std::size_t fits = 0;  // bytes that leave room for the dots
    std::string_view rest = text;
    while (!rest.empty()) {
        used += advance_of(baked, next_code_point(rest));
        if (used > width) {
            std::string_view kept = text.substr(0, fits);
            while (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
            return std::string(kept).append(dots);
        }
        if (used + dots_width <= width) fits = text.size() - rest.size();
    }
    return std::string(text);
}

void wrap_lines(const Context& c, std::string_view text, Type type, float width,
                std::vector<std::string_view>& lines) {
    lines.clear();
    const Face f = face(c, type);
    ImFontBaked* baked = f.font->GetFontBaked(f.size);
    const char* line = text.data();
    const char* chance = nullptr;  // last place where the line may be broken
    // Between the parts of a list; kept whole where half a line is filled, and the mark is not drawn.
    const char* part_end = nullptr;
    const char* part = nullptr;
    float used = 0, used_at_chance = 0, used_at_part = 0;
    char32_t before = 0;
    const auto cut = [&](const char* end) {
        lines.emplace_back(line, static_cast<std::size_t>(end - line));
        while (!lines.back().empty() && lines.back().back() == ' ') lines.back().remove_suffix(1);
    };
    std::string_view rest = text;
    while (!rest.empty()) {
        const char* at = rest.data();
        if (rest.starts_with(part_mark) && at != line) {
            rest.remove_prefix(part_mark.size());
            if (2 * used >= width) {
                part_end = at;
                part = rest.data();
            }
            used += em_width(c, type, part_mark);
            used_at_part = used;
            before = U' ';
            continue;
        }
        const char32_t code_point = next_code_point(rest);
        if (code_point == U'\n') {
            cut(at);
            line = rest.data();
            chance = part = nullptr;
            used = 0;
            before = 0;
            continue;
        }
        const bool may_break = before != 0 && !closes(code_point) && !opens(before) &&
                               (wide(code_point) || wide(before) || before == U' ');
        if (may_break) {
            chance = at;
            used_at_chance = used;
        }
        const float advance = advance_of(baked, code_point);
        if (used + advance > width && at != line && code_point != U' ') {
            if (part != nullptr) {
                cut(part_end);
                used -= used_at_part;
                line = part;
            } else {
                const char* end = chance != nullptr ? chance : at;
                cut(end);
                line = end;
                used = chance != nullptr ? used - used_at_chance : 0;
            }
            chance = part = nullptr;
        }
        used += advance;
        before = code_point;
    }
    if (line != text.data() + text.size() || lines.empty()) cut(text.data() + text.size());
}

float snap(const Context& c, float v) {
    const float ratio = c.input.pixel_ratio > 0 ? c.input.pixel_ratio : 1;
    return ImFloor(v * ratio + 0.5f) / ratio;
}

// Glyph by glyph, because ImGui's own text stands on whole logical pixels: here the baseline and
// every glyph stand on device pixels, and texts of two sizes in one line share their middle to the
// pixel.
void draw_text(const Context& c, Type type, ImVec2 at, ImU32 color, std::string_view text) {
    if (text.empty()) return;
    const Face f = face(c, type);
    ImFontBaked* baked = f.font->GetFontBaked(f.size);
    int visible = 0;
    // Glyphs met for the first time may enlarge the atlas, which must not happen between reserve
    // and write.
    for (std::string_view rest = text; !rest.empty();) {
        visible += baked->FindGlyph(static_cast<ImWchar>(next_code_point(rest)))->Visible ? 1 : 0;
    }
    if (visible == 0) return;
    const float em = c.em(type);
    // Han characters sit a little low in Noto's line box: lifting by a twentieth of an em centres
    // them to the eye.
    const float baseline = snap(c, at.y + em * (ascent_per_em - 0.05f));
    const float top = baseline - IM_ROUND(baked->Ascent);
    float x = at.x;
    ImDrawList& list = paint();
    list.PrimReserve(visible * 6, visible * 4);
    for (std::string_view rest = text; !rest.empty();) {
        const ImFontGlyph* glyph = baked->FindGlyph(static_cast<ImWchar>(next_code_point(rest)));
        if (glyph->Visible) {
            const float left = snap(c, x);
            list.PrimRectUV({left + glyph->X0, top + glyph->Y0},
                            {left + glyph->X1, top + glyph->Y1}, {glyph->U0, glyph->V0},
                            {glyph->U1, glyph->V1}, color);
        }
        x += glyph->AdvanceX;
    }
}

void draw_line(const Context& c, Type type, Rect rect, ImU32 color, std::string_view text,
               float align) {
    const float y = rect.y + (rect.h - line_height(c, type)) / 2;
    const float width = em_width(c, type, text);
    if (width <= rect.w + 0.5f) {
        draw_text(c, type, {rect.x + (rect.w - width) * align, y}, color, text);
        return;
    }
    c.kit->cut.emplace_back(text);
    draw_text(c, type, {rect.x, y}, color, ellipsis(c, text, type, rect.w));
}

void draw_quiet(const Context& c, Type beside, Rect line, std::string_view text) {
    const float lower = (c.em(beside) - c.em(Type::second)) * (ascent_per_em - 0.05f);
    draw_line(c, Type::second, {line.x, line.y + lower, line.w, line_height(c, Type::second)},
              c.theme->second, text);
}

float draw_lines(const Context& c, Type type, ImVec2 at, float width, ImU32 color,
                 std::string_view text, int lines_max, float align) {
    const float height = line_height(c, type);
    auto& lines = c.kit->lines;
    wrap_lines(c, text, type, width, lines);
    const auto shown =
        lines_max > 0 ? std::min(lines.size(), static_cast<std::size_t>(lines_max)) : lines.size();
    for (std::size_t i = 0; i < shown; ++i) {
        std::string_view line = lines[i];
        const bool last_of_more = i + 1 == shown && shown < lines.size();
        if (last_of_more) {
            line = {line.data(), static_cast<std::size_t>(text.data() + text.size() - line.data())};
        }
        const Rect rect = {at.x, at.y + height * static_cast<float>(i), width, height};
        if (on_screen(c, rect)) draw_line(c, type, rect, color, line, align);
    }
    return height * static_cast<float>(shown);
}

int count_lines(Context& c, Type type, float width, std::string_view text, int lines_max) {
    wrap_lines(c, text, type, width, c.kit->lines);
    const int lines = static_cast<int>(c.kit->lines.size());
    return lines_max > 0 ? std::min(lines, lines_max) : lines;
}

void text(Context& c, std::string_view text, const TextOptions& options) {
    const float natural = em_width(c, options.type, text);
    const float room = available_width(c);
    const bool one_line = natural <= room && text.find('\n') == std::string_view::npos;
    const int lines = one_line ? 1 : count_lines(c, options.type, room, text, options.lines_max);
    const float height = line_height(c, options.type) * static_cast<float>(lines);
    const bool fills = slot_fills(c) || box(c).kind == Box::Kind::stack;
    const Rect rect = fills ? take(c, height) : take(c, natural, height);
    node(c, a11y::Role::text, text, rect);
    offer_copy(c, rect, text);
    if (!on_screen(c, rect)) return;
    constexpr float align[] = {0, 0.5f, 1};
    draw_lines(c, options.type, low(rect), rect.w, c.theme->of(options.tone), text,
               options.lines_max, align[static_cast<std::size_t>(options.align)]);
}

void heading(Context& c, std::string_view text, int level, Type type) {
    const int lines = count_lines(c, type, available_width(c), text, 0);
    const Rect rect = take(c, line_height(c, type) * static_cast<float>(lines));
    a11y::heading(text, level, rect);
    offer_copy(c, rect, text);
    if (on_screen(c, rect)) draw_lines(c, type, low(rect), rect.w, c.theme->ink, text, 0);
}

void text_pair(Context& c, std::string_view strong, std::string_view quiet, Type strong_type) {
    const Rect rect = take(c, line_height(c, strong_type));
    const std::string both = std::string(strong).append(" ").append(quiet);
    node(c, a11y::Role::text, both, rect);
    offer_copy(c, rect, both);
    if (!on_screen(c, rect)) return;
    draw_line(c, strong_type, rect, c.theme->ink, strong);
    const float used = std::min(em_width(c, strong_type, strong) + space::one, rect.w);
    const Rect rest = {rect.x + used, rect.y, rect.w - used, rect.h};
    if (rest.w > c.em(Type::second) * 2) draw_quiet(c, strong_type, rest, quiet);
}

}  // namespace ui
