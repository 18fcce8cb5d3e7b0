// Where the device is goes along with a check-in, for who allowed it: followed while the round's screen, or
// the list in which a manager takes the positions of points, is open and seen; never waited for.

#include "shell/app.hpp"

namespace shell {

namespace {

// How old a fix may be to say where a check-in was made: who walks on is 40 m away after it.
constexpr double fix_kept_ms = 30'000;
// Older than this it is asked for anew with the next touch, so that it is there when the code is read.
constexpr double fix_renewed_ms = 10'000;

}  // namespace

bool App::wants_position() const {
    const bool seen = platform_.page.surroundings().visible && !locked() && !locking_;
    if (phase_ != xsync::Phase::ready || !seen || look_.position != PositionChoice::yes)
        return false;
    switch (trail_.here().place) {
        case Place::round: {
            const core::Round* round = device_.state().find(screens_.round.round);
            return round && round->under_way() && round->walker == device_.identity()->actor;
        }
        case Place::rounds: return screens_.rounds.editing && screens_.rounds.placing;
        default: return false;
    }
}

void App::follow_position() {
    using S = platform::PositionStage;
    const bool wanted = wants_position();
    if (!wanted && !position_followed_) return;
    const double now = platform_.clock.monotonic_ms();
    const S stage = platform_.position.stage();
    const bool old = (stage == S::found || stage == S::failed) &&
                     now - platform_.position.last().at_ms >= fix_renewed_ms &&
                     now - position_asked_at_ms_ >= fix_renewed_ms;
    if (wanted && position_followed_ && !old) return;
    position_followed_ = wanted;
    position_asked_at_ms_ = now;
    if (wanted) {
        platform_.position.follow(false);
    } else {
        platform_.position.stop();
    }
}

void App::let_position(bool yes) {
    Look look = look_;
    look.position = yes ? PositionChoice::yes : PositionChoice::no;
    set_look(look);
    if (!wants_position()) return;
    position_followed_ = true;
    position_asked_at_ms_ = platform_.clock.monotonic_ms();
    platform_.position.follow(true);
}

Whereabouts App::whereabouts() const {
    Whereabouts now{platform_.position.available(), platform_.position.stage(), {}};
    const platform::Fix fix = platform_.position.last();
    if (platform_.clock.monotonic_ms() - fix.at_ms <= fix_kept_ms) now.here = fix.spot;
    return now;
}

}  // namespace shell
