#include "shell/platform/browser/painter.hpp"

#include <GLES3/gl3.h>
#include <cstddef>
#include <cstring>
#include <initializer_list>

namespace platform::browser {
namespace {

constexpr GLuint place_of_position = 0, place_of_uv = 1, place_of_color = 2;

constexpr const char* vertex_source = R"(#version 300 es
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 color;
uniform vec2 size;
out vec2 at;
out vec4 tint;
void main() {
    at = uv;
    tint = color;
    gl_Position = vec4(position.x / size.x * 2.0 - 1.0, 1.0 - position.y / size.y * 2.0, 0.0, 1.0);
})";

constexpr const char* fragment_source = R"(#version 300 es
precision mediump float;
uniform sampler2D picture;
uniform bool alpha_only;
in highp vec2 at;
in vec4 tint;
out vec4 result;
void main() {
    vec4 texel = texture(picture, at);
    result = tint * (alpha_only ? vec4(1.0, 1.0, 1.0, texel.r) : texel);
})";

constexpr ImTextureID alpha_only_mark = ImTextureID{1} << 32;

GLuint name_of(ImTextureID id) { return static_cast<GLuint>(id & ~alpha_only_mark); }

GLuint compile(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    return shader;
}

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

class Fingerprint {
public:
    void bytes(const void* data, std::size_t size) {
        const auto* at = static_cast<const unsigned char*>(data);
        for (; size >= sizeof(std::uint64_t); size -= sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, at, sizeof word);
            at += sizeof word;
            mix(word);
        }
        std::uint64_t rest = size;
        std::memcpy(&rest, at, size);
        mix(rest + size);
    }
    std::uint64_t value() const { return value_ | 1; }

private:
    void mix(std::uint64_t word) {
        value_ = (value_ ^ word) * 0x9E3779B97F4A7C15u;
        value_ ^= value_ >> 29;
    }
    std::uint64_t value_ = 0xCBF29CE484222325u;
};

template <class T>
void add(Fingerprint& print, const ImVector<T>& values) {
    print.bytes(values.Data, static_cast<std::size_t>(values.size_in_bytes()));
}

std::uint64_t fingerprint(const ImDrawData& data, ImVec4 background) {
    Fingerprint print;
    print.bytes(&data.DisplaySize, sizeof data.DisplaySize);
    print.bytes(&data.FramebufferScale, sizeof data.FramebufferScale);
    print.bytes(&background, sizeof background);
    for (const ImDrawList* list : data.CmdLists) {
        add(print, list->VtxBuffer);
        add(print, list->IdxBuffer);
        for (const ImDrawCmd& command : list->CmdBuffer) {
            const ImTextureID texture = command.GetTexID();
            print.bytes(&command.ClipRect, sizeof command.ClipRect);
            print.bytes(&texture, sizeof texture);
            print.bytes(&command.ElemCount, sizeof command.ElemCount);
        }
    }
    return print.value();
}

bool has_alpha_only(const ImTextureData& texture) {
    return texture.Format == ImTextureFormat_Alpha8;
}

}  // namespace

void Painter::announce() {
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.Fonts->TexDesiredFormat = ImTextureFormat_Alpha8;
}

bool Painter::open() {
    if (!make_program()) return false;
    make_buffers();
    return true;
}

bool Painter::reopen() {
    shown_ = 0;
    // The old names died with the context; only ImGui's pixels are left, and they are enough.
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    if (!make_program()) return false;
    make_buffers();
    return true;
}

bool Painter::make_program() {
    program_ = glCreateProgram();
    glAttachShader(program_, compile(GL_VERTEX_SHADER, vertex_source));
    glAttachShader(program_, compile(GL_FRAGMENT_SHADER, fragment_source));
    glLinkProgram(program_);
    GLint linked = 0;
    glGetProgramiv(program_, GL_LINK_STATUS, &linked);
    size_place_ = glGetUniformLocation(program_, "size");
    alpha_only_place_ = glGetUniformLocation(program_, "alpha_only");
    return linked != 0;
}

void Painter::make_buffers() {
    GLuint array = 0;
    glGenVertexArrays(1, &array);
    glBindVertexArray(array);
    glGenBuffers(1, &vertices_);
    glGenBuffers(1, &indices_);
    glBindBuffer(GL_ARRAY_BUFFER, vertices_);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
    for (const GLuint place : {place_of_position, place_of_uv, place_of_color})
        glEnableVertexAttribArray(place);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
}

