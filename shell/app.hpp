#pragma once
// The app: owns the device engine, knows who is there and where they are, draws the screen of that place and carries out what it asks.
//
// Callbacks of all ports only enqueue; pump() runs the world, draw() shows it, and intents are carried out after the frame. The only
// reader of the clock. Main thread only.

#include "core/query/photo_index.hpp"
#include "shell/form.hpp"
#include "shell/intent.hpp"
#include "shell/nav.hpp"
#include "shell/platform/application.hpp"
#include "shell/platform/platform.hpp"
#include "shell/ports.hpp"
#include "shell/screens/calendar.hpp"
#include "shell/screens/dispatch.hpp"
#include "shell/screens/duties.hpp"
#include "shell/screens/household.hpp"
#include "shell/screens/households.hpp"
#include "shell/screens/more.hpp"
#include "shell/screens/new_ticket.hpp"
#include "shell/screens/owner.hpp"
#include "shell/screens/photos.hpp"
#include "shell/screens/pin.hpp"
#include "shell/screens/round.hpp"
#include "shell/screens/rounds.hpp"
#include "shell/screens/sample.hpp"
#include "shell/screens/sign_in.hpp"
#include "shell/screens/statistics.hpp"
#include "shell/screens/sync_page.hpp"
#include "shell/screens/tariff.hpp"
#include "shell/screens/ticket.hpp"
#include "shell/screens/tickets.hpp"
#include "shell/screens/visits.hpp"
#include "shell/screens/work_day.hpp"
#include "shell/ui/gallery.hpp"
#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace shell {

// What the screens remember while the app runs; what must survive a kill is in forms.
struct Screens {
    SignInState sign_in;
    LockState lock;
    NewPinState new_pin;
    WorkDayState work;
    TicketListState tickets;
    TicketState ticket;
    NewTicketState new_ticket;
    RoundsState rounds;
    RoundState round;
    DispatchState dispatch;
    TariffState tariff;
    SampleState sample;
    StatisticsState statistics;
    CalendarState calendar;
    HouseholdsState households;
    HouseholdState household;
    OwnerState owner;
    SyncState sync;
    MoreState more;
    DutiesState duties;
    VisitsState visits;
    NewVisitState new_visit;
    ui::Gallery gallery;
};

class App final : public platform::Application {
public:
    explicit App(platform::Platform& platform);
    ~App() override;

    void start() override;
    bool pump(double now_ms) override;
    bool has_opened() const override { return phase_ != xsync::Phase::opening || locked(); }
    void draw() override;
    double next_wake_ms() const override;
    void pause() override;
    bool leave() override { return lock(); }
    bool add_fold_table(std::span<const std::uint8_t> bytes) override;

    const xsync::Device& device() const { return device_; }
    const ui::Context& context() const { return *context_; }  // as last drawn
    Route route() const { return trail_.here(); }

private:
    // An act that was submitted and is not yet safe: the person is told when it is.
    struct Awaited {
        core::EntityId entity;
        std::string said;
        std::vector<xsync::Draft> undo;
    };
    struct Notice {
        std::string text;
        ui::Tone tone = ui::Tone::ink;
        std::vector<xsync::Draft> undo;  // with a button that does this, unless empty
    };
    struct Seen {  // of the device, when the last frame was asked for
        std::uint64_t version = 0;
        xsync::Phase phase = xsync::Phase::opening;
        std::uint64_t progress = 0;
        std::int64_t minute = 0;
        bool operator==(const Seen&) const = default;
    };

    void later(std::function<void()> job);  // from a port's callback, run by pump()
    void follow_phase();
    void follow_events();
    void tell_saved();
    bool told_about(Awaited& awaited);
    void tell_update();
    void say(std::string text, ui::Tone tone, std::vector<xsync::Draft> undo = {});
    Seen see() const;

    ui::FrameInput frame_input() const;
    Intent draw_phase();
    Intent draw_place(const View& view);
    Intent draw_samples();
    void dress_page();

    void carry_out(Intent intent);
    void go(Route route, bool replace);
    void back();
    void moved(Route route);
    void arrive();  // the screen's state follows the route
    void submit(Submit act);
    void undo();
    void close_forms();
    void sign_in(const SignIn& asked);
    void sign_in_here(const SignIn& asked);
    void signed_in(const SignIn& asked, xsync::SignInResult result);

