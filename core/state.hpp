#pragma once
// All records of a community, or of the part of it that one viewer may see. One ordered table per
// noun; order is by key, that is by time of creation. Equal states are equal byte for byte:
// integers and text only, no hash order.

#include "core/op.hpp"

#include <map>
#include <optional>
#include <tuple>
#include <variant>

namespace core {

template <class Record>
using Table = std::map<std::uint64_t, Record>;

// Any record, in ascending order of its EntityKind; kinds may have gaps, kind_of<> names each one's.
using Record = std::variant<Community, Group, Building, Unit, Household, Staff, StaffContact,
                            Ticket, TicketNotes, TicketContact, Route, Round, Tariff, HomeVisit,
                            DutyRecord, MonthSample, Analysis>;

template <class R>
inline constexpr EntityKind kind_of = EntityKind::none;
template <>
inline constexpr EntityKind kind_of<Community> = EntityKind::community;
template <>
inline constexpr EntityKind kind_of<Group> = EntityKind::group;
template <>
inline constexpr EntityKind kind_of<Building> = EntityKind::building;
template <>
inline constexpr EntityKind kind_of<Unit> = EntityKind::unit;
template <>
inline constexpr EntityKind kind_of<Household> = EntityKind::household;
template <>
inline constexpr EntityKind kind_of<Staff> = EntityKind::staff;
template <>
inline constexpr EntityKind kind_of<StaffContact> = EntityKind::staff_contact;
template <>
inline constexpr EntityKind kind_of<Ticket> = EntityKind::ticket;
template <>
inline constexpr EntityKind kind_of<TicketNotes> = EntityKind::ticket_note;
template <>
inline constexpr EntityKind kind_of<TicketContact> = EntityKind::ticket_contact;
template <>
inline constexpr EntityKind kind_of<Route> = EntityKind::route;
template <>
inline constexpr EntityKind kind_of<Round> = EntityKind::round;
template <>
inline constexpr EntityKind kind_of<Tariff> = EntityKind::tariff;
template <>
inline constexpr EntityKind kind_of<HomeVisit> = EntityKind::home_visit;
template <>
inline constexpr EntityKind kind_of<DutyRecord> = EntityKind::duty_record;
template <>
inline constexpr EntityKind kind_of<MonthSample> = EntityKind::month_sample;
template <>
inline constexpr EntityKind kind_of<Analysis> = EntityKind::analysis;

EntityKind kind_of_record(const Record& record);

struct State {
    std::tuple<Table<Community>, Table<Group>, Table<Building>, Table<Unit>, Table<Household>,
               Table<Staff>, Table<StaffContact>, Table<Ticket>, Table<TicketNotes>,
               Table<TicketContact>, Table<Route>, Table<Round>, Table<Tariff>, Table<HomeVisit>,
               Table<DutyRecord>, Table<MonthSample>, Table<Analysis>>
        tables;

    // Instantiated once, in state.cpp, not in every file that holds a state.
    State();
    State(const State& other);
    State(State&& other) noexcept;
    State& operator=(const State& other);
    State& operator=(State&& other) noexcept;
    ~State();
    bool operator==(const State& other) const;

    template <class R>
    Table<R>& all() {
        return std::get<Table<R>>(tables);
    }
    template <class R>
    const Table<R>& all() const {
        return std::get<Table<R>>(tables);
    }

    template <class R>
    const R* find(std::uint64_t key) const {
        const auto& table = all<R>();
        const auto it = table.find(key);
        return it == table.end() ? nullptr : &it->second;
    }
    const Community* community() const {
        return all<Community>().empty() ? nullptr : &all<Community>().begin()->second;
    }
    const Tariff* tariff() const {
        return all<Tariff>().empty() ? nullptr : &all<Tariff>().begin()->second;
    }
    Zone zone() const { return community() ? community()->zone : Zone{}; }
    const Group* find(GroupId id) const { return find<Group>(id.value); }
    const Building* find(BuildingId id) const { return find<Building>(id.value); }
    const Unit* find(UnitId id) const { return find<Unit>(id.value); }
    const Household* find(HouseholdId id) const { return find<Household>(id.value); }
    const Staff* find(StaffId id) const { return find<Staff>(id.value); }
    const Ticket* find(TicketId id) const { return find<Ticket>(id.value); }
    const Route* find(RouteId id) const { return find<Route>(id.value); }
    const Round* find(RoundId id) const { return find<Round>(id.value); }
    const HomeVisit* find(HomeVisitId id) const { return find<HomeVisit>(id.value); }
    const DutyRecord* find(DutyRecordId id) const { return find<DutyRecord>(id.value); }
    const MonthSample* find(MonthSampleId id) const { return find<MonthSample>(id.value); }
    const Analysis* find(AnalysisId id) const { return find<Analysis>(id.value); }
};

// Calls visit(table) with the table of this kind; false for kind none or unknown.
template <class AnyState, class Visit>
bool with_table(AnyState& state, EntityKind kind, Visit&& visit) {
    return std::apply(
        [&](auto&... table) {
            return ((kind_of<typename std::remove_cvref_t<decltype(table)>::mapped_type> == kind &&
                     (visit(table), true)) ||
                    ...);
        },
        state.tables);
}

// Does any record have this kind?
constexpr bool is_record_kind(EntityKind kind) {
    return []<std::size_t... I>(EntityKind wanted, std::index_sequence<I...>) {
        return ((kind_of<std::variant_alternative_t<I, Record>> == wanted) || ...);
    }
    (kind, std::make_index_sequence<std::variant_size_v<Record>>{});
}

bool exists(const State& state, EntityId id);
// Position of the last confirmed op of the entity, 0 when it does not exist.
LogPos through(const State& state, EntityId id);
// What the author of an op on it has seen: `through`; of a companion that does not exist yet, its main
// entity's.
LogPos base_of(const State& state, EntityId id);
// A copy of the record; std::nullopt when it does not exist.
std::optional<Record> record_of(const State& state, EntityId id);
void put(State& state, EntityId id, Record record);  // REQUIRES: the record's kind is id.kind
void erase(State& state, EntityId id);
std::size_t size(const State& state);  // records in all tables

}  // namespace core
