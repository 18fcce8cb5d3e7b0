#include "shell/platform/browser/browser_photos.hpp"

#include "shell/platform/browser/bridge.hpp"
#include "shell/platform/browser/fields.hpp"
#include "shell/platform/browser/runner.hpp"

#include <GLES3/gl3.h>

#include <utility>

namespace platform::browser {

namespace {

constexpr std::size_t textures_max = 64;  // at 320 × 240 they take 20 MB

void ask(std::initializer_list<std::string_view> wish) {
    std::string text;
    for (const std::string_view part : wish) {
        if (!text.empty()) text += field_end;
        text += part;
    }
    xunlou_photos_ask(text.data(), text.size());
}

}  // namespace

BrowserPhotos& photos() {
    static BrowserPhotos one;
    return one;
}

void BrowserPhotos::begin(std::function<void(TakenPhoto)> taken) {
    taken_ = std::move(taken);
    ask({"begin"});
}
void BrowserPhotos::take(const std::string& purpose, std::size_t room) {
    ask({"take", purpose, std::to_string(room)});
}
void BrowserPhotos::attached(const core::PhotoHash& sha256) { ask({"attached", hex(sha256)}); }
void BrowserPhotos::drop(const core::PhotoHash& sha256) { ask({"drop", hex(sha256)}); }
void BrowserPhotos::kick() { ask({"kick"}); }
void BrowserPhotos::make_room() { ask({"make_room"}); }

void BrowserPhotos::keep_only(const std::vector<core::PhotoHash>& named) {
    std::string text = "keep_only";
    for (const core::PhotoHash& sha256 : named) {
        text += field_end;
        text += hex(sha256);
    }
    xunlou_photos_ask(text.data(), text.size());
}

void BrowserPhotos::forget() {
    for (const auto& [hash, known] : known_) {
        if (known.texture != 0) glDeleteTextures(1, &known.texture);
    }
    known_.clear();
    textures_ = unsent_ = 0;
    ask({"forget"});
}

void BrowserPhotos::show(std::vector<ShownPhoto> shown, std::size_t at) {
    std::string text = "show";
    text += field_end;
    text += std::to_string(at);
    for (const ShownPhoto& photo : shown) {
        for (const std::string& field :
             {hex(photo.sha256), photo.title, photo.about, photo.absent}) {
            text += field_end;
            text += field;
        }
    }
    xunlou_photos_ask(text.data(), text.size());
}

PhotoView BrowserPhotos::look(const core::PhotoHash& sha256) {
    const auto [it, fresh] = known_.try_emplace(sha256);
    Known& known = it->second;
    known.looked = ++looks_;
    if (fresh) ask({"look", hex(sha256)});
    if (known.has_picture && known.texture == 0) give_texture(hex(sha256), known);
    return {known.place, known.texture};
}

void BrowserPhotos::give_texture(const std::string& digits, Known& known) {
    keep_few_textures();
    glGenTextures(1, &known.texture);
    glBindTexture(GL_TEXTURE_2D, known.texture);
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
        glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
        glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    if (xunlou_photos_draw(digits.data(), digits.size()) != 0) {
        ++textures_;
        return;
    }
    glDeleteTextures(1, &known.texture);
    known.texture = 0;
    known.has_picture = false;
}

// The one that was not looked at for longest goes; it can be made again.
void BrowserPhotos::keep_few_textures() {
    if (textures_ < textures_max) return;
    Known* oldest = nullptr;
    for (auto& [hash, known] : known_) {
        if (known.texture != 0 && (oldest == nullptr || known.looked < oldest->looked))
            oldest = &known;
    }
    if (oldest == nullptr) return;
    glDeleteTextures(1, &oldest->texture);
    oldest->texture = 0;
    --textures_;
}

void BrowserPhotos::forget_textures() {
    for (auto& [hash, known] : known_) known.texture = 0;
    textures_ = 0;
}

// Purpose, hash, bytes, width, height, taken_at.
void BrowserPhotos::came(std::string_view taken) {
    TakenPhoto photo;
    photo.purpose = cut(taken, field_end);
    photo.file.sha256 = photo_hash(cut(taken, field_end));
    photo.file.bytes = number<std::uint32_t>(cut(taken, field_end));
    photo.file.width = number<std::uint16_t>(cut(taken, field_end));
    photo.file.height = number<std::uint16_t>(cut(taken, field_end));
    photo.file.taken_at.ms = number<std::int64_t>(taken);
    if (taken_) taken_(std::move(photo));
    wake();
    runner().request();
}

// Hash, place, whether there is a picture.
void BrowserPhotos::stands(std::string_view photo, std::size_t unsent) {
    unsent_ = unsent;
    if (!photo.empty()) {
        Known& known = known_[photo_hash(cut(photo, field_end))];
        known.place = static_cast<PhotoPlace>(number<int>(cut(photo, field_end)));
        known.has_picture = photo == "1";
    }
    runner().request();
}

}  // namespace platform::browser

// Called by web/photos_bridge.js.

XUNLOU_EXPORT void xunlou_photo_came(const char* text, std::size_t size) {
    platform::browser::photos().came({text, size});
}

XUNLOU_EXPORT void xunlou_photo_stands(const char* text, std::size_t size, std::size_t unsent) {
    platform::browser::photos().stands({text, size}, unsent);
}
