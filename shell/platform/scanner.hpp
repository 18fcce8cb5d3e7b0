#pragma once
// Reads a QR code with the camera, or an NFC tag where the device can, in a view of its own over the app.
// The callback only enqueues.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace platform {

struct ScanResult {
    enum class Outcome : std::uint8_t { read, cancelled, no_camera, not_allowed, touched };
    Outcome outcome = Outcome::cancelled;
    std::string text;  // what the code holds, or with `touched` the tag
};

class Scanner {
public:
    virtual ~Scanner() = default;
    virtual bool available() const = 0;
    // `prompt` is shown over the picture. One scan at a time: a second call cancels the first.
    virtual void scan(std::string_view prompt, std::function<void(ScanResult)> done) = 0;
    virtual void cancel() = 0;
};

}  // namespace platform
