#pragma once
// Photos 照片 that a record names. The record holds what the picture is: the SHA-256 of its bytes, and its
// size. The bytes themselves never pass through an op; they are uploaded beside the ledger and found
// by their hash, so that a picture is the same one wherever it lies.

#include <array>
#include <cstdint>
#include <vector>

#include "core/record.hpp"

namespace core {

using PhotoHash = std::array<std::uint8_t, 32>;  // SHA-256 of the JPEG's bytes

// What a device may attach: a side of 1600 after scaling, at a quality that stays far below this size.
inline constexpr std::uint32_t photo_bytes_max = 4u << 20;
inline constexpr std::uint16_t photo_side_max = 1600;
inline constexpr std::size_t photos_max = 12;  // of a record

struct PhotoFile {
    PhotoHash sha256{};
    std::uint32_t bytes = 0;
    std::uint16_t width = 0, height = 0;
    UtcMs taken_at;  // device time
    bool operator==(const PhotoFile&) const = default;
};

struct Photo {
    PhotoFile file;
    Actor by;
    Stamp stamp;
    bool operator==(const Photo&) const = default;
};

bool within_limits(const PhotoFile& file);

// Is it among them already?
bool has_photo(const std::vector<Photo>& photos, const PhotoHash& sha256);

}  // namespace core
