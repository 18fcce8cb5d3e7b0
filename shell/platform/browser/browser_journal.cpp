#include "shell/platform/browser/browser_journal.hpp"

#include "shell/platform/browser/records.hpp"
#include "sync/tuning.hpp"

#include <utility>

#include <emscripten/emscripten.h>

// Defined in web/library/journal_library.js.
extern "C" {
void xunlou_journal_open(int timeout_ms);
void xunlou_journal_close();
void xunlou_journal_load(std::uint32_t request, int area, const char* prefix);
void xunlou_journal_commit(std::uint32_t request, int area, const std::uint8_t* batch,
                           std::size_t size, int strict);
void xunlou_journal_clear(std::uint32_t request, int area);
void xunlou_journal_usage(std::uint32_t request);
}

namespace platform::browser {
namespace {

// Answers come from the page by plain function: they need to find the one journal there is.
BrowserJournal* the_journal = nullptr;

// Never given twice, so that a late answer to an earlier journal's request is nobody's.
std::uint32_t last_request = 0;

xsync::Bytes pack(const std::vector<xsync::JournalWrite>& writes) {
    std::size_t size = 4;
    for (const xsync::JournalWrite& write : writes)
        size += 2 + write.key.size() + (write.value ? 4 + write.value->size() : 0);
    xsync::Bytes out;
    out.reserve(size);
    put_u32(out, writes.size());
    for (const xsync::JournalWrite& write : writes) {
        require(write.key.size() <= UINT8_MAX);
        out.push_back(write.value ? 1 : 0);
        out.push_back(static_cast<std::uint8_t>(write.key.size()));
        out.insert(out.end(), write.key.begin(), write.key.end());
        if (!write.value) continue;
        put_u32(out, write.value->size());
        out.insert(out.end(), write.value->begin(), write.value->end());
    }
    return out;
}

}  // namespace

BrowserJournal::BrowserJournal(std::function<void()> answered) : answered_(std::move(answered)) {
    require(the_journal == nullptr);
    the_journal = this;
    xunlou_journal_open(static_cast<int>(xsync::tuning::journal_timeout.count()));
}

BrowserJournal::~BrowserJournal() {
    xunlou_journal_close();
    the_journal = nullptr;
}

void BrowserJournal::load(xsync::Area area, std::string prefix, Loaded done) {
    const std::uint32_t request = remember({.loaded = std::move(done)});
    xunlou_journal_load(request, static_cast<int>(area), prefix.c_str());
}

void BrowserJournal::commit(xsync::Area area, std::vector<xsync::JournalWrite> writes,
                            xsync::Durability durability, Done done) {
    const std::uint32_t request = remember({.done = std::move(done)});
    const xsync::Bytes batch = pack(writes);
    xunlou_journal_commit(request, static_cast<int>(area), batch.data(), batch.size(),
                          durability == xsync::Durability::strict);
}

void BrowserJournal::clear(xsync::Area area, Done done) {
    xunlou_journal_clear(remember({.done = std::move(done)}), static_cast<int>(area));
}

void BrowserJournal::usage(Used done) { xunlou_journal_usage(remember({.used = std::move(done)})); }

void BrowserJournal::take_records(std::uint32_t request, xsync::ByteView packed) {
    const auto found = requests_.find(request);
    if (found == requests_.end()) return;
    unpack_records(packed, found->second.records);
}

void BrowserJournal::finish(std::uint32_t request, xsync::JournalStatus status) {
    Request asked = forget(request);
    if (!asked.loaded && !asked.done) return;
    if (asked.loaded) asked.loaded(status, std::move(asked.records));
    if (asked.done) asked.done(status);
    if (answered_) answered_();
}

void BrowserJournal::finish(std::uint32_t request, const xsync::JournalUsage& usage) {
    const Request asked = forget(request);
    if (!asked.used) return;
    asked.used(usage);
    if (answered_) answered_();
}

std::uint32_t BrowserJournal::remember(Request request) {
    requests_.emplace(++last_request, std::move(request));
    return last_request;
}

BrowserJournal::Request BrowserJournal::forget(std::uint32_t request) {
    auto node = requests_.extract(request);
    return node.empty() ? Request{} : std::move(node.mapped());
}

}  // namespace platform::browser

// Called by web/journal_bridge.js.

using platform::browser::the_journal;

extern "C" EMSCRIPTEN_KEEPALIVE void xunlou_journal_records(std::uint32_t request,
                                                            const std::uint8_t* packed,
                                                            std::size_t size) {
    if (the_journal != nullptr) the_journal->take_records(request, {packed, size});
}

extern "C" EMSCRIPTEN_KEEPALIVE void xunlou_journal_done(std::uint32_t request, int status) {
    if (the_journal != nullptr)
        the_journal->finish(request, static_cast<xsync::JournalStatus>(status));
}

extern "C" EMSCRIPTEN_KEEPALIVE void xunlou_journal_used(std::uint32_t request, double used,
                                                         double quota, int persistent) {
    if (the_journal != nullptr)
        the_journal->finish(
            request, xsync::JournalUsage{static_cast<std::uint64_t>(used),
                                         static_cast<std::uint64_t>(quota), persistent != 0});
}
