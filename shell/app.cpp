#include "shell/app.hpp"

#include "shell/build.hpp"
#include "shell/screens/page.hpp"
#include "shell/screens/revisits.hpp"
#include "shell/screens/statistics.hpp"
#include "shell/screens/today.hpp"
#include "shell/screens/withdrawn.hpp"
#include "shell/words.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace shell {

namespace {

// clang-format off
#define APP_TEXTS(X) \
    X(app, "巡楼", "Xunlou") \
    X(copied, "已复制", "Copied") \
    X(undo, "撤销", "Undo") \
    X(update_waits, "新版本已下载。有空时在“同步”里更新。", "A new version is here: update from the sync page when you have a moment.") \
    X(not_saved, "没能存入本机，正在重试。请不要关闭本页。", "It could not be stored yet; trying again. Do not close this page.")
// clang-format on
UI_TEXT_TABLE(Text, APP_TEXTS)

constexpr double storage_at_least_ms = 60 * 60'000;
constexpr double never_ms = std::numeric_limits<double>::infinity();

bool is_signed_in(xsync::Phase phase) {
    return phase == xsync::Phase::bootstrapping || phase == xsync::Phase::ready;
}

}  // namespace

App::App(platform::Platform& platform)
    : platform_(platform),
      transport_(platform.http),
      clock_(platform.clock),
      random_(platform.random),
      device_({platform.journal, transport_, clock_, random_}),
      drafts_(device_),
      forms_(drafts_),
      trail_(Route{}),
      alive_(std::make_shared<bool>(true)) {}

App::~App() {
    *alive_ = false;
    platform_.events.close();
}

void App::start() {
    context_ = std::make_unique<ui::Context>();
    take_look_of_device();
    begin_trust();
    device_.set_waker([this, alive = alive_] {
        if (!*alive) return;
        woken_ = true;
        platform_.frames.request(1);
    });
    platform_.history.on_change([this, alive = alive_](std::string_view route) {
        if (!*alive) return;
        later([this, text = std::string(route)] { moved(allowed(parse(text, home()))); });
    });
}

void App::later(std::function<void()> job) {
    jobs_.push_back(std::move(job));
    platform_.frames.request(1);
}

// --- The world -------------------------------------------------------------------------------------------------------------------

bool App::pump(double) {
    woken_ = false;
    bool changed = !jobs_.empty();
    while (!jobs_.empty()) {
        const std::function<void()> job = std::move(jobs_.front());
        jobs_.pop_front();
        job();
    }
    device_.pump();
    follow_phase();
    pump_vault();
    leave_nothing();
    follow_events();
    tell_saved();
    tell_update();
    follow_trust();
    release_photos();
    const Seen seen = see();
    changed |= !(seen == seen_) || !notices_.empty();
    seen_ = seen;
    return changed;
}

App::Seen App::see() const {
    return {device_.version(), device_.phase(), device_.progress().done,
            device_.now().ms / core::minute_ms};
}

void App::follow_phase() {
    const xsync::Phase phase = device_.phase();
    if (phase == phase_) return;
    const bool was_in = is_signed_in(phase_);
    const bool was_opening = phase_ == xsync::Phase::opening;
    phase_ = phase;
    if (was_opening) {
        compare_with_trace();
        if (is_signed_in(phase)) load_look();
        trail_ = Trail(allowed(parse(platform_.history.current(), home())));
    }
    if (is_signed_in(phase) == was_in) return;
    forms_.forget_all();
    undo_.clear();
    const SignInState sign_in = std::move(screens_.sign_in);
    screens_ = {};
    if (is_signed_in(phase)) {
        load_look();
        load_keeping();
        begin_photos();
        trail_ = Trail(allowed(parse(platform_.history.current(), home())));
        platform_.history.replace(format(trail_.here()));
        arrive();
    } else {
        screens_.sign_in = sign_in;
        screens_.sign_in.password.clear();
        trail_ = Trail(Route{});
    }
}

