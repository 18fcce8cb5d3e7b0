#pragma once
// Where the person is, as the browser's history knows it: a route such as "tickets/42". The device's
// back gesture and reload come through here. The callback only enqueues.

#include <functional>
#include <string>
#include <string_view>

namespace platform {

class History {
public:
    virtual ~History() = default;
    virtual std::string current() const = 0;  // "" at the start
    virtual void push(std::string_view route) = 0;
    virtual void replace(std::string_view route) = 0;
    virtual void back() = 0;
    // Called when the person went back, forward, or typed a route; not for push() and replace().
    virtual void on_change(std::function<void(std::string_view route)> changed) = 0;
};

}  // namespace platform
