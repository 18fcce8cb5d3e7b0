#pragma once
// The answer to an op: accepted, or which rule stands against it. Refusals are listed in order of
// precedence: decide() tests them from top to bottom and gives the first that holds. Values are
// forever (they stand in the ledger and on the wire).

#include <cstdint>
#include <string_view>

namespace core {

enum class Verdict : std::uint8_t {
    accepted = 0,
    unknown_actor = 1,      // no such person, or no longer works here
    not_allowed = 2,        // the role may not do this
    wrong_entity = 3,       // the op is about another kind of thing
    id_taken = 4,           // a new thing under a name that exists
    unknown_entity = 5,     // the thing does not exist, or the author may not see it
    bad_value = 6,          // a field is outside its limits
    unknown_reference = 7,  // names another thing that does not exist
    not_yours = 8,          // right role, wrong group or household
    missing_reason = 9,     // this move needs words: why, or with what result
    bad_state = 10,         // impossible now whatever others do: settling what is not contradicted
    window_passed = 11,     // an appointment that was over before it was made
    same_class = 12,        // a change to what it is already
    photo_there = 13,       // this picture is on the record already
    photos_full = 14,       // a record takes so many pictures and no more
};
inline constexpr std::uint8_t verdict_last = 14;

// Accepted, but worth a look. A set of bits.
enum class Flags : std::uint8_t {
    none = 0,
    contradicts = 1,    // its guard did not hold in the server's order
    late = 2,           // recorded after what it belongs to had ended
    clock_suspect = 4,  // device clock more than clock_skew_max_ms off without explanation
    contested = 8,      // overwrote a value its author had not seen
};
inline constexpr std::uint8_t flags_all = 15;
constexpr Flags operator|(Flags a, Flags b) {
    return static_cast<Flags>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
constexpr bool has(Flags set, Flags one) {
    return (static_cast<std::uint8_t>(set) & static_cast<std::uint8_t>(one)) != 0;
}

struct Decision {
    Verdict verdict = Verdict::accepted;
    Flags flags = Flags::none;
    bool operator==(const Decision&) const = default;
};

struct Sentence {
    std::string_view zh, en;
};
// What the author is told, in their language.
Sentence sentence(Verdict verdict);

}  // namespace core
