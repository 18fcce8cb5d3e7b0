#pragma once
// One thread that does jobs in order: the disk's writer, the password hasher. Jobs are handed over
// from the loop and answer by posting back to it.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace xsync::server {

class Worker {
public:
    Worker();
    ~Worker();  // does what is queued, then ends
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void post(std::function<void()> job);
    std::size_t waiting() const;
    // Returns when everything queued so far is done and no job runs any more. No post() afterwards.
    void stop();

private:
    void run();

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> jobs_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace xsync::server
