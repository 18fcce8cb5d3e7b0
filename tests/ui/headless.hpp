#pragma once
// The app without a browser: every port played by plain data, driven by the names a person with a screen reader hears. The server is a
// ledger in memory that decides with the real rules and speaks the real wire format; the device's disk survives the app, so that a test
// can kill it and open it again.

#include "shell/app.hpp"
#include "sync/codec.hpp"
#include "tests/ui/stage.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ui_test {

// The record of its kind; fails the test when there is none or more than one.
template <class Record>
const Record& only(const core::State& state) {
    BOOST_REQUIRE(state.all<Record>().size() == 1u);
    return state.all<Record>().begin()->second;
}

// What stays when the app is killed.
struct Disk {
    std::map<std::string, xsync::Bytes> areas[2];
    // Of the one person whose store it is.
    std::optional<platform::Keeper> keeper;
    std::string pin, password;
    platform::RememberedLook look;
    int wrong = 0;
    // Others whose stores are on this device; theirs stay shut.
    struct Colleague {
        platform::Keeper keeper;
        std::string pin;
        int wrong = 0;
    };
    std::vector<Colleague> colleagues;
    bool full = false;  // nothing more can be written
    xsync::JournalUsage usage{1 << 20, 1 << 30, true};
    std::string traces;
    // Pictures that no record is known to name yet, and those that the server has not got.
    std::map<core::PhotoHash, platform::TakenPhoto> unnamed;
    std::set<core::PhotoHash> unsent;
};

// The server of a small community: every account sees all of it.
class Town {
public:
    Town();
    core::UtcMs now{1'793'668'320'000};  // 2026-11-03, a Tuesday, 09:12 in Shanghai
    bool reachable = true;
    core::State state;

    core::StaffId wang, li, chen;  // 王敏 the butler, 李师傅 the technician, 陈静 of the front desk
    core::StaffId guo;             // 郭建军 the manager
    core::UnitId unit;             // 3-2-501
    core::HouseholdId household;  // of 陈先生
    core::RouteId route;          // 每日巡楼: two points, one with a reading

    platform::HttpResponse answer(const platform::HttpRequest& request);
    core::RouteId lay(core::LayRoute added);  // one more
    // 二组团, where every third ticket of live() is then reported.
    void add_second_group();
    core::StaffId hire(std::string_view name, core::Role role);
    void move_in(std::string_view code,
                 core::UtcMs at);  // a unit and its household, registered then
    core::TicketId report(std::string_view words, core::StaffId assignee = {},
                          core::Window appointment = {});
    std::string presence;  // lines of staff key and milliseconds away
    int presence_asked = 0;
    // Six weeks of tickets at random, before now.
    void live(std::uint64_t seed, int tickets);
    std::size_t received() const { return ledger_.size(); }

private:
    std::uint64_t found(core::EntityKind kind, core::OpBody body);
    void tell(core::EntityId id, core::OpBody body);
    platform::HttpResponse sign_in(const xsync::SignIn& asked);
    platform::HttpResponse sync(const xsync::Request& asked);

    core::UnitId elsewhere_;
    std::uint64_t next_key_ = 100;
    std::vector<xsync::Entry> ledger_;
    std::uint32_t next_op_ = 1;
};

class Headless {
public:
    Headless(Town& town, Disk& disk, float width = 1280, float height = 800);
    ~Headless();
    Headless(const Headless&) = delete;
    Headless& operator=(const Headless&) = delete;

    shell::App& app() { return *app_; }
    std::string route() const;
    void go(std::string_view route);  // as typed into the address bar
    void browser_back();
    platform::ScanResult next_scan;  // what the camera will see
    std::string printed;             // the labels of the last sheet
    bool camera = true;
    std::vector<core::PhotoFile> next_photos;  // what will be taken
    std::size_t camera_room = 0;               // of the last time it was opened
    // Where pictures are that this device has not taken.
    platform::PhotoPlace photos_elsewhere = platform::PhotoPlace::sent;
    std::vector<platform::ShownPhoto> shown_photos;
    std::size_t shown_at = 0;
    std::vector<core::PhotoHash> kept_only;  // what the app said is all that records name
    int made_room = 0;                       // how often the app asked for it
    bool grants_storage = true;              // the browser, when it is asked to keep what is stored
    bool update_waiting = false;             // a newer build
    std::vector<xsync::JournalRecord> saved_work;  // the one file of work that there is
    std::optional<bool> work_taken;                // what the app said of what was in it
    void pass(std::int64_t ms);                    // time goes by

    // Runs the world and draws until nothing changes.
    void settle();

    // What a person hears. A name may be a beginning.
    const ui::a11y::Node* find(ui::a11y::Role role, std::string_view name) const;
    bool has(ui::a11y::Role role, std::string_view name) const {
        return find(role, name) != nullptr;
    }
    bool says(std::string_view words) const;  // anywhere on the screen
    std::string heading() const;     // of level 1; fails the test when there is not exactly one
    std::string everything() const;  // for a message
    const std::vector<std::string>& cut() const;  // texts that have no room on the screen

    // What a person does. A test fails when there is no such thing.
    void press(std::string_view button);
    void press_in(std::string_view group, std::string_view button);
    void choose(std::string_view radio);
    void tick(std::string_view checkbox);
    void open(std::string_view listitem);
    void open_row(std::string_view row);  // of a table
    void tab(std::string_view name);
    void fill(std::string_view textbox, std::string_view text);
    void select(std::string_view combobox, std::string_view option);
    void unfold(std::string_view combobox);  // its options are then heard
    // A ticket of 3-2-501; its page is then shown. take_in() responds to it too.
    void report(std::string_view kind, std::string_view words, std::string_view unit = "3-2-501");
    void take_in(std::string_view kind, std::string_view words, std::string_view unit = "3-2-501");
    // A form's button; then what was saved goes up.
    void send(std::string_view button = "确定");
    void move(std::string_view name);  // of a ticket: stands in the bar or behind 更多操作
    void sign_in(std::string_view account = "wangmin");
    void unlock();
    bool locked_by_app() const;  // the app asked to begin anew
    int lock_after_min() const;  // as the app told the platform

private:
    class Ports;
    static bool is_disabled(const ui::a11y::Node& node);
    void act(const ui::a11y::Node* node, std::string_view what);

    Town& town_;
    std::unique_ptr<Stage> stage_;
    std::unique_ptr<Ports> ports_;
    std::unique_ptr<platform::Platform> platform_;
    std::unique_ptr<shell::App> app_;
};

}  // namespace ui_test
