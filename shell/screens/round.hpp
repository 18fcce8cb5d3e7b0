#pragma once
// A round: one checkpoint at a time while it is walked (check in, go through the list, on to the next), a summary once it is over or when
// it is a colleague's. Where the walker stands is kept on the device, so a round goes on after a kill at the point where it was.

#include "core/policy/schedule.hpp"
#include "shell/platform/scanner.hpp"
#include "shell/platform/vault.hpp"
#include "shell/ui/screen.hpp"
#include "shell/view.hpp"

#include <optional>
#include <utility>

namespace shell {

struct RoundState {
    enum class Dialog : std::uint8_t { none, typed, finding, skip, finish, partner };
    struct PartnerPin {
        std::string pin;
        bool asked = false;
        std::optional<platform::Unlocked> failure;
    };

    core::RoundId round;
    Dialog dialog = Dialog::none;
    std::uint16_t item = 0;  // finding: of which item
    bool missing = false;    // 确定 was tapped although something was missing
    bool wrong_code = false;
    PartnerPin partner;                           // while they type it
    std::string other_place;                      // the typed code belongs to this place
    std::optional<platform::ScanResult> scanned;  // put here by the app, taken by the screen
    std::optional<platform::ScanResult::Outcome> scan_failed;
    bool unknown_code = false;  // scanned, but no point of this route
    // An answer was refused here because its photo is still to be taken.
    std::optional<std::pair<std::uint16_t, std::uint16_t>> photo_first;
    void close_dialog() {
        dialog = Dialog::none;
        missing = wrong_code = false;
        other_place.clear();
        partner = {};
    }
};

Intent draw_round(ui::Context& c, const View& view, RoundState& state);

// --- Between the screen's files --------------------------------------------------------------------------------------------------

// What is being walked; valid while the state is not changed.
struct Walk {
    core::RoundId id;
    const core::Round& round;
    const core::Route& route;
    std::uint16_t at = 0;  // the checkpoint shown
    const core::Checkpoint& point() const { return route.checkpoints[at]; }
    std::size_t number() const;  // of the checkpoint shown, in the order of this round, from 1
    const core::Visit* visit() const { return round.visit(at); }
    core::ItemState item(std::uint16_t index) const;
};
std::string round_form_key(core::RoundId id);
xsync::Draft on_round(const Walk& walk, core::OpBody body);
// The next checkpoint to go to from here, if any is left.
std::optional<std::uint16_t> next_point(const Walk& walk);
void go_to(const View& view, const Walk& walk, std::uint16_t checkpoint);

// The checklist of the point: judgements, readings, 全部正常.
Intent draw_round_items(ui::Context& c, const View& view, RoundState& state, const Walk& walk);
// The pictures of an item that asks for one, has some, or is (or is being made) a finding; and the word that one is to be taken first.
Intent draw_item_photos(ui::Context& c, const View& view, const RoundState& state, const Walk& walk,
                        std::uint16_t item, bool finding);
std::vector<core::Photo> photos_of(const core::Round& round, std::uint16_t checkpoint,
                                   std::uint16_t item);
bool lacks_photo(const Walk& walk, std::uint16_t item);
// May this be recorded for the item? What answers it without the photo it asks for may not, and the row says why.
bool photo_allows(RoundState& state, const Walk& walk, std::uint16_t item, const Intent& answer);
// The round a supervisor walked again against the first one; on the first one, its re-walks and the way to another.
Intent draw_rewalk(ui::Context& c, const View& view, const Walk& walk);
// All pictures of a round, by point.
Intent draw_round_album(ui::Context& c, const View& view, const Walk& walk);
// The partner of this round, when they could say so by their PIN on this device: null otherwise.
const platform::Keeper* partner_here(const View& view, const core::Round& round);
// The PIN of the partner, and the card in which one on another device confirms.
Intent partner_dialog(ui::Context& c, const View& view, RoundState& state, const Walk& walk);
Intent partner_card(ui::Context& c, const View& view, const Walk& walk);
// Says who walks along and how that is known; a tap on the button opens the PIN.
void partner_banner(ui::Context& c, const View& view, RoundState& state, const Walk& walk);
Intent draw_round_dialog(ui::Context& c, const View& view, RoundState& state, const Walk& walk);
Intent draw_round_summary(ui::Context& c, const View& view, const Walk& walk);
std::string finding_form_key(const Walk& walk, std::uint16_t item);
// Numbers of a round as rows of a card.
void summary_rows(ui::Context& c, const View& view, const Walk& walk);

}  // namespace shell
