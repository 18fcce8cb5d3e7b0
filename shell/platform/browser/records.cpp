#include "shell/platform/browser/records.hpp"

#include <cstdlib>

namespace platform::browser {
namespace {

class Unpacker {
public:
    explicit Unpacker(xsync::ByteView bytes) : left_(bytes) {}

    std::size_t u8() { return take(1)[0]; }
    std::size_t u32() {
        const xsync::ByteView b = take(4);
        return b[0] | b[1] << 8 | b[2] << 16 | static_cast<std::size_t>(b[3]) << 24;
    }
    xsync::ByteView take(std::size_t count) {
        require(count <= left_.size());
        const xsync::ByteView taken = left_.first(count);
        left_ = left_.subspan(count);
        return taken;
    }

private:
    xsync::ByteView left_;
};

}  // namespace

void require(bool holds) {
    if (!holds) std::abort();
}

void put_u32(xsync::Bytes& out, std::size_t value) {
    require(value <= UINT32_MAX);
    for (int shift = 0; shift < 32; shift += 8)
        out.push_back(static_cast<std::uint8_t>(value >> shift));
}

xsync::Bytes pack_records(const std::vector<xsync::JournalRecord>& records) {
    xsync::Bytes out;
    put_u32(out, records.size());
    for (const xsync::JournalRecord& record : records) {
        require(record.key.size() <= UINT8_MAX);
        out.push_back(static_cast<std::uint8_t>(record.key.size()));
        out.insert(out.end(), record.key.begin(), record.key.end());
        put_u32(out, record.value.size());
        out.insert(out.end(), record.value.begin(), record.value.end());
    }
    return out;
}

void unpack_records(xsync::ByteView packed, std::vector<xsync::JournalRecord>& records) {
    Unpacker in(packed);
    for (std::size_t left = in.u32(); left > 0; --left) {
        const xsync::ByteView key = in.take(in.u8());
        const xsync::ByteView value = in.take(in.u32());
        records.push_back(
            {std::string(key.begin(), key.end()), xsync::Bytes(value.begin(), value.end())});
    }
}

}  // namespace platform::browser
