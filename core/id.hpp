#pragma once
// Names of things. An entity is the unit of permission and of change: an op touches exactly one.
//
// An entity's key is made by its author, offline, and sorts by time of creation: 43 bits of
// milliseconds since 2024-01-01 UTC, then 21 random bits. Time order keeps the database's pages hot
// (random ids cost five times the throughput). Companions of an entity (its internal notes, its
// reporter) share its key under another kind, so one leads to the other without a reference.

#include <compare>
#include <cstdint>

namespace core {

template <class Tag>
struct Id {
    std::uint64_t value = 0;
    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return value != 0; }
};

using CommunityId = Id<struct CommunityTag>;
using GroupId = Id<struct GroupTag>;
using BuildingId = Id<struct BuildingTag>;
using UnitId = Id<struct UnitTag>;
using HouseholdId = Id<struct HouseholdTag>;
using StaffId = Id<struct StaffTag>;  // a person who works here; its account acts as this person
using TicketId = Id<struct TicketTag>;
using RouteId = Id<struct RouteTag>;
using RoundId = Id<struct RoundTag>;
using HomeVisitId = Id<struct HomeVisitTag>;
using DutyRecordId = Id<struct DutyRecordTag>;
using MonthSampleId = Id<struct MonthSampleTag>;
using AnalysisId = Id<struct AnalysisTag>;

// Kinds are forever, like op tags: they stand in stored bytes.
enum class EntityKind : std::uint8_t {
    none = 0,
    community = 1,
    group = 2,
    building = 3,
    unit = 4,
    household = 5,
    staff = 6,
    staff_contact = 7,  // phone numbers of a staff member: never for owners
    ticket = 8,
    ticket_note = 9,      // internal notes of a ticket: never for owners
    ticket_contact = 10,  // who reported it and how to reach them
    route = 11,
    round = 12,
    tariff = 13,
    home_visit = 16,    // at a household: never for owners
    duty_record = 17,   // what was done for a duty that nothing else proves
    month_sample = 25,  // a month's sample revisit: the desk's
    analysis = 26,      // why a problem recurs: the desk's
};
inline constexpr std::uint8_t entity_kind_last = 26;

struct EntityId {
    EntityKind kind = EntityKind::none;
    std::uint64_t key = 0;
    auto operator<=>(const EntityId&) const = default;
};

constexpr EntityId entity(CommunityId id) { return {EntityKind::community, id.value}; }
constexpr EntityId entity(GroupId id) { return {EntityKind::group, id.value}; }
constexpr EntityId entity(BuildingId id) { return {EntityKind::building, id.value}; }
constexpr EntityId entity(UnitId id) { return {EntityKind::unit, id.value}; }
constexpr EntityId entity(HouseholdId id) { return {EntityKind::household, id.value}; }
constexpr EntityId entity(StaffId id) { return {EntityKind::staff, id.value}; }
constexpr EntityId entity(TicketId id) { return {EntityKind::ticket, id.value}; }
constexpr EntityId entity(RouteId id) { return {EntityKind::route, id.value}; }
constexpr EntityId entity(RoundId id) { return {EntityKind::round, id.value}; }
constexpr EntityId tariff_of(CommunityId id) { return {EntityKind::tariff, id.value}; }
constexpr EntityId entity(HomeVisitId id) { return {EntityKind::home_visit, id.value}; }
constexpr EntityId entity(DutyRecordId id) { return {EntityKind::duty_record, id.value}; }
constexpr EntityId entity(MonthSampleId id) { return {EntityKind::month_sample, id.value}; }
constexpr EntityId entity(AnalysisId id) { return {EntityKind::analysis, id.value}; }
constexpr EntityId contact_of(StaffId id) { return {EntityKind::staff_contact, id.value}; }
// The entity that a companion belongs to; anything else belongs to itself.
constexpr EntityId main_of(EntityId id) {
    using K = EntityKind;
    if (id.kind == K::ticket_note || id.kind == K::ticket_contact) return {K::ticket, id.key};
    if (id.kind == K::staff_contact) return {K::staff, id.key};
    if (id.kind == K::tariff) return {K::community, id.key};
    return id;
}
constexpr EntityId note_of(TicketId id) { return {EntityKind::ticket_note, id.value}; }
constexpr EntityId contact_of(TicketId id) { return {EntityKind::ticket_contact, id.value}; }

// Milliseconds from 1970 to the epoch of entity keys, 2024-01-01T00:00:00Z.
inline constexpr std::int64_t key_epoch_ms = 1'704'067'200'000;
inline constexpr int key_random_bits = 21;

constexpr std::uint64_t make_key(std::int64_t utc_ms, std::uint32_t random) {
    const std::int64_t since = utc_ms > key_epoch_ms ? utc_ms - key_epoch_ms : 0;
    const std::uint64_t low = random & ((1u << key_random_bits) - 1u);
    return (static_cast<std::uint64_t>(since) << key_random_bits) | low;
}

// A number the server issues when a person signs in on a tablet store; 0 is the server itself.
struct DeviceNo {
    std::uint32_t value = 0;
    auto operator<=>(const DeviceNo&) const = default;
};

// Counts the ops of one device from 1, without a hole. With the device it names an op for ever.
struct OpSeq {
    std::uint32_t value = 0;
    auto operator<=>(const OpSeq&) const = default;
};

struct OpId {
    DeviceNo device;
    OpSeq n;
    auto operator<=>(const OpId&) const = default;
};

// A position in a community's ledger; 0 is "before everything".
struct LogPos {
    std::uint64_t value = 0;
    auto operator<=>(const LogPos&) const = default;
};

// Changes when a server was restored from a backup: positions of different epochs do not compare.
struct Epoch {
    std::uint64_t value = 0;
    auto operator<=>(const Epoch&) const = default;
};

}  // namespace core
