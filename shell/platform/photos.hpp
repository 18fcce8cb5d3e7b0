#pragma once
// Port: pictures. They are taken, sealed, stored, uploaded and shown on the platform's side; the app knows
// a picture by the SHA-256 of its bytes and never holds any of them. A picture that was taken is safe on
// the device before the app hears of it, and is told again at the next start until attached() or drop().
// Callbacks only enqueue. Main thread only.

#include "core/photo.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace platform {

enum class PhotoPlace : std::uint8_t {
    unknown = 0,  // being looked for
    here = 1,     // on this device, not on the server yet
    sent = 2,     // the server has it
    away = 3,     // not here, and the server has not received it yet
    offline = 4,  // not here, and the server cannot be asked
    broken = 5,   // it came and was not what its name says, or could not be stored
};

struct PhotoView {
    PhotoPlace place = PhotoPlace::unknown;
    std::uint64_t texture = 0;  // of its small picture; 0: there is none to be drawn
};

struct ShownPhoto {
    core::PhotoHash sha256{};
    std::string title;   // 照片 1
    std::string about;   // who took it and when
    std::string absent;  // what to say while the picture is not to be had
};

struct TakenPhoto {
    std::string purpose;  // as it was given to take()
    core::PhotoFile file;
};

class Photos {
public:
    virtual ~Photos() = default;
    // Pictures may come at any time from now on. Once the person's store is open.
    virtual void begin(std::function<void(TakenPhoto)> taken) = 0;
    // The camera, over the app. `room`: how many more may be taken.
    virtual void take(const std::string& purpose, std::size_t room) = 0;
    // A record names it, durably: it may go up.
    virtual void attached(const core::PhotoHash& sha256) = 0;
    // No record will ever name it.
    virtual void drop(const core::PhotoHash& sha256) = 0;
    // For drawing; asks for what is not there, and for a frame when it is.
    virtual PhotoView look(const core::PhotoHash& sha256) = 0;
    // Over the app, beginning with the picture at this place.
    virtual void show(std::vector<ShownPhoto> photos, std::size_t at) = 0;
    // All that records name. What the server has and nothing here names goes, picture and all: the
    // person may not see it any more.
    virtual void keep_only(const std::vector<core::PhotoHash>& named) = 0;
    // Storage is running short: some of what the server has goes, the oldest first.
    virtual void make_room() = 0;
    // Signed out: nothing of anybody stays.
    virtual void forget() = 0;
    // The server may be reached again.
    virtual void kick() = 0;
    // Attached and not confirmed by the server yet.
    virtual std::size_t unsent() const = 0;
};

std::string hex(const core::PhotoHash& sha256);
// All zero when it is not one.
core::PhotoHash photo_hash(std::string_view hex);

}  // namespace platform
