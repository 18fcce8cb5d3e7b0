#pragma once
// Everything the app may ask of the device it runs on, gathered. Each port is its own header; there is
// one implementation for the browser and one without any device, for tests. Callbacks of all ports
// only enqueue: after them the platform calls Application::pump(), where the app does its work.

#include "shell/platform/clipboard.hpp"
#include "shell/platform/clock.hpp"
#include "shell/platform/events.hpp"
#include "shell/platform/frames.hpp"
#include "shell/platform/history.hpp"
#include "shell/platform/http.hpp"
#include "shell/platform/page.hpp"
#include "shell/platform/photos.hpp"
#include "shell/platform/random.hpp"
#include "shell/platform/scanner.hpp"
#include "shell/platform/vault.hpp"
#include "shell/platform/work_file.hpp"
#include "sync/client/journal.hpp"

namespace platform {

struct Platform {
    Clock& clock;
    Random& random;
    Http& http;
    Events& events;
    History& history;
    Clipboard& clipboard;
    Scanner& scanner;
    Page& page;
    Frames& frames;
    xsync::Journal& journal;
    Vault& vault;
    Photos& photos;
    WorkFile& work_file;
};

}  // namespace platform
