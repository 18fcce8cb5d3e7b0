#pragma once
// Which build this is, for the sync page and for those who are asked for help: the
// app's version, then the protocol's.

#include "sync/message.hpp"

#include <string>

namespace shell {

// The page of samples is for those who build and judge the app; a community's own build is made with
// -DXUNLOU_GALLERY=OFF.
inline constexpr bool has_gallery = XUNLOU_GALLERY;

inline constexpr std::string_view app_version = "0.1";

inline std::string build_name() {
    return std::string(app_version) + "." + std::to_string(xsync::protocol_version);
}

}  // namespace shell
