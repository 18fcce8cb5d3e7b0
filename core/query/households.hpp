#pragma once
// Finding a unit and what a screen tells of its household.
//
// Pure views. A search walks all units: the caller asks again when the text changed. A phone is masked
// wherever the role does not need it.

#include "core/query/search.hpp"
#include "core/state.hpp"

#include <string>
#include <vector>

namespace core {

struct UnitRow {
    UnitId unit;
    HouseholdId household;  // 0: nobody registered, or not visible to this viewer
};

// Units by code (3-2-501, 3-2, ３－２－５０１, 3栋2单元501室, 501), part of a member's name (its pinyin
// initials with a table) or of a plate, or the last four or more digits of a phone. Exact codes first,
// then codes that start so, then doors, then the rest, each in order of building, entrance and door. An
// empty text gives all units. At most `limit` rows. Without an index every household is folded first.
std::vector<UnitRow> search_units(const State& state, std::string_view text, std::size_t limit,
                                  SearchIndex* index = nullptr);

// The unit with exactly this code as a person may type it, or with these digits (32501) when no other has
// them; 0 when there is none.
UnitId unit_by_code(const State& state, std::string_view code);

// Does a code come before another as people count (3-2-501 before 3-2-1101)?
bool code_less(std::string_view a, std::string_view b);

// 138****5678. Short numbers keep their last two digits.
std::string masked_phone(std::string_view phone);

// The member who answers for the household (the owner), or nullptr.
const Member* owner_of(const Household& household);

struct UnitTickets {
    std::uint32_t open = 0;
    std::uint32_t last_year = 0;  // reported in the last 365 days
    TicketId latest;
};
UnitTickets tickets_of(const State& state, UnitId unit, UtcMs now);

// How many households each butler looks after against the community's chosen ratio.
struct ButlerLoad {
    StaffId butler;
    std::uint32_t households = 0;
    std::uint32_t allowed = 0;
    bool above() const { return households > allowed; }
};
std::vector<ButlerLoad> butler_loads(const State& state);

}  // namespace core
