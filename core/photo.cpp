#include "core/photo.hpp"

#include <algorithm>

namespace core {

bool within_limits(const PhotoFile& file) {
    return file.bytes > 0 && file.bytes <= photo_bytes_max && file.width > 0 &&
           file.width <= photo_side_max && file.height > 0 && file.height <= photo_side_max &&
           file.taken_at.ms > 0 && file.sha256 != PhotoHash{};
}

bool has_photo(const std::vector<Photo>& photos, const PhotoHash& sha256) {
    return std::any_of(photos.begin(), photos.end(),
                       [&](const Photo& photo) { return photo.file.sha256 == sha256; });
}

}  // namespace core
