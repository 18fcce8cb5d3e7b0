#include "tests/ui/stage.hpp"

#include "imgui.h"
#include "imgui_internal.h"
#include "shell/ui/fonts.hpp"
#include "shell/ui/gesture.hpp"
#include "shell/ui/text_input.hpp"

namespace ui_test {
namespace {

bool holds_everything(ImFontAtlas*, ImFontConfig*, ImWchar) { return true; }

bool measure_face(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = baked->Size * 0.8f;
    baked->Descent = -baked->Size * 0.2f;
    return true;
}

bool load_box(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar code_point,
              ImFontGlyph* glyph, float* advance) {
    const float em = baked->Size / ui::fonts::line_per_em;
    const float width = code_point >= 0x2E80 || code_point == 0x2026 ? em : em / 2;
    if (advance != nullptr) *advance = width;
    if (glyph == nullptr) return true;
    glyph->Codepoint = code_point & 0x3FFFFFF;
    glyph->AdvanceX = width;
    return true;
}

const ImFontLoader& box_font() {
    static const ImFontLoader loader = [] {
        ImFontLoader boxes;
        boxes.Name = "boxes";
        boxes.FontSrcContainsGlyph = holds_everything;
        boxes.FontBakedInit = measure_face;
        boxes.FontBakedLoadGlyph = load_box;
        return boxes;
    }();
    return loader;
}

void accept_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_OK) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

}  // namespace

Stage::Stage(float width, float height) {
    input.width = width;
    input.height = height;
    input.now = 1793668320000;
    ui::fonts::reset();
    ui::gesture::reset();
    imgui_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    ImFontConfig config;
    config.FontLoader = &box_font();
    config.SizePixels = 16;
    io.Fonts->AddFont(&config);
    context_ = std::make_unique<ui::Context>();
}

Stage::~Stage() {
    context_.reset();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext(imgui_);
    ui::fonts::reset();
    ui::gesture::reset();
}

void Stage::frame(const Draw& draw) {
    now_ms_ += 16;
    input.monotonic_ms = now_ms_;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {input.width, input.height};
    io.DisplayFramebufferScale = {input.pixel_ratio, input.pixel_ratio};
    io.DeltaTime = 0.016f;
    ui::gesture::advance(now_ms_);
    ui::a11y::begin_frame();
    ui::text_input::begin_frame();
    ui::gesture::begin_frame();
    ImGui::NewFrame();
    ui::begin_frame(*context_, input);
    draw(*context_);
    wants_frame_ = ui::end_frame(*context_);
    ImGui::Render();
    vertices_ = ImGui::GetDrawData()->TotalVtxCount;
    accept_textures();
    ui::gesture::end_frame();
    ui::text_input::end_frame();
    ui::a11y::end_frame();
}

void Stage::frames(int count, const Draw& draw) {
    for (int i = 0; i < count; ++i) frame(draw);
}

const ui::a11y::Node* Stage::find(ui::a11y::Role role, std::string_view name) const {
    const ui::a11y::Node* found = nullptr;
    for (const ui::a11y::Node& node : ui::a11y::tree().nodes) {
        if (node.role != role || std::string_view(node.name).substr(0, name.size()) != name)
            continue;
        if (found != nullptr) return nullptr;
        found = &node;
    }
    return found;
}

int Stage::count(ui::a11y::Role role) const {
    int result = 0;
    for (const ui::a11y::Node& node : ui::a11y::tree().nodes) result += node.role == role ? 1 : 0;
    return result;
}

void Stage::tap(float x, float y, const Draw& draw) {
    using ui::gesture::Phase;
    using ui::gesture::Pointer;
    ui::gesture::push({.phase = Phase::down,
                       .pointer = Pointer::touch,
                       .id = 1,
                       .x = x,
                       .y = y,
                       .at_ms = now_ms_});
    frames(2, draw);
    ui::gesture::push(
        {.phase = Phase::up, .pointer = Pointer::touch, .id = 1, .x = x, .y = y, .at_ms = now_ms_});
    frames(8, draw);
}

void Stage::tap(const ui::a11y::Node& node, const Draw& draw) {
    tap(node.rect.x + node.rect.w / 2, node.rect.y + node.rect.h / 2, draw);
}

void Stage::activate(const ui::a11y::Node& node, const Draw& draw) {
    ui::a11y::request_activation(node.id);
    frames(2, draw);
}

}  // namespace ui_test
