#pragma once
// Puts text where other programs paste from. Works only soon after a tap. The callback only enqueues.

#include <functional>
#include <string_view>

namespace platform {

class Clipboard {
public:
    virtual ~Clipboard() = default;
    virtual void copy(std::string_view text, std::function<void(bool copied)> done) = 0;
};

}  // namespace platform
