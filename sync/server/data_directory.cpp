#include "sync/server/data_directory.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace xsync::server {

DataDirectory::DataDirectory(std::filesystem::path path) : path_(std::move(path)) {
    std::error_code error;
    std::filesystem::create_directories(path_, error);
    if (error) {
        throw StoreError("cannot make the data folder " + path_.string() + ": " + error.message());
    }
    // Personal data: nobody else on this machine may look in.
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, error);
    const auto file = path_ / "lock";
    lock_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0) {
        throw StoreError("cannot use the data folder " + path_.string() + ": " +
                         std::strerror(errno));
    }
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock_);
        throw FolderInUse("the data folder " + path_.string() +
                          " is in use by another xunlou process; stop that one first");
    }
}

DataDirectory::DataDirectory(DataDirectory&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

DataDirectory::~DataDirectory() {
    if (lock_ >= 0) ::close(lock_);
}

}  // namespace xsync::server
