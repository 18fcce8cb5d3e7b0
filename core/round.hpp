#pragma once
// Rounds 巡查: a route's checkpoints and checklists, and one walk along them as it was recorded.
//
// Everything recorded on a round is evidence: it is flagged when it is odd (late, out of order,
// after the end), never refused. Checkpoints and items are named by their index in the route as it
// was when the round started; routes only grow new versions (a changed route is a new entity), so
// an index never changes its meaning.

#include "core/people.hpp"
#include "core/record.hpp"
#include "core/text.hpp"
#include "core/ticket.hpp"

#include <vector>

namespace core {

enum class ItemKind : std::uint8_t {
    judgement = 0,
    reading = 1
};  // ok / finding / not applicable, or a number with a range
inline constexpr std::uint8_t item_kind_last = 1;

struct ChecklistItem {
    Line text;
    ItemKind kind = ItemKind::judgement;
    Name unit;                   // V, ℃ …; readings only
    std::int32_t low_milli = 0;  // range in thousandths of the unit
    std::int32_t high_milli = 0;
    bool operator==(const ChecklistItem&) const = default;
};

struct Checkpoint {
    Code code;  // what the QR label holds and a person can type
    Line place;
    std::uint16_t dwell_s = 0;  // expected stay
    std::vector<ChecklistItem> items;
    bool operator==(const Checkpoint&) const = default;
};

enum class RouteOrder : std::uint8_t { in_order = 0, any_order = 1 };
inline constexpr std::uint8_t route_order_last = 1;

struct Route {
    RecordHead head;
    Name name;                 // 每日巡楼 · 3 栋
    GroupId group;             // whose daily work it is; 0: the whole community
    Role role = Role::butler;  // who walks it
    RouteOrder order = RouteOrder::in_order;
    std::uint8_t times_a_day = 1;
    std::vector<Checkpoint> checkpoints;
    bool operator==(const Route&) const = default;
};

enum class Proof : std::uint8_t { qr = 0, nfc = 1, typed = 2 };
inline constexpr std::uint8_t proof_last = 2;

enum class ItemResult : std::uint8_t { none = 0, ok = 1, finding = 2, not_applicable = 3 };
inline constexpr std::uint8_t item_result_last = 3;

enum class Handling : std::uint8_t { noted = 0, corrected = 1, ticket = 2 };  // 当场纠正, 转工单
inline constexpr std::uint8_t handling_last = 2;

struct ItemState {
    ItemResult result = ItemResult::none;
    std::int32_t reading_milli = 0;
    Severity severity = Severity::small;
    Handling handling = Handling::noted;
    TicketId ticket;
    Note text;
    bool operator==(const ItemState&) const = default;
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
    bool operator==(const Visit&) const = default;
};

struct Round {
    RecordHead head;
    RouteId route;
    Actor walker;
    Stamp started;
    Stamp finished;                  // effective_at 0 while under way
    std::vector<Visit> visits;       // sorted by checkpoint
    std::uint16_t late_records = 0;  // recorded after the round had been finished
    bool operator==(const Round&) const = default;
    bool under_way() const { return !finished.effective_at; }
    const Visit* visit(std::uint16_t checkpoint) const;
};

struct AddRoute {
    Name name;
    GroupId group;
    Role role = Role::butler;
    RouteOrder order = RouteOrder::in_order;
    std::uint8_t times_a_day = 1;
    std::vector<Checkpoint> checkpoints;
    bool operator==(const AddRoute&) const = default;
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

inline constexpr std::size_t checkpoints_max = 200;
inline constexpr std::size_t items_max = 60;

void evolve(Route&, const OpHead&, const Stamp&, const AddRoute&);
void evolve(Round&, const OpHead&, const Stamp&, const StartRound&);
void evolve(Round&, const OpHead&, const Stamp&, const CheckIn&);
void evolve(Round&, const OpHead&, const Stamp&, const RecordItem&);
void evolve(Round&, const OpHead&, const Stamp&, const RecordAllOk&);
void evolve(Round&, const OpHead&, const Stamp&, const RecordFinding&);
void evolve(Round&, const OpHead&, const Stamp&, const SkipCheckpoint&);
void evolve(Round&, const OpHead&, const Stamp&, const FinishRound&);

}  // namespace core
