#pragma once
// Photos of a record: a strip of small pictures with how many of them have reached the server, and the
// camera. Also the photos that a form has collected before its record exists.

#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace shell {

struct PhotoStrip {
    std::string_view name;      // of the strip, and what its pictures are called: 照片 1
    std::string_view add = {};  // the camera's button; empty: nobody may add any here
    std::string purpose = {};   // see photo_purpose()
};

Intent photo_strip(ui::Context& c, const View& view, const PhotoStrip& strip,
                   const std::vector<core::Photo>& photos);

// What the camera is opened for: a record that exists, an item of a round, or a form ("new-ticket").
std::string photo_purpose(core::EntityId id);
std::string photo_purpose(core::RoundId id, std::uint16_t checkpoint, std::uint16_t item);
std::string photo_purpose(std::string_view form);
struct PhotoTarget {
    core::EntityId id;
    std::string form;
    std::uint16_t checkpoint = 0, item = 0;  // of a round
};
PhotoTarget photo_target(std::string_view purpose);

// The field of a form that holds its photos.
inline constexpr std::string_view photos_field = "photos";
std::vector<core::PhotoFile> unpack_photos(std::string_view field);
void add_photo(std::string& field, const core::PhotoFile& file);

}  // namespace shell
