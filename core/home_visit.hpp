#pragma once
// Visits to a household 上门拜访: who was met, what they need, what was promised to them.
//
// A visit is a fact of the day it happened, also when nobody was at home. What was promised is open
// until a later entry says it is done; entries are added, nothing is changed. A visit belongs to the
// household's butlers and the desk: what is written about a person is never shown to that person's
// household, and goes along when the home moves to another group.

#include "core/directory.hpp"
#include "core/record.hpp"
#include "core/text.hpp"

#include <vector>

namespace core {

enum class VisitMeans : std::uint8_t { door = 0, phone = 1, meeting = 2 };  // 上门, 电话, 面谈
inline constexpr std::uint8_t visit_means_last = 2;

enum class VisitPurpose : std::uint8_t {
    routine = 0,   // 例行拜访, the round of all households
    relation = 1,  // 重点客户: upkeep and repair of the relationship
    care = 2,      // 特别关怀: elderly, alone, disabled
    sample = 3,    // 抽样回访 of the month [A]
    welcome = 4,   // 新入住: within a week of moving in [D4]
    arrears = 5,   // 收费沟通
};
inline constexpr std::uint8_t visit_purpose_last = 5;

enum class VisitOutcome : std::uint8_t { met = 0, nobody_home = 1, declined = 2 };
inline constexpr std::uint8_t visit_outcome_last = 2;

inline constexpr std::uint8_t mood_last = 5;  // 1 angry … 5 pleased; 0 not given

struct VisitEntry {  // what came after the visit
    Actor actor;
    Stamp stamp;
    Note text;
    bool done = false;  // what was promised is kept
    TicketId ticket;
    bool operator==(const VisitEntry&) const = default;
};

struct HomeVisit {
    RecordHead head;
    UnitId unit;
    HouseholdId household;
    VisitMeans means = VisitMeans::door;
    VisitPurpose purpose = VisitPurpose::routine;
    VisitOutcome outcome = VisitOutcome::met;
    Actor visitor;
    UtcMs at;     // when it happened: as said, but never after it was recorded
    Stamp stamp;  // when it was recorded
    Name met;     // who was met
    Note needs;
    Note promise;  // what was promised, open until an entry says done
    Day promise_by;
    TicketId ticket;  // that the visit led to
    std::uint8_t mood = 0;
    bool arrears_talk = false;
    std::vector<VisitEntry> entries;
    bool operator==(const HomeVisit&) const = default;
    bool talked() const { return outcome == VisitOutcome::met; }
    bool owes_promise() const;
};

struct RecordHomeVisit {
    UnitId unit;
    HouseholdId household;
    VisitMeans means = VisitMeans::door;
    VisitPurpose purpose = VisitPurpose::routine;
    VisitOutcome outcome = VisitOutcome::met;
    UtcMs at;  // 0: now
    Name met;
    Note needs;
    Note promise;
    Day promise_by;  // 0: no day was named
    TicketId ticket;
    std::uint8_t mood = 0;
    bool arrears_talk = false;
    bool operator==(const RecordHomeVisit&) const = default;
};
struct FollowUpVisit {
    Note text;
    bool done = false;
    TicketId ticket;
    bool operator==(const FollowUpVisit&) const = default;
};

bool within_limits(const RecordHomeVisit& op);
bool within_limits(const FollowUpVisit& op);

void evolve(HomeVisit&, const OpHead&, const Stamp&, const RecordHomeVisit&);
void evolve(HomeVisit&, const OpHead&, const Stamp&, const FollowUpVisit&);

}  // namespace core
