#pragma once
// The photos port on web/photos_bridge.js. Small pictures go from the page's memory straight into a
// texture; a bounded number of textures is kept. One in a page; it outlives the application. Main
// thread only.

#include "shell/platform/photos.hpp"

#include <initializer_list>
#include <map>
#include <string_view>

namespace platform::browser {

class BrowserPhotos final : public Photos {
public:
    void begin(std::function<void(TakenPhoto)> taken) override;
    void take(const std::string& purpose, std::size_t room) override;
    void attached(const core::PhotoHash& sha256) override;
    void drop(const core::PhotoHash& sha256) override;
    PhotoView look(const core::PhotoHash& sha256) override;
    void show(std::vector<ShownPhoto> photos, std::size_t at) override;
    void keep_only(const std::vector<core::PhotoHash>& named) override;
    void make_room() override;
    void forget() override;
    void kick() override;
    std::size_t unsent() const override { return unsent_; }

    // From the page.
    void came(std::string_view taken);
    void stands(std::string_view photo, std::size_t unsent);
    // The graphics context is gone, and every texture with it.
    void forget_textures();

private:
    struct Known {
        PhotoPlace place = PhotoPlace::unknown;
        bool has_picture = false;  // the page has one to draw
        unsigned texture = 0;
        std::uint64_t looked = 0;  // when, in calls of look()
    };
    void give_texture(const std::string& digits, Known& known);
    void keep_few_textures();

    std::function<void(TakenPhoto)> taken_;
    std::map<core::PhotoHash, Known> known_;
    std::size_t unsent_ = 0, textures_ = 0;
    std::uint64_t looks_ = 0;
};

BrowserPhotos& photos();

}  // namespace platform::browser
