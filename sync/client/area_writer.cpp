#include "sync/client/area_writer.hpp"

#include "sync/tuning.hpp"

#include <algorithm>
#include <iterator>

namespace xsync {

AreaWriter::AreaWriter(Journal& journal, Area area, std::shared_ptr<Inbox> inbox)
    : journal_(journal), area_(area), inbox_(std::move(inbox)) {}

void AreaWriter::add(std::vector<JournalWrite> writes, Durability durability, Then then) {
    std::move(writes.begin(), writes.end(), std::back_inserter(waiting_.writes));
    waiting_.strict |= durability == Durability::strict;
    if (then) waiting_.then.push_back(std::move(then));
    inbox_->wake();
}

void AreaWriter::clear() {
    waiting_ = {};
    waiting_.clears = true;
    inbox_->wake();
}

void AreaWriter::pump(std::int64_t now_ms) {
    now_ms_ = now_ms;
    if (busy_ || !has_work() || now_ms < retry_at_) return;
    busy_ = true;
    under_way_ = std::move(waiting_);
    waiting_ = {};
    const auto done =
        enqueued<JournalStatus>(inbox_, [this](JournalStatus status) { finished(status); });
    if (under_way_.clears) {
        journal_.clear(area_, done);
        return;
    }
    journal_.commit(area_, under_way_.writes,
                    under_way_.strict ? Durability::strict : Durability::relaxed, done);
}

void AreaWriter::finished(JournalStatus status) {
    busy_ = false;
    status_ = status;
    if (status != JournalStatus::ok) {
        delay_ms_ = std::clamp<std::int64_t>(delay_ms_ * 2, tuning::journal_retry_first.count(),
                                             tuning::journal_retry_max.count());
        retry_at_ = now_ms_ + delay_ms_;
        put_back();
        return;
    }
    delay_ms_ = 0;
    retry_at_ = 0;
    if (under_way_.clears && !under_way_.writes.empty()) {
        // Cleared; what was to be written after that comes next.
        under_way_.clears = false;
        put_back();
        return;
    }
    const Batch done = std::move(under_way_);
    under_way_ = {};
    for (const Then& then : done.then) then();
}

void AreaWriter::put_back() {
    if (waiting_.clears) return;  // overtaken by a clear()
    Batch all = std::move(under_way_);
    under_way_ = {};
    std::move(waiting_.writes.begin(), waiting_.writes.end(), std::back_inserter(all.writes));
    std::move(waiting_.then.begin(), waiting_.then.end(), std::back_inserter(all.then));
    all.strict |= waiting_.strict;
    waiting_ = std::move(all);
}

std::size_t AreaWriter::waiting_bytes() const {
    std::size_t bytes = 0;
    for (const JournalWrite& write : waiting_.writes)
        bytes += write.value ? write.value->size() : 0;
    return bytes;
}

std::optional<std::int64_t> AreaWriter::due_ms() const {
    if (busy_ || !has_work()) return std::nullopt;
    return retry_at_;
}

}  // namespace xsync
