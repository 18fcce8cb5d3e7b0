#pragma once
// Before the app's own screens: opening the store, signing in, the first download, and what to do when the store cannot be opened.

#include "shell/intent.hpp"
#include "shell/trust.hpp"
#include "shell/ui/screen.hpp"
#include "sync/client/device.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shell {

struct SignInState {
    std::string account, password;  // never saved: a password belongs in no draft
    bool asked = false;             // an answer is awaited
    bool again = false;      // the session ended: the person may also go back to work offline
    bool at_lock = false;    // instead of a PIN: there is a way back
    bool forgotten = false;  // of this account the PIN
    bool others = false;     // people have their stores on this device: they may take over
    bool elsewhere = false;  // this account must be entered through 换人
    bool sealed = false;     // the store here opens with another password than the server's
    bool empty = false;      // tapped without having filled in both
    std::optional<xsync::SignInResult> failure;
    std::string
        forgetting;  // the lost store of which nothing more is to be told, while that is asked
};

// A narrow column in the middle of whatever window there is; content may be higher than the window, then it scrolls.
struct EntryColumn {
    EntryColumn(ui::Context& c, float height);
    ui::Screen screen;
};
void masthead(ui::Context& c);

// `lost`: stores that are gone, each told and put away by itself.
Intent draw_sign_in(ui::Context& c, SignInState& state, const std::vector<LostStore>& lost,
                    core::UtcMs now);

void draw_opening(ui::Context& c);
Intent draw_bootstrapping(ui::Context& c, xsync::Progress progress,
                          const xsync::SyncStatus& status);
Intent draw_storage_failed(ui::Context& c, const xsync::SyncStatus& status);

}  // namespace shell
