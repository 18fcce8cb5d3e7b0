#include "sync/client/pages.hpp"

#include "sync/hash.hpp"
#include "sync/tuning.hpp"

#include <algorithm>

namespace xsync {

namespace {

// Not a CRC: over bytes that end with their own CRC that would be the same for every page.
std::uint32_t hash_of(const Bytes& bytes) { return static_cast<std::uint32_t>(fnv1a(bytes)); }

template <class Table>
void each_of_kind(const Table& table, core::EntityKind kind, core::EntityId first,
                  std::optional<core::EntityId> end, const std::function<void(Grant)>& visit) {
    const std::uint64_t from = kind == first.kind ? first.key : 0;
    for (auto it = table.lower_bound(from); it != table.end(); ++it) {
        const core::EntityId id{kind, it->first};
        if (end && !(id < *end)) return;
        visit({id, it->second});
    }
}

void put_last(core::State& state, Grant grant) {
    std::visit(
        [&](auto& record) {
            auto& table = state.all<std::remove_cvref_t<decltype(record)>>();
            table.insert_or_assign(table.end(), grant.id.key, std::move(record));
        },
        grant.record);
}

}  // namespace

void each_record(const core::State& state, core::EntityId first, std::optional<core::EntityId> end,
                 const std::function<void(Grant)>& visit) {
    const auto first_kind = std::max<std::uint8_t>(1, static_cast<std::uint8_t>(first.kind));
    for (std::uint8_t k = first_kind; k <= core::entity_kind_last; ++k) {
        const auto kind = static_cast<core::EntityKind>(k);
        core::with_table(state, kind,
                         [&](const auto& table) { each_of_kind(table, kind, first, end, visit); });
    }
}

bool Pages::load(const JournalMap& stored, core::State& into) {
    const auto directory = stored.find(key::of_directory(generation_));
    if (directory == stored.end()) return false;
    auto decoded = decode<Directory>(directory->second);
    if (!decoded) return false;
    for (const PageInfo& info : decoded->pages) {
        const auto bytes = stored.find(key::of_page(generation_, info.first));
        if (bytes == stored.end() || hash_of(bytes->second) != info.hash) return false;
        auto page = decode<Page>(bytes->second);
        if (!page || page->records.size() != info.count) return false;
        for (Grant& grant : page->records) put_last(into, std::move(grant));
    }
    pages_ = std::move(decoded->pages);
    return true;
}

std::size_t Pages::page_of(core::EntityId id) const {
    const auto after = std::upper_bound(
        pages_.begin(), pages_.end(), id,
        [](core::EntityId wanted, const PageInfo& page) { return wanted < page.first; });
    return after == pages_.begin() ? 0 : static_cast<std::size_t>(after - pages_.begin()) - 1;
}

// The records of [first, …), as one page or as many of the target size when they are too many.
std::vector<PageInfo> Pages::write_range(core::EntityId first, std::vector<Grant> records,
                                         std::vector<JournalWrite>& writes) const {
    const std::size_t share = records.size() <= tuning::page_records_max
                                  ? std::max<std::size_t>(records.size(), 1)
                                  : tuning::page_records_target;
    std::vector<PageInfo> infos;
    std::size_t at = 0;
    do {
        const std::size_t count = std::min(share, records.size() - at);
        Page page;
        page.records.assign(
            std::make_move_iterator(records.begin() + static_cast<std::ptrdiff_t>(at)),
            std::make_move_iterator(records.begin() + static_cast<std::ptrdiff_t>(at + count)));
        const core::EntityId name = at == 0 ? first : page.records.front().id;
        Bytes bytes = encode(page);
        infos.push_back({name, static_cast<std::uint32_t>(count), hash_of(bytes)});
        writes.push_back({key::of_page(generation_, name), std::move(bytes)});
        at += count;
    } while (at < records.size());
    return infos;
}

void Pages::write_directory(std::vector<JournalWrite>& writes) const {
    writes.push_back({key::of_directory(generation_), encode(Directory{pages_})});
}

void Pages::append(const std::vector<Grant>& ascending, std::vector<JournalWrite>& writes) {
    if (pages_.empty()) {
        const auto infos = write_range({}, {}, writes);
        pages_.insert(pages_.end(), infos.begin(), infos.end());
    }
    for (std::size_t at = 0; at < ascending.size(); at += tuning::page_records_target) {
        const std::size_t end = std::min(at + tuning::page_records_target, ascending.size());
        const auto begin = ascending.begin();
        const auto infos = write_range(
            ascending[at].id,
            {begin + static_cast<std::ptrdiff_t>(at), begin + static_cast<std::ptrdiff_t>(end)},
            writes);
        pages_.insert(pages_.end(), infos.begin(), infos.end());
    }
    write_directory(writes);
}

void Pages::rewrite(const std::set<core::EntityId>& changed, const EachRecord& each,
                    std::vector<JournalWrite>& writes) {
    std::set<std::size_t> dirty;
    for (const core::EntityId id : changed) dirty.insert(page_of(id));
    // From the back, so that splitting a page does not move those still to come.
    for (auto it = dirty.rbegin(); it != dirty.rend(); ++it) {
        const std::size_t i = *it;
        const core::EntityId first = i < pages_.size() ? pages_[i].first : core::EntityId{};
        std::optional<core::EntityId> end;
        if (i + 1 < pages_.size()) end = pages_[i + 1].first;
        std::vector<Grant> records;
        each(i == 0 ? core::EntityId{} : first, end,
             [&](Grant grant) { records.push_back(std::move(grant)); });
        std::vector<PageInfo> infos;
        if (records.empty() && i > 0)
            writes.push_back({key::of_page(generation_, first), {}});
        else
            infos = write_range(first, std::move(records), writes);
        const auto where = pages_.begin() + static_cast<std::ptrdiff_t>(i);
        if (i < pages_.size()) pages_.erase(where);
        pages_.insert(pages_.begin() + static_cast<std::ptrdiff_t>(i), infos.begin(), infos.end());
    }
    write_directory(writes);
}

void Pages::remove(std::vector<JournalWrite>& writes) const {
    for (const PageInfo& info : pages_)
        writes.push_back({key::of_page(generation_, info.first), {}});
    writes.push_back({key::of_directory(generation_), {}});
}

}  // namespace xsync
