#pragma once
// Files on their way to the server and kept there: a folder with what is being received, piece by
// piece, and what is complete, under the SHA-256 of its content, each content once. Knows nothing of
// HTTP (uploads.hpp does). A piece is on disk when append() returns; a crash in the middle of one
// leaves a beginning of it, and whoever sends goes on from there.
//
// Calls block on the disk and throw StoreError; one thread at a time.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/photo.hpp"
#include "sync/bytes.hpp"

namespace xsync::server {

// What is taken and how long it stays, all of it.
namespace file_policy {
inline constexpr std::uint64_t bytes_max = core::photo_bytes_max;
inline constexpr std::size_t piece_bytes_max = 256u << 10;
inline constexpr int uploads_of_one_max = 500;  // unfinished
// Unfinished ones are dropped so long after their last piece; a tablet may be out of reach for days.
inline constexpr std::int64_t upload_life_ms = 14 * core::day_ms;
// A content that no record names; the op that names it may still be on a tablet without signal.
inline constexpr std::int64_t unnamed_life_ms = 60 * core::day_ms;
inline constexpr std::int64_t housekeeping_every_ms = core::hour_ms;
}  // namespace file_policy

struct Upload {
    std::string id;  // 64 hexadecimal digits, random
    core::Actor owner;
    std::uint64_t length = 0, offset = 0;
    core::UtcMs expires_at;
    std::string announced;  // SHA-256 that the content must have, in hexadecimal
    bool complete = false;  // all of it is here, and is what was announced
};

enum class Appended : std::uint8_t {
    more,      // is wanted
    complete,  // and kept, durably
    differs,   // from what was announced: nothing of it is left
};

class FileStore {
public:
    explicit FileStore(const std::filesystem::path& folder);

    // Nullopt: this owner has too many unfinished ones.
    std::optional<Upload> create(core::Actor owner, std::uint64_t length, std::string announced,
                                 core::UtcMs now);
    std::optional<Upload> find(const std::string& id);
    // Behind what is there of it. Not beyond its length.
    Appended append(Upload& upload, std::string_view piece, core::UtcMs now);
    void drop(const Upload& upload);
    void drop_expired_at(core::UtcMs now);

    // The content of this hash, in hexadecimal; nullopt when there is none.
    std::optional<std::string> kept(std::string_view sha256_hex) const;
    // Contents that came before this time; those of them that nothing names may be dropped.
    std::vector<std::string> kept_before(core::UtcMs time) const;
    void drop_kept(std::string_view sha256_hex);

private:
    std::filesystem::path data_of(const std::string& id) const { return incoming_ / id; }
    std::filesystem::path about_of(const std::string& id) const;
    std::vector<std::string> upload_ids() const;
    void save(const Upload& upload) const;
    Appended complete(Upload& upload, core::UtcMs now);

    std::filesystem::path incoming_, kept_;
};

// Of an upload's id or a content's hash: nothing else ever becomes part of a path.
bool is_hex_64(std::string_view text);

}  // namespace xsync::server