void App::follow_events() {
    const xsync::Link link = device_.status().link;
    const bool wanted =
        is_signed_in(phase_) && link != xsync::Link::session_ended && link != xsync::Link::revoked;
    if (wanted == events_open_) return;
    events_open_ = wanted;
    if (!wanted) return platform_.events.close();
    platform_.events.open(
        "/events",
        [this, alive = alive_](std::string_view data) {
            core::LogPos head;
            const auto [end, error] =
                std::from_chars(data.data(), data.data() + data.size(), head.value);
            if (*alive && error == std::errc()) later([this, head] { device_.poke(head); });
        },
        [this, alive = alive_](platform::EventsLink link_now) {
            // What was poked while the stream was down is not repeated: ask once.
            if (*alive && link_now == platform::EventsLink::open)
                later([this] {
                    for (LostStore& lost : trust_.lost) lost.asked = lost.missing.has_value();
                    device_.kick();
                    platform_.photos.kick();
                });
        });
}

bool App::told_about(Awaited& awaited) {
    switch (device_.delivery(awaited.entity).stage) {
        case xsync::DeliveryStage::saving: return false;
        case xsync::DeliveryStage::not_saved:
            say(std::string(tr(Text::not_saved)), ui::Tone::late);
            return true;
        default:
            say(awaited.said, ui::Tone::kept, std::move(awaited.undo));
            offer_keeping();
            return true;
    }
}

void App::say(std::string text, ui::Tone tone, std::vector<xsync::Draft> undo) {
    notices_.push_back({std::move(text), tone, std::move(undo)});
}

// Saved first, said afterwards.
void App::tell_saved() {
    std::erase_if(awaited_, [this](Awaited& awaited) { return told_about(awaited); });
}

// Once: whoever stays in the app for days would not look for it.
void App::tell_update() {
    if (update_told_ || !platform_.page.surroundings().update_waiting || !is_signed_in(phase_))
        return;
    update_told_ = true;
    say(std::string(tr(Text::update_waits)), ui::Tone::ink);
}

double App::next_wake_ms() const {
    const double now = platform_.clock.monotonic_ms();
    if (woken_ || !jobs_.empty()) return now;
    double wake = never_ms;
    if (const auto due = device_.next_wake_ms()) wake = now + static_cast<double>(*due);
    // However quiet it is: a disk may fill up by other things.
    if (phase_ == xsync::Phase::ready)
        wake = std::min(wake, std::max(now, storage_looked_at_ms_ + storage_at_least_ms));
    // Times left change with the minute; nobody looks at a hidden page.
    if (is_signed_in(phase_) && platform_.page.surroundings().visible)
        wake = std::min(
            wake, now + static_cast<double>(core::minute_ms - device_.now().ms % core::minute_ms));
    return wake;
}

void App::pause() { forms_.save_changes(); }

bool App::add_fold_table(std::span<const std::uint8_t> bytes) {
    std::optional<core::FoldTable> table = core::FoldTable::read(bytes);
    if (table) queries_.add_fold_table(*std::move(table));
    return table.has_value();
}

// --- The picture -----------------------------------------------------------------------------------------------------------------

ui::FrameInput App::frame_input() const {
    const platform::Surroundings& page = platform_.page.surroundings();
    ui::FrameInput input;
    input.width = page.width;
    input.height = page.height;
    input.pixel_ratio = page.pixel_ratio;
    input.safe = {page.safe.top, page.safe.right, page.safe.bottom, page.safe.left};
    input.keyboard_inset = page.keyboard_inset;
    input.text_scale = static_cast<float>(look_.text_percent) / 100;
    input.dark = look_.theme == ThemeChoice::system ? page.dark : look_.theme == ThemeChoice::dark;
    input.high_contrast = page.high_contrast || look_.theme == ThemeChoice::high_contrast;
    input.reduced_motion = page.reduced_motion;
    input.now = device_.now().ms;
    input.monotonic_ms = platform_.clock.monotonic_ms();
    return input;
}

