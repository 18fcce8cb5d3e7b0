#pragma once
// The words of the domain in Chinese and English: one term for every value a person can read.
//
// term() names a state or a kind (已派单, Assigned), action() a button that makes a move (派单,
// Assign), said() what a timeline says has been done. Values outside an enum's range, which a newer
// version may have written, read 其他. Pure; the views point into static tables.

#include "core/home_visit.hpp"
#include "core/policy/promises.hpp"
#include "core/round.hpp"
#include "core/verdict.hpp"

namespace core {

using Term = Sentence;

Term term(Role role);
Term term(UnitState state);
Term term(HouseholdField field);
Term term(TicketKind kind);
Term term(Channel channel);
Term term(Category category);
Term term(Severity severity);
Term term(TicketStatus status);
Term term(WaitReason reason);
Term term(Outcome outcome);
Term term(RevisitMeans means);
Term term(RouteOrder order);
Term term(Proof proof);
Term term(ItemResult result);
Term term(Handling handling);
Term term(ItemKind kind);
Term term(PartnerProof proof);
Term term(TimeGrade grade);
Term term(VisitMeans means);
Term term(VisitPurpose purpose);
Term term(VisitOutcome outcome);
Term term(VisitRhythm rhythm);
Term mood_term(std::uint8_t mood);  // 1…5
Term term(Care one);                // exactly one bit
Term term(EntityKind kind);
Term term(MilestoneName name);
Term term(MilestoneState state);
Term term(PromiseClock clock);
Term term(PolicySet set);
Term term(Flags one);  // exactly one bit

// The button that makes the move: 响应 派单 到场 开始 等待 恢复 完成 业主确认 回访 关闭 取消工单 更正 升级.
Term action(TicketMove move);
inline constexpr Term rework_action{"返工", "Rework"};        // the owner is not satisfied
inline constexpr Term hand_over_action{"转派", "Hand over"};  // assigned again, to somebody else
inline constexpr Term reappoint_action{"改约", "Reschedule"};
inline constexpr Term requote_action{"改报价", "Change the quote"};
inline constexpr Term note_action{"备注", "Note"};  // internal

// What the timeline says: 已响应 is a state, 响应 what somebody did.
Term said(const TicketEvent& event);

// What was done, by the op's name in the catalogue: lists of unsent and refused work.
Term op_term(std::uint16_t tag);

// The promise's words in its set: 派单后 30 分钟内. Empty when the set does not make it.
Term promise_words(PromiseId id, PolicySet set);
// P01 … P17, 0 → "".
std::string_view promise_code(PromiseId id);

}  // namespace core
