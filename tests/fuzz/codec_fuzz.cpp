// libFuzzer target over every decoder: the first byte chooses it; it gets the rest as it is, and as a
// payload in a sound envelope. One decoder a run, as a refusal costs a thrown exception.

#include "tests/fuzz/decoders.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const xsync::ByteView bytes(data, size);
    if (bytes.empty()) return 0;
    const fuzz::Decoder& decoder = fuzz::decoder_for(bytes[0]);
    decoder.takes(bytes.subspan(1));
    decoder.takes(fuzz::sealed(bytes));
    return 0;
}
