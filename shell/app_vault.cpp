#include "shell/app.hpp"
#include "sync/codec.hpp"
#include "sync/tuning.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define VAULT_TEXTS(X) \
    X(partner_confirmed, "搭档已确认，已存本机", "The partner confirmed; saved on this device") \
    X(pin_changed, "PIN 已更改", "The PIN was changed") \
    X(not_locked, "没有锁定：有内容没能存入本机，请检查剩余空间", "Not locked: something could not be stored. Check free space")
// clang-format on
UI_TEXT_TABLE(Text, VAULT_TEXTS)

// A lock that is shown counts down.
constexpr double countdown_ms = 1000;

xsync::SignInResult verdict_on(const xsync::Answer& answer) {
    if (answer.status == 0 || answer.status >= 500) return xsync::SignInResult::unreachable;
    if (answer.status == 401 || answer.status == 403) return xsync::SignInResult::wrong_password;
    if (answer.status == 429) return xsync::SignInResult::locked;
    const bool welcome = answer.status == 200 && xsync::decode<xsync::SignedIn>(answer.body);
    return welcome ? xsync::SignInResult::ok : xsync::SignInResult::refused;
}

}  // namespace

// An owner looks at their own home on their own phone, behind its own lock: no PIN is asked of them.
bool App::needs_pin() const {
    const platform::VaultView& vault = platform_.vault.view();
    const auto& me = device_.identity();
    return me && me->role != core::Role::owner && !vault.has_pin &&
           vault.stage != platform::VaultStage::locked;
}

void App::count_down(const platform::Keeper* keeper) {
    if (keeper && keeper->not_before_ms > platform_.clock.wall_ms())
        platform_.frames.request_at(platform_.clock.monotonic_ms() + countdown_ms);
}

Intent App::draw_locked() {
    const platform::VaultView& vault = platform_.vault.view();
    if (screens_.lock.signing_in)
        return draw_sign_in(*context_, screens_.sign_in, trust_.lost, device_.now());
    const std::int64_t wall_ms = platform_.clock.wall_ms();
    const platform::Keeper* keeper = keeper_of(screens_.lock, vault);
    count_down(keeper);
    return draw_lock(*context_, screens_.lock, vault, wall_ms);
}

void App::unlock(const Unlock& asked) {
    platform_.vault.unlock(asked.slot, asked.pin,
                           [this, alive = alive_](platform::Unlocked result) {
                               if (!*alive) return;
                               later([this, result] {
                                   screens_.lock.asked = false;
                                   screens_.lock.pin.clear();
                                   if (result != platform::Unlocked::ok)
                                       screens_.lock.failure = result;
                                   platform_.frames.request();
                               });
                           });
}

// True: it is not for the store that is open.
bool App::sign_in_at_lock(const SignIn& asked) {
    const platform::VaultView& vault = platform_.vault.view();
    const auto known =
        std::find_if(vault.people.begin(), vault.people.end(),
                     [&](const platform::Keeper& one) { return one.account == asked.account; });
    if (!locked()) {
        const auto& me = device_.identity();
        const bool anothers = me ? me->account != asked.account
                                 : known != vault.people.end() && known->slot != vault.slot;
        if (!anothers || asked.start_over) return false;
        screens_.sign_in.asked = false;
        screens_.sign_in.elsewhere = screens_.sign_in.others = true;
        return true;
    }
    if (known != vault.people.end() && !asked.start_over) {
        reopen(*known, asked);
        return true;
    }
    fresh_sign_in_ = asked;
    platform_.vault.begin_fresh([](platform::Unlocked) {});
    return true;
}

// The PIN is forgotten: when the server knows the password, it opens the store, and a new PIN is set.
void App::reopen(const platform::Keeper& keeper, const SignIn& asked) {
    const xsync::SignIn message{asked.account, asked.password, keeper.store, false};
    transport_.post("/sign-in", xsync::encode(message), xsync::tuning::exchange_timeout,
                    [this, alive = alive_, slot = keeper.slot, asked](const xsync::Answer& answer) {
                        if (!*alive) return;
                        later([this, slot, asked, answer] { reopened(slot, asked, answer); });
                    });
}

void App::reopened(const std::string& slot, const SignIn& asked, const xsync::Answer& answer) {
    const xsync::SignInResult result = verdict_on(answer);
    if (result != xsync::SignInResult::ok) return signed_in(asked, result);
    platform_.vault.unlock_by_password(slot, asked.password,
                                       [this, alive = alive_](platform::Unlocked unlocked) {
                                           if (!*alive) return;
                                           later([this, unlocked] {
                                               screens_.sign_in.asked = false;
                                               if (unlocked == platform::Unlocked::ok) {
                                                   screens_.sign_in = {};
                                                   screens_.lock = {};
                                               } else {
                                                   screens_.sign_in.sealed = true;
                                               }
                                               platform_.frames.request();
                                           });
                                       });
}

