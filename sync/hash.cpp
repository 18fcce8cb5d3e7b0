#include "sync/hash.hpp"

#include <array>

namespace xsync {

namespace {

// Four bytes at a time: table[k] carries a byte over k further bytes.
using Tables = std::array<std::array<std::uint32_t, 256>, 4>;

constexpr Tables make_tables() {
    Tables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value >> 1) ^ ((value & 1u) != 0 ? 0xEDB88320u : 0u);
        }
        tables[0][i] = value;
    }
    for (std::size_t k = 1; k < tables.size(); ++k) {
        for (std::size_t i = 0; i < 256; ++i) {
            const std::uint32_t shorter = tables[k - 1][i];
            tables[k][i] = (shorter >> 8) ^ tables[0][shorter & 0xFFu];
        }
    }
    return tables;
}

constexpr Tables tables = make_tables();

}  // namespace

std::uint32_t crc32(ByteView bytes) {
    std::uint32_t crc = 0xFFFFFFFFu;
    for (; bytes.size() >= 4; bytes = bytes.subspan(4)) {
        crc ^= static_cast<std::uint32_t>(bytes[0]) | static_cast<std::uint32_t>(bytes[1]) << 8 |
               static_cast<std::uint32_t>(bytes[2]) << 16 |
               static_cast<std::uint32_t>(bytes[3]) << 24;
        crc = tables[3][crc & 0xFFu] ^ tables[2][(crc >> 8) & 0xFFu] ^
              tables[1][(crc >> 16) & 0xFFu] ^ tables[0][crc >> 24];
    }
    for (const std::uint8_t byte : bytes) crc = (crc >> 8) ^ tables[0][(crc ^ byte) & 0xFFu];
    return ~crc;
}

}  // namespace xsync
