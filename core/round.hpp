#pragma once
// Rounds 巡查: one walk along a route as it was recorded.
//
// Everything recorded on a round is evidence: it is flagged when it is odd (late, out of order,
// after the end), never refused. Checkpoints and items are named by their index in the route, which
// never changes (core/route.hpp). How good the evidence is, core/policy/evidence.hpp says.

#include "core/people.hpp"
#include "core/photo.hpp"
#include "core/record.hpp"
#include "core/route.hpp"
#include "core/text.hpp"
#include "core/ticket.hpp"

#include <vector>

namespace core {

enum class Proof : std::uint8_t { qr = 0, nfc = 1, typed = 2 };
inline constexpr std::uint8_t proof_last = 2;

enum class ItemResult : std::uint8_t { none = 0, ok = 1, finding = 2, not_applicable = 3 };
inline constexpr std::uint8_t item_result_last = 3;

enum class Handling : std::uint8_t {
    noted = 0,
    corrected = 1,  // 当场纠正
    ticket = 2,     // 转工单
    stopped = 3,    // 停用: out of service, notice put up, and an emergency ticket
};
inline constexpr std::uint8_t handling_last = 3;
constexpr bool has_ticket(Handling handling) { return handling >= Handling::ticket; }

// How a partner said that they are walking along.
enum class PartnerProof : std::uint8_t {
    none = 0,
    own_device = 1,  // signed in on a device of their own
    pin_here = 2,    // by their PIN on the walker's device, which alone has seen it
};
inline constexpr std::uint8_t partner_proof_last = 2;

struct ItemState {
    ItemResult result = ItemResult::none;
    std::int32_t reading_milli = 0;
    Severity severity = Severity::small;
    Handling handling = Handling::noted;
    TicketId ticket;
    Note text;
    std::uint8_t choice = 0;  // of an item with choices
    bool operator==(const ItemState&) const = default;
};

// What links a check-in to the one before it on the same device. The hash names that one's content
// (sync/PROTOCOL.md says how); the server holds it against what it has.
struct CheckInLink {
    std::uint32_t number = 0;    // of the device's check-ins, from 1; 0: an old build, no link
    std::uint64_t before = 0;    // hash of the one before; 0: none
    std::int64_t steady_ms = 0;  // monotonic time since it; −1: the app was started in between
    bool operator==(const CheckInLink&) const = default;
};

struct Visit {  // one checkpoint of a round
    std::uint16_t checkpoint = 0;
    bool checked_in = false;
    bool skipped = false;
    Stamp at;  // of the first check-in or the skip
    Proof proof = Proof::qr;
    Line reason;  // why typed, or why skipped
    std::vector<ItemState>
        items;  // by item index; shorter than the checklist while nothing is recorded for the rest
    std::uint16_t repeats = 0;  // further check-ins at the same point
    UtcMs made_at;              // of the first check-in, by the device's clock
    DeviceNo device;
    CheckInLink link;
    Spot where;
    bool operator==(const Visit&) const = default;
};

struct RoundPhoto : Photo {
    std::uint16_t checkpoint = 0, item = 0;
    bool operator==(const RoundPhoto&) const = default;
};

// Which planned walk a round is meant for: a window of a service day.
struct PlannedFor {
    Day day;  // 1970-01-01: none
    std::uint8_t window = 0;
    bool operator==(const PlannedFor&) const = default;
    explicit operator bool() const { return day != Day{}; }
};

struct Round {
    RecordHead head;
    RouteId route;
    Actor walker;
    Stamp started;
    Stamp finished;                  // effective_at 0 while under way
    std::vector<Visit> visits;       // sorted by checkpoint
    std::uint16_t late_records = 0;  // recorded after the round had been finished
    StaffId partner;                 // of a two-person round, or 0
    PartnerProof partner_proof = PartnerProof::none;
    Stamp partner_at;  // when they confirmed
    PlannedFor planned;
    std::uint32_t turn = 0;  // which of the shuffled orders, see order_of() in policy/schedule
    RoundId rewalk_of;       // a supervisor's walk after somebody's round, to compare
    std::vector<RoundPhoto> photos;
    bool operator==(const Round&) const = default;
    bool under_way() const { return !finished.effective_at; }
    const Visit* visit(std::uint16_t checkpoint) const;
};

struct StartRound {
    RouteId route;
    bool operator==(const StartRound&) const = default;
};
struct CheckIn {
    std::uint16_t checkpoint = 0;
    Proof proof = Proof::qr;
    Line reason;
    bool operator==(const CheckIn&) const = default;
};
struct RecordItem {
    std::uint16_t checkpoint = 0;
    std::uint16_t item = 0;
    ItemResult result = ItemResult::ok;
    std::int32_t reading_milli = 0;
    bool operator==(const RecordItem&) const = default;
};
// Every item of the checkpoint that has no result yet; `items` is how many the checklist has.
struct RecordAllOk {
    std::uint16_t checkpoint = 0;
    std::uint16_t items = 0;
    bool operator==(const RecordAllOk&) const = default;
};
struct RecordFinding {
    std::uint16_t checkpoint = 0;
    std::uint16_t item = 0;
    Severity severity = Severity::small;
    Handling handling = Handling::noted;
    TicketId ticket;
    Note text;
    bool operator==(const RecordFinding&) const = default;
};
struct SkipCheckpoint {
    std::uint16_t checkpoint = 0;
    Line reason;
    bool operator==(const SkipCheckpoint&) const = default;
};
struct FinishRound {
    bool operator==(const FinishRound&) const = default;
};

// --- Since version 4 --------------------------------------------------------------------------

// A start that says more than StartRound.
struct BeginRound {
    RouteId route;
    StaffId partner;
    PlannedFor planned;
    std::uint32_t turn = 0;
    RoundId rewalk_of;
    bool operator==(const BeginRound&) const = default;
};
struct ConfirmPartner {
    StaffId partner;
    PartnerProof proof = PartnerProof::own_device;
    bool operator==(const ConfirmPartner&) const = default;
};
struct LinkedCheckIn {
    std::uint16_t checkpoint = 0;
    Proof proof = Proof::qr;
    Line reason;
    Spot where;
    CheckInLink link;  // sync fills it in; what a screen puts here is overwritten
    bool operator==(const LinkedCheckIn&) const = default;
};
// The answer to an item with choices or words.
struct RecordAnswer {
    std::uint16_t checkpoint = 0;
    std::uint16_t item = 0;
    ItemResult result = ItemResult::ok;
    std::uint8_t choice = 0;
    Note text;
    bool operator==(const RecordAnswer&) const = default;
};
struct AttachRoundPhoto {
    std::uint16_t checkpoint = 0;
    std::uint16_t item = 0;
    PhotoFile photo;
    bool operator==(const AttachRoundPhoto&) const = default;
};

inline constexpr std::size_t round_photos_max = 200;

void evolve(Round&, const OpHead&, const Stamp&, const StartRound&);
void evolve(Round&, const OpHead&, const Stamp&, const CheckIn&);
void evolve(Round&, const OpHead&, const Stamp&, const RecordItem&);
void evolve(Round&, const OpHead&, const Stamp&, const RecordAllOk&);
void evolve(Round&, const OpHead&, const Stamp&, const RecordFinding&);
void evolve(Round&, const OpHead&, const Stamp&, const SkipCheckpoint&);
void evolve(Round&, const OpHead&, const Stamp&, const FinishRound&);
void evolve(Round&, const OpHead&, const Stamp&, const BeginRound&);
void evolve(Round&, const OpHead&, const Stamp&, const ConfirmPartner&);
void evolve(Round&, const OpHead&, const Stamp&, const LinkedCheckIn&);
void evolve(Round&, const OpHead&, const Stamp&, const RecordAnswer&);
void evolve(Round&, const OpHead&, const Stamp&, const AttachRoundPhoto&);

}  // namespace core
