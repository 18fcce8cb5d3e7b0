#pragma once
// The server's event stream: short texts that say something is new. It reconnects by itself, sooner
// when the device reports that it is online again. What was poked while it was down is not
// repeated: after every change to `open` the listener asks the server once. Callbacks only enqueue.

#include <cstdint>
#include <functional>
#include <string_view>

namespace platform {

enum class EventsLink : std::uint8_t {
    closed,      // not wanted
    connecting,  // or waiting to try again
    open,
};

class Events {
public:
    using Poke = std::function<void(std::string_view data)>;
    using Changed = std::function<void(EventsLink link)>;

    virtual ~Events() = default;
    // `path` from the root. Opening again replaces the stream.
    virtual void open(std::string_view path, Poke poke, Changed changed) = 0;
    virtual void close() = 0;
};

}  // namespace platform
