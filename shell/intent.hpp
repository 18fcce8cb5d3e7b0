#pragma once
// What a screen asks for. Screens only read; the app carries an intent out after the frame.

#include "core/query/tickets.hpp"
#include "shell/nav.hpp"
#include "shell/platform/photos.hpp"
#include "shell/ui/strings.hpp"
#include "sync/client/device.hpp"

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace shell {

struct Nothing {};

struct Go {
    Route route;
    bool replace = false;  // takes the place of the present screen on the way back
};

// The tickets behind a figure: the list, narrowed to them.
struct ShowTickets {
    core::TicketFilter filter = {};
};

struct Back {};  // to where the person came from, else to the parent screen

// One act of a person: all its drafts happen or none. Key 0 in a draft's entity, in RecordFinding::ticket and in `then` stands for a
// thing made by this act: the app gives all of them the same new key, and a new ticket its number and day.
struct Submit {
    std::vector<xsync::Draft> act;
    std::string form = {};           // key of the form that this act completes
    std::optional<Route> then = {};  // where to go; replaces the present screen
    std::string said = {};           // for the person when it is saved; empty: 已存本机
    bool form_follows = false;       // the act opened a form of its own: leave it open
    bool then_back = false;          // to where the form was opened from
    bool takes_back = false;  // the act undoes the one before: it is not offered to be undone
};

struct SignIn {
    std::string account, password;
    bool start_over = false;  // a new store beside one that cannot be opened any more
};
struct Unlock {
    std::string slot, pin;
};
struct SignInInstead {  // of a PIN; the account may be empty
    std::string account;
};
struct SetPin {
    std::string pin;
};
struct ChangePin {
    std::string present, pin;
};
// The partner of a two-person round says by their PIN that they are here.
struct ConfirmByPin {
    core::RoundId round;
    core::StaffId partner;
    std::string slot, pin;
};
// The browser is asked to keep what is stored, or not now.
struct KeepStorage {
    bool ask = true;
};
struct ForgetLost {  // what was lost has been read
    std::string slot;
};
struct LockDevice {};   // 换人
struct SignInAgain {};  // the session ended: back to the form, work stays
struct SignOut {};
struct SyncNow {};

struct TakePhotos {  // with the camera; they come back in the app, see app_photos.cpp
    std::string purpose;
    std::size_t room = 0;
};
struct ShowPhotos {  // large, over the app
    std::vector<platform::ShownPhoto> photos;
    std::size_t at = 0;
};

struct Scan {  // with the camera; the result comes back in the round's state
    std::string prompt;
};

// Labels for the route's checkpoints, to be printed.
struct PrintLabels {
    core::RouteId route;
};

struct Resend {
    core::OpId op;
};
struct PutAway {  // out of the tray into its archive
    core::OpId op;
};
struct CopyText {
    std::string text;
    std::string said;
};

// A link that shows this ticket without an account; the server makes it, then it is copied.
struct SendLink {
    core::TicketId ticket;
};

enum class ThemeChoice : std::uint8_t { system = 0, light = 1, dark = 2, high_contrast = 3 };
inline constexpr int theme_choices = 4;
inline constexpr std::array<int, 4> lock_after_min_choices{2, 5, 10, 30};
inline constexpr int lock_after_min_usual = 10;
// How a person likes the app; kept on the device.
struct Look {
    ui::Language language = ui::Language::zh;
    ThemeChoice theme = ThemeChoice::system;
    int text_percent = 100;  // 100 … 160
    bool assistive = false;  // a screen reader is used: the mirror takes fingers itself
    int lock_after_min = lock_after_min_usual;  // minutes that nobody touches the device
    bool operator==(const Look&) const = default;
};
inline constexpr int text_percent_max = 160, text_percent_step = 10;

struct SetLook {
    Look look;
};
// The tip of a screen was read.
struct PutTipAway {
    Place place;
};
struct Restart {};   // into the waiting build
struct SaveWork {};  // what is unsent, into a sealed file
struct LoadWork {};  // from such a file

using Intent =
    std::variant<Nothing, Go, ShowTickets, Back, Submit, SignIn, SignInAgain, SignOut, SyncNow,
                 Scan, Resend, PutAway, CopyText, SetLook, Restart, Unlock, SignInInstead, SetPin,
                 LockDevice, PutTipAway, TakePhotos, ShowPhotos, SendLink, SaveWork, LoadWork,
                 ChangePin, KeepStorage, ForgetLost, PrintLabels, ConfirmByPin>;

inline bool asks(const Intent& intent) { return !std::holds_alternative<Nothing>(intent); }

}  // namespace shell
