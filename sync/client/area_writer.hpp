#pragma once
// Writes to one area of the journal, in order. One transaction is under way at a time; what is added
// meanwhile goes together into the next. A transaction that failed is tried again as a whole, with
// what came after it, so that the area is always as of some moment and nothing is written around a
// failure. Time is monotonic milliseconds.

#include "sync/client/inbox.hpp"
#include "sync/client/journal.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace xsync {

class AreaWriter {
public:
    using Then = std::function<void()>;

    AreaWriter(Journal& journal, Area area, std::shared_ptr<Inbox> inbox);

    // `then` runs from pump() once the writes are durable.
    void add(std::vector<JournalWrite> writes, Durability durability, Then then = {});
    // Everything stored goes, and everything waiting to be written.
    void clear();

    // Starts a transaction when there is one to start and it is time.
    void pump(std::int64_t now_ms);
    void retry_now() { retry_at_ = 0; }
    std::optional<std::int64_t> due_ms() const;  // when pump() has something to do
    bool idle() const { return !busy_ && !has_work(); }
    std::size_t waiting_bytes() const;
    JournalStatus status() const { return status_; }  // of the last transaction

private:
    struct Batch {
        std::vector<JournalWrite> writes;
        std::vector<Then> then;
        bool strict = false;
        bool clears = false;
    };
    bool has_work() const { return waiting_.clears || !waiting_.writes.empty(); }
    void finished(JournalStatus status);
    void put_back();

    Journal& journal_;
    Area area_;
    std::shared_ptr<Inbox> inbox_;
    Batch waiting_, under_way_;
    bool busy_ = false;
    JournalStatus status_ = JournalStatus::ok;
    std::int64_t now_ms_ = 0, retry_at_ = 0, delay_ms_ = 0;
};

}  // namespace xsync
