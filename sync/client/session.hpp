#pragma once
// One session with the server, from signing in to its end: when to try next, what is under way, how
// the last exchange went. Replaced as a whole when a new one begins; answers to an older one are
// known by its exchange numbers and dropped. No I/O; time is monotonic milliseconds.

#include <cstdint>
#include <optional>
#include <string>

namespace xsync {

class Session {
public:
    enum class Bar : std::uint8_t {  // why nothing is tried at all
        none = 0,
        ended = 1,    // sign in again
        revoked = 2,  // withdrawn by an administrator
    };

    // There is something to send or to read: try as soon as the last failure allows.
    void want(std::int64_t now_ms);
    // The outside changed (network, visibility, a person's wish): forget the failures.
    void kick(std::int64_t now_ms);
    std::optional<std::int64_t> due_ms() const;

    void started() { busy_ = true; }
    bool busy() const { return busy_; }
    void succeeded(std::int64_t now_ms, bool more);
    // `least_ms`: the server asked for so much patience. `chance` spreads tablets that failed together.
    void failed(std::int64_t now_ms, std::int64_t least_ms, std::uint64_t chance, bool reached,
                std::string why);
    void bar(Bar why) {
        bar_ = why;
        busy_ = false;
    }

    Bar barred() const { return bar_; }
    bool reached() const { return reached_; }  // the last try got an answer
    const std::string& trouble() const { return trouble_; }
    void note(std::string trouble) { trouble_ = std::move(trouble); }

private:
    Bar bar_ = Bar::none;
    bool busy_ = false;
    bool reached_ = false;
    bool wanted_ = false;  // while busy
    std::int64_t failures_ = 0;
    std::int64_t not_before_ = 0;
    std::optional<std::int64_t> due_;
    std::string trouble_;
};

}  // namespace xsync
