#pragma once
// The journal port on IndexedDB. The database work is web/journal.js's; this side packs a batch into
// one flat buffer (its form is in web/journal_bridge.js), remembers who asked, and hands on the
// answers, which arrive in turns of their own. There is one in a page. Main thread only.

#include "sync/client/journal.hpp"

#include <cstdint>
#include <functional>
#include <unordered_map>

namespace platform::browser {

class BrowserJournal final : public xsync::Journal {
public:
    // `answered` runs after each answer: the moment to let the app look at what has arrived.
    explicit BrowserJournal(std::function<void()> answered);
    ~BrowserJournal() override;
    BrowserJournal(const BrowserJournal&) = delete;
    BrowserJournal& operator=(const BrowserJournal&) = delete;

    void load(xsync::Area area, std::string prefix, Loaded done) override;
    void commit(xsync::Area area, std::vector<xsync::JournalWrite> writes,
                xsync::Durability durability, Done done) override;
    void clear(xsync::Area area, Done done) override;
    void usage(Used done) override;

    // From the page's side, by request number; a number not waited for is an earlier journal's.
    void take_records(std::uint32_t request, xsync::ByteView packed);
    void finish(std::uint32_t request, xsync::JournalStatus status);
    void finish(std::uint32_t request, const xsync::JournalUsage& usage);

private:
    struct Request {
        Done done;
        Loaded loaded;
        Used used;
        std::vector<xsync::JournalRecord> records;
    };
    std::uint32_t remember(Request request);
    Request forget(std::uint32_t request);

    std::function<void()> answered_;
    std::unordered_map<std::uint32_t, Request> requests_;
};

}  // namespace platform::browser
