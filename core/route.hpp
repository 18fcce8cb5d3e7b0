#pragma once
// Routes 路线: where a round leads, what is looked at there, and when it is walked.
//
// A route never changes once people walk it, but for its end: a changed route is a new entity, the
// old one is retired and names its successor. So a round's checkpoints and items keep their index
// and meaning for ever. Codes of one route differ from one another (compared as people type them).
//
// The plan is data; core/policy/schedule.hpp makes walks of it. Minutes count from the community's
// midnight.

#include "core/people.hpp"
#include "core/record.hpp"
#include "core/text.hpp"

#include <vector>

namespace core {

enum class ItemKind : std::uint8_t {
    judgement = 0,  // ok / finding / not applicable
    reading = 1,    // a number with a range
    choice = 2,     // one of a few words, some of them fine
    text = 3,       // words
};
inline constexpr std::uint8_t item_kind_last = 3;

struct ChecklistItem {
    Line text;
    ItemKind kind = ItemKind::judgement;
    Name unit;                   // V, ℃ …; readings only
    std::int32_t low_milli = 0;  // range in thousandths of the unit
    std::int32_t high_milli = 0;
    // Since version 4:
    std::vector<Name> choices = {};  // choice only
    std::uint16_t fine_choices = 0;  // bit i: choice i is as it should be
    bool photo_required = false;     // not answered without a picture
    bool stops = false;              // abnormal: out of service at once, and an emergency ticket
    bool operator==(const ChecklistItem&) const = default;
    bool is_fine(std::uint8_t choice) const {
        return choice < choices.size() && (fine_choices >> choice & 1) != 0;
    }
};

// A place on the earth, where a device or a person tells one. Accuracy 0: not known.
struct Spot {
    std::int32_t latitude_e6 = 0, longitude_e6 = 0;  // millionths of a degree
    std::uint16_t accuracy_m = 0;
    bool operator==(const Spot&) const = default;
    bool known() const { return accuracy_m != 0; }
};

struct Checkpoint {
    Code code;  // what the QR label holds and a person can type
    Line place;
    std::uint16_t dwell_s = 0;  // expected stay
    std::vector<ChecklistItem> items;
    Spot where = {};  // since version 4
    bool operator==(const Checkpoint&) const = default;
};

enum class RouteOrder : std::uint8_t {
    in_order = 0,
    any_order = 1,
    shuffled = 2,  // another order each shift 交叉巡逻
};
inline constexpr std::uint8_t route_order_last = 2;

inline constexpr std::uint16_t minutes_of_day = 24 * 60;

// When walks are due: `times` of them between the minutes; until ≤ from crosses midnight.
struct PlanWindow {
    std::uint16_t from_minute = 0, until_minute = 0;  // 0…1439
    std::uint8_t times = 1;
    bool operator==(const PlanWindow&) const = default;
    std::uint16_t length_minutes() const {
        return static_cast<std::uint16_t>(until_minute > from_minute
                                              ? until_minute - from_minute
                                              : minutes_of_day + until_minute - from_minute);
    }
};

struct RoutePlan {
    std::vector<PlanWindow> windows;  // none: `times_a_day` of the route, whenever
    std::uint8_t weekdays = 0x7F;     // bit 0 Monday … bit 6 Sunday, of the service day
    std::uint8_t times_a_week = 0;  // 夜查: so many in a week, in any of its windows; 0: each time
    std::uint16_t day_begins_minute =
        0;  // a service day runs from here: 420 puts 02:00 to the night before
    bool operator==(const RoutePlan&) const = default;
};

struct Route {
    RecordHead head;
    Name name;                 // 每日巡楼 · 3 栋
    GroupId group;             // whose daily work it is; 0: the whole community
    Role role = Role::butler;  // who walks it
    RouteOrder order = RouteOrder::in_order;
    std::uint8_t times_a_day = 1;
    std::vector<Checkpoint> checkpoints;
    RoutePlan plan;
    bool two_person = false;  // 双人巡逻: a partner confirms
    std::uint32_t seed = 0;   // of the shuffled order
    UtcMs planned_from;       // walks are planned from here on: when the route was added
    UtcMs retired_at;         // 0: in use
    RouteId successor;        // what took its place, or 0
    bool operator==(const Route&) const = default;
    bool in_use() const { return !retired_at; }
};

// The first release's way to add a route; what it cannot say has its default.
struct AddRoute {
    Name name;
    GroupId group;
    Role role = Role::butler;
    RouteOrder order = RouteOrder::in_order;
    std::uint8_t times_a_day = 1;
    std::vector<Checkpoint> checkpoints;
    bool operator==(const AddRoute&) const = default;
};
struct LayRoute {
    Name name;
    GroupId group;
    Role role = Role::butler;
    RouteOrder order = RouteOrder::in_order;
    std::uint8_t times_a_day = 1;
    std::vector<Checkpoint> checkpoints;
    RoutePlan plan;
    bool two_person = false;
    std::uint32_t seed = 0;
    bool operator==(const LayRoute&) const = default;
};
struct RetireRoute {
    RouteId successor;
    bool operator==(const RetireRoute&) const = default;
};

inline constexpr std::size_t checkpoints_max = 200;
inline constexpr std::size_t items_max = 60;
inline constexpr std::size_t choices_max = 12;
static_assert(choices_max <= 16, "fine_choices has a bit for each");
inline constexpr std::size_t windows_max = 24;  // hourly patrols
inline constexpr std::uint8_t window_times_max = 24;

// Figures, texts and codes within their limits. AddRoute carries none of what came later.
bool within_limits(const AddRoute& op);
bool within_limits(const LayRoute& op);

void evolve(Route&, const OpHead&, const Stamp&, const AddRoute&);
void evolve(Route&, const OpHead&, const Stamp&, const LayRoute&);
void evolve(Route&, const OpHead&, const Stamp&, const RetireRoute&);

}  // namespace core