    // app_vault.cpp: whose store is open.
    bool locked() const { return platform_.vault.view().stage == platform::VaultStage::locked; }
    bool needs_pin() const;
    bool sign_in_at_lock(const SignIn& asked);
    void reopen(const platform::Keeper& keeper, const SignIn& asked);
    void reopened(const std::string& slot, const SignIn& asked, const xsync::Answer& answer);
    void unlock(const Unlock& asked);
    void change_pin(const ChangePin& asked);
    void confirm_partner(const ConfirmByPin& asked);
    void partner_said(core::RoundId round, core::StaffId partner, platform::Unlocked result);
    void introduce();
    void count_down(const platform::Keeper* keeper);
    void keep(const std::string& pin);
    bool lock();
    void pump_vault();
    bool withdrawn() const;
    void leave_nothing();
    Intent draw_locked();

    // app_photos.cpp: what the camera brings becomes part of a record.
    void begin_photos();
    void photo_came(const platform::TakenPhoto& photo);
    void attach_photo(const PhotoTarget& target, const core::PhotoFile& file);
    const core::PhotoIndex& photos_named();
    void release_photos();
    void forget_unseen_photos();
    void note_photos(const std::vector<xsync::Draft>& act);

    // app_trust.cpp: whether what is stored can be trusted to stay.
    void begin_trust();
    void compare_with_trace();
    void follow_trust();
    void look_at_storage();
    void storage_is(const xsync::JournalUsage& usage);
    void leave_trace();
    void forget_trace(const std::string& slot);
    void ask_about_lost();
    void note_received(const std::string& slot, core::DeviceNo number, core::OpSeq next);
    void offer_keeping();
    void load_keeping();
    void answer_keeping(bool ask);
    void tell_promise();

    void send_link(core::TicketId ticket);  // app_links.cpp
    void follow_presence();                 // app_presence.cpp
    void load_work();
    void sign_out();
    void scan(const Scan& scan);
    void print_labels(core::RouteId id);
    void set_look(Look look);
    void take_look_of_device();  // before anybody's store is open
    void remember_look();
    void load_look();
    void put_tip_away(Place place);
    Route home() const;
    Route allowed(Route route) const;

    platform::Platform& platform_;
    HttpTransport transport_;
    DeviceClock clock_;
    SecureRandom random_;
    xsync::Device device_;
    DeviceDrafts drafts_;
    Forms forms_;
    std::unique_ptr<ui::Context> context_;
    Queries queries_;
    Screens screens_;
    Trail trail_;
    Look look_;
    Places tips_put_away_;
    std::deque<std::function<void()>> jobs_;
    std::vector<Awaited> awaited_;
    std::vector<Notice> notices_;
    std::vector<xsync::Draft> undo_;  // of the notice that is shown
    std::vector<std::pair<core::EntityId, core::PhotoHash>> attaching_;  // until it is safe
    core::PhotoIndex named_;                                             // pictures, by records
    std::uint64_t photos_seen_ = 0;                                      // of the records' changes
    std::int64_t photos_looked_over_ = 0;                                // in which minute
    std::uint64_t photos_version_ = 0;                                   // of the device then
    std::vector<platform::TakenPhoto> early_photos_;  // that came before the records were there
    Trust trust_;
    Presence presence_;
    std::uint32_t presence_asked_ = 0;  // an answer to an older question is none
    std::vector<StoreTrace> traces_;
    std::uint64_t traced_version_ = 0;  // of the device, when its trace was left last
    double storage_looked_at_ms_ = -std::numeric_limits<double>::infinity();
    double room_made_at_ms_ = -std::numeric_limits<double>::infinity();
    bool storage_asked_ = false, storage_asked_again_ = false;  // the answer is awaited
    core::OpSeq stored_;                                        // the last op that was safe then
    xsync::JournalStatus stored_status_ = xsync::JournalStatus::ok;
    bool was_visible_ = true;
    bool short_told_ = false;  // that storage runs short
    bool keeping_answered_ = false;
    bool promise_awaited_ = false;
    xsync::Phase phase_ = xsync::Phase::opening;
    Seen seen_;
    bool events_open_ = false;
    bool woken_ = true;
    bool signing_in_again_ = false;
    bool update_told_ = false;
    bool introduced_ = false;
    bool locking_ = false;  // as soon as everything is written
    enum class Erasing : std::uint8_t { no, under_way, done, failed };
    Erasing erasing_ = Erasing::no;        // of a withdrawn device's store
    std::optional<SignIn> fresh_sign_in_;  // when the new store is there
    std::string password_;                 // just accepted, until the PIN is set
    std::string title_;
    std::uint32_t bar_color_ = 0;
    std::shared_ptr<bool> alive_;  // callbacks that come after the app is gone find false
};

}  // namespace shell
