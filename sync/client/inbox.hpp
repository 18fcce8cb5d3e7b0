#pragma once
// Where completions wait until pump(). A port's callback may come when the engine is gone: it holds
// the inbox weakly and then does nothing.

#include <deque>
#include <functional>
#include <memory>
#include <tuple>
#include <utility>

namespace xsync {

class Inbox {
public:
    void set_waker(std::function<void()> waker) { waker_ = std::move(waker); }
    void post(std::function<void()> event) {
        events_.push_back(std::move(event));
        if (waker_) waker_();
    }
    void wake() {
        if (waker_) waker_();
    }
    bool empty() const { return events_.empty(); }
    // Runs what has come, and what comes meanwhile.
    void run() {
        while (!events_.empty()) {
            const std::function<void()> event = std::move(events_.front());
            events_.pop_front();
            event();
        }
    }

private:
    std::deque<std::function<void()>> events_;
    std::function<void()> waker_;
};

// A callback for a port that enqueues `take(arguments…)`.
template <class... Arguments, class Take>
std::function<void(Arguments...)> enqueued(const std::shared_ptr<Inbox>& inbox, Take take) {
    return [weak = std::weak_ptr<Inbox>(inbox), take](Arguments... arguments) {
        if (const auto alive = weak.lock()) {
            alive->post([take, held = std::make_shared<std::tuple<Arguments...>>(std::move(
                                   arguments)...)] { std::apply(take, std::move(*held)); });
        }
    };
}

}  // namespace xsync
