#include "sync/server/hub.hpp"

#include <algorithm>

namespace xsync::server {

namespace {

// Browsers come back after 3 s or more by themselves: too late for who looks at a screen. After a
// restart all come back, so each is told another moment of half a second.
constexpr unsigned retry_ms_least = 500;
constexpr unsigned retry_ms_spread = 500;

}  // namespace

// Outlives the hub while a connection still holds its feed.
struct Hub::Ring {
    core::LogPos head;
    std::vector<Reader*> readers;
    unsigned served = 0;  // since the start
};

class Hub::Reader final : public Feed {
public:
    Reader(std::shared_ptr<Ring> ring, Bytes session)
        : ring_(std::move(ring)),
          session_(std::move(session)),
          retry_ms_(retry_ms_least + ring_->served++ * 61 % retry_ms_spread) {
        ring_->readers.push_back(this);
    }
    ~Reader() override {
        auto& readers = ring_->readers;
        const auto at = std::find(readers.begin(), readers.end(), this);
        *at = readers.back();
        readers.pop_back();
    }
    std::string take() override {
        if (ended_ || told_ >= ring_->head.value + 1) return {};
        std::string text;
        if (told_ == 0) text = "retry: " + std::to_string(retry_ms_) + "\n\n";
        told_ = ring_->head.value + 1;
        return text + "data: " + std::to_string(ring_->head.value) + "\n\n";
    }
    bool ended() const override { return ended_; }
    const Bytes& session() const { return session_; }
    void end() {
        ended_ = true;
        poke();
    }
    void poke() {
        if (wake) wake();
    }

private:
    std::shared_ptr<Ring> ring_;
    Bytes session_;
    unsigned retry_ms_;       // how long to wait before coming back after a cut line
    std::uint64_t told_ = 0;  // the position said last, plus one
    bool ended_ = false;
};

Hub::Hub(core::LogPos head) : ring_(std::make_shared<Ring>()) { ring_->head = head; }

Hub::~Hub() {
    for (Reader* reader : ring_->readers) reader->end();
}

std::shared_ptr<Feed> Hub::subscribe(const Bytes& session) {
    return std::make_shared<Reader>(ring_, session);
}

void Hub::publish(core::LogPos head) {
    if (head == ring_->head) return;
    ring_->head = head;
    for (Reader* reader : ring_->readers) reader->poke();
}

void Hub::end(const Bytes& session) {
    for (Reader* reader : ring_->readers) {
        if (reader->session() == session) reader->end();
    }
}

std::size_t Hub::size() const { return ring_->readers.size(); }

}  // namespace xsync::server
