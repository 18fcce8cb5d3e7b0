#include "sync/client/memory_journal.hpp"

#include <algorithm>

namespace xsync {

namespace {

constexpr std::uint64_t quota_bytes = std::uint64_t{1} << 30;  // told, not enforced: see `fault`

std::size_t index(Area area) { return static_cast<std::size_t>(area); }

bool begins(const std::string& text, const std::string& prefix) {
    return text.compare(0, prefix.size(), prefix) == 0;
}

bool contains(const Bytes& bytes, std::string_view text) {
    const Bytes wanted(text.begin(), text.end());
    return std::search(bytes.begin(), bytes.end(), wanted.begin(), wanted.end()) != bytes.end();
}

}  // namespace

void MemoryJournal::load(Area area, std::string prefix, Loaded done) {
    Request request;
    request.kind = Request::Kind::load;
    request.area = area;
    request.prefix = std::move(prefix);
    request.loaded = std::move(done);
    requests_.push_back(std::move(request));
}

void MemoryJournal::commit(Area area, std::vector<JournalWrite> writes, Durability durability,
                           Done done) {
    Request request;
    request.kind = Request::Kind::commit;
    request.area = area;
    request.writes = std::move(writes);
    request.durability = durability;
    request.done = std::move(done);
    requests_.push_back(std::move(request));
}

void MemoryJournal::clear(Area area, Done done) {
    Request request;
    request.kind = Request::Kind::clear;
    request.area = area;
    request.done = std::move(done);
    requests_.push_back(std::move(request));
}

void MemoryJournal::usage(Used done) {
    Request request;
    request.kind = Request::Kind::usage;
    request.used = std::move(done);
    requests_.push_back(std::move(request));
}

void MemoryJournal::write(Records& records, const std::vector<JournalWrite>& writes) {
    for (const JournalWrite& each : writes) {
        if (each.value)
            records[each.key] = *each.value;
        else
            records.erase(each.key);
    }
}

void MemoryJournal::carry_out(const Request& request) {
    const std::size_t area = index(request.area);
    if (request.kind == Request::Kind::clear) {
        records_[area].clear();
        disk_[area].clear();
        unflushed_[area].clear();
    } else if (request.kind == Request::Kind::commit) {
        ++commits_;
        write(records_[area], request.writes);
        unflushed_[area].push_back(request.writes);
        if (request.durability == Durability::strict) {
            for (const auto& writes : unflushed_[area]) write(disk_[area], writes);
            unflushed_[area].clear();
        }
    }
}

bool MemoryJournal::turn() {
    if (requests_.empty()) return false;
    const Request request = std::move(requests_.front());
    requests_.pop_front();
    if (request.kind == Request::Kind::usage) {
        JournalUsage used;
        used.quota_bytes = quota_bytes;
        for (const Records& records : records_) {
            for (const auto& [key, value] : records) used.used_bytes += key.size() + value.size();
        }
        request.used(used);
        return true;
    }
    const Fault failed = fault ? fault(request.area) : Fault{};
    if (failed.status == JournalStatus::ok || failed.written) carry_out(request);
    if (request.kind == Request::Kind::load) {
        std::vector<JournalRecord> found;
        if (failed.status == JournalStatus::ok) {
            for (const auto& [key, value] : records_[index(request.area)]) {
                if (begins(key, request.prefix)) found.push_back({key, value});
            }
        }
        request.loaded(failed.status, std::move(found));
    } else {
        request.done(failed.status);
    }
    return true;
}

void MemoryJournal::crash(std::size_t carried_out, bool power, std::size_t relaxed_kept) {
    for (std::size_t i = 0; i < carried_out && !requests_.empty(); ++i) {
        carry_out(requests_.front());
        requests_.pop_front();
    }
    requests_.clear();
    if (!power) return sync_disk();
    for (std::size_t area = 0; area < 2; ++area) {
        const std::size_t kept = std::min(relaxed_kept, unflushed_[area].size());
        for (std::size_t i = 0; i < kept; ++i) write(disk_[area], unflushed_[area][i]);
        unflushed_[area].clear();
        records_[area] = disk_[area];
    }
}

void MemoryJournal::sync_disk() {
    disk_ = records_;
    for (auto& writes : unflushed_) writes.clear();
}

void MemoryJournal::restore(std::array<Records, 2> records) {
    requests_.clear();
    records_ = std::move(records);
    sync_disk();
}

bool MemoryJournal::holds(Area area, std::string_view text) const {
    const Records& records = records_[index(area)];
    return std::any_of(records.begin(), records.end(),
                       [&](const auto& each) { return contains(each.second, text); });
}

}  // namespace xsync
