#pragma once
// gzip for message bodies.

#include <optional>
#include <string>
#include <string_view>

namespace xsync::server {

// Smaller bodies do not gain enough.
inline constexpr std::size_t gzip_from_bytes = 512;

std::string gzip(std::string_view bytes);
// nullopt when the bytes are no single gzip member or would grow past `limit`; memory stays bounded.
std::optional<std::string> gunzip(std::string_view bytes, std::size_t limit);

// Does an Accept-Encoding header name this coding, and not with q=0?
bool accepts(std::string_view accept_encoding, std::string_view coding);

}  // namespace xsync::server
