#pragma once
// Pictures without a camera: what it will take is told beforehand, and a picture is nothing but its name.

#include "tests/ui/headless.hpp"

#include <functional>
#include <utility>

namespace ui_test {

class HeadlessPhotos final : public platform::Photos {
public:
    // `later` enqueues.
    HeadlessPhotos(Headless& owner, Disk& disk, std::function<void(std::function<void()>)> later)
        : owner_(owner), disk_(disk), later_(std::move(later)) {}

    void begin(std::function<void(platform::TakenPhoto)> taken) override {
        taken_ = std::move(taken);
        for (const auto& [hash, photo] : disk_.unnamed)
            later_([this, photo = photo] { taken_(photo); });
    }
    void take(const std::string& purpose, std::size_t room) override {
        owner_.camera_room = room;
        for (const core::PhotoFile& file : std::exchange(owner_.next_photos, {})) {
            disk_.unnamed[file.sha256] = {purpose, file};
            later_([this, photo = disk_.unnamed[file.sha256]] { taken_(photo); });
        }
    }
    void attached(const core::PhotoHash& sha256) override {
        if (disk_.unnamed.erase(sha256) > 0) disk_.unsent.insert(sha256);
    }
    void drop(const core::PhotoHash& sha256) override { disk_.unnamed.erase(sha256); }
    platform::PhotoView look(const core::PhotoHash& sha256) override {
        using P = platform::PhotoPlace;
        if (disk_.unnamed.contains(sha256) || disk_.unsent.contains(sha256)) return {P::here, 0};
        return {owner_.photos_elsewhere, 0};
    }
    void show(std::vector<platform::ShownPhoto> photos, std::size_t at) override {
        owner_.shown_photos = std::move(photos);
        owner_.shown_at = at;
    }
    void keep_only(const std::vector<core::PhotoHash>& named) override { owner_.kept_only = named; }
    void make_room() override { ++owner_.made_room; }
    void forget() override {
        disk_.unnamed.clear();
        disk_.unsent.clear();
    }
    void kick() override {}
    std::size_t unsent() const override { return disk_.unsent.size(); }

private:
    Headless& owner_;
    Disk& disk_;
    std::function<void(std::function<void()>)> later_;
    std::function<void(platform::TakenPhoto)> taken_;
};

}  // namespace ui_test
