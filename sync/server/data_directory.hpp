#pragma once
// The folder a community's server keeps everything in. Holding one of these is the right to use it:
// the folder is locked against every other process until the object goes away or the process dies.

#include <filesystem>

#include "sync/server/store.hpp"

namespace xsync::server {

// Another process holds it: the server, most likely.
struct FolderInUse : StoreError {
    using StoreError::StoreError;
};

class DataDirectory {
public:
    // Throws StoreError with a sentence for the operator when the folder cannot be made, read or
    // locked.
    explicit DataDirectory(std::filesystem::path path);
    ~DataDirectory();
    DataDirectory(DataDirectory&& other) noexcept;
    DataDirectory& operator=(DataDirectory&&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path database() const { return path_ / "xunlou.db"; }
    std::filesystem::path files() const { return path_ / "files"; }
    std::filesystem::path desk() const { return path_ / "desk"; }
    bool has_community() const { return std::filesystem::exists(database()); }

private:
    std::filesystem::path path_;
    int lock_ = -1;
};

}  // namespace xsync::server