void App::keep(const std::string& pin) {
    const xsync::Identity& me = *device_.identity();
    platform::Keeper person;
    person.account = me.account;
    person.name = me.display_name;
    person.store = me.store;
    if (me.actor.kind == core::EntityKind::staff) person.staff = me.actor.key;
    platform_.vault.keep(person, pin, password_, [this, alive = alive_](platform::Unlocked result) {
        if (!*alive) return;
        later([this, result] {
            screens_.new_pin = {};
            screens_.new_pin.failed = result != platform::Unlocked::ok;
            if (result == platform::Unlocked::ok) password_.clear();
            platform_.frames.request();
        });
    });
}

void App::change_pin(const ChangePin& asked) {
    platform_.vault.change_pin(asked.present, asked.pin,
                               [this, alive = alive_](platform::Unlocked result) {
                                   if (!*alive) return;
                                   later([this, result] {
                                       ChangePinState& state = screens_.more.change_pin;
                                       state.asked = false;
                                       if (result != platform::Unlocked::ok) {
                                           state.failure = result;
                                       } else {
                                           state = {};
                                           say(std::string(tr(Text::pin_changed)), ui::Tone::kept);
                                       }
                                       platform_.frames.request();
                                   });
                               });
}

// Their store stays shut; what is kept of it is the round's own record, and that it was this device.
void App::confirm_partner(const ConfirmByPin& asked) {
    platform_.vault.confirm(
        asked.slot, asked.pin,
        [this, alive = alive_, round = asked.round,
         partner = asked.partner](platform::Unlocked result) {
            if (!*alive) return;
            later([this, round, partner, result] { partner_said(round, partner, result); });
        });
}

void App::partner_said(core::RoundId round, core::StaffId partner, platform::Unlocked result) {
    RoundState& state = screens_.round;
    state.partner.asked = false;
    state.partner.pin.clear();
    platform_.frames.request();
    if (result != platform::Unlocked::ok) {
        state.partner.failure = result;
        return;
    }
    if (locked() || phase_ != xsync::Phase::ready) return;
    submit({.act = {{core::entity(round),
                     core::ConfirmPartner{partner, core::PartnerProof::pin_here}}},
            .said = std::string(tr(Text::partner_confirmed))});
}

// A store kept by an older build does not say who of the staff its person is: now it does.
void App::introduce() {
    if (introduced_ || phase_ != xsync::Phase::ready || locked() || needs_pin()) return;
    introduced_ = true;
    const platform::VaultView& vault = platform_.vault.view();
    const auto here = std::find_if(vault.people.begin(), vault.people.end(),
                                   [&](const auto& one) { return one.slot == vault.slot; });
    const bool staff = device_.identity()->actor.kind == core::EntityKind::staff;
    if (staff && here != vault.people.end() && here->staff == 0) keep({});
}

// Work that was saved on another device.
void App::load_work() {
    platform_.work_file.load([this, alive = alive_](std::vector<xsync::JournalRecord> work) {
        if (!*alive) return;
        later([this, work = std::move(work)] {
            const xsync::Adopted adopted = device_.adopt(work);
            platform_.work_file.settle(adopted.how == xsync::Adoption::taken);
            screens_.sync.adopted = adopted;
            platform_.frames.request();
        });
    });
}

// What is half filled in is written down first: then the app begins anew with nothing in memory.
bool App::lock() {
    const platform::VaultView& vault = platform_.vault.view();
    const bool somebodys = device_.identity() ? vault.has_pin : !vault.people.empty();
    if (locked() || !somebodys) return false;
    if (device_.identity()) forms_.save_changes();
    later([this] { locking_ = true; });
    return true;
}

bool App::withdrawn() const {
    return erasing_ != Erasing::no ||
           (phase_ == xsync::Phase::signed_out && device_.status().link == xsync::Link::revoked);
}

// An administrator withdrew the device, and its records are gone. The pictures that its work names go up
// first, by the session that is still there for it; then the session goes and the store with its keys.
void App::leave_nothing() {
    if (!withdrawn() || erasing_ != Erasing::no) return;
    const bool more = device_.status().pending_total > 0 || platform_.photos.unsent() > 0;
    if (more || !device_.all_written()) return;
    erasing_ = Erasing::under_way;
    transport_.post("/sign-out", {}, xsync::tuning::exchange_timeout, [](const xsync::Answer&) {});
    platform_.history.replace("");
    forget_trace(platform_.vault.view().slot);
    platform_.vault.erase([this, alive = alive_](platform::Unlocked result) {
        if (!*alive) return;
        later([this, result] {
            erasing_ = result == platform::Unlocked::ok ? Erasing::done : Erasing::failed;
            platform_.frames.request();
        });
    });
}

void App::pump_vault() {
    introduce();
    if (fresh_sign_in_ && phase_ == xsync::Phase::signed_out) {
        sign_in_here(*fresh_sign_in_);
        fresh_sign_in_.reset();
    }
    if (!locking_) return;
    if (device_.all_written()) {
        locking_ = false;
        platform_.vault.lock();
    } else if (device_.status().storage != xsync::JournalStatus::ok) {
        // What cannot be written would be lost: better open than lost.
        locking_ = false;
        say(std::string(tr(Text::not_locked)), ui::Tone::late);
    }
}

}  // namespace shell
