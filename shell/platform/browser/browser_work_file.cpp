#include "shell/platform/browser/browser_work_file.hpp"

#include "shell/platform/browser/bridge.hpp"
#include "shell/platform/browser/records.hpp"
#include "shell/platform/browser/runner.hpp"

#include <utility>

namespace platform::browser {

BrowserWorkFile& work_file() {
    static BrowserWorkFile one;
    return one;
}

void BrowserWorkFile::save(const std::vector<xsync::JournalRecord>& work) {
    const xsync::Bytes packed = pack_records(work);
    xunlou_work_save(packed.data(), packed.size());
}

void BrowserWorkFile::load(Opened opened) {
    opened_ = std::move(opened);
    xunlou_work_load();
}

void BrowserWorkFile::settle(bool taken) { xunlou_work_settle(taken ? 1 : 0); }

void BrowserWorkFile::opened(xsync::ByteView packed) {
    std::vector<xsync::JournalRecord> records;
    unpack_records(packed, records);
    if (opened_) opened_(std::move(records));
    wake();
    runner().request();
}

}  // namespace platform::browser

// Called by web/work_bridge.js.

XUNLOU_EXPORT void xunlou_work_opened(const std::uint8_t* packed, std::size_t size) {
    platform::browser::work_file().opened({packed, size});
}
