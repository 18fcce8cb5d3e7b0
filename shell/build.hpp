#pragma once
// Which build this is, for the sync page and for those who are asked for help: the
// app's version, then the protocol's.

#include "sync/message.hpp"

#include <string>

namespace shell {

inline constexpr std::string_view app_version = "0.1";

inline std::string build_name() {
    return std::string(app_version) + "." + std::to_string(xsync::protocol_version);
}

}  // namespace shell