void Painter::create(ImTextureData& texture) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    const bool alpha_only = has_alpha_only(texture);
    glTexStorage2D(GL_TEXTURE_2D, 1, alpha_only ? GL_R8 : GL_RGBA8, texture.Width, texture.Height);
    texture.SetTexID(ImTextureID{name} | (alpha_only ? alpha_only_mark : 0));
    const auto width = static_cast<unsigned short>(texture.Width);
    const auto height = static_cast<unsigned short>(texture.Height);
    upload(texture, {0, 0, width, height});
}

void Painter::upload(ImTextureData& texture, const ImTextureRect& part) {
    const GLenum format = has_alpha_only(texture) ? GL_RED : GL_RGBA;
    glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
    glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, format, GL_UNSIGNED_BYTE,
                    texture.GetPixelsAt(part.x, part.y));
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

void Painter::update(ImTextureData& texture) {
    switch (texture.Status) {
        case ImTextureStatus_WantCreate: create(texture); break;
        case ImTextureStatus_WantUpdates:
            glBindTexture(GL_TEXTURE_2D, name_of(texture.GetTexID()));
            for (const ImTextureRect& part : texture.Updates) upload(texture, part);
            break;
        case ImTextureStatus_WantDestroy: {
            if (texture.UnusedFrames == 0) return;  // still in this frame's lists
            const GLuint name = name_of(texture.GetTexID());
            glDeleteTextures(1, &name);
            texture.SetTexID(ImTextureID_Invalid);
            texture.SetStatus(ImTextureStatus_Destroyed);
            return;
        }
        case ImTextureStatus_OK:
        case ImTextureStatus_Destroyed: return;
    }
    texture.SetStatus(ImTextureStatus_OK);
}

void Painter::begin(const ImDrawData& data) {
    glUseProgram(program_);
    glUniform2f(size_place_, data.DisplaySize.x, data.DisplaySize.y);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glEnable(GL_SCISSOR_TEST);
}

void Painter::point_at_vertex(unsigned first) {
    const std::size_t base = first * sizeof(ImDrawVert);
    glVertexAttribPointer(place_of_position, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert),
                          offset(base + offsetof(ImDrawVert, pos)));
    glVertexAttribPointer(place_of_uv, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert),
                          offset(base + offsetof(ImDrawVert, uv)));
    glVertexAttribPointer(place_of_color, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(ImDrawVert),
                          offset(base + offsetof(ImDrawVert, col)));
}

void Painter::draw(const ImDrawData& data, const ImDrawList& list) {
    glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data,
                 GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data,
                 GL_STREAM_DRAW);
    point_at_vertex(0);
    unsigned first_vertex = 0;
    const ImVec2 scale = data.FramebufferScale;
    const int height = static_cast<int>(data.DisplaySize.y * scale.y + 0.5f);
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const int left = static_cast<int>(command.ClipRect.x * scale.x + 0.5f);
        const int top = static_cast<int>(command.ClipRect.y * scale.y + 0.5f);
        const int right = static_cast<int>(command.ClipRect.z * scale.x + 0.5f);
        const int bottom = static_cast<int>(command.ClipRect.w * scale.y + 0.5f);
        if (right <= left || bottom <= top || command.ElemCount == 0) continue;
        glScissor(left, height - bottom, right - left, bottom - top);
        if (command.VtxOffset != first_vertex) {
            first_vertex = command.VtxOffset;
            point_at_vertex(first_vertex);
        }
        const ImTextureID id = command.GetTexID();
        glBindTexture(GL_TEXTURE_2D, name_of(id));
        glUniform1i(alpha_only_place_, (id & alpha_only_mark) != 0 ? 1 : 0);
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_SHORT,
                       offset(command.IdxOffset * sizeof(ImDrawIdx)));
    }
}

void Painter::paint(ImDrawData& data, ImVec4 background) {
    if (data.Textures != nullptr)
        for (ImTextureData* texture : *data.Textures) {
            if (texture->Status != ImTextureStatus_OK) shown_ = 0;
            update(*texture);
        }
    const std::uint64_t picture = fingerprint(data, background);
    if (picture == shown_) return;
    shown_ = picture;
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, static_cast<int>(data.DisplaySize.x * data.FramebufferScale.x + 0.5f),
               static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y + 0.5f));
    glClearColor(background.x, background.y, background.z, background.w);
    glClear(GL_COLOR_BUFFER_BIT);
    begin(data);
    for (const ImDrawList* list : data.CmdLists) draw(data, *list);
}

}  // namespace platform::browser
