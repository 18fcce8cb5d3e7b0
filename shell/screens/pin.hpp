#pragma once
// What stands between a stranger and a person's sealed store: setting the PIN after the first sign-in on a device, and the locked device.
// PINs are never saved; they live in these states until the vault has them.

#include "shell/intent.hpp"
#include "shell/platform/vault.hpp"
#include "shell/ui/screen.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace shell {

inline constexpr std::size_t pin_length_min = 6, pin_length_max = 12;

enum class PinFault : std::uint8_t { none, not_digits, too_short, too_simple, differs };
// Too simple: digits in a row, or a short pattern repeated, as 123456, 000000, 121212, 123123.
PinFault fault_of(std::string_view pin);
std::string_view sentence_of(PinFault fault);

struct NewPinState {
    std::string pin, again;
    PinFault fault = PinFault::none;
    bool asked = false;
    bool failed = false;  // it could not be stored
};
Intent draw_new_pin(ui::Context& c, NewPinState& state, std::string_view name);

// A PIN on its way to the vault. True: it is to be tried, which `asked` then says.
struct PinAsked {
    std::string& pin;
    bool& asked;
    std::optional<platform::Unlocked>& failure;
};
bool draw_pin_entry(ui::Context& c, PinAsked state, const platform::Keeper& keeper,
                    std::int64_t wall_ms, std::string_view button, std::string_view busy);

struct LockState {
    std::string slot;  // who is to unlock; empty: who was here last
    std::string pin;
    bool choosing = false;    // the list of people
    bool signing_in = false;  // with the password instead
    bool asked = false;
    std::optional<platform::Unlocked> failure;
};
// `wall_ms`: the device's clock.
Intent draw_lock(ui::Context& c, LockState& state, const platform::VaultView& vault,
                 std::int64_t wall_ms);

// The person whose PIN is asked for; null: nobody is known here.
const platform::Keeper* keeper_of(const LockState& state, const platform::VaultView& vault);

}  // namespace shell
