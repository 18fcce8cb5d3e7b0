#pragma once
// One generation of confirmed records as the journal holds it: pages of some hundred records in order
// of id, and a directory that names them all with their checksums, so that a missing, damaged or
// stale page is noticed. Only pages that hold a changed record are written again.

#include "sync/client/journal.hpp"
#include "sync/client/stored.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace xsync {

// Visits the confirmed records with ids in [first, end) in order; no end: to the last.
using EachRecord = std::function<void(core::EntityId first, std::optional<core::EntityId> end,
                                      const std::function<void(Grant)>& visit)>;

void each_record(const core::State& state, core::EntityId first, std::optional<core::EntityId> end,
                 const std::function<void(Grant)>& visit);

using JournalMap = std::map<std::string, Bytes>;

class Pages {
public:
    explicit Pages(std::uint32_t generation = 0) : generation_(generation) {}
    std::uint32_t generation() const { return generation_; }

    // Fills `into` from what the journal held. False: a page is missing, damaged, or of another time.
    bool load(const JournalMap& stored, core::State& into);

    // Appends records that come after all others. Writes pages and directory.
    void append(const std::vector<Grant>& ascending, std::vector<JournalWrite>& writes);
    // Writes the pages again that hold, or would hold, these ids.
    void rewrite(const std::set<core::EntityId>& changed, const EachRecord& each,
                 std::vector<JournalWrite>& writes);
    // Deletes every page and the directory.
    void remove(std::vector<JournalWrite>& writes) const;

private:
    std::size_t page_of(core::EntityId id) const;
    std::vector<PageInfo> write_range(core::EntityId first, std::vector<Grant> records,
                                      std::vector<JournalWrite>& writes) const;
    void write_directory(std::vector<JournalWrite>& writes) const;

    std::uint32_t generation_;
    // The first page begins before every id, so that each id belongs to exactly one.
    std::vector<PageInfo> pages_;
};

}  // namespace xsync
