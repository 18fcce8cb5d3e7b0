#pragma once
// Checklists that ship with the software: what a butler, a guard or a technician looks at.
//
// A route's checkpoints hold their own copy of the items (see core/round.hpp), so these tables are
// what a new route starts from; changing one never changes a route or a past round. Chinese is what
// people read on a round; the list's name has an English word beside it. Pure, no state.

#include "core/round.hpp"
#include "core/verdict.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace core {

enum class Checklist : std::uint8_t {
    building_walk,  // butler's walk through a building [D3]
    decoration,     // a unit under decoration, added where there is one [D3]
    guard_patrol,   // posts, fire equipment, doors, dangers [C3, D1]
    power_room,     // distribution room [B]
    generator,      // generator room [B]
    weak_current,   // weak-current room [B]
    cctv_room,      // control room and recordings [B]
    lift,           // lift cars and machine rooms [D1]
    cleaning,       // area by area [C3, D1]
    greening,       // lawns and plants [D1]
    supervisor,     // a lead's daily check of subordinates [D3]
};
inline constexpr std::array all_checklists{
    Checklist::building_walk, Checklist::decoration, Checklist::guard_patrol,
    Checklist::power_room,    Checklist::generator,  Checklist::weak_current,
    Checklist::cctv_room,     Checklist::lift,       Checklist::cleaning,
    Checklist::greening,      Checklist::supervisor,
};

// 每日巡楼, "Building walk".
Sentence name_of(Checklist list);

// Whose daily work it is.
Role walker_of(Checklist list);

// The items in the order they are walked; readings carry their range.
std::vector<ChecklistItem> items_of(Checklist list);

// Cleaning of corridors, stairs and lifts keeps clear of the rush hours (零干扰), minutes of the
// community's day, half-open.
struct RushHours {
    std::uint16_t from_minute, to_minute;
};
inline constexpr std::array<RushHours, 2> rush_hours{{
    {7 * 60, 9 * 60},
    {17 * 60 + 30, 19 * 60 + 30},
}};

}  // namespace core
