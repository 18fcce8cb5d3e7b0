#pragma once
// Unpredictable bytes from the operating system, for keys and ids. Main thread only.

#include <cstdint>
#include <span>

namespace platform {

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;

    std::uint64_t next() {
        std::uint8_t bytes[8];
        fill(bytes);
        std::uint64_t value = 0;
        for (const std::uint8_t byte : bytes) value = value << 8 | byte;
        return value;
    }
};

}  // namespace platform