void App::draw() {
    ui::Context& c = *context_;
    ui::begin_frame(c, frame_input());
    for (Notice& notice : notices_) {
        undo_ = std::move(notice.undo);
        ui::notify(c, notice.text, notice.tone,
                   undo_.empty() ? std::string_view{} : tr(Text::undo));
    }
    notices_.clear();
    Intent intent = draw_phase();
    follow_presence();
    const bool moves = ui::end_frame(c);
    if (ui::take_notice_action(c)) undo();
    if (std::string copied = ui::take_copied(c); !copied.empty())
        carry_out(CopyText{std::move(copied), std::string(tr(Text::copied))});
    if (is_signed_in(phase_)) forms_.save_changes();
    dress_page();
    if (asks(intent)) {
        carry_out(std::move(intent));
        platform_.frames.request();
    }
    if (moves) platform_.frames.request(1);
    const double change = ui::next_change_ms(c);
    if (change < never_ms) platform_.frames.request_at(change);
}

Intent App::draw_phase() {
    ui::Context& c = *context_;
    if (locking_) {
        // Nothing of it is shown any more while the last of it is written.
        draw_opening(c);
        return Nothing{};
    }
    if (withdrawn())
        return draw_withdrawn(c, {.photos_left = platform_.photos.unsent(),
                                  .unsent = device_.status().pending_total,
                                  .erased = erasing_ == Erasing::done,
                                  .failed = erasing_ == Erasing::failed});
    if (locked()) return draw_locked();
    if (needs_pin()) return draw_new_pin(c, screens_.new_pin, device_.identity()->display_name);
    switch (phase_) {
        case xsync::Phase::opening: draw_opening(c); return Nothing{};
        case xsync::Phase::storage_failed: return draw_storage_failed(c, device_.status());
        case xsync::Phase::signed_out:
            return trail_.here().place == Place::gallery
                       ? draw_samples()
                       : draw_sign_in(c, screens_.sign_in, trust_.lost, device_.now());
        case xsync::Phase::bootstrapping:
            return draw_bootstrapping(c, device_.progress(), device_.status());
        case xsync::Phase::ready: break;
    }
    if (signing_in_again_) return draw_sign_in(c, screens_.sign_in, trust_.lost, device_.now());
    const xsync::Identity& me = *device_.identity();
    const xsync::SyncStatus status = device_.status();
    const core::Policy policy = core::policy_of(device_.state());
    const std::vector<xsync::TrayItem> tray = device_.tray();
    const View view{
        .state = device_.state(),
        .device = device_,
        .status = status,
        .page = platform_.page.surroundings(),
        .policy = policy,
        .queries = queries_,
        .forms = forms_,
        .photos = platform_.photos,
        .trust = trust_,
        .vault = platform_.vault.view(),
        .presence = presence_,
        .actor = me.actor,
        .role = me.role,
        .name = me.display_name,
        .account = me.account,
        .now = device_.now(),
        .wall_ms = platform_.clock.wall_ms(),
        .look = look_,
        .tips_put_away = tips_put_away_,
        .refused = static_cast<int>(
            std::count_if(tray.begin(), tray.end(), [](const auto& i) { return !i.archived; })),
        .can_scan = platform_.scanner.available(),
        .can_go_back = trail_.can_go_back(),
    };
    return draw_place(view);
}

Intent App::draw_place(const View& view) {
    ui::Context& c = *context_;
    switch (trail_.here().place) {
        case Place::today: return draw_today(c, view, screens_.work);
        case Place::my_tickets: return draw_my_tickets(c, view, screens_.owner);
        case Place::tickets: return draw_tickets(c, view, screens_.tickets);
        case Place::ticket: return draw_ticket(c, view, screens_.ticket);
        case Place::new_ticket: return draw_new_ticket(c, view, screens_.new_ticket);
        case Place::rounds: return draw_rounds(c, view, screens_.rounds);
        case Place::round:
            if (const core::Round* round = view.state.find(screens_.round.round);
                round && screens_.round.dialog == RoundState::Dialog::partner)
                count_down(partner_here(view, *round));
            return draw_round(c, view, screens_.round);
        case Place::dispatch: return draw_dispatch(c, view, screens_.dispatch);
        case Place::revisits: return draw_revisits(c, view, screens_.sample);
        case Place::statistics: return draw_statistics(c, view, screens_.statistics);
        case Place::households: return draw_households(c, view, screens_.households);
        case Place::household: return draw_household(c, view, screens_.household);
        case Place::my_home: return draw_my_home(c, view, screens_.household);
        case Place::sync: return draw_sync(c, view, screens_.sync);
        case Place::more: return draw_more(c, view, screens_.more);
        case Place::tariff: return draw_tariff(c, view, screens_.tariff);
        case Place::duties: return draw_duties(c, view, screens_.duties);
        case Place::visits: return draw_visits(c, view, screens_.visits);
        case Place::new_visit: return draw_new_visit(c, view, screens_.new_visit);
        case Place::calendar: return draw_calendar(c, view, screens_.calendar);
        case Place::gallery: return draw_samples();
    }
    return Nothing{};
}

