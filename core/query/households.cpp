#include "core/query/households.hpp"

#include "core/audience.hpp"

#include <algorithm>
#include <map>

namespace core {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
        text.replace(at, from.size(), to);
        at += to.size();
    }
}

// 3栋2单元501室 as it is kept: 3-2-501.
std::string typed_code(std::string_view text) {
    std::string code = folded(text);
    for (const std::string_view word : {"号楼", "號樓", "栋", "棟", "幢", "单元", "單元"})
        replace_all(code, word, "-");
    replace_all(code, "室", "");
    replace_all(code, "--", "-");
    return code;
}

// 3-2-501 by a number pad: 32501.
constexpr std::size_t unit_digits_min = 4;
bool same_digits(std::string_view code, std::string_view digits) {
    for (const char c : code) {
        if (c == '-') continue;
        if (digits.empty() || digits.front() != c) return false;
        digits.remove_prefix(1);
    }
    return digits.empty();
}

bool ends_with(std::string_view text, std::string_view tail) {
    return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

enum class Rank : std::uint8_t { exact, prefix, door, rest, none };

Rank rank_code(std::string_view code, std::string_view typed) {
    if (code == typed) return Rank::exact;
    if (code.substr(0, typed.size()) == typed) return Rank::prefix;
    return ends_with(code, "-" + std::string(typed)) ? Rank::door : Rank::none;
}

}  // namespace

bool code_less(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        if (is_digit(a.front()) && is_digit(b.front())) {
            const auto number = [](std::string_view& text) {
                std::uint64_t value = 0;
                for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1))
                    value = value * 10 + static_cast<std::uint64_t>(text.front() - '0');
                return value;
            };
            const std::uint64_t x = number(a), y = number(b);
            if (x != y) return x < y;
            continue;
        }
        if (a.front() != b.front()) {
            return static_cast<unsigned char>(a.front()) < static_cast<unsigned char>(b.front());
        }
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    return a.size() < b.size();
}

std::vector<UnitRow> search_units(const State& state, std::string_view text, std::size_t limit,
                                  SearchIndex* index) {
    struct Hit {
        Rank rank;
        const Unit* unit;
        UnitRow row;
    };
    SearchIndex made_here;
    SearchIndex& search = index != nullptr ? *index : made_here;
    const std::string typed = typed_code(text);
    const Needle needle = needle_of(text, search.table());
    static const SearchIndex::Entries none;
    const SearchIndex::Entries& entries = needle.empty() ? none : search.units(state);
    auto entry = entries.begin();  // walks along with the units
    std::vector<Hit> hits;
    for (const auto& [key, unit] : state.all<Unit>()) {
        const HouseholdId household = state.find(unit.household) ? unit.household : HouseholdId{};
        Rank rank = typed.empty() ? Rank::rest : rank_code(folded(unit.code.value), typed);
        while (entry != entries.end() && entry->first < key) ++entry;
        if (rank == Rank::none && entry != entries.end() && entry->first == key &&
            search.finds(entry->second, needle))
            rank = Rank::rest;
        if (rank == Rank::none) continue;
        hits.push_back({rank, &unit, {UnitId{key}, household}});
    }
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        if (a.rank != b.rank) return a.rank < b.rank;
        if (a.unit->code != b.unit->code) return code_less(a.unit->code.value, b.unit->code.value);
        return a.row.unit < b.row.unit;
    });
    std::vector<UnitRow> rows;
    for (const Hit& hit : hits) {
        if (rows.size() == limit) break;
        rows.push_back(hit.row);
    }
    return rows;
}

UnitId unit_by_code(const State& state, std::string_view code) {
    const std::string typed = typed_code(code);
    const bool digits =
        typed.size() >= unit_digits_min && std::all_of(typed.begin(), typed.end(), is_digit);
    UnitId by_digits;
    bool several = false;
    for (const auto& [key, unit] : state.all<Unit>()) {
        const std::string code_of_unit = folded(unit.code.value);
        if (code_of_unit == typed) return UnitId{key};
        if (digits && same_digits(code_of_unit, typed)) {
            several = static_cast<bool>(by_digits);
            by_digits = {key};
        }
    }
    return several ? UnitId{} : by_digits;
}

std::string masked_phone(std::string_view phone) {
    const bool plain = std::all_of(phone.begin(), phone.end(),
                                   [](char c) { return is_digit(c) || c == '-' || c == '+'; });
    if (!plain) return "****";  // nothing a mask could be trusted to hide
    if (phone.size() >= 8) {
        return std::string(phone.substr(0, 3)) + "****" +
               std::string(phone.substr(phone.size() - 4));
    }
    if (phone.size() <= 2) return std::string(phone.size(), '*');
    return "****" + std::string(phone.substr(phone.size() - 2));
}

const Member* owner_of(const Household& household) {
    return household.members.empty() ? nullptr : &household.members.front();
}

UnitTickets tickets_of(const State& state, UnitId unit, UtcMs now) {
    UnitTickets found;
    for (const auto& [key, ticket] : state.all<Ticket>()) {
        if (ticket.unit != unit) continue;
        found.open += is_open(ticket.status) ? 1 : 0;
        found.latest = TicketId{key};
        if (ticket.timeline.empty()) continue;
        const UtcMs reported = ticket.timeline.front().stamp.effective_at;
        found.last_year += now - reported <= 365 * day_ms ? 1 : 0;
    }
    return found;
}

std::vector<ButlerLoad> butler_loads(const State& state) {
    std::map<std::uint64_t, std::uint32_t> by_group;
    for (const auto& [key, unit] : state.all<Unit>()) {
        if (unit.household) ++by_group[unit.group.value];
    }
    const std::uint32_t allowed = state.community() ? state.community()->households_per_butler : 0;
    std::vector<ButlerLoad> loads;
    for (const auto& [key, staff] : state.all<Staff>()) {
        if (!staff.active || staff.role != Role::butler) continue;
        ButlerLoad load{StaffId{key}, 0, allowed};
        for (const auto& [group, households] : by_group) {
            if (staff.looks_after(GroupId{group})) load.households += households;
        }
        loads.push_back(load);
    }
    return loads;
}

}  // namespace core
