#include "core/query/search.hpp"

namespace core {

namespace {

void add_phone(Searched& entry, std::string_view phone) {
    std::string digits;
    for (const char c : phone) {
        if (c >= '0' && c <= '9') digits += c;
    }
    if (!digits.empty()) entry.phones += digits + '\n';
}

// Keys of the entries that were made from this unit, household or member of staff.
std::vector<std::uint64_t> made_from(const SearchIndex::Entries& entries, EntityId id) {
    std::vector<std::uint64_t> keys;
    for (const auto& [key, entry] : entries) {
        if (entity(entry.unit) == id || entity(entry.household) == id ||
            entity(entry.assignee) == id)
            keys.push_back(key);
    }
    return keys;
}

}  // namespace

void SearchIndex::set_table(FoldTable table) {
    table_ = std::move(table);
    forget();
}

void SearchIndex::forget() {
    tickets_.reset();
    units_.reset();
}

void SearchIndex::changed(const State& state, const std::vector<EntityId>& ids) {
    if (!tickets_ && !units_) return;
    if (ids.size() > search_changes_max) return forget();
    for (const EntityId id : ids) renew_about(state, id);
}

void SearchIndex::renew_about(const State& state, EntityId id) {
    switch (id.kind) {
        case EntityKind::ticket:
        case EntityKind::ticket_contact: return renew_ticket(state, id.key);
        case EntityKind::unit: renew_unit(state, id.key); break;
        case EntityKind::household:
        case EntityKind::staff: break;
        default: return;
    }
    if (tickets_) {
        for (const std::uint64_t key : made_from(*tickets_, id)) renew_ticket(state, key);
    }
    if (units_ && id.kind == EntityKind::household) {
        for (const std::uint64_t key : made_from(*units_, id)) renew_unit(state, key);
    }
}

const SearchIndex::Entries& SearchIndex::tickets(const State& state) {
    if (!tickets_) {
        tickets_.emplace();
        for (const auto& [key, ticket] : state.all<Ticket>())
            tickets_->emplace_hint(tickets_->end(), key, make_ticket(state, key, ticket));
    }
    return *tickets_;
}

const SearchIndex::Entries& SearchIndex::units(const State& state) {
    if (!units_) {
        units_.emplace();
        for (const auto& [key, unit] : state.all<Unit>())
            units_->emplace_hint(units_->end(), key, make_unit(state, unit));
    }
    return *units_;
}

void SearchIndex::renew_ticket(const State& state, std::uint64_t key) {
    if (!tickets_) return;
    const Ticket* ticket = state.find(TicketId{key});
    if (ticket == nullptr)
        tickets_->erase(key);
    else
        tickets_->insert_or_assign(key, make_ticket(state, key, *ticket));
}

void SearchIndex::renew_unit(const State& state, std::uint64_t key) {
    if (!units_) return;
    const Unit* unit = state.find(UnitId{key});
    if (unit == nullptr)
        units_->erase(key);
    else
        units_->insert_or_assign(key, make_unit(state, *unit));
}

void SearchIndex::add_name(Searched& entry, std::string_view text) const {
    if (text.empty()) return;
    fold_into(entry.names, text, table());
    fold_into(entry.names, "\n", table());
}

void SearchIndex::add_household(Searched& entry, const Household& household) const {
    for (const Member& member : household.members) {
        add_name(entry, member.name.value);
        add_phone(entry, member.phone.value);
    }
}

Searched SearchIndex::make_ticket(const State& state, std::uint64_t key,
                                  const Ticket& ticket) const {
    Searched entry;
    entry.unit = ticket.unit;
    entry.household = ticket.household;
    entry.assignee = ticket.assignee;
    add_name(entry, ticket_number(ticket));
    if (const Unit* unit = state.find(ticket.unit)) add_name(entry, unit->code.value);
    add_name(entry, ticket.place.value);
    if (const auto* contact = state.find<TicketContact>(key)) {
        add_name(entry, contact->who.value);
        add_phone(entry, contact->phone.value);
    }
    if (const Household* household = state.find(ticket.household)) add_household(entry, *household);
    if (const Staff* assignee = state.find(ticket.assignee)) add_name(entry, assignee->name.value);
    fold_into(entry.words, ticket.words.value, table());
    return entry;
}

Searched SearchIndex::make_unit(const State& state, const Unit& unit) const {
    Searched entry;
    entry.household = unit.household;
    // The code is compared by its own rules, see search_units().
    const Household* household = state.find(unit.household);
    if (household == nullptr) return entry;
    add_household(entry, *household);
    for (const Code& plate : household->vehicles) add_name(entry, plate.value);
    return entry;
}

bool SearchIndex::finds(const Searched& entry, const Needle& needle) const {
    if (has_text(entry.names, needle) || has_text(entry.words, needle)) return true;
    if (!needle.phone_end.empty() &&
        entry.phones.find(needle.phone_end + '\n') != std::string::npos)
        return true;
    if (!needle.initials || !table_) return false;
    return has_initials(entry.names, needle, *table_) ||
           (needle.text.size() >= sentence_initials_min &&
            has_initials(entry.words, needle, *table_));
}

}  // namespace core
