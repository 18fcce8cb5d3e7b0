#pragma once
// The device engine's ports on top of the platform's: the wire, the clocks, chance, and where drafts are kept.

#include "shell/form.hpp"
#include "shell/platform/platform.hpp"
#include "sync/client/device.hpp"

namespace shell {

class HttpTransport final : public xsync::Transport {
public:
    explicit HttpTransport(platform::Http& http) : http_(http) {}
    void post(std::string path, xsync::Bytes body, std::chrono::milliseconds timeout,
              Done done) override;

private:
    platform::Http& http_;
};

class DeviceClock final : public xsync::Clock {
public:
    explicit DeviceClock(platform::Clock& clock) : clock_(clock) {}
    core::UtcMs wall() override { return {clock_.wall_ms()}; }
    std::int64_t monotonic_ms() override {
        return static_cast<std::int64_t>(clock_.monotonic_ms());
    }

private:
    platform::Clock& clock_;
};

class SecureRandom final : public xsync::Random {
public:
    explicit SecureRandom(platform::Random& random) : random_(random) {}
    std::uint64_t next() override { return random_.next(); }

private:
    platform::Random& random_;
};

class DeviceDrafts final : public DraftStore {
public:
    explicit DeviceDrafts(xsync::Device& device) : device_(device) {}
    xsync::Bytes load(const std::string& key) const override {
        return device_.draft(key).value_or(xsync::Bytes{});
    }
    void save(const std::string& key, xsync::Bytes bytes) override;

private:
    xsync::Device& device_;
};

}  // namespace shell
