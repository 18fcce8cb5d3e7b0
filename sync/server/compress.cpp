#include "sync/server/compress.hpp"

#include <zlib.h>

#include <array>
#include <stdexcept>

namespace xsync::server {

namespace {

constexpr int gzip_window = 15 + 16;  // zlib's way to ask for gzip framing

Bytef* in(std::string_view bytes) {
    // zlib reads only, but is too old to say so.
    return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
}

}  // namespace

std::string gzip(std::string_view bytes) {
    z_stream stream{};
    // Level 5: messages are made once and read once; above it time grows faster than bytes shrink.
    if (deflateInit2(&stream, 5, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::bad_alloc();
    }
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = in(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::optional<std::string> gunzip(std::string_view bytes, std::size_t limit) {
    z_stream stream{};
    if (inflateInit2(&stream, gzip_window) != Z_OK) throw std::bad_alloc();
    stream.next_in = in(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    std::array<char, 16384> piece;
    int rc = Z_OK;
    while (rc == Z_OK && out.size() <= limit) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        rc = inflate(&stream, Z_NO_FLUSH);
        out.append(piece.data(), piece.size() - stream.avail_out);
    }
    const bool whole = rc == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    if (!whole || out.size() > limit) return std::nullopt;
    return out;
}

bool accepts(std::string_view header, std::string_view coding) {
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(','), header.size());
        std::string_view item = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
        if (!item.starts_with(coding)) continue;
        item.remove_prefix(coding.size());
        if (item.empty()) return true;
        if (item.find_first_of(" ;") != 0) continue;
        const std::size_t q = item.find("q=");
        return q == item.npos || item.substr(q + 2).find_first_not_of("0. ") != item.npos;
    }
    return false;
}

}  // namespace xsync::server
