// libFuzzer target over every decoder: the bytes as they are, and as a payload in a sound envelope.

#include "tests/fuzz/decoders.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const xsync::ByteView bytes(data, size);
    fuzz::decode_all(bytes);
    fuzz::decode_all(fuzz::sealed(bytes));
    return 0;
}
