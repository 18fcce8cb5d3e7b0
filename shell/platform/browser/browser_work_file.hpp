#pragma once
// The work file's port on web/work_bridge.js. One in a page; it outlives the application. Main thread
// only.

#include "shell/platform/work_file.hpp"

namespace platform::browser {

class BrowserWorkFile final : public WorkFile {
public:
    void save(const std::vector<xsync::JournalRecord>& work) override;
    void load(Opened opened) override;
    void settle(bool taken) override;

    // From the page.
    void opened(xsync::ByteView packed);

private:
    Opened opened_;
};

BrowserWorkFile& work_file();

}  // namespace platform::browser
