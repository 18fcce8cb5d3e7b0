#pragma once
// What searching compares with: the words of every ticket and every unit, folded once.
//
// Folding a ticket costs some microseconds, comparing it a fraction of one, so the index is kept beside
// the state it was made from: the caller says which entity changed, and only what speaks of it is folded
// anew. Nothing is folded before the first search. Made from one viewer's state: a record that is not
// in it finds nothing, so that the end of a phone number leads only those to a ticket who may see it.

#include "core/fold.hpp"
#include "core/state.hpp"

#include <map>
#include <vector>

namespace core {

struct Searched {
    Folded names;        // number, code, place, people; each ends with a line break
    Folded words;        // what the owner said
    std::string phones;  // digits only, each ends with a line break
    UnitId unit;         // what else it was made from
    HouseholdId household;
    StaffId assignee;
};

class SearchIndex {
public:
    using Entries = std::map<std::uint64_t, Searched>;

    void set_table(FoldTable table);
    const FoldTable* table() const { return table_ ? &*table_ : nullptr; }

    // All of it is made anew when it is next asked for.
    void forget();
    // Entities that are in the state, or no longer.
    void changed(const State& state, const std::vector<EntityId>& ids);

    // By key; made now where that has not happened yet.
    const Entries& tickets(const State& state);
    const Entries& units(const State& state);

    bool finds(const Searched& entry, const Needle& needle) const;

private:
    Searched make_ticket(const State& state, std::uint64_t key, const Ticket& ticket) const;
    Searched make_unit(const State& state, const Unit& unit) const;
    void renew_ticket(const State& state, std::uint64_t key);
    void renew_unit(const State& state, std::uint64_t key);
    void renew_about(const State& state, EntityId id);
    void add_name(Searched& entry, std::string_view text) const;
    void add_household(Searched& entry, const Household& household) const;

    std::optional<FoldTable> table_;
    std::optional<Entries> tickets_, units_;
};

// With more changes than this everything is folded anew.
inline constexpr std::size_t search_changes_max = 200;
// Letters stand for the initials of a name from the second on, of a sentence from the fourth: fewer would
// find every other sentence.
inline constexpr std::size_t sentence_initials_min = 4;

}  // namespace core
