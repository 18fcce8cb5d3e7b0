#pragma once
// Pictures without a camera: what it will take is told beforehand, and a picture is nothing but its name.

#include "tests/ui/headless.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace ui_test {

inline constexpr std::int64_t photos_taken_ms = 1'793'668'320'000;  // as the tests' pictures are

class HeadlessPhotos final : public platform::Photos {
public:
    // `later` enqueues.
    HeadlessPhotos(Headless& owner, Disk& disk, std::function<void(std::function<void()>)> later)
        : owner_(owner), disk_(disk), later_(std::move(later)) {}

    void begin(std::function<void(platform::TakenPhoto)> taken) override {
        taken_ = std::move(taken);
        for (const auto& [key, photo] : disk_.unnamed)
            later_([this, photo = photo] { taken_(photo); });
    }
    void take(const std::string& purpose, std::size_t room) override {
        owner_.camera_room = room;
        owner_.saved_before_camera = owner_.app().device().all_written();
        for (const core::PhotoFile& file : std::exchange(owner_.next_photos, {})) {
            const bool again = disk_.named.contains(file.sha256);
            const platform::TakenPhoto photo{purpose, file, again};
            disk_.unnamed[{file.sha256, purpose}] = photo;
            later_([this, photo] { taken_(photo); });
        }
    }
    void attached(const core::PhotoHash& sha256, const std::string& purpose) override {
        if (disk_.unnamed.erase({sha256, purpose}) > 0 && disk_.named.insert(sha256).second)
            disk_.unsent.insert(sha256);
    }
    void drop(const core::PhotoHash& sha256, const std::string& purpose) override {
        disk_.unnamed.erase({sha256, purpose});
    }
    platform::PhotoView look(const core::PhotoHash& sha256) override {
        using P = platform::PhotoPlace;
        const bool unnamed =
            std::any_of(disk_.unnamed.begin(), disk_.unnamed.end(),
                        [&](const auto& one) { return one.first.first == sha256; });
        if (unnamed || disk_.unsent.contains(sha256)) return {P::here, 0};
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
        disk_.stuck = 0;
    }
    void kick() override {}
    platform::PhotoCounts counts() const override {
        const core::UtcMs since{disk_.unsent.empty() && disk_.unnamed.empty() ? 0
                                                                              : photos_taken_ms};
        return {taken_ && owner_.photos_counted, disk_.unsent.size(), disk_.unnamed.size(),
                disk_.stuck, since};
    }

private:
    Headless& owner_;
    Disk& disk_;
    std::function<void(std::function<void()>)> later_;
    std::function<void(platform::TakenPhoto)> taken_;
};

}  // namespace ui_test
