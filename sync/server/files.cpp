#include "sync/server/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "sync/server/crypto.hpp"
#include "sync/server/store.hpp"

namespace xsync::server {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view about_ending = ".json";

[[noreturn]] void fail(std::string_view doing, const fs::path& path) {
    throw StoreError(std::string(doing) + " " + path.filename().string() + ": " +
                     std::strerror(errno));
}

class Descriptor {
public:
    Descriptor(const fs::path& path, int flags)
        : path_(path), handle_(open(path.c_str(), flags, 0600)) {
        if (handle_ < 0) fail("cannot open", path_);
    }
    ~Descriptor() { close(handle_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t wrote = ::write(handle_, bytes.data(), bytes.size());
            if (wrote < 0 && errno == EINTR) continue;
            if (wrote <= 0) fail("cannot write", path_);
            bytes.remove_prefix(static_cast<std::size_t>(wrote));
        }
    }
    void flush() const {
        if (fsync(handle_) != 0) fail("cannot flush", path_);
    }

private:
    fs::path path_;
    int handle_;
};

void flush_folder(const fs::path& folder) { Descriptor(folder, O_RDONLY | O_DIRECTORY).flush(); }

std::string content(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) fail("cannot read", path);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

bool is_hex_64(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char ch) {
               return (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'f');
           });
}

FileStore::FileStore(const fs::path& folder)
    : incoming_(folder / "incoming"), kept_(folder / "kept") {
    std::error_code error;
    fs::create_directories(incoming_, error);
    if (!error) fs::create_directories(kept_, error);
    if (error) throw StoreError("cannot make " + folder.string() + ": " + error.message());
    flush_folder(folder);
}

fs::path FileStore::about_of(const std::string& id) const {
    return incoming_ / (id + std::string(about_ending));
}

std::vector<std::string> FileStore::upload_ids() const {
    std::vector<std::string> ids;
    for (const auto& entry : fs::directory_iterator(incoming_)) {
        const fs::path& path = entry.path();
        if (path.extension() == about_ending) ids.push_back(path.stem().string());
    }
    return ids;
}

std::optional<Upload> FileStore::create(core::Actor owner, std::uint64_t length,
                                        std::string announced, core::UtcMs now) {
    int unfinished = 0;
    for (const std::string& id : upload_ids()) {
        const auto other = find(id);
        if (other && other->owner == owner && !other->complete) ++unfinished;
    }
    if (unfinished >= file_policy::uploads_of_one_max) return std::nullopt;
    Upload upload;
    upload.id = random_token();
    upload.owner = owner;
    upload.length = length;
    upload.expires_at = now + file_policy::upload_life_ms;
    upload.announced = std::move(announced);
    Descriptor(data_of(upload.id), O_WRONLY | O_CREAT | O_EXCL).flush();
    save(upload);
    return upload;
}

std::optional<Upload> FileStore::find(const std::string& id) {
    if (!is_hex_64(id) || !fs::exists(about_of(id))) return std::nullopt;
    const auto about = nlohmann::json::parse(content(about_of(id)));
    Upload upload;
    upload.id = id;
    upload.owner = {static_cast<core::EntityKind>(about.at("owner_kind").get<int>()),
                    about.at("owner").get<std::uint64_t>()};
    upload.length = about.at("length").get<std::uint64_t>();
    upload.expires_at = core::UtcMs{about.at("expires_at").get<std::int64_t>()};
    upload.announced = about.at("announced").get<std::string>();
    upload.complete = about.at("complete").get<bool>();
    upload.offset = upload.complete ? upload.length : fs::file_size(data_of(id));
    if (upload.complete || upload.offset < upload.length) return upload;
    // The power failed between the last piece and its being said.
    const core::UtcMs last_piece = upload.expires_at + -file_policy::upload_life_ms;
    if (complete(upload, last_piece) == Appended::differs) return std::nullopt;
    return upload;
}

Appended FileStore::append(Upload& upload, std::string_view piece, core::UtcMs now) {
    if (upload.offset + piece.size() > upload.length) throw StoreError("a piece is too long");
    {
        const Descriptor data(data_of(upload.id), O_WRONLY | O_APPEND);
        data.write(piece);
        data.flush();
    }
    upload.offset += piece.size();
    upload.expires_at = now + file_policy::upload_life_ms;
    if (upload.offset == upload.length) return complete(upload, now);
    save(upload);
    return Appended::more;
}

// Under its new name first, then said to be complete, then the old name goes: whenever the power
// fails, either all of it is there to be completed again or it is complete.
Appended FileStore::complete(Upload& upload, core::UtcMs now) {
    const fs::path data = data_of(upload.id);
    if (hex(sha256(content(data))) != upload.announced) {
        drop(upload);
        return Appended::differs;
    }
    const fs::path target = kept_ / upload.announced;
    if (link(data.c_str(), target.c_str()) != 0 && errno != EEXIST) fail("cannot keep", target);
    // A content that came again is as fresh as any other.
    const timespec came{now.ms / core::second_ms, 0};
    const timespec both[2] = {came, came};
    if (utimensat(AT_FDCWD, target.c_str(), both, 0) != 0) fail("cannot date", target);
    flush_folder(kept_);
    upload.complete = true;
    save(upload);
    fs::remove(data);
    return Appended::complete;
}

void FileStore::drop(const Upload& upload) {
    fs::remove(about_of(upload.id));
    fs::remove(data_of(upload.id));
}

void FileStore::drop_expired_at(core::UtcMs now) {
    for (const std::string& id : upload_ids()) {
        const auto upload = find(id);
        if (upload && upload->expires_at < now) drop(*upload);
    }
}

std::optional<std::string> FileStore::kept(std::string_view sha256_hex) const {
    if (!is_hex_64(sha256_hex)) return std::nullopt;
    const fs::path path = kept_ / std::string(sha256_hex);
    if (!fs::exists(path)) return std::nullopt;
    return content(path);
}

std::vector<std::string> FileStore::kept_before(core::UtcMs time) const {
    std::vector<std::string> older;
    for (const auto& entry : fs::directory_iterator(kept_)) {
        struct stat about {};
        if (stat(entry.path().c_str(), &about) != 0) fail("cannot look at", entry.path());
        if (about.st_mtim.tv_sec * core::second_ms < time.ms)
            older.push_back(entry.path().filename().string());
    }
    return older;
}

void FileStore::drop_kept(std::string_view sha256_hex) {
    if (is_hex_64(sha256_hex)) fs::remove(kept_ / std::string(sha256_hex));
}

void FileStore::save(const Upload& upload) const {
    const nlohmann::json about{{"owner_kind", static_cast<int>(upload.owner.kind)},
                               {"owner", upload.owner.key},
                               {"length", upload.length},
                               {"expires_at", upload.expires_at.ms},
                               {"announced", upload.announced},
                               {"complete", upload.complete}};
    const fs::path fresh = incoming_ / (upload.id + ".fresh");
    {
        const Descriptor file(fresh, O_WRONLY | O_CREAT | O_TRUNC);
        file.write(about.dump());
        file.flush();
    }
    fs::rename(fresh, about_of(upload.id));
    flush_folder(incoming_);
}

}  // namespace xsync::server