Intent App::draw_samples() {
    if constexpr (has_gallery) {
        screens_.gallery.back = true;
        if (ui::draw_gallery(*context_, screens_.gallery)) return Back{};
    }
    return Nothing{};
}

// The browser's own parts: the tab's title, the colour of its bars.
void App::dress_page() {
    const std::uint32_t color = ui::rgb(context_->theme->card);
    if (color != bar_color_) {
        bar_color_ = color;
        platform_.page.set_bar_color(color, context_->theme->dark);
    }
    if (title_ != tr(Text::app)) {
        title_ = tr(Text::app);
        platform_.page.set_title(title_);
    }
}

// --- Where -----------------------------------------------------------------------------------------------------------------------

Route App::home() const {
    return home_of(device_.identity() ? device_.identity()->role : core::Role::none);
}

Route App::allowed(Route route) const {
    if (route.place == Place::gallery) return has_gallery ? route : home();
    const bool owner = device_.identity() && device_.identity()->role == core::Role::owner;
    switch (route.place) {
        case Place::my_tickets:
        case Place::my_home: return owner ? route : home();
        case Place::ticket:
        case Place::new_ticket:
        case Place::sync:
        case Place::tariff:
        case Place::more: return route;
        default: {
            const core::Role role =
                device_.identity() ? device_.identity()->role : core::Role::none;
            return owner || !is_for(role, route.place) ? home() : route;
        }
    }
}

void App::go(Route route, bool replace) {
    if (route == trail_.here()) return;
    if (replace) {
        trail_.replace(route);
        platform_.history.replace(format(route));
    } else {
        trail_.push(route);
        platform_.history.push(format(route));
    }
    arrive();
}

void App::back() {
    if (signing_in_again_) {
        signing_in_again_ = false;
    } else if (trail_.can_go_back()) {
        platform_.history.back();
    } else if (!is_signed_in(phase_)) {
        go(Route{}, true);
    } else {
        go(allowed({tab_of(trail_.here().place, home().place == Place::my_tickets), 0}), true);
    }
}

// The browser went back or forward by itself. Over a dialog it means: close the dialog.
void App::moved(Route route) {
    const bool samples = route.place == Place::gallery || trail_.here().place == Place::gallery;
    if ((!is_signed_in(phase_) && !samples) || route == trail_.here()) return;
    if (ui::press_back(*context_)) {
        platform_.history.push(format(trail_.here()));
        return;
    }
    trail_.moved_to(route);
    arrive();
}

void App::arrive() {
    const Route route = trail_.here();
    switch (route.place) {
        case Place::ticket:
            if (screens_.ticket.ticket.value != route.key) {
                screens_.ticket = {};
                screens_.ticket.ticket = {route.key};
            }
            break;
        case Place::round:
            if (screens_.round.round.value != route.key) {
                screens_.round = {};
                screens_.round.round = {route.key};
            }
            break;
        case Place::household:
            if (screens_.household.unit.value != route.key) {
                screens_.household = {};
                screens_.household.unit = {route.key};
            }
            break;
        case Place::new_visit:
            screens_.new_visit = {};
            screens_.new_visit.unit = {route.key};
            break;
        case Place::new_ticket:
            screens_.new_ticket = {};
            screens_.new_ticket.unit = {route.key};
            break;
        case Place::sync: look_at_storage(); break;
        default: break;
    }
}

}  // namespace shell

namespace platform {

std::unique_ptr<Application> make_application(Platform& platform) {
    return std::make_unique<shell::App>(platform);
}

}  // namespace platform
