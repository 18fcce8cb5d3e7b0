#pragma once
// Port: a person's work in a sealed file. Asking for passphrase and file, sealing and opening are on the
// platform's side, over the app; the app gives records and gets them back. Pictures that no server has
// go along without the app. Callbacks only enqueue. Main thread only.

#include "sync/client/journal.hpp"

#include <functional>
#include <vector>

namespace platform {

class WorkFile {
public:
    using Opened = std::function<void(std::vector<xsync::JournalRecord>)>;
    virtual ~WorkFile() = default;
    virtual void save(const std::vector<xsync::JournalRecord>& work) = 0;
    // `opened` is called once the person has chosen a file and its passphrase was right; not at all when
    // they changed their mind. What was in it is not looked at yet.
    virtual void load(Opened opened) = 0;
    // What opened() brought was taken over, or not: so are the pictures beside it.
    virtual void settle(bool taken) = 0;
};

}  // namespace platform
